"""What people read when something goes wrong, and how they go on."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.assistant_page import AssistantPage, floating
from tests.browser.scripted_service import ScriptedService


@pytest.fixture
def assistant(page: Page, service: ScriptedService) -> AssistantPage:
    page.clock.install()
    return floating(page, service.page("/pannes", "<pst-assistant></pst-assistant>"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("trop vite", "Beaucoup de questions arrivent en même temps."),
        ("indisponible", "Le service est momentanément indisponible."),
        ("refusée", "Pouvez-vous la formuler autrement ?"),
        ("panne", "Un problème technique est survenu de notre côté."),
        ("illisible", "Un problème technique est survenu de notre côté."),
    ],
)
def test_a_failure_is_said_kindly_with_a_retry(
    assistant: AssistantPage, question: str, words: str
) -> None:
    assistant.ask(question)
    expect(assistant.element.get_by_role("log")).to_contain_text(words)
    expect(assistant.status).to_contain_text(words)
    expect(assistant.button("Réessayer")).to_be_visible()


def test_too_many_questions_tell_when_to_come_back(
    assistant: AssistantPage, page: Page, service: ScriptedService
) -> None:
    assistant.ask("trop vite")
    log = assistant.element.get_by_role("log")
    expect(log).to_contain_text("Vous pourrez réessayer dans 30 secondes.")
    retry = assistant.button("Réessayer")
    expect(retry).to_have_attribute("aria-disabled", "true")
    retry.click(force=True)
    assert len(service.received) == 1
    page.clock.run_for(30_000)
    expect(retry).to_have_attribute("aria-disabled", "false")
    expect(log).not_to_contain_text("secondes")


def test_offline_keeps_the_question_for_a_retry(
    assistant: AssistantPage, context: BrowserContext
) -> None:
    context.set_offline(True)
    assistant.ask("culture")
    expect(assistant.element.get_by_role("log")).to_contain_text("La connexion semble coupée.")
    context.set_offline(False)
    assistant.button("Réessayer").click()
    expect(assistant.element.get_by_text("Réponse trouvée").first).to_be_visible()


def test_a_slow_answer_asks_for_patience_then_gives_up(
    assistant: AssistantPage, page: Page
) -> None:
    page.evaluate(
        "AbortSignal.timeout = (ms) => { const stop = new AbortController();"
        " setTimeout(() => stop.abort(), ms); return stop.signal; }"
    )
    assistant.send("attendre")
    expect(assistant.status).to_have_text("Recherche…")
    page.clock.run_for(8_000)
    expect(assistant.status).to_contain_text("plus de temps que d’habitude")
    page.clock.run_for(60_000)
    expect(assistant.status).to_contain_text("La réponse n’est pas arrivée à temps.")


def test_a_conversation_that_the_service_forgot_starts_again(
    assistant: AssistantPage, service: ScriptedService
) -> None:
    assistant.ask("culture").ask("oubliée")
    expect(assistant.element.get_by_text("Réponse trouvée").last).to_be_visible()
    asked = [body["conversation_id"] for _, body in service.received]
    assert asked == [None, "c-1", None]


def test_an_empty_or_long_question_is_not_sent(
    assistant: AssistantPage, service: ScriptedService
) -> None:
    assistant.send("   ")
    expect(assistant.field).to_have_accessible_description("Écrivez d’abord votre question.")
    assistant.send("a" * 501)
    expect(assistant.field).to_have_accessible_description(
        "Votre question compte 501 caractères ; le maximum est de 500. Pouvez-vous la raccourcir ?"
    )
    expect(assistant.field).to_have_value("a" * 501)
    assert service.received == []
