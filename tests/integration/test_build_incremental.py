"""Whatever is edited: an incremental build, and `serve`, give the bytes of a clean build."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.build.assembly import Warmth, assemble
from sitegen.build.build import build_site
from sitegen.build.manifest import NAME
from sitegen.build.settings import Settings
from sitegen.build.state import unchanged
from sitegen.errors import Problems
from sitegen.pages.page import output_path
from sitegen.serve.edition import Edition

Edit = Callable[[Path], None]


def entry(key: str, title: str, author: str, year: int, topic: str) -> str:
    return (
        f"@article{{{key}, title={{{title}}}, author={{{author}}}, year={{{year}}},"
        f" journal={{Annals of {topic}}}, keywords={{{topic}}}}}\n"
    )


def write(path: str, text: str) -> Edit:
    def edit(source: Path) -> None:
        file = source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    return edit


def remove(path: str) -> Edit:
    def edit(source: Path) -> None:
        (source / path).unlink(missing_ok=True)

    return edit


WORKS = st.lists(
    st.builds(
        entry,
        st.sampled_from(["ada", "b/c", "B/C", "é", "x" * 120]),
        st.sampled_from(["Laws", "On $x^2$", "{\\'E}tudes", "<b>Bold</b>"]),
        st.sampled_from(["Noether, Emmy", "Germain, Sophie and Noether, E.", "{Bourbaki Group}"]),
        st.sampled_from([1831, 1918]),
        st.sampled_from(["algebra", "physics"]),
    ),
    max_size=4,
).map("".join)

EDITS = st.one_of(
    WORKS.map(lambda text: write("content/works/a.bib", text)),
    WORKS.map(lambda text: write("content/works/b.bib", text)),
    st.sampled_from(
        [
            write("content/site.yaml", "title: One\n"),
            write("content/site.yaml", "title: Two\nurl: https://example.org/repo\nkind: lab\n"),
            write("content/site.yaml", "sections: {publications: papers}\n"),
            remove("content/site.yaml"),
            write("content/people/emmy.yaml", "name: Emmy Noether\norcid: 0000-0002-1825-0097\n"),
            write("content/people/emmy.yaml", "name: Emmy Noether\nnot_mine: [ada]\n"),
            write("content/people/sophie.yaml", "name: Sophie Germain\naliases: [germain]\n"),
            remove("content/people/sophie.yaml"),
            write("content/topics/algebra.md", "---\ntitle: Algebra\n---\nAbout rings.\n"),
            write("content/news/n.md", "---\ntitle: News\ndate: 2001-02-03\n---\n[@ada]\n"),
            write("content/pages/about.md", "---\ntitle: About\nnav: true\n---\n# Hello\n"),
            remove("content/pages/about.md"),
            write("content/assets/ada.pdf", "%PDF-1"),
            write("content/assets/ada.pdf", "%PDF-2"),
            write("theme/templates/404.html", "<p>own</p>"),
            write("theme/templates/parts/work-card.html", "<p>card of {{ view.title }}</p>"),
            remove("theme/templates/parts/work-card.html"),
            write("theme/static/own.css", "p { color: red }"),
            remove("theme/static/own.css"),
        ]
    ),
)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(EDITS, min_size=2, max_size=6))
def test_incremental_equals_clean(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "source")
        write("content/works/a.bib", entry("ada", "Notes", "Noether, Emmy", 1918, "algebra"))(
            source
        )
        warmth = Warmth()
        options = Settings(str(source), str(Path(name, "out")), url="")
        for edit in [lambda _: None, *edits]:
            edit(source)
            report = build_site(options, processes=1)
            assert not report.failed, report.problems
            shutil.rmtree(Path(name, "clean"), ignore_errors=True)
            build_site(Settings(str(source), str(Path(name, "clean")), url=""), processes=1)
            clean = tree(Path(name, "clean"))
            assert NAME in clean
            assert tree(Path(name, "out")) == clean
            site = assemble(options, Problems(), warmth)
            assert site is not None
            edition = Edition(site)
            for address in site.plan.items:
                answer = edition.answer(address)
                data = answer.file.read_bytes() if answer.file else answer.data
                assert data == clean[output_path(address)]


def test_a_content_folder_without_files_counts_when_it_goes(tmp_path: Path) -> None:
    (tmp_path / "content/works").mkdir(parents=True)
    (tmp_path / "a.bib").write_text(entry("ada", "Notes", "Lovelace, Ada", 1843, "Logic"))
    site = Settings(str(tmp_path), output=str(tmp_path / "public"))
    assert build_site(site).works == 0
    assert unchanged(site) is not None
    shutil.rmtree(tmp_path / "content")
    assert unchanged(site) is None
    assert build_site(site).works == 1
