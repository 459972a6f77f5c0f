"""The best texts are read with the question."""

from pathlib import Path

import pytest

from assistant.evidence import Evidence, find_evidence
from assistant.reading import read_closely, told_under_headings
from assistant.understanding import Understanding, understand
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import read as corpus_of
from tests.assistant.conftest import written


def read(text: str, plan: View) -> tuple[list[Evidence], list[Evidence]]:
    """What search found, and the same once it is read."""
    reading: Understanding = understand(text, plan, "fr")
    found = find_evidence(reading, plan.search(reading.search_text, 20), plan)
    return found, read_closely(reading, found, plan)


QUESTIONS = ("Que fait l'Observatoire des marais ?", "Qui est l'éditeur responsable ?")


@pytest.mark.parametrize("text", QUESTIONS)
def test_few_texts_are_read_and_none_is_lost(plan: View, text: str) -> None:
    found, closely = read(text, plan)
    places = {(e.passage.id, e.start) for e in closely}
    assert places == {(e.passage.id, e.start) for e in found}
    told = {told_under_headings(e, plan) for e in closely if e.read is not None}
    assert 1 <= len(told) <= 4


def test_more_are_read_only_when_none_of_the_first_rather_answers(plan: View) -> None:
    def read_of(text: str) -> list[float]:
        texts = {
            told_under_headings(e, plan): e.read for e in read(text, plan)[1] if e.read is not None
        }
        return sorted(texts.values())

    rather, unknown = read_of(QUESTIONS[0]), read_of("Quels arbres plante-t-on dans les forêts ?")
    assert len(rather) == 2
    assert rather[-1] > 0
    assert len(unknown) > 2


def test_no_more_are_read_when_there_is_no_hope(plan: View) -> None:
    read_of = [e for e in read("Combien coûte un passeport biométrique ?", plan)[1] if e.read]
    assert max(e.read or 0.0 for e in read_of) < -9
    assert len({told_under_headings(e, plan) for e in read_of}) == 2


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_answers_better_for_its_reader_gains(plan: View, text: str) -> None:
    found, closely = read(text, plan)
    before = {(e.passage.id, e.start): e.score for e in found}
    gains = sorted(
        (e.read, e.score - before[e.passage.id, e.start]) for e in closely if e.read is not None
    )
    assert all(gain > 0 for _, gain in gains)
    assert [gain for _, gain in gains] == sorted(gain for _, gain in gains)
    assert [e.score for e in closely] == sorted((e.score for e in closely), reverse=True)


def test_what_stays_unread_keeps_its_score(plan: View) -> None:
    found, closely = read("Que fait l'Observatoire des marais ?", plan)
    before = {(e.passage.id, e.start): e.score for e in found}
    unread = [e for e in closely if e.read is None]
    assert unread
    assert all(e.score == before[e.passage.id, e.start] for e in unread)


def test_a_text_is_read_under_its_nearest_headings(plan: View) -> None:
    for evidence in read("Que fait l'Observatoire des marais ?", plan)[1]:
        text = told_under_headings(evidence, plan)
        path = evidence.passage.heading_path
        assert evidence.text in text
        assert text.startswith(" › ".join(path[-2:]))


def test_nothing_found_is_nothing_read(plan: View) -> None:
    assert read_closely(understand("gaufres", plan, "fr"), [], plan) == []


def test_a_letter_is_not_read(plan: View) -> None:
    found, closely = read(
        "J'habite ici depuis trente ans et j'aime marcher. " * 9 + QUESTIONS[0], plan
    )
    assert closely == found


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        ("Arbres plantés : 120.000", "Il y a 120.000 Arbres plantés"),
        ("Nombre d'agents : 957 ETP (2030)", "Il y a 957 agents ETP (2030)"),
        ("Entrée adulte : 4,50 €", "Entrée adulte : 4,50 €"),
        ("Début : 12/03/2031", "Début : 12/03/2031"),
        ("Surface : 18.400 hectares", "Surface : 18.400 hectares"),
    ],
)
def test_counts_are_read_as_sentences_and_prices_as_they_are(
    tmp_path: Path, embedder: Embedder, told: str, read_as: str
) -> None:
    (tmp_path / "corpus").mkdir()
    page = f"---\ntitre: Corvelle\npublic: public\n---\n\n# Corvelle\n\n## Chiffres\n\n- {told}\n"
    (tmp_path / "corpus" / "page.md").write_text(page, encoding="utf-8")
    view = corpus_of(tmp_path / "corpus", tmp_path / "index", embedder)
    reading = understand(told, view, "fr")
    best = find_evidence(reading, view.search(told, 5), view)[0]
    assert told_under_headings(best, view).endswith(f". {read_as}")


GRANTS = """---
titre: Culture – Octroi de subventions aux associations
type: deliberation
public: public
date: 2025-10-23
---

# Culture – Octroi de subventions aux associations de la province – Exercice 2025 – Décision

Vu le Code de la démocratie locale et de la décentralisation ;

DÉCIDE :

Article 1er. D'octroyer les subventions du tableau qui suit, dans les limites du crédit inscrit au
budget de l'exercice, pour couvrir les dépenses que les bénéficiaires ont engagées entre le 1er
janvier et le 31 décembre, sur présentation des factures acquittées et d'un rapport d'activités,
que le Service de la Culture vérifie avant toute liquidation et conserve cinq ans.

| Bénéficiaire | Destination | Montant |
|---|---|---|
| ASBL La Fanfare | Instruments | 7 500 € |
| ASBL Le Grenier | Spectacle | 20 000 € |
"""


def test_a_row_of_an_act_is_read_under_its_article_alone(
    tmp_path: Path, embedder: Embedder
) -> None:
    view = written(tmp_path, GRANTS, embedder)
    found, _ = read("Combien reçoit Le Grenier ?", view)
    rows = [told_under_headings(e, view) for e in found if e.text.startswith("Bénéficiaire")]
    row = "Bénéficiaire : ASBL Le Grenier ; Destination : Spectacle ; Montant : 20 000 €"
    assert f"Article 1er. {row}" in rows
    assert not any(told_under_headings(e, view).startswith("Culture – Octroi") for e in found)


ACT = """---
type: deliberation
public: public
---

LE CONSEIL COMMUNAL DE VAUBISE

Séance du 14 mars 2025

Objet : 14e objet - 484.721 - Finances - Règlement-taxe sur les secondes résidences - Approbation

Vu la Constitution, l'article 170 ;

DÉCIDE, à l'unanimité :

Article 1er. Il est établi une taxe annuelle sur les secondes résidences.

Article 2. Le rôle est rendu exécutoire par le Collège. Un plan de paiement de quatre mensualités
peut être accordé par le Directeur financier sur demande écrite.
"""


def test_a_part_of_the_only_act_is_read_without_its_long_title(
    tmp_path: Path, embedder: Embedder
) -> None:
    view = written(tmp_path, ACT, embedder)
    told = [e for e in read("Peut-on payer en plusieurs fois ?", view)[1] if "plan de" in e.text]
    assert told
    assert "484.721" not in told_under_headings(told[0], view)
    assert told_under_headings(told[0], view).startswith("Article 2")
