from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_cases import Site, author, record

from sitegen.errors import Problems
from sitegen.model.work import Relation, Source, WorkRecord
from sitegen.resolve.same_work import join

TITLE = "On the Economy of Machinery and Manufactures"
BOTH = {frozenset(("a", "b"))}
APART = {frozenset(("a",)), frozenset(("b",))}


def pair(left: dict[str, object], right: dict[str, object], **both: object) -> Site:
    """A site of two records, "a" and "b", with the same title and authors unless they say."""
    common = {"title": TITLE, "authors": ["Charles Babbage", "John Herschel"], "year": 1832}
    return Site(
        record("a", **{**common, **both, **left}), record("b", **{**common, **both, **right})
    )


JOURNAL = {"type": "article-journal", "venue": "Annals of Engines"}
CONFERENCE = {"type": "paper-conference", "venue": "Meeting on Engines"}
PREPRINT = {"type": "preprint", "venue": "arXiv", "arxiv": "2001.00001"}


def test_equal_dois_join_when_titles_agree() -> None:
    site = pair({"doi": "10.1000/x"}, {"doi": "10.1000/x", "title": TITLE + ", Revised"})
    assert site.groups == BOTH
    assert site.codes == []


def test_equal_dois_with_unlike_titles_are_a_problem_and_stay_apart() -> None:
    site = pair({"doi": "10.1000/x"}, {"doi": "10.1000/x", "title": "Reflections on Decline"})
    assert site.groups == APART
    (message,) = site.messages
    assert message == (
        "“a”, “b” have one DOI, 10.1000/x, but unlike titles or kinds; "
        "they are kept as different works"
    )
    assert site.codes == ["same-work-doi-differs"]


def test_a_pasted_doi_joins_no_like_titles_of_strangers() -> None:
    site = Site(
        record("a", title="Theory of Engines", doi="10.1000/x", year=1832, authors=["C. Babbage"]),
        record(
            "b", title="Theory of Engine", doi="10.1000/x", year=1838, authors=["M. Somerville"]
        ),
    )
    assert site.groups == APART
    assert site.codes == ["same-work-doi-differs"]


def test_the_chapters_of_a_book_with_its_doi_are_one_problem() -> None:
    chapters = [
        record(f"c{n}", title=f"Engine number {n} of the book", doi="10.1000/book", year=1832)
        for n in range(40)
    ]
    site = Site(*chapters)
    assert len(site.library.works) == 40
    assert site.codes == ["same-work-doi-differs"]
    assert "“c0”, “c1”, “c10” and 37 more" in site.messages[0]


def test_equal_dois_join_a_journal_article_called_a_conference_paper() -> None:
    assert pair({"doi": "10.1000/x", **JOURNAL}, {"doi": "10.1000/x", **CONFERENCE}).groups == BOTH


def test_equal_dois_of_unlike_classes_do_not_join() -> None:
    site = pair({"doi": "10.1000/x", **JOURNAL}, {"doi": "10.1000/x", "type": "dataset"})
    assert site.groups == APART
    assert site.codes == ["same-work-doi-differs"]


def test_a_misc_entry_may_be_of_any_class() -> None:
    doi = {"doi": "10.5281/zenodo.1"}
    assert pair({**doi, "type": "article"}, {**doi, "type": "dataset"}).groups == BOTH


def test_equal_arxiv_ids_join() -> None:
    site = pair(PREPRINT, {**JOURNAL, "arxiv": "2001.00001"})
    assert site.groups == BOTH


def test_an_arxiv_doi_is_the_arxiv_id() -> None:
    site = pair({**JOURNAL, "arxiv": "2001.00001"}, {"doi": "10.48550/arxiv.2001.00001"})
    assert site.groups == BOTH


def test_the_doi_that_arxiv_states_joins_whatever_the_title() -> None:
    site = Site(
        record("a", title="Engines", doi="10.1000/x", type="article-journal"),
        record(
            "b",
            Source.ARXIV,
            title="A working draft about something",
            doi="10.1000/x",
            arxiv="2001.00001",
            type="preprint",
        ),
    )
    assert site.groups == BOTH


def test_crossrefs_is_preprint_of_joins() -> None:
    site = Site(
        record("a", title="Engines", doi="10.1000/x", type="article-journal"),
        record(
            "b",
            Source.CROSSREF,
            title="A working draft",
            doi="10.1101/123",
            type="preprint",
            same_as=("10.1000/x",),
        ),
    )
    assert site.groups == BOTH


def test_same_as_by_hand_joins_what_no_machine_may() -> None:
    site = pair(
        {"doi": "10.1000/x", **JOURNAL}, {"doi": "10.1000/y", **CONFERENCE, "same_as": ("a",)}
    )
    assert site.groups == BOTH


@pytest.mark.parametrize("named", ["a", "10.1000/X", "https://doi.org/10.1000/x", "doi:10.1000/x"])
def test_same_as_takes_keys_and_dois(named: str) -> None:
    assert pair({"doi": "10.1000/x"}, {"title": "Else", "same_as": (named,)}).groups == BOTH


def test_same_as_takes_arxiv_ids_with_version() -> None:
    site = pair(PREPRINT, {"title": "Else", "same_as": ("arXiv:2001.00001v3",)})
    assert site.groups == BOTH


def test_same_as_an_unknown_id_is_a_problem() -> None:
    site = pair({}, {"same_as": ("nobody2020",)}, title="Two")
    assert site.codes[0] == "same-work-unknown"
    assert site.messages[0] == "same_as of “b” names “nobody2020”, which no work is called"


def test_not_same_as_keeps_equal_dois_apart() -> None:
    site = pair({"doi": "10.1000/x"}, {"doi": "10.1000/x", "not_same_as": ("a",)})
    assert site.groups == APART
    assert site.codes == []
    assert site.suggested == []


def test_not_same_as_is_not_undone_by_a_third_record() -> None:
    records = (
        record("a", title=TITLE, doi="10.1000/x"),
        record("b", title=TITLE, doi="10.1000/x", not_same_as=("a",)),
        record("c", title=TITLE, doi="10.1000/x"),
    )
    site = Site(*records)
    assert frozenset(("a", "c")) in site.groups or frozenset(("b", "c")) in site.groups
    assert not any({"a", "b"} <= group for group in site.groups)


def test_same_as_and_not_same_as_contradict_each_other() -> None:
    site = pair({"same_as": ("b",)}, {"not_same_as": ("a",)})
    assert site.groups == APART
    assert "same-work-contradiction" in site.codes


def test_title_rule_joins_a_preprint_and_its_publication() -> None:
    site = pair(PREPRINT, {**JOURNAL, "doi": "10.1000/x", "year": 1838})
    assert site.groups == BOTH


def test_title_rule_ignores_case_accents_markup_and_hyphens() -> None:
    site = pair(
        {**PREPRINT, "title": "Poincaré Maps for Pre-Trained Engines"},
        {**JOURNAL, "title": "Poincare maps for pretrained engines"},
    )
    assert site.groups == BOTH


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(JOURNAL, JOURNAL, id="two published"),
        pytest.param(PREPRINT, {**PREPRINT, "arxiv": "2001.00002"}, id="two preprints"),
        pytest.param({**PREPRINT, "title": "On Engines"}, {**JOURNAL, "title": "On Engines"},
                     id="fewer than four words"),
        pytest.param(PREPRINT, {**JOURNAL, "year": 1839}, id="seven years apart"),
        pytest.param(PREPRINT, {**JOURNAL, "year": None}, id="no year"),
    ],
)  # fmt: skip
def test_title_rule_in_doubt_only_suggests(
    left: dict[str, object], right: dict[str, object]
) -> None:
    site = pair(left, right)
    assert site.groups == APART
    assert len(site.suggested) == 1
    assert site.suggested[0].startswith("“a” and “b” may be the same work: ")
    assert site.result.suggestions[0].line == "{id: b, same_as: [a]}  # or not_same_as: [a]"


@pytest.mark.parametrize(
    ("authors", "joined"),
    [
        (["Charles Babbage", "Ada Lovelace"], True),  # the first
        (["C. Babbage"], True),  # the first, with initials
        (["Ada Lovelace", "John Herschel"], True),  # half
        (["Ada Lovelace", "Luigi Menabrea", "J. Herschel"], False),  # a third
        (["Ada Lovelace"], False),
        ([], False),
    ],
)
def test_title_rule_needs_the_first_author_or_half_of_them(
    authors: list[str], joined: bool
) -> None:
    assert (pair(PREPRINT, {**JOURNAL, "authors": authors}).groups == BOTH) is joined


def test_never_two_different_published_dois() -> None:
    site = pair({**PREPRINT, "doi": "10.1000/x"}, {**JOURNAL, "doi": "10.1000/y"})
    assert site.groups == APART


def test_a_preprints_own_doi_is_no_different_doi() -> None:
    site = pair({**PREPRINT, "doi": "10.48550/arxiv.2001.00001"}, {**JOURNAL, "doi": "10.1000/y"})
    assert site.groups == BOTH


def test_conference_and_journal_are_linked_as_extended_version_and_both_counted() -> None:
    site = pair(CONFERENCE, JOURNAL)
    assert site.groups == APART
    assert site.work("a").relations == (Relation("extended version", "b"),)
    assert site.work("b").relations == (Relation("conference version", "a"),)
    assert site.suggested == []


def test_a_preprint_never_joins_both_the_conference_and_the_journal_version() -> None:
    common = {"title": TITLE, "authors": ["Charles Babbage"], "year": 1832}
    site = Site(
        record("conf", **common, **CONFERENCE),
        record("jour", **common, **JOURNAL),
        record("pre", **common, **PREPRINT),
    )
    assert len(site.library.works) == 2
    assert not any({"conf", "jour"} <= group for group in site.groups)


@pytest.mark.parametrize("type_", ["thesis", "dataset", "software", "patent", "speech"])
def test_never_another_class_against_an_article(type_: str) -> None:
    assert pair(PREPRINT, {"type": type_}).groups == APART


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Theory of Engines and their Cards Part I", "Theory of Engines and their Cards Part II"),
        ("Theory of Engines and their Cards 1", "Theory of Engines and their Cards 2"),
        ("Theory of Engines and their Cards", "Theory of Engines and their Cards III"),
    ],
)
def test_never_differing_numerals(left: str, right: str) -> None:
    site = pair({"title": left}, {"title": right}, doi="10.1000/x")
    assert site.groups == APART
    assert site.codes == ["same-work-doi-differs"]


@pytest.mark.parametrize("title", ["Editorial", "Introduction", "Preface", "Reply", "Comment"])
def test_never_generic_titles(title: str) -> None:
    assert pair({}, {}, title=title, doi="10.1000/x").groups == APART
    assert pair(PREPRINT, JOURNAL, title=title).groups == APART


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (f"Erratum: {TITLE}", "erratum"),
        (f"Erratum to “{TITLE}”", "erratum"),
        (f"Correction to: {TITLE}", "correction"),
        (f"Author Correction: {TITLE}", "correction"),
        (f"Corrigendum to {TITLE}", "corrigendum"),
        (f"Retraction notice to: {TITLE}", "retraction"),
        (f"Retraction: {TITLE}", "retraction"),
        (f"{TITLE} [Erratum]", "erratum"),
    ],
)
def test_never_notices_they_become_relations(title: str, kind: str) -> None:
    site = pair({"doi": "10.1000/x"}, {"doi": "10.1000/x", "title": title})
    assert site.groups == APART
    assert site.work("a").relations == (Relation(kind, "b"),)
    assert site.work("b").relations == (Relation(f"{kind} of", "a"),)
    assert site.codes == []


def test_a_notice_without_an_identifier_is_related_by_title() -> None:
    site = pair({}, {"title": f"Erratum: {TITLE}", "year": 1850})
    assert site.work("a").relations == (Relation("erratum", "b"),)


def test_a_paper_marked_as_retracted_is_the_paper() -> None:
    site = pair({"doi": "10.1000/x"}, {"doi": "10.1000/x", "title": f"RETRACTED: {TITLE}"})
    assert site.groups == BOTH


def test_a_title_that_many_works_carry_joins_nothing() -> None:
    records = [
        record(f"r{n}", title="Report of the yearly meeting", authors=["A. Babbage"], year=1840,
               type="preprint" if n else "article-journal")
        for n in range(20)
    ]  # fmt: skip
    assert len(Site(*records).library.works) == 20


def test_the_joined_work_keeps_every_key_and_lists_all_versions() -> None:
    work = pair(PREPRINT, {**JOURNAL, "doi": "10.1000/x", "year": 1833}).work()
    assert work.keys == ("b", "a")
    assert [(v.id, v.type, v.venue, v.doi, v.arxiv) for v in work.versions] == [
        ("b", "article-journal", "Annals of Engines", "10.1000/x", ""),
        ("a", "preprint", "arXiv", "", "2001.00001"),
    ]


def test_a_work_of_one_version_lists_none() -> None:
    assert pair({"doi": "10.1000/x"}, {"doi": "10.1000/x"}).work().versions == ()


@pytest.mark.parametrize(
    ("records", "address"),
    [
        # hand-written before fetched, even if a preprint
        (
            [record("W1", Source.OPENALEX, doi="10.1/x", title=TITLE, type="article-journal"),
             record("z", title=TITLE, same_as=("W1",), **PREPRINT)],
            "z",
        ),
        # published before preprint
        (
            [record("a", title=TITLE, **PREPRINT),
             record("z", title=TITLE, same_as=("a",), **JOURNAL)],
            "z",
        ),
        # the smallest key, made-up keys last
        ([record("k2", title=TITLE, doi="10.1000/x"), record("k1", title=TITLE, doi="10.1000/x")],
         "k1"),
        ([record("a1", title=TITLE, doi="10.1000/x", made_key=True),
          record("k1", title=TITLE, doi="10.1000/x")], "k1"),
    ],
)  # fmt: skip
def test_the_address_of_a_joined_work(records: list[WorkRecord], address: str) -> None:
    assert Site(*records).work().id == address


def test_a_record_with_a_citation_key_as_id_adds_to_that_work() -> None:
    site = Site(
        record("a", title=TITLE), record("a", Source.YAML, selected=True, title="A New Title")
    )
    work = site.work()
    assert (work.keys, work.selected, work.title.source) == (("a",), True, "A New Title")


def test_repeated_keys_of_different_works_are_both_kept() -> None:
    site = Site(record("a", title=TITLE, year=1832), record("a", title="Passages", year=1864, n=1))
    assert site.ids == ["a-2", "a"]
    assert site.work("a-2").title.source == "Passages"


def test_a_repeated_entry_is_one_work() -> None:
    assert Site(record("a", title=TITLE), record("a", title=TITLE, n=1)).ids == ["a"]


def test_a_joining_by_another_road_leaves_no_suggestion() -> None:
    common = {"title": TITLE, "authors": ["Charles Babbage"], "year": 1832}
    site = Site(
        record("a", **common, **PREPRINT),
        record("b", **common, type="preprint", doi="10.1101/1"),
        record("c", **common, **JOURNAL),
    )
    assert site.groups == {frozenset("abc")}
    assert site.suggested == []


_titles = st.sampled_from(
    (TITLE, TITLE + " II", f"Erratum: {TITLE}", "Editorial", "Engines", "Notes on the Engine Cards")
)
_records = st.builds(
    lambda number, source, **fields: record(f"k{number}", source, **fields),
    st.integers(0, 5),
    st.sampled_from((Source.YAML, Source.BIB, Source.OPENALEX, Source.ARXIV)),
    title=_titles,
    type=st.sampled_from(("article-journal", "paper-conference", "preprint", "thesis", "article")),
    doi=st.sampled_from(("", "10.1000/x", "10.1000/y", "10.1101/1")),
    arxiv=st.sampled_from(("", "", "2001.00001")),
    authors=st.sampled_from((["Charles Babbage"], ["C. Babbage", "A. Lovelace"], ["A. Lovelace"])),
    year=st.sampled_from((1832, 1833, 1850)),
    same_as=st.sampled_from(((), (), (), ("k1",))),
    not_same_as=st.sampled_from(((), (), (), ("k0",))),
)


_lists = st.lists(_records, min_size=1, max_size=8).map(
    lambda records: [replace(one, uid=str(number)) for number, one in enumerate(records)]
)


def joined(records: Sequence[WorkRecord]) -> list[list[WorkRecord]]:
    """The records of each work."""
    joining = join(records, {}, Problems())
    return [[records[position] for position in group] for group in joining.groups]


@given(_lists, st.randoms(use_true_random=False))
def test_joining_is_independent_of_record_order(
    records: list[WorkRecord], shuffle: random.Random
) -> None:
    other = list(records)
    shuffle.shuffle(other)
    one, two = (
        {frozenset(member.uid for member in group) for group in joined(order)}
        for order in (records, other)
    )
    assert one == two


@given(_lists)
def test_not_same_as_always_holds(records: list[WorkRecord]) -> None:
    for group in joined(records):
        for one, other in permutations(group, 2):
            assert other.id not in one.fields["not_same_as"] or one.id == other.id


@given(_lists)
def test_no_machine_joins_two_published_dois(records: list[WorkRecord]) -> None:
    for group in joined([replace(r, fields={**r.fields, "same_as": ()}) for r in records]):
        if len({member.id for member in group}) == len(group):  # nobody said so by an equal id
            published = {m.fields["doi"] for m in group if m.fields["type"] != "preprint"}
            assert not {"10.1000/x", "10.1000/y"} <= published


def test_two_errata_of_one_title_are_never_joined_by_it() -> None:
    common = {"title": f"Erratum: {TITLE}", "authors": ["Charles Babbage"], "year": 1832}
    site = Site(
        record("a", **common, type="preprint"), record("b", **common, type="article-journal")
    )
    assert site.groups == {frozenset("a"), frozenset("b")}


def test_a_block_of_ten_thousand_equals_is_no_trap() -> None:
    records = [
        record(f"k{n}", title=f"{TITLE} {n % 50}", doi="10.1000/x", arxiv="2001.00001",
               authors=[author("Charles Babbage")])
        for n in range(10_000)
    ]  # fmt: skip
    assert joined(records)  # comparing all pairs would not come back
