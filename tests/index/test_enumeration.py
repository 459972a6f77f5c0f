import pytest

from index.enumeration import enumeration_in


@pytest.mark.parametrize(
    ("text", "label", "members"),
    [
        ("Archivistes : Mme Roy, M. Lam et M. Sy", "Archivistes", ["Mme Roy", "M. Lam", "M. Sy"]),
        ("Nos valeurs : la sobriété et l'audace.", "Nos valeurs", ["la sobriété", "l'audace"]),
        (
            "Acteurs : Musée (deux sites, un dépôt), Service Eau et Forêts. Pilote : Mme Roy.",
            "Acteurs",
            ["Musée (deux sites, un dépôt)", "Service Eau et Forêts"],
        ),
        ("Acteurs : Musée ; Service des Eaux", "Acteurs", ["Musée", "Service des Eaux"]),
    ],
)
def test_a_line_names_things_after_its_label(text: str, label: str, members: list[str]) -> None:
    found = enumeration_in(text)
    assert found is not None
    assert (found.label, [text[start:end] for start, end in found.members]) == (label, members)


@pytest.mark.parametrize(
    "text",
    [
        "Pilote : Direction de la Santé",
        "La Province agit : elle finance.",
        "Musée, école et théâtre",
        "Avis : celui qui veut emprunter du matériel au dépôt remplit un formulaire papier et le "
        "remet au guichet du service, qui lui répond",
    ],
)
def test_one_thing_or_a_sentence_is_no_enumeration(text: str) -> None:
    assert enumeration_in(text) is None


def test_a_line_is_sought_in_a_part_of_a_text() -> None:
    text = "Titre\n\nActeurs : Musée, Forge\n\nPilote : Mme Roy"
    found = enumeration_in(text, 7, 29)
    assert found is not None
    assert [text[start:end] for start, end in found.members] == ["Musée", "Forge"]
    assert found.end == 29
