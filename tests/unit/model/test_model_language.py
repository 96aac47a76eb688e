from __future__ import annotations

import pytest

from sitegen.model.language import language_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        ("ZH-Hans", "zh-Hans"),
        ("ngerman", "de"),
        (" Français ", "fr"),
        ("british", "en-GB"),
        ("Latin and Greek", ""),
        ('x" onclick="', ""),
        ("", ""),
    ],
)
def test_a_language_is_told_by_tag_or_name(text: str, tag: str) -> None:
    assert language_tag(text) == tag
