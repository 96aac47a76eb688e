"""What the content means by a file of content/assets."""

from __future__ import annotations

import pytest

from sitegen.pages.asset_links import AssetLinks

FILES = AssetLinks(
    ["talk.pdf", "my talk.pdf", "50%.pdf", "pdf/paper.pdf", "img/publication_preview/a.png"]
)


@pytest.mark.parametrize(
    ("name", "kind", "path"),
    [
        ("talk.pdf", "pdf", "talk.pdf"),
        ("./talk.pdf", "", "talk.pdf"),
        ("/assets/talk.pdf", "", "talk.pdf"),
        ("assets/talk.pdf", "", "talk.pdf"),
        ("paper.pdf", "pdf", "pdf/paper.pdf"),
        ("paper.pdf", "image", ""),
        ("a.png", "preview", "img/publication_preview/a.png"),
        ("my%20talk.pdf", "", "my talk.pdf"),
        ("50%.pdf", "", "50%.pdf"),
        ("50%25.pdf", "", "50%.pdf"),
        ("%25%25%25.pdf", "", ""),
    ],
)
def test_a_name_finds_its_file(name: str, kind: str, path: str) -> None:
    assert FILES.find(name, kind) == path


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/talk.pdf", "https://example.org/talk.pdf"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("#talks", "#talks"),
        ("talk.pdf", "/assets/talk.pdf"),
        ("my talk.pdf", "/assets/my%20talk.pdf"),
        ("50%.pdf", "/assets/50%25.pdf"),
        ("talk.pdf#page=3", "/assets/talk.pdf#page=3"),
        ("/people/ann/", "/people/ann/"),
        ("/assets/missing.pdf", ""),
        ("missing.pdf", ""),
        ("//example.org/talk.pdf", ""),
    ],
)
def test_a_link_leads_to_what_there_is(url: str, link: str) -> None:
    assert FILES.link(url) == link
