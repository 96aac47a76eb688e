"""`Asked`: what a field asks for, and how a value that does not fit is reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitegen.files.yaml_node import YamlNode, YamlScalar, describe
from sitegen.text.text import Markup

Complain = Callable[[str, YamlNode, str, str], None]
"""Takes a problem's code, the node it is about, its message and its hint."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the field asks for: its name, choices, markup; and where complaints go."""

    name: str
    choices: tuple[str, ...]
    markup: Markup
    complain: Complain

    def wrong_type(self, node: YamlNode, expected: str, hint: str) -> None:
        """Report a node of the wrong type."""
        message = f"“{self.name}” is {describe(node)}; {expected} is expected"
        self.complain("field-type", node, message, hint)

    def wrong_value(self, node: YamlNode, message: str, hint: str) -> None:
        """Report a text that is not what the field holds."""
        self.complain("field-value", node, f"“{self.name}”: {message}", hint)


def scalar(node: YamlNode, asked: Asked, expected: str, hint: str) -> str | None:
    """The text of a scalar; anything else is a problem and None."""
    if isinstance(node, YamlScalar):
        return node.text.strip()
    asked.wrong_type(node, expected, hint)
    return None
