"""Premises and tactics from LeanDojo's own data classes, read from a trace as its extractor writes it."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import networkx
import pytest

from provenhive.errors import InfrastructureError, UserError
from provenhive.pipeline.dojo import module_of, read_source, source_of, trace_repository, write_source
from provenhive.search.laws.sources import Retrieval, constants_of

# LeanDojo leaves the files that it reads to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::DeprecationWarning"
)

TEXT = """theorem Nat.plus_zero (n : Nat) : n + 0 = n := by
  rw [Nat.add_zero]
private theorem hidden : True := by
  trivial
theorem List.joined (xs ys : List Nat) : xs ++ ys = ys ++ xs := by
  simp [Nat.plus_zero]
"""


class Extractor:
    """Writes syntax trees of the text as ``ExtractData.lean`` does: tokens with places, nodes with kinds."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.tactics: list[dict] = []
        self.premises: list[dict] = []

    def _info(self, token: str) -> dict:
        start = self.text.index(token, self.at)
        self.at = start + len(token)
        return {"original": {"leading": "", "trailing": "", "pos": start, "endPos": self.at}}

    def atom(self, token: str) -> dict:
        return {"atom": {"info": self._info(token), "val": token}}

    def ident(self, name: str) -> dict:
        return {"ident": {"info": self._info(name), "rawVal": name, "val": name, "preresolved": []}}

    def premise(self, name: str, full_name: str) -> dict:
        made = self.ident(name)
        place = made["ident"]["info"]["original"]
        line, column = self._place(place["pos"])
        of = {"fullName": full_name, "modName": "Init", "defPath": "Init.lean"}
        there = {"defPos": {"line": 1, "column": 0}, "defEndPos": {"line": 1, "column": 9}}
        width = place["endPos"] - place["pos"]
        here = {"pos": {"line": line, "column": column}, "endPos": {"line": line, "column": column + width}}
        self.premises.append({**of, **there, **here})
        return made

    def _place(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)

    def tactic(self, goal: str, kind: str, *args: dict) -> dict:
        first, last = (args[0], args[-1])
        start = next(iter(first.values()))["info"]["original"]["pos"]
        end = next(iter(last.values()))["info"]["original"]["endPos"]
        self.tactics.append({"stateBefore": goal, "stateAfter": "no goals", "pos": start, "endPos": end})
        return node(kind, *args)


def node(kind: str, *args: dict) -> dict:
    return {"node": {"info": "none", "kind": kind, "args": list(args)}}


def theorem(extractor: Extractor, name: str, signature: tuple[str, ...], step, *, private: bool = False) -> dict:
    command = "Lean.Parser.Command"
    visibility = [node(f"{command}.private", extractor.atom("private"))] if private else []
    modifiers = node(f"{command}.declModifiers", *(node("null", *(visibility if i == 2 else ())) for i in range(6)))
    keyword = extractor.atom("theorem")
    identifier = node(f"{command}.declId", extractor.ident(name), node("null"))
    tokens = node(f"{command}.declSig", *(extractor.atom(token) for token in signature))
    assign, by = extractor.atom(":="), extractor.atom("by")
    block = node("Lean.Parser.Tactic.tacticSeq1Indented", node("null", step()))
    proof = node("Lean.Parser.Term.byTactic", by, node("Lean.Parser.Tactic.tacticSeq", block))
    value = node(f"{command}.declValSimple", assign, proof)
    return node(f"{command}.declaration", modifiers, node(f"{command}.theorem", keyword, identifier, tokens, value))


def trace() -> dict:
    out = Extractor(TEXT)
    rewriting = lambda: out.tactic(  # noqa: E731
        "n : Nat\n⊢ n + 0 = n", "Lean.Parser.Tactic.rw", out.atom("rw"), out.atom("["),
        out.premise("Nat.add_zero", "Nat.add_zero"), out.atom("]"),
    )  # fmt: skip
    closing = lambda: out.tactic("⊢ True", "Lean.Parser.Tactic.trivial", out.atom("trivial"))  # noqa: E731
    simplifying = lambda: out.tactic(  # noqa: E731
        "xs ys : List Nat\n⊢ xs ++ ys = ys ++ xs", "Lean.Parser.Tactic.simp", out.atom("simp"), out.atom("["),
        out.premise("Nat.plus_zero", "Nat.plus_zero"), out.atom("]"),
    )  # fmt: skip
    commands = [
        node("Lean.Parser.Module.header"),
        theorem(out, "Nat.plus_zero", ("(n : Nat)", ":", "n + 0 = n"), rewriting),
        theorem(out, "hidden", (":", "True"), closing, private=True),
        theorem(out, "List.joined", ("(xs ys : List Nat)", ":", "xs ++ ys = ys ++ xs"), simplifying),
    ]
    asts = [{"node": command["node"]} for command in commands]
    return {"commandASTs": asts, "tactics": out.tactics, "premises": out.premises}


@pytest.fixture(scope="module")
def traced_file(tmp_path_factory: pytest.TempPathFactory):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LeanDojo's dependencies warn of each other while they are imported
        from lean_dojo.data_extraction.lean import LeanGitRepo
        from lean_dojo.data_extraction.traced_data import TracedFile, TracedRepo
    root = tmp_path_factory.mktemp("repository").resolve()
    build = root / ".lake/build/ir/Project"
    build.mkdir(parents=True)
    (root / "Project").mkdir()
    (root / "Project/Basic.lean").write_text(TEXT)
    (build / "Basic.ast.json").write_text(json.dumps(trace()))
    (build / "Basic.dep_paths").write_text("\n")
    repository = object.__new__(LeanGitRepo)  # made without the network: its files are all that is read here
    object.__setattr__(repository, "url", "https://example.org/project")
    object.__setattr__(repository, "commit", "0" * 40)
    traced = TracedFile.from_traced_file(root, build / "Basic.ast.json", repository)
    traced.traced_repo = TracedRepo(repository, {}, root, [traced], networkx.DiGraph())
    return traced


def test_theorems_become_premises_and_private_ones_do_not(traced_file) -> None:
    found = source_of([traced_file]).premises()
    assert [(p.name, p.statement, p.module) for p in found] == [
        ("Nat.plus_zero", "(n : Nat) : n + 0 = n", "Project.Basic"),
        ("List.joined", "(xs ys : List Nat) : xs ++ ys = ys ++ xs", "Project.Basic"),
    ]


def test_steps_come_with_goals_and_full_names_of_premises(traced_file) -> None:
    steps = source_of([traced_file]).tactics()
    assert [(s.text, s.head, s.premises) for s in steps] == [
        ("rw [Nat.add_zero]", "rw", ("Nat.add_zero",)),
        ("trivial", "trivial", ()),
        ("simp [Nat.plus_zero]", "simp", ("Nat.plus_zero",)),
    ]
    assert steps[0].goal == "n : Nat\n⊢ n + 0 = n"


def test_what_was_traced_ranks_premises_and_tactics(traced_file) -> None:
    retrieval = Retrieval(source_of([traced_file]))
    sums, lists = constants_of("(a : Nat) : a + 0 = a"), constants_of("(l : List Nat) : l ++ [] = l")
    assert [p.name for p in retrieval.premises(sums, 1)] == ["Nat.plus_zero"]
    assert [p.name for p in retrieval.premises(lists, 1)] == ["List.joined"]
    assert retrieval.premises(frozenset({"Unheard.of"}), 5) == ()
    assert next(iter(retrieval.priors(sums))) == "rw" and next(iter(retrieval.priors(lists))) == "simp"
    assert sum(retrieval.priors(sums).values()) == pytest.approx(1.0)
    assert next(retrieval.scripts(sums, ("Nat.plus_zero",))) == "rw [Nat.plus_zero]"
    assert next(retrieval.scripts(lists, ("List.joined",))) == "simp [List.joined]"


def test_a_source_is_written_and_read_back(traced_file, tmp_path: Path) -> None:
    source = source_of([traced_file])
    write_source(source, tmp_path / "premises.jsonl")
    assert read_source(tmp_path / "premises.jsonl") == source


@pytest.mark.parametrize("line", ["{", '{"theorem": 1}', '"text"', '{"tactic": "simp"}'])
def test_a_file_that_is_no_source_is_refused_with_its_place(line: str, tmp_path: Path) -> None:
    (tmp_path / "premises.jsonl").write_text(line)
    with pytest.raises(UserError, match=r"premises\.jsonl"):
        read_source(tmp_path / "premises.jsonl")


def test_modules_of_packages_have_their_own_names() -> None:
    assert module_of(Path(".lake/packages/mathlib/Mathlib/Order/Basic.lean")) == "Mathlib.Order.Basic"
    assert module_of(Path("Project/Basic.lean")) == "Project.Basic"


def test_without_a_toolchain_nothing_is_traced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InfrastructureError, match=r"lake.*not found|not installed") as refused:
        trace_repository("https://example.org/project", "main")
    assert refused.value.remedy
