"""``provenhive simulate``: how long a run would take on a cluster, by the costs of one that was made."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from provenhive.cli.console import out, print_json
from provenhive.errors import ExitCode
from provenhive.experiments import Cluster, Costs, Estimate, Load, Plan, plan, read_costs

_SHARES = (
    ("workers busy", "workers_busy"),
    ("cores busy", "cores_busy"),
    ("prover slots busy", "provers_busy"),
    ("main process busy", "main_busy"),
)
_LENGTHS = (
    ("work in the queue", "queue"),
    ("reports waiting for the main process", "reports_waiting"),
    ("workers waiting for a prover slot", "provers_waiting"),
)


def simulate(log: Path, run: str | None, cluster: Cluster, agents: int, runs: int, seed: int, *, as_json: bool) -> int:
    """Print a plan.

    Raises:
        UserError: the log cannot be read, or there is no such run in it.
    """
    costs = read_costs(log, run)
    found = plan(costs, cluster, Load(agents), runs=runs, seed=seed)
    if as_json:
        print_json(_document(costs, found))
    else:
        _print(costs, found)
    return ExitCode.OK


def _document(costs: Costs, found: Plan) -> dict[str, object]:
    return {
        "cluster": asdict(found.cluster),
        "agents": found.load.searches,
        "runs": found.runs,
        "record": {"searches": len(costs.searches), "seconds": costs.seconds, "workers": costs.workers},
        "figures": {name: asdict(estimate) for name, estimate in found.figures},
        "stages": dict(found.stages),
    }


def _print(costs: Costs, found: Plan) -> None:
    cluster = found.cluster
    lines = [
        f"record: {len(costs.searches)} searches on {costs.workers} workers in {costs.seconds:.1f} s",
        f"plan: {found.load.searches:,} searches on {cluster.nodes:,} x {cluster.workers} workers,"
        f" {cluster.cores} cores and {cluster.provers} prover slots a node",
        f"{'seconds':38} {_shown(found['seconds'], '.1f')}",
        f"{'searches a second':38} {_shown(found['rate'], '.2f')}",
        f"{'units entered':38} {_shown(found['proved'], ',.0f')}",
        *(f"{label:38} {_shown(found[name], '.1%')}" for label, name in _SHARES),
        *(f"{label:38} {_shown(found[name], ',.1f')}" for label, name in _LENGTHS),
    ]
    if cluster.failures:
        lines.append(f"{'workers that died':38} {_shown(found['died'], ',.0f')}")
        lines.append(f"{'work given up (ends a real run)':38} {_shown(found['given_up'], ',.1f')}")
    total = sum(seconds for _, seconds in found.stages) or 1.0
    lines += [f"  of the searches: {stage:21} {seconds / total:.1%}" for stage, seconds in found.stages]
    lines.append(f"mean of {found.runs} simulated runs, 95 % interval of the mean, least and greatest run")
    for line in lines:
        out.print(line, markup=False)


def _shown(estimate: Estimate, form: str) -> str:
    mean, low, high = (format(x, form) for x in (estimate.mean, estimate.low, estimate.high))
    return f"{mean:>12}  [{low}, {high}]  {format(estimate.least, form)} .. {format(estimate.greatest, form)}"
