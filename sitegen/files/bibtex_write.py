"""The writer of .bib files: entries laid out so that a diff shows one line for one field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.files.bibtex_braces import balanced

_NOT_IN_KEY = re.compile(r"[\s,{}()=\"#%\\~]+")
_NOT_IN_NAME = re.compile(r"[^a-z0-9_.:+\-]+")


def write_bibtex(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """One entry, ending with a newline; `fields` are (name, TeX value) in their order.

    The entry reads back as it is: values are put in braces, which are balanced first, and what
    may not stand in a key is left out of it. Empty values are not written.
    """
    lines = [f"@{kind.lower()}{{{_NOT_IN_KEY.sub('', key)},"]
    for name, value in fields:
        name = _NOT_IN_NAME.sub("", name.lower())
        if name and value.strip():
            lines.append(f"  {name} = {{{balanced(value).strip()}}},")
    return "\n".join((*lines, "}")) + "\n"
