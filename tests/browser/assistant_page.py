"""The element as a person meets it: by labels, roles and words, never by class names."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

QUESTION = "Quels sont les objectifs de la culture ?"


class AssistantPage:
    """Gestures on one `<pst-assistant>` of a page."""

    def __init__(self, page: Page, nth: int = 0) -> None:
        self.page = page
        self.element = page.locator("pst-assistant").nth(nth)

    @property
    def launcher(self) -> Locator:
        return self.element.get_by_role("button", name="Poser une question")

    @property
    def panel(self) -> Locator:
        return self.element.get_by_role("dialog")

    @property
    def field(self) -> Locator:
        return self.element.get_by_role("textbox", name="Votre question")

    @property
    def status(self) -> Locator:
        return self.element.get_by_role("status")

    def button(self, name: str) -> Locator:
        return self.element.get_by_role("button", name=name, exact=True)

    def open(self) -> AssistantPage:
        self.launcher.click()
        expect(self.field).to_be_focused()
        return self

    def ask(self, question: str = QUESTION) -> AssistantPage:
        """Ask and wait until the outcome is shown."""
        self.field.fill(question)
        self.field.press("Enter")
        expect(self.element.get_by_text("Recherche…").first).not_to_be_visible()
        expect(self.status).not_to_contain_text("Recherche…")
        return self

    def send(self, question: str) -> AssistantPage:
        """Ask without waiting."""
        self.field.fill(question)
        self.field.press("Enter")
        return self


def floating(page: Page, address: str) -> AssistantPage:
    """Go to a page and open its assistant."""
    page.goto(address)
    return AssistantPage(page).open()
