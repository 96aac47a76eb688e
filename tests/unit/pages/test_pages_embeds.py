"""Which videos can be played in a page, and from where."""

from __future__ import annotations

import pytest

from sitegen.pages.embeds import frame_of
from sitegen.pages.headers import policy

SHORT = "kkGMgK9ZtnKfYAgnEtQxbv"
LONG = "9c9de5e8-0a1e-484a-b099-e80766180a6d"


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk&t=3",
            "https://www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        ("https://youtu.be/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        (
            "https://m.youtube.com/shorts/abcdefghijk",
            "https://www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
        (
            "https://vimeo.com/123456789/0a1b2c3d",
            "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d",
        ),
        (
            "https://vimeo.com/123456789?h=0a1b2c3d",
            "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d",
        ),
        (
            "https://vimeo.com/channels/staffpicks/123456789",
            "https://player.vimeo.com/video/123456789?dnt=1",
        ),
        ("https://vimeo.com/user12345", ""),
        ("https://vimeo.com/showcase/1234567", ""),
        ("https://vimeo.com/event/1234567", ""),
        (
            "https://www.youtube.com/playlist?list=PLabcdef",
            "https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdef",
        ),
        ("https://www.youtube.com/channel/UCabcdefgh", ""),
        ("https://www.youtube.com/@channel", ""),
        ("https://www.youtube.com/playlist", ""),
        (f"https://tube.example/w/{SHORT}", f"https://tube.example/videos/embed/{SHORT}"),
        (f"https://tube.example/videos/watch/{LONG}", f"https://tube.example/videos/embed/{LONG}"),
        (f"https://tube.example/videos/embed/{LONG}", f"https://tube.example/videos/embed/{LONG}"),
        ("https://tube.example/w/p/abcdefgh", ""),
        (f"https://tube.example/w/p/{SHORT}", ""),
        ("https://en.wikipedia.org/w/index.php", ""),
        ("https://wiki.example/w/Physics", ""),
        (f"https://vimeo.com/{'1' * 40_000}x", ""),
        ("https://example.org/talk.mp4", ""),
        ("https://youtube.com/watch?v=a'b\"c<d>e", ""),
        ("https://youtube.com/", ""),
        ("https://user@youtube.com/watch?v=abcdefghijk", ""),
        ("https://evil.example;script-src/w/abcdefgh", ""),
        ("https://[::1/w/abcdefgh", ""),
        ("javascript:alert(1)", ""),
        ("/assets/talk.mp4", ""),
    ],
)
def test_the_address_of_a_player(address: str, frame: str) -> None:
    assert frame_of(address) == frame


def test_hosts_are_added_to_the_policy_where_they_are_used() -> None:
    usual = policy({})
    assert usual.startswith("default-src 'self';")
    more = policy({"frame-src": {"https://b.example", "https://a.example"}})
    assert more == f"{usual}; frame-src 'self' https://a.example https://b.example"
