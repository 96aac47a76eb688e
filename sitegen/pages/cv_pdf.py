"""/people/<id>/cv/<slug>.pdf: a CV for paper, where site.yaml asks for it (`cv_pdf`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sitegen.errors import Place, Problems
from sitegen.model.person import Person
from sitegen.pages.cv_views import CvSection, CvView
from sitegen.pages.page import Asset, Document, Later
from sitegen.pages.pdf_letters import missing_letters

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.content.assets import Asset as AssetFile

TEMPLATE = "cv.typ"
FONTS = "fonts/"  # below content/assets/
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
# The theme's words on a CV.
_WORDS = ("cv", "date.", "period.", "month.", "season.", "status.", "by", "short.", "authors.")
_NAMED = 12  # letters that a problem names


@dataclass(frozen=True, slots=True)
class CvPdfView:
    """A CV on paper: "a4" or "us-letter"."""

    cv: CvView
    paper: str


class Press:
    """What prints the CVs of a site. `maker` names its version."""

    def __init__(self, paper: str, maker: str, fonts: tuple[Asset, ...]) -> None:
        self.paper = paper
        self.maker = maker
        self.fonts = fonts

    def document(self, address: str, cv: Later) -> Document:
        """The PDF, at an address, of a CV whose view is made later."""
        return Document(
            address,
            "cv-pdf",
            Later(lambda: CvPdfView(cast(CvView, cv.view()), self.paper)),
            template=TEMPLATE,
            files=self.fonts,
            maker=self.maker,
        )

    def report_letters(self, person: Person, cv: Later, problems: Problems) -> None:
        """Add a problem when somebody's CV has letters that no font shows."""
        texts = _texts(cast(CvView, cv.view()))
        self._report(texts, Place(f"content/people/{person.id}.yaml"), "", problems)

    def report_words(self, words: Mapping[str, str], config: Config, problems: Problems) -> None:
        """Add a problem when the theme's texts on a CV have letters that no font shows."""
        texts = (text for key, text in words.items() if key.startswith(_WORDS))
        self._report(texts, config.place("cv_pdf"), " of the theme's texts", problems)

    def _report(self, texts: Iterable[str], place: Place, of: str, problems: Problems) -> None:
        missing = missing_letters(texts, (font.file for font in self.fonts))
        if missing:
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            problems.add(
                "page-cv-letters",
                place,
                f"no font shows {' '.join(missing[:_NAMED])}{more}{of}; a CV's PDF has boxes there",
                "put a font that has them into content/assets/fonts/, as .ttf or .otf",
            )


def open_press(config: Config, assets: Iterable[AssetFile], problems: Problems) -> Press | None:
    """The press of a site that asks for PDFs. Adds a problem when Typst is not installed."""
    if not config.cv_pdf:
        return None
    from importlib.metadata import PackageNotFoundError, version

    try:
        maker = f"typst-{version('typst')}"
    except PackageNotFoundError:
        problems.add(
            "page-cv-pdf",
            config.place("cv_pdf"),
            "no CV is offered as PDF: the package typst is not installed",
            "install it: pip install 'sitegen[pdf]'",
        )
        return None
    fonts = tuple(
        Asset(f"/assets/{asset.path}", asset.file, asset.digest, asset.size)
        for asset in sorted(assets, key=lambda asset: asset.path)
        if asset.path.startswith(FONTS) and asset.path.lower().endswith(_ENDINGS)
    )
    return Press(config.cv_pdf, maker, fonts)


def _texts(cv: CvView) -> Iterator[str]:
    """Every text that the PDF may show, as its source has it."""
    yield from (cv.name, cv.role, *cv.interests)
    for affiliation in cv.affiliations:
        yield from (affiliation.name, affiliation.department)
    for section in cv.sections:
        yield from _texts_of(section)


def _texts_of(section: CvSection) -> Iterator[str]:
    for line in section.lines:
        yield from (line.title, line.detail, line.place, line.text, line.amount, *line.keywords)
    for _, rows in section.works:
        for row in rows:
            card = row.card
            yield from (card.title.source, card.venue.source, card.place, card.award.source)
            if not card.venue:
                yield card.info.source
            yield from (author.name for author in card.authors)
