"""What a page shows from elsewhere when its reader asks: videos, comments, counting of visits.

Nothing is fetched before a click (static/embed.js). Each host stands in the
Content-Security-Policy of a site that uses it, and in no other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.model.work import Link
    from sitegen.pages.site import Site

POSTS = "posts"  # the collection that has comments
_FILES = (".mp4", ".webm", ".ogv", ".m4v")
_ID = re.compile(r"[\w-]{5,64}\Z", re.ASCII)
_HOST = re.compile(r"[a-z0-9.-]+(?::\d{1,5})?\Z")
_GISCUS = "https://giscus.app"
_GOATCOUNTER = "https://gc.zgo.at/count.js"


@dataclass(frozen=True, slots=True)
class VideoView:
    """A video: a `file` of the site, or a `frame` of `host`, which plays it."""

    file: str = ""
    frame: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A script of somebody else's: its `host`, its address and the data attributes it reads."""

    name: str
    host: str
    script: str
    settings: tuple[tuple[str, str], ...]


def video(site: Site, links: Iterable[Link]) -> VideoView | None:
    """The first of some links that can be played in the page."""
    for link in links:
        if link.kind != "video" or not (address := site.resolve_link(link.url, "video")):
            continue
        if address.startswith("/") and address.lower().endswith(_FILES):
            return VideoView(file=address)
        if site.config.videos == "embed" and (frame := frame_of(address)):
            return VideoView(frame=frame, host=urlsplit(frame).netloc)
    return None


def frame_of(address: str) -> str:
    """The address that plays a video of YouTube, Vimeo or a PeerTube in a frame, or ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host, path = parts.netloc.lower(), [part for part in parts.path.split("/") if part]
    if parts.scheme not in ("http", "https") or not _HOST.match(host) or not path:
        return ""
    first, last = path[0], path[-1]
    site = host.removeprefix("www.").removeprefix("m.")
    if site in ("youtube.com", "youtube-nocookie.com", "youtu.be"):
        key = parse_qs(parts.query).get("v", [""])[0] if first == "watch" else last
        return f"https://www.youtube-nocookie.com/embed/{key}" if _ID.match(key) else ""
    if site in ("vimeo.com", "player.vimeo.com"):
        found = re.search(r"(\d{5,})(?:/([0-9a-f]{6,}))?\Z", "/".join(path))
        if not found:
            return ""
        secret = f"&h={found[2]}" if found[2] else ""
        return f"https://player.vimeo.com/video/{found[1]}?dnt=1{secret}"
    if (first == "w" or path[:2] in (["videos", "watch"], ["videos", "embed"])) and _ID.match(last):
        return f"https://{host}/videos/embed/{last}"
    return ""


def comments(config: Config) -> ServiceView | None:
    """Whose comments stand below posts."""
    own = config.comments
    if not own:
        return None
    if own["service"] == "isso":
        base = own["url"].rstrip("/")
        script = f"{base}/js/embed.min.js"
        return ServiceView("isso", urlsplit(base).netloc, script, (("isso", f"{base}/"),))
    settings = (
        ("repo", own["repo"]),
        ("repo-id", own["repo_id"]),
        ("category", own["category"]),
        ("category-id", own["category_id"]),
        ("mapping", "pathname"),
        ("strict", "1"),
        ("reactions-enabled", "0"),
        ("theme", "preferred_color_scheme"),
        ("lang", config.language),
    )
    return ServiceView("giscus", urlsplit(_GISCUS).netloc, f"{_GISCUS}/client.js", settings)


def analytics(config: Config) -> ServiceView | None:
    """Who counts the visits of readers that agree."""
    own = config.analytics
    if not own:
        return None
    url, host = own["url"], urlsplit(own["url"]).netloc
    if own["service"] == "plausible":
        return ServiceView("plausible", host, url, (("domain", own["domain"]),))
    script = _GOATCOUNTER if host.endswith(".goatcounter.com") else f"https://{host}/count.js"
    return ServiceView("goatcounter", host, script, (("goatcounter", url),))


def sources(site: Site) -> Mapping[str, Iterable[str]]:
    """The hosts that the policy of the site must name, by directive."""
    found: dict[str, set[str]] = {}
    for directive, address in _asked(site):
        found.setdefault(directive, set()).add(_origin(address))
    return found


def _asked(site: Site) -> Iterator[tuple[str, str]]:
    works = (work.links for work in site.library.works)
    for links in (*works, *(note.links for note in site.library.notes)):
        if (shown := video(site, links)) and shown.frame:
            yield "frame-src", shown.frame
    if service := comments(site.config):
        yield "script-src", service.script
        yield "style-src", service.script
        if service.name == "giscus":
            yield "frame-src", service.script
        else:
            yield "connect-src", service.script
            yield "img-src", service.script
    if service := analytics(site.config):
        yield "script-src", service.script
        yield "connect-src", site.config.analytics["url"]
        yield "img-src", site.config.analytics["url"]


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
