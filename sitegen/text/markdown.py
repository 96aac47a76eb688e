"""Markdown: the body of a page with its headings, citations, lists of works and links.

`parse_body` knows nothing of works or addresses: what a body refers to is listed in its `Body`,
and `Body.html` takes the functions that know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from sitegen.text.characters import without_controls
from sitegen.text.citation_mark import Citation
from sitegen.text.markdown_parser import markdown_parser
from sitegen.text.markdown_survey import Heading, Survey
from sitegen.text.reading import Complaint
from sitegen.text.works_query import WorksQuery

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown text and everything in it that refers to something.

    `links` are the addresses inside the site (links and images, "#anchor" included), in order;
    `images` are those of images, `foreign` those of images on other hosts, which become links.
    """

    source: str
    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    works_lists: tuple[WorksQuery, ...] = ()
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def cited_keys(self) -> tuple[str, ...]:
        """The citation keys in the order of their first appearance."""
        works = (work.key for citation in self.citations for work in citation.works)
        return tuple(dict.fromkeys(works))

    def html(
        self,
        cite: Callable[[Citation], str | None] | None = None,
        works_list: Callable[[WorksQuery], str | None] | None = None,
        link: Callable[[str], str | None] | None = None,
        image: Callable[[str, str, str], str | None] | None = None,
        prefix: str = "",
    ) -> str:
        """The body as safe HTML.

        `cite` and `works_list` return HTML, which is trusted, or None: then a citation stands as
        it was written and a list is left out. `link` turns an address inside the site into the
        one to print, or None: then the text stands without link. `image` turns an image inside
        the site (address, text, title) into trusted HTML, or None: then it is printed by its
        `link`. `prefix` goes before every anchor, for several bodies on one page.
        """
        tokens = parse_tokens(self.source).tokens
        if not tokens:
            source = without_controls(self.source).strip()
            return f"<p>{escape(source)}</p>" if source and self.complaints else ""
        env: dict[str, Any] = {
            "cite": cite,
            "works_list": works_list,
            "link": link,
            "image": image,
            "prefix": prefix,
        }
        if prefix:
            env["docId"] = prefix.rstrip("-")
        parser = markdown_parser()
        html: str = parser.renderer.render(tokens, parser.options, env)
        return html.strip()


class Parsed(NamedTuple):
    """A body and its tokens; there are none when the parser gave up."""

    body: Body
    tokens: tuple[Token, ...]


def parse_body(source: str) -> Body:
    """The body of a Markdown text. Never raises."""
    return parse_tokens(source).body


@lru_cache(maxsize=256)
def parse_tokens(source: str) -> Parsed:
    """The body of a Markdown text with its tokens, which nobody may change."""
    try:
        tokens = markdown_parser().parse(without_controls(source))
    except RecursionError:
        message = "the text is nested too deeply; it is shown as written"
        complaint = Complaint("text-too-deep", 0, message, "take some levels out")
        return Parsed(Body(source, complaints=(complaint,)), ())
    survey = Survey(source, tokens)
    body = Body(
        source,
        tuple(survey.headings),
        tuple(survey.citations),
        tuple(survey.works_lists),
        tuple(survey.links),
        tuple(survey.images),
        tuple(survey.complaints),
        tuple(survey.foreign),
    )
    return Parsed(body, tuple(tokens))
