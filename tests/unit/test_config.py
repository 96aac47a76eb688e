from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.config import BUILT_IN, Config, find_source, read_config
from sitegen.errors import Place, Problems
from sitegen.model.name import Name
from sitegen.model.person import Person

ADA = Person("ada", Name("Lovelace", "Ada"))
CHARLES = Person("charles", Name("Babbage", "Charles"))


def read(folder: Path, text: str, url: str = "") -> tuple[Config, list[str]]:
    content = folder / "content"
    content.mkdir(exist_ok=True)
    (content / "site.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    config = read_config(folder, problems, url=url)
    return config, [str(problem) for problem in problems]


def test_a_site_is_a_content_folder_or_bib_files_or_nothing(tmp_path: Path) -> None:
    assert find_source(tmp_path) is None
    (tmp_path / "works.bib").touch()
    bare = find_source(tmp_path)
    assert bare is not None
    assert (bare.layout, bare.content, bare.prefix) == ("bare", tmp_path, "")
    (tmp_path / "content").mkdir()
    whole = find_source(tmp_path)
    assert whole is not None
    assert (whole.layout, whole.content) == ("content", tmp_path / "content")
    assert whole.prefix == "content/"


def test_a_folder_without_a_site_is_an_error(tmp_path: Path) -> None:
    problems = Problems()
    read_config(tmp_path, problems)
    assert [str(problem) for problem in problems.errors] == [
        (
            "error[config-no-site]: the folder holds neither content/ nor a .bib file\n"
            "    hint: put a .bib file into it, or run: sitegen new DIR"
        )
    ]
    read_config(tmp_path / "missing", problems)


def test_everything_is_optional(tmp_path: Path) -> None:
    (tmp_path / "a.bib").touch()
    problems = Problems()
    assert read_config(tmp_path, problems) == Config()
    assert read(tmp_path, "") == (Config(), [])
    assert len(problems) == 0
    assert Config().collections == BUILT_IN


def test_every_setting_is_read(tmp_path: Path) -> None:
    config, problems = read(
        tmp_path,
        "title: NO\nkind: Anthology\ntheme: plain\nowner: ada\ndescription: Engines.\n"
        "language: pt-BR\noptions: {accent: '#fff', toc: no}\n"
        "names: {pages: no, groups: published}\ntopics: {minimum: 5}\nvenues: {pages: false}\n"
        "suppress: {names: Annabella Byron, ids: [x1, x2]}\n"
        "sections: {people: team, publications: papers}\nnewsletter: https://example.org/news\n"
        "feeds: no\nfeed_size: 10\ndrafts: yes\nlimit: 100\nabstracts: none\n"
        "repairs: {OpenAlex: dropped-tex, content/works/a.bib: [spaced-punctuation]}\n"
        "strict: true\n",
    )
    assert problems == []
    assert config == Config(
        title="NO",
        kind="anthology",
        theme="plain",
        owner="ada",
        description="Engines.",
        language="pt-BR",
        options={"accent": "#fff", "toc": "no"},
        name_pages=False,
        name_groups="published",
        topic_minimum=5,
        venue_pages=False,
        suppressed_names=("Annabella Byron",),
        suppressed_ids=("x1", "x2"),
        sections={"people": "team", "publications": "papers"},
        newsletter="https://example.org/news",
        feeds=False,
        feed_size=10,
        drafts=True,
        limit=100,
        repairs={
            "openalex": ("dropped-tex",),
            "content/works/a.bib": ("spaced-punctuation",),
        },
        abstracts="none",
        strict=True,
    )
    assert config.place("kind") == Place("content/site.yaml", 2, 1)
    assert config.place("url") == Place("content/site.yaml")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "kind: lab\ntitle: A: B",
            (
                "2:9: error[config-unreadable]: site.yaml cannot be read, so the site is not built:"
                " a value that holds “: ” must be quoted\n"
                "    hint: put the whole value in quotation marks"
            ),
        ),
        (
            "- a list",
            (
                "1:1: error[config-unreadable]: site.yaml cannot be read, so the site is not built:"
                " a list stands where a mapping of settings is expected\n"
                "    hint: write one field a line: name: value"
            ),
        ),
    ],
)
def test_an_unreadable_site_yaml_is_one_error_with_its_place(
    tmp_path: Path, text: str, line: str
) -> None:
    assert read(tmp_path, text)[1] == [f"content/site.yaml:{line}"]


def test_wrong_values_are_warnings_and_the_default_holds(tmp_path: Path) -> None:
    config, problems = read(tmp_path, "kidn: lab\nkind: labb\nlanguage: klingon!\nlimit: 0\n")
    assert (config.kind, config.language, config.limit) == ("", "en", 1)
    assert [problem.partition("\n")[0] for problem in problems] == [
        (
            "content/site.yaml:1:1: warning[field-unknown]: “kidn” is no field of site.yaml; it is "
            "kept as it stands"
        ),
        (
            "content/site.yaml:2:7: warning[field-value]: “kind”: “labb” is none of person, lab, "
            "anthology"
        ),
        "content/site.yaml:3:1: warning[config-value]: “klingon!” is no language tag",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://Example.org", "https://example.org"),
        ("HTTPS://example.org/", "https://example.org"),
        ("http://example.org:8000/Lab/site/", "http://example.org:8000/Lab/site"),
        ("example.org", ""),
        ("/lab", ""),
        ("ftp://example.org", ""),
        ("https://user@example.org", ""),
        ("https://example.org/?a=b", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_url_is_absolute_and_has_no_final_slash(
    tmp_path: Path, text: str, expected: str
) -> None:
    config, problems = read(tmp_path, f"url: '{text}'")
    assert config.url == expected
    assert len(problems) == (0 if expected else 1)
    if not expected:
        assert problems[0].startswith("content/site.yaml:1:1: warning[config-url]: “")


def test_a_given_url_overrides_the_sites(tmp_path: Path) -> None:
    config, problems = read(tmp_path, "url: https://example.org", "https://preview.example/x/")
    assert (config.url, problems) == ("https://preview.example/x", [])
    config, problems = read(tmp_path, "url: https://example.org", "nonsense")
    assert config.url == ""
    assert problems[0].startswith("SITEGEN_URL: warning[config-url]: “nonsense” is no absolute")
    (tmp_path / "content/site.yaml").unlink()
    assert read_config(tmp_path, Problems(), url="https://a.example").url == "https://a.example"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("az-Arab", "rtl"),
     ("ar-Latn", "ltr"), ("ur-PK", "rtl"), ("de", "ltr")],
)  # fmt: skip
def test_the_direction_follows_from_the_language(language: str, direction: str) -> None:
    assert Config(language=language).direction == direction


def test_nav_holds_addresses_with_labels(tmp_path: Path) -> None:
    config, problems = read(
        tmp_path,
        "nav: [publications, /news/, {label: Code, url: 'https://example.org/x'}, {Posts: /posts},"
        " /, {label: CV, url: /assets/cv.pdf}, '#contact', 'javascript:alert(1)', [a], //evil.x]",
    )
    assert config.nav == (
        ("/publications/", ""),
        ("/news/", ""),
        ("https://example.org/x", "Code"),
        ("/posts/", "Posts"),
        ("/", ""),
        ("/assets/cv.pdf", "CV"),
        ("#contact", ""),
    )
    assert len(problems) == 3
    assert all("warning[config-value]: an entry of nav leads nowhere" in p for p in problems)


def test_collections_can_be_changed_and_added(tmp_path: Path) -> None:
    config, problems = read(
        tmp_path,
        "collections:\n  news: {title: Latest, address: /log}\n"
        "  field-notes: {order: title, dated: yes}\n  plain:\n",
    )
    assert problems == []
    found = {collection.id: collection for collection in config.collections}
    assert list(found)[:6] == ["news", "posts", "projects", "talks", "teaching", "pages"]
    assert (found["news"].title, found["news"].address, found["news"].folder) == (
        "Latest",
        "/log/",
        "news",
    )
    notes = found["field-notes"]
    assert (notes.title, notes.address, notes.order, notes.dated) == (
        "Field notes",
        "/field-notes/",
        "title",
        True,
    )
    assert found["plain"].folder == "plain"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("people: {}", "“people” cannot be the name of a collection"),
        ("../x: {}", "“../x” cannot be the name of a collection"),
        ("a: {dir: ../secret}", "the folder “../secret” cannot hold a collection"),
        ("a: {dir: works}", "the folder “works” cannot hold a collection"),
        ("a: {address: ../up}", "“../up” is no address inside the site"),
    ],
)
def test_a_collection_stays_inside_the_site(tmp_path: Path, text: str, message: str) -> None:
    config, problems = read(tmp_path, f"collections:\n  {text}\n")
    assert f"warning[config-value]: {message}" in problems[0]
    assert all(".." not in c.folder + c.address for c in config.collections)


def test_sections_are_renamed_within_reason(tmp_path: Path) -> None:
    config, problems = read(
        tmp_path, "sections: {people: /team/, venues: team, topics: ../x, nobody: x}"
    )
    assert config.sections == {"people": "team"}
    assert [problem.partition("]: ")[2].partition("\n")[0] for problem in problems] == [
        "two sections are to stand at “team”",
        "“../x” is no address inside the site",
        "there is no section “nobody”",
    ]


def test_defaults_follow_from_the_profiles() -> None:
    nobody = Config().for_people([])
    assert (nobody.kind, nobody.owner, nobody.title) == ("person", "", "Publications")
    one = Config().for_people([ADA])
    assert (one.kind, one.owner, one.title, one.name_pages) == (
        "person",
        "ada",
        "Ada Lovelace",
        False,
    )
    two = Config().for_people([ADA, CHARLES])
    assert (two.kind, two.owner, two.title) == ("lab", "", "Publications")
    owned = Config(owner="charles").for_people([ADA, CHARLES])
    assert owned.title == "Charles Babbage"
    stated = Config(kind="anthology", title="Engines").for_people([ADA])
    assert (stated.kind, stated.title, stated.name_pages) == ("anthology", "Engines", True)
    assert Config(kind="anthology", name_pages=False).for_people([ADA]).name_pages is False


def test_a_plain_list_suppresses_names_and_ids_alike(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    text = "suppress: [Emmy Noether, noether1921]\n"
    (tmp_path / "content" / "site.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    config = read_config(tmp_path, problems)
    assert set(config.suppressed_names) == {"Emmy Noether", "noether1921"}
    assert set(config.suppressed_ids) == {"Emmy Noether", "noether1921"}
    assert not list(problems)


def test_a_misspelt_service_is_told_once(tmp_path: Path) -> None:
    config, problems = read(tmp_path, "comments: {service: giscuss}\n")
    assert config.comments == {}
    assert problems == [
        (
            "content/site.yaml:1:21: warning[field-value]: “service”: “giscuss” is none of giscus, "
            "isso\n    hint: did you mean “giscus”?"
        )
    ]


def test_every_entry_of_nav_has_its_place(tmp_path: Path) -> None:
    config, _ = read(tmp_path, "nav:\n  - /a/\n  - {label: B, url: b}\n")
    lines = [config.place(f"nav.{address}").line for address, _ in config.nav]
    assert lines == [2, 3]


def test_bib_files_beside_content_are_named(tmp_path: Path) -> None:
    for name in ("b.bib", "a.BIB", "_c.bib", "d.txt"):
        (tmp_path / name).touch()
    bare = find_source(tmp_path)
    assert bare is not None
    assert bare.ignored_bibs() == []
    (tmp_path / "content").mkdir()
    whole = find_source(tmp_path)
    assert whole is not None
    assert whole.ignored_bibs() == ["a.BIB", "b.bib"]


@pytest.mark.parametrize("language", ["english", "x-foo", "de-", "d", "de-ÄÖ"])
def test_a_language_is_a_tag(tmp_path: Path, language: str) -> None:
    config, problems = read(tmp_path, f"language: {language}\n")
    assert config.language == "en"
    (problem,) = problems
    assert problem == (
        f"content/site.yaml:1:1: warning[config-value]: “{language}” is no language tag\n"
        "    hint: write a tag such as en, de or pt-BR"
    )


@pytest.mark.parametrize("language", ["en", "fil", "zh-Hans-CN", "sr-Latn", "de-1996"])
def test_language_tags(tmp_path: Path, language: str) -> None:
    config, problems = read(tmp_path, f"language: {language}\n")
    assert (config.language, problems) == (language, [])


def test_a_site_yaml_that_leads_out_of_the_source_is_not_read(tmp_path: Path) -> None:
    outside, site = tmp_path / "secret", tmp_path / "site"
    (site / "content").mkdir(parents=True)
    outside.write_text("title: Secret")
    (site / "content/site.yaml").symlink_to(outside)
    problems = Problems()
    assert read_config(site, problems).title == ""
    (problem,) = problems
    assert str(problem) == (
        "content/site.yaml: error[config-unreadable]: site.yaml is a link that leads out of the "
        "source; it is not followed\n    hint: put a copy in its place"
    )
    inside = site / "shared.yaml"
    inside.write_text("title: Shared")
    (site / "content/site.yaml").unlink()
    (site / "content/site.yaml").symlink_to(inside)
    assert read_config(site, Problems()).title == "Shared"
