"""`language_tag`: the tag (BCP 47) of a language that a source may give by its English name."""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
# The names that babel, polyglossia and biblatex use, and what people write in their language.
_TAGS = {
    **dict.fromkeys("english american usenglish".split(), "en"),
    **dict.fromkeys("british ukenglish".split(), "en-GB"),
    **dict.fromkeys("german ngerman deutsch".split(), "de"),
    **dict.fromkeys("austrian naustrian".split(), "de-AT"),
    **dict.fromkeys("swissgerman nswissgerman".split(), "de-CH"),
    **dict.fromkeys("french francais français".split(), "fr"),
    **dict.fromkeys("spanish español espanol".split(), "es"),
    **dict.fromkeys("italian italiano".split(), "it"),
    **dict.fromkeys("portuguese português portuges".split(), "pt"),
    **dict.fromkeys("brazilian brazil".split(), "pt-BR"),
    **dict.fromkeys("dutch nederlands".split(), "nl"),
    **dict.fromkeys("chinese 中文".split(), "zh"),
    **dict.fromkeys("japanese 日本語".split(), "ja"),
    **dict.fromkeys("greek polutonikogreek".split(), "el"),
    **dict.fromkeys("persian farsi".split(), "fa"),
    **dict.fromkeys("magyar hungarian".split(), "hu"),
    **dict.fromkeys("russian русский".split(), "ru"),
    "afrikaans": "af",
    "arabic": "ar",
    "basque": "eu",
    "bulgarian": "bg",
    "catalan": "ca",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "estonian": "et",
    "finnish": "fi",
    "galician": "gl",
    "hebrew": "he",
    "hindi": "hi",
    "icelandic": "is",
    "irish": "ga",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "norwegian": "no",
    "norsk": "nb",
    "nynorsk": "nn",
    "polish": "pl",
    "romanian": "ro",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "slovenian": "sl",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
    "welsh": "cy",
}


@lru_cache(maxsize=1024)
def language_tag(text: str) -> str:
    """The tag of a language given by tag or name ("de", "pt_BR", "ngerman"), or ""."""
    folded = text.strip().casefold()
    if tag := _TAGS.get(folded):
        return tag
    tag = text.strip().replace("_", "-")
    language, mark, rest = tag.partition("-")
    tag = f"{language.lower()}{mark}{rest}"
    return tag if _TAG.match(tag) else ""
