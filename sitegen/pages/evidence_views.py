"""Views of evidence: why a work is listed, and the trust snapshot of a profile."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.date import PartialDate


@dataclass(frozen=True, slots=True)
class SupportView:
    """Something that agrees with a tie. `key` is one of the theme's words, `{}` the `names`."""

    key: str
    names: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why a profile lists a work: the person, the basis' word and receipt, and what agrees."""

    name: str
    address: str
    basis: str
    receipt: str
    support: tuple[SupportView, ...] = ()


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
