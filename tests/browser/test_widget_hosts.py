"""The element on other people's pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.assistant_page import AssistantPage, floating
from tests.browser.conftest import Watch
from tests.browser.scripted_service import ScriptedService

HOSTILE = """
* { all: unset !important; color: red !important; font-size: 40px !important }
html { font-size: 4px !important }
html, body, main { display: block !important; visibility: hidden !important;
  letter-spacing: 1em !important; pointer-events: none !important }
pst-assistant { display: none !important; opacity: 0 !important; transform: scale(3) !important;
  text-transform: uppercase !important }
"""


def test_works_from_another_origin(
    page: Page, service: ScriptedService, other_site: ScriptedService, watch: Watch
) -> None:
    assistant = floating(page, other_site.page("/", "<pst-assistant></pst-assistant>")).ask()
    link = assistant.element.locator(".blocks").get_by_role("link", name="Source 1")
    assert (link.get_attribute("href") or "").startswith(f"{service.origin}/documents/")
    hosts = {url.split("/")[2] for url in watch.requests}
    assert hosts == {service.origin.split("/")[2], other_site.origin.split("/")[2]}
    assert page.evaluate("window.violations") == []


def test_a_late_script_holds_nothing_of_the_page_back(page: Page, service: ScriptedService) -> None:
    held: list[Route] = []
    page.route("**/widget.js", lambda route: held.append(route))
    page.goto(service.page("/tard", "<pst-assistant></pst-assistant>"), wait_until="commit")
    expect(page.get_by_role("heading", name="Mon e-guichet")).to_be_visible()
    painted = "performance.getEntriesByName('first-paint').length"
    page.wait_for_function(f"{painted} > 0")
    held[0].continue_()
    AssistantPage(page).open()


def test_two_on_one_page_keep_apart(page: Page, service: ScriptedService) -> None:
    body = "".join(
        f'<pst-assistant id="{name}" position="inline"></pst-assistant>' for name in ("un", "deux")
    )
    page.goto(service.page("/deux", body))
    first, second = AssistantPage(page, 0), AssistantPage(page, 1)
    first.ask()
    expect(first.element.get_by_text("Réponse trouvée").first).to_be_visible()
    expect(second.element.get_by_text("Réponse trouvée")).to_have_count(0)
    second.ask("chiffres")
    page.reload()
    expect(first.element.get_by_role("log").get_by_text("Réponse trouvée")).to_be_visible()
    expect(second.element.get_by_role("log").get_by_text("Réponse partielle")).to_be_visible()


def test_a_script_loaded_twice_defines_once(
    page: Page, service: ScriptedService, watch: Watch
) -> None:
    again = f'<script type="module" src="{service.origin}/widget.js?2"></script>'
    floating(page, service.page("/encore", f"{again}<pst-assistant></pst-assistant>")).ask()
    assert watch.errors == []


def test_hostile_styles_of_the_page_do_not_reach_it(page: Page, service: ScriptedService) -> None:
    service.pages["css"] = HOSTILE
    head = '<link rel="stylesheet" href="/style.css">'
    page.goto(service.page("/hostile", "<pst-assistant></pst-assistant>", head))
    assistant = AssistantPage(page).open()
    assistant.ask()
    style = assistant.field.evaluate(
        "field => (({fontSize, color, letterSpacing, textTransform, visibility}) =>"
        " [fontSize, color, letterSpacing, textTransform, visibility])(getComputedStyle(field))"
    )
    assert style == ["16px", "rgb(24, 36, 47)", "normal", "none", "visible"]


def test_attributes_set_endpoint_title_language_and_theme(
    page: Page, service: ScriptedService
) -> None:
    body = (
        f'<pst-assistant endpoint="{service.origin}" title="Notre plan" language="nl" '
        'theme="dark" position="bottom-left" contact="+32 4 000 00 00"></pst-assistant>'
    )
    page.goto(service.page("/attributs", body))
    element = page.locator("pst-assistant")
    element.get_by_role("button", name="Stel een vraag").click()
    panel = element.get_by_role("dialog", name="Notre plan")
    expect(panel).to_be_visible()
    box = panel.bounding_box()
    assert box is not None
    assert box["x"] < 100
    dark = panel.evaluate("panel => getComputedStyle(panel).backgroundColor")
    assert dark == "rgb(16, 23, 30)"
    phone = element.get_by_role("link", name="+32 4 000 00 00")
    expect(phone).to_have_attribute("href", "tel:+3240000000")


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Envoyer"), ("nl", "Verzenden"), ("de", "Senden"), ("en", "Send"), ("it", "Envoyer")],
)
def test_speaks_four_languages_and_french_otherwise(
    page: Page, service: ScriptedService, language: str, words: str
) -> None:
    body = f'<pst-assistant position="inline" language="{language}"></pst-assistant>'
    page.goto(service.page("/langues", body))
    expect(page.get_by_role("button", name=words)).to_be_visible()


def test_the_host_page_can_set_colours(page: Page, service: ScriptedService) -> None:
    service.pages["css"] = "pst-assistant { --pst-accent: rgb(90, 20, 60) }"
    head = '<link rel="stylesheet" href="/style.css">'
    page.goto(service.page("/couleurs", "<pst-assistant></pst-assistant>", head))
    colour = AssistantPage(page).launcher.evaluate("one => getComputedStyle(one).backgroundColor")
    assert colour == "rgb(90, 20, 60)"


def test_the_host_page_hears_of_what_happens(page: Page, service: ScriptedService) -> None:
    page.goto(service.page("/nouvelles", "<pst-assistant></pst-assistant>"))
    page.evaluate(
        "() => { window.heard = []; for (const name of"
        " ['open', 'close', 'question', 'answer', 'error', 'feedback'])"
        " document.addEventListener(`pst-${name}`, ({type, detail}) =>"
        " heard.push([type, detail])) }"
    )
    assistant = AssistantPage(page).open().ask()
    assistant.button("Utile").click()
    expect(assistant.status).to_have_text("Merci pour votre avis.")
    assistant.ask("panne")
    page.keyboard.press("Escape")
    assert page.evaluate("heard") == [
        ["pst-open", {}],
        ["pst-question", {}],
        ["pst-answer", {"answerId": "a-1", "status": "answered", "citations": 6}],
        ["pst-feedback", {"answerId": "a-1", "useful": True}],
        ["pst-question", {}],
        ["pst-error", {"kind": "broken", "retryAfter": None}],
        ["pst-close", {}],
    ]


def test_the_host_page_can_ask(page: Page, service: ScriptedService) -> None:
    page.goto(service.page("/demander", "<pst-assistant></pst-assistant>"))
    page.locator("pst-assistant").evaluate("element => element.ask('culture')")
    expect(page.get_by_role("dialog").get_by_text("Réponse trouvée")).to_be_visible()
