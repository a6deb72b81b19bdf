"""A run's figures in the text format of Prometheus, for a textfile collector or a push gateway.

Source: Prometheus, exposition formats, text-based format 0.0.4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from provenhive.pipeline.report import AgentCounts, Counts, RunReport, UnitReport

_STAGES = tuple(field.name for field in fields(Counts))


def render_metrics(report: RunReport) -> str:
    """Return the figures of a finished run.

    What units had in the ledger before the run cost it nothing: they count as units, not as candidates or seconds.
    """
    registry = CollectorRegistry()
    registry.register(_Figures(report))
    return generate_latest(registry).decode()


class _Figures(Collector):
    """The figures of one report, gathered anew for each reading."""

    def __init__(self, report: RunReport) -> None:
        self._report = report

    def collect(self) -> Iterable[Metric]:
        report = self._report
        yield from _work(report)
        yield _counter("provenhive_units", "Units by verdict.", ("verdict", "resumed"), _units(report))
        kinds: Counter[tuple[str, ...]] = Counter((item.kind, item.verdict) for item in report.obligations)
        yield _counter("provenhive_obligations", "Obligations by kind and verdict.", ("kind", "verdict"), kinds)
        yield _gauge("provenhive_ledger_size", "Entries of the ledger at the end of the run.", report.ledger_size)
        yield _gauge("provenhive_run_seconds", "Time that the run took.", report.seconds)
        yield _gauge("provenhive_run_all_proved", "1 if all is proved, else 0.", int(report.all_proved))


def _work(report: RunReport) -> Iterable[Metric]:
    """What agents did, and the seconds by stage; the stages overlap where there are several workers."""
    candidates: Counter[tuple[str, ...]] = Counter()
    tokens: Counter[tuple[str, ...]] = Counter()
    costs: dict[tuple[str, ...], float] = {}
    for counts in (counts for unit in report.units if not unit.resumed for counts in _agents(unit)):
        for stage in _STAGES:
            candidates[counts.agent, stage] += getattr(counts.candidates, stage)
        tokens[(counts.agent,)] += counts.tokens
        costs[(counts.agent,)] = costs.get((counts.agent,), 0.0) + counts.cost
    yield _counter("provenhive_candidates", "Candidates by agent and stage.", ("agent", "stage"), candidates)
    yield _counter("provenhive_tokens", "Tokens of language models.", ("agent",), tokens)
    yield _counter("provenhive_cost", "Cost of language models.", ("agent",), costs)
    seconds: dict[tuple[str, ...], float] = {("search",): sum(u.seconds for u in report.units if not u.resumed)}
    for item in report.obligations:
        seconds[(item.kind,)] = seconds.get((item.kind,), 0.0) + item.seconds
    yield _counter("provenhive_seconds", "Seconds of work by stage.", ("stage",), seconds)


def _agents(unit: UnitReport) -> tuple[AgentCounts, ...]:
    return unit.by_agent or (AgentCounts(unit.agent, unit.candidates),)


def _units(report: RunReport) -> Counter[tuple[str, ...]]:
    return Counter((unit.verdict, str(unit.resumed).lower()) for unit in report.units)


def _counter(
    name: str, text: str, labels: tuple[str, ...], values: Mapping[tuple[str, ...], float]
) -> CounterMetricFamily:
    family = CounterMetricFamily(name, text, labels=labels)
    for key, value in sorted(values.items()):
        family.add_metric(key, value)
    return family


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, text, value=value)
