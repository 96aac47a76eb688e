"""`spaced-punctuation`: the source puts a blank after every full stop and colon.

"https: //x. github. io" and "2. 04" are what it makes of an address and a decimal; these show the
damage by themselves. Anything else ("5. 6", "e. g.") could be meant, and is mended only in a text
that shows it, or that has no full stop or colon directly before a letter or digit: the source
leaves none.
"""

from __future__ import annotations

import re

from sitegen.text.text import Text

# A domain's last part; the two-part ones first. Two letters alone are a word as often as a domain.
_LAST = (
    r"(?:(?:ac|co|or|ne|go)\. ?[a-z]{2}"
    r"|(?:com|edu|gov|org|net)\. ?(?:ar|au|br|cn|hk|mx|my|sa|sg|tr|tw|uk)"
    r"|com|org|net|edu|gov|mil|int|info|dev|app|xyz|tech|site|page|cloud|science|research|eu|io|ai"
    r"|ml|ar|at|au|be|br|ca|cc|ch|cl|cn|co|cz|de|dk|es|fi|fr|gg|gl|gr|hk|hu|ie|il|in|ir|is|it|jp"
    r"|kr|ly|me|mx|nl|no|nz|pl|pt|ro|rs|ru|sa|se|sg|sh|tr|tv|tw|ua|uk|us|za)(?![\w-])"
)
_HOST = rf"(?:[A-Za-z0-9][A-Za-z0-9-]{{0,62}}\. ?){{1,6}}?{_LAST}"
# Hosts that are known as such without a scheme before them.
_KNOWN = (
    r"www\. [A-Za-z0-9-]{1,63}(?:\. [A-Za-z0-9-]{1,63}){0,3}?\. (?:com|org|net|edu|gov|io|ai|de|eu)"
    r"|(?:github|gitlab|huggingface|bitbucket|kaggle|youtube|zenodo|arxiv|doi|osf)"
    r"\. (?:com|org|co|io)|[A-Za-z0-9-]{1,63}\. git(?:hub|lab)\. io"
)
_FILE = r"(?:html?|pdf|git|php|ipynb|md|py|txt|zip|csv|json|xml|aspx?|tar|gz)(?!\w)"
_PATH = rf"/[^\s<>\"]*(?:(?:(?<=\d\.) (?=\d)|(?<=[\w-]\.) (?={_FILE}))[^\s<>\"]+)*"
_TORN = re.compile(
    rf"(?<![\w.-])(?:https?|ftp): ?// ?{_HOST}(?:: ?\d{{2,5}}(?=/))?(?:{_PATH})?"
    rf"|(?<![\w./-])(?:{_KNOWN})(?![\w-])(?:{_PATH})?"
)
_WHOLE = re.compile(r"[.:](?=[\w/])")
_TAG = re.compile(r"<[^<>]{0,300}>")

_LEADING_ZERO = re.compile(r"(?<=\d)\. (?=0\d)")
_DECIMAL = re.compile(r"(?<!\d)(\d{1,12})\. (?=\d)")
_RATIO = re.compile(
    r"(\b(?:of|an?|the|at|is|to|by|with|ratio|scale) \d{1,4}): (?=\d{1,4}\b(?!\.\d))"
)
_SMALL = re.compile(r"(?<=[<>=≤≥∼~])( ?)\. (?=\d)")
_SHORT = re.compile(r"\b(?:([eE])\. g\.|([iI])\. e\.|w\. r\. t\.|a\. k\. a\.)")
_CLOSED = re.compile(r"\. (?=[,)\]”])")
_HINT = re.compile(r"[.:] ")


def mend(text: Text) -> Text:
    """The text with its addresses, decimals and abbreviations whole; the same if none is torn."""
    source = text.source
    if not _HINT.search(source):
        return text
    mended = _LEADING_ZERO.sub(".", _TORN.sub(_address, source))
    if mended != source or not _WHOLE.search(_TAG.sub("", source) if "<" in source else source):
        mended = _DECIMAL.sub(_decimal, mended)
        mended = _RATIO.sub(r"\1:", mended)
        mended = _SMALL.sub(r"\1.", mended)
        mended = _SHORT.sub(lambda match: match[0].replace(" ", ""), mended)
        mended = _CLOSED.sub(".", mended)
    return text if mended == source else Text(mended, text.markup)


def _address(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _decimal(match: re.Match[str]) -> str:
    """A decimal; a year that ends a sentence and the number of a list's item stay apart."""
    number, before = match[1], match.string[: match.start()][-1:]
    if (len(number) == 4 and number[:2] in ("19", "20")) or before in ("", "\n"):
        return match[0]
    return f"{number}."
