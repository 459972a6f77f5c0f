"""The lexicon: what it finds in a question, and how it names a faulty line."""

from pathlib import Path

import pytest

from index.document import Role
from index.lexicon import Lexicon, LexiconError, load_lexicon

SHIPPED = Path(__file__).parents[2] / "corpus" / "lexique.txt"

SMALL = """\
# remarque
[sigles]
V.A.D.A., VADA = ville amie des aînés
IST = infections sexuellement transmissibles

[Mots courants]
vélo, piste cyclable = mobilité douce, réseau points-nœuds   # à compléter
vélo = cyclisme
cours = enseignement
où vont nos impôts = budget
cours d'eau, rivière = gestion des cours d'eau

[rubriques]
objectif_strategique = objectif stratégique, O.S.
action = actions, en action(s)
objectif_operationnel = objectifs opérationnels

[autres autorites]
impôt = le SPF Finances
carte d'identité, passeport = votre commune (service population, sur rendez-vous)

[institutions]
propre = Province de Valmont
autre = Province de Montreval, Ville de Valmont

[mots étrangers]
en: teacher, teachers = enseignants
de: ist = être
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return load_lexicon(_write(tmp_path, SMALL))


def _write(folder: Path, text: str) -> Path:
    path = folder / "lexique.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_everyday_words_are_found_without_accents_capitals_or_plural(lexicon: Lexicon) -> None:
    assert lexicon.expand("LES PISTES CYCLABLES") == ("mobilité douce", "réseau points-nœuds")
    assert lexicon.expand("un velo") == ("mobilité douce", "réseau points-nœuds", "cyclisme")


def test_the_longest_phrase_wins(lexicon: Lexicon) -> None:
    assert lexicon.expand("les cours d’eau") == ("gestion des cours d'eau",)
    assert lexicon.expand("les cours du soir") == ("enseignement",)


def test_an_acronym_is_found_with_or_without_dots(lexicon: Lexicon) -> None:
    assert lexicon.expand("c'est quoi le label v.a.d.a. ?") == ("ville amie des aînés",)
    assert lexicon.expand("vada") == ("ville amie des aînés",)


def test_a_word_inside_another_is_not_found(lexicon: Lexicon) -> None:
    assert lexicon.expand("le concours des vélodromes") == ()


def test_another_language_uses_its_own_words_and_acronyms_in_capitals(lexicon: Lexicon) -> None:
    assert lexicon.expand("how many teachers?", "en") == ("enseignants",)
    assert lexicon.expand("was ist IST?", "de") == (
        "infections sexuellement transmissibles",
        "être",
    )
    assert lexicon.expand("was ist das?", "de") == ("être",)
    assert lexicon.expand("un vélo", "en") == ()


def test_a_heading_has_the_role_of_its_longest_wording(lexicon: Lexicon) -> None:
    assert (
        lexicon.role_of("Quelques objectifs opérationnels et actions") is Role.OPERATIONAL_OBJECTIVE
    )
    assert lexicon.role_of("Les O.S.") is Role.STRATEGIC_OBJECTIVE
    assert lexicon.role_of("En action(s)") is Role.ACTION
    assert lexicon.role_of("Transactions immobilières") is None


def test_the_competent_authority_is_told_as_written(lexicon: Lexicon) -> None:
    authority = "votre commune (service population, sur rendez-vous)"
    assert lexicon.authority("où faire mes passeports ?") == ("passeport", authority)
    assert lexicon.authority("où faire du vélo ?") is None


def test_a_subject_inside_an_everyday_phrase_is_not_one(lexicon: Lexicon) -> None:
    assert lexicon.authority("payer mes impôts") == ("impot", "le SPF Finances")
    assert lexicon.authority("où vont nos impôts ?") is None


def test_other_institutions_are_found_and_the_corpus_own_is_not(lexicon: Lexicon) -> None:
    assert lexicon.institutions_in("la province de montreval ?") == ("Province de Montreval",)
    assert lexicon.institutions_in("la Province de Valmont ?") == ()


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon.EMPTY.expand("un vélo") == ()
    assert Lexicon.EMPTY.expand("a bike", "en") == ()
    assert Lexicon.EMPTY.authority("passeport") is None
    assert Lexicon.EMPTY.role_of("Nos acteurs") is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("PST = Programme", 1, "précède la première partie"),
        ("[sigles]\n\n[recettes]\n", 3, "est inconnue. Parties possibles : [sigles]"),
        ("[sigles\n", 1, "est inconnue"),
        ("[sigles]\nPST Programme\n", 2, "il manque le signe « = »"),
        ("[sigles]\n = Programme\n", 2, "il manque un mot à gauche"),
        ("[sigles]\nPST = \n", 2, "il manque un mot à droite"),
        ("[mots courants]\nvélo,, bici = mobilité\n", 2, "il manque un mot à gauche"),
        ("[mots courants]\nvélo = mobilité,\n", 2, "il manque un mot à droite"),
        ("[rubriques]\nobjectif = buts\n", 2, "« objectif » est inconnu ici. Possible : enjeu"),
        ("[institutions]\nvoisine = Province\n", 2, "Possible : propre, autre"),
        ("[mots étrangers]\nteacher = enseignant\n", 2, "il manque la langue"),
        (
            "[autres autorités]\npasseport = la commune\nPasseport = la Région\n",
            3,
            "« passeport » a déjà une autre autorité à la ligne 2",
        ),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(_write(tmp_path, text))
    assert caught.value.line == line
    assert reason in caught.value.reason
    assert f"ligne {line} :" in str(caught.value)


def test_a_file_that_is_not_utf8_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "lexique.txt"
    path.write_bytes("[sigles]\nPST = Stratégique".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"ligne 2 : .*UTF-8"):
        load_lexicon(path)


def test_the_shipped_lexicon_is_valid_and_gives_every_role_its_headings() -> None:
    lexicon = load_lexicon(SHIPPED)
    assert set(lexicon.roles) == set(Role)
    assert "Province de Namur" in lexicon.own_names
    assert lexicon.institutions_in("la province de Namur") == ()
    assert lexicon.role_of("Quelques objectifs opérationnels") is Role.OPERATIONAL_OBJECTIVE
    assert lexicon.role_of("Chiffres clés") is Role.FIGURE


def test_the_shipped_lexicon_sends_to_the_competent_authority() -> None:
    lexicon = load_lexicon(SHIPPED)
    told = {
        "je dois refaire ma carte d'identité": "commune",
        "ma déclaration d'impôts": "SPF Finances",
        "les horaires des bus TEC": "TEC",
        "une prime à l'isolation": "Région wallonne",
        "un logement social": "logement de service public",
    }
    for question, authority in told.items():
        found = lexicon.authority(question)
        assert found is not None, question
        assert authority in found[1]


@pytest.mark.parametrize(
    ("language", "question", "french"),
    [
        ("en", "How many schools are there?", "écoles"),
        ("nl", "Hoeveel scholen zijn er?", "écoles"),
        ("de", "Wie viele Schulen gibt es?", "écoles"),
        ("en", "cycling network", "réseau points-nœuds"),
        ("nl", "wat met de ouderen?", "aînés"),
        ("de", "Was tut die Provinz für das Klima?", "changement climatique"),
    ],
)
def test_the_shipped_lexicon_knows_three_other_languages(
    language: str, question: str, french: str
) -> None:
    lexicon = load_lexicon(SHIPPED)
    assert set(lexicon.foreign) == {"de", "en", "nl"}
    assert french in lexicon.expand(question, language)
