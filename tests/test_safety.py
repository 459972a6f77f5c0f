"""What must appear nowhere in the code: ways to run what is read."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PACKAGES = ("index", "ingest", "assistant", "api", "training", "benchmarks")
FORBIDDEN = {
    "pickle": r"\b(?:import|from) (?:c?[Pp]ickle|dill|joblib|shelve|marshal)\b|\.read_pickle\(",
    "arrays that may hold pickles": r"allow_pickle\s*=\s*True",
    "torch.load": r"\btorch\.load\(",
    "yaml.load": r"\byaml\.(?:load|load_all|full_load|unsafe_load)\(",
    "dangerous deserialization": r"allow_dangerous_deserialization",
    "remote code": r"trust_remote_code\s*=\s*True",
    "eval or exec": r"(?<![\w.])(?:eval|exec)\(",
    "a shell": r"shell\s*=\s*True|\bos\.system\(",
}


@pytest.mark.parametrize("danger", FORBIDDEN)
def test_the_code_never_uses(danger: str) -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for package in PACKAGES
        for path in (REPOSITORY / package).rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(FORBIDDEN[danger], line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("danger", "line"),
    [
        ("pickle", "from pickle import loads"),
        ("arrays that may hold pickles", "np.load(path, allow_pickle=True)"),
        ("torch.load", "torch.load(path)"),
        ("yaml.load", "yaml.load(text)"),
        ("eval or exec", "x = eval(text)"),
        ("a shell", "run(command, shell=True)"),
    ],
)
def test_the_search_itself_finds(danger: str, line: str) -> None:
    assert re.search(FORBIDDEN[danger], line)
