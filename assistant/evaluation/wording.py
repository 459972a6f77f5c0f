"""Write a report for people, in French, and what changed since another one."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evaluation.report import Failure, Rate, Report

_ROWS = (
    ("Réponses correctes (tout)", "overall"),
    ("Questions du domaine", "in_scope"),
    ("Faits attendus, donnés", "gold_facts"),
    ("Listes : faits attendus, donnés", "list_completeness"),
    ("Refus dus, donnés (rappel)", "abstention_recall"),
    ("Refus donnés, dus (précision)", "abstention_precision"),
    ("Refus à tort", "false_refusals"),
    ("Citations mot pour mot", "verbatim_citations"),
    ("Affirmations que leur source soutient", "supported_claims"),
)


def as_text(report: Report, before: Report | None = None) -> str:
    """Write a report, with what changed since `before` (another build, other settings)."""
    return "\n".join(_lines(report, before))


def _lines(report: Report, before: Report | None) -> Iterator[str]:
    yield f"Index {report.build}" + (f", comparé à {before.build}" if before else "")
    yield ""
    for label, name in _ROWS:
        yield _row(label, getattr(report, name), getattr(before, name) if before else None)
    for title, name in (("Par type", "by_type"), ("Par langue", "by_language")):
        rates, old = getattr(report, name), getattr(before, name) if before else {}
        yield from ("", title)
        yield from (_row(f"  {each}", rate, old.get(each)) for each, rate in rates.items())
    yield from ("", "Issues")
    yield from (f"  {status:<36}{count:4d}" for status, count in report.by_status.items())
    yield from ("", *_sizes(report, before))
    if before:
        yield from _changes(report, before)
    if report.failures:
        yield from ("", "À revoir")
        yield from map(_failure, report.failures)


def _row(label: str, rate: Rate, old: Rate | None) -> str:
    change = f"  ({_signed((rate.share - old.share) * 100)} points)" if old else ""
    return f"{label:<38}{_french(rate.share * 100):>6} %  {rate.right}/{rate.total}{change}"


def _sizes(report: Report, before: Report | None) -> Iterator[str]:
    yield f"Mots par réponse (médiane, hors listes) : {report.median_words:.0f}"
    times = ", ".join(
        f"{label} {_french(value)} ms"
        for label, value in (
            ("médiane", report.latency_p50), ("p95", report.latency_p95),
            ("p99", report.latency_p99),
        )
    )  # fmt: skip
    change = f" (p95 avant : {_french(before.latency_p95)} ms)" if before else ""
    yield f"Durée par question : {times}{change}"


def _changes(report: Report, before: Report) -> Iterator[str]:
    """Name the questions that fail now and did not, and those that no longer do."""
    now, then = ({f.id: f for f in r.failures} for r in (report, before))
    lost = [failure for id_, failure in now.items() if id_ not in then]
    won = [failure for id_, failure in then.items() if id_ not in now]
    if lost:
        yield from ("", "Perdues depuis")
        yield from map(_failure, lost)
    if won:
        yield from ("", "Gagnées depuis")
        yield from (f"  {f.id} [{f.type}] {f.question}" for f in won)


def _failure(failure: Failure) -> str:
    missing = f" ; manque : {', '.join(failure.missing)}" if failure.missing else ""
    return f"  {failure.id} [{failure.type}] {failure.question} → {failure.status}{missing}"


def _french(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace(".", ",")
