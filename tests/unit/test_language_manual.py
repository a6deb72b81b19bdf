"""What the manual of the language shows is what the program reads."""

import re
from pathlib import Path

import pytest

from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.load import load_program, load_text
from provenhive.spec_lang.parser import MAX_CHARACTERS, parse_text
from provenhive.spec_lang.tree_builder import MAX_DEPTH, MAX_DIGITS

MANUAL = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
BLOCKS = [block for block in re.findall(r"```\n(.*?)```", MANUAL, re.DOTALL) if "error:" not in block]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: b.split("(")[0][:24].strip())
def test_every_block_parses(block):
    assert parse_text(block).declarations


def test_the_first_block_is_a_correct_specification():
    program = load_text(BLOCKS[0], "ledgerbook.hspec")
    assert program.function("ledgerbook.total").recursion == core.Structural(0)


def test_the_limits_are_those_of_the_program():
    for limit in (MAX_CHARACTERS, MAX_DEPTH, MAX_DIGITS):
        assert f"{limit:,}" in MANUAL


def test_the_manual_names_what_the_standard_module_has():
    program = load_program(data_folder("examples") / "std.hspec")
    section = MANUAL[MANUAL.index("## The module `std`") :]
    for declared in program.main.declarations:
        if not isinstance(declared, core.Law):
            assert declared.name.removeprefix("std.") in section
