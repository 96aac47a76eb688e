"""What a font's file holds is read from its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.errors import Problems
from sitegen.pages.fonts import FontFace, font_faces, preloaded
from sitegen.theme import load_theme


def faces(family: str, *names: str, problems: Problems | None = None) -> list[FontFace]:
    config = Config(options={"font_text": family})
    theme = load_theme(Path("/nowhere"), config, Problems())
    paths = [f"fonts/{name}" for name in names]
    return list(font_faces(theme, paths, config, Problems() if problems is None else problems))


@pytest.mark.parametrize(
    ("family", "name", "weight", "style"),
    [
        ("Literata", "Literata-Regular.woff2", "400", "normal"),
        ("Literata", "literata.woff2", "400", "normal"),
        ("Literata", "Literata-SemiBoldItalic.woff2", "600", "italic"),
        ("Literata", "Literata-Bold.woff2", "700", "normal"),
        ("Literata", "literata-v35-latin-700italic.woff2", "700", "italic"),
        ("Literata", "Literata[opsz,wght].woff2", "100 900", "normal"),
        ("Literata", "Literata-Italic-VariableFont_wght.woff2", "100 900", "italic"),
        ("Source Serif 4", "SourceSerif4-ExtraLight.woff2", "200", "normal"),
        ("Source Serif 4", "source-serif-4-latin-300-normal.woff2", "300", "normal"),
    ],
)
def test_the_name_of_a_file_tells_weight_and_style(
    family: str, name: str, weight: str, style: str
) -> None:
    assert faces(family, name) == [FontFace(family, f"/assets/fonts/{name}", weight, style)]


@pytest.mark.parametrize(
    "name", ["LiterataBook-Regular.woff2", "Lora.woff2", "Literata.ttf", 'Literata-").woff2']
)
def test_what_is_no_file_of_the_family(name: str) -> None:
    problems = Problems()
    assert faces("Literata", name, problems=problems) == []
    (problem,) = problems
    assert str(problem) == (
        "content/site.yaml: warning[theme-font-missing]: content/assets/fonts has no .woff2 file "
        "of “Literata”\n    hint: put it there as Literata-Regular.woff2, or delete the option"
    )


def test_the_upright_file_nearest_to_regular_is_fetched_first() -> None:
    found = faces("A", "A-Bold.woff2", "A-Italic.woff2", "A-Medium.woff2", "A-Light.woff2")
    assert preloaded(found) == ("/assets/fonts/A-Light.woff2",)
    variable = replace(found[0], weight="100 900", address="/assets/fonts/A[wght].woff2")
    assert preloaded((*found, variable)) == ("/assets/fonts/A[wght].woff2",)
    assert preloaded(()) == ()


def test_a_bold_italic_is_not_taken_for_the_italic() -> None:
    found = faces("A", "A-Regular.woff2", "A-Bold.woff2", "A-BoldItalic.woff2")
    assert {face.style for face in found} == {"normal"}
    found = faces("A", "A-Regular.woff2", "A-Italic.woff2", "A-BoldItalic.woff2")
    assert [(face.weight, face.style) for face in found if face.style == "italic"] == [
        ("700", "italic"),
        ("400", "italic"),
    ]
