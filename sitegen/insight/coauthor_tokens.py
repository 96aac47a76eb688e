"""`CoauthorTokens`: who stands beside a name on a work, and what counts as the same co-author."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.insight.coauthors import CROWD
from sitegen.insight.name_folding import folded_family, folded_given
from sitegen.insight.name_index import page_key
from sitegen.insight.name_rarity import NameStock
from sitegen.model.authorship import Authorship, Role
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.work import Work

IDENTITIES = ("person:", "orcid:")  # how the token of somebody identified begins

_TOGETHER = frozenset(((Role.AUTHOR, Role.ADVISOR), (Role.ADVISOR, Role.AUTHOR)))


def beside(own: Role, other: Role) -> bool:
    """Whether two roles on a work mean that the two worked together.

    The editors of a book are not its chapters' co-authors; a thesis and its advisor are.
    """
    return own is other or (own, other) in _TOGETHER


class CoauthorTokens:
    """A token for everybody on every work of a library: a profile, an ORCID iD or a name key.

    A name that one identified person alone has on the site gets that person's token. `names`
    gives the name first printed for each token that was handed out.
    """

    def __init__(self, library: Library) -> None:
        self._owner = {p.orcid: p.id for p in library.people.values() if p.orcid}
        identities: dict[str, set[str]] = {}
        for work in library.works:
            for authorship in work.authorships:
                if (identity := self._identity(authorship)) and not authorship.name.corporate:
                    identities.setdefault(authorship.name.key, set()).add(identity)
        self._only = {key: next(iter(ids)) for key, ids in identities.items() if len(ids) == 1}
        self._stock = NameStock(
            a.name for w in library.works for a in w.authorships if not a.name.corporate
        )
        self._of: dict[tuple[str, Role], dict[str, bool]] = {}
        self._rare: dict[str, bool] = {}
        self._initials: dict[str, bool] = {}
        self._bins: dict[str, tuple[str, str]] = {}
        self.names: dict[str, Name] = {}

    def _identity(self, authorship: Authorship) -> str:
        if authorship.person:
            return f"person:{authorship.person}"
        if authorship.orcid:
            owner = self._owner.get(authorship.orcid)
            return f"person:{owner}" if owner else f"orcid:{authorship.orcid}"
        return ""

    def token(self, authorship: Authorship) -> str:
        """The token of one authorship."""
        key = authorship.name.key
        return self._identity(authorship) or self._only.get(key, key)

    def of(self, work: Work, role: Role) -> Mapping[str, bool]:
        """The tokens of all who worked together in a role, oneself included.

        The value says whether a profile or an ORCID iD stands behind this very authorship. Groups
        are left out; a work of more than CROWD people has none.
        """
        found = self._of.get((work.id, role))
        if found is None:
            found = self._of[work.id, role] = {}
            crowd = len(work.authorships) > CROWD
            for authorship in () if crowd else work.authorships:
                if beside(role, authorship.role) and page_key(authorship.name):
                    token = self.token(authorship)
                    found[token] = found.get(token, False) or bool(self._identity(authorship))
                    self.names.setdefault(token, authorship.name)
        return found

    def is_rare(self, token: str, *, by_initial: bool = False) -> bool:
        """Whether a token's name is rare on this site."""
        if by_initial:
            return self._stock.is_rare(self.names[token], by_initial=True)
        known = self._rare.get(token)
        if known is None:
            known = self._rare[token] = self._stock.is_rare(self.names[token])
        return known

    def initials_only(self, token: str) -> bool:
        """Whether all given names of a token's name are initials."""
        known = self._initials.get(token)
        if known is None:
            given = folded_given(self.names[token])
            known = bool(given) and all(len(word) == 1 for word in given)
            self._initials[token] = known
        return known

    def initials_bin(self, token: str) -> tuple[str, str]:
        """Folded family and first initial of a token's name; ("", "") for one without."""
        known = self._bins.get(token)
        if known is None:
            name = self.names[token]
            given = folded_given(name)
            fits = given and not name.suffix
            known = self._bins[token] = (folded_family(name), given[0][0]) if fits else ("", "")
        return known
