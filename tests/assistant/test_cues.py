import pytest

from assistant.cues import Kind, attributes, attributes_of, kind_of, strip_wording
from index.text import fold


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Combien de musées ?", Kind.COUNT),
        ("Quel est le nombre de musées ?", Kind.COUNT),
        ("How many museums?", Kind.COUNT),
        ("Quel est le montant des subsides ?", Kind.AMOUNT),
        ("C'est quoi le Copil ?", Kind.DEFINITION),
        ("Que veut dire Copil ?", Kind.DEFINITION),
        ("Quand paraît le bulletin ?", Kind.WHEN),
        ("Depuis quand le bulletin paraît-il ?", Kind.WHEN),
        ("Est-ce noté quand on emprunte un livre ?", Kind.OPEN),
        ("Où se trouve le musée ?", Kind.WHERE),
        ("Qui dirige le musée ?", Kind.WHO),
        ("Pourquoi planter des chênes ?", Kind.WHY),
        ("Quels sont les acteurs ?", Kind.LIST),
        ("Liste des acteurs", Kind.LIST),
        ("Tout sur la culture", Kind.OVERVIEW),
        ("Comment emprunter un livre ?", Kind.HOW_TO),
        ("Y a-t-il un musée ?", Kind.YES_NO),
        ("Quelles différences entre culture et forêts ?", Kind.COMPARISON),
        ("musée tourbe", Kind.OPEN),
    ],
)
def test_the_kind_is_told_by_the_words_that_ask(text: str, kind: Kind) -> None:
    assert kind_of(fold(text)) is kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quels sont les horaires du musée ?", "opening_hours"),
        ("Le guichet, c'est quels jours ?", "days"),
        ("Quel est le prix de l'entrée ?", "price"),
        ("Le minerval, c'est combien ?", "price"),
        ("On peut visiter le parc gratuitement ?", "price"),
        ("Faut-il payer pour emprunter ?", "price"),
        ("Quels sont les noms des conseillers ?", "person"),
        ("Une amende, je la conteste comment ?", "procedure"),
        ("Quel est le numéro de téléphone du musée ?", "phone"),
        ("Quelle est l'adresse mail ?", "email"),
        ("Leur e-mail, s'il vous plaît", "email"),
        ("Quelle est l'adresse du musée ?", "address"),
        ("À partir de quel âge ?", "age"),
        ("Quel pourcentage de forêts ?", "percentage"),
        ("Comment s'inscrire au stage ?", "procedure"),
        ("À quelle rue leur écrire ?", "address"),
        ("Cela porte sur combien d'années ?", "duration"),
        ("How long does the course last?", "duration"),
        ("How long is the river?", "measure"),
        ("Comment s'appelle le musée ?", "named"),
        ("Avec les noms des musées", "named"),
        ("Which number should I call?", "phone"),
        ("Quel est le numéro de la ligne d'écoute ?", "phone"),
    ],
)
def test_the_detail_asked_is_told(text: str, name: str) -> None:
    assert name in [attribute.name for attribute in attributes_of(fold(text))]


@pytest.mark.parametrize(
    ("name", "shows", "lacks"),
    [
        ("opening_hours", "Ouvert de 9h à 17h", "Ouvert à tous"),
        ("days", "Le guichet est ouvert le mardi", "Le guichet est ouvert à tous"),
        ("price", "L'entrée est à 5 €", "L'entrée du parc"),
        ("phone", "Tél. 081 77 55 55", "14.573 livres"),
        ("email", "info@corvelle.example", "info sur demande"),
        ("address", "Rue du Héron 12 à 4999 Corvelle", "4 999 arbres"),
        ("percentage", "12 % des bois", "12 bois"),
        ("age", "dès six ans", "dès 2030"),
        ("money", "50.000 €", "la teneur des décisions"),
        ("duration", "un programme quinquennal", "un programme nouveau"),
        ("duration", "Le pass est valable un an à partir de l'achat", "à 14 h, dès 10 ans"),
        ("duration", "Âge : 52 ans ; Jours de congé par an : 28", "de 6 à 12 ans"),
        ("location", "Il est placé à côté de l'infirmerie", "Il est placé sous contrôle"),
    ],
)
def test_a_detail_has_a_form(name: str, shows: str, lacks: str) -> None:
    attribute = next(a for a in attributes() if a.name == name)
    assert attribute.shown_in(shows)
    assert not attribute.shown_in(lacks)


def test_turns_of_phrase_are_no_subject() -> None:
    assert strip_wording("les actions mises en avant") == "les actions"
    assert strip_wording("des actions citées en exemple") == "des actions citées"


def test_politeness_is_no_subject() -> None:
    assert strip_wording("Bonjour, les musées s'il vous plaît") == "les musées"
    assert strip_wording("à la fois les musées et les parcs") == "les musées et les parcs"


def test_a_relative_pronoun_does_not_ask_who() -> None:
    assert kind_of(fold("Quelles écoles qui accueillent des adultes existent ?")) is Kind.LIST
    assert kind_of(fold("À qui s'adresse le musée ?")) is Kind.WHO
    assert kind_of(fold("Le ruisseau déborde, qui s'en occupe ?")) is Kind.WHO


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quel est le tarif horaire d'un couloir ?", "opening_hours"),
        ("Est-ce ouvert à n'importe qui ?", "opening_hours"),
        ("Les demandes par e-mail sont-elles acceptées ?", "email"),
        ("Peut-on s'inscrire par courriel ?", "email"),
        ("La partie n'est pas gagnée, vous aidez ?", "money"),
    ],
)
def test_a_word_alone_asks_no_detail(text: str, name: str) -> None:
    assert name not in [attribute.name for attribute in attributes_of(fold(text))]


def test_what_carries_a_sum_is_no_subject() -> None:
    assert strip_wording("À combien s'élève l'indemnité ?") == "À combien l'indemnité ?"
