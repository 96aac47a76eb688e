"""Labels, columns and the layout: nothing overlaps, nothing leaves the drawing, no fractions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.insight.columns import FONT, LINE, NARROW, WIDE, Frame, Row, columns
from sitegen.insight.label import lines_of, width_of
from sitegen.insight.layout import arrange, scatter

LABELS = st.text(min_size=1, max_size=60).filter(str.strip)


@given(LABELS, st.integers(200, 4000), st.integers(1, 4))
def test_lines_fit_their_width(text: str, width: int, lines: int) -> None:
    found = lines_of(text, width, lines)
    assert 1 <= len(found) <= lines
    assert all(width_of(line) <= width for line in found)


def test_a_label_that_fits_is_whole_and_a_cut_one_says_so() -> None:
    assert lines_of("Emmy Noether", 2000, 2) == ("Emmy Noether",)
    first, second = lines_of("On computable numbers, with an application to logic", 1200, 2)
    assert first == "On computable"
    assert second.endswith("…")
    assert width_of("計算可能性") > 2 * width_of("ilill")


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from([WIDE, NARROW]), st.lists(LABELS, max_size=12), st.lists(LABELS, max_size=24)
)
def test_no_two_rows_of_a_column_overlap(frame: Frame, left: list[str], right: list[str]) -> None:
    first = [Row("node", label) for label in left]
    second = [Row("head", "·"), *(Row("node", label) for label in right)]
    drawn = columns(frame, first, second, [(i, 1) for i in range(len(left)) if right])
    for cells in (drawn.left, drawn.right):
        last = 0
        for cell in cells:
            assert cell.bases[0] - 12 >= last
            last = cell.bases[-1] + LINE - 12
        assert last <= drawn.height
    for cell in drawn.left:
        assert all(cell.text - width_of(line) * FONT // 100 >= 0 for line in cell.lines)
    for cell in drawn.right:
        assert all(cell.text + width_of(line) * FONT // 100 <= drawn.width for line in cell.lines)
    assert len(drawn.curves) == (len(left) if right else 0)


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(1, 40))
def test_boxes_never_overlap_and_stay_inside(data: st.DataObject, count: int) -> None:
    sizes = tuple(
        (data.draw(st.integers(8, 140)), data.draw(st.integers(8, 60))) for _ in range(count)
    )
    ends = st.integers(0, count - 1)
    ties = tuple((a, b) for a, b in data.draw(st.lists(st.tuples(ends, ends))) if a < b)
    places, (width, height) = arrange(sizes, ties)
    boxes = [
        (x - w // 2, y - h // 2, x - w // 2 + w, y - h // 2 + h)
        for (x, y), (w, h) in zip(places, sizes, strict=True)
    ]
    for n, (a, b, c, d) in enumerate(boxes):
        assert a >= 0
        assert b >= 0
        assert c <= width
        assert d <= height
        for e, f, g, h in boxes[n + 1 :]:
            assert a >= g or c <= e or b >= h or d <= f


def test_ties_bring_nodes_together() -> None:
    """Two groups that know only themselves end up apart."""
    groups = [range(8), range(8, 16)]
    ties = tuple((a, b) for group in groups for a in group for b in group if a < b)
    places, _ = arrange(((40, 20),) * 16, ties)

    def distance(a: int, b: int) -> int:
        return abs(places[a][0] - places[b][0]) + abs(places[a][1] - places[b][1])

    inside = [distance(a, b) for a, b in ties]
    across = [distance(a, b) for a in groups[0] for b in groups[1]]
    assert sum(inside) * len(across) * 3 < sum(across) * len(inside) * 2


def test_the_layout_is_the_same_on_every_machine() -> None:
    ties = ((0, 1), (0, 2), (1, 2), (2, 3))
    places = ((49, 86), (33, 38), (93, 42), (113, 18))
    assert arrange(((50, 20),) * 4, ties) == (places, (146, 104))


def test_satellites_find_free_places_near_their_wish() -> None:
    found = scatter([(100, 100)], [(100, 100)] * 400)
    assert len({*found, (100, 100)}) == 401
    assert all(abs(x - 100) + abs(y - 100) < 120 for x, y in found)


def test_nothing_to_draw() -> None:
    assert arrange((), ()) == ((), (0, 0))
    assert scatter([], []) == ()
