"""`NameStock`: how many people one must expect to share a name, judged by the site's own names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from sitegen.insight.name_folding import folded_family, folded_given
from sitegen.model.name import Name

# A name is rare when fewer namesakes than this are to be expected among the names of the site.
RARE_BELOW = 0.1
# So few names tell little of how common any of them is: a smaller site counts as one of this size.
FEW = 100

# The family names that at least one in a hundred people in China, Korea or Vietnam bears, in
# their usual Latin letters (Ministry of Public Security of China, 2020; Statistics Korea, 2015;
# Le Trung Hoa, 2005). Romanised, each stands for several names.
_COMMON = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo "
    "kim lee park choi jung jeong cho kang nguyen tran le pham hoang phan vu dang bui".split()
)
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def is_common(name: Name) -> bool:
    """Whether a name says so little that thousands bear it, however small the site is.

    So does one of the commonest family names with a single initial or a single syllable, as
    romanisation folds many given names into each.
    """
    given = folded_given(name)
    if not given:
        return True
    if folded_family(name) not in _COMMON or len(given) > 1:
        return False
    vowel = [letter in _VOWELS for letter in given[0]]
    runs = sum(now and not before for before, now in zip([False, *vowel], vowel, strict=False))
    return runs <= 1


class NameStock:
    """The family names and first given names of a site's names, each distinct name counted once.

    If both were drawn independently, a name with family F and given name G would be borne by
    |F| * |G| / N of N people. The name itself is left out of its own counts.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._families: Counter[str] = Counter()
        self._givens: Counter[str] = Counter()
        self._initials: Counter[str] = Counter()
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for name in names:
            family, given = folded_family(name), folded_given(name)
            if (family, given) in seen:
                continue
            seen.add((family, given))
            self._families[family] += 1
            if given:
                self._givens[given[0]] += 1
                self._initials[given[0][:1]] += 1
        self._size = max(len(seen), FEW)

    def namesakes(self, name: Name, *, by_initial: bool = False) -> float:
        """How many other people of this name to expect; an initial stands for all that fit it."""
        given = folded_given(name)
        if not given:
            return float(self._size)
        first = given[0]
        if by_initial or len(first) == 1:
            with_given = self._initials[first[:1]]
        else:
            with_given = self._givens[first]
        return max(self._families[folded_family(name)] - 1, 0) * max(with_given - 1, 0) / self._size

    def is_rare(self, name: Name, *, by_initial: bool = False) -> bool:
        """Whether the name by itself is good evidence of one person."""
        return not is_common(name) and self.namesakes(name, by_initial=by_initial) < RARE_BELOW
