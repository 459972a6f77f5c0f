"""Lists, counts, ranks, filters, comparisons and overviews, as a reader gets them."""

import pytest

from assistant.answer import Answer, ListBlock, Status, Table
from assistant.positions import ordinal_in
from tests.assistant.conftest import Ask, quotes

CULTURE = [
    "Ouvrir les musées aux écoles du territoire.",
    "Soutenir la lecture publique dans les villages.",
    "Protéger le patrimoine des fanfares.",
]


def lists(answer: Answer) -> list[ListBlock]:
    return [block for block in answer.blocks if isinstance(block, ListBlock)]


@pytest.mark.parametrize(
    "text",
    [
        "Quels sont les objectifs stratégiques de l'enjeu Culture vivante ?",
        "objectifs stratégiques culture",
        "kels son les objectif strategique de la cultur",
        "LISTE DES OBJECTIFS STRATEGIQUES DE LA CULTURE SVP",
        "What are the strategic objectives of Culture vivante?",
        "Pour un article, il me faut tous les objectifs stratégiques de la culture",
        "Je suis journaliste : quels objectifs stratégiques avez-vous pour la culture ?",
        "J'ai besoin des objectifs stratégiques de la culture, tous, dans l'ordre.",
        "Recopiez les objectifs stratégiques publiés pour la culture, avec leurs numéros",
        "La liste entière des objectifs stratégiques de l'enjeu consacré à la culture",
        "Lesquels sont les objectifs stratégiques de la culture ?",
        "Que faites-vous de concret en culture ? Donnez tous les objectifs stratégiques.",
    ],
)
def test_a_list_is_whole_in_order_and_numbered_as_printed(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is Status.ANSWERED
    assert quotes(answer) == CULTURE
    assert [item.number for item in lists(answer)[0].items] == ["01", "02", "03"]


def test_a_list_says_how_complete_it_is(ask: Ask) -> None:
    assert "3 sur 3" in ask("Quels sont les objectifs stratégiques de la culture ?").text


def test_each_member_has_its_source(ask: Ask) -> None:
    (block,) = lists(ask("Quels sont les acteurs de la culture ?"))
    assert [item.text[-4:] for item in block.items] == [" [1]", " [2]", " [3]", " [4]"]


def test_without_an_enjeu_every_list_is_given(ask: Ask) -> None:
    answer = ask("Quels sont les objectifs stratégiques ?")
    assert [block.title for block in lists(answer)] == ["Culture vivante", "Eaux et forêts"]
    assert len(quotes(answer)) == 5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Combien d'objectifs stratégiques pour la culture ?", 3),
        ("Combien d'objectifs stratégiques en tout ?", 5),
        ("Combien d'enjeux ?", 2),
        ("Combien de valeurs ?", 2),
        ("Combien d'acteurs pour les forêts ?", 2),
        ("L'enjeu Culture vivante a combien d'objectifs stratégiques ?", 3),
    ],
)
def test_counts_are_computed_and_cited(ask: Ask, text: str, count: int) -> None:
    answer = ask(text)
    assert f"{count} " in answer.text.splitlines()[0]
    assert len(answer.citations) == count


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le 2e objectif stratégique de la culture ?",
        "le deuxième objectif stratégique de la culture",
        "objectif stratégique 2 de la culture",
        "objectif stratégique n° 02 de la culture",
    ],
)
def test_one_member_is_found_by_its_rank(ask: Ask, text: str) -> None:
    assert quotes(ask(text)) == CULTURE[1:2]


def test_the_operational_objectives_of_one_number_come_together(ask: Ask) -> None:
    answer = ask(
        "Quels sont les objectifs opérationnels de l'objectif stratégique 1 de la culture ?"
    )
    assert quotes(answer) == [
        "Offrir une visite guidée à chaque classe primaire.",
        "Créer une mallette pédagogique sur la tourbe.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Objectifs opérationnels de l'objectif 02 de la culture",
        "Objectifs opérationnels culture (02)",
    ],
)
def test_a_printed_number_is_that_of_an_objective(ask: Ask, text: str) -> None:
    (quote,) = quotes(ask(text))
    assert quote.startswith("Faire passer le bibliobus")


def test_ranks_are_read_in_digits_and_letters() -> None:
    assert ordinal_in("le troisieme objectif strategique") == 3
    assert ordinal_in("objectif strategique 04") == 4
    assert ordinal_in("les 4 objectifs strategiques") is None
    assert ordinal_in("les objectifs au 01/02/2022, tel. 081 01 02 03") is None


def test_a_word_narrows_a_list_down_and_the_answer_says_so(ask: Ask) -> None:
    answer = ask("Quels objectifs stratégiques parlent des fanfares ?")
    assert quotes(answer) == ["Protéger le patrimoine des fanfares."]
    assert "1 objectif stratégique sur 3" in answer.text


def test_what_was_understood_is_shown(ask: Ask) -> None:
    understood = ask("objectifs stratégiques culture").understood
    assert understood == "Vous demandez les objectifs stratégiques de l'enjeu Culture vivante."


def test_the_list_under_a_lead_in_is_whole(ask: Ask) -> None:
    answer = ask("Qui compose le comité de pilotage ?")
    assert len(answer.citations) == 3
    assert "un délégué de l'université." in quotes(answer)


@pytest.mark.parametrize(
    "text", ["C'est quoi la franchise ?", "Que veut dire la valeur Franchise ?"]
)
def test_a_value_is_told_by_what_stands_under_it(ask: Ask, text: str) -> None:
    told = quotes(ask(text))
    assert "Nous publions nos décisions en langage clair." in told
    assert "Dire ce qui est décidé" in told


@pytest.mark.parametrize(
    "text", ["Tout sur les eaux et forêts", "Eaux et forêts ?", "Parle-moi des forêts"]
)
def test_an_overview_has_the_mission_and_the_parts(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert "Être une Province qui protège ses rivières et ses bois." in quotes(answer)
    assert [block.title for block in lists(answer)] == [
        "Objectifs stratégiques (2)", "Chiffres (2)", "Acteurs (2)", "Action (1)",
    ]  # fmt: skip


def test_two_enjeux_are_compared_side_by_side(ask: Ask) -> None:
    answer = ask("Compare les objectifs stratégiques de la culture et des forêts")
    (table,) = [block for block in answer.blocks if isinstance(block, Table)]
    assert table.header == ("Culture vivante (3)", "Eaux et forêts (2)")
    assert len(table.rows) == 3
    assert len(answer.citations) == 5


def test_an_enjeu_without_the_list_asked_gets_no_other_list(ask: Ask) -> None:
    answer = ask("Quels sont les objectifs stratégiques de l'enseignement ?")
    assert not answer.status.answered or "enseignement" in answer.text.lower()


def test_services_of_a_kind_are_listed(ask: Ask) -> None:
    answer = ask("Quels services organise la Province ?")
    assert {"Service du patrimoine", "Service des cours d'eau"} <= set(quotes(answer))


def test_an_enjeu_that_no_plan_has_gets_no_list(ask: Ask) -> None:
    answer = ask("Quels sont les objectifs stratégiques de l'enjeu Tourbe ?")
    told = [item.text for block in lists(answer) for item in block.items]
    assert sum("Objectifs stratégiques" in text for text in told) < 2


def test_what_is_counted_must_be_said_by_its_very_word(ask: Ask) -> None:
    answer = ask("Combien d'objectifs stratégiques parlent de bouquins ?")
    assert "1 objectif stratégique sur" not in answer.text


def test_everyday_words_name_parts_of_a_plan(ask: Ask) -> None:
    assert ask("Quelles sont les priorités ?").text == ask("Quels sont les enjeux ?").text


def test_a_value_is_told_whatever_is_asked_of_it(ask: Ask) -> None:
    told = quotes(ask("Quels sont les points d'attention de la valeur Franchise ?"))
    assert "Expliquer les refus" in told


@pytest.mark.parametrize(
    "text", ["Qui s'occupe de la culture ?", "Qui travaille pour les forêts ?"]
)
def test_who_works_for_an_enjeu_are_its_actors(ask: Ask, text: str) -> None:
    assert ask(text).text.splitlines()[0].endswith("sur 4) :" if "culture" in text else "sur 2) :")


def test_an_enjeu_asked_for_in_other_words_is_told_alone(ask: Ask) -> None:
    answer = ask("Que recouvre l'enjeu Eaux et forêts ?")
    assert "Culture vivante" not in answer.text
    assert "Pépinière provinciale" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Quels objectifs opérationnels pour la lecture publique ?",
        "Combien d'objectifs opérationnels pour la lecture publique ?",
    ],
)
def test_members_are_found_by_the_objective_they_stand_under(ask: Ask, text: str) -> None:
    (quote,) = quotes(ask(text))
    assert quote.startswith("Faire passer le bibliobus")


def test_a_list_is_found_by_what_its_enjeu_is_for(ask: Ask) -> None:
    answer = ask("Quels services protègent les rivières et les bois ?")
    assert quotes(answer) == ["Service des cours d'eau", "Pépinière provinciale"]


def test_an_objective_told_by_its_number_comes_with_what_stands_under_it(ask: Ask) -> None:
    answer = ask("Que prévoit l'objectif 2 de la culture ?")
    assert quotes(answer)[0] == CULTURE[1]
    assert quotes(answer)[1].startswith("Faire passer le bibliobus")
    assert quotes(ask("What is objective 2 of Culture vivante?")) == quotes(answer)


def test_a_number_without_an_enjeu_is_found_by_what_is_said_of_it_or_asked_back(ask: Ask) -> None:
    assert quotes(ask("Que dit l'objectif 1 sur les berges ?"))[0].startswith("Restaurer")
    answer = ask("Que contient l'objectif 1 ?")
    assert answer.status is Status.CLARIFICATION
    assert quotes(ask("Que contient l'objectif 1 ?", "le deuxième"))[0].startswith("Restaurer")


def test_an_objective_that_does_not_exist_is_not_made_up(ask: Ask) -> None:
    assert not ask("Que prévoit l'objectif 3 des eaux et forêts ?").status.answered


def test_another_noun_than_the_list_s_asks_for_something_else(ask: Ask) -> None:
    assert len(quotes(ask("Dans quelles instances siègent les acteurs de la culture ?"))) < 4


def test_which_ones_they_are_may_be_asked_as_a_definition(ask: Ask) -> None:
    assert len(quotes(ask("C'est quoi vos enjeux ?"))) == 2


@pytest.mark.parametrize("text", ["Qui signe la préface ?", "Qui a écrit ce plan ?"])
def test_who_signs_is_the_line_under_the_text(ask: Ask, text: str) -> None:
    assert quotes(ask(text)) == ["Le Bureau provincial"]


def test_a_name_that_no_list_has_asks_for_no_list(ask: Ask) -> None:
    answer = ask("Mme Ursule Quidam travaille-t-elle dans un service de la culture ?")
    assert len(quotes(answer)) < 4


@pytest.mark.parametrize(
    ("text", "stake"),
    [
        ("Quel enjeu a le plus d'objectifs stratégiques ?", "Culture vivante"),
        ("Quel enjeu compte le moins d'acteurs ?", "Eaux et forêts"),
    ],
)
def test_the_enjeu_with_the_most_or_the_fewest_is_told(ask: Ask, text: str, stake: str) -> None:
    answer = ask(text)
    assert stake in answer.text.splitlines()[0]
    assert {citation.section[1] for citation in answer.citations} == {stake}


def test_whom_one_works_with_are_not_one_s_own_services(ask: Ask) -> None:
    answer = ask("Avec quels partenaires la culture travaille-t-elle ?")
    assert "Conservatoire des fanfares" not in quotes(answer)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("De quel enjeu relève le Conservatoire des fanfares ?", "enjeu « Culture vivante »"),
        ("Dans quelle valeur parle-t-on d'expliquer les refus ?", "valeur « Franchise »"),
        ("À quel objectif stratégique se rattache la mallette pédagogique ?", CULTURE[0]),
    ],
)
def test_what_something_belongs_to_is_told(ask: Ask, text: str, holder: str) -> None:
    assert holder in ask(text).text


def test_a_count_is_told_whatever_surrounds_it(ask: Ask) -> None:
    assert "2 enjeux" in ask("Ce fameux plan, il tourne autour de combien d'enjeux ?").text


def test_what_is_nowhere_belongs_to_nothing(ask: Ask) -> None:
    assert not ask("De quel enjeu relève le téléphérique ?").status.answered
