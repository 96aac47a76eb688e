"""Layers, options and words of themes; what the themes that come with sitegen promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.errors import Problems
from sitegen.theme import Theme, load_theme, references, themes_folder
from sitegen.theme.colour import READABLE, contrast

DOCS = Path(__file__).parents[2] / "docs" / "themes.md"
WORDS = themes_folder() / "plain" / "words"
LANGUAGES = sorted(path.stem for path in WORDS.glob("*.yaml"))


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load(source: Path, problems: Problems | None = None, **settings: object) -> Theme:
    found = Problems() if problems is None else problems
    return load_theme(source, Config(**settings), found)  # type: ignore[arg-type]


# Layers


def test_the_first_layer_that_has_a_file_wins(tmp_path: Path) -> None:
    write(tmp_path, **{"theme/templates/404.html": "gone", "theme/static/a.txt": "a"})
    theme = load(tmp_path)
    assert theme.source("404.html") == "gone"
    assert theme.source("plain/404.html") != "gone"
    assert theme.static["a.txt"] == tmp_path / "theme/static/a.txt"
    assert [layer.name for layer in theme.layers] == ["site", "folio", "plain"]


def test_a_site_may_bring_a_theme_of_its_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "themes/quire/theme.yaml": "name: quire\nextends: plain\n",
            "themes/quire/templates/404.html": "quire",
        },
    )
    theme = load(tmp_path, theme="quire")
    assert theme.source("404.html") == "quire"
    assert theme.find("base.html") == themes_folder() / "plain/templates/base.html"


def test_an_override_changes_the_closure_of_what_includes_it(tmp_path: Path) -> None:
    before = load(tmp_path)
    write(tmp_path, **{"theme/templates/parts/work-card.html": "<b>{{ view.id }}</b>"})
    after = load(tmp_path)
    assert before.closure("publications.html") != after.closure("publications.html")
    assert before.closure("404.html") == after.closure("404.html")
    assert before.digest != after.digest


def test_a_missing_template_is_part_of_the_closure(tmp_path: Path) -> None:
    write(tmp_path, **{"theme/templates/404.html": '{% include "parts/lost.html" %}'})
    assert load(tmp_path).closure("404.html")
    with pytest.raises(KeyError):
        load(tmp_path).source("parts/lost.html")


def test_references_are_names_or_the_expression_that_computes_one() -> None:
    source = """{% extends "a.html" %}{% include 'b.html' %}{% include view.part %}
    {{ fragment("c.html", view) }}{{ fragment(name, view) }}"""
    assert list(references(source)) == [
        ("a.html", ""),
        ("b.html", ""),
        ("", "view.part"),
        ("c.html", ""),
        ("", "name, view"),
    ]


def test_a_computed_name_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, **{"theme/templates/404.html": "{% include view.part %}"})
    problems = Problems()
    load(tmp_path, problems)
    found = [p for p in problems if p.code == "theme-computed-name"]
    assert [p.message for p in found] == ["a template's name is computed: view.part"]


def test_a_theme_that_nobody_has_and_one_that_extends_itself(tmp_path: Path) -> None:
    write(tmp_path, **{"themes/loop/theme.yaml": "name: loop\nextends: loop\n"})
    for name, code in (("velvet", "theme-missing"), ("loop", "theme-cycle"), ("../x", "")):
        problems = Problems()
        load(tmp_path, problems, theme=name)
        assert [p.code for p in problems] == [code or "theme-missing"]


# Options


def test_options_have_the_values_of_the_site_else_defaults(tmp_path: Path) -> None:
    theme = load(tmp_path, options={"accent": "#7A2F5D", "footer": " A line. "})
    assert theme.values["accent"] == "#7a2f5d"
    assert theme.values["footer"] == "A line."
    assert theme.values["abstracts"] == "fold"


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("accent", "teal", "theme-option-value"),
        ("accent", "#12345", "theme-option-value"),
        ("accent", "#fff;}body{display:none", "theme-option-value"),
        ("density", "cosy", "theme-option-value"),
        ("acent", "#123456", "theme-option-unknown"),
    ],
)
def test_a_wrong_option_is_told_and_the_default_holds(
    tmp_path: Path, option: str, value: str, code: str
) -> None:
    problems = Problems()
    theme = load(tmp_path, problems, options={option: value})
    assert [p.code for p in problems] == [code]
    assert dict(theme.values) == dict(load(tmp_path).values)


def test_a_colour_that_cannot_be_read_is_told_and_fitted(tmp_path: Path) -> None:
    problems = Problems()
    theme = load(tmp_path, problems, options={"accent": "#FFEE00"})
    (problem,) = problems
    assert str(problem) == (
        "content/site.yaml: info[theme-color-contrast]: text in #ffee00 cannot be read on the "
        "page: the contrast is 1.1:1, not 4.5:1; #797105 is used\n"
        "    hint: choose a darker “accent” to see it as it is"
    )
    assert theme.values["accent_light"] == "#797105"
    assert theme.values["accent_dark"] == "#e3dc84"
    assert load(tmp_path).values["accent_light"] == load(tmp_path).values["accent"]


def test_what_a_theme_states_of_an_option_is_of_its_type(tmp_path: Path) -> None:
    options = """
  shade: {type: color, default: teal, light: [white, "#eee"], dark: [black]}
  tint: {type: color, light: ["#fff"], dark: ["#000"]}
  size: {type: integer, default: big}
"""
    write(tmp_path, **{"theme/theme.yaml": f"options:{options}"})
    problems = Problems()
    theme = load(tmp_path, problems)
    color = "expected a colour such as #0f5a6e"
    assert {(p.code, str(p.place)) for p in problems} == {
        ("theme-option-value", f"theme/theme.yaml:{at}")
        for at in ("2:24", "2:39", "2:63", "3:9", "4:25")
    }
    assert [p.message for p in problems.sorted()] == [
        f"the default of “shade” is “teal”; {color}",
        f"“light” of the option “shade” has “white”; {color}",
        f"“dark” of the option “shade” has “black”; {color}",
        f"the default of “tint” is “”; {color}",
        "the default of “size” is “big”; expected a whole number",
    ]
    assert theme.values["shade"] == theme.values["shade_light"] == "#333333"
    assert theme.values["tint"] == "#333333"
    assert contrast(str(theme.values["shade_dark"]), "#000000") >= READABLE
    assert theme.values["size"] == ""


def test_the_papers_of_a_colour_are_those_of_the_style_sheet() -> None:
    folio = themes_folder() / "folio"
    css = (folio / "templates/static/folio.css").read_text(encoding="utf-8")
    papers = set(re.findall(r"--(?:paper|sheet): (#[0-9a-f]{6});", css))
    stated = (folio / "theme.yaml").read_text(encoding="utf-8")
    rows = re.findall(r"^    (?:light|dark): (.*)$", stated, re.MULTILINE)
    assert papers == set(re.findall(r"#[0-9a-f]{6}", " ".join(rows)))


# Words


def test_words_of_a_language_stand_before_english_and_the_site_before_both(tmp_path: Path) -> None:
    write(
        tmp_path, **{"theme/words/de.yaml": "latest: Frisch\n", "theme/words/en.yaml": "x.y: Z\n"}
    )
    words = load(tmp_path, language="de-AT").words
    assert words["abstract"] == "Zusammenfassung"
    assert words["latest"] == "Frisch"
    assert words["x.y"] == "Z"


def words_of(language: str) -> dict[str, str]:
    lines = (WORDS / f"{language}.yaml").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if line.strip() and not line.startswith("#")]
    assert len({key for key, _ in pairs}) == len(pairs), "a key stands twice"
    return {key: value.strip('"') for key, value in pairs}


def test_the_languages() -> None:
    assert LANGUAGES == ["de", "en", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    english, words = words_of("en"), words_of(language)
    assert set(words) == set(english)
    for key, text in words.items():
        places = sorted(re.findall(r"\{\w*\}", text))
        if not key.startswith("date."):
            assert places == sorted(re.findall(r"\{\w*\}", english[key])), key


def sources() -> dict[str, str]:
    return {
        path.relative_to(themes_folder()).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(themes_folder().rglob("templates/**/*.html"))
    }


def test_templates_use_texts_that_exist() -> None:
    known = words_of("en")
    missing = {
        (name, key)
        for name, source in sources().items()
        for key in re.findall(r"'([\w.\- ]+)' \| word", source)
        if key not in known
    }
    starts = {
        (name, start)
        for name, source in sources().items()
        for start in re.findall(r"\('([\w.\- ]+\.)' ~", source)
        if not any(key.startswith(start) for key in known)
    }
    assert missing | starts == set()


# The themes that come with sitegen


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    for name, source in sources().items():
        assert " style=" not in source, name
        assert "<style" not in source, name
        assert not re.search(r"\son\w+=", source), name
        for attributes in re.findall(r"<script([^>]*)>", source):
            assert "src=" in attributes or "application/" in attributes, name
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", source), name


def test_the_style_sheet_and_the_script_are_light() -> None:
    import gzip

    folio = themes_folder() / "folio"
    assert len(gzip.compress((folio / "templates/static/folio.css").read_bytes())) < 12_000
    assert len(gzip.compress((folio / "static/folio.js").read_bytes())) < 3_000


def test_the_style_sheet_knows_no_left_and_right() -> None:
    """Arabic and Hebrew pages are mirrored by logical properties; floats have a fallback."""
    css = (themes_folder() / "folio/templates/static/folio.css").read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"(float|clear): (left|right); \1: inline-(start|end)", "", css)
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|[\s;{](?:left|right):", css) == []


def test_the_documentation_names_options_templates_and_filters(tmp_path: Path) -> None:
    from sitegen.pages.views import SiteView
    from sitegen.render.renderer import Renderer

    text = DOCS.read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `([\w.-]+)`", text, flags=re.MULTILINE))
    theme = load(tmp_path)
    pages = {name for name in theme.templates if "/" not in name and name != "base.html"}
    site = SiteView("", "", "en", "ltr", "", "lab", (), theme.values, theme.words)
    filters = set(Renderer(theme, site)._filters.table)
    options = {option.name for option in theme.options}
    assert pages | filters | options <= rows
