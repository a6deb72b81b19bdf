"""Figures and events of a run: what is written is read back by others' parsers."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from prometheus_client.parser import text_string_to_metric_families

from provenhive.errors import UserError
from provenhive.pipeline.event_log import EventLog
from provenhive.pipeline.events import Note, Started, UnitDone, UnitProgress
from provenhive.pipeline.metrics import render_metrics
from provenhive.pipeline.report import AgentCounts, Counts, ObligationReport, RunReport, UnitReport

_NAME = 'loops "x"\\y\nz'  # a name that needs every escape of the format


def _report() -> RunReport:
    first = AgentCounts(_NAME, Counts(proposed=5, refuted=4, proved=1), tokens=70, cost=0.5)
    second = AgentCounts("mirror", Counts(proposed=2, rejected=2))
    units = (
        UnitReport("m.f", "proved", _NAME, Counts(7), 1.5, 3, by_agent=(first, second)),
        UnitReport("m.g", "unknown", seconds=2.0, by_agent=(AgentCounts(_NAME, Counts(proposed=10)),)),
        UnitReport("m.h", "proved", "mirror", Counts(99), 50.0, 1, resumed=True),
    )
    obligations = (
        ObligationReport("law:m.a", "m.a", "law", "proved", "lean", 0.25),
        ObligationReport("law:m.b", "m.b", "law", "refuted", "lean", 0.5),
        ObligationReport("total:m.c", "m.c", "total", "proved", "dafny", 1.0),
    )
    return RunReport("m.hspec", "d", obligations, units, 17, "00", 4.25)


def _samples(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_figures_are_read_back_with_their_labels():
    found = _samples(render_metrics(_report()))

    def value(name: str, **labels: str) -> float:
        return found[f"provenhive_{name}", frozenset(labels.items())]

    assert value("candidates_total", agent=_NAME, stage="proposed") == 15
    assert value("candidates_total", agent=_NAME, stage="refuted") == 4
    assert value("candidates_total", agent="mirror", stage="proposed") == 2
    assert value("units_total", verdict="proved", resumed="false") == 1
    assert value("units_total", verdict="proved", resumed="true") == 1
    assert value("obligations_total", kind="law", verdict="refuted") == 1
    assert value("seconds_total", stage="search") == 3.5
    assert value("seconds_total", stage="law") == 0.75
    assert (value("tokens_total", agent=_NAME), value("cost_total", agent=_NAME)) == (70, 0.5)
    assert (value("ledger_size"), value("run_seconds"), value("run_all_proved")) == (17, 4.25, 0)


def test_each_event_is_a_line_and_the_listener_hears_it(tmp_path):
    heard = []
    events = [
        Started(3, 1, 0),
        UnitProgress("m.f", Counts(proposed=2), "loops"),
        Note("two\nlines"),
        UnitDone(_report().units[0]),
    ]
    file = tmp_path / "events.jsonl"
    for _ in range(2):
        with EventLog(file, heard.append) as log:
            for event in events:
                log(event)
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert heard == events * 2
    assert [line["event"] for line in lines] == ["Started", "UnitProgress", "Note", "UnitDone", "Ended"] * 2
    assert len({line["run"] for line in lines}) == 2
    assert all(datetime.fromisoformat(line["time"]).tzinfo is not None for line in lines)
    assert lines[1]["counts"]["proposed"] == 2 and lines[3]["report"]["name"] == "m.f"
    assert lines[4]["error"] is None


def test_a_run_that_is_stopped_says_so(tmp_path):
    file = tmp_path / "events.jsonl"
    with pytest.raises(KeyboardInterrupt), EventLog(file, lambda _: None):
        raise KeyboardInterrupt
    assert json.loads(file.read_text())["error"] == "KeyboardInterrupt"


def test_a_log_that_cannot_be_written_is_the_users_fault(tmp_path):
    with pytest.raises(UserError, match="missing"), EventLog(tmp_path / "missing" / "x", lambda _: None):
        pass
