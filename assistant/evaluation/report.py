"""Summarise results: accuracy by type and language, refusals, citations, latency."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from assistant.evaluation.run import Result


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
    """The scores of a run. Latencies are milliseconds for one question, one client."""

    build: str
    overall: Rate
    in_scope: Rate
    abstention_recall: Rate
    abstention_precision: Rate
    false_refusals: Rate
    verbatim_citations: Rate
    supported_claims: Rate
    by_type: dict[str, Rate]
    by_language: dict[str, Rate]
    median_words: float
    latency_p50: float
    latency_p95: float
    failures: tuple[Failure, ...]

    def to_json(self) -> str:
        """Return the report as JSON, shares included."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def summarise(results: Sequence[Result], build: str) -> Report:
    """Return the scores of results."""
    in_scope = [r for r in results if r.case.in_scope]
    abstain = [r for r in results if r.case.abstain]
    refused = [r for r in results if not r.answer.status.answered and not r.case.smalltalk]
    prose = [r.words for r in results if r.answer.status.answered and not r.is_list]
    times = sorted(r.seconds * 1000 for r in results)
    return Report(
        build=build,
        overall=_rate(results),
        in_scope=_rate(in_scope),
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
        median_words=statistics.median(prose) if prose else 0.0,
        latency_p50=times[len(times) // 2],
        latency_p95=times[min(int(len(times) * 0.95), len(times) - 1)],
        failures=tuple(
            Failure(r.case.id, r.case.type, r.case.question, r.answer.status.value, r.missing)
            for r in results if not r.correct
        ),
    )  # fmt: skip


def _rate(results: Sequence[Result]) -> Rate:
    return Rate(sum(r.correct for r in results), len(results))


def _by(results: Sequence[Result], key: Callable[[Result], str]) -> dict[str, Rate]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return {name: _rate(group) for name, group in sorted(groups.items())}


def as_text(report: Report, before: Report | None = None) -> str:
    """Write a report for people, in French, with what changed since another one."""

    def line(label: str, rate: Rate, old: Rate | None = None) -> str:
        change = f"  ({(rate.share - old.share) * 100:+.1f} points)" if old else ""
        return f"{label:<36}{rate.share * 100:6.1f} %  {rate.right}/{rate.total}{change}"

    rows = [
        ("Réponses correctes (tout)", "overall"),
        ("Questions du domaine", "in_scope"),
        ("Refus attendus, refusés", "abstention_recall"),
        ("Refus donnés, justifiés", "abstention_precision"),
        ("Refus à tort", "false_refusals"),
        ("Citations mot pour mot", "verbatim_citations"),
        ("Affirmations soutenues", "supported_claims"),
    ]
    lines = [f"Index {report.build}", ""]
    for label, name in rows:
        lines.append(line(label, getattr(report, name), getattr(before, name) if before else None))
    lines += ["", "Par type"]
    lines += [line(f"  {n}", r, before.by_type.get(n) if before else None)
              for n, r in report.by_type.items()]  # fmt: skip
    lines += ["", "Par langue"]
    lines += [line(f"  {n}", r) for n, r in report.by_language.items()]
    lines += [
        "",
        f"Mots par réponse (médiane, hors listes) : {report.median_words:.0f}",
        f"Durée : médiane {report.latency_p50:.1f} ms, p95 {report.latency_p95:.1f} ms",
    ]
    if report.failures:
        lines += ["", "À revoir"]
        lines += [
            f"  {f.id} [{f.type}] {f.question} → {f.status}"
            + (f" ; manque : {', '.join(f.missing)}" if f.missing else "")
            for f in report.failures
        ]
    return "\n".join(lines)
