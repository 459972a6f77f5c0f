"""A conversation, from the first question to the next visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.assistant_page import QUESTION, AssistantPage, floating
from tests.browser.scripted_answers import OBJECTIVES
from tests.browser.scripted_service import ScriptedService

PLAIN = '<pst-assistant contact="info@province.example"></pst-assistant>'


@pytest.fixture
def assistant(page: Page, service: ScriptedService) -> AssistantPage:
    return floating(page, service.page("/conversation", PLAIN))


def test_says_it_is_a_machine_before_the_first_message(assistant: AssistantPage) -> None:
    expect(assistant.element.get_by_text("système d’intelligence artificielle")).to_be_visible()
    expect(assistant.panel).to_have_accessible_description(
        "Vous vous adressez à un système d’intelligence artificielle, pas à une personne. Il répond"
        " à partir des documents publiés, cite ses sources et peut se tromper : vérifiez-les."
        " N’indiquez pas de données personnelles."
    )


def test_a_person_can_be_reached_before_and_after_a_question(assistant: AssistantPage) -> None:
    contact = assistant.element.get_by_role("link", name="info@province.example")
    expect(contact).to_have_attribute("href", "mailto:info@province.example")
    assistant.ask()
    expect(contact).to_be_visible()


@pytest.mark.parametrize("streaming", [False, True], ids=["json", "events"])
def test_shows_status_list_and_sources(
    assistant: AssistantPage, service: ScriptedService, streaming: bool
) -> None:
    service.streaming = streaming
    assistant.ask()
    element = assistant.element
    expect(element.get_by_text("Réponse trouvée dans les documents").first).to_be_visible()
    expect(element.get_by_text("Vous demandez les objectifs stratégiques")).to_be_visible()
    items = element.locator(".blocks").get_by_role("listitem")
    expect(items).to_have_count(len(OBJECTIVES))
    expect(items.nth(1)).to_contain_text("02")
    expect(element.get_by_role("region", name="6 sources")).to_contain_text(
        "Programme stratégique transversal 2022-2024"
    )
    expect(element.get_by_role("region", name="6 sources")).to_contain_text("31 mars 2022")


def test_each_mark_opens_its_source_in_a_new_window(assistant: AssistantPage, page: Page) -> None:
    assistant.ask()
    mark = assistant.element.locator(".blocks").get_by_role("link", name="Source 3")
    with page.expect_popup() as opened:
        mark.click()
    assert opened.value.url.endswith("/documents/brochure?debut=300&fin=340#passage")


def test_follow_up_stays_in_the_conversation(
    assistant: AssistantPage, service: ScriptedService
) -> None:
    assistant.ask().ask("et les chiffres ?")
    first, second = (body for path, body in service.received if path.endswith("questions"))
    assert first == {"question": QUESTION, "conversation_id": None, "language": "fr"}
    assert second["conversation_id"] == "c-1"


def test_a_suggestion_is_asked_with_one_press(
    assistant: AssistantPage, service: ScriptedService
) -> None:
    assistant.ask()
    with assistant.page.expect_response("**/api/v1/questions"):
        assistant.element.get_by_role("button", name="Qu’est-ce que le PST").click()
    assert service.received[-1][1]["question"] == "Qu’est-ce que le PST ?"
    expect(assistant.element.get_by_text("Qu’est-ce que le PST").first).to_be_visible()
    expect(assistant.field).to_be_focused()


def test_the_conversation_is_kept_for_the_visit_only(
    assistant: AssistantPage, context: BrowserContext, page: Page, service: ScriptedService
) -> None:
    assistant.ask()
    page.goto(service.page("/autre", PLAIN))
    expect(assistant.open().element.get_by_text(OBJECTIVES[0])).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    other = context.new_page()
    other.goto(page.url)
    another = AssistantPage(other).open()
    expect(another.element.get_by_text(OBJECTIVES[0])).to_have_count(0)


def test_a_new_conversation_erases_the_previous_one(assistant: AssistantPage, page: Page) -> None:
    assistant.ask()
    assistant.button("Nouvelle conversation").click()
    expect(assistant.element.get_by_text(OBJECTIVES[0])).to_have_count(0)
    expect(assistant.status).to_contain_text("Nouvelle conversation")
    expect(assistant.field).to_be_focused()
    assert page.evaluate("sessionStorage.length") == 0


def test_a_search_can_be_stopped_then_asked_again(
    assistant: AssistantPage, service: ScriptedService
) -> None:
    assistant.send("attendre la culture")
    assistant.button("Arrêter").click()
    expect(assistant.status).to_have_text("Recherche arrêtée.")
    service.released.set()
    assistant.button("Réessayer").click()
    expect(assistant.element.get_by_text(OBJECTIVES[0]).first).to_be_visible()


def test_a_useful_answer_is_said_so(assistant: AssistantPage, service: ScriptedService) -> None:
    assistant.ask()
    assistant.button("Utile").click()
    expect(assistant.status).to_have_text("Merci pour votre avis.")
    expect(assistant.button("Utile")).to_have_attribute("aria-pressed", "true")
    sent = {"useful": True, "reason": None, "comment": None}
    assert service.received[-1] == ("/api/v1/answers/a-1/feedback", sent)


def test_a_bad_answer_is_explained(assistant: AssistantPage, service: ScriptedService) -> None:
    assistant.ask()
    assistant.button("Pas utile").click()
    expect(assistant.element.get_by_label("C’est inexact")).to_be_focused()
    assistant.element.get_by_label("Il manque quelque chose").check()
    assistant.element.get_by_label("Précisez si vous voulez").fill("Le septième")
    assistant.button("Envoyer mon avis").click()
    expect(assistant.status).to_have_text("Merci pour votre avis.")
    expect(assistant.button("Pas utile")).to_be_focused()
    sent = {"useful": False, "reason": "incomplete", "comment": "Le septième"}
    assert service.received[-1][1] == sent


def test_an_answer_is_copied_with_its_sources(
    assistant: AssistantPage, context: BrowserContext, page: Page
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    assistant.ask()
    assistant.button("Copier").click()
    expect(assistant.status).to_have_text("Réponse copiée.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"06. {OBJECTIVES[5]} [6]" in copied
    assert "[6] Programme stratégique transversal 2022-2024, Culture › Objectifs" in copied
    assert "/documents/brochure?debut=600&fin=640#passage" in copied


def test_an_answer_is_read_aloud_without_its_marks(assistant: AssistantPage, page: Page) -> None:
    page.evaluate("speechSynthesis.speak = (said) => (window.said = said)")
    assistant.ask()
    assistant.button("Écouter").click()
    assert page.evaluate("[said.lang, said.text.includes('['), said.text.slice(0, 5)]") == [
        "fr",
        False,
        "Selon",
    ]
    assistant.button("Arrêter la lecture").click()
    expect(assistant.button("Écouter")).to_be_visible()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("chiffres", "Réponse partielle"),
        ("passeport", "Une autre administration est compétente"),
        ("horaire", "Pas de réponse dans les documents"),
        ("vote", "L’assistant ne peut pas répondre à cette demande"),
    ],
)
def test_each_outcome_is_said_in_plain_words(
    assistant: AssistantPage, question: str, words: str
) -> None:
    assistant.ask(question)
    expect(assistant.element.get_by_role("log").get_by_text(words)).to_be_visible()


def test_words_read_from_an_image_are_said_so(assistant: AssistantPage) -> None:
    assistant.ask("chiffres")
    sources = assistant.element.get_by_role("region", name="2 sources")
    expect(sources.get_by_text("texte reconnu automatiquement")).to_have_count(1)


def test_small_talk_is_not_judged(assistant: AssistantPage) -> None:
    assistant.ask("bonjour")
    expect(assistant.element.get_by_role("log").get_by_text("Que cherchez-vous")).to_be_visible()
    expect(assistant.button("Utile")).to_have_count(0)
