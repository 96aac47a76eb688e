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
_LONGEST = 500  # characters of an address that plays
_YOUTUBE = re.compile(r"[\w-]{5,64}", re.ASCII)
# What stands before a video's number: nothing, or where it is shown.
_VIMEO = re.compile(
    r"(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(\d{5,12})(?:/([0-9a-f]{6,40}))?", re.ASCII
)
_SECRET = re.compile(r"[0-9a-f]{6,40}")
# A PeerTube's short id, 16 bytes in base58, or the UUID that it stands for.
_PEERTUBE = re.compile(
    r"(?:w|videos/watch|videos/embed)/"
    r"([1-9A-HJ-NP-Za-km-z]{21,22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
)
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
        if link.kind != "video" or not (address := site.files.link(link.url, "video")):
            continue
        if address.startswith("/") and address.lower().endswith(_FILES):
            return VideoView(file=address)
        if site.config.videos == "embed" and (frame := frame_of(address)):
            return VideoView(frame=frame, host=urlsplit(frame).netloc)
    return None


def frame_of(address: str) -> str:
    """The address that plays a video of YouTube, Vimeo or a PeerTube in a frame, or ""."""
    if len(address) > _LONGEST:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host, path = parts.netloc.lower(), parts.path.strip("/")
    if parts.scheme not in ("http", "https") or not _HOST.match(host) or not path:
        return ""
    site = host.removeprefix("www.").removeprefix("m.")
    if site in ("youtube.com", "youtube-nocookie.com", "youtu.be"):
        return _youtube(site, path, parse_qs(parts.query))
    if site in ("vimeo.com", "player.vimeo.com"):
        return _vimeo(path, parse_qs(parts.query))
    found = _PEERTUBE.fullmatch(path)
    return f"https://{host}/videos/embed/{found[1]}" if found else ""


def _youtube(site: str, path: str, query: Mapping[str, list[str]]) -> str:
    """A video or a playlist; a channel is neither."""
    frame = "https://www.youtube-nocookie.com/embed/"
    first, _, key = path.partition("/")
    if path == "watch":
        key = query.get("v", [""])[0]
    elif path in ("playlist", "embed/videoseries"):
        key = query.get("list", [""])[0]
        return f"{frame}videoseries?list={key}" if _YOUTUBE.fullmatch(key) else ""
    elif site == "youtu.be":
        key = path
    elif first not in ("embed", "shorts", "live", "v"):
        return ""
    return f"{frame}{key}" if _YOUTUBE.fullmatch(key) else ""


def _vimeo(path: str, query: Mapping[str, list[str]]) -> str:
    """A video, with the secret of one that is not listed; a showcase or an event is none."""
    found = _VIMEO.fullmatch(path)
    if not found:
        return ""
    secret = found[2] or query.get("h", [""])[0]
    more = f"&h={secret}" if _SECRET.fullmatch(secret) else ""
    return f"https://player.vimeo.com/video/{found[1]}?dnt=1{more}"


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
