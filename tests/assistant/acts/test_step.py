import re

from assistant.answer import ListBlock, Status
from index.document import LegalStatus
from index.view import Filters, View
from tests.assistant.acts.conftest import Asked


def _items(blocks: tuple[object, ...]) -> list[str]:
    return [item.text for block in blocks if isinstance(block, ListBlock) for item in block.items]


def test_list_by_subject_is_complete_counted_and_dated(ask: Asked) -> None:
    answer = ask("Quelles délibérations concernent la culture ?")
    assert answer.status is Status.ANSWERED
    assert "3 délibérations sur 15" in answer.text
    assert "du 31 mars 2022 au 22 février 2024" in answer.text
    assert len(_items(answer.blocks)) == 3
    assert len({citation.act_id for citation in answer.citations}) == 3


def test_the_vote_and_the_amount_of_a_list_are_cited_where_they_stand(ask: Asked) -> None:
    answer = ask("Quelles délibérations concernent la culture ?")
    for item in _items(answer.blocks):
        cited = [c.quote for c in answer.citations if f"[{c.number}]" in item]
        (amount,) = re.findall(r"[\d.]+,\d\d €", item)
        assert any(amount in quote for quote in cited)
        assert any("unanimité" in quote.lower() or "voix" in quote for quote in cited)


def test_subject_that_no_act_treats_is_said_so(ask: Asked) -> None:
    answer = ask("Quelles délibérations sur l'énergie nucléaire ?")
    assert answer.status is Status.UNANSWERABLE_NOT_FOUND
    assert "Aucune délibération sur ce sujet dans le corpus" in answer.text
    assert "arrêté au 22 février 2024" in answer.text


def test_period_restricts_the_list(ask: Asked) -> None:
    answer = ask("Qu'a décidé le conseil provincial en mars 2022 ?")
    assert "3 délibérations sur 15, séance du 31 mars 2022" in answer.text
    assert {citation.date for citation in answer.citations} == {"2022-03-31"}


def test_last_sitting_lists_its_decisions_and_no_draft(ask: Asked) -> None:
    items = _items(ask("Quelles décisions ont été prises à la dernière séance ?").blocks)
    assert len(items) == 2
    assert not [item for item in items if "projet, pas encore" in item]


def test_amounts_and_votes_restrict_the_list(ask: Asked) -> None:
    answer = ask("Quelles délibérations depuis 2023 dépassent 100.000 € ?")
    assert "2 délibérations sur 15, dont 1 projet pas encore adopté" in answer.text
    unanimous = ask("Combien de délibérations votées à l'unanimité en 2022 ?")
    assert "3 délibérations sur 15" in unanimous.text


def test_place_is_found_in_the_text_of_acts(ask: Asked) -> None:
    items = _items(ask("Quelles délibérations concernent la commune d'Orvaux ?").blocks)
    assert len(items) == 2
    assert any("10.000 arbres" in item for item in items)


def test_member_in_charge_is_a_criterion(ask: Asked) -> None:
    answer = ask("Quelles délibérations de Paul Verhaegen ?")
    assert "4 délibérations sur 15" in answer.text


def test_replaced_act_answers_with_its_successor_and_says_so(ask: Asked) -> None:
    answer = ask("Qu'a décidé le conseil sur le club de kayak ?")
    assert answer.citations[0].date == "2022-06-23"
    assert "18.750,00 €" in answer.text
    assert "12.500,00 €" not in answer.text
    assert "a été remplacée par la délibération du 23 juin 2022 (point 5)" in answer.text
    replaced = next(c for c in answer.citations if c.date == "2022-03-31")
    assert replaced.legal_status == LegalStatus.REPLACED.value
    assert replaced.successor == answer.citations[0].act_id


def test_draft_is_never_told_as_a_decision(ask: Asked) -> None:
    answer = ask("Le conseil a-t-il voté un subside pour la piscine de Rocheval ?")
    assert "n'a pas encore été adopté" in answer.text
    assert "a décidé" not in answer.text
    assert {citation.legal_status for citation in answer.citations} == {"projet"}


def test_cancelled_act_is_told_as_no_longer_in_force(ask: Asked) -> None:
    answer = ask("Quelle garantie d'emprunt pour l'intercommunale des eaux ?")
    assert "a été annulée : elle n'est plus en vigueur" in answer.text


def test_point_of_a_sitting_is_found_by_its_number(ask: Asked) -> None:
    answer = ask("Point 9 de la séance du 23 juin 2022")
    assert "4.250.000,00 €" in answer.text
    assert "approuvée par la tutelle" in answer.text


def test_everyday_question_of_money_is_answered_by_the_act(ask: Asked) -> None:
    assert "18.750,00 €" in ask("Combien reçoit le club de kayak Les Remous ?").text
    assert not ask("Combien reçoit le club de tennis Les Remous ?").status.answered


def test_number_asked_of_one_word_is_not_the_business_of_an_act_that_has_it(ask: Asked) -> None:
    answer = ask("Combien d'agents compte la Province ?")
    assert "délibération du 22 février 2024 (point 3)" not in answer.text


def test_what_was_refused_is_not_answered_by_what_was_adopted(ask: Asked) -> None:
    assert not ask("Le conseil a-t-il refusé quelque chose ?").status.answered


def test_cancelled_act_keeps_its_recorded_vote(ask: Asked) -> None:
    answer = ask("Combien de votes contre pour la garantie d'emprunt ?")
    assert "Elle décidait, par 25 voix pour, 10 contre et 2 abstentions," in answer.text


def test_callers_filters_restrict_the_acts(ask: Asked) -> None:
    question = "Quelles délibérations concernent la culture ?"
    answer = ask(question, Filters(date_from="2023-01-01"))
    assert {citation.date for citation in answer.citations} == {"2024-02-22"}


def test_every_quote_is_verbatim(ask: Asked, view: View) -> None:
    for question in (
        "Qu'a décidé le conseil sur le bibliobus ?",
        "Quelles délibérations en 2022 ?",
    ):
        for citation in ask(question).citations:
            document = view.documents[citation.document_id]
            assert document.quote(citation.start, citation.end) == citation.quote


def test_questions_about_the_plan_keep_their_answer(ask: Asked) -> None:
    answer = ask("Quels sont les objectifs stratégiques de la culture ?")
    assert {citation.document_type for citation in answer.citations} == {"plan"}


def test_acts_that_carry_out_an_objective_are_listed_with_the_reason(ask: Asked) -> None:
    answer = ask("Quelles délibérations mettent en œuvre l'objectif stratégique 02 de la culture ?")
    assert answer.status is Status.ANSWERED
    assert "en lien avec l'objectif stratégique 02 « Renforcer la présence du livre" in answer.text
    assert "Acquisition d'un bibliobus" in answer.text
    assert "L'acte cite le PST, enjeu « Culture », objectif stratégique 02." in answer.text


def test_objective_that_no_act_carries_out_is_said_so(ask: Asked) -> None:
    answer = ask("Quelles délibérations pour l'objectif stratégique 01 de la culture ?")
    assert not answer.status.answered
    assert "Aucune délibération trouvée au 22 février 2024" in answer.text


def test_organ_that_decided_nothing_is_not_given_the_decisions_of_another(ask: Asked) -> None:
    answer = ask("Qu'a décidé le collège provincial ?")
    assert not answer.status.answered
    assert "Aucune délibération" in answer.text


def test_recorded_vote_is_told_and_no_opinion_is(ask: Asked) -> None:
    answer = ask("Comment le conseil a-t-il voté pour la zone de secours ?")
    assert "par 30 voix pour, 4 contre et 3 abstentions" in answer.text
    assert ask("Que pensez-vous du vote du conseil ?").status is Status.REFUSED_OPINION


def test_whether_an_act_is_in_force_is_told_by_its_successor(ask: Asked) -> None:
    answer = ask("La délibération du 31 mars 2022 sur le kayak est-elle encore en vigueur ?")
    assert "a été remplacée par la délibération du 23 juin 2022" in answer.text


def test_member_in_charge_is_told_where_the_act_says_it(ask: Asked) -> None:
    answer = ask("Qui a porté la délibération sur les boîtes à livres ?")
    assert "Mandataire en charge : Anne Dupré-Noël, Députée provinciale" in answer.text


def test_extracts_of_acts_are_introduced_with_their_date_and_as_drafts(ask: Asked) -> None:
    bought = ask("Combien coûte le bibliobus ?")
    assert bought.status.answered
    assert "31 mars 2022" in bought.text
    drafted = ask("À combien sont estimés les travaux de la piscine de Rocheval ?")
    assert drafted.status.answered
    assert "projet de délibération" in drafted.text
    assert "n'a pas encore été adopté" in drafted.text
