import pytest

from index.document import LegalStatus
from tests.ingest.acts.texts import portal_page, read


@pytest.mark.parametrize(
    ("mention", "status"),
    [
        ("Mention marginale : délibération annulée par arrêté du 2 mai 2022.", "annule"),
        ("Délibération approuvée par arrêté ministériel du 2 mai 2022, tutelle.", "approuve"),
        (
            "Délibération approuvée par arrêté ministériel du 27 décembre 2022 (tutelle).",
            "approuve",
        ),
        ("Délibération devenue exécutoire par expiration du délai le 2 mai 2022.", "approuve"),
    ],
)
def test_mention_after_the_articles_tells_what_became_of_the_act(mention: str, status: str) -> None:
    text = portal_page(state="Décision") + "Pour extrait conforme,\n\n" + mention + "\n"
    (read_act,) = read(text)
    assert read_act.act.legal_status is LegalStatus(status)


def test_replaced_act_names_its_successor() -> None:
    text = portal_page(state="Décision") + (
        "Pour extrait conforme,\n\n"
        "Délibération remplacée par la délibération du 15 juin 2023 (point 7).\n"
    )
    (read_act,) = read(text)
    assert read_act.act.legal_status is LegalStatus.REPLACED
    assert read_act.act.replaced_by == "la deliberation du 15 juin 2023 (point 7)"


def test_cancellation_of_another_act_in_the_motives_does_not_cancel_this_one() -> None:
    text = portal_page(state="Décision").replace(
        "Considérant la demande",
        "Considérant que la délibération du 3 mai 2021 a été annulée par arrêté ;\n"
        "Considérant la demande",
    )
    (read_act,) = read(text)
    assert read_act.act.legal_status is LegalStatus.ADOPTED


def test_adopted_act_that_awaits_approval_is_under_supervision() -> None:
    text = portal_page(state="Décision") + (
        "Article 3 : De soumettre la délibération à l'approbation du Gouvernement wallon.\n"
    )
    (read_act,) = read(text)
    assert read_act.act.legal_status is LegalStatus.UNDER_SUPERVISION


def test_blanks_left_for_the_sitting_make_a_draft() -> None:
    text = portal_page(state="Décision", vote="par ... voix pour et ... voix contre")
    unstated = text.replace("State\nDécision\n", "")
    (read_act,) = read(unstated)
    assert read_act.act.legal_status is LegalStatus.DRAFT
