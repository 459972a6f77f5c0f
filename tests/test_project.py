"""What must stay true of the project as a whole."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.__main__ import COMMANDS
from api.settings import Settings
from tests.api import stand_ins

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 300
PACKAGES = ("ingest", "index", "assistant", "api", "tests", "training", "benchmarks")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TEXTS = {".py", ".md", ".toml", ".txt", ".html", ".css", ".ts", ".json", ".lock", ".yaml", ".mjs"}
DOCUMENTATION = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
)


def tracked() -> list[Path]:
    """The files of the project, as git knows them; all that are there without git."""
    found = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode:
        return [path for package in PACKAGES for path in (ROOT / package).rglob("*")]
    return [ROOT / name for name in found.stdout.split("\0") if name]


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    too_long = {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LONGEST_MODULE}
    assert lengths
    assert not too_long


def test_imports_follow_the_rules() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_the_documentation_names_every_setting() -> None:
    names = [f"PST_{name.upper()}" for name in Settings.model_fields]
    assert not [name for name in names if f"`{name}`" not in DOCUMENTATION]


def test_the_documentation_names_no_setting_that_does_not_exist() -> None:
    known = {f"PST_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"\bPST_[A-Z_]*[A-Z]\b", DOCUMENTATION))
    assert named <= known


def test_the_documentation_names_every_command() -> None:
    names = [command.__name__.rpartition(".")[2] for command in COMMANDS]
    assert not [name for name in names if f"`pst-assistant {name}" not in DOCUMENTATION]


def test_the_documentation_names_every_route(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path))
    routes = set(routes_of(app))
    assert ("POST", "/api/v1/questions") in routes
    assert not {
        f"{method} {path}" for method, path in routes if f"`{method} {path}`" not in DOCUMENTATION
    }


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Yield the method and path of every route."""
    for outer in app.routes:
        router = getattr(outer, "original_router", None)
        for route in router.routes if router else [outer]:
            for method in getattr(route, "methods", None) or ():
                if method != "HEAD":
                    yield method, route.path


def test_the_documentation_links_to_files_that_exist() -> None:
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_tests_that_the_security_page_names_exist() -> None:
    named = re.findall(r"`(test_\w+)`", (ROOT / "docs" / "securite.md").read_text("utf-8"))
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert named
    assert not [name for name in named if f"def {name}(" not in written]


def test_the_licence_of_every_direct_dependency_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    licences = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[\[<>=!~ ;]", requirement)[0].lower() for requirement in wanted]
    assert not [name for name in names if name not in licences]


def test_the_lock_has_every_dependency_and_no_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
    locked = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.split(r"[\[<>=!~ ;]", requirement)[0] for requirement in wanted]
    assert not [name for name in names if re.sub(r"[-_.]+", "-", name).lower() not in locked]


def test_nothing_names_a_place_of_the_machine_it_was_written_on() -> None:
    places = re.compile(r"(?<![\w.~])/(?:work|root|home|Users)/|/opt/py")
    for path in tracked():
        if path.suffix in TEXTS and path.is_file() and path != Path(__file__):
            found = places.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, path


@pytest.mark.parametrize("word", ["pickle.load", "yaml.load(", "trust_remote_code=True", "eval("])
def test_nothing_executes_what_it_reads(word: str) -> None:
    mine = [path for path in MODULES if "tests" not in path.parts]
    assert not [
        path for path in mine if re.search(rf"(?<![\w.]){re.escape(word)}", path.read_text())
    ]
