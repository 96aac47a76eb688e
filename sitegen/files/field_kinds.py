"""What each kind of field accepts, and the value it gives."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from sitegen.files import identifiers
from sitegen.files.field_asked import Asked, scalar
from sitegen.files.field_links import read_email, read_link, read_links, read_url
from sitegen.files.yaml_node import YamlList, YamlMap, YamlNode, YamlScalar, describe
from sitegen.model.date import SEASONS, STATUS_WORDS, PartialDate, find_year
from sitegen.model.name import Name
from sitegen.text.text import Markup, Text

TRUE_WORDS = frozenset(("true", "yes", "on", "y", "1"))
FALSE_WORDS = frozenset(("false", "no", "off", "n", "0"))
NAME_PARTS = ("family", "given", "particle", "suffix", "corporate")
MARKUPS = tuple(str(markup) for markup in Markup)

_ONGOING = frozenset(("present", "now", "today", "current", "ongoing"))
_UNDATED = _ONGOING | {"n.d.", "undated", "tba", "unknown"}
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+\Z")


def read_text(node: YamlNode, asked: Asked) -> str | None:
    """A text as written, without blanks around it."""
    if isinstance(node, YamlScalar):
        return node.text.strip()
    hint = f"write {asked.name}: some text; quote it if it starts with a bracket"
    asked.wrong_type(node, "a text", hint)
    return None


def read_writing(node: YamlNode, asked: Asked) -> Text | None:
    """A `Text`: the field's own markup, or the one named: ``{html: ...}``."""
    if isinstance(node, YamlMap) and len(node) == 1:
        item = node.pairs[0]
        if item.key in MARKUPS and isinstance(item.value, YamlScalar):
            return Text(item.value.text.strip(), Markup(item.key))
    text = read_text(node, asked)
    return None if text is None else Text(text, asked.markup)


def read_keywords(node: YamlNode, asked: Asked) -> tuple[str, ...] | None:
    """Texts from a list, or from one text divided at commas or semicolons."""
    if isinstance(node, YamlScalar):
        parts = re.split(r"[;\n]" if ";" in node.text else r"[,\n]", node.text)
        return tuple(part.strip() for part in parts if part.strip())
    if isinstance(node, YamlList):
        texts = (read_text(item, asked) for item in node.nodes)
        return tuple(text for text in texts if text)
    asked.wrong_type(node, "a list of texts", f"write for example {asked.name}: [one, two]")
    return None


def read_integer(node: YamlNode, asked: Asked) -> int | None:
    """A whole number of at most nine digits."""
    text = scalar(node, asked, "a whole number", f"write for example {asked.name}: 3")
    if text is not None and not re.match(r"[+-]?[0-9]{1,9}\Z", text):
        asked.wrong_type(node, "a whole number", f"write for example {asked.name}: 3")
        return None
    return None if text is None else int(text)


def read_boolean(node: YamlNode, asked: Asked) -> bool | None:
    """true, yes, on or false, no, off, in any case."""
    hint = f"write {asked.name}: true"
    text = scalar(node, asked, "true or false", hint)
    if text is None or (folded := text.lower()) in TRUE_WORDS:
        return None if text is None else True
    if folded not in FALSE_WORDS:
        asked.wrong_type(node, "true or false", hint)
        return None
    return False


def read_date(node: YamlNode, asked: Asked) -> PartialDate | None:
    """A `PartialDate`; an impossible one keeps its year and is a problem, as is no date at all.

    An `end` that says "present" is none: what it ends goes on.
    """
    hint = "write YYYY, YYYY-MM, YYYY-MM-DD, or a word such as in press"
    text = scalar(node, asked, "a date", hint)
    if text is None:
        return None
    folded = text.lower()
    if folded in _ONGOING and asked.name == "end":
        return None
    try:
        date = PartialDate.parse(text)
    except ValueError as error:
        message = f"“{asked.name}” is “{text}”, a date that is on no calendar: {error}"
        asked.complain("field-date", node, message, hint)
        return PartialDate(year=find_year(text))
    if date.text and date.year is None and not _is_date_word(folded):
        message = f"“{asked.name}” is “{text}”, which is no date; it is kept as text"
        asked.complain("field-no-date", node, message, hint)
    return date


def _is_date_word(folded: str) -> bool:
    """Whether a text without a year may stand where a date does: "summer", "submitted to ..."."""
    return folded in _UNDATED or folded.startswith((*SEASONS, *STATUS_WORDS))


def read_orcid(node: YamlNode, asked: Asked) -> str | None:
    """An ORCID iD "0000-0002-1825-0097" whose check digit is right."""
    hint = "copy yours from orcid.org; it looks like 0000-0002-1825-0097"
    text = scalar(node, asked, "an ORCID iD", hint)
    if not text:
        return text
    canonical = identifiers.orcid(text)
    if canonical is None:
        asked.wrong_value(node, f"{describe(node)} is no ORCID iD", hint)
    elif canonical[-1] != identifiers.orcid_check_digit(canonical):
        asked.wrong_value(node, f"the check digit of {canonical} does not fit its digits", hint)
        return None
    return canonical


def _identifier(
    read: Callable[[str], str | None], what: str, hint: str
) -> Callable[[YamlNode, Asked], str | None]:
    def reader(node: YamlNode, asked: Asked) -> str | None:
        text = scalar(node, asked, what, hint)
        if not text:
            return text
        canonical = read(text)
        if canonical is None:
            asked.wrong_value(node, f"{describe(node)} is no {what.split(' ', 1)[1]}", hint)
        return canonical

    return reader


def read_choice(node: YamlNode, asked: Asked) -> str | None:
    """One of the field's words, in any case."""
    words = ", ".join(asked.choices)
    text = scalar(node, asked, f"one of {words}", f"write one of {words}")
    if not text:
        return text
    folded = text.lower()
    if folded in asked.choices:
        return folded
    near = difflib.get_close_matches(folded, asked.choices, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"write one of {words}"
    asked.wrong_value(node, f"{describe(node)} is none of {words}", hint)
    return None


def read_name(node: YamlNode, asked: Asked) -> Name | None:
    """A `Name` from a text, from ``{A Group}`` in braces, or from ``{family, given, ...}``."""
    hint = f"write for example {asked.name}: Ada Lovelace, or {{family: Lovelace, given: Ada}}"
    if isinstance(node, YamlMap):
        parts = {
            key.lower(): value.text.strip()
            for key, value in node.items()
            if isinstance(value, YamlScalar) and not value.is_null
        }
        if parts.get("family") and set(parts) <= set(NAME_PARTS):
            corporate = parts.pop("corporate", "").lower() in TRUE_WORDS
            return Name(**parts, corporate=corporate)
        asked.wrong_type(node, "a name", hint)
        return None
    text = scalar(node, asked, "a name", hint)
    if text is None:
        return None
    if text.startswith("{") and text.endswith("}") and text[1:-1].strip():
        return Name(text[1:-1].strip(), corporate=True)
    name = Name.parse(text)
    if not name.family:
        asked.wrong_type(node, "a name", hint)
        return None
    if _INITIALS.match(text):
        # [Lovelace, A.] is two texts to YAML.
        quoted = f'quote a name that holds a comma: {asked.name}: ["Lovelace, A."]'
        asked.wrong_value(node, f"{describe(node)} is only initials", quoted)
        return None
    return name


def read_pairs(node: YamlNode, asked: Asked) -> tuple[tuple[str, str], ...] | None:
    """(name, text) pairs from a mapping of texts."""
    if not isinstance(node, YamlMap):
        asked.wrong_type(node, "a mapping", f"write {asked.name}: {{name: text}}")
        return None
    pairs = ((key, read_text(value, asked)) for key, value in node.items())
    return tuple((key, text) for key, text in pairs if text is not None)


def read_choices(node: YamlNode, asked: Asked) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """(name, words) pairs from a mapping of one or several of the field's words each."""
    if not isinstance(node, YamlMap):
        hint = f"write {asked.name}: {{name: [{asked.choices[0]}]}}"
        asked.wrong_type(node, "a mapping of lists", hint)
        return None
    found = []
    for key, value in node.items():
        words = (read_choice(one, asked) for one in getattr(value, "nodes", (value,)))
        found.append((key, tuple(dict.fromkeys(word for word in words if word))))
    return tuple((key, words) for key, words in found if words)


READERS: Mapping[str, Callable[[YamlNode, Asked], Any]] = {
    "text": read_text,
    "writing": read_writing,
    "keywords": read_keywords,
    "integer": read_integer,
    "boolean": read_boolean,
    "date": read_date,
    "url": read_url,
    "link": read_link,
    "links": read_links,
    "email": read_email,
    "orcid": read_orcid,
    "ror": _identifier(
        identifiers.ror, "a ROR id", "copy it from ror.org; it looks like https://ror.org/03yrm5c26"
    ),
    "doi": _identifier(identifiers.doi, "a DOI", "write it as 10.1112/plms/s2-42.1.230"),
    "arxiv": _identifier(identifiers.arxiv, "an arXiv id", "write it as 2101.00001"),
    "openalex": _identifier(identifiers.openalex, "an OpenAlex id", "write it as A5023888391"),
    "choice": read_choice,
    "name": read_name,
    "pairs": read_pairs,
    "choices": read_choices,
}
