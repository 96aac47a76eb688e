"""Values to YAML: block style, keys in the order given, the same bytes for the same value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

# Words that some YAML reader takes for a boolean or a null (1.1 and 1.2 together).
_GUESSED_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ""))
# A text that starts like a number or a date is quoted, whether or not it goes on like one.
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:\.?[0-9][0-9_.,:]*(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(?:inf|nan))\Z"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?\Z",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<][^\n]*\Z")
_PRINTABLE = re.compile(
    "[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*\\Z"
)
_LITERAL = re.compile(
    "[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*\\Z"
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]


def write_yaml(value: Value) -> str:
    """A document that `read_yaml` reads back as the same lists, mappings and composed texts.

    Numbers and booleans are written bare, texts that look like one in quotes; a text of several
    lines is a literal block, any other one line, however long. Raises ValueError for a key that
    YAML cannot hold on one line (about a thousand characters) and TypeError for other values.
    """
    lines: list[str] = []
    _write(value, "", "", lines)
    return "\n".join(lines) + "\n"


def _write(value: Value, lead: str, indent: str, lines: list[str]) -> None:
    """Append the lines of a value; the first starts with `lead`, the others with `indent`."""
    if isinstance(value, Mapping) and value:
        for key, item in value.items():
            name = _quoted(key)
            if len(name) > 1000:
                raise ValueError(f"a key of {len(key)} characters is too long for YAML")
            if isinstance(item, (Mapping, list, tuple)) and item:
                lines.append(f"{lead}{name}:")
                _write(item, f"{indent}  ", f"{indent}  ", lines)
            else:
                _write(item, f"{lead}{name}: ", f"{indent}  ", lines)
            lead = indent
    elif isinstance(value, (list, tuple)) and value:
        for item in value:
            if isinstance(item, (Mapping, list, tuple)) and item:
                _write(item, f"{lead}- ", f"{indent}  ", lines)
            else:
                _write(item, f"{lead}- ", f"{indent}  ", lines)
            lead = indent
    elif isinstance(value, str) and "\n" in value and (block := _literal(value, indent)):
        lines.append(lead + block)
    else:
        lines.append(
            (lead + _scalar(value)).rstrip(" ") if value is None else lead + _scalar(value)
        )


def _scalar(value: Value) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, (list, tuple)):
        return "[]"
    raise TypeError(f"YAML has no {type(value).__name__}: {value!r}")


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    """A text on one line, quoted only where a reader could take it for something else."""
    if not _PRINTABLE.match(text):
        return '"' + "".join(map(_escape, text)) + '"'
    if (
        _PLAIN.match(text)
        and not text.endswith((" ", ":"))
        and not text.startswith("...")
        and ": " not in text
        and " #" not in text
        and text.lower() not in _GUESSED_WORDS
        and not _NUMBER_LIKE.match(text)
    ):
        return text
    return "'" + text.replace("'", "''") + "'"


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _PRINTABLE.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _literal(text: str, indent: str) -> str:
    """A text as a literal block without its lead, or "" when a block cannot hold it."""
    body = text.rstrip("\n")
    if not body or not _LITERAL.match(text) or "\t" in text:
        return ""
    sign = "2" if body[0] in " \n" else ""
    newlines = len(text) - len(body)
    sign += "-" if newlines == 0 else "+" if newlines > 1 else ""
    rows = body.split("\n") + [""] * (newlines - 1)
    return "\n".join([f"|{sign}", *(indent + row if row else "" for row in rows)])
