from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from sitegen.config import Config, read_config
from sitegen.content.load import Content, load_content
from sitegen.errors import Place, Problems
from sitegen.model.work import Source

BIB = "@article{turing1936,\n  title = {On Computable Numbers},\n  year = 1936\n}\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def load(folder: Path, memo: dict[str, Any] | None = None) -> tuple[Content, list[str]]:
    problems = Problems()
    config = read_config(folder, problems)
    content = load_content(folder, config, problems, memo)
    return content, [str(problem).partition("\n")[0] for problem in problems]


SITE = {
    "content/site.yaml": "collections: {recipes: {}}\n",
    "content/people/ada.yaml": "name: Ada Lovelace\nmine: a\n",
    "content/people/ada.review.yaml": "mine: [a, b]\naccept: openalex\nsame_as: {a: c}\n",
    "content/people/charles.md": "---\nname: Charles Babbage\n---\nEngines.\n",
    "content/works/b.bib": BIB,
    "content/works/a.yaml": "- id: a\n- id: b\n",
    "content/works/deep/c.yaml": "id: c\n",
    "content/fetched/crossref/x.yaml": "id: turing1936\ndoi: 10.1112/plms/s2-42.1.230\n",
    "content/fetched/arxiv/y.yml": "works: [{id: y}]\n",
    "content/fetched/review/z.yaml": "id: z\n",
    "content/topics/logic.md": "Logic.",
    "content/venues.yaml": "M: Mind\n",
    "content/coauthors.yml": "Mary Somerville: https://example.org/ms\n",
    "content/news/1936-11-12-paper.md": "It is out.",
    "content/recipes/tea.md": "Boil.",
    "content/assets/img/a.png": "png",
    "content/assets/turing1936.pdf": "pdf!",
}


def test_a_whole_site_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    content, problems = load(write(tmp_path, SITE))
    assert problems == []
    assert [person.id for person in content.people] == ["ada", "charles"]
    assert [(record.id, record.source) for record in content.records] == [
        ("y", Source.ARXIV),
        ("turing1936", Source.CROSSREF),
        ("z", Source.OPENALEX),
        ("a", Source.YAML),
        ("a", Source.YAML),
        ("b", Source.YAML),
        ("turing1936", Source.BIB),
        ("c", Source.YAML),
    ]
    assert len({record.uid for record in content.records}) == 8
    assert [topic.id for topic in content.topics] == ["logic"]
    assert [venue.id for venue in content.venues] == ["M"]
    assert [(note.collection, note.id) for note in content.notes] == [
        ("news", "paper"),
        ("recipes", "tea"),
    ]
    assert [collection.id for collection in content.collections][-1] == "recipes"
    assert [(asset.path, asset.size) for asset in content.assets] == [
        ("img/a.png", 3),
        ("turing1936.pdf", 4),
    ]
    assert len(content.assets[0].digest) == 32
    assert content.homepages == {"mary somerville": "https://example.org/ms"}
    assert content.sources == (
        ("content/fetched/arxiv/y.yml", ("y",)),
        ("content/fetched/crossref/x.yaml", ("turing1936",)),
        ("content/fetched/review/z.yaml", ("z",)),
        ("content/works/a.yaml", ("a", "b")),
        ("content/works/b.bib", ("turing1936",)),
        ("content/works/deep/c.yaml", ("c",)),
    )


def test_places_know_where_everything_stands(tmp_path: Path) -> None:
    content, _ = load(write(tmp_path, SITE))
    assert content.places["people/ada", "mine"] == Place("content/people/ada.yaml", 2, 1)
    uid = content.records[6].uid
    assert content.places[uid, ""] == Place("content/works/b.bib", 1, 1)
    assert content.places.get((uid, "title")) == Place("content/works/b.bib", 2, 12)
    assert content.places.get((uid, "abstract")) is None
    assert content.places.nearest(uid, "abstract") == Place("content/works/b.bib", 1, 1)
    assert content.places.nearest("nobody") == Place()
    assert len(content.places) == len(list(content.places))


def test_a_review_is_united_with_its_person(tmp_path: Path) -> None:
    content, _ = load(write(tmp_path, SITE))
    assert content.people[0].mine == ("a", "b")
    assert content.people[0].accept == ("openalex",)
    assert content.records[3].fields == {"same_as": ("c",)}
    _, problems = load(write(tmp_path, {"content/people/bob.review.yaml": "mine: a\n"}))
    assert problems == [
        (
            "content/people/bob.review.yaml: warning[content-review-of-nobody]: there is no person "
            "“bob” that the review is about"
        )
    ]


def test_a_folder_with_nothing_but_a_bib_is_a_site(tmp_path: Path) -> None:
    write(tmp_path, {"works.bib": BIB, "b.BIB": BIB, "deep/no.bib": BIB, "notes.md": "x"})
    content, problems = load(tmp_path)
    assert content.sources == (("b.BIB", ("turing1936",)), ("works.bib", ("turing1936",)))
    assert problems == []


def test_sources_name_the_keys_as_the_file_has_them(tmp_path: Path) -> None:
    content, problems = load(write(tmp_path, {"a.bib": BIB + BIB.replace("On", "Of")}))
    assert content.sources == (("a.bib", ("turing1936", "turing1936")),)
    assert len({record.id for record in content.records}) == 2
    assert "warning[bibtex-repeated-key]" in problems[0]


def test_a_folder_without_content_is_empty(tmp_path: Path) -> None:
    assert load_content(tmp_path, Config(), Problems()).records == ()


def test_hidden_private_and_backup_files_are_passed_over(tmp_path: Path) -> None:
    names = (".a.bib", "_a.bib", "a.bib~", "#a.bib#", "a.bib.bak", "a.bib.orig", ".a.bib.swp")
    write(tmp_path, {f"content/works/{name}": BIB for name in names})
    write(tmp_path, {"content/.git/x": "", "content/_drafts/x.md": "", "content/README.md": "x"})
    content, problems = load(write(tmp_path, {"content/works/README.md": "x"}))
    assert (content.records, problems) == ((), [])


def test_what_fits_nothing_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"content/works/a.ris": "", "content/odd/x.md": "", "content/people/a.jpg": ""})
    _, problems = load(tmp_path)
    assert sorted(problems) == [
        "content/odd: warning[content-unknown-file]: the folder “odd” is none that is read",
        (
            "content/people/a.jpg: warning[content-unknown-file]: the file is of no kind "
            "that is read "
            "here: a person is a .yaml, .md or .json file; pictures go to assets"
        ),
        (
            "content/works/a.ris: warning[content-unknown-file]: the file is of no kind that "
            "is read "
            "here: works are .bib and .yaml files"
        ),
    ]


def test_a_damaged_file_costs_no_other(tmp_path: Path) -> None:
    files = {"content/works/a.yaml": "a: b: c", "content/people/ada.yaml": "\tname: A"}
    content, problems = load(write(tmp_path, {**SITE, **files}))
    assert len(content.records) == 6
    assert [person.id for person in content.people] == ["charles"]
    assert len(problems) == 3  # two of syntax, and a review of nobody


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "content/people/me.yaml",
            "name: Ada Lovelace\nfoo: [unclosed\n",
            (
                "3:1: warning[content-not-read]: the profile cannot be read and is left "
                "out: a list or mapping in brackets is not finished"
            ),
        ),
        (
            "content/people/me.md",
            "---\nname: Ada: Lovelace\n---\n",
            (
                "2:10: warning[content-not-read]: the profile cannot be read and is left "
                "out: a value that holds “: ” must be quoted"
            ),
        ),
        (
            "content/people/me.yaml",
            "- Ada\n",
            (
                "1:1: warning[content-not-read]: the profile cannot be read and is left "
                "out: a list stands where a person is expected"
            ),
        ),
        (
            "content/people/me.json",
            "{,}",
            (
                "1:2: warning[content-not-read]: the JSON Resume cannot be read and is left "
                "out: the JSON cannot be read: "
            ),
        ),
        (
            "content/people/me.review.yaml",
            "not_mine: [a",
            (
                "2:1: warning[content-not-read]: the review cannot be read and is left "
                "out: a list or mapping in brackets is not finished"
            ),
        ),
        (
            "content/works/a.yaml",
            "- title: A: B\n",
            (
                "1:11: warning[content-not-read]: the file of works cannot be read and is left "
                "out: a value that holds “: ” must be quoted"
            ),
        ),
        (
            "content/posts/a.md",
            "---\ntitle: Colon: in the title\n---\nText.\n",
            (
                "2:13: warning[content-not-read]: the note cannot be read and is left "
                "out: a value that holds “: ” must be quoted"
            ),
        ),
        (
            "content/posts/a.md",
            "+++\ntitle = 'A'\n+++\nText.\n",
            (
                "1:1: warning[content-not-read]: the note cannot be read and is left "
                "out: the front matter is TOML (“+++”); only YAML is read"
            ),
        ),
        (
            "content/venues.yaml",
            "PLMS: [a",
            (
                "2:1: warning[content-not-read]: the file cannot be read and is left "
                "out: a list or mapping in brackets is not finished"
            ),
        ),
    ],
)
def test_a_file_that_is_lost_as_a_whole_is_said_to_be(
    tmp_path: Path, path: str, text: str, message: str
) -> None:
    write(tmp_path, {"content/site.yaml": "kind: lab\n", path: text})
    memo: dict[str, object] = {}
    for _ in range(2):  # as found, and as remembered
        found = Problems()
        config = read_config(tmp_path, found)
        load_content(tmp_path, config, found, memo=memo)
        problem = next(p for p in map(str, found) if "content-not-read" in p)
        assert problem.startswith(f"{path}:{message}")


def test_an_owner_whose_profile_is_lost_is_an_error(tmp_path: Path) -> None:
    files = {"content/site.yaml": "owner: me\n", "content/people/me.yaml": "name: [unclosed\n"}
    found = Problems()
    load_content(tmp_path, read_config(write(tmp_path, files), found), found)
    (problem,) = found.errors
    assert (problem.code, str(problem.place)) == ("content-owner-not-read", "content/site.yaml:1:1")
    assert problem.message == (
        "the profile of the owner “me” cannot be read, so the site is not built"
    )


def test_one_wrong_record_costs_no_file(tmp_path: Path) -> None:
    text = "- {id: a, title: A}\n- just text\n"
    content, problems = load(write(tmp_path, {"content/works/a.yaml": text}))
    assert [record.id for record in content.records] == ["a"]
    assert problems == [
        "content/works/a.yaml:2:3: warning[field-type]: “just text” stands where a work is expected"
    ]


def test_links_out_of_the_source_are_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.bib": BIB, "more/x.bib": BIB})
    site = write(tmp_path / "site", {"content/works/a.bib": BIB, "shared/b.bib": BIB})
    works = site / "content/works"
    (works / "link.bib").symlink_to(outside / "secret.bib")
    (works / "folder").symlink_to(outside / "more")
    (works / "nowhere.bib").symlink_to(outside / "missing")
    (works / "inside.bib").symlink_to(site / "shared/b.bib")
    (works / "circle").symlink_to(works)
    content, problems = load(site)
    assert [path for path, _ in content.sources] == [
        "content/works/a.bib",
        "content/works/inside.bib",
    ]
    assert [problem.partition(":")[0] for problem in problems] == [
        "content/works/folder",
        "content/works/link.bib",
        "content/works/nowhere.bib",
    ]
    assert all("warning[content-outside]" in problem for problem in problems)


def test_a_file_that_cannot_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"content/works/a.bib": BIB})
    real_open = open

    def refuse(path: str, mode: str = "r") -> Any:
        if str(path).endswith("a.bib"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, mode)

    monkeypatch.setattr("builtins.open", refuse)
    content, problems = load(tmp_path)
    assert content.records == ()
    assert problems == [
        (
            "content/works/a.bib: warning[content-not-read]: the file cannot be read and is left "
            "out: Permission denied"
        )
    ]


def test_a_name_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content/works").mkdir(parents=True)
    try:
        with open(os.fsencode(tmp_path / "content/works") + b"/\xff.bib", "wb"):
            pass
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    _, problems = load(tmp_path)
    assert len(problems) == 1
    assert "the file's name is not UTF-8" in problems[0]
    problems[0].encode()


def test_of_two_files_with_one_id_the_first_counts(tmp_path: Path) -> None:
    write(tmp_path, {"content/people/ada.md": "---\nname: Ada Byron\n---\n"})
    content, problems = load(write(tmp_path, {"content/people/ada.yaml": "name: Ada Lovelace\n"}))
    assert [str(person.name) for person in content.people] == ["Ada Byron"]
    assert problems == [
        (
            "content/people/ada.yaml: warning[content-repeated-id]: the person “ada” stands in "
            "content/people/ada.md too; that one counts"
        )
    ]


def test_notes_with_one_name_are_called_after_their_files(tmp_path: Path) -> None:
    write(tmp_path, {f"content/posts/{year}-05-01-report.md": "x" for year in (2020, 2021)})
    content, problems = load(tmp_path)
    assert [note.id for note in content.notes] == ["2020-05-01-report", "2021-05-01-report"]
    assert all("info[content-note-twins]: several notes are called “report”" in p for p in problems)


def test_strings_of_one_bib_serve_the_others(tmp_path: Path) -> None:
    files = {
        "content/works/a.bib": "@article{a, title = {A}, journal = plms, publisher = own}\n"
        "@string{own = {Own}}",
        "content/works/strings.bib": "@string{plms = {Proceedings}}\n@string{own = {Other}}",
        "content/works/z.bib": "@string{plms = {Last}}\n@article{z, title = {Z}, journal = plms}",
    }
    memo: dict[str, Any] = {}
    content, problems = load(write(tmp_path, files), memo)
    venues = {record.id: record.fields["venue"].source for record in content.records}
    assert venues == {"a": "Proceedings", "z": "Last"}
    assert problems == []
    write(tmp_path, {"content/works/strings.bib": "@string{plms = {Transactions}}"})
    content, _ = load(tmp_path, memo)
    assert content.records[0].fields["venue"].source == "Transactions"


# The memo


def test_a_memo_changes_nothing_but_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo: dict[str, Any] = {}
    write(tmp_path, {**SITE, "content/works/bad.yaml": "- title: x\n  yaer: 1936\n"})
    first = load(tmp_path, memo)
    memo = pickle.loads(pickle.dumps(memo))  # noqa: S301 - our own
    monkeypatch.setattr("sitegen.content.load._read", None)
    assert load(tmp_path, memo) == first


def entries(count: int) -> list[str]:
    return [
        f"@article{{key{i},\n  title = {{Title {i}}},\n  year = {1900 + i},\n  month = smarch\n}}\n"
        for i in range(count)
    ]


def test_an_edit_of_one_entry_reads_one_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sitegen.content import bibtex_works

    chunks = entries(10)
    memo: dict[str, Any] = {}
    load(write(tmp_path, {"content/works/a.bib": "\n".join(chunks)}), memo)
    chunks[4] = chunks[4].replace("Title 4", "Another title")
    chunks.insert(0, "\n\n% a comment that moves everything\n\n")
    write(tmp_path, {"content/works/a.bib": "\n".join(chunks)})
    seen: list[str] = []
    real = bibtex_works.record

    def count(entry: Any, uid: str = "") -> Any:
        seen.append(entry.key)
        return real(entry, uid)

    monkeypatch.setattr(bibtex_works, "record", count)
    warm = load(tmp_path, memo)
    assert seen == ["key4"]
    seen.clear()
    assert load(tmp_path) == warm
    assert len(seen) == 10


def test_an_inserted_line_changes_no_record(tmp_path: Path) -> None:
    before, _ = load(write(tmp_path, {"content/works/a.bib": "".join(entries(3))}))
    after, _ = load(write(tmp_path, {"content/works/a.bib": "\n\n" + "".join(entries(3))}))
    assert before.records == after.records
    assert before.places != after.places


def test_the_memo_forgets_what_is_gone(tmp_path: Path) -> None:
    memo: dict[str, Any] = {}
    load(write(tmp_path, {"content/works/a.bib": "".join(entries(30))}), memo)
    full = len(memo)
    load(write(tmp_path, {"content/works/a.bib": "".join(entries(3))}), memo)
    assert len(memo) < full / 3
    load(tmp_path, memo)  # the file as a whole is remembered, and its entries are still
    assert len(memo) > 3


def test_an_owner_without_profile_is_told_with_the_nearest_id(tmp_path: Path) -> None:
    files = {"content/site.yaml": "title: T\nowner: adda\n", "content/people/ada.yaml": "name: Ada"}
    assert load(write(tmp_path, files))[1] == [
        (
            "content/site.yaml:2:1: warning[config-owner]: the owner “adda” has no profile; the "
            "site is made as if none were named"
        )
    ]
    write(tmp_path, {"content/site.yaml": "owner: ada\n"})
    assert load(tmp_path)[1] == []


def test_bib_files_beside_a_content_without_works_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.bib": BIB, "content/people/ada.yaml": "name: Ada"})
    assert load(tmp_path)[1] == [
        (
            "a.bib: warning[content-ignored-file]: the file is not read, for it stands beside "
            "content/ and not in it"
        )
    ]
    write(tmp_path, {"content/works/b.bib": BIB})
    assert load(tmp_path)[1] == []
