"""A folder is a site: the whole chain from files to files."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen.build.build import build_site
from sitegen.build.manifest import NAME
from sitegen.build.report import Report
from sitegen.build.settings import Settings

BIB = """\
@article{turing1936,
  author = {Turing, Alan M.},
  title = {On Computable Numbers, with an Application to the {Entscheidungsproblem}},
  journal = {Proceedings of the London Mathematical Society},
  year = {1936},
  keywords = {computability}
}

@article{noether1918,
  author = {Noether, Emmy},
  title = {Invariante Variationsprobleme},
  journal = {Nachrichten von der Gesellschaft der Wissenschaften zu G{\\"o}ttingen},
  year = {1918},
  keywords = {physics}
}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    works = tmp_path / "site/content/works"
    works.mkdir(parents=True)
    (works / "papers.bib").write_text(BIB)
    people = tmp_path / "site/content/people"
    people.mkdir()
    (people / "emmy.yaml").write_text("name: Emmy Noether\nrole: Professor\n")
    (tmp_path / "site/content/news").mkdir()
    (tmp_path / "site/content/news/hello.md").write_text(
        "---\ntitle: Hello\ndate: 2020-01-02\n---\nRead [@noether1918].\n"
    )
    return tmp_path / "site"


def build(source: Path, output: Path | None = None, **options: object) -> Report:
    settings = Settings(str(source), str(output) if output else None, url="", **options)
    return build_site(settings, processes=1)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sitegen(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sitegen", *arguments],
        cwd=cwd,
        env={**os.environ, "SITEGEN_URL": "", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_folder_with_only_a_bib_is_a_site(tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text(BIB)
    report = build(tmp_path)
    assert (report.works, report.failed) == (2, False)
    assert report.sources == [("mine.bib", ["turing1936", "noether1918"])]
    page = (tmp_path / "public/publications/turing1936/index.html").read_text()
    assert "On Computable Numbers" in page


def test_second_build_writes_nothing_and_says_the_same(source: Path) -> None:
    first = build(source)
    stats = {path: path.stat().st_mtime_ns for path in (source / "public").rglob("*")}
    second = build(source)
    assert first.written > 0
    assert (second.written, second.kept, second.removed) == (0, first.written, 0)
    assert second.problems == first.problems
    assert {path: path.stat().st_mtime_ns for path in (source / "public").rglob("*")} == stats


def test_an_edit_writes_only_the_pages_that_show_it(source: Path) -> None:
    build(source)
    file = source / "content/works/papers.bib"
    file.write_text(BIB.replace("Invariante", "Invariant"))
    report = build(source)
    assert "publications/noether1918/index.html" in report.reasons
    assert "publications/turing1936/index.html" not in report.reasons
    assert tree(source / "public") == _clean(source)


def test_a_line_inserted_above_changes_no_page(source: Path) -> None:
    build(source)
    file = source / "content/works/papers.bib"
    file.write_text("% a comment\n\n" + BIB)
    assert build(source).reasons == {}


def test_a_work_that_is_gone_takes_its_page_and_says_so(source: Path) -> None:
    build(source)
    (source / "content/works/papers.bib").write_text(BIB[: BIB.index("@article{noether")])
    report = build(source)
    gone = [p for p in report.problems if p["code"] == "output-vanished"]
    assert "/publications/noether1918/ is gone" in [problem["message"] for problem in gone]
    assert not (source / "public/publications/noether1918").exists()
    assert tree(source / "public") == _clean(source)
    assert not any(p["code"] == "output-vanished" for p in build(source).problems)


def _clean(source: Path) -> dict[str, bytes]:
    """What a build of the same source into an empty folder gives."""
    output = source.parent / "clean"
    shutil.rmtree(output, ignore_errors=True)
    build(source, output)
    return tree(output)


def test_an_owner_who_cannot_be_read_leaves_the_site_as_it_was(source: Path) -> None:
    (source / "content/site.yaml").write_text("owner: emmy\n")
    build(source)
    before = tree(source / "public")
    (source / "content/people/emmy.yaml").write_text("name: Emmy Noether\nfoo: [unclosed\n")
    report = build(source)
    assert report.exit_code() == 1
    assert [(p["code"], p["path"]) for p in report.problems] == [
        ("content-not-read", "content/people/emmy.yaml"),
        ("content-owner-not-read", "content/site.yaml"),
    ]
    assert tree(source / "public") == before
    (source / "content/site.yaml").write_text("title: Notes\n")
    report = build(source)
    assert report.exit_code() == 0  # a file that cannot be read costs no other
    assert "content-not-read" in {p["code"] for p in report.problems}
    assert (source / "public/publications/noether1918/index.html").exists()


def test_an_unknown_key_in_a_note_is_told_by_every_build(source: Path) -> None:
    (source / "content/news/hello.md").write_text(
        "---\npeople: [ghost]\n---\nRead [@nosuchkey], [@noether1918], says @somebody.\n"
    )
    for _ in range(2):
        found = [p for p in build(source).problems if p["code"] == "check-unknown-id"]
        assert [(p["severity"], p["line"], p["message"]) for p in found] == [
            ("warning", 2, "news/hello names the person “ghost”, which the site does not have"),
            ("warning", 4, "news/hello names the work “nosuchkey”, which the site does not have"),
        ]


def test_a_missing_file_is_told_by_every_build(source: Path) -> None:
    (source / "content/news/hello.md").write_text("---\nslides: talk.pdf\n---\nText.\n")
    works = source / "content/works/papers.bib"
    works.write_text(BIB.replace("{1918},", "{1918},\n  slides = {gone.pdf},"))
    for _ in range(2):
        found = [p for p in build(source).problems if p["code"] == "check-asset"]
        assert [(p["path"], p["line"], p["message"]) for p in found] == [
            (
                "content/news/hello.md",
                2,
                "news/hello names the file talk.pdf, which is missing; it is left out",
            ),
            (
                "content/works/papers.bib",
                9,
                "the work noether1918 names the file gone.pdf, which is missing; it is left out",
            ),
        ]


def test_people_stand_in_the_order_of_readers(source: Path) -> None:
    for key, name in (("o", "Jan Öhm"), ("z", "Konrad Zuse"), ("p", "Rózsa Péter")):
        (source / f"content/people/{key}.yaml").write_text(f"name: {name}\nrole: Professor\n")
    build(source)
    html = (source / "public/people/index.html").read_text()
    main = html[html.index("<main") :]
    names = ["Emmy Noether", "Jan Öhm", "Rózsa Péter", "Konrad Zuse"]
    assert sorted(names, key=main.index) == names


def test_a_title_in_a_profile_costs_no_work(source: Path) -> None:
    (source / "content/people/emmy.yaml").write_text("name: Prof. Dr. Emmy Noether\n")
    report = build(source)
    assert "person-title" in {problem["code"] for problem in report.problems}
    html = (source / "public/people/emmy/index.html").read_text()
    assert "Invariante Variationsprobleme" in html
    assert "Prof. Dr." not in html


def test_settings_are_part_of_what_a_page_depends_on(source: Path) -> None:
    build(source)
    (source / "content/site.yaml").write_text("title: Another title\n")
    assert build(source).kept == 0
    assert tree(source / "public") == _clean(source)
    assert build(source, file_links=True).kept == 0


def test_a_template_of_ones_own_is_used_and_given_back(source: Path) -> None:
    build(source)
    before = tree(source / "public")
    own = source / "theme/templates"
    own.mkdir(parents=True)
    (own / "404.html").write_text("<p>Nothing at {{ view.head.address }}</p>")
    assert list(build(source).reasons) == ["404.html"]
    assert (source / "public/404.html").read_text() == "<p>Nothing at /404.html</p>"
    shutil.rmtree(source / "theme")
    build(source)
    assert tree(source / "public") == before


def test_a_failing_template_leaves_the_site_as_it_was(source: Path) -> None:
    build(source)
    before = tree(source / "public")
    own = source / "theme/templates"
    own.mkdir(parents=True)
    (own / "404.html").write_text("<p>\n{{ view.no_such_thing }}</p>")
    report = build(source)
    (problem,) = [p for p in report.problems if p["severity"] == "error"]
    assert (problem["code"], problem["path"], problem["line"]) == (
        "render-failed",
        "theme/templates/404.html",
        2,
    )
    assert report.exit_code() == 1
    assert tree(source / "public") == before


def test_drafts_and_future_items_wait(source: Path) -> None:
    note = source / "content/news/later.md"
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=2)
    note.write_text(f"---\ntitle: Later\ndate: {tomorrow}\n---\nSoon.\n")
    build(source)
    assert not (source / "public/news/later").exists()
    build(source, drafts=True)
    assert (source / "public/news/later/index.html").exists()


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/public", "theme", "themes/x", ".sitegen"]
)
def test_the_source_is_never_the_output(source: Path, output: str) -> None:
    before = tree(source)
    report = build(source, source / output)
    assert [p["code"] for p in report.problems] == ["output-is-source"]
    assert tree(source) == before


def test_hostile_addresses_stay_inside(source: Path) -> None:
    (source / "content/pages").mkdir()
    for number, address in enumerate(("../../../evil", "/..", "a/../../evil", "C:\\evil", "a\\b")):
        (source / f"content/pages/p{number}.md").write_text(
            f"---\ntitle: Evil\naddress: '{address}'\naliases: ['{address}']\n---\nx\n"
        )
    before = {path for path in source.parent.rglob("*") if "public" not in path.parts}
    build(source)
    after = {path for path in source.parent.rglob("*") if "public" not in path.parts}
    assert {path for path in after - before if ".sitegen" not in path.parts} == set()


def test_the_same_bytes_wherever_and_whenever(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere/deeper/copy"
    shutil.copytree(source, other)
    environments = (
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    )
    results = []
    for folder, environment in zip((source, other), environments, strict=True):
        done = sitegen("build", "--source", str(folder), cwd=tmp_path, **environment)
        assert done.returncode == 0, done.stderr
        results.append(tree(folder / "public"))
    assert results[0] == results[1]


def _many(source: Path, number: int = 120) -> None:
    entries = (
        f"@article{{key{n}, author={{Noether, Emmy}}, title={{Theorem {n}}}, year={{1920}}}}\n"
        for n in range(number)
    )
    (source / "content/works/many.bib").write_text("".join(entries))


def test_workers_write_what_one_process_writes(source: Path, tmp_path: Path) -> None:
    _many(source)
    for processes in (1, 2, 3):
        output = tmp_path / str(processes)
        assert not build_site(
            Settings(str(source), str(output), url=""), processes=processes
        ).failed
    assert tree(tmp_path / "1") == tree(tmp_path / "2") == tree(tmp_path / "3")


def test_a_killed_build_leaves_old_or_new_files_and_the_next_mends(source: Path) -> None:
    _many(source)
    clean = _clean(source)
    (source / "content/site.yaml").write_text("title: Before\n")
    before = _clean(source)
    for delay in (0.3, 0.5, 0.8, 1.1):
        (source / "content/site.yaml").write_text("title: Before\n")
        assert not build(source).failed
        (source / "content/site.yaml").unlink()
        process = subprocess.Popen([sys.executable, "-m", "sitegen", "build", "--source", source])
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path, data in tree(source / "public").items():
            if path != NAME and not path.startswith(".sitegen-tmp-"):
                assert data in (before.get(path), clean.get(path)), path
        assert not build(source).failed
        assert tree(source / "public") == clean


def test_two_builds_at_once_end_well(source: Path) -> None:
    _many(source)
    command = [sys.executable, "-m", "sitegen", "build", "--source", str(source)]
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert tree(source / "public") == _clean(source)


def test_a_build_opens_no_socket(source: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith('socket.'):\n"
        "        sys.stderr.write(f'{event} {arguments}\\n')\n"
        "        sys.stderr.flush()\n"
        "        import os; os._exit(99)\n"
        "sys.addaudithook(watch)\n"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    for command in ("build", "check"):
        done = sitegen(command, "--source", str(source), PYTHONPATH=path)
        assert done.returncode == 0, done.stderr


def test_unchanged_build_imports_nothing_heavy(source: Path) -> None:
    assert sitegen("build", "--source", str(source)).returncode == 0
    program = (
        "import sys; sys.argv = ['sitegen', 'build', '--source', sys.argv[1]]\n"
        "import sitegen.cli\n"
        "try: sitegen.cli.main()\n"
        "except SystemExit as end: assert end.code == 0\n"
        "heavy = {'click', 'yaml', 'jinja2', 'dataclasses', 'pathlib', 'sitegen.errors'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program, str(source)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SITEGEN_URL": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    summary, heavy = done.stdout.splitlines()
    assert " 0 written," in summary
    assert heavy == "[]"


def test_replay_gives_the_report_again_and_notices_every_change(source: Path) -> None:
    (source / "content/works/papers.bib").write_text(BIB + "@article{bad, titel = {x}, year = 1}")
    first = json.loads(sitegen("build", "--json", "--source", str(source)).stdout)
    again = json.loads(sitegen("build", "--json", "--source", str(source)).stdout)
    assert again["pages"] == {"written": 0, "kept": first["pages"]["written"], "removed": 0}
    assert {**again, "pages": 0} == {**first, "pages": 0}

    changes = [
        lambda: (source / "content/works/papers.bib").write_text(BIB),
        lambda: (source / "content/works/new.bib").write_text(""),
        lambda: (source / "content/works/new.bib").unlink(),
        lambda: (source / "public/index.html").unlink(),
        lambda: (source / "public/index.html").write_text("x"),
        lambda: (source / "theme").mkdir() or (source / "theme/theme.css").write_text("p {}"),
    ]
    from sitegen.build.state import unchanged

    settings = Settings(str(source), url="")
    for change in changes:
        assert unchanged(settings) is not None
        change()
        assert unchanged(settings) is None
        assert not build(source).failed
    for option in ({"drafts": True}, {"file_links": True}, {"url": "https://example.org"}):
        assert unchanged(Settings(str(source), **{"url": "", **option})) is None


def test_a_second_change_within_the_same_tick_is_noticed(source: Path) -> None:
    from sitegen.build.state import unchanged

    file = source / "content/works/papers.bib"
    build(source)
    stat = file.stat()
    file.write_text(BIB.replace("1936},", "1937},"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert unchanged(Settings(str(source), url="")) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 1}', "[" * 100_000, "\x00"])
def test_a_damaged_cache_costs_only_time(source: Path, text: str) -> None:
    build(source)
    (file,) = (source / ".sitegen").glob("state-*.json")
    file.write_text(text)
    assert build(source).written == 0


def test_a_cache_that_is_a_link_is_not_used(source: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (source / ".sitegen").symlink_to(tmp_path / "home")
    assert not build(source).failed
    assert build(source).written == 0
    assert tree(tmp_path / "home") == {}
