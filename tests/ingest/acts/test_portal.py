import pytest

from ingest.acts.portal import annexes_of_page, institution_of_page
from tests.ingest.acts.texts import portal_page, read

ADDRESS = "Titre\nhttps://www.deliberations.be/val-de-meuse/decisions/25-mars/titre\n"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("La commune de Val-de-Meuse décide.", "Val-de-Meuse"),
        ("LA COMMUNE DE VAL DE MEUSE décide.", "Val-De-Meuse"),
        ("Rien de plus.", "Val-De-Meuse"),
    ],
)
def test_institution_is_the_one_of_the_address_spelt_as_the_text_does(
    words: str, name: str
) -> None:
    assert institution_of_page(ADDRESS + words) == name


def test_page_of_nobody_tells_no_institution() -> None:
    assert institution_of_page("Titre\nhttps://www.exemple.invalid/namur/\n") is None


def test_files_of_a_page_are_its_annexes() -> None:
    files = "Annexes\nCahier des charges\nTaille:\n35.67 Mo\nplans\nTaille:\n5.78 Mo\n"
    assert annexes_of_page(files) == ("Cahier des charges", "plans")
    text = portal_page(state="Décision") + "Annexes\nConvention.pdf\nTaille:\n641.0 Ko\n"
    (read_act,) = read(text)
    assert read_act.act.annexes == ("Convention.pdf",)


def test_organ_of_the_sitting_is_not_one_named_in_the_title() -> None:
    text = portal_page(state="Décision").replace(
        "Séance publique du Conseil provincial", "Séance publique du Conseil"
    )
    (read_act,) = read(text.replace("Sport –", "Collège provincial –"))
    assert read_act.act.organ == "Conseil provincial"
