from pathlib import Path

import pytest

from index.document import Audience, DocumentType, LegalStatus, PassageKind
from index.library import Library
from index.reading_view import ReadingView
from index.view import Filters, View
from tests.fakes import ContextualHashing, HashingEmbedder
from tests.index.samples import act, document, publish

CANARY = "zorglubium"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("index")
    embedder = HashingEmbedder()
    publish(
        folder,
        embedder,
        document(
            "plan",
            "La Province soutient le centre hospitalier régional.",
            "Elle remplace les véhicules polluants.",
            "Elle développe la culture dans les bibliothèques.",
            "Note de l’édition : les bibliothèques de lecture publique.",
            replaced_by="secret",
        ),
        document(
            "secret",
            f"Le projet {CANARY} double le budget des bibliothèques.",
            audience=Audience.INTERNAL,
            acts=(act("acte-secret", "secret", "2023-01-01", 5.0, True),),
        ),
        document(
            "conseil",
            "Le conseil octroie un subside à la bibliothèque de Huy.",
            "Le conseil adopte le compte de la régie.",
            acts=(
                act("a1", "conseil", "2022-03-31", 100_000.5, True),
                act("a2", "conseil", "2023-06-15", 2_000.0, False),
            ),
            type_=DocumentType.MINUTES,
        ),
    )
    return Library(folder, embedder)


@pytest.fixture
def citizen(library: Library) -> ReadingView:
    return library.view(frozenset({Audience.PUBLIC}))


@pytest.fixture
def agent(library: Library) -> ReadingView:
    return library.view(frozenset({Audience.PUBLIC, Audience.INTERNAL}))


def texts(view: View, query: str, filters: Filters | None = None) -> list[str]:
    return [hit.passage.text for hit in view.search(query, filters=filters)]


def test_a_view_fulfils_the_protocol(citizen: ReadingView) -> None:
    view: View = citizen
    assert view.passage("plan-0") is view.passages[0]


def test_no_route_leads_a_citizen_to_an_internal_document(citizen: ReadingView) -> None:
    assert citizen.search(CANARY, k=1000)
    assert CANARY not in str(citizen.search(f"projet {CANARY} budget", k=1000))
    assert CANARY not in str(citizen.passages)
    assert "secret" not in str(citizen.documents)
    assert "secret" not in str(citizen.acts)
    assert citizen.passage("secret-0") is None
    assert not citizen.knows(CANARY)
    assert citizen.correct("zorglubum") is None
    assert citizen.search("budget", filters=Filters(document_ids=frozenset({"secret"}))) == []
    assert citizen.search("budget", filters=Filters(act_ids=frozenset({"acte-secret"}))) == []


def test_rarity_for_a_citizen_ignores_internal_passages(
    citizen: ReadingView, agent: ReadingView
) -> None:
    assert citizen.idf(CANARY) == citizen.idf("inexistant")
    assert agent.idf(CANARY) < agent.idf("inexistant")


def test_an_agent_reaches_internal_documents(agent: ReadingView) -> None:
    assert CANARY in texts(agent, CANARY)[0]
    assert agent.knows(CANARY)
    assert agent.correct("zorglubum") == CANARY
    assert agent.documents["plan"].metadata.replaced_by == "secret"
    assert list(agent.acts) == ["a2", "acte-secret", "a1"]


def test_editors_notes_are_never_found_but_can_be_shown(citizen: ReadingView) -> None:
    found = citizen.search("bibliothèques de lecture publique", k=100)
    assert all(hit.passage.kind is not PassageKind.NOTE for hit in found)
    assert citizen.passage("plan-3") is not None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("CHR", "La Province soutient le centre hospitalier régional."),
        ("ma bagnole", "Elle remplace les véhicules polluants."),
        ("les vehicles poluants", "Elle remplace les véhicules polluants."),
    ],
)
def test_acronyms_everyday_words_and_typos_are_understood(
    citizen: ReadingView, query: str, expected: str
) -> None:
    assert texts(citizen, query)[0] == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(document_ids=frozenset({"plan"})), {"plan-0", "plan-1", "plan-2"}),
        (Filters(document_types=frozenset({DocumentType.MINUTES})), {"conseil-0", "conseil-1"}),
        (Filters(legal_statuses=frozenset({LegalStatus.DRAFT})), set()),
        (Filters(legal_statuses=frozenset({LegalStatus.ADOPTED})), {"conseil-0", "conseil-1"}),
        (Filters(act_ids=frozenset({"a1"})), {"conseil-0"}),
        (Filters(matter="culture"), {"conseil-0"}),
        (Filters(institution="CONSEIL"), {"conseil-0", "conseil-1"}),
        (Filters(organ="collège"), set()),
        (Filters(date_from="2022-03-31", date_to="2022-12-31"), {"conseil-0"}),
        (Filters(date_to="2022"), {"conseil-0"}),
        (Filters(date_from="2023"), {"conseil-1"}),
        (Filters(amount_min=100_000), {"conseil-0"}),
        (Filters(amount_max=2_000), {"conseil-1"}),
        (Filters(unanimous=True), {"conseil-0"}),
        (Filters(unanimous=False), {"conseil-1"}),
        (Filters(unanimous=True, date_from="2023"), set()),
        (Filters(), {"plan-0", "plan-1", "plan-2", "conseil-0", "conseil-1"}),
    ],
)
def test_filters_restrict_the_rows_that_are_searched(
    citizen: ReadingView, filters: Filters, expected: set[str]
) -> None:
    found = citizen.search("le conseil, la province et la culture", k=100, filters=filters)
    assert {hit.passage.id for hit in found} == expected


def test_hits_come_best_first_with_scores_in_their_range(citizen: ReadingView) -> None:
    hits = citizen.search("bibliothèques", k=3)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.lexical <= 1 and -1.001 <= hit.dense <= 1.001 for hit in hits)
    assert len(hits) == 3


def test_similarity_compares_each_text_with_each_other(citizen: ReadingView) -> None:
    [[same, other]] = citizen.similarity(["culture"], ["la culture", "les véhicules"])
    assert same == pytest.approx(1)
    assert other == pytest.approx(0)


def test_what_means_the_same_is_found_without_a_word_in_common(tmp_path: Path) -> None:
    embedder = ContextualHashing({"livre": 0, "bouquin": 0, "piscine": 1})
    publish(
        tmp_path,
        embedder,
        document("plan", "La piscine ouvre à midi.", "Les livres se prêtent un mois."),
        document("secret", f"Les livres du {CANARY}.", audience=Audience.INTERNAL),
        document(
            "conseil",
            "Le conseil achète des livres.",
            acts=(act("a1", "conseil", "2022-03-31", 10.0, True),),
        ),
    )
    view = Library(tmp_path, embedder).view(frozenset({Audience.PUBLIC}))
    first, *others = view.search("mes bouquins")
    assert first.passage.text == "Les livres se prêtent un mois."
    assert first.context == pytest.approx(1)
    assert all(hit.context < first.context for hit in others)
    assert CANARY not in str(others)
