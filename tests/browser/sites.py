"""The sites that the browser looks at: the demo, a folder with a .bib, a profile of 50 works."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

REPOSITORY = Path(__file__).parents[2]

_WORDS = (
    "engine card mill store difference table number series wheel lever notation operation sign "
    "variable cycle column axis result combine order print carry method memoir theorem curve"
).split()


def _text(length: int, seed: int) -> str:
    """That many words in sentences; the same for the same seed."""
    words = [_WORDS[(seed * 7 + i * i * 3 + i * 5) % len(_WORDS)] for i in range(length)]
    sentences = [words[i : i + 12] for i in range(0, length, 12)]
    return " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)


def _work(number: int) -> str:
    kind, place = (
        ("article", "journal = {Memoirs of the Analytical Society}"),
        ("inproceedings", f"booktitle = {{Proceedings on {_text(1 + number % 13, number)[:-1]}}}"),
        ("misc", f"eprint = {{1201.0{number:04}}}, archiveprefix = {{arXiv}}"),
    )[number % 3]
    people = [
        "Ada Lovelace",
        "Charles Babbage",
        "Mary Somerville",
        "Luigi Menabrea",
        "John Herschel",
    ]
    authors = " and ".join(people[: 1 + number % 5])
    pages = f"volume = {number}, pages = {{{number}--{number + 9}}}" if number % 4 else "month = 3"
    return (
        f"@{kind}{{work{number},\n  author = {{{authors}}},\n"
        f"  title = {{{_text(9, number)[:-1]}}},\n  {place},\n  year = {1990 + number % 17},\n"
        f"  doi = {{10.5555/work.{number}}}, url = {{https://example.org/{number}}},\n"
        f"  code = {{https://example.org/code/{number}}},\n"
        f"  keywords = {{Engines, Topic {number % 6}}},\n"
        f"  {pages},\n"
        f"  abstract = {{{_text(150, number)}}}\n}}\n"
    )


# What breaks pages: long words, many authors, other scripts, maths, markup, damaged text.
_DIFFICULT = r"""
@article{collaboration, title = {Observation of a {New} Engine}, year = 2012, volume = 716,
  author = {%s and others}, journal = {Physics of Engines}, doi = {10.5555/many},
  abstract = {We measure $\sqrt{s} = 7\,\mathrm{TeV}$ and $x^2 + \frac{a}{b}$.}}
@article{long, author = {Ann Ash}, year = 2003,
  journal = {Donaudampfschifffahrtsgesellschaftszeitung},
  title = {Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
    and \url{https://example.org/a/very/long/address/that/has/no/place/to/break/in/it/anywhere}},
  doi = {10.5555/a.very.long.identifier.without.any.place.to.break-it-in-two-0123456789-0123456789},
  abstract = {$$\int_{-\infty}^{\infty} e^{-x^2} \, dx = \sqrt{\pi} \quad \text{and} \quad
    a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} = b$$}}
@article{arabic, author = {محمد بن موسى الخوارزمي}, year = 2004, journal = {مجلة},
  title = {الكتاب المختصر في حساب الجبر والمقابلة}}
@article{chinese, author = {祖冲之 and 刘徽}, year = 2005, journal = {数学},
  title = {缀术：圆周率的计算}}
@inproceedings{torn, author = {Ann Ash}, title = {Engines 2. 0 \& <b>more</b>}, year = 2006,
  booktitle = {Proc. <i>Engines</i>}, award = {Best \emph{paper}}, abbr = {ENG},
  abstract = {We reach 2. 04 (e. g. , here). Code is available at https: //x. github. io. <b>},
  note = {Retracted in 2007.}, preview = {engine.png}, retracted = {true}, selected = {true}}
@article{orchids, title = {Orchids}, author = {Ann Ash and Quirin Oak}, year = 1990}
@article{ferns, title = {Ferns}, author = {Ann Ash and Quirin Oak}, year = 1995}
@article{moss, title = {Moss}, author = {A. Ash and {The Moss Team}}, year = 2002}
@book{memoirs, title = {Memoirs}, editor = {Charles Babbage and John Herschel}, year = 1813,
  publisher = {Smith}, address = {Cambridge}, isbn = {978-3-16-148410-0}}
@phdthesis{thesis, title = {On Engines}, author = {Quirin Oak}, school = {University of Somewhere}}
"""

# Lines of every kind, some of them without a place to break.
_CV = """
homepage: https://example.org/a/very/long/address/that/has/no/place/to/break/in/it/anywhere/at/all
positions:
  - {title: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtin, start: 1990-10}
education: [{title: Diploma, place: أكاديمية العلوم, start: 1988-10-01, end: 1990-09-30}]
grants: [{title: Engines, funder: A Fund, role: PI, number: 0123456789-0123456789, amount: £1}]
memberships: [{title: Member, place: Society, start: 1991, text: of its council}]
talks: [{title: 圆周率的计算, event: 数学, place: 北京, date: 1995-06-01, url: "https://example.org/"}]
teaching: [{course: Engines, role: lecturer, place: Somewhere, start: 1992, end: 1993}]
supervision: [{student: Quirin Oak, degree: Ph.D., place: Somewhere, end: 1999}]
service: [Reader]
languages: [{language: Donaudampfschifffahrtsdeutsch, level: native}, {language: English}]
skills: [Welding, Reading]
"""


def write_demo(folder: Path, theme: str) -> Path:
    """The demo of content/, with a history."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    settings = folder / "content/site.yaml"
    settings.write_text(settings.read_text() + f"\ntheme: {theme}\n")
    history = folder / "content/history.yaml"
    if not history.exists():
        history.write_text("- date: 2024-05-01\n  added: [lovelace1843notes, turing1936]\n")
    return folder


def write_bibliography(folder: Path, theme: str) -> Path:
    """A .bib file with what breaks pages, and pages of names."""
    works = folder / "content/works/works.bib"
    works.parent.mkdir(parents=True)
    many = " and ".join(
        f"{a}. {b}" for a in "ABCDEFGH" for b in ("Ahmed", "Núñez", "O'Brien", "Wu")
    )
    works.write_text(_DIFFICULT % many + "".join(_work(n) for n in range(12)))
    (folder / "content/site.yaml").write_text(
        f"title: A Bibliography of Engines\nkind: anthology\ntheme: {theme}\nowner: ash\n"
        "names: {groups: published}\nlimit: 12\n"
        "repairs: {content/works/works.bib: [spaced-punctuation]}\n"
    )
    people = folder / "content/people"
    people.mkdir()
    (people / "ash.yaml").write_text(
        f"{_CV}name: Ann Ash\nemail: ann@example.org\nphoto: ash.jpg\n"
    )
    _write_pictures(folder / "content")
    return folder


def _write_pictures(content: Path) -> None:
    """A portrait as a camera makes it, a preview, and a post with pictures, one of them wide."""
    assets = content / "assets"
    assets.mkdir()
    grey = Image.radial_gradient("L")
    grey.resize((3000, 4000)).convert("RGB").save(assets / "ash.jpg")
    grey.resize((1200, 500)).save(assets / "engine.png")
    (assets / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>'
    )
    (content / "posts").mkdir()
    (content / "posts/2001-02-03-pictures.md").write_text(
        "---\ntitle: Pictures\nimage: ash.jpg\n---\n\nOne.\n\n![An engine](engine.png)\n\n"
        'Two.\n\n![A triangle](drawing.svg "Drawn")\n\nThree.\n'
    )


def write_profile(folder: Path, theme: str) -> Path:
    """One person with 50 works and their abstracts."""
    works = folder / "content/works/works.bib"
    works.parent.mkdir(parents=True)
    works.write_text("".join(_work(n) for n in range(50)))
    people = folder / "content/people"
    people.mkdir()
    (people / "ada.md").write_text(
        "---\nname: Ada Lovelace\nrole: Professor\nemail: ada@example.org\n"
        "affiliations: [{name: Royal Society, start: 1840}]\n"
        "interests: [Engines, Topic 1]\n"
        "links: [{label: Code, url: 'https://example.org/ada'}]\n"
        f"---\n{_text(160, 3)}\n"
    )
    (folder / "content/site.yaml").write_text(f"theme: {theme}\nowner: ada\n")
    return folder


WRITERS = {"demo": write_demo, "bibliography": write_bibliography, "profile": write_profile}
