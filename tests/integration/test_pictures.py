"""Pictures from the content to the page: copies, addresses, builds, their absence."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import SiteFolder
from PIL import Image

from sitegen.build.build import build_site
from sitegen.build.clean import clean_site
from sitegen.build.explain import explain_address
from sitegen.build.settings import Settings
from sitegen.errors import Problems
from sitegen.pages.page import Picture
from sitegen.serve.edition import Edition


def picture(width: int, height: int, kind: str = "JPEG", color: str = "#804020") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
def album(site: SiteFolder) -> SiteFolder:
    """A site with a picture at every place that shows one."""
    site.write("content/site.yaml", "title: Engines\nurl: https://e.example\nkind: lab\n")
    site.write(
        "content/people/ada.md",
        "---\nname: Ada Lovelace\nphoto: portraits/ada.jpg\n---\n\n![At work](desk.png)\n",
    )
    site.write(
        "content/works/a.yaml",
        "id: note\ntitle: A note\nauthors: [Ada Lovelace]\nyear: 1843\npreview: engine.png\n"
        "keywords: [Engines]\n",
    )
    site.write("content/topics/engines.md", "---\ntitle: Engines\n---\n\n![Wheels](wheels.png)\n")
    site.write(
        "content/posts/2024-01-02-card.md",
        '---\ntitle: Cards\nimage: card.png\n---\n\n![One](one.png) ![Two](two.gif "Twice")\n',
    )
    site.write("content/assets/portraits/ada.jpg", picture(900, 1200))
    for name in ("desk", "engine", "wheels", "card", "one"):
        site.write(f"content/assets/{name}.png", picture(1000, 500, "PNG"))
    site.write("content/assets/two.gif", picture(40, 30, "GIF"))
    site.write("content/assets/unused.png", picture(1000, 500, "PNG"))
    return site


def sources(html: str) -> list[tuple[str, int]]:
    return [
        (name, int(width))
        for found in re.findall(r'srcset="([^"]*)"', html)
        for name, width in (part.split() for part in found.split(", "))
        for width in [width.removesuffix("w")]
    ]


@pytest.mark.parametrize(
    ("page", "copy"),
    [
        ("/people/ada/", "../../assets/portraits/ada-320.webp"),
        ("/people/ada/", "../../assets/desk-720.webp"),
        ("/people/", "../assets/portraits/ada-160.webp"),
        ("/", "./assets/portraits/ada-160.webp"),
        ("/publications/", "../assets/engine-160.webp"),
        ("/publications/note/", "../../assets/engine-640.webp"),
        ("/topics/engines/", "../../assets/wheels-720.webp"),
        ("/posts/2024/card/", "../../../assets/card-720.webp"),
        ("/posts/2024/card/", "../../../assets/one-720.webp"),
    ],
)
def test_every_place_offers_copies(album: SiteFolder, page: str, copy: str) -> None:
    assert copy in [name for name, _ in sources(album.text(page))]


def test_every_offered_copy_exists_in_its_width(album: SiteFolder) -> None:
    seen = 0
    for page in ("/people/ada/", "/posts/2024/card/", "/publications/note/", "/topics/engines/"):
        for name, width in sources(album.text(page)):
            address = f"/assets/{name.split('/assets/')[1]}"
            image = Image.open(io.BytesIO(album.bytes(address)))
            assert (image.format, image.width) == ("WEBP", width)
            seen += 1
    assert seen > 12


def test_only_what_is_used_has_copies(album: SiteFolder) -> None:
    copies = {a for a in album.addresses if a.endswith(".webp")}
    assert not {a for a in copies if "unused" in a or "two" in a}
    offered = {
        f"/assets/{name.split('assets/')[1]}"
        for page in album.addresses
        if page.endswith("/")
        for name, _ in sources(album.text(page))
    }
    assert copies == offered


def test_the_first_picture_hurries_and_the_others_wait(album: SiteFolder) -> None:
    page = album.text("/posts/2024/card/")
    first, *others = re.findall(r"<img [^>]*>", page)
    assert 'fetchpriority="high"' in first
    assert all('loading="lazy"' in image for image in others)
    assert 'title="Twice"' in others[-1]
    assert album.broken_links() == []


def test_no_picture_of_another_host_is_shown(album: SiteFolder) -> None:
    web = "https://w.example"
    album.write(
        "content/people/ada.md",
        f"---\nname: Ada Lovelace\nphoto: {web}/p.jpg\n---\n\n[![Desk]({web}/d.png)](/people/)\n",
    )
    album.write("content/works/b.bib", f"@book{{b, title = {{B}}, preview = {{{web}/v.png}}}}")
    album.write("content/topics/engines.md", f"---\ntitle: Engines\n---\n\n![]({web}/t.png)\n")
    album.write(
        "content/pages/x.md",
        f"---\ntitle: X\nimage: https://w.example/i.png\n---\n\nA ![W]({web}/b.png)\n",
    )
    found = [str(p) for p in album.problems if p.code == "picture-foreign"]
    assert [line.partition(": warning")[0] for line in found] == [
        "content/pages/x.md:3:1",
        "content/pages/x.md:6:8",
        "content/people/ada.md:2:1",
        "content/people/ada.md:3:1",
        "content/topics/engines.md:2:1",
        "content/works/b.bib:1:34",
    ]
    assert found[3] == (
        "content/people/ada.md:3:1: warning[picture-foreign]: the picture https://w.example/p.jpg"
        " is on another host, which pages do not ask; it is not shown\n"
        "    hint: save the file below content/assets/ and name that"
    )
    pages = {a: album.text(a) for a in album.addresses if a.endswith("/")}
    assert not [a for a, html in pages.items() if re.search(r'src(set)?="(https?:)?//', html)]
    link = '<a href="https://w.example/t.png">https://w.example/t.png</a>'
    assert link in pages["/topics/engines/"]
    assert re.search(r'<a href="[^"]*">Desk</a>', pages["/people/ada/"])


def test_a_text_that_begins_with_a_picture_has_it_at_once(album: SiteFolder) -> None:
    album.write("content/pages/x.md", "---\ntitle: X\n---\n\n![a](one.png)\n\n![b](card.png)\n")
    first, other = re.findall(r"<img [^>]*>", album.text("/x/"))
    assert 'fetchpriority="high"' in first
    assert 'loading="lazy"' in other


def test_names_that_an_asset_has_are_left_to_it(album: SiteFolder) -> None:
    real = picture(7, 7, "WEBP")
    album.write("content/assets/one-720.webp", real)
    assert album.bytes("/assets/one-720.webp") == real
    assert album.codes == []
    names = [name for name, width in sources(album.text("/posts/2024/card/")) if width == 720]
    assert any(re.search(r"one-720-[0-9a-f]{6}\.webp", name) for name in names)


def test_pictures_of_one_name_and_two_kinds_do_not_collide(album: SiteFolder) -> None:
    album.write("content/assets/one.jpg", picture(1000, 400, "JPEG"))
    album.write("content/pages/more.md", "---\ntitle: More\n---\n\n![x](one.jpg)\n")
    copies = [a for a in album.addresses if "/one-720" in a]
    assert len(copies) == 2
    assert album.codes == []


@pytest.mark.parametrize("data", [b"no picture", picture(900, 1200)[:900]])
def test_a_broken_picture_costs_nothing_else(album: SiteFolder, data: bytes) -> None:
    album.write("content/assets/portraits/ada.jpg", data)
    (problem,) = [p for p in album.problems if p.code == "picture-unreadable"]
    assert str(problem.place) == "content/assets/portraits/ada.jpg"
    assert '<img class="portrait" src="../../assets/portraits/ada.jpg"' in album.text(
        "/people/ada/"
    )
    assert not build_site(Settings(str(album.folder))).failed


def test_switched_off_there_are_originals(album: SiteFolder) -> None:
    album.write("content/site.yaml", "title: Engines\nurl: https://e.example\npictures: false\n")
    assert not {a for a in album.addresses if a.endswith(".webp")}
    assert "<picture>" not in album.text("/people/ada/")
    assert album.codes == []


def test_without_pillow_there_are_originals(
    album: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = picture(900, 1200) + bytes(3_000_000)
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert not {a for a in album.addresses if a.endswith(".webp")}
    assert '<img class="portrait" src="../../assets/portraits/ada.jpg"' in album.text(
        "/people/ada/"
    )
    assert album.codes == []  # nothing is large
    album.write("content/assets/portraits/ada.jpg", large)
    (problem,) = [p for p in album.problems if p.code.startswith("picture")]
    assert (problem.code, problem.message, problem.hint) == (
        "picture-no-pillow",
        "1 picture is much larger than shown (3.0 MB); smaller copies need Pillow",
        'run pip install "sitegen[images]", or write pictures: false',
    )
    assert not build_site(Settings(str(album.folder))).failed


# Builds


def built(folder: Path, output: str = "public", **options: int) -> dict[str, bytes]:
    report = build_site(Settings(str(folder), str(folder / output)), **options)
    assert not report.failed
    found = sorted((folder / output).rglob("*"))
    return {p.relative_to(folder / output).as_posix(): p.read_bytes() for p in found if p.is_file()}


def test_bytes_do_not_depend_on_the_cache_or_the_number_of_workers(album: SiteFolder) -> None:
    first = built(album.folder, processes=1)
    assert (album.folder / ".sitegen/pictures.json").is_file()
    assert built(album.folder, "again", processes=3) == first
    problems = Problems()
    clean_site(Settings(str(album.folder)), problems)
    assert not (album.folder / ".sitegen").exists()
    assert built(album.folder, processes=2) == first


def test_a_copy_is_made_once(album: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    built(album.folder)
    monkeypatch.setattr("sitegen.render.pictures.webp", None)
    monkeypatch.setattr("sitegen.pictures.album.look_at", None)
    album.write("content/people/alan.yaml", "name: Alan Turing\n")
    report = build_site(Settings(str(album.folder)))
    assert report.written > 0
    assert not [path for path in report.reasons if path.endswith(".webp")]


def test_another_original_makes_its_copies_anew(album: SiteFolder) -> None:
    built(album.folder)
    album.write("content/assets/engine.png", picture(1000, 500, "PNG", "#102030"))
    report = build_site(Settings(str(album.folder)))
    written = {path for path in report.reasons if path.endswith(".webp")}
    assert written == {f"assets/engine-{w}.webp" for w in (160, 320, 640, 960)}
    album.write("content/assets/engine.png", picture(500, 250, "PNG", "#102030"))
    after = built(album.folder)
    assert "assets/engine-640.webp" not in after
    assert "assets/engine-500.webp" in after
    assert after == built(album.folder, "clean")


def test_another_version_of_pillow_makes_all_anew(album: SiteFolder) -> None:
    assert album.assembly is not None
    items = [i for i in album.assembly.plan.items.values() if isinstance(i, Picture)]
    assert items
    marks = {album.assembly.renderer.fingerprint(item).program for item in items}
    assert len(marks) == 1
    assert marks.pop().startswith("pillow-")


def test_portraits_are_in_no_feed_and_no_api(album: SiteFolder) -> None:
    for address in album.addresses:
        if address.startswith("/api/") or "/feed." in address:
            assert "ada-160" not in album.text(address)
            assert "ada.jpg" not in album.text(address)


def test_a_build_with_new_words_and_old_pictures_leaves_pillow_alone(album: SiteFolder) -> None:
    built(album.folder)
    album.write("content/people/alan.yaml", "name: Alan Turing\n")
    code = (
        "import sys; from sitegen.build.build import build_site\n"
        "from sitegen.build.settings import Settings\n"
        f"report = build_site(Settings({str(album.folder)!r}), processes=1)\n"
        "print(report.written > 0, 'PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_serve_shows_copies(album: SiteFolder) -> None:
    assert album.assembly is not None
    edition = Edition(album.assembly)
    answer = edition.answer("/assets/engine-320.webp")
    assert (answer.status, answer.name) == (200, "engine-320.webp")
    assert answer.data == album.bytes("/assets/engine-320.webp")
    verdict = edition.verify({}, lambda: False)
    assert verdict is not None
    assert verdict.failures == ()


def test_explain_tells_of_copies(album: SiteFolder) -> None:
    lines = explain_address(Settings(str(album.folder)), "/assets/engine-320.webp", Problems())
    assert any("copy of content/assets/engine.png, 320 pixels wide" in line for line in lines)


def test_any_file_name_can_be_a_picture(site: SiteFolder) -> None:
    name = "my photo, 50% #1.jpg"
    site.write(f"content/assets/{name}", picture(900, 1200))
    site.write("content/people/ada.yaml", f"name: Ada Lovelace\nphoto: {name!r}\n")
    html = site.text("/people/ada/")
    (shown,) = re.findall(r'<img[^>]* src="([^"]+)"', html)
    assert shown == "../../assets/my%20photo%2C%2050%25%20%231.jpg"
    assert all(unquote(link)[5:] in site.addresses for link, _ in [(shown, 0), *sources(html)])
