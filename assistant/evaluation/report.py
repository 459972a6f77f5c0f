"""Summarise results: accuracy by type and language, lists, refusals, citations, latency."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.run import Result

LIST_TYPE = "list"


class ReportError(ValueError):
    """A file is not a report of `evaluate --json`; the message is in French."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of cases."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """Return the share, 0 to 1; 1 of an empty set."""
        return self.right / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that was not answered as it should be."""

    id: str
    type: str
    question: str
    status: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of a run. Latencies are milliseconds for one question, one client.

    `list_completeness` is the share of the gold facts of list questions that were told;
    `abstention_precision` that of the refusals that were due, `abstention_recall` that of
    the refusals due that were given; `supported_claims` that of the claims that the passages
    cited for them support.
    """

    build: str
    overall: Rate
    in_scope: Rate
    gold_facts: Rate
    list_completeness: Rate
    abstention_recall: Rate
    abstention_precision: Rate
    false_refusals: Rate
    verbatim_citations: Rate
    supported_claims: Rate
    by_type: dict[str, Rate]
    by_language: dict[str, Rate]
    by_status: dict[str, int]
    median_words: float
    latency_p50: float
    latency_p95: float
    latency_p99: float
    failures: tuple[Failure, ...]

    def as_data(self) -> dict[str, object]:
        """Return the report as plain data, shares included."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    def to_json(self) -> str:
        """Return the report as JSON, which `load_report` reads."""
        return json.dumps(self.as_data(), ensure_ascii=False, indent=2)


def load_report(path: Path) -> Report:
    """Read a report written by `evaluate --json`.

    Raises ReportError when the file holds something else, OSError when it cannot be read.
    """
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Report(
            **{field.name: _read(field.name, data[field.name]) for field in fields(Report)}
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError(f"{path.name} n'est pas un rapport de « evaluate --json ».") from error


def summarise(results: Sequence[Result], build: str) -> Report:
    """Return the scores of results, of which there is at least one."""
    in_scope = [r for r in results if r.case.in_scope]
    lists = [r for r in in_scope if r.case.type == LIST_TYPE]
    abstain = [r for r in results if r.case.abstain]
    refused = [r for r in results if not r.answer.status.answered and not r.case.smalltalk]
    prose = [r.words for r in results if r.answer.status.answered and not r.is_list]
    times = sorted(r.seconds * 1000 for r in results)
    return Report(
        build=build,
        overall=_rate(results),
        in_scope=_rate(in_scope),
        gold_facts=_facts(in_scope),
        list_completeness=_facts(lists),
        abstention_recall=_rate(abstain),
        abstention_precision=Rate(sum(r.case.abstain for r in refused), len(refused)),
        false_refusals=Rate(sum(not r.answer.status.answered for r in in_scope), len(in_scope)),
        verbatim_citations=Rate(
            sum(r.verbatim for r in results), sum(len(r.answer.citations) for r in results)
        ),
        supported_claims=Rate(
            sum(r.supported_claims for r in results), sum(r.claims for r in results)
        ),
        by_type=_by(results, lambda r: r.case.type),
        by_language=_by(results, lambda r: r.case.language),
        by_status=_counts(results),
        median_words=statistics.median(prose) if prose else 0.0,
        latency_p50=_percentile(times, 0.50),
        latency_p95=_percentile(times, 0.95),
        latency_p99=_percentile(times, 0.99),
        failures=tuple(
            Failure(r.case.id, r.case.type, r.case.question, r.answer.status.value, r.missing)
            for r in results if not r.correct
        ),
    )  # fmt: skip


def _rate(results: Sequence[Result]) -> Rate:
    return Rate(sum(r.correct for r in results), len(results))


def _facts(results: Sequence[Result]) -> Rate:
    """Return the share of gold facts told; a refusal tells none."""
    told = sum(
        len(r.case.gold) - len(r.missing) for r in results if r.answer.status.answered
    )  # fmt: skip
    return Rate(told, sum(len(r.case.gold) for r in results))


def _by(results: Sequence[Result], key: Callable[[Result], str]) -> dict[str, Rate]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return {name: _rate(group) for name, group in sorted(groups.items())}


def _counts(results: Sequence[Result]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for result in results:
        status = result.answer.status.value
        counts[status] = counts.get(status, 0) + 1
    return dict(sorted(counts.items()))


def _percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed (nearest rank)."""
    return round(ordered[min(int(len(ordered) * share), len(ordered) - 1)], 3)


def _plain(value: object) -> object:
    """Return data that JSON can hold."""
    match value:
        case Rate():
            return {"right": value.right, "total": value.total, "share": round(value.share, 4)}
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def _read(name: str, value: Any) -> Any:
    """Return a field of a report from its plain data."""
    match value:
        case {"right": int(right), "total": int(total)}:
            return Rate(right, total)
        case dict():
            return {each: _read(name, told) for each, told in value.items()}
        case list():
            return tuple(map(_failure, value))
        case str() if name == "build":
            return value
        case int() | float():
            return value
        case _:
            raise TypeError(name)


def _failure(row: Mapping[str, Any]) -> Failure:
    return Failure(
        id=str(row["id"]),
        type=str(row["type"]),
        question=str(row["question"]),
        status=str(row["status"]),
        missing=tuple(map(str, row["missing"])),
    )
