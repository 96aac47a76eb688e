"""What a site's own theme says wrongly is told, with its place and the right name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.config import read_config
from sitegen.errors import Problems
from sitegen.theme import Theme, load_theme


def load(folder: Path, **files: str) -> tuple[Theme, list[str]]:
    (folder / "content").mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    problems = Problems()
    theme = load_theme(folder, read_config(folder, problems), problems)
    return theme, [str(problem) for problem in problems]


def test_a_misspelt_word_is_told_with_the_nearest(tmp_path: Path) -> None:
    theme, problems = load(
        tmp_path, **{"theme/words/en.yaml": "latest: Fresh\n  # more\nabstrct: Gist\nxyzzy: Q\n"}
    )
    assert theme.words["latest"] == "Fresh"
    assert problems == [
        (
            "theme/words/en.yaml:3:1: warning[theme-word-unknown]: no template shows a text called"
            " “abstrct”\n    hint: did you mean “abstract”?"
        ),
        (
            "theme/words/en.yaml:4:1: warning[theme-word-unknown]: no template shows a text called"
            " “xyzzy”\n    hint: delete the line"
        ),
    ]


def test_a_word_that_a_template_asks_for_is_known(tmp_path: Path) -> None:
    _, problems = load(
        tmp_path,
        **{
            "content/site.yaml": "language: de\ncollections: {recipes: {}}\n",
            "theme/templates/parts/custom.html": "{{ 'made.in' | word }} {{ ('x.' ~ y) | word }}",
            "theme/words/de.yaml": "made.in: London\nx.any: A\nnav.recipes: Rezepte\n"
            "type.zine: Heft\ncount.works.one: Schrift\n",
        },
    )
    assert problems == []


def test_a_key_that_templates_compute_is_told_if_it_is_nearly_a_known_one(tmp_path: Path) -> None:
    _, problems = load(tmp_path, **{"theme/words/en.yaml": "nav.publicatons: Papers\n"})
    assert ["did you mean “nav.publications”?" in problem for problem in problems] == [True]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("all.works: All {} of {}", "write it like this: All {} publications"),
        ("all.works: All {", "write it like this: All {} publications"),
        ("all.works: All {name}", "write it like this: All {} publications"),
        ("latest: Latest {}", "write it without { and }"),
    ],
)
def test_a_place_without_value_is_told_and_the_text_below_holds(
    tmp_path: Path, line: str, hint: str
) -> None:
    theme, problems = load(
        tmp_path, **{"theme/words/en.yaml": f'{line.replace(": ", ": " + chr(34))}"\n'}
    )
    key = line.partition(":")[0]
    assert theme.words[key] == {"all.works": "All {} publications", "latest": "Latest"}[key]
    assert problems == [
        (
            f"theme/words/en.yaml:1:{len(key) + 3}: warning[theme-word-value]: the text of “{key}”"
            f" has a place for a value that it is not given\n    hint: {hint}"
        )
    ]


def test_places_may_be_left_out_and_dates_have_all_of_theirs(tmp_path: Path) -> None:
    text = 'all.works: Everything\ndate.day: "{number}/{day}/{year}"\ntrust.lost: "{1}, {0}"\n'
    theme, problems = load(tmp_path, **{"theme/words/en.yaml": text})
    assert problems == []
    assert theme.words["all.works"] == "Everything"


def test_words_that_are_no_mapping(tmp_path: Path) -> None:
    _, problems = load(tmp_path, **{"theme/words/en.yaml": "- latest\n"})
    assert problems == [
        (
            "theme/words/en.yaml:1:1: warning[field-type]: a list stands where a mapping of texts"
            " is expected\n    hint: write one field a line: name: value"
        )
    ]


def test_misspelt_fields_of_a_theme_yaml(tmp_path: Path) -> None:
    theme, problems = load(
        tmp_path,
        **{
            "content/site.yaml": "theme: quire\n",
            "themes/quire/theme.yaml": "name: quire\nextend: plain\noptions:\n"
            "  look: {type: choise, choices: [calm, loud], defualt: calm}\n",
        },
    )
    assert problems == [
        (
            "themes/quire/theme.yaml:2:1: warning[field-unknown]: “extend” is no field of"
            " theme.yaml; it is kept as it stands\n    hint: did you mean “extends”?"
        ),
        (
            "themes/quire/theme.yaml:4:16: warning[field-value]: “type”: “choise” is none of text,"
            " boolean, integer, choice, color, font\n    hint: did you mean “choice”?"
        ),
        (
            "themes/quire/theme.yaml:4:47: warning[field-unknown]: “defualt” is no field of an"
            " option of a theme; it is kept as it stands\n    hint: did you mean “default”?"
        ),
    ]
    assert [option.choices for option in theme.options] == [("calm", "loud")]


def test_the_sites_theme_folder_may_offer_options_but_extends_nothing(tmp_path: Path) -> None:
    theme, problems = load(
        tmp_path,
        **{
            "content/site.yaml": "options: {motto: Onward}\n",
            "theme/theme.yaml": "extends: plain\noptions: {motto: {help: Under the title.}}\n",
        },
    )
    assert theme.values["motto"] == "Onward"
    assert theme.name == "folio"
    assert problems == [
        (
            "theme/theme.yaml:1:1: warning[field-unknown]: “extends” is no field of"
            " theme/theme.yaml; it is kept as it stands\n    hint: is it misspelt?"
        )
    ]


def test_a_file_that_nothing_reads(tmp_path: Path) -> None:
    _, problems = load(
        tmp_path, **{"theme/template/base.html": "", "theme/README.md": "", "theme/custom.css": ""}
    )
    assert problems == [
        (
            "theme/custom.css: warning[theme-file-unknown]: nothing reads this: a theme has"
            " templates/, static/, words/ and theme.yaml\n"
            "    hint: move it into one of them, or delete it"
        ),
        (
            "theme/template: warning[theme-file-unknown]: nothing reads this: a theme has"
            " templates/, static/, words/ and theme.yaml\n    hint: did you mean “templates”?"
        ),
    ]


def test_options_of_another_theme_wait_and_misspelt_ones_are_told(tmp_path: Path) -> None:
    _, problems = load(
        tmp_path,
        **{
            "content/site.yaml": "theme: plain\noptions:\n  accent: '#123456'\n  foter: A line\n"
            "  volume: '11'\n"
        },
    )
    assert problems[0] == (
        "content/site.yaml:3:3: info[theme-option-other]: the theme “plain” has no option “accent”"
        "\n    hint: folio has it; it waits until you go back to that theme"
    )
    assert problems[1] == (
        "content/site.yaml:4:3: warning[theme-option-unknown]: the theme “plain” has no option"
        " “foter”\n    hint: did you mean “footer”?"
    )
    assert "has no option “volume”\n    hint: it offers: abstracts, " in problems[2]
