"""`seniority`: where a role stands in a lab's list of people, when no weight says so.

Labs list the head first, then staff, postdocs, doctoral students and students; the words are those
that lab pages use in English, German and Chinese.
"""

from __future__ import annotations

import re

_STAFF = 2  # between professors and postdocs, as what matches no pattern
# What follows says where or for whom, not what somebody is: "Secretary to the director".
_BEYOND = re.compile(
    r"\s*(?:\(|\b(?:to|of|at|for|with|by|in|der|des|am|an|bei|beim|von|zum|zur)\b)", re.IGNORECASE
)
# The first pattern that a role matches gives its rank: who is a student is no head.
_RANKS = tuple(
    (rank, re.compile(words, re.IGNORECASE))
    for rank, words in (
        (3, r"\bpost[-\u2010-\u2013\s]?do[ck]|博士后"),
        (4, r"\bph\.?\s?d\.?(?:\s+(?:student|candidate|researcher|fellow|scholar)|\s*\Z)"),
        (4, r"\bd\.?phil\b|doctoral|doktorand|promovend|promovierend|博士"),
        (5, r"\bm\.?\s?sc\b|\bmaster|硕士|研究生"),
        (6, r"\bb\.?\s?sc\b|bachelor|undergrad|student|studier|intern\b|hilfskraft|本科|学生"),
        (0, r"\b(?:principal investigator|pi|head|director|chair|group leader)\b"),
        (
            0,
            r"\b(?:\w*gruppen|labor|abteilungs|instituts)?leiter(?:in)?\b|leitung\b|负责人|主任|组长",
        ),
        (1, r"\bprofessor|\bprof\b|\blecturer|faculty|dozent|教授|讲师"),
    )
)


def seniority(role: str) -> int:
    """The rank of a role, 0 for who leads; assistants and administrators count as staff."""
    beyond = _BEYOND.search(role, 1)
    what = role[: beyond.start()] if beyond else role
    return next((rank for rank, words in _RANKS if words.search(what)), _STAFF)
