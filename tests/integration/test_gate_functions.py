"""Certified functions that only look like the proved code, and claims that cannot be followed by reading."""

from __future__ import annotations

import pytest
from sample_repo import digests, git

from provenhive.gate import decorators

CLAIM_OF_BEST = '@provenhive.certified("bank.largest")\n'
METHODS = '''

class Till:
    @staticmethod
    @provenhive.certified("bank.largest")
    def fixed(first, second, third=0):
        return proved.largest(first, second, third)

    @classmethod
    @provenhive.certified("bank.largest")
    def of_class(cls, first, second=-1, third=+2):
        """Hand on."""
        return proved.largest(first, second, third)

    @provenhive.certified("bank.largest")
    def own(self, first, second, third):
        return proved.largest(first, second, third)
'''


def append(sample, text):
    sample.module.write_text(sample.module.read_text() + text)


def edit(sample):
    """Make a certified function another one than was proved."""
    sample.replace(sample.module, "return proved.largest(first, second, third)", "return max(first, second, third)")


# --- what stands in the place of the proved code ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('@provenhive.certified("bank.larger"', '@(lambda f: min)\n@provenhive.certified("bank.larger"'),
        ("def larger(", "@(lambda f: min)\ndef larger("),
        (CLAIM_OF_BEST, f"@print\n{CLAIM_OF_BEST}"),
        ("def _larger(", "@(lambda f: min)\ndef _larger("),
        ("def _int(", "@(lambda f: lambda value, name: 0)\ndef _int("),
        ("def best(first, second, third)", "def best(first, second, third=print(1))"),
        ("import provenhive\n", "import provenhive\nfrom shop import evil as provenhive\n"),
        ("import provenhive\n", "import provenhive\nisinstance = lambda value, kind: True\n"),
    ],
)
def test_what_puts_something_else_in_the_place_of_the_proved_code(sample, before, after):
    sample.replace(sample.module, before, after)
    assert set(sample.causes()) == {"function-edited"}


@pytest.mark.parametrize(
    "more",
    [
        "\n\nmatch {}:\n    case {**proved}:\n        pass\n",
        "\n\nfrom shop.evil import *\n",
        f"\n\ndef make(proved):\n    {CLAIM_OF_BEST}    def inner(a, b, c):\n        return proved.largest(a, b, c)\n",
        METHODS + "    own = max\n",
        METHODS.replace("\n\nclass", "\n\nstaticmethod = print\n\n\nclass"),
    ],
)
def test_a_name_that_something_else_in_the_file_binds(sample, more):
    append(sample, more)
    assert set(sample.causes()) == {"function-edited"}


def test_methods_and_defaults_that_run_nothing_are_as_proved(sample):
    append(sample, METHODS)
    report = sample.report()
    assert report.clean and report.functions == 5


def test_a_decorator_in_the_way_is_named_with_both_digests(sample):
    sample.replace(sample.module, "def larger(", "@(lambda f: min)\ndef larger(")
    (drift,) = sample.report().drifts
    certificate = sample.known("implements:bank.larger")
    (artefact,) = certificate.record.artefacts
    assert "-@lambda f: min" in drift.diff and "decorator" in drift.message
    assert drift.sides[0] == (f"the certificate (entry {certificate.index})", f"sha256:{artefact.sha256}")
    before = drift.sides[1][1]
    sample.replace(sample.module, "lambda f: min", "lambda f: max")
    (drift,) = sample.report().drifts
    assert len({before, drift.sides[0][1], drift.sides[1][1]}) == 3


def test_an_edited_function_is_shown_with_both_digests_and_its_diff(sample):
    edit(sample)
    (drift,) = sample.report().drifts
    assert len({value for _, value in drift.sides}) == 2
    assert all(value.startswith("sha256:") for _, value in drift.sides)
    assert "+    return max(first, second, third)" in drift.diff and drift.mend


def test_a_contract_that_the_ledger_knows_is_shown_as_a_diff(sample):
    before = digests(sample.folder)["larger"]
    sample.replace(sample.specification, "ensures r >= a && r >= b\n", "ensures r >= a\n")
    (drift,) = [d for d in sample.report().drifts if d.cause.value == "function-digest"]
    assert [value for _, value in drift.sides] == [before, digests(sample.folder)["larger"]]
    assert "-  ensures r >= a && r >= b" in drift.diff and "+  ensures r >= a" in drift.diff


def test_a_contract_that_the_ledger_does_not_know_has_no_diff(sample):
    sample.replace(sample.module, digests(sample.folder)["larger"], "sha256:" + "0" * 64)
    (drift,) = sample.report().drifts
    assert drift.cause == "function-digest" and drift.diff == ""


# --- what is not looked at ------------------------------------------------------------------------------------------


def test_an_empty_file_does_not_make_a_virtual_environment(sample):
    edit(sample)
    (sample.folder / "shop/pyvenv.cfg").touch()
    assert sample.causes() == ["function-edited"]


@pytest.mark.parametrize("program", ["bin/python", "Scripts/python.exe"])
def test_a_folder_that_git_tracks_is_no_virtual_environment(sample, program):
    edit(sample)
    (sample.folder / "shop/pyvenv.cfg").touch()
    (sample.folder / "shop" / program).parent.mkdir()
    (sample.folder / "shop" / program).touch()
    assert sample.causes() == ["function-edited"]


def test_a_virtual_environment_is_not_looked_at(sample):
    environment = sample.folder / "env"
    (environment / "bin").mkdir(parents=True)
    (environment / "pyvenv.cfg").write_text("home = /usr/bin\n")
    (environment / "bin/python").symlink_to("/nowhere/python")
    (environment / "library.py").write_text('import provenhive\n@provenhive.certified("no.unit")\ndef f(): ...\n')
    assert sample.causes() == []
    git(sample.folder, "add", "--force", "env/library.py")
    assert sample.causes() == ["function-unproved"]


def test_a_folder_of_extracted_code_hides_no_certified_function(sample):
    text = sample.module.read_text().replace("return proved.largest(first", "return max(first")
    (sample.folder / "extracted/prices.py").write_text(text)
    assert sample.causes() == ["function-edited"]


# --- claims that cannot be followed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('from provenhive import *\n@certified("bank.largest")\ndef f(a, b, c): return a\n', 1),
        ('from provenhive.binding import *\n@certified("bank.largest")\ndef f(a, b, c): return a\n', 1),
        ('import provenhive\nc = provenhive.certified\n@c("bank.largest")\ndef f(a, b, c): return a\n', 2),
        ('import provenhive\np = provenhive\n@p.certified("bank.largest")\ndef f(a, b, c): return a\n', 2),
        ('import provenhive\ndef f(a, b, c): return a\nf = provenhive.certified("bank.largest")(f)\n', 3),
        ('from provenhive import certified\n@(x := certified)("bank.largest")\ndef f(a, b, c): return a\n', 2),
    ],
)
def test_a_claim_that_cannot_be_followed(sample, text, line):
    (sample.folder / "shop/other.py").write_text(text)
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.place.path, drift.place.line) == ("function-unreadable", "shop/other.py", line)


@pytest.mark.parametrize(
    "text",
    [
        b'from provenhive import binding as b\n@b.certified("bank.largest")\ndef f(a, b, c): return a\n',
        'import provenhive\n@provenhive.\uff43ertified("bank.largest")\ndef f(a, b, c): return a\n'.encode(),
        b'# coding: utf-7\nimport provenhive\n+AEA-provenhive.+AGM-ertified("bank.largest")\ndef f(): return 1\n',
    ],
)
def test_a_claim_in_another_writing(sample, text):
    (sample.folder / "shop/other.py").write_bytes(text)
    assert sample.causes() == ["function-edited"]


def test_a_file_that_is_too_long_to_be_read(sample, monkeypatch):
    monkeypatch.setattr(decorators, "MAX_BYTES", 100)
    (drift,) = sample.report().drifts
    assert (drift.cause, drift.place.path) == ("function-unreadable", "shop/prices.py")
    sample.module.write_text("# " + "long " * 100)
    assert sample.causes() == []
