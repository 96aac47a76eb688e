"""Which characters a CV's fonts can show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.pages import pdf_letters
from sitegen.pages.pdf_letters import _NOT_BUILT_IN, missing_letters


def test_european_letters_signs_and_formulas_are_shown() -> None:
    texts = ("Kurt Gödel — Nguyễn, Łukasiewicz", "Ελλάδα, Київ, עברית", "∑ₙ n² ≤ ℵ₀ ★ “x”\n")
    assert missing_letters(texts, ()) == []


def test_what_is_missing_is_named_once_in_the_order_of_the_texts() -> None:
    assert missing_letters(("王伟, Wei", "伟大 😀"), ()) == ["王", "伟", "大", "😀"]


def test_a_font_of_the_site_adds_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.otf"
    file.write_bytes("王".encode())
    monkeypatch.setattr(
        pdf_letters, "shown_by", lambda data, wanted: set(map(ord, data.decode())) & set(wanted)
    )
    assert missing_letters(("王伟",), (file,)) == ["伟"]


@pytest.mark.parametrize("sample", ["AŻéßñőğ", "ΑλφάЖїъ", "אבג", "ابج", "₂⁻ⁿ√∫≠→ℝ𝔸", "★✓♯№", "क"])
def test_typst_itself_shows_what_is_taken_as_shown(sample: str) -> None:
    typst = pytest.importorskip("typst")
    assert not _NOT_BUILT_IN.search(sample)
    source = b'#set document(title: "x")\n#for c in json("d.json") [#c #parbreak()]'
    typst.compile(
        {"main.typ": source, "d.json": json.dumps(sample).encode()},
        font_paths=typst.Fonts(include_system_fonts=False),
        pdf_standards=["ua-1"],  # refuses boxes
    )
