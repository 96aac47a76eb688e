from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import export_pioneers as p
import pytest

from sitegen.export.coins import coins
from sitegen.model.work import Work
from sitegen.text.text import Text


def test_an_article_to_the_letter() -> None:
    assert coins(replace(p.COMPUTABLE, title=Text("R&D = 100%"))) == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article"
        "&rft.atitle=R%26D+%3D+100%25"
        "&rft.jtitle=Proceedings+of+the+London+Mathematical+Society"
        "&rft.au=Turing%2C+Alan+M."
        "&rft.date=1936-11-12&rft.volume=s2-42&rft.issue=1&rft.pages=230-265"
        "&rft_id=info%3Adoi%2F10.1112%2Fplms%2Fs2-42.1.230"
    )


@pytest.mark.parametrize(
    ("work", "pairs"),
    [
        (p.ATTENTION, [("rft.genre", "proceeding"), ("rft.atitle", "Attention Is All You Need")]),
        (p.NERVE_NETS, [("rft.genre", "bookitem"), ("rft.btitle", "Automata Studies")]),
        (p.COMMUNICATION, [("rft.genre", "book"), ("rft.place", "Urbana")]),
        (p.RELAYS, [("rft.inst", "Massachusetts Institute of Technology")]),
        (p.EDVAC, [("rft.genre", "report"), ("rft.au", "von Neumann, John")]),
        (p.HOPPING, [("rft.inventor", "Antheil, George"), ("rft.number", "2,292,387")]),
        (p.TEX, [("rft.type", "computerProgram"), ("rft_id", "https://tug.org/")]),
        (p.FLOATING, [("rft.creator", "IEEE"), ("rft.type", "document")]),
    ],
)
def test_each_type(work: Work, pairs: list[tuple[str, str]]) -> None:
    found = parse_qsl(coins(work), strict_parsing=True)
    assert [pair for pair in pairs if pair not in found] == []


def test_value_needs_only_html_escaping() -> None:
    value = coins(replace(p.COMPUTABLE, title=Text('"><script>')))
    assert not set(value) & set("<>\"' ")
