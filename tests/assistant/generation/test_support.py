"""Which sentences hold against the passage they cite: paraphrases do, near lies don't."""

import pytest

from assistant.generation.answering import Given, held_claims
from assistant.generation.writer import Claim, WriterSetback
from index.sentences import sentences
from index.view import View

TRUE = (
    ("plant est remis", "Un plant est remis à la famille de chaque nouveau-né."),
    ("pépinière provinciale", "Une pépinière provinciale sera créée à Clairbois."),
    ("Semaine du cœur", "Pendant la Semaine du cœur, la tension est dépistée gratuitement."),
    ("tours de guet", "Douze tours de guet avec des caméras thermiques seront installées."),
    ("tours de guet", "12 tours de guet seront installées."),
    (
        "Visiteurs bénévoles ;",
        "18 visiteurs bénévoles en 2024, et la cible est 60 en 2030.",
    ),
    ("budget de 46,5", "Le plan dispose d'un budget de 46,5 millions d'euros sur six ans."),
    ("fonds de 750.000", "Chaque année, un fonds de 750 000 euros est réservé aux communes."),
    (
        "cabinets médicaux",
        "Deux cabinets mobiles circulent dans les communes sans médecin.",
    ),
    ("Haute-Sorne", "Une maison médicale ouvrira à Haute-Sorne avant la fin de 2027."),
    ("Interdire le feu", "Le feu ouvert est interdit en forêt du 1er juin au 30 septembre."),
    ("32 km", "Le Sentier des guetteurs compte 32 km balisés ; il est inauguré en mai 2027."),
    ("trente entreprises", "Le 15 novembre, trente entreprises ouvrent leurs portes."),
    ("plus de 45 ans", "Un parcours court est créé pour les personnes de plus de 45 ans."),
    ("71 %", "Selon le Plan Valmont 2025-2030, 71 pour cent des actions ont été menées à bien."),
    ("absent plus", "Chaque élève absent plus de dix jours aura un tuteur."),
)

FALSE = (
    ("plant est remis", "Un plant est remis à la famille de chaque défunt."),
    ("plant est remis", "Une prime est remise à la famille de chaque nouveau-né."),
    ("Semaine du cœur", "La tension est dépistée dans les hôpitaux, contre paiement."),
    ("tours de guet", "Treize tours de guet seront installées."),
    ("Visiteurs bénévoles ;", "Il y avait 60 visiteurs bénévoles en 2024."),
    ("budget de 46,5", "Le plan est doté d'un budget de 46,5 euros sur six ans."),
    ("budget de 46,5", "Le plan est doté d'un budget de 46,5 milliards d'euros."),
    ("budget de 46,5", "Le plan a un déficit de 46,5 millions d'euros sur six ans."),
    ("fonds de 750.000", "Un fonds de 750.000 € par mois est réservé aux communes."),
    ("fonds de 750.000", "Un fonds de 750.000 € est réservé aux projets des entreprises."),
    ("cabinets médicaux", "Deux cabinets dentaires mobiles iront dans les communes."),
    ("Haute-Sorne", "La maison médicale de Haute-Sorne fermera avant la fin de 2027."),
    ("Haute-Sorne", "Une maison médicale ouvrira à Rocheval avant la fin de 2027."),
    ("Interdire le feu", "Le feu ouvert est permis en forêt du 1er juin au 30 septembre."),
    ("32 km", "Le Sentier des guetteurs compte 32 gîtes balisés."),
    ("trente entreprises", "Le 15 novembre, trente entreprises ferment leurs portes."),
    ("plus de 45 ans", "Un parcours court est créé pour les moins de 45 ans."),
    ("71 %", "71 % des actions avaient échoué."),
    ("71 %", "Le plan n'a pas été mené à bien : 71 % des actions."),
    ("Feux de forêt", "Les feux de forêt en 2025."),
    ("absent plus", "Chaque élève absent plus de dix jours sera exclu."),
)


def holds(view: View, words: str, text: str) -> bool:
    passage = next(p for p in view.passages if words in p.text)
    given = Given(1, view.documents[passage.document_id], passage.start, passage.end, passage)
    try:
        return bool(held_claims([Claim(text, (1,), text)], [given], view, "fr"))
    except WriterSetback:
        return False


@pytest.mark.parametrize(("words", "text"), TRUE)
def test_a_paraphrase_holds(view: View, words: str, text: str) -> None:
    assert holds(view, words, text)


@pytest.mark.parametrize(("words", "text"), FALSE)
def test_a_lie_made_of_the_passage_s_words_does_not_hold(view: View, words: str, text: str) -> None:
    assert not holds(view, words, text)


def test_every_sentence_of_the_plan_holds_against_itself(view: View) -> None:
    told = [(p.text[a:b], p.text) for p in view.passages for a, b in sentences(p.text)]
    assert len(told) > 50
    lost = [text for text, whole in told if len(text.split()) > 4 and not holds(view, whole, text)]
    assert lost == []
