"""The kinds of fields that hold addresses: URLs, files of the site, links, e-mail."""

from __future__ import annotations

import re

from sitegen.files.field_asked import Asked, scalar
from sitegen.files.yaml_node import YamlList, YamlMap, YamlNode, YamlScalar, describe
from sitegen.model.work import Link

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*\Z", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?\Z")
_EMAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:]+\Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def read_url(node: YamlNode, asked: Asked) -> str | None:
    """An http or https address; a bare host such as "www.example.org" gets its https."""
    hint = f"write for example {asked.name}: https://example.org/"
    text = scalar(node, asked, "a URL", hint)
    if not text or _WEB.match(text):
        return text
    if _HOST.match(text):
        message = f"“{text}” is read as “https://{text}”"
        asked.wrong_value(node, message, f"write {asked.name}: https://{text}")
        return f"https://{text}"
    asked.wrong_value(node, f"{describe(node)} is no http(s) address", hint)
    return None


def read_link(node: YamlNode, asked: Asked) -> str | None:
    """An http, https, ftp or mailto address, or the path of a file or page of the site."""
    hint = (
        f"write for example {asked.name}: https://example.org/paper.pdf, "
        "or the name of a file in assets"
    )
    text = scalar(node, asked, "a URL or a file", hint)
    if not text:
        return text
    text = _CONTROL.sub("", text)
    if text.lower().startswith("www."):
        return f"https://{text}"
    scheme = _SCHEME.match(text)
    if (scheme and scheme[1].lower() not in ("http", "https", "ftp", "mailto")) or (
        text.startswith("//")
    ):
        asked.wrong_value(node, f"{describe(node)} is no address a reader may follow", hint)
        return None
    return text


def read_links(node: YamlNode, asked: Asked) -> tuple[Link, ...] | None:
    """`Link`s from ``[{label, url}]``, from URLs, or from ``{label: url}``."""
    hint = f"write for example {asked.name}: [{{label: Code, url: https://example.org/}}]"
    if isinstance(node, YamlMap) and node.get("url") is None:
        urls = [(label, read_link(value, asked)) for label, value in node.items()]
        return tuple(Link(label, url) for label, url in urls if url)
    links = []
    for item in node.nodes if isinstance(node, YamlList) else (node,):
        label, kind, target = "", "", item
        if isinstance(item, YamlMap):
            url, text = item.get("url"), item.get("label") or item.get("name") or item.get("text")
            if url is None and len(item) == 1:  # a list of {label: url}
                label, url = item.pairs[0].key, item.pairs[0].value
            if url is None:
                asked.wrong_type(item, "a link with a url", hint)
                continue
            target = url
            label = text.text.strip() if isinstance(text, YamlScalar) else label
            sort = item.get("kind") or item.get("type")
            kind = sort.text.strip() if isinstance(sort, YamlScalar) else ""
        elif isinstance(item, YamlList):
            asked.wrong_type(item, "a link", hint)
            continue
        if address := read_link(target, asked):
            links.append(Link(label or _label(address), address, kind))
    return tuple(links)


def _label(address: str) -> str:
    """What a link without a label shows: the address without scheme and final slash."""
    return re.sub(r"\A\w+:(?://)?(?:www\.)?|/\Z", "", address)


def read_email(node: YamlNode, asked: Asked) -> str | None:
    """An e-mail address, with or without mailto:."""
    hint = f"write for example {asked.name}: ada@example.org"
    text = scalar(node, asked, "an e-mail address", hint)
    if not text:
        return text
    text = text.removeprefix("mailto:")
    if not _EMAIL.match(text):
        asked.wrong_value(node, f"{describe(node)} is no e-mail address", hint)
        return None
    return text
