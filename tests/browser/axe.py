"""Accessibility rules judged by axe-core, when npm has installed it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


CONTRAST = ["color-contrast"]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds wrong with the page as it stands, shadow trees included.

    `rules` narrows the judgement: colours alone, when nothing else has changed.
    """
    if not SOURCE.is_file():
        pytest.skip("axe-core is not installed (npm install in web/)")
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    run = "only => axe.run(document, { runOnly: only, resultTypes: ['violations'] })"
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found = page.evaluate(run, only)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
