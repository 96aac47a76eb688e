from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.build.manifest import NAME
from sitegen.build.report import Report
from sitegen.cli import main, quick_options
from sitegen.commands.printing import print_report

BIB = "@article{noether1918, author={Emmy Noether}, title={Invariante Variationsprobleme}, {}}"
Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("SITEGEN_URL", raising=False)

    def call(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["sitegen", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        assert isinstance(end.value.code, int)
        return end.value.code

    return call


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "papers.bib").write_text(BIB.replace("{}", "year=1918"))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ("build", {"--source": None, "--output": None}),
        (
            "build --json --strict",
            {"--source": None, "--output": None, "--json": "", "--strict": ""},
        ),
        ("build --source a --output=b", {"--source": "a", "--output": "b"}),
        ("build --help", None),
        ("build --explain", None),
        ("build --source", None),
        ("build --source=", None),
        ("build extra", None),
        ("serve", None),
        ("", None),
    ],
)
def test_the_quick_look_knows_plain_builds_only(
    arguments: str, found: dict[str, str | None] | None
) -> None:
    assert quick_options(arguments.split()) == found


def test_build_twice(run: Run, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--source", site) == 0
    first = capsys.readouterr().out
    assert first.startswith("1 work, ")
    assert " 0 kept, 0 removed, " in first
    assert run("build", "--source", site) == 0
    assert " 0 written, " in capsys.readouterr().out


def test_json_is_the_only_thing_on_stdout(
    run: Run, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run("build", "--source", site, "--json") == 0
        data = json.loads(capsys.readouterr().out)
        assert list(data) == ["works", "pages", "sources", "problems"]
        assert list(data["pages"]) == ["written", "kept", "removed"]
        assert data["sources"] == [{"path": "papers.bib", "keys": ["noether1918"]}]
        for problem in data["problems"]:
            assert list(problem) == [
                "code",
                "severity",
                "path",
                "line",
                "column",
                "message",
                "hint",
            ]


def test_warnings_are_exit_1_only_if_strict(run: Run, site: Path) -> None:
    (site / "papers.bib").write_text(BIB.replace("{}", "year=nosuchmacro"))
    assert run("build", "--source", site) == 0
    assert run("build", "--source", site, "--strict") == 1
    assert run("check", "--source", site) == 0
    assert run("check", "--source", site, "--strict") == 1


def test_errors_are_exit_1(run: Run, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "public").mkdir()
    (site / "public/thesis.tex").write_text("my only copy")
    assert run("build", "--source", site) == 1
    out, err = capsys.readouterr()
    assert out == "nothing was written: 1 error\n"
    assert "holds files that sitegen did not write (thesis.tex)" in err
    assert run("build", "--source", site, "--json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["problems"][-1]["severity"] == "error" or data["problems"][0]["severity"] == "error"
    assert data["sources"] == [{"path": "papers.bib", "keys": ["noether1918"]}]


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["build", "--frob"],
        ["build", "--source", "no-such-folder"],
        ["explain"],
        ["new"],
    ],
)
def test_misuse_is_exit_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments) == 2


def test_help_teaches(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert "sitegen new my-site" in capsys.readouterr().out
    for command in ("new", "build", "serve", "check", "explain", "clean"):
        assert run(command, "--help") == 0
        assert "Example" in capsys.readouterr().out


def test_version(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    import sitegen

    assert run("--version") == 0
    assert sitegen.__version__ in capsys.readouterr().out


def test_new_makes_a_site_without_a_complaint(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my site"
    assert run("new", folder) == 0
    assert (
        capsys.readouterr()
        .out.partition("\n\n")[2]
        .startswith(
            f"See it:\n  cd {folder}\n"
            "  sitegen serve          and open the address that it prints\n\n"
            "Make it yours:\n"
            "  content/people/me.yaml your name and profile; README.md says what the rest is\n"
        )
    )
    for name in (".gitignore", "netlify.toml", "README.md", ".github/workflows/pages.yml"):
        assert (folder / name).is_file()
    capsys.readouterr()
    assert run("build", "--source", folder, "--strict") == 0
    assert capsys.readouterr().err == ""  # that `url` is missing is told by check
    assert run("check", "--source", folder, "--strict", "--json") == 0
    out = capsys.readouterr().out
    report = json.loads(out[out.index("{") :])
    assert {problem["severity"] for problem in report["problems"]} <= {"info"}
    assert run("new", folder) == 2
    capsys.readouterr()


def test_clean_removes_what_builds_made_and_nothing_else(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert run("new", folder) == 0
    before = sorted(folder.rglob("*"))
    assert run("build", "--source", folder) == 0
    (folder / "public/CNAME").write_text("example.org")
    assert run("clean", "--source", folder) == 0
    left = [path.name for path in (folder / "public").iterdir()]
    assert sorted(left) == [NAME, "CNAME"]
    assert run("build", "--source", folder) == 0  # the folder is still one to build into
    (folder / "public/CNAME").unlink()
    assert run("clean", "--source", folder) == 0
    assert sorted(folder.rglob("*")) == before


def test_clean_leaves_a_folder_of_others_alone(run: Run, site: Path) -> None:
    (site / "public").mkdir()
    (site / "public/thesis.tex").write_text("my only copy")
    assert run("clean", "--source", site) == 1
    assert (site / "public/thesis.tex").exists()


def test_explain(run: Run, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "/publications/noether1918/", "--source", site) == 0
    assert "because the site did not have it" in capsys.readouterr().out
    assert run("build", "--source", site) == 0
    capsys.readouterr()
    for address in (
        "publications/noether1918",
        site / "public/publications/noether1918/index.html",
    ):
        assert run("explain", address, "--source", site) == 0
        out = capsys.readouterr().out
        assert out.startswith("/publications/noether1918/\n")
        assert "a build would keep it" in out
    assert run("explain", "/publications/noether/", "--source", site) == 1
    assert "did you mean /publications/noether1918/" in capsys.readouterr().err


def test_explain_of_the_front_page_names_its_sources(
    run: Run, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in {
        "site.yaml": "title: Ada\nkind: person\nowner: ada\n",
        "people/ada.yaml": "name: Ada Lovelace\n",
        "pages/index.md": "Hello\n",
        "../theme/templates/parts/profile.html": "",
    }.items():
        (site / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / name).write_text(text)
    assert run("explain", "/", "--source", site) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:7] == [
        "  its subject stands in content/people/ada.yaml:1:1",
        "  its subject stands in content/pages/index.md:1:1",
        "  page of the template home.html:",
        "    home.html from the theme plain",
        "    parts/profile.html from the site's theme/",
    ]
    assert re.fullmatch(r"    and \d+ templates of the theme that it uses", lines[7])


def test_build_explain_says_why(run: Run, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--source", site) == 0
    (site / "public/index.html").unlink()
    capsys.readouterr()
    assert run("build", "--source", site, "--explain") == 0
    assert "1 file, because its file is missing from the output:\n  index.html\n" in (
        capsys.readouterr().err
    )


def problem(number: int, **values: object) -> dict[str, object]:
    return {
        "code": "bibtex-key",
        "severity": "warning",
        "path": "a.bib",
        "line": number,
        "column": 3,
        "message": f"message {number}",
        "hint": "do it",
        **values,
    }


def test_problems_are_grouped_and_many_alike_are_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = Report(
        [*(problem(n) for n in range(1, 9)), problem(1, path=None, severity="info", hint=None)],
        works=1200,
        written=3,
        kept=1,
    )
    print_report(report, "out", as_json=False, seconds=0.84)
    out, err = capsys.readouterr()
    assert out == "1,200 works, 4 pages: 3 written, 1 kept, 0 removed, 8 warnings, 0.8 s -> out/\n"
    assert err.startswith("a.bib\n  1:3 warning message 1 [bibtex-key]\n      do it\n")
    assert "message 6" not in err
    assert "  ... 3 more of bibtex-key: see sitegen check\n" in err


def test_content_cannot_speak_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report([problem(1, message="\x1b]0;evil\x07 \u202eabc", path="\x1b[2Ja.bib")])
    print_report(report, "out", as_json=False, seconds=0)
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\u202e" not in err
    assert "\\x1b]0;evil\\x07" in err
