"""Minutes of a council whose points are headings and whose texts open with the council's name."""

import json
from pathlib import Path

import pytest

from assistant.acts.composition import compose_acts
from assistant.acts.registry import Found, registry_of
from assistant.acts.request import ActRequest, Wants
from assistant.answer import ListBlock, Notice
from assistant.evaluation.questions import load_cases
from assistant.evaluation.run import run_cases
from assistant.evidence import find_evidence
from assistant.pipeline import Assistant
from assistant.understanding import understand
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, quotes, written

MINUTES = """---
titre: Procès-verbal du 24 avril 2025
public: public
---

# Commune de Sourvaux – Procès-verbal du Conseil communal

## Séance publique du 24 avril 2025

### 1. Compte 2024 de la fabrique Saint-Aubert – Réformation

LE CONSEIL,

Considérant que la facture de mazout a été comptabilisée deux fois ;

DÉCIDE, par 12 voix pour et 3 abstentions :

**Article 1er.** Les dépenses du compte sont ramenées à 38.917,75 €.

### 2. Redevance sur l'occupation des salles communales

LE CONSEIL,

Considérant que les tarifs n'ont plus été revus depuis 2016 ;

DÉCIDE, par 11 voix pour et 5 voix contre :

**Article 1er.** Il est établi, du 1er juin 2025 au 31 décembre 2031, une redevance par jour
d'occupation des salles communales, payable au comptant au service des Fêtes avant la remise des
clés, contre un reçu qui porte la date, la salle et le nom de celui qui l'occupe, et dont le double
est gardé deux ans par le service avec la demande, le contrat et l'état des lieux d'entrée.

**Art. 2.** La redevance est réduite de moitié pour les associations de la commune, à raison de
quatre occupations par année civile, quelle que soit la salle, sur la foi d'une liste que le service
tient à jour et que le Collège arrête chaque année au mois de janvier, après avis de la commission
des sports et de la culture et sur rapport de l'échevin, qui en informe le Conseil.

**Art. 3.** L'occupant laisse la salle propre, éteint les lumières, ferme les vannes de chauffage et
remet les clés au concierge au plus tard le lendemain à midi, faute de quoi une heure de nettoyage
lui est comptée par heure de retard entamée, et il signale sans attendre tout dégât au concierge.

**Art. 4.** Une caution de 300 € est versée avant l'occupation.

### 3. Prime à la citerne d'eau de pluie

LE CONSEIL,

Considérant les sécheresses répétées ;

DÉCIDE, à l'unanimité :

**Article 1er.** Il est accordé une prime de 750 € par citerne.

**Art. 2.** Les conditions sont les suivantes :

1. la citerne a une contenance d'au moins 3.000 litres ;
2. elle alimente un WC ;
3. l'habitation a été construite avant 2017.

### 4. Jumelage avec Orvaux

LE CONSEIL,

Considérant la lettre reçue d'Orvaux ;

PREND ACTE, à l'unanimité.
"""


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    return written(tmp_path_factory.mktemp("minutes"), MINUTES, embedder)


def test_points_are_called_by_their_headings(minutes: View) -> None:
    titles = [act.title for act in minutes.acts.values()]
    assert titles == [
        "Compte 2024 de la fabrique Saint-Aubert – Réformation",
        "Redevance sur l'occupation des salles communales",
        "Prime à la citerne d'eau de pluie",
        "Jumelage avec Orvaux",
    ]


def test_no_heading_is_glued_to_the_article_before_it(minutes: View) -> None:
    articles = [p.text for p in minutes.passages if p.number]
    assert all("Redevance sur" not in text and "Prime à la" not in text for text in articles)


def test_the_vote_that_is_told_is_cited(minutes: View) -> None:
    answer = converse(minutes, "Qu'a décidé le conseil sur la redevance des salles communales ?")
    lead = answer.blocks[0].text  # type: ignore[union-attr]
    assert "par 11 voix pour et 5 contre" in lead
    cited = [c.quote for c in answer.citations if f"[{c.number}]" in lead]
    assert any("11 voix pour et 5 voix contre" in quote for quote in cited)


def test_the_article_that_answers_is_told_though_the_act_is_too_long_to_be(minutes: View) -> None:
    registry = registry_of(minutes)
    found = Found((registry.acts[1],), ())
    (fourth,) = [p for p in minutes.passages if p.act == registry.acts[1].id and p.number == "4"]
    request = ActRequest(Wants.DECISION, "")
    whole, told = (
        compose_acts(request, found, registry, minutes, first=first) for first in (None, fourth)
    )
    assert fourth.id not in {citation.passage_id for citation in whole.citations}
    assert fourth.id in {citation.passage_id for citation in told.citations}
    assert "Extrait : 3 articles sur 4." in [
        block.text for block in told.blocks if isinstance(block, Notice)
    ]


def test_a_list_inside_an_article_is_counted_and_listed(minutes: View) -> None:
    answer = converse(minutes, "Combien de conditions faut-il remplir pour la prime citerne ?")
    (listed,) = [block for block in answer.blocks if isinstance(block, ListBlock)]
    assert len(listed.items) == 3
    assert "3" in answer.blocks[0].text  # type: ignore[union-attr]
    assert [q for q in quotes(answer) if q.startswith("la citerne a une contenance")]


def test_the_conditions_asked_for_are_told(minutes: View) -> None:
    told = " ".join(quotes(converse(minutes, "Énumérez les conditions d'octroi de la prime.")))
    assert all(words in told for words in ("3.000 litres", "un WC", "avant 2017"))


def test_the_name_of_the_commune_goes_without_saying(minutes: View) -> None:
    answer = converse(minutes, "Quelle est la caution pour occuper une salle de Sourvaux ?")
    assert any("caution de 300 €" in quote for quote in quotes(answer))


def test_the_title_of_a_point_is_no_evidence(minutes: View) -> None:
    reading = understand("Qui a signé la lettre de jumelage avec Orvaux ?", minutes, "fr")
    hits = minutes.search(reading.search_text)
    assert "Jumelage avec Orvaux" in [hit.passage.text for hit in hits]
    texts = [each.text for each in find_evidence(reading, hits, minutes)]
    assert "Jumelage avec Orvaux" not in texts


def test_the_day_of_an_act_needs_no_support_of_the_quote(minutes: View, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    row = {"id": "1", "type": "figure", "q": "Quelle caution avant l'occupation ?", "gold": ["300"]}
    questions.write_text(json.dumps(row), encoding="utf-8")
    (result,) = run_cases(load_cases(questions), minutes, Assistant())
    assert "du 24 avril 2025" in result.answer.text
    assert result.supported_claims == result.claims > 0
