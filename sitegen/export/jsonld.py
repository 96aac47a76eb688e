"""schema.org JSON-LD, ready for a script element: what its documents share, and topics."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sitegen.export.links import is_web

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Node = dict[str, Any]


def script_json(value: object) -> str:
    """JSON that may stand inside a script element: no end tag, no comment, no line separator."""
    text = _encode(value)
    text = text.replace("<", "\\u003c")
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text


def topic_jsonld(
    name: str,
    *,
    description: str = "",
    page_url: str = "",
    set_url: str = "",
    same_as: str = "",
    aliases: Iterable[str] = (),
) -> str:
    """A topic's JSON-LD: a DefinedTerm of the set of the site's topics.

    `page_url` and `set_url` are absolute addresses of the topic's page and of the overview,
    `same_as` that of the same topic elsewhere.
    """
    return script_json(
        present(
            {
                "@context": "https://schema.org",
                "@type": "DefinedTerm",
                "@id": page_url,
                "url": page_url,
                "name": name,
                "alternateName": list(aliases),
                "description": description,
                "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": set_url, "url": set_url}
                if set_url
                else "",
                "sameAs": same_as if is_web(same_as) else "",
            }
        )
    )


def present(node: Node) -> Node:
    """The properties that have a value; a list of one thing is that thing."""
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in node.items()
        if value
    }


def orcid_url(orcid: str) -> str:
    """The address of an ORCID iD; "" without one."""
    return f"https://orcid.org/{orcid.rpartition('/')[2]}" if orcid else ""


def property_value(name: str, value: str) -> Node:
    """An identifier with the name of its scheme."""
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else {}
