"""Layouts of any graph: nothing overlaps, what is leant on stands left, lines end at their boxes."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.knowledge.layout import _crossings, _spread, layered, pack
from provenhive.pages.document import embedded_json

SIZES = st.tuples(st.integers(40, 200).map(float), st.sampled_from([26.0, 34.0]))


@st.composite
def graphs(draw):
    names = [f"n{i}" for i in range(draw(st.integers(1, 14)))]
    sizes = {name: draw(SIZES) for name in names}
    edges = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=30))
    return sizes, edges


def apart(a, b):
    return (
        a.x + a.width <= b.x + 1e-6
        or b.x + b.width <= a.x + 1e-6
        or a.y + a.height <= b.y + 1e-6
        or b.y + b.height <= a.y + 1e-6
    )


@settings(max_examples=60, deadline=None)
@given(graphs(), st.sampled_from([60.0, 620.0]))
def test_a_layered_drawing_is_one(graph, tallest):
    sizes, edges = graph
    drawing = layered(sizes, edges, tallest=tallest)
    boxes = drawing.boxes
    assert boxes.keys() == sizes.keys()
    listed = list(boxes.values())
    for i, box in enumerate(listed):
        assert all(apart(box, other) for other in listed[:i])
        assert box.x >= 0 and box.y >= -1e-6
        assert box.x + box.width <= drawing.width + 1e-6 and box.y + box.height <= drawing.height + 1e-6
    for (right, left), line in drawing.lines.items():
        assert (right, left) in edges and boxes[left].x + boxes[left].width < boxes[right].x
        assert line[0] == (boxes[right].x, boxes[right].y + boxes[right].height / 2)
        end = boxes[left]
        assert line[-1] == (end.x + end.width, end.y + end.height / 2)
        assert all(a[0] >= b[0] for a, b in pairwise(line))


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_only_edges_that_close_a_circle_are_left_out(graph):
    sizes, edges = graph
    order = {name: number for number, name in enumerate(sizes)}
    falling = [(a, b) for a, b in edges if order[a] > order[b]]
    assert set(layered(sizes, falling).lines) == set(falling)
    drawn = set(layered(sizes, edges).lines)
    assert drawn <= {(a, b) for a, b in edges if a != b}


@settings(max_examples=60, deadline=None)
@given(st.lists(SIZES, min_size=1, max_size=25), st.sampled_from([0.5, 1.7, 3.0]))
def test_packed_rectangles_do_not_overlap(sizes, aspect):
    corners, (width, height) = pack(sizes, aspect, 12.0)
    for i, ((x, y), (w, h)) in enumerate(zip(corners, sizes, strict=True)):
        assert x >= 0 and y >= 0 and x + w <= width + 1e-6 and y + h <= height + 1e-6
        for (a, b), (u, v) in zip(corners[:i], sizes[:i], strict=True):
            assert x + w + 12 <= a + 1e-6 or a + u + 12 <= x + 1e-6 or y + h + 12 <= b + 1e-6 or b + v + 12 <= y + 1e-6


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-500, 500), st.sampled_from([10.0, 34.0])), min_size=1, max_size=12))
def test_places_keep_order_and_gaps_and_stay_where_they_may(pairs):
    wanted, heights = [w for w, _ in pairs], [h for _, h in pairs]
    found = _spread(wanted, heights)
    for i in range(1, len(found)):
        assert found[i] - found[i - 1] >= (heights[i] + heights[i - 1]) / 2 + 10 - 1e-6
    if found == wanted:
        return
    free = all(b - a >= (h + g) / 2 + 10 for a, b, h, g in zip(wanted, wanted[1:], heights, heights[1:], strict=False))
    if free:
        assert all(abs(a - b) < 1e-6 for a, b in zip(found, wanted, strict=True))
    assert abs(sum(found) - sum(wanted)) < 1e-3  # pooled places have the mean of what was wanted


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(list("abcdef")),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz")), max_size=12),
)
def test_crossings_are_counted_as_one_would(left, pairs):
    joined = sorted(set(pairs))
    near = {}
    for a, b in joined:
        near.setdefault(b, []).append(a)
    place = {name: i for i, name in enumerate(left)}
    slow = sum(
        1
        for i, (a, u) in enumerate(joined)
        for b, v in joined[:i]
        if (place[a] - place[b]) * ("uvwxyz".index(u) - "uvwxyz".index(v)) < 0
    )
    assert _crossings([left, list("uvwxyz")], near) == slow


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_embedded_json_is_data_and_nothing_else(value):
    text = str(embedded_json(value))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value
