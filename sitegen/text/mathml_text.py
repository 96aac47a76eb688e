"""MathML of publishers as readable text: <msup><mi>n</mi><mn>2</mn></msup> is n²."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

from sitegen.text.math_text import as_scripts

_TOKEN = re.compile(r"<(/?)(?:\w++:)?([A-Za-z]++)([^<>]*+)>|([^<]++)|<")
_DROPPED = frozenset({"annotation", "annotation-xml"})
_SPACED = frozenset("=<>≤≥≠≈∼≡∈→⇒⊂⊆")


def _script(raised: bool) -> Callable[[list[str]], str]:
    def combine(parts: list[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        base, script = parts[0], "".join(parts[1:])
        shown = as_scripts(script, raised)
        if shown != script or not script:
            return base + shown
        return f"{base}{'^' if raised else '_'}{script if len(script) == 1 else f'({script})'}"

    return combine


def _both(parts: list[str]) -> str:
    return _script(True)([_script(False)(parts[:2]), *parts[2:]])


def _fraction(parts: list[str]) -> str:
    return "/".join(part if part.isalnum() else f"({part})" for part in parts if part)


_COMBINE: dict[str, Callable[[list[str]], str]] = {
    "msup": _script(True),
    "msub": _script(False),
    "mover": lambda parts: parts[0] if parts else "",
    "msubsup": _both,
    "munderover": _both,
    "munder": _script(False),
    "mfrac": _fraction,
    "msqrt": lambda parts: "√" + (text if (text := "".join(parts)).isalnum() else f"({text})"),
}


@lru_cache(maxsize=1024)
def mathml_text(markup: str) -> str:
    """A formula in MathML as one line of Unicode. Never raises; linear in its length."""
    stack: list[tuple[str, list[str]]] = [("", [])]
    for match in _TOKEN.finditer(markup):
        closing, name, rest, text = match.groups()
        if text is not None:
            if text := unescape(text).strip():
                stack[-1][1].append(f" {text} " if text in _SPACED else text)
        elif name is None or rest.endswith("/"):
            continue
        elif not closing:
            stack.append((name, []))
        elif len(stack) > 1 and stack[-1][0] == name:
            _, parts = stack.pop()
            if name not in _DROPPED:
                stack[-1][1].append(_COMBINE.get(name, "".join)(parts))
    return " ".join("".join(part for _, parts in stack for part in parts).split())
