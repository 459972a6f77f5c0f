"""For people who do not see, do not use a mouse, enlarge, or cannot bear movement."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe
from tests.browser.assistant_page import QUESTION, AssistantPage, floating
from tests.browser.scripted_answers import OBJECTIVES
from tests.browser.scripted_service import ScriptedService

BODY = (
    '<pst-assistant contact="https://province.example/contact" examples="Qu’est-ce que le PST ?">'
    "</pst-assistant>"
)


@pytest.fixture
def address(service: ScriptedService) -> str:
    return service.page("/accessible", BODY)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    page: Page, address: str, service: ScriptedService, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(address)
    found = {"closed": axe.violations(page)}
    assistant = AssistantPage(page).open()
    found["open"] = axe.violations(page)
    assistant.send("attendre")
    expect(assistant.button("Arrêter")).to_be_visible()
    found["asking"] = axe.violations(page)
    service.released.set()
    expect(assistant.status).to_contain_text("Réponse trouvée")
    found["answered"] = axe.violations(page)
    for question in ("chiffres", "passeport", "vote", "trop vite"):
        assistant.ask(question)
        found[question] = axe.violations(page)
    assistant.send(" ")
    found["empty"] = axe.violations(page)
    assistant.button("Pas utile").first.click()
    found["reasons"] = axe.violations(page)
    assert found == {state: [] for state in found}


def test_the_whole_journey_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    assistant = AssistantPage(page)
    press = page.keyboard.press
    press("Tab")
    expect(assistant.launcher).to_be_focused()
    press("Enter")
    expect(assistant.field).to_be_focused()
    page.keyboard.type(QUESTION)
    press("Enter")
    expect(assistant.status).to_contain_text("6 sources")
    expect(assistant.field).to_be_focused()
    for _ in range(3):  # new conversation, then back into the log by its last controls
        press("Shift+Tab")
    expect(assistant.element.get_by_role("button", name="Quels sont les acteurs")).to_be_focused()
    press("Shift+Tab")
    expect(assistant.button("Pas utile")).to_be_focused()
    press("Enter")
    press("ArrowDown")
    expect(assistant.element.get_by_label("Il manque quelque chose")).to_be_checked()
    press("Enter")
    expect(assistant.status).to_have_text("Merci pour votre avis.")
    expect(assistant.button("Pas utile")).to_be_focused()
    press("Escape")
    expect(assistant.panel).not_to_be_visible()
    expect(assistant.launcher).to_be_focused()


def test_the_answer_is_announced_once_and_whole(
    page: Page, address: str, service: ScriptedService
) -> None:
    assistant = floating(page, address)
    assistant.status.evaluate(
        "region => { window.said = []; new MutationObserver(() =>"
        " said.push(region.textContent.trim())).observe(region,"
        " {subtree: true, characterData: true, childList: true}) }"
    )
    assistant.send("attendre la culture")
    expect(assistant.status).to_have_text("Recherche…")
    service.released.set()
    expect(assistant.status).to_contain_text("6 sources")
    said = page.evaluate("said")
    assert said[0] == "Recherche…"
    assert len(said) == 2
    assert all(text in said[1] for text in OBJECTIVES)
    assert "[1]" not in said[1]
    live = assistant.element.locator("[aria-live=polite], [aria-live=assertive], [role=alert]")
    expect(live).to_have_count(1)
    expect(assistant.element.get_by_role("log")).to_have_attribute("aria-live", "off")


def test_turns_are_labelled(page: Page, address: str) -> None:
    assistant = floating(page, address).ask()
    headings = assistant.element.get_by_role("log").get_by_role("heading", level=3)
    expect(headings).to_have_text(["Votre question", "Réponse de l’assistant"])


def test_targets_are_large_enough(page: Page, address: str) -> None:
    """44 px for controls; 24 px for marks inside a sentence (WCAG 2.5.8)."""
    assistant = floating(page, address).ask()
    assistant.button("Pas utile").click()
    small = assistant.element.locator("button, a, textarea, label.reason").evaluate_all(
        "all => all.filter(one => { const {width, height} = one.getBoundingClientRect();"
        " const least = one.classList.contains('mark') ? 24 : 44;"
        " return one.checkVisibility() && (width < least || height < least) })"
        ".map(one => one.outerHTML.slice(0, 120))"
    )
    assert small == []


@pytest.mark.parametrize(
    "size", [(320, 640), (320, 256)], ids=["narrow phone", "1280 px enlarged 4 times"]
)
def test_no_horizontal_scroll_when_narrow_or_enlarged(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page = context.new_page()
        assistant = floating(page, address).ask().ask("passeport")
        wide = "one => [one, ...one.querySelectorAll('.log, .composer, .header')]"
        for width in assistant.panel.evaluate(f"one => ({wide})(one).map(n => n.scrollWidth)"):
            assert width <= size[0]
        close = assistant.button("Fermer l’assistant")
        close.scroll_into_view_if_needed()
        expect(close).to_be_in_viewport(ratio=1)
        assistant.field.scroll_into_view_if_needed()
        expect(assistant.field).to_be_in_viewport(ratio=1)


def test_nothing_moves_when_movement_is_unwanted(
    page: Page, address: str, service: ScriptedService
) -> None:
    page.emulate_media(reduced_motion="reduce")
    assistant = floating(page, address).send("attendre")
    expect(assistant.button("Arrêter")).to_be_visible()
    assert page.evaluate("document.getAnimations({subtree: true}).length") == 0
    running = "one => one.getAnimations({subtree: true}).length"
    assert assistant.panel.evaluate(running) == 0
    service.released.set()


def test_forced_colours_keep_edges_visible(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    assistant = floating(page, address).ask()
    edge = "one => getComputedStyle(one).borderTopStyle + getComputedStyle(one).borderTopWidth"
    for selector in (".panel", ".question", ".answer", ".mark"):
        assert assistant.element.locator(selector).first.evaluate(edge) == "solid1px"
    assert axe.violations(page) == []
