"""Social cards: which pages have one, and what it says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitegen.digest import digest
from sitegen.errors import NOWHERE
from sitegen.files.font_file import shown_by
from sitegen.model.person import Person
from sitegen.model.work import Work
from sitegen.pages.cards import year_label
from sitegen.pages.gallery import is_raster
from sitegen.pages.page import SocialCard
from sitegen.pages.picture_views import CardView
from sitegen.pages.site import Site
from sitegen.pictures.social_card import RECIPE, CardText, needs_shaping
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text

if TYPE_CHECKING:
    from sitegen.content.assets import Asset as ContentAsset
    from sitegen.pictures.album import Album
    from sitegen.theme import Theme

_BLANKS = re.compile(r"[ \t\r\n]+")
_CITATION = re.compile(r"\s*\[@[^\]\n]*\]")
FILE = "card.png"  # beside the page's index.html
_AUTHORS = 6
_ACCENT = "#0f5a75"
_ANY = "A"  # a font without it is none
_SHOWN = 12  # letters that are named as missing
_NAMED = 3  # pages that are named as without a card
# What stands in for a sign that a font lacks.
_INSTEAD = {
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "′": "'",
    "″": '"',
    "≫": ">>",
    "≪": "<<",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "≈": "~",
    "∼": "~",
    "≃": "~",
    "×": "x",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "∗": "*",
    "∙": "·",
    "⋅": "·",
    "•": "·",
    "∕": "/",
    "∣": "|",
    "∥": "||",
    "‖": "||",
    "⟨": "<",
    "⟩": ">",
}
# What a sign is a variant of, by Unicode's kinds of decomposition: ℓ is l, ½ is 1⁄2.
_VARIANTS = ("<font>", "<sub>", "<fraction>", "<wide>", "<narrow>", "<compat>")
_ORNAMENTS = ("So", "Sk", "Cf")  # Unicode's classes of what a title can do without
_SELECTORS = "\ufe0e\ufe0f"  # text or picture: they choose a sign's look
_FONT_FILE = re.compile(r"\Afonts/[^/]+\.(?:ttf|otf)\Z", re.IGNORECASE)
_SLANTED = re.compile("italic|oblique", re.IGNORECASE)
# DejaVu has the letters of Europe and the signs of mathematics, not what is between and after.
_EAST, _FAR, _LAST = "\u0590", "\u1dff", "\u2bff"
_DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


class _Font(NamedTuple):
    """A font: its file (None for Pillow's own), the digest of its bytes, its code points."""

    file: Path | None
    digest: str
    letters: frozenset[int]


class _Said(NamedTuple):
    """What a card is to say, before it is known whether the font can."""

    address: str
    label: str
    title: str
    detail: str = ""
    foot: str = ""
    photo: str = ""


def social_card_items(site: Site, theme: Theme, album: Album | None) -> Iterator[SocialCard]:
    """The cards that site.yaml asks for; afterwards `Site.social_card` knows them.

    A page whose title the font cannot set has none: boxes would be worse.
    """
    if not site.config.social_cards or not _is_possible(site, album) or album is None:
        return
    cards = list(_all(site, theme.words))
    font = _font(site, album, {c for said in cards for text in said[1:5] for c in _one_line(text)})
    maker = f"{album.maker} {RECIPE}"
    accent = str(theme.values.get("accent_light", _ACCENT))
    name = site.config.title
    lacking: Counter[str] = Counter()
    bare: list[str] = []  # the addresses of pages without a card
    for said in cards:
        written = [_written(text, font.letters) for text in (name, *said[1:5])]
        if missing := "".join(_missing(text, font.letters) for text in written):
            lacking.update(dict.fromkeys(missing, 1))
            bare.append(said.address)
            continue
        head, label, title, detail, foot = written
        text = CardText(head, label, title, detail, foot, accent)
        if any(map(needs_shaping, text.lines)) and not album.can_shape():
            bare.append(said.address)
            continue
        photo, photo_digest = _portrait(site, said.photo)
        view = CardView(
            f"{said.address}{FILE}",
            ". ".join(line for line in written[2:5] if line).replace("\xa0", " "),
        )
        site.social_cards[said.address] = view
        mark = digest(font.digest, photo_digest)
        yield SocialCard(view.address, text, photo, font.file, mark, maker)
    _report_lacking(site, lacking, bare)


def _is_possible(site: Site, album: Album | None) -> bool:
    place = site.config.place("social_cards")
    if not site.config.url:
        site.problems.add(
            "picture-no-card",
            place,
            "social cards need the site's address, and site.yaml has no `url`",
            "add url: https://example.org",
        )
    elif album is None or not album.maker:
        site.problems.add(
            "picture-no-card",
            place,
            "social cards need Pillow, which is not installed",
            'run pip install "sitegen[images]"',
        )
    else:
        return True
    return False


def _font(site: Site, album: Album, letters: set[str]) -> _Font:
    """The font of the cards, with those of some letters that it has.

    Without `card_font` it is Pillow's, or the one of content/assets/fonts that has most of what
    Pillow's lacks. A font of the machine's own would make each machine's cards different.
    """
    letters = {*letters, *_one_line(site.config.title), _ANY}
    wanted = {ord(c) for sign in letters for c in sign + _stand_in(sign)}
    if name := site.config.card_font:
        path = site.files.find(name, "font")
        for asset in site.content.assets:
            if asset.path == path and (font := _read(asset, wanted)):
                return font
        site.problems.add(
            "picture-font",
            site.config.place("card_font"),
            f"“{name}” is no TrueType or OpenType font of content/assets",
            "write card_font: assets/fonts/NAME.ttf; a WOFF font is not read",
        )
    best = _Font(None, "", album.default_letters())
    if name or not _missing(_written("".join(letters), best.letters), best.letters):
        return best
    most = len(wanted & best.letters)
    for asset in sorted(site.content.assets, key=lambda asset: asset.path):
        if _FONT_FILE.search(asset.path) and not _SLANTED.search(asset.path):
            font = _read(asset, wanted)
            if font and len(font.letters) > most:
                best, most = font, len(font.letters)
    return best


def _read(asset: ContentAsset, wanted: set[int]) -> _Font | None:
    """A font file with those of the wanted code points that it has."""
    shown = shown_by(asset.file.read_bytes(), wanted)
    return _Font(asset.file, asset.digest, shown) if ord(_ANY) in shown else None


def _report_lacking(site: Site, lacking: Counter[str], pages: Sequence[str]) -> None:
    """Report the pages without a card, up to three by address, and the letters they ask for."""
    if not pages:
        return
    letters = "".join(sorted(lacking, key=lambda c: (-lacking[c], c))[:_SHOWN])
    what = "1 page gets" if len(pages) == 1 else f"{len(pages)} pages get"
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    lacks = f"the font has no {letters}" if letters else "Pillow finds no library that sets them"
    site.problems.add(
        "picture-letters",
        NOWHERE,
        f"{what} no social card: {lacks}; {', '.join(pages[:_NAMED])}{more}",
        _font_hint(letters) if letters else "install FriBidi (Debian: libfribidi0)",
    )


def _font_hint(letters: str) -> str:
    ours = not any(_EAST <= c <= _FAR or c > _LAST for c in letters)
    example = f", for example Debian's {_DEJAVU}," if ours else ""
    name = "DejaVuSans" if ours else "NAME"
    return (
        f"copy a font that has them{example} to content/assets/fonts/"
        f" and write card_font: assets/fonts/{name}.ttf"
    )


def _missing(text: str, letters: frozenset[int]) -> str:
    """The characters of a text that a font has not, each once, in their order."""
    return "".join(c for c in dict.fromkeys(text) if ord(c) not in letters and not c.isspace())


def _one_line(text: str) -> str:
    """A text with its accents composed, on one line; hard blanks stay."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _written(text: str, letters: frozenset[int]) -> str:
    """A text on one line as the font can set it, with plain signs for rare ones."""
    text = _one_line(text)
    for sign in _missing(text, letters):
        stand_in = _stand_in(sign)
        if not _missing(stand_in, letters):
            text = text.replace(sign, stand_in)
    return _BLANKS.sub(" ", text).strip()


def _stand_in(sign: str) -> str:
    """What plain text writes for a sign: itself for a letter, nothing for an ornament."""
    if sign in _INSTEAD:
        return _INSTEAD[sign]
    if sign in _SELECTORS:
        return ""
    kind = unicodedata.decomposition(sign).partition(" ")[0]
    if kind == "<super>":
        return f"^{unicodedata.normalize('NFKC', sign)}"
    if kind in _VARIANTS:
        return unicodedata.normalize("NFKC", sign)
    return "" if unicodedata.category(sign) in _ORNAMENTS else sign


def _portrait(site: Site, photo: str) -> tuple[Path | None, str]:
    path = site.files.find(photo, "photo") if photo and "://" not in photo else ""
    if not path or not is_raster(path) or not site.gallery.is_sound(path):
        return None, ""
    asset = next(asset for asset in site.content.assets if asset.path == path)
    return asset.file, asset.digest


def _all(site: Site, words: Mapping[str, str]) -> Iterator[_Said]:
    library = site.library
    owner = library.people.get(site.owner)
    if owner is not None and site.layout == "person":
        yield _person(owner, "/", site.config.description)
    else:
        yield _Said("/", "", site.config.title, site.config.description)
    for person in library.people.values():
        yield _person(person, site.addresses.person(person.id))
    for work in library.works:
        yield _work(site, work, words)
    for topic in library.topics.values():
        if address := site.addresses.of("topics", topic.id):
            summary = plain(_uncited(topic.summary)).partition(". ")[0]
            yield _Said(address, words.get("nav.topics", ""), topic.title, summary)
    titles = {collection.id: collection for collection in library.collections}
    for note in library.notes:
        address = site.addresses.note(note.collection, note.id)
        if address and not note.image:
            kind = titles[note.collection]
            label = "" if kind.pages else words.get(f"nav.{kind.id}", kind.title)
            summary = plain(_uncited(note.summary))
            foot = " · ".join(part for part in (note.date.iso, note.event, note.place) if part)
            yield _Said(address, label, plain(note.title), summary, foot)


def _uncited(text: Text) -> Text:
    """A text without the citations of Markdown."""
    if text.markup is not Markup.MARKDOWN:
        return text
    return Text(_CITATION.sub("", text.source), text.markup)


def _person(person: Person, address: str, description: str = "") -> _Said:
    places = [a.name for a in person.affiliations if a.is_current]
    detail = person.role or person.tagline or description
    return _Said(address, "", str(person.name), detail, "; ".join(places), person.photo)


def _work(site: Site, work: Work, words: Mapping[str, str]) -> _Said:
    label = words.get(f"type.{work.type}", "")
    names = [view.name.replace(" ", "\xa0") for view in site.author_views(work)]
    authors = ", ".join(names[:_AUTHORS])
    if len(names) > _AUTHORS or work.others:
        authors = f"{authors} {words.get('authors.others', '…')}"
    year = year_label(work.date, work.status)
    venue = plain(site.venue_of(work)[0]) or work.institution
    dated = " · ".join(part for part in (label, words.get(f"status.{year}", year)) if part)
    title = plain(work.title) or work.id
    return _Said(site.addresses.work(work.id), dated, title, authors, venue)
