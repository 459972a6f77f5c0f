"""Short answers made of the documents' own words, as a reader gets them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.evidence import find_evidence
from assistant.extracts import compose
from assistant.understanding import understand
from index.document import PassageKind
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import Ask, converse, quotes, written

ANSWERED = (
    "Que fait l'Observatoire des marais ?",
    "Combien de livres prêtés par les bibliobus ?",
    "Que prévoit le plan pour les rivières ?",
    "C'est quoi le Plan Corvelle ?",
    "Qui est l'éditeur responsable ?",
    "Quand l'Observatoire publie-t-il son bulletin ?",
)


@pytest.mark.parametrize("text", ANSWERED)
def test_an_answer_is_short_and_names_its_document(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is Status.ANSWERED
    assert len(answer.text.split()) <= 120
    assert "le Plan Corvelle" in answer.text.splitlines()[0]


@pytest.mark.parametrize("text", ANSWERED)
def test_every_claim_is_marked_and_every_mark_has_its_source(ask: Ask, text: str) -> None:
    answer = ask(text)
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", answer.text)}
    assert marks == {citation.number for citation in answer.citations}


@pytest.mark.parametrize("text", ANSWERED)
def test_nothing_is_quoted_twice(ask: Ask, text: str) -> None:
    told = ask(text).text.split("«")
    assert len(told) == len(set(told))


@pytest.mark.parametrize("text", ANSWERED)
def test_no_sentence_is_cut(ask: Ask, plan: View, text: str) -> None:
    for citation in ask(text).citations:
        passage = plan.passage(citation.passage_id or "")
        assert passage
        if citation.quote != passage.text:
            assert citation.quote[0].isupper()
            assert citation.quote[-1] in ".!?"


def test_a_sentence_that_leans_on_the_one_before_brings_it(ask: Ask) -> None:
    (quote,) = quotes(ask("Combien de bulletins publie l'Observatoire des marais ?"))
    assert quote == (
        "L'Observatoire des marais étudie les oiseaux migrateurs depuis 2019. "
        "Il publie un bulletin deux fois par an."
    )


def test_a_figure_comes_with_its_label(ask: Ask) -> None:
    answer = ask("Combien de livres prêtés en 2030 ?")
    assert quotes(answer)[0] == "Livres prêtés par les bibliobus en 2030 : 14.573"


def test_everyday_words_find_the_administrations(ask: Ask) -> None:
    assert "14.573" in ask("nombre de bouquins prêtés").text


def test_misspelt_words_are_found_and_the_reading_is_shown(ask: Ask) -> None:
    answer = ask("konbien de livre preter par le biblioubus")
    assert "14.573" in answer.text
    assert answer.understood


def test_a_sentence_that_announces_a_list_brings_it(ask: Ask) -> None:
    answer = ask("Qui le comité de pilotage réunit-il ?")
    assert [q[:10] for q in quotes(answer)] == ["la directi", "deux repré", "un délégué"]


ANNOUNCED = """---
titre: Centre culturel de Bellorge
public: public
statut: information
---

# Centre culturel de Bellorge

## Étude du quartier

L'équipe a mené une étude du quartier pendant neuf mois. Elle a reçu 1 340 réponses au questionnaire
et tenu 22 ateliers. Quatre enjeux s'en dégagent :

- l'isolement des personnes âgées ;
- le manque de salles de répétition ;
- la mémoire des mineurs ;
- la peur des crues.

## Prêt de costumes

Le prêt de costumes dure trois semaines et se demande au moins dix jours à l'avance. Il comprend :

- le costume ;
- sa housse.
"""


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("announced"), ANNOUNCED, embedder)


def test_a_list_announced_at_the_end_of_a_paragraph_is_told_whole(announced: View) -> None:
    answer = converse(announced, "Citez tous les enjeux qui se dégagent de l'étude du quartier.")
    assert [q[:8] for q in quotes(answer)] == ["l'isolem", "le manqu", "la mémoi", "la peur "]
    assert "questionnaire" not in answer.text


def test_what_announces_a_list_is_not_quoted_without_it(announced: View) -> None:
    answer = converse(announced, "Combien de réponses au questionnaire l'équipe a-t-elle reçues ?")
    assert "1 340" in answer.text
    assert "s'en dégagent" not in answer.text


def test_items_that_end_a_sentence_are_told_together(ask: Ask) -> None:
    assert len(quotes(ask("Que fait le délégué de l'université ?"))) == 3


def test_a_greeting_of_readers_is_no_answer(ask: Ask) -> None:
    assert "chers lecteurs" not in ask("Que dit le plan aux lectrices et aux lecteurs ?").text


def test_what_asks_for_no_one_detail_is_answered_by_several_passages(ask: Ask) -> None:
    answer = ask("Que fait la Province pour les villages et les rivières ?")
    sections = {citation.section for citation in answer.citations}
    assert len(sections) > 1
    assert len(answer.text.split()) <= 120


def test_what_asks_for_a_figure_is_answered_by_it_alone(ask: Ask) -> None:
    assert len(quotes(ask("Combien d'arbres plantés en 2030 ?"))) == 1


def test_a_label_left_without_value_is_no_answer_where_others_are(shipped: View) -> None:
    unvalued = {
        passage.text
        for passage in shipped.passages
        if passage.kind is PassageKind.FIGURE and not any(c.isdigit() for c in passage.text)
    }
    answer = converse(shipped, "on fait quoi pour les vieux ?")
    assert answer.status.answered
    assert unvalued
    assert not unvalued & set(quotes(answer))


def test_what_the_extracts_leave_out_is_named_as_it_was_written(ask: Ask) -> None:
    answer = ask("Que faites-vous pour les musées et les théâtres fermés ?")
    assert answer.status is Status.ANSWERED_PARTIAL
    assert "« théâtres »" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Ma fille adore le théâtre, maman voudrait un costume : le prêt dure combien de temps ?",
        "Mon gamin rêve d'un costume pour son école, il dure combien de semaines ce prêt ?",
    ],
)
def test_what_plainly_answers_leaves_out_no_word_of_a_story(announced: View, text: str) -> None:
    answer = converse(announced, text)
    assert answer.status is Status.ANSWERED
    assert "trois semaines" in answer.text


PIECES = """---
titre: Subsides aux clubs de Sourvaux
public: public
---

# Subsides aux clubs de Sourvaux

## Article 9 – Introduction de la demande

La demande est introduite au Service des Sports pour le 31 octobre au plus tard.

Le dossier comprend :

- le formulaire complété et signé par le président ;
- la liste des membres actifs du club ;
- les comptes de la saison écoulée ;
- un budget de la saison en cours ;
- un relevé d'identité bancaire ;
- la preuve de l'assurance.

## Article 10 – Décision

Le Collège décide avant le 31 décembre et verse le subside au club en deux fois.
"""


def test_a_list_is_told_whole_where_two_of_its_members_would_be_shown(
    tmp_path: Path, embedder: Embedder
) -> None:
    view = written(tmp_path, PIECES, embedder)
    reading = understand("Quels comptes et quelle preuve le club fournit-il ?", view, "fr")
    found = find_evidence(reading, view.search(reading.search_text, 10), view)
    answering = [replace(e, read=1.0) for e in found if e.passage.lead_in]
    told = compose(answering[:2], view, "fr", broadly=True, listing=True)
    assert [citation.quote.split()[1] for citation in told.citations] == [
        "formulaire", "liste", "comptes", "budget", "relevé", "preuve",
    ]  # fmt: skip
    alone = compose(answering[:2], view, "fr", broadly=True)
    assert len(alone.citations) == 2


def test_what_introduces_a_list_says_words_of_the_question(
    tmp_path: Path, embedder: Embedder
) -> None:
    view = written(tmp_path, PIECES, embedder)
    answer = converse(view, "Que doit comprendre le dossier de tournoi ?")
    assert answer.status is Status.ANSWERED_PARTIAL
    assert "« dossier »" not in answer.text
