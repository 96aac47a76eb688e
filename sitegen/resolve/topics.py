"""Keywords -> topics."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitegen.errors import Problems
from sitegen.model.topic import Topic
from sitegen.resolve.places import Places, topic_place

_BREAK = re.compile(r"[\s_‐‑–—-]+")


def topic_id(keyword: str) -> str:
    """The id of an undeclared topic: the keyword case-folded, its words joined by hyphens."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", keyword).casefold())
    return _BREAK.sub("-", folded.strip()).strip("-")


class Topics:
    """The topics of a site: the declared ones, and those that keywords name."""

    def __init__(self, declared: Mapping[str, Topic], places: Places, problems: Problems) -> None:
        self._places = places
        self._problems = problems
        self._declared = declared
        self._by_name: dict[str, str] = {}
        for topic in declared.values():
            for name in (topic.id, topic.title, *topic.aliases):
                self._declare(topic_id(name), topic.id)
        self._memo: dict[str, str] = {}
        self._spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def _declare(self, name: str, topic: str) -> None:
        owner = self._by_name.setdefault(name, topic) if name else topic
        if owner != topic:
            self._problems.add(
                "topic-name-twice",
                topic_place(self._places, topic, "aliases"),
                f"“{name}” names two topics, “{owner}” and “{topic}”; it means “{owner}”",
                "remove it from one of them",
            )

    def ids(self, keywords: Iterable[str]) -> tuple[str, ...]:
        """The topics that keywords (or a note's `topics`) name, in their order, each once."""
        found: dict[str, None] = {}
        for keyword in keywords:
            topic = self._memo.get(keyword)
            if topic is None:
                folded = topic_id(keyword)
                topic = self._memo[keyword] = self._by_name.get(folded, folded)
            if topic:
                found[topic] = None
                if topic not in self._declared:
                    self._spellings[topic][keyword.strip()] += 1
        return tuple(found)

    def all(self) -> dict[str, Topic]:
        """Every topic by id: the declared in their order, then those of keywords by id.

        A keyword's title is its most frequent spelling, the smallest of several. One that is
        named as a parent counts as declared.
        """
        topics = {
            topic.id: replace(topic, parent=self._parent(topic), declared=True)
            for topic in self._declared.values()
        }
        parents = {topic.parent for topic in topics.values()}
        self._break_cycles(topics)
        for topic, spellings in sorted(self._spellings.items()):
            title = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
            topics[topic] = Topic(topic, title, declared=topic in parents)
        return topics

    def _parent(self, topic: Topic) -> str:
        if not topic.parent:
            return ""
        folded = topic_id(topic.parent)
        parent = self._by_name.get(folded, folded)
        if parent in self._declared or parent in self._spellings:
            return parent
        names = sorted({*self._by_name, *self._spellings} - {topic.id})
        near = difflib.get_close_matches(folded, names, n=1)
        self._problems.add(
            "topic-unknown-parent",
            topic_place(self._places, topic.id, "parent"),
            f"the parent “{topic.parent}” of topic “{topic.id}” is neither a topic nor a keyword",
            f"did you mean “{near[0]}”?"
            if near
            else f"add content/topics/{folded}.md with a title",
        )
        return ""

    def _break_cycles(self, topics: dict[str, Topic]) -> None:
        """Report each cycle of parents once and clear the parent of its smallest topic."""
        done: set[str] = set()
        for start in sorted(topics):
            path: dict[str, None] = {}
            topic = start
            while topic in topics and topic not in path and topic not in done:
                path[topic] = None
                topic = topics[topic].parent
            if topic in path:
                steps = list(path)
                cycle = steps[steps.index(topic) :]
                first = min(cycle)
                chain = " > ".join((*cycle, topic))
                self._problems.add(
                    "topic-cycle",
                    topic_place(self._places, first, "parent"),
                    f"topics are their own parents: {chain}",
                    f"remove the parent of one of them; “{first}” is shown without",
                )
                topics[first] = replace(topics[first], parent="")
            done.update(path)
