"""A real browser: Debian's chromium, driven by playwright. Skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.browser import scripted_service
from tests.browser.scripted_service import ScriptedService

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("PST_CHROMIUM") or shutil.which("chromium")
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
