"""The pages of the public door: right for everyone, safe, and complete without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from api.payloads import passage_url
from tests.browser import axe
from tests.browser.assistant_page import AssistantPage, floating
from tests.browser.conftest import Watch
from tests.browser.real_service import PAYLOAD, RealService

PAGES = (
    "/",
    "/question",
    "/question?q=Quels sont les objectifs stratégiques de l'enjeu Culture ?",
    "/question?q=Quel temps fera-t-il demain ?",
    "/pst",
    "/cadre",
    "/accessibilite",
    "/confidentialite",
    "markdown",
    "pdf",
    "pdf as text",
)


def _address(site: RealService, name: str) -> str:
    if name.startswith("/"):
        return site.origin + name
    document = site.document("reglement" if "pdf" in name else "2022-2024")
    address = site.origin + passage_url(document.id, 60, 120)
    return address.replace("?", "?vue=texte&") if "text" in name else address


def _open(site: RealService, page: Page, name: str) -> None:
    page.goto(_address(site, name))
    if name == "pdf":
        expect(page.locator("[data-shown]")).to_be_attached()
        page.locator(".textLayer .endOfContent").first.wait_for(state="attached")


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_accessible_and_keeps_to_itself(
    site: RealService, page: Page, context: BrowserContext, watch: Watch, name: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    _open(site, page, name)
    if name == "/pst":
        page.get_by_role("button", name="Tout ouvrir").click()
    found = {"light": axe.violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = axe.violations(page, axe.CONTRAST)
    assert found == {"light": [], "dark": []}
    assert page.evaluate("window.violations") == []
    assert all(url.startswith(site.origin) for url in watch.requests)
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert watch.errors == []


@pytest.mark.parametrize("name", PAGES)
def test_each_page_fits_a_narrow_screen(browser: Browser, site: RealService, name: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 480}) as context:
        page = context.new_page()
        _open(site, page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_counter_answers_in_the_real_widget(site: RealService, page: Page) -> None:
    assistant = floating(page, f"{site.origin}/")
    assistant.ask("Quels sont les objectifs stratégiques de l’enjeu Culture ?")
    items = assistant.element.locator(".blocks").get_by_role("listitem")
    expect(items).to_have_count(6)
    assistant.button("Utile").click()
    expect(assistant.status).to_have_text("Merci pour votre avis.")
    assert axe.violations(page) == []


def test_markup_in_a_file_its_name_and_a_question_stays_text(
    site: RealService, page: Page, watch: Watch
) -> None:
    document = next(d for d in site.view.documents.values() if d.metadata.title == PAYLOAD)
    assistant = floating(page, f"{site.origin}/")
    assistant.ask(f"Combien mesure la zibeline ? {PAYLOAD}")
    addresses = (
        passage_url(document.id, 0, len(document.text)),
        f"/question?q=Combien mesure la zibeline ? {PAYLOAD}",
        f"/documents/{PAYLOAD}",
    )
    for address in ("", *addresses):
        if address:
            page.goto(site.origin + address)
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("window.violations") == []
        expect(page.locator("img[src=x]")).to_have_count(0)
    page.goto(site.origin + addresses[0])
    expect(page.get_by_role("heading", level=1)).to_have_text(PAYLOAD)
    assert watch.errors == []


def test_the_lines_to_copy_carry_the_true_integrity(site: RealService, page: Page) -> None:
    page.goto(f"{site.origin}/")
    told = page.request.get(f"{site.origin}/widget.json").json()
    lines = page.get_by_role("region", name="La même version").inner_text()
    assert told["integrity"] in lines
    assert told["url"] in lines
    script = page.request.get(told["url"])
    assert script.headers["access-control-allow-origin"] == "*"
    assert "immutable" in script.headers["cache-control"]
    assert page.request.get(f"{site.origin}/widget.0123456789ab.js").status == 404


def test_without_script_the_form_answers_with_its_sources(
    browser: Browser, site: RealService
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.origin}/")
        question = "Quels sont les objectifs stratégiques de l'enjeu Culture ?"
        page.get_by_label("Une question sur le plan stratégique").fill(question)
        page.get_by_role("button", name="Demander").click()
        source = page.get_by_role("region", name="Sources").get_by_role("link").first
        source.click()
        expect(page.locator("#passage")).to_be_in_viewport()


def test_the_skip_link_leads_to_the_content(site: RealService, page: Page) -> None:
    page.goto(f"{site.origin}/pst")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_node_of_the_plan_can_be_opened_linked_and_asked_about(
    site: RealService, page: Page
) -> None:
    page.goto(f"{site.origin}/pst")
    stake = page.get_by_role("list").get_by_text("Culture", exact=True)
    stake.click()
    heading = page.get_by_text("Objectifs stratégiques (6)")
    expect(heading).to_be_visible()
    link = page.get_by_role("link", name="Lien vers « Culture »")
    link.click()
    page.reload()
    expect(heading).to_be_visible()
    page.get_by_role("link", name="Poser une question à ce sujet : « Culture »").click()
    assistant = AssistantPage(page)
    expect(assistant.element.locator(".blocks").get_by_role("listitem")).to_have_count(6)


def test_a_node_of_the_plan_leads_to_its_source(site: RealService, page: Page) -> None:
    page.goto(f"{site.origin}/pst")
    page.get_by_role("button", name="Tout ouvrir").click()
    link = page.locator(".leaf").get_by_role("link", name="Source").first
    label = page.locator(".leaf .node-label").first.inner_text()
    link.click()
    expect(page.locator("#passage")).to_be_in_viewport()
    assert label[:40] in "".join(page.locator("mark").all_inner_texts())


def test_only_allowed_sites_may_frame_the_assistant(site: RealService, page: Page) -> None:
    framed = page.request.get(f"{site.origin}/cadre").headers["content-security-policy"]
    assert "frame-ancestors 'self'" in framed
    other = page.request.get(f"{site.origin}/").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in other
    assert "unsafe" not in framed + other


def test_the_frame_answers_within_its_own_site_and_is_refused_elsewhere(
    site: RealService, page: Page
) -> None:
    host = f'<!doctype html><title>Hôte</title><iframe src="{site.origin}/cadre"></iframe>'
    page.route("**/hote", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto(f"{site.origin}/hote")
    framed = page.frame_locator("iframe")
    framed.get_by_role("textbox", name="Votre question").fill("Quels sont les enjeux du PST ?")
    framed.get_by_role("button", name="Envoyer").click()
    expect(framed.get_by_role("log").get_by_text("Réponse trouvée")).to_be_visible()
    page.goto(f"{site.origin.replace('127.0.0.1', 'localhost')}/hote")
    expect(page.frame_locator("iframe").locator("pst-assistant")).to_have_count(0)


def test_the_privacy_page_tells_the_true_retention(site: RealService, page: Page) -> None:
    page.goto(f"{site.origin}/confidentialite")
    expect(page.get_by_text("90 jours")).to_be_visible()


@pytest.mark.parametrize("name", ["/question", "markdown"])
def test_forced_colours_keep_the_pages_readable(site: RealService, page: Page, name: str) -> None:
    page.emulate_media(forced_colors="active")
    _open(site, page, name)
    assert axe.violations(page) == []


def test_a_printed_source_shows_its_text_and_no_widget(site: RealService, page: Page) -> None:
    page.goto(_address(site, "markdown"))
    page.emulate_media(media="print")
    expect(page.get_by_role("article")).to_be_visible()
    expect(page.get_by_role("banner")).not_to_be_visible()
