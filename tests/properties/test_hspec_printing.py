"""Parse and print are inverse, formatting is settled after one step, and comments survive it."""

import re

import pytest
from hspec_strategies import expressions, files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenhive.resources import data_folder
from provenhive.spec_lang.format import format_file, format_text, show_expression
from provenhive.spec_lang.parser import parse_text

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
EXAMPLES = sorted(data_folder("examples").glob("*.hspec"))
_WORD = re.compile(r"\w+'?|\s+|//[^\n]*|\"[^\"\n]*\"|'.'|[^\w\s]")


@SETTINGS
@given(files())
def test_parsing_what_was_printed_gives_the_same_trees(parsed):
    text = format_file(parsed)
    assert parse_text(text).declarations == parsed.declarations
    assert format_text(text) == text


@SETTINGS
@given(expressions(20))
def test_an_expression_on_one_line_means_the_same(expr):
    line = show_expression(expr)
    assert "\n" not in line
    [law] = parse_text(f"law it():\n  {line}").declarations
    assert law.statement == expr


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_shipped_specifications_keep_their_trees_and_comments(path):
    text = path.read_text(encoding="utf-8")
    once = format_text(text)
    before, after = parse_text(text), parse_text(once)
    assert after.declarations == before.declarations
    assert [c.text for c in after.comments] == [c.text for c in before.comments]
    assert format_text(once) == once


def commented(text, places, kinds):
    """Put comments between words, where a space was."""
    words = _WORD.findall(text)
    gaps = [i for i, word in enumerate(words) if word.isspace()]
    for number, (place, kind) in enumerate(zip(places, kinds, strict=True)):
        gap = gaps[place % len(gaps)]
        words[gap] += {
            0: f"/* {number} */ ",
            1: f"// {number}\n",
            2: f"\n// {number}\n\n",
            3: f"/* {number}\n{number} */\n",
        }[kind]
    return "".join(words)


@pytest.mark.parametrize("first", ["// one\n", "/* one */ ", "/* o\nne */ "])
@pytest.mark.parametrize("second", ["// two\n", "/* two */ ", "/* t\nwo */ "])
@pytest.mark.parametrize("third", ["// three\n", "/* three */ "])
def test_comments_in_a_header_stay_apart(first, second, third):
    text = f"module m\n\nunit {first}f(x: int, {second}y: int) returns {third}(r: int)\n  ensures r == x + y\n"
    once = format_text(text)
    before, after = parse_text(text), parse_text(once)
    assert after.declarations == before.declarations
    assert sorted(c.text for c in after.comments) == sorted(c.text for c in before.comments)
    assert format_text(once) == once


@SETTINGS
@given(st.sampled_from(EXAMPLES), st.lists(st.integers(0, 5000), min_size=1, max_size=5), st.data())
def test_no_comment_is_lost_wherever_it_stands(path, places, data):
    kinds = data.draw(st.lists(st.integers(0, 3), min_size=len(places), max_size=len(places)))
    text = commented(path.read_text(encoding="utf-8"), places, kinds)
    once = format_text(text)
    before, after = parse_text(text), parse_text(once)
    assert after.declarations == before.declarations
    assert sorted(c.text for c in after.comments) == sorted(c.text for c in before.comments)
    assert format_text(once) == once
