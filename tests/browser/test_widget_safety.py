"""Payloads stay text; nothing leaves the service's origin; nothing outlives the visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.assistant_page import AssistantPage, floating
from tests.browser.conftest import Watch
from tests.browser.scripted_answers import PAYLOAD
from tests.browser.scripted_service import ScriptedService


@pytest.fixture
def assistant(page: Page, service: ScriptedService) -> AssistantPage:
    return floating(page, service.page("/sur", "<pst-assistant></pst-assistant>"))


def test_payloads_stay_text(assistant: AssistantPage, page: Page, watch: Watch) -> None:
    assistant.ask(f"piège {PAYLOAD}")
    expect(assistant.element.locator(".blocks")).to_contain_text(PAYLOAD)
    expect(assistant.element.locator("img, script, iframe")).to_have_count(0)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("window.violations") == []
    assert watch.errors == []


def test_only_pages_of_the_service_are_linked(assistant: AssistantPage, page: Page) -> None:
    assistant.ask("piège")
    hrefs = assistant.element.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert hrefs
    assert all(href.startswith(page.url.rsplit("/", 1)[0]) for href in hrefs)


def test_a_script_contact_is_no_link(page: Page, service: ScriptedService) -> None:
    body = '<pst-assistant contact="javascript:alert(1)"></pst-assistant>'
    assistant = floating(page, service.page("/contact", body))
    expect(assistant.element.get_by_role("link", name="alert")).to_have_count(0)


def test_a_strict_policy_is_enough_and_nothing_leaves(
    assistant: AssistantPage, page: Page, context: BrowserContext, watch: Watch
) -> None:
    assistant.ask().ask("chiffres")
    assistant.button("Pas utile").last.click()
    assert page.evaluate("window.violations") == []
    assert {url.split("/")[2] for url in watch.requests} == {page.url.split("/")[2]}
    assert context.cookies() == []
    assert watch.errors == []


def test_no_markup_is_ever_interpreted() -> None:
    from pathlib import Path

    sources = Path(__file__).parents[2] / "web" / "src"
    for path in sources.rglob("*.ts"):
        text = path.read_text(encoding="utf-8")
        for way in ("innerHTML", "unsafeHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in text, f"{path.name} uses {way}"
