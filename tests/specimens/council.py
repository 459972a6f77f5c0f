"""The specimens: fifteen acts of the council of the Province de Haute-Meuse, all invented."""

from __future__ import annotations

from tests.specimens.specimen import CODE, PLAN, Specimen

_MARCH, _MARCH_TOLD = "2022-03-31", "31 mars 2022"
_JUNE, _JUNE_TOLD = "2022-06-23", "23 juin 2022"
_MAY, _MAY_TOLD = "2023-05-25", "25 mai 2023"
_LAST, _LAST_TOLD = "2024-02-22", "22 février 2024"
_CULTURE, _LIVING = "Anne Dupré-Noël, Députée provinciale", "Marc Lesage, Député provincial"

SPECIMENS = (
    Specimen(
        key="bibliobus", day=_MARCH, told_day=_MARCH_TOLD, point=3, matter="Culture",
        representative=_CULTURE, title="Culture – Acquisition d'un bibliobus – Approbation",
        seen=(CODE,),
        whereas=(
            f"{PLAN}, enjeu Culture, objectif stratégique 02 « Renforcer la présence du livre dans "
            "l'espace public et diversifier les offres en lecture publique sur tout le "
            "territoire »",
            "que le véhicule actuel a dix-sept ans ; que la dépense est estimée à 240.000,00 €",
        ),
        vote="À l'unanimité,",
        articles=(
            "D'acquérir un bibliobus pour un montant de 240.000,00 € TVA comprise.",
            "D'imputer la dépense au budget extraordinaire, à l'article 767/743-98.",
            "De transmettre la présente délibération au directeur financier.",
        ),
        amounts=(240000.0,),
    ),
    Specimen(
        key="kayak-2022", day=_MARCH, told_day=_MARCH_TOLD, point=4, matter="Sport",
        representative=_LIVING,
        title="Sport – Subside au club de kayak « Les Remous » de Rocheval – Octroi",
        seen=(CODE, "la demande introduite par le club le 3 février 2022"),
        whereas=("que le club organise une descente ouverte à tous le 21 août 2022",),
        vote="Par 34 voix pour, 0 voix contre et 2 abstentions,",
        articles=(
            "D'octroyer au club « Les Remous », à Rocheval, un subside de 12.500,00 €.",
            "Le bénéficiaire transmet ses justificatifs avant le 31 mars 2023.",
        ),
        status="remplace",
        mention="Délibération remplacée par la délibération du 23 juin 2022 (point 5).",
        amounts=(12500.0,),
    ),
    Specimen(
        key="halte-accueil", day=_MARCH, told_day=_MARCH_TOLD, point=5, matter="Petite enfance",
        representative=_LIVING,
        title="Vivre mieux – Convention avec la halte-accueil « Les Lucioles » d'Orvaux",
        seen=(CODE,),
        whereas=(
            f"{PLAN}, enjeu Vivre mieux, objectif stratégique 01",
            "le projet de convention annexé à la présente délibération",
        ),
        vote="À l'unanimité,",
        articles=(
            "D'approuver la convention avec l'asbl « Les Lucioles », établie à Orvaux.",
            "De fixer l'intervention provinciale à 38.000,00 € par an.",
        ),
        amounts=(38000.0,),
    ),
    Specimen(
        key="kayak-nouveau", day=_JUNE, told_day=_JUNE_TOLD, point=5, matter="Sport",
        representative=_LIVING,
        title="Sport – Subside au club de kayak « Les Remous » de Rocheval – Nouvelle décision",
        seen=(CODE, "sa délibération du 31 mars 2022 (point 4) octroyant un subside au club"),
        whereas=("que la descente est étendue à deux journées",),
        vote="Par 36 voix pour, 0 voix contre et 1 abstention,",
        articles=(
            "La délibération du 31 mars 2022 (point 4) est retirée et remplacée par la présente.",
            "D'octroyer au club « Les Remous », à Rocheval, un subside de 18.750,00 €.",
        ),
        amounts=(18750.0,),
    ),
    Specimen(
        key="emprunt", day=_JUNE, told_day=_JUNE_TOLD, point=7, matter="Finances",
        representative="Paul Verhaegen, Député provincial",
        title="Finances – Garantie d'emprunt à l'intercommunale des eaux de la Sambrelle",
        seen=(CODE,),
        whereas=("que la garantie demandée porte sur 1,5 million d'euros",),
        vote="Par vingt-cinq voix pour, dix voix contre et deux abstentions,",
        articles=(
            "De garantir l'emprunt de 1.500.000,00 € de l'intercommunale.",
            "De soumettre la présente délibération à l'approbation du Gouvernement wallon.",
        ),
        status="annule",
        mention="Délibération annulée par arrêté du Gouvernement wallon du 15 septembre 2022.",
        amounts=(1500000.0,),
    ),
    Specimen(
        key="secours", day=_JUNE, told_day=_JUNE_TOLD, point=9, matter="Sécurité",
        representative="Paul Verhaegen, Député provincial",
        title="Sécurité – Dotation 2022 à la zone de secours « Val de Meuse » – Fixation",
        seen=(CODE, "la loi du 15 mai 2007 relative à la sécurité civile"),
        whereas=("que la dotation des communes est réduite d'autant",),
        vote="Par 30 voix pour, 4 voix contre et 3 abstentions,",
        articles=(
            "De fixer la dotation provinciale de 2022 à 4.250.000,00 €.",
            "De soumettre la présente délibération à l'approbation de l'autorité de tutelle.",
        ),
        status="approuve",
        mention="Délibération approuvée par arrêté ministériel du 2 août 2022 (tutelle).",
        amounts=(4250000.0,),
    ),
    Specimen(
        key="musee", day=_JUNE, told_day=_JUNE_TOLD, point=11, matter="Culture",
        representative=_CULTURE,
        title="Culture – Musée provincial : gratuité le premier dimanche du mois",
        seen=(CODE,),
        whereas=(
            f"{PLAN}, enjeu Culture, objectif stratégique 06",
            "que la perte de recettes est estimée à 9.800,00 € par an",
        ),
        vote="À l'unanimité,",
        articles=("L'entrée des musées provinciaux est gratuite le premier dimanche du mois.",),
        amounts=(9800.0,),
    ),
    Specimen(
        key="prime-aines", day=_MAY, told_day=_MAY_TOLD, point=2, matter="Affaires sociales",
        representative=_LIVING,
        title="Vivre mieux – Règlement relatif à l'aide aux aînés isolés – Adoption",
        seen=(CODE, "l'avis de légalité du directeur financier du 4 mai 2023"),
        whereas=(f"{PLAN}, enjeu Vivre mieux, objectif stratégique 03",),
        vote="À l'unanimité,",
        articles=(
            "Il est accordé une aide unique de 250,00 € aux aînés isolés de plus de 75 ans.",
            "La demande est introduite auprès du service provincial des aînés.",
            "Le présent règlement entre en vigueur le 1er juillet 2023.",
        ),
        amounts=(250.0,),
    ),
    Specimen(
        key="designation", day=_MAY, told_day=_MAY_TOLD, point=6, matter="Personnel",
        representative="Paul Verhaegen, Député provincial",
        title="Personnel – Aide exceptionnelle à un agent sinistré – Ratification",
        seen=(CODE, "la décision du Collège provincial du 11 mai 2023"),
        whereas=(
            "la demande de M. Jean Dutest, né le 3 mars 1971, domicilié à 5590 Rocheval, rue du "
            "Moulin 12, numéro national 71.03.03-153.29, joignable au 0470 12 34 56 ou à "
            "jean.dutest@exemple.invalid",
            "que la somme est à verser sur le compte BE68 5390 0754 7034 de l'intéressé",
        ),
        vote="Au scrutin secret et à l'unanimité,",
        articles=("De ratifier l'octroi d'une aide exceptionnelle de 1.000,00 €.",),
        amounts=(1000.0,),
    ),
    Specimen(
        key="arbres", day=_MAY, told_day=_MAY_TOLD, point=8, matter="Environnement",
        representative="Claire Modave, Députée provinciale",
        title="Transition – Plantation de 10.000 arbres avec les communes – Convention",
        seen=(CODE,),
        whereas=(
            f"{PLAN}, enjeu Transition territoriale, objectif stratégique 02 « Veiller à renforcer "
            "la qualité du cadre de vie »",
        ),
        vote="Par 33 voix pour, 1 voix contre et 3 abstentions,",
        articles=(
            "D'approuver la convention avec les communes d'Orvaux, de Rocheval et de Valdieu.",
            "De prévoir un crédit de 95.000,00 € au budget de 2023.",
        ),
        amounts=(95000.0,),
    ),
    Specimen(
        key="ecole", day=_MAY, told_day=_MAY_TOLD, point=12, matter="Enseignement",
        representative="Claire Modave, Députée provinciale",
        title="Enseignement – École provinciale de Valdieu : rénovation des ateliers – Marché",
        seen=(CODE, "la loi du 17 juin 2016 relative aux marchés publics"),
        whereas=("que le montant estimé s'élève à 815.000,00 € hors TVA",),
        vote="À l'unanimité,",
        articles=(
            "D'approuver le cahier des charges n° 2023-118 et le montant estimé de 815.000,00 €.",
            "De choisir la procédure ouverte comme mode de passation.",
            "De transmettre la présente délibération au Gouvernement wallon pour approbation "
            "par l'autorité de tutelle.",
        ),
        status="soumis_a_tutelle",
        amounts=(815000.0,),
    ),
    Specimen(
        key="velo", day=_LAST, told_day=_LAST_TOLD, point=3, matter="Mobilité",
        representative="Claire Modave, Députée provinciale",
        title="Mobilité – Prime à l'achat d'un vélo pour les agents – Règlement",
        seen=(CODE,),
        whereas=("que la prime est limitée à 150,00 € par agent",),
        vote="Par 28 voix pour, 6 voix contre et 3 abstentions,",
        articles=("Il est instauré une prime de 150,00 € à l'achat d'un vélo.",),
        amounts=(150.0,),
    ),
    Specimen(
        key="livre-rue", day=_LAST, told_day=_LAST_TOLD, point=5, matter="Culture",
        representative=_CULTURE,
        title="Culture – Boîtes à livres dans les gares – Subsides aux communes",
        seen=(CODE,),
        whereas=("que les boîtes à livres offrent la lecture publique à tous les passants",),
        vote="À l'unanimité,",
        articles=("D'octroyer à chaque commune qui en installe un subside de 600,00 €.",),
        amounts=(600.0,),
    ),
    Specimen(
        key="piscine", day=_LAST, told_day=_LAST_TOLD, point=7, matter="Sport",
        representative=_LIVING,
        title="Sport – Piscine de Rocheval : participation aux travaux – Projet",
        seen=(CODE,),
        whereas=("que les travaux sont estimés à 2.300.000,00 €",),
        vote="Par ... voix pour, ... voix contre et ... abstentions,",
        articles=("De participer aux travaux de la piscine à hauteur de 460.000,00 €.",),
        status="projet", state="Projet de décision", amounts=(2300000.0, 460000.0),
    ),
    Specimen(
        key="taxe", day=_LAST, told_day=_LAST_TOLD, point=9, matter="Finances",
        representative="Paul Verhaegen, Député provincial",
        title="Finances – Taxe provinciale sur les dépôts de mitraille – Projet de règlement",
        seen=(CODE, "la Constitution, notamment l'article 170"),
        whereas=("que le taux proposé est de 7,50 € le mètre carré",),
        vote="À XXX,",
        articles=("Il est établi une taxe de 7,50 € le mètre carré.",),
        status="projet", state="Projet de décision", amounts=(7.5,),
    ),
)  # fmt: skip
"""In the order of their sittings."""


def of_day(day: str) -> tuple[Specimen, ...]:
    """Return the acts of one sitting."""
    return tuple(specimen for specimen in SPECIMENS if specimen.day == day)
