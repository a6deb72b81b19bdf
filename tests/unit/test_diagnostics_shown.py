"""Faults of specifications as people see them, whatever the line holds that they are in."""

from __future__ import annotations

import pytest

from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.load import load_text


def faults(text):
    with pytest.raises(SpecificationError) as caught:
        load_text(text)
    return caught.value.diagnostics


@pytest.mark.parametrize("before", [0, 30, 3_000])
@pytest.mark.parametrize("after", [0, 100])
def test_of_a_long_line_what_is_around_the_fault_is_shown(before, after):
    (fault,) = faults(f"module m\nfunction f(): seq<int> = [{'1, ' * before}nowhere{', 1' * after}]\n")
    _, line, caret, *_ = fault.render().splitlines()
    assert len(line) < 180 and caret.count("^") == len("nowhere")
    assert line[caret.index("^") :].startswith("nowhere")
    assert ("…" in line) == (before > 30 or after > 30)
    assert len(fault.to_json()["source_line"]) < 180 and fault.span.column == 27 + 3 * before


def test_a_token_of_any_length_is_cut_in_line_caret_and_message():
    (fault,) = faults(f"module m\nfunction f(): int = x{'y' * 100_000}\n")
    assert len(fault.render()) < 2_000 and len(fault.message) < 1_000


def test_nothing_in_a_line_reaches_the_terminal_as_a_command():
    (fault, *_) = faults("module m // \x1b[2J\x9b2J\x7f\x00\nfunction f(): int = nowhere // \x1b[2J\x9b2J\x7f\x00\n")
    shown = fault.render()
    assert not any((c < " " and c != "\n") or "\x7f" <= c < "\xa0" for c in shown) and "␛[2J�2J␡␀" in shown
