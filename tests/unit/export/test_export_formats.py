from __future__ import annotations

import export_pioneers as p
import pytest

from sitegen.export.formats import FORMATS
from sitegen.export.links import arxiv_url, best_url, doi_url, stated_url
from sitegen.model.work import Link, Work


def test_formats_are_named_by_extension() -> None:
    assert list(FORMATS) == ["bib", "ris", "json"]
    for extension, format_ in FORMATS.items():
        assert format_.extension == extension
        assert format_.media_type.startswith("application/")
        assert format_.write(p.COMPUTABLE).endswith("\n")
        assert "10.1112/plms/s2-42.1.230" in format_.write(p.COMPUTABLE)


def _linked(*links: tuple[str, str], **fields: str) -> Work:
    made = tuple(Link(kind, url, kind) for kind, url in links)
    return Work("k", ("k",), links=made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("work", "url"),
    [
        (_linked(("url", "https://a.example/"), doi="10.1/x"), "https://doi.org/10.1/x"),
        (_linked(("url", "https://a.example/"), arxiv="1706.03762"), "https://a.example/"),
        (_linked(("pdf", "https://a.example/p.pdf"), arxiv="cs/01"), "https://arxiv.org/abs/cs/01"),
        (_linked(("pdf", "https://a.example/p.pdf")), "https://a.example/p.pdf"),
        (_linked(("html", "b.html"), ("url", "https://b.example/")), "https://b.example/"),
        (_linked(("", "https://b.example/correction")), ""),
        (_linked(("url", "javascript:alert(1)"), ("pdf", "/assets/p.pdf")), ""),
        (_linked(("url", "https://a.example/ x")), ""),
        (_linked(("slides", "https://a.example/")), ""),
    ],
)
def test_best_url(work: Work, url: str) -> None:
    assert best_url(work) == url


def test_identifiers_as_addresses() -> None:
    assert doi_url("10.1002/a<b>#") == "https://doi.org/10.1002/a%3Cb%3E%23"
    assert doi_url("") == arxiv_url("") == ""
    assert stated_url(
        _linked(("url", "https://one.example/"), ("url", "https://two.example/"))
    ) == ("https://one.example/")
