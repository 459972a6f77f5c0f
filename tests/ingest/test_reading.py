from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Audience, BlockKind, DocumentType, PassageKind, Role
from index.lexicon import Lexicon
from ingest.errors import UnreadableFileError
from ingest.reading import ReadDocument, read_document

LEXICON = Lexicon(
    roles={
        Role.STAKE: ("enjeu", "enjeux"),
        Role.STRATEGIC_OBJECTIVE: ("objectif strategique", "objectifs strategiques"),
        Role.OPERATIONAL_OBJECTIVE: ("objectif operationnel", "objectifs operationnels"),
        Role.ACTION: ("action", "actions", "en action(s)"),
        Role.ACTOR: ("acteurs",),
        Role.FIGURE: ("chiffres",),
        Role.VALUE: ("valeurs",),
    }
)

PLAN = """---
titre: Plan d’essai
titre_court: le plan
type: plan
public: public
statut: adopte
date: 2022-03-31
---
# Plan d’essai

## Nos valeurs

### Écoute

Nous écoutons chacun.

## Nos 2 enjeux

- Lire
- Courir

### Lecture

Être une Province qui lit.

#### Objectifs stratégiques

01. Prêter des **livres**.
02. Ouvrir tard.

#### Quelques objectifs opérationnels

##### 01

- Acheter des livres :
    - neufs
    - anciens

##### 02

- Éclairer la salle.

#### Chiffres

- Livres prêtés : 14.573
- Lecteurs

> Note de l’édition : le nombre de lecteurs manque.
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: str | bytes, name: str = "plan.md") -> ReadDocument:
    return read_document(write(folder, name, content), document_id="plan", lexicon=LEXICON)


def test_plan_keeps_its_metadata(tmp_path: Path) -> None:
    metadata = read(tmp_path, PLAN).document.metadata
    assert metadata.name == "le plan"
    assert (metadata.type, metadata.audience) == (DocumentType.PLAN, Audience.PUBLIC)
    assert metadata.date == "2022-03-31"


def test_strategic_objectives_are_items_with_their_printed_numbers(tmp_path: Path) -> None:
    passages = read(tmp_path, PLAN).passages
    found = [p for p in passages if p.role is Role.STRATEGIC_OBJECTIVE]
    assert [(p.number, p.text) for p in found] == [
        ("01", "Prêter des livres."),
        ("02", "Ouvrir tard."),
    ]
    assert found[0].group == found[1].group
    assert found[0].heading_path == ("Nos 2 enjeux", "Lecture", "Objectifs stratégiques")


def test_operational_objectives_carry_the_number_of_their_heading(tmp_path: Path) -> None:
    passages = read(tmp_path, PLAN).passages
    found = [p for p in passages if p.role is Role.OPERATIONAL_OBJECTIVE]
    assert [(p.number, p.text) for p in found] == [
        ("01", "Acheter des livres :"),
        ("01", "neufs"),
        ("01", "anciens"),
        ("02", "Éclairer la salle."),
    ]
    assert found[1].lead_in == "Acheter des livres :"
    assert found[1].group == found[2].group != found[0].group


def test_a_list_is_introduced_by_the_sentence_before_it_alone(tmp_path: Path) -> None:
    told = "# Prêts\n\nLe prêt dure un mois. La demande comprend :\n\n- le nom ;\n- l'âge.\n"
    items = [p for p in read(tmp_path, told).passages if p.kind is PassageKind.ITEM]
    assert {p.lead_in for p in items} == {"La demande comprend :"}


def test_a_sentence_that_leans_introduces_a_list_with_the_one_before(tmp_path: Path) -> None:
    told = "# Prêts\n\nOn vient. Le comité se réunit en mai. Il est composé :\n\n- Paul ;\n- Luc."
    items = [p for p in read(tmp_path, told).passages if p.kind is PassageKind.ITEM]
    assert {p.lead_in for p in items} == {"Le comité se réunit en mai. Il est composé :"}


def test_enjeu_is_known_by_what_it_holds_and_opens_with_its_mission(tmp_path: Path) -> None:
    read_plan = read(tmp_path, PLAN)
    stakes = [s.heading for s in read_plan.document.sections if s.role is Role.STAKE]
    missions = [p.text for p in read_plan.passages if p.role is Role.MISSION]
    items = [p.text for p in read_plan.passages if p.role is Role.STAKE]
    assert stakes == ["Lecture"]
    assert missions == ["Être une Province qui lit."]
    assert items == ["Lire", "Courir"]


def test_sections_under_the_values_are_values(tmp_path: Path) -> None:
    sections = read(tmp_path, PLAN).document.sections
    assert [s.heading for s in sections if s.role is Role.VALUE] == ["Écoute"]


def test_figures_and_notes_are_told_apart(tmp_path: Path) -> None:
    passages = read(tmp_path, PLAN).passages
    figures = [p.text for p in passages if p.kind is PassageKind.FIGURE]
    assert figures == ["Livres prêtés : 14.573", "Lecteurs"]
    (note,) = [p for p in passages if p.kind is PassageKind.NOTE]
    assert note.role is None


def test_document_title_is_not_repeated_in_heading_paths(tmp_path: Path) -> None:
    assert all("Plan d’essai" not in p.heading_path for p in read(tmp_path, PLAN).passages)


def test_heading_that_is_itself_an_objective_is_a_passage(tmp_path: Path) -> None:
    plan = (
        "# Enjeu 1 : Culture\n\n## Objectif stratégique 1.1 : Prêter des livres\n\n"
        "### Objectif opérationnel 1.1.1 : Acheter des livres\n\n- Action\n\n"
        "## Objectif stratégique 1.2 : Ouvrir tard le soir\n"
    )
    read_plan = read(tmp_path, plan)
    found = [p for p in read_plan.passages if p.role is Role.STRATEGIC_OBJECTIVE]
    assert [(p.number, p.text) for p in found] == [
        ("1.1", "Prêter des livres"),
        ("1.2", "Ouvrir tard le soir"),
    ]
    assert found[0].group == found[1].group
    assert read_plan.document.sections[0].role is Role.STAKE


def test_long_prose_is_split_inside_its_section_at_sentences(tmp_path: Path) -> None:
    sentence = "La Province prête des livres à tous les habitants du territoire. "
    passages = read(tmp_path, f"# Titre\n\n## A\n\n{sentence * 40}\n").passages
    assert len(passages) > 2
    assert all(len(p.text) <= 800 and p.text.endswith(".") for p in passages)


def test_table_of_contents_gives_no_passage(tmp_path: Path) -> None:
    passages = read(tmp_path, "# T\n\nCulture ........ 12\n\nLa culture est un droit.\n").passages
    assert [p.text for p in passages] == ["La culture est un droit."]


def test_a_price_at_the_end_of_leaders_is_no_page_of_contents(tmp_path: Path) -> None:
    document = read(tmp_path, "# Tarifs\n\nEntrée des adultes ........ 5 € par jour.\n")
    assert [p.text for p in document.passages] == ["Entrée des adultes ........ 5 € par jour."]


def test_the_number_of_a_point_is_no_end_of_what_precedes_it(tmp_path: Path) -> None:
    points = "".join(
        f"### {n}. Point sur la voirie {n}\n\nVu le décret ;\n\nDÉCIDE, à l'unanimité :\n\n"
        f"**Article 1er.** Le plan {n} est approuvé.\n\n"
        for n in (1, 2)
    )
    minutes = f"# Procès-verbal\n\nConseil communal du 24 avril 2025\n\nLes élus.\n\n{points}"
    first = read(tmp_path, minutes).passages[0]
    assert first.text.endswith("Les élus.")


def test_an_item_that_ends_by_a_colon_leads_to_the_table_under_it(tmp_path: Path) -> None:
    table = "Formule      Tarif\nAtelier       90 €\nSpectacle     16 €\n"
    document = read(tmp_path, f"4.2. Les tarifs sont :\n\n{table}", "tarifs.txt")
    rows = [p for p in document.passages if p.kind is PassageKind.TABLE_ROW]
    assert [p.lead_in for p in rows] == ["Les tarifs sont :"] * 2


@pytest.mark.parametrize(
    ("heading", "rubric"),
    [
        ("# Axe A", "## Nos objectifs stratégiques"),
        ("## Axe A", "### 2. Objectifs stratégiques de l’axe A"),
        ("### Axe A", "###### LES OBJECTIFS STRATÉGIQUES"),
    ],
)
def test_any_level_and_wording_of_headings_makes_an_enjeu(
    tmp_path: Path, heading: str, rubric: str
) -> None:
    plan = f"# Plan\n\n# Contexte\n\nTexte.\n\n{heading}\n\n{rubric}\n\n1. Un\n2. Deux\n"
    found = read(tmp_path, plan)
    assert [s.heading for s in found.document.sections if s.role is Role.STAKE] == ["Axe A"]
    objectives = [p for p in found.passages if p.role is Role.STRATEGIC_OBJECTIVE]
    assert [(p.number, p.text) for p in objectives] == [("1", "Un"), ("2", "Deux")]


def test_items_that_a_list_interrupted_by_prose_goes_on_with_stay_together(
    tmp_path: Path,
) -> None:
    plan = "# T\n\n1. Un\n2. Deux\n\nUne précision.\n\n3. Trois\n\nAutre.\n\n1. Un bis\n"
    groups = {p.text: p.group for p in read(tmp_path, plan).passages}
    assert groups["Un"] == groups["Trois"] != groups["Un bis"]


def test_passage_ids_survive_an_edit_elsewhere(tmp_path: Path) -> None:
    before = {p.text: p.id for p in read(tmp_path, PLAN).passages}
    edited = PLAN.replace("- Lire\n", "- Lire beaucoup\n- Marcher\n")
    after = {p.text: p.id for p in read(tmp_path, edited).passages}
    assert before["Éclairer la salle."] == after["Éclairer la salle."]


def test_same_words_twice_in_one_place_have_two_ids(tmp_path: Path) -> None:
    passages = read(tmp_path, "# T\n\n- Même mot\n- Même mot\n").passages
    assert len({p.id for p in passages}) == 2


@pytest.mark.parametrize(
    ("name", "declared", "expected"),
    [
        ("public/a.md", None, Audience.PUBLIC),
        ("interne/public/a.md", None, Audience.PUBLIC),
        ("public/interne/a.md", Audience.PUBLIC, Audience.INTERNAL),
        ("x/a.md", Audience.PUBLIC, Audience.PUBLIC),
        ("x/a.md", None, Audience.INTERNAL),
    ],
)
def test_audience_comes_from_the_folder_then_the_command_else_is_internal(
    tmp_path: Path, name: str, declared: Audience | None, expected: Audience
) -> None:
    path = write(tmp_path, name, "# T\n\nTexte.\n")
    found = read_document(path, document_id="a", lexicon=LEXICON, audience=declared)
    assert found.document.metadata.audience is expected
    assert {p.audience for p in found.passages} == {expected}


def test_audience_of_the_front_matter_prevails_over_the_folder(tmp_path: Path) -> None:
    path = write(tmp_path, "public/a.md", "---\npublic: interne\n---\n# T\n\nTexte.\n")
    found = read_document(path, document_id="a", lexicon=LEXICON, audience=Audience.PUBLIC)
    assert found.document.metadata.audience is Audience.INTERNAL


_WRITTEN = st.text(
    st.sampled_from("ab éÉ01.:-#>*|`[]()!<>&\n\n  \t/’\u00a0\u200bﬁ"), max_size=300
) | st.text(max_size=200)


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@settings(deadline=None, max_examples=60)  # a shared machine has no steady pace
@given(content=_WRITTEN)
def test_any_text_is_read_with_exact_spans_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: str
) -> None:
    path = write(tmp_path_factory.getbasetemp(), f"fuzz/{name}", content.encode("utf-8", "replace"))
    try:
        found = read_document(path, document_id="a", lexicon=LEXICON)
    except UnreadableFileError:
        return
    text, end = found.document.text, 0
    for block in found.document.blocks:
        assert end <= block.start < block.end <= len(text)
        end = block.end
    for passage in found.passages:
        assert text[passage.start : passage.end] == passage.text.strip() == passage.text
    headings = [b for b in found.document.blocks if b.kind is BlockKind.HEADING]
    assert len(headings) == len(found.document.sections)
    assert len({p.id for p in found.passages}) == len(found.passages)
