"""`english`: a sentence in English, which terminals and the data that programs read speak."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sitegen.errors import Problems
from sitegen.files.fields import expect_map
from sitegen.files.yaml_file import read_yaml
from sitegen.files.yaml_node import YamlScalar
from sitegen.model.sentence import Sentence
from sitegen.theme import themes_folder


def english(sentence: Sentence) -> str:
    """The sentence in the English words that come with sitegen, whatever a site's theme says."""
    return sentence.told(_words())


@cache
def _words() -> Mapping[str, str]:
    path = themes_folder() / "plain" / "words" / "en.yaml"
    problems = Problems()
    node = read_yaml(path.read_bytes(), path.name, problems)
    texts = expect_map(node, "a mapping of texts", problems)
    pairs = texts.items() if texts else ()
    return {key: value.text for key, value in pairs if isinstance(value, YamlScalar)}
