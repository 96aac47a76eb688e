"""The documentation says what the code does: generated parts, examples, codes, commands, links."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import click
import pytest

from sitegen.build.check import check_site
from sitegen.build.settings import Settings
from sitegen.commands.group import group
from sitegen.commands.printing import print_problems
from sitegen.errors import CODES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
URL = "https://site.example"

_FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(?:content/|themes?/)?[\w.\-/]+\.\w+\Z")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_generated_parts_are_up_to_date(page: Path) -> None:
    """When this fails: make docs."""
    text = page.read_text(encoding="utf-8")
    assert generator().filled(text) == text


def test_the_index_names_every_page() -> None:
    named = set(re.findall(r"\]\((\w+\.md)\)", read("README.md")))
    assert named >= {page.name for page in PAGES} - {"README.md"}


# Examples


class Block(NamedTuple):
    """A code block: the words behind its fence, and what stands in it."""

    info: list[str]
    text: str


class Stage(NamedTuple):
    """A site as an example leaves it: its files, and what a block after it says of it."""

    files: dict[str, str]
    problems: str
    report: str


def blocks(text: str) -> Iterator[Block]:
    for match in _FENCE.finditer(text):
        yield Block(match[2].split(), match[3])


def stages(text: str) -> list[Stage]:
    """The sites that a page's examples make.

    The examples of a page are files of one site. A file that comes a second time replaces the
    first in a next site; `<!-- another site -->` starts from nothing. A block `text problems` is
    what `sitegen check` prints about the site so far (but for
    pages that no link leads to), `json report` what `check --json` does.
    """
    found: list[Stage] = []
    for part in text.split("<!-- another site -->"):
        files: dict[str, str] = {}
        complete = True
        for info, body in blocks(part):
            if info[1:] in (["problems"], ["report"]):
                says = (body, "") if info[1] == "problems" else ("", body)
                found.append(Stage(dict(files), *says))
                complete = True
            elif len(info) == 2 and _FILE.match(info[1]):
                if info[1] in files and not complete:
                    found.append(Stage(dict(files), "", ""))
                files[info[1]] = body
                complete = False
        if not complete:
            found.append(Stage(dict(files), "", ""))
    return found


STAGES = [
    pytest.param(stage, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, stage in enumerate(stages(page.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("stage", STAGES)
def test_examples_work_as_printed(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in stage.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = check_site(Settings(str(tmp_path), url=URL))
    if stage.report:
        assert json.loads(stage.report) == report.as_json()
    elif stage.problems:
        told = [p for p in report.problems if p["code"] != "check-orphan"]
        print_problems(told, everything=True)
        assert capsys.readouterr().err == stage.problems
    else:
        assert [p for p in report.problems if p["severity"] != "info"] == []


def test_there_are_examples() -> None:
    assert {id_.split("-")[0] for id_ in (param.id or "" for param in STAGES)} >= {
        "content",
        "site",
        "bibtex",
        "works",
        "markdown",
        "commands",
        "problems",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_named_block_is_an_example(page: Path) -> None:
    """A misspelt info string would make an example that nobody tests."""
    for info, _ in blocks(page.read_text(encoding="utf-8")):
        assert len(info) < 2 or info[1] in ("problems", "report") or _FILE.match(info[1]), info


# Problem codes


def paragraphs() -> dict[str, str]:
    """What docs/problems.md says about each code, by the code."""
    parts = re.split(r"^### (\S+)\n", read("problems.md"), flags=re.MULTILINE)
    named = [name.strip("`") for name in parts[1::2]]
    assert len(named) == len(set(named)), "a code is explained twice"
    return dict(zip(named, parts[2::2], strict=True))


def test_every_code_is_explained() -> None:
    assert set(paragraphs()) == set(CODES)


def test_every_area_of_codes_has_its_table() -> None:
    tables = re.findall(r"<!-- codes: (\w+) -->", read("problems.md"))
    assert tables == list(generator().AREAS)


@cache
def texts_of_the_code() -> tuple[re.Pattern[str], ...]:
    """Every text of the program with enough words to be a message, as a pattern."""
    found = set()
    for path in (ROOT / "sitegen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [p.value if isinstance(p, ast.Constant) else None for p in node.values]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                # {name} is a place that str.format fills.
                parts = re.split(r"(?:\{\w+\}())", node.value)
                parts = [part or None for part in parts]
            else:
                continue
            texts = [None if part is None else str(part) for part in parts]
            if sum(len(text or "") for text in texts) >= 8:
                found.add("".join(".*?" if text is None else re.escape(text) for text in texts))
    return tuple(re.compile(text, re.DOTALL) for text in sorted(found))


def is_a_text_of_the_code(message: str) -> bool:
    return any(pattern.fullmatch(message) for pattern in texts_of_the_code())


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_quoted_message_is_one_of_the_program(code: str) -> None:
    for message in re.findall(r"^> (.+)$", paragraphs().get(code, ""), re.MULTILINE):
        assert is_a_text_of_the_code(message), message


# The style of messages: what follows a colon or hint reads as part of a sentence.

NAMES = ("OpenAlex", "ORCID", "DBLP", "Crossref")


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that a message can be; {} stands for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def messages() -> Iterator[tuple[str, str]]:
    """(place, text) of every message and hint that is written beside its code."""
    for path in sorted((ROOT / "sitegen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                first = [n for n, a in enumerate(node.args) if {*literals(a)} & set(CODES)][:1]
                for argument in node.args[first[0] + 1 :] if first else ():
                    for text in literals(argument):
                        yield f"{path.relative_to(ROOT)}:{argument.lineno}", text


def test_messages_and_hints_start_small_and_have_no_full_stop() -> None:
    found = list(messages())
    assert len(found) > 150
    wrong = [
        place
        for place, text in found
        if (text[:1].isupper() and not text.startswith(NAMES)) or text.endswith(".")
    ]
    assert wrong == []


# Commands


def sections(page: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", read(page), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", sorted(group.commands))
def test_every_command_is_explained(name: str) -> None:
    section = sections("commands.md").get(f"sitegen {name}", "")
    assert f"<!-- options: {name} -->" in section
    assert f"sitegen {name}" in section
    for parameter in group.commands[name].params:
        if isinstance(parameter, click.Argument):
            context = click.Context(group.commands[name])
            assert parameter.make_metavar(context).strip("[].") in section


def test_no_other_command_is_explained() -> None:
    named = {title.removeprefix("sitegen ") for title in sections("commands.md")}
    assert {n for n in named if f"## sitegen {n}\n" in read("commands.md")} == set(group.commands)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_commands_and_options_in_pages_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = "\n".join([block.text for block in blocks(text)] + re.findall(r"`([^`\n]+)`", text))
    known = {
        name: {opt for parameter in command.params for opt in parameter.opts}
        for name, command in group.commands.items()
    }
    for name, rest in re.findall(r"^\s*(?:\w+=\S* )?sitegen ([a-z]+)\b(.*)$", code, re.MULTILINE):
        assert name in known, name
        for option in re.findall(r"(?<=\s)--[a-z-]+", rest):
            assert option in {*known[name], "--help"}, f"sitegen {name} {option}"
    every = set().union(*known.values(), {"--help", "--version"})
    for option in re.findall(r"`(--[a-z][a-z-]+)`", text):
        assert option in every, option


# Links


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE):
        kept = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(kept.replace(" ", "-"))
    return found


@pytest.mark.parametrize(
    "page",
    [*PAGES, *sorted(ROOT.glob("*.md"))],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link
