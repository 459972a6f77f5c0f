"""Invented acts of an invented province, in the forms councils publish."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Block, Metadata
from ingest.acts.find import ReadAct, find_acts

PORTAL_PAGE = """Sport – Subside au club de kayak « Les Remous » – Décision
https://exemple.invalid/haute-meuse/decisions/24-mars-2022/sport-subside
4
            sur
            12
Séance publique du Conseil
24 mars 2022 (14:00)
Point N°
4
State
{state}
Matière
Sport
Mandataire
Anne Dupré-Noël
{notice}Sport – Subside au club de kayak « Les Remous » – Décision
Le Conseil provincial,
Vu le Code de la démocratie locale et de la décentralisation, notamment l'article L2212-32 ;
Considérant la demande du 3 février 2022 ;
Considérant que le crédit est inscrit au budget, à l'article 764/640-05 ;
Sur proposition du Collège provincial ;
DÉCIDE {vote} :
Article 1er : D'octroyer un subside de 12.500,00 € au club.
Article 2
:
De transmettre la présente délibération au directeur financier.
"""
NOTICE = """Ce
projet de délibération
est un document préparatoire
ayant vocation de permettre aux membres d'examiner la décision soumise à leur approbation.
Ce texte
n'a pas encore été adopté
par l'autorité provinciale.
"""
MINUTES = """PROVINCE DE HAUTE-MEUSE
CONSEIL PROVINCIAL
SÉANCE DU 15 DÉCEMBRE 2022
PROCÈS-VERBAL

L'an deux mil vingt-deux, le quinze décembre, à quatorze heures, le Conseil s'est réuni.
Présents : 34 conseillers. Convocation du 2 décembre 2022.

1. Procès-verbal de la séance du 24 novembre 2022 – Approbation
Le Conseil approuve le procès-verbal à l'unanimité.

2. Budget 2023 de la Régie provinciale des bâtiments (RPB) : première modification et
rapport du Collège
Vu le rapport du Collège ;
Considérant ce qui suit :
1) le fonds de réserve est suffisant ;
2) les recettes sont stables ;
Par 25 voix pour, 9 voix contre et 2 abstentions,
DÉCIDE :
Art. 1 – D'approuver la modification, pour 1.250.000,00 €.
Art. 2 – De publier la présente décision.

3. Culture – Convention avec la bibliothèque itinérante
Madame la députée présente le dossier aux membres.
Le Conseil provincial, après en avoir délibéré, décide à l'unanimité d'approuver la convention.

Questions orales
Aucune question n'est posée.
La séance est levée à 16 h 30.
La Directrice générale, Le Président,
"""


def read(text: str, *, blocks: Sequence[Block] = (), title: str = "Pièce") -> tuple[ReadAct, ...]:
    """Return the acts of a text that nobody described."""
    return find_acts("piece", text, blocks, Metadata(title=title))


def portal_page(*, state: str, vote: str = "à l'unanimité") -> str:
    """Return a point as a portal of deliberations shows it."""
    notice = NOTICE if "Projet" in state else ""
    return PORTAL_PAGE.format(state=state, notice=notice, vote=vote)
