from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.resolve.repairs.spaced_punctuation import mend
from sitegen.text.text import Markup, Text


def mended(source: str, markup: Markup = Markup.PLAIN) -> str:
    return mend(Text(source, markup)).source


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("https: //x. github. io", "https://x.github.io"),
        ("We reach 2. 04 dB.", "We reach 2.04 dB."),
        ("Code: https: //github. com/a/b. The rest.", "Code: https://github.com/a/b. The rest."),
        (
            "at https: //github. com/a/Net-1. 5. git today",
            "at https://github.com/a/Net-1.5.git today",
        ),
        (
            "See https: //www. cs. ox. ac. uk/p/x. html. We",
            "See https://www.cs.ox.ac.uk/p/x.html. We",
        ),
        ("See http: //host. org: 8080/a now", "See http://host.org:8080/a now"),
        (
            "See github. com/foo/bar and x. github. io too",
            "See github.com/foo/bar and x.github.io too",
        ),
        ("https: //doi. org/10. 1145/3397271. 3401063", "https://doi.org/10.1145/3397271.3401063"),
        (
            "Things (e. g. , nets, i. e. graphs) w. r. t. size",
            "Things (e.g., nets, i.e. graphs) w.r.t. size",
        ),
        ("by Noether et al. , twice (etc. )", "by Noether et al., twice (etc.)"),
        ("with p <. 05 at a ratio of 16: 9", "with p <.05 at a ratio of 16:9"),
        ("GPT-3. 5 and version 2. 0. 1", "GPT-3.5 and version 2.0.1"),
    ],
)  # fmt: skip
def test_what_the_blanks_tore_is_whole_again(damaged: str, whole: str) -> None:
    assert mended(damaged) == whole


@pytest.mark.parametrize(
    "source",
    [
        "A title: with a colon. And a sentence.",
        "It began in 1936. 12 people took part.",
        "1. 20 people\n2. 30 people",
        "In step 1: 3 people. Table 2: 4 rows.",
        "J. S. Bach wrote it. In the end. we also agree.",
        "Of 2.04 and 5. 6 the first is whole, so nothing here was torn.",
        "Ein Haus im Jahr 1936. Danach: 3 Jahre Pause",
        "",
    ],
)
def test_clean_text_is_not_touched(source: str) -> None:
    text = Text(source)
    assert mend(text) is text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        (
            "It is 2.2times 5. 6 at https: //x. github. io",
            "It is 2.2times 5.6 at https://x.github.io",
        ),
        ("It is 2.2times faster, (e. g. , by 2. 04)", "It is 2.2times faster, (e.g., by 2.04)"),
    ],
)
def test_a_torn_address_or_a_zero_after_the_point_shows_the_damage(
    damaged: str, whole: str
) -> None:
    assert mended(damaged) == whole


def test_the_colon_of_a_tag_is_no_sign_that_the_text_is_whole() -> None:
    damaged = "<jats:p>We reach 2. 04 at https: //x. github. io</jats:p>"
    whole = "<jats:p>We reach 2.04 at https://x.github.io</jats:p>"
    assert mended(damaged, Markup.JATS) == whole


WORDS = st.sampled_from("we show that nets learn rings of ideals quickly and well".split())
NUMBERS = st.builds("{}.{}".format, st.integers(0, 99), st.integers(0, 99))
ADDRESSES = st.builds(
    "https://{}.{}".format,
    st.sampled_from(["github", "x.github", "www.cs.example"]),
    st.sampled_from(["com", "io", "org/a/b", "edu/papers/2301.12345"]),
)
SENTENCES = st.lists(st.one_of(WORDS, NUMBERS, ADDRESSES), min_size=1, max_size=8).map(
    lambda words: f"Then {' '.join(words)} follows."
)


def spaced(text: str) -> str:
    """What the source makes of a text."""
    return re.sub(r"([.:])(?=\S)", r"\1 ", text)


@given(st.lists(SENTENCES, max_size=4).map(" ".join))
def test_a_torn_text_becomes_what_it_was(clean: str) -> None:
    assert mended(spaced(clean)) == clean


@given(st.lists(SENTENCES, max_size=4).map(" ".join))
def test_a_text_without_torn_pieces_stays_the_same_object(clean: str) -> None:
    text = Text(clean)
    assert mend(text) is text


@given(st.text(alphabet="ab1. :/<>,)x-githubcom\n", max_size=80))
def test_mending_twice_is_mending_once(source: str) -> None:
    once = mend(Text(source))
    assert mend(once).source == once.source


def test_a_hostile_text_takes_linear_time() -> None:
    for piece in ("https: //a. ", "1. ", "www. a. ", "a-a-a. ", "https: //x. com/1. "):
        mended(piece * 20_000)
