"""Views of evidence: why a work is listed, and the trust snapshot of a profile."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.date import PartialDate
from sitegen.model.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why a profile lists a work: the person, the receipt of the tie, and what agrees with it."""

    name: str
    address: str
    receipt: Sentence
    support: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """One level of verification: a word of the theme and what speaks for it.

    `lines` are (word, values for it, date).
    """

    key: str
    current: bool
    lines: tuple[tuple[str, tuple[str, ...], PartialDate], ...] = ()


@dataclass(frozen=True, slots=True)
class TrustView:
    """The trust snapshot.

    `number` is "0.86" or "" without works; `total` the sum of all terms in hundredths and
    `works` their number, so that the number can be checked; `weights` and `supports` are (word,
    hundredths); `missing` is the word for what the next level needs, or "". `file` is the
    address of the terms.
    """

    level: str
    steps: tuple[StepView, ...]
    missing: str
    number: str
    total: int
    works: int
    weights: tuple[tuple[str, int], ...]
    supports: tuple[tuple[str, int], ...]
    cap: int
    file: str
