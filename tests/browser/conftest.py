"""A real browser: Debian's chromium, driven by playwright. Skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.browser import real_service, scripted_service
from tests.browser.real_service import RealService
from tests.browser.scripted_service import ScriptedService

REGULATION = Path(__file__).with_name("regulation.html")
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@dataclass
class Watch:
    """What a page did that it should not: kept during the test, judged at its end."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def chromium_path() -> str | None:
    """Return where chromium is: what PST_CHROMIUM names, else the one on the path."""
    return os.environ.get("PST_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if not path:
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _service() -> Iterator[ScriptedService]:
    with scripted_service.running() as server:
        yield server


@pytest.fixture
def service(_service: ScriptedService) -> ScriptedService:
    """The scripted service, with a clean memory."""
    _service.received.clear()
    _service.released.clear()
    _service.streaming = False
    _service.service_origin = _service.origin
    return _service


@pytest.fixture
def other_site(service: ScriptedService) -> Iterator[ScriptedService]:
    """A host site on another origin than the service."""
    with scripted_service.running() as site:
        site.service_origin = service.origin
        yield site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-BE") as context:
        context.add_init_script(WATCH)
        yield context


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A page whose requests, errors and policy violations are watched."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("request", lambda request: _noted(request, watch))
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    return page


def _noted(request: Request, watch: Watch) -> None:
    if not request.url.startswith(("data:", "blob:")):
        watch.requests.append(request.url)


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealService]:
    """The real application, with a PDF which this browser has printed."""
    printer = browser.new_page()
    printer.set_content(REGULATION.read_text(encoding="utf-8"))
    pdf = printer.pdf(prefer_css_page_size=True)
    printer.close()
    with real_service.running(tmp_path_factory.mktemp("site"), pdf) as service:
        yield service
