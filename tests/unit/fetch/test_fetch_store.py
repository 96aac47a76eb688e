from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sitegen.fetch import store
from sitegen.fetch.store import Base, Held, merge

PATH = "content/fetched/openalex/mira.yaml"


def work(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "title": f"Title of {key}", **fields}


def fetched(*records: dict[str, Any]) -> Held:
    """What stands in the file after a fetch of these records."""
    merged = merge(Held(), records, complete=True)
    return Held(merged.works, merged.base)


def test_a_first_fetch_takes_everything() -> None:
    merged = merge(Held(), [work("W1"), work("W2", doi="10.5555/2")], complete=True)
    assert list(merged.works) == ["W1", "W2"]
    assert merged.changes.new == ["W1", "W2"]


def test_the_same_answers_change_nothing() -> None:
    held = fetched(work("W1", volume="6"), work("W2"))
    merged = merge(held, [work("W1", volume="6"), work("W2")], complete=True)
    assert (merged.works, merged.base) == (held.works, held.base)
    assert not any((merged.changes.new, merged.changes.changed, merged.changes.gone))


def test_the_source_may_change_add_and_drop_fields() -> None:
    held = fetched(work("W1", volume="6", issue="1"))
    merged = merge(held, [work("W1", volume="7", pages="1-2")], complete=True)
    assert merged.works["W1"] == work("W1", volume="7", pages="1-2")
    assert merged.changes.changed == ["W1"]


def test_edits_by_hand_stay_while_other_fields_follow_the_source() -> None:
    held = fetched(work("W1", volume="6", issue="1", doi="10.5555/a"))
    mine = held.works["W1"]
    mine["volume"] = "66"
    mine["hide"] = True
    del mine["doi"]
    merged = merge(
        held, [work("W1", volume="7", issue="2", doi="10.5555/a", pages="9")], complete=True
    )
    assert merged.works["W1"] == work("W1", volume="66", issue="2", pages="9", hide=True)
    again = merge(
        Held(merged.works, merged.base),
        [work("W1", volume="8", issue="3", doi="10.5555/a", pages="9")],
        complete=True,
    )
    assert again.works["W1"] == work("W1", volume="66", issue="3", pages="9", hide=True)
    assert again.changes.edited == ["W1"]


def test_an_edit_that_the_source_takes_up_is_no_edit_any_more() -> None:
    held = fetched(work("W1", volume="6"))
    held.works["W1"]["volume"] = "7"
    merged = merge(held, [work("W1", volume="7")], complete=True)
    assert merged.changes.edited == []
    again = merge(Held(merged.works, merged.base), [work("W1", volume="8")], complete=True)
    assert again.works["W1"]["volume"] == "8"


def test_a_work_gone_upstream_stays_and_is_marked_until_it_is_back() -> None:
    held = fetched(work("W1"), work("W2"))
    merged = merge(held, [work("W1")], complete=True)
    assert merged.works["W2"] == work("W2", fetched={"gone": True})
    assert merged.changes.gone == ["W2"]
    held = Held(merged.works, merged.base)
    again = merge(held, [work("W1")], complete=True)
    assert (again.works, again.changes.gone) == (merged.works, [])
    back = merge(held, [work("W1"), work("W2")], complete=True)
    assert back.works["W2"] == work("W2")


def test_an_incomplete_list_says_nothing_of_what_it_lacks() -> None:
    merged = merge(fetched(work("W1"), work("W2")), [work("W1")], complete=False)
    assert merged.works["W2"] == work("W2")


def test_a_record_removed_by_hand_does_not_come_back() -> None:
    held = fetched(work("W1"), work("W2"))
    del held.works["W2"]
    merged = merge(held, [work("W1"), work("W2")], complete=True)
    assert list(merged.works) == ["W1"]
    assert merged.changes.removed == ["W2"]
    again = merge(Held(merged.works, merged.base), [work("W1"), work("W2")], complete=True)
    assert list(again.works) == ["W1"]


def test_a_record_added_by_hand_is_never_marked() -> None:
    held = fetched(work("W1"))
    held.works["mine"] = work("mine")
    merged = merge(held, [work("W1")], complete=True)
    assert merged.works["mine"] == work("mine")


def test_without_a_base_the_source_wins_and_foreign_fields_stay() -> None:
    held = Held({"W1": work("W1", volume="6", hide=True)})
    merged = merge(held, [work("W1", volume="7")], complete=True)
    assert merged.works["W1"] == work("W1", volume="7", hide=True)


OLD = [work("W1", volume="6", issue="1"), work("W2"), work("W3")]
NEW = [work("W1", volume="7", pages="1"), work("W2"), work("W4")]


def killed_between(base: Base, works: dict[str, Any]) -> dict[str, Any]:
    """What the next fetch makes of a state that a kill left."""
    return merge(Held(works, base), NEW, complete=True).works


def test_a_kill_while_files_are_replaced_loses_and_freezes_nothing() -> None:
    held = fetched(*OLD)
    del held.works["W3"]
    held.works["W2"]["hide"] = True
    merged = merge(held, NEW, complete=True)
    between = store.between(held.base, merged.base, held.works, merged.works)
    expected = merged.works
    assert killed_between(between, held.works) == expected
    assert killed_between(between, merged.works) == expected
    assert killed_between(merged.base, merged.works) == expected
    later = merge(Held(merged.works, between), [*NEW, work("W3")], complete=True)
    assert "W3" not in later.works


def test_a_record_that_moves_between_files_is_not_taken_for_removed() -> None:
    held = fetched(*OLD)
    merged = merge(held, OLD, complete=True)
    between = store.between(held.base, merged.base, held.works, merged.works, {"W1"})
    nowhere = {key: record for key, record in held.works.items() if key != "W1"}
    assert "W1" in merge(Held(nowhere, between), OLD, complete=True).works


def test_files_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    records = [work("W10", hide=True), work("W9", authors=[{"name": "Mira"}, "others"], x=None)]
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(store.file_bytes({"source": "openalex", "complete": True}, records))
    header, works = store.read_file(tmp_path, PATH)
    assert header == {"source": "openalex", "complete": True}
    assert list(works) == ["W9", "W10"]
    assert works == {"W10": records[0], "W9": records[1]}


def test_a_base_is_one_line_a_record_and_a_broken_one_is_empty(tmp_path: Path) -> None:
    base = fetched(*OLD).base
    (tmp_path / "b.json").write_bytes(store.base_bytes(base))
    assert store.read_base(tmp_path, "b.json") == base
    assert store.base_bytes(base).count(b"\n") == len(OLD) + 2
    (tmp_path / "b.json").write_text("[1")
    assert store.read_base(tmp_path, "b.json") == {}
    assert store.read_base(tmp_path, "missing.json") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("works: [", f"{PATH} cannot be read; mend or delete it"),
        ("works:\n  - title: x\n", f"{PATH}: the record at line 2 has no id; mend it"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_not_touched(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(ValueError, match="mend") as caught:
        store.read_file(tmp_path, PATH)
    assert str(caught.value) == message


def test_layout_and_comments_make_no_other_content() -> None:
    one = b"# mine\nworks:\n- {id: W1, hide: true}\n"
    assert store.same_content(one, b"works:\n  - id: W1\n    hide: true\n")
    assert not store.same_content(one, b"works:\n  - id: W2\n")
