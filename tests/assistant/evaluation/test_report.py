import json
import re
from pathlib import Path

import pytest

from assistant.answer import Answer, Paragraph, Status
from assistant.evaluation.questions import Case
from assistant.evaluation.report import Rate, Report, ReportError, load_report, summarise
from assistant.evaluation.run import Result
from assistant.evaluation.wording import as_text


def result(
    id_: str, status: Status = Status.ANSWERED, *, type_: str = "direct", gold: int = 1,
    missing: int = 0, abstain: bool = False, language: str = "fr", seconds: float = 0.01,
) -> Result:  # fmt: skip
    patterns = () if abstain else tuple(re.compile(f"fait {n}") for n in range(gold))
    case = Case(id_, type_, f"Question {id_} ?", patterns, abstain, language=language)
    right = not status.answered if abstain else status.answered and not missing
    return Result(
        case=case, answer=Answer(status, (Paragraph("…"),)), correct=right,
        missing=tuple(p.pattern for p in patterns[:missing]), verbatim=0, supported_claims=3,
        claims=4, words=40, is_list=type_ == "list", seconds=seconds,
    )  # fmt: skip


NOT_FOUND = Status.UNANSWERABLE_NOT_FOUND
RESULTS = (
    result("1", seconds=0.020),
    result("2", missing=1, language="nl", seconds=0.030),
    result("3", NOT_FOUND, type_="list", gold=2, missing=2),
    result("4", type_="list", gold=4, missing=1),
    result("5", NOT_FOUND, type_="out", abstain=True),
    result("6", type_="out", abstain=True),
)


@pytest.fixture
def report() -> Report:
    return summarise(RESULTS, "version-1")


def test_shares_are_counted(report: Report) -> None:
    assert report.overall == Rate(2, 6)
    assert report.in_scope == Rate(1, 4)
    assert report.by_type == {"direct": Rate(1, 2), "list": Rate(0, 2), "out": Rate(1, 2)}
    assert report.by_language == {"fr": Rate(2, 5), "nl": Rate(0, 1)}
    assert report.supported_claims.share == 0.75


def test_a_list_is_as_complete_as_its_facts_and_a_refusal_has_none(report: Report) -> None:
    assert report.list_completeness == Rate(3, 6)
    assert report.gold_facts == Rate(4, 8)


def test_refusals_have_a_precision_and_a_recall(report: Report) -> None:
    assert report.abstention_recall == Rate(1, 2)
    assert report.abstention_precision == Rate(1, 2)
    assert report.false_refusals == Rate(1, 4)


def test_latencies_are_milliseconds(report: Report) -> None:
    assert report.latency_p50 == 10
    assert report.latency_p95 == report.latency_p99 == 30


def test_statuses_are_counted(report: Report) -> None:
    assert report.by_status == {"answered": 4, "unanswerable_not_found": 2}


def test_what_failed_is_named(report: Report) -> None:
    assert [failure.id for failure in report.failures] == ["2", "3", "4", "6"]
    assert report.failures[1].missing == ("fait 0", "fait 1")


def test_a_report_is_read_back_from_its_json(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "rapport.json"
    path.write_text(report.to_json(), encoding="utf-8")
    assert load_report(path) == report
    assert json.loads(report.to_json())["overall"] == {"right": 2, "total": 6, "share": 0.3333}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"build": "x"}', '{"build": {"right": 1}}'])
def test_another_file_is_no_report(tmp_path: Path, text: str) -> None:
    path = tmp_path / "autre.json"
    path.write_text(text)
    with pytest.raises(ReportError, match=r"autre\.json"):
        load_report(path)


def test_the_text_tells_shares_and_failures(report: Report) -> None:
    text = as_text(report)
    assert re.search(r"Réponses correctes \(tout\) +33,3 %  2/6", text)
    assert "  3 [list] Question 3 ? → unanswerable_not_found ; manque : fait 0, fait 1" in text
    assert "points" not in text


def test_the_text_tells_what_changed(report: Report) -> None:
    better = summarise((*RESULTS[:2], result("3", type_="list", gold=2), *RESULTS[3:]), "version-2")
    text = as_text(better, report)
    assert "(+16,7 points)" in text
    assert text.split("Gagnées depuis")[1].split("\n")[1] == "  3 [list] Question 3 ?"
    assert "Perdues depuis" not in text
    assert "Perdues depuis" in as_text(report, better)
