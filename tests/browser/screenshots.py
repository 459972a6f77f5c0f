"""Take the screenshots of `docs/screenshots/`: `make screenshots`.

They show the application as it is: the project's corpus, the bundled encoder, no retouching.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.payloads import passage_url
from index.embedder import load_embedder
from tests.browser import real_service
from tests.browser.assistant_page import AssistantPage, floating
from tests.browser.conftest import REGULATION, chromium_path
from tests.browser.real_service import RealService

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DESK = {"width": 1200, "height": 800}
PHONE = {"width": 390, "height": 780}
QUESTION = "Quels sont les objectifs stratégiques de l’enjeu Culture ?"

Scene = Callable[[Page, RealService], object]


def _answered(page: Page, site: RealService) -> AssistantPage:
    return floating(page, f"{site.origin}/").ask(QUESTION)


def _sources(page: Page, site: RealService) -> None:
    _answered(page, site).button("Utile").click()
    page.locator("pst-assistant .asking").evaluate("one => one.scrollIntoView({block: 'end'})")


def _elsewhere(page: Page, site: RealService) -> None:
    floating(page, f"{site.origin}/").ask("Où puis-je renouveler mon passeport ?")


def _too_busy(page: Page, site: RealService) -> None:
    page.route(
        "**/api/v1/questions",
        lambda route: route.fulfill(status=429, headers={"Retry-After": "20"}, body="{}"),
    )
    floating(page, f"{site.origin}/").ask(QUESTION)


def _plan(page: Page, site: RealService) -> None:
    page.goto(f"{site.origin}/pst")
    page.locator(".tree > li > details > summary").nth(1).click()
    page.locator(".branch summary:visible").first.click()


def _source(page: Page, site: RealService) -> None:
    document = site.document("2022-2024")
    found = page.request.post(f"{site.origin}/api/v1/questions", data={"question": QUESTION})
    page.goto(site.origin + found.json()["citations"][0]["url"])
    assert document.id in page.url


def _pdf(page: Page, site: RealService) -> None:
    document = site.document("reglement")
    start = document.text.index("L’office")
    end = document.text.index("\n", start)
    page.goto(site.origin + passage_url(document.id, start, end))
    expect(page.locator("[data-shown]")).to_be_attached()


def _form(page: Page, site: RealService) -> None:
    page.goto(f"{site.origin}/question?q={QUESTION}")


SCENES: dict[str, tuple[dict[str, int], str, Scene]] = {
    "guichet": (DESK, "light", lambda page, site: page.goto(f"{site.origin}/")),
    "guichet-telephone": (PHONE, "light", lambda page, site: page.goto(f"{site.origin}/")),
    "accueil": (DESK, "light", lambda page, site: floating(page, f"{site.origin}/")),
    "reponse": (DESK, "light", _answered),
    "reponse-sombre": (DESK, "dark", _answered),
    "reponse-telephone": (PHONE, "light", _answered),
    "sources-telephone": (PHONE, "light", _sources),
    "autre-administration": (PHONE, "light", _elsewhere),
    "service-occupe": (PHONE, "dark", _too_busy),
    "plan": (DESK, "light", _plan),
    "plan-telephone": (PHONE, "dark", _plan),
    "source": (DESK, "light", _source),
    "source-pdf": (DESK, "light", _pdf),
    "sans-script": (DESK, "light", _form),
}


def main() -> None:
    """Take them all."""
    path = chromium_path()
    if not path:
        sys.exit("chromium est absent : apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        printer = browser.new_page()
        printer.set_content(REGULATION.read_text(encoding="utf-8"))
        pdf = printer.pdf(prefer_css_page_size=True)
        with real_service.running(Path(folder), pdf, load_embedder()) as site:
            for name in SCENES:
                _take(browser, site, name)
        browser.close()


def _take(browser: Browser, site: RealService, name: str) -> None:
    size, scheme, scene = SCENES[name]
    with browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="fr-BE",
    ) as context:
        page = context.new_page()
        scene(page, site)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=FOLDER / f"{name}.png")
        sys.stdout.write(f"{name}.png\n")


if __name__ == "__main__":
    main()
