"""The committed bundle is small, licensed, and made from the sources."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
STATIC = ROOT / "api" / "static"


def test_the_widget_is_light() -> None:
    assert len(gzip.compress((STATIC / "widget.js").read_bytes(), 9)) <= 25_000


def test_the_widget_keeps_the_licences_of_what_it_carries() -> None:
    assert "SPDX-License-Identifier: BSD-3-Clause" in (STATIC / "widget.js").read_text("utf-8")


def test_the_bundle_is_what_the_sources_make() -> None:
    node = shutil.which("node")
    if not node or not (WEB / "node_modules" / "esbuild").is_dir():
        pytest.skip("Node or web/node_modules is absent (npm install in web/)")
    command = [node, "build.mjs", "--check"]
    outcome = subprocess.run(command, cwd=WEB, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr


def test_the_lock_file_names_no_host() -> None:
    lock = (WEB / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock


def test_pdf_js_is_past_its_known_holes() -> None:
    """CVE-2024-4367 and CVE-2026-16633: 6.2.108 at least."""
    locked = re.search(r'"node_modules/pdfjs-dist": \{\s*"version": "([\d.]+)"',
                       (WEB / "package-lock.json").read_text("utf-8"))  # fmt: skip
    assert locked is not None
    assert tuple(map(int, locked[1].split("."))) >= (6, 2, 108)
