"""Problems: what is wrong with an input, where, and what would mend it.

Every complaint of the program is a `Problem` with a code from `CODES`. Problems are collected,
never raised one by one: a damaged entry is a warning and costs nothing else. `SiteError` is for
the few errors after which nothing may be written; it carries the problems that say why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs.

    An error writes nothing, a warning loses nothing else (and is exit 1 with ``--strict``),
    an info only tells.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: POSIX path relative to the source, line and column from 1."""

    path: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)

    def behind(self, text: str) -> Place:
        """The place behind a text that starts here."""
        if self.line is None:
            return self
        lines = text.count("\n")
        start = 0 if lines else (self.column or 1) - 1
        return Place(self.path, self.line + lines, start + len(text) - text.rfind("\n"))


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: its severity and what it means, in one line for the documentation."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    # files: BibTeX
    "bibtex-encoding": Code(Severity.WARNING, "The file is not UTF-8; Windows-1252 is assumed."),
    "bibtex-missing-comma": Code(Severity.WARNING, "A comma between two fields is missing."),
    "bibtex-missing-equals": Code(Severity.WARNING, "A `=` between name and value is missing."),
    "bibtex-unclosed-value": Code(
        Severity.WARNING, "A value is not closed; it ends where the next field begins."
    ),
    "bibtex-unclosed-entry": Code(
        Severity.WARNING, "An entry is not closed; it ends where the next one begins."
    ),
    "bibtex-early-close": Code(Severity.WARNING, "A brace too many closes an entry too early."),
    "bibtex-entry-start": Code(Severity.WARNING, "An entry lacks its `@` or opening brace."),
    "bibtex-stray-text": Code(Severity.WARNING, "Text in an entry is neither field nor value."),
    "bibtex-lost-text": Code(
        Severity.WARNING, "Text outside of all entries looks like one, or like a field."
    ),
    "bibtex-bare-text": Code(Severity.WARNING, "A value is neither in braces nor in quotes."),
    "bibtex-inner-quote": Code(Severity.WARNING, "A value in quotes has quotes inside."),
    "bibtex-undefined-macro": Code(
        Severity.WARNING, "A bare word is no @string; it is read as its own text."
    ),
    "bibtex-long-macro": Code(Severity.WARNING, "Strings make a value too long; it is cut."),
    "bibtex-key": Code(Severity.WARNING, "A citation key has blanks."),
    "bibtex-empty-key": Code(Severity.WARNING, "An entry has no citation key; one is made."),
    "bibtex-empty-entry": Code(Severity.WARNING, "An entry has neither key nor fields."),
    "bibtex-repeated-key": Code(
        Severity.WARNING, "Two entries of a file have one citation key; both are kept."
    ),
    "bibtex-repeated-field": Code(Severity.WARNING, "A field stands twice; the first counts."),
    "bibtex-missing-parent": Code(
        Severity.WARNING, "`crossref` or `xdata` names an entry that the file does not have."
    ),
    "bibtex-parent-cycle": Code(Severity.WARNING, "An entry inherits from itself."),
    "bibtex-names": Code(Severity.WARNING, "A list of names is not written as BibTeX wants it."),
    "bibtex-type": Code(Severity.INFO, "An entry type is unknown; it is shown as an article."),
    "bibtex-date": Code(Severity.WARNING, "A date, month or day is impossible or unreadable."),
    "bibtex-doi": Code(Severity.WARNING, "The `doi` field holds no DOI."),
    "bibtex-flag": Code(Severity.WARNING, "A yes-or-no field holds neither."),
    "bibtex-address": Code(Severity.WARNING, "An address that no page may link to is left out."),
    # files: YAML
    "yaml-syntax": Code(Severity.WARNING, "The YAML cannot be read; the file is skipped."),
    "yaml-encoding": Code(Severity.WARNING, "The file is not UTF-8; its encoding is guessed."),
    "yaml-control-character": Code(Severity.WARNING, "A character that YAML forbids is left out."),
    "yaml-front-matter": Code(
        Severity.WARNING, "The front matter never ends, is TOML or no mapping; file skipped."
    ),
    "yaml-several-documents": Code(
        Severity.WARNING, "Only the first of several documents in one file is read."
    ),
    "yaml-too-deep": Code(Severity.WARNING, "Values nested too deeply are left out."),
    "yaml-tag": Code(Severity.WARNING, "A tag such as !!python is ignored."),
    "yaml-alias": Code(
        Severity.WARNING, "An alias is unknown, contains itself or grows too large; left out."
    ),
    "yaml-key": Code(Severity.WARNING, "A key is a list or a mapping; the pair is left out."),
    "yaml-repeated-key": Code(Severity.WARNING, "A key stands twice; the last one counts."),
    "json-syntax": Code(Severity.WARNING, "The JSON cannot be read; the file is skipped."),
    "field-unknown": Code(Severity.WARNING, "No field has this name; it is kept as it stands."),
    "field-repeated": Code(Severity.WARNING, "Two names of one field are used; the first counts."),
    "field-type": Code(Severity.WARNING, "A value is not of its field's type; it is left out."),
    "field-value": Code(Severity.WARNING, "A text is not what its field holds (a URL, an ORCID)."),
    "field-date": Code(Severity.WARNING, "A date is on no calendar; only its year is kept."),
    "field-no-date": Code(Severity.WARNING, "A text is no date; it is kept as text."),
    "field-period": Code(Severity.WARNING, "A period ends before it starts; both are kept."),
    # text
    "text-unknown-macro": Code(
        Severity.WARNING, "TeX that is not known here; its argument or its name is shown."
    ),
    "text-unbalanced-brace": Code(
        Severity.WARNING, "A brace without its partner in a TeX text; it is not shown."
    ),
    "text-lone-dollar": Code(
        Severity.WARNING, "A dollar in a TeX text that opens no formula; it is not shown."
    ),
    "text-unclosed-formula": Code(Severity.WARNING, "A formula is opened and never closed."),
    "text-formula-unreadable": Code(
        Severity.WARNING, "A formula that cannot be set; its source is shown as code."
    ),
    "text-unsafe-link": Code(
        Severity.WARNING, "A link that is neither web nor mail address; only its text is shown."
    ),
    "text-too-deep": Code(
        Severity.WARNING, "Markdown nested too deeply to be set; it is shown as written."
    ),
    "text-works-query": Code(
        Severity.WARNING, "A list of works in a page asks for something that does not exist."
    ),
    # config, theme
    "config-unreadable": Code(Severity.ERROR, "site.yaml cannot be read; nothing is written."),
    "config-no-site": Code(Severity.ERROR, "The folder holds neither content/ nor a .bib file."),
    "config-url": Code(Severity.WARNING, "The site's url is no absolute http(s) address."),
    "config-owner": Code(Severity.WARNING, "The site's owner has no profile."),
    "config-service": Code(Severity.WARNING, "A service lacks what it needs; it is left out."),
    "config-value": Code(Severity.WARNING, "A setting's value makes no sense; its default holds."),
    "theme-missing": Code(Severity.ERROR, "The theme that site.yaml names is nowhere."),
    "theme-cycle": Code(Severity.ERROR, "A theme extends itself."),
    "theme-computed-name": Code(
        Severity.ERROR, "A template computes the name of another; names must be literal."
    ),
    "theme-option-unknown": Code(Severity.WARNING, "The theme has no option of this name."),
    "theme-option-value": Code(Severity.WARNING, "An option's value is not of its type."),
    "theme-color-contrast": Code(
        Severity.INFO, "A colour cannot be read as text; a darker one of its hue is used."
    ),
    "theme-font-missing": Code(Severity.WARNING, "No file of a font that an option names."),
    "theme-layout-owner": Code(
        Severity.INFO, "A person's layout without an owner shows no person."
    ),
    "theme-option-other": Code(
        Severity.INFO, "An option belongs to another theme that comes with sitegen; it waits."
    ),
    "theme-word-unknown": Code(Severity.WARNING, "No template shows a text of this name."),
    "theme-word-value": Code(
        Severity.WARNING, "A text has a place for a value that it is not given; it is not used."
    ),
    "theme-file-unknown": Code(Severity.WARNING, "A file in a theme is never looked at."),
    # content
    "person-no-name": Code(Severity.WARNING, "A profile has no name; its id is shown."),
    "person-resume-unknown": Code(
        Severity.INFO, "A key is none of JSON Resume's schema; it is not read."
    ),
    "person-resume-elsewhere": Code(
        Severity.INFO, "A JSON Resume lists works or projects, which have files of their own here."
    ),
    "person-title": Code(
        Severity.INFO, "A name holds a title such as Dr. or PhD; it is read without it."
    ),
    "content-not-read": Code(
        Severity.WARNING, "A whole file of the content cannot be read; the site is made without it."
    ),
    "content-owner-not-read": Code(
        Severity.ERROR, "The profile of the site's owner cannot be read; nothing is written."
    ),
    "content-unreadable": Code(
        Severity.WARNING, "A folder or a file's name cannot be read; it is skipped."
    ),
    "content-outside": Code(Severity.WARNING, "A link leads out of the source; not followed."),
    "content-unknown-file": Code(Severity.WARNING, "A file is of no kind that its folder holds."),
    "content-ignored-file": Code(
        Severity.WARNING, "A .bib file stands beside content/, which holds no works; not read."
    ),
    "content-repeated-id": Code(Severity.WARNING, "Two files describe one thing; both are named."),
    "content-note-twins": Code(
        Severity.INFO, "Several notes share an id; each is called after its file."
    ),
    "content-review-of-nobody": Code(Severity.WARNING, "A review is about no person of the site."),
    "content-receipts-of-nobody": Code(
        Severity.WARNING, "Receipts of two-way links are about no person of the site."
    ),
    "content-receipt": Code(
        Severity.WARNING, "A receipt lacks a part or has a wrong one; left out."
    ),
    "content-history-date": Code(
        Severity.WARNING, "A day of content/history.yaml has no full date; it is left out."
    ),
    "venue-no-name": Code(Severity.WARNING, "A venue has neither id nor name; it is left out."),
    "work-repeated-id": Code(Severity.WARNING, "An id stands twice in one YAML file."),
    "work-no-id": Code(Severity.WARNING, "A work in YAML has no id; one is made from its facts."),
    "work-type": Code(Severity.WARNING, "A work's type is no CSL, BibTeX or biblatex type."),
    # resolve
    "overlay-unknown-work": Code(
        Severity.WARNING, "A record only adds to a work, and there is no work of that id."
    ),
    "same-work-unknown": Code(
        Severity.WARNING, "same_as or not_same_as names a work that the site does not have."
    ),
    "same-work-contradiction": Code(
        Severity.WARNING, "Two works are stated to be the same and not the same; they stay apart."
    ),
    "same-work-doi-differs": Code(
        Severity.WARNING, "Works of unlike titles or kinds have one DOI; they stay apart."
    ),
    "same-work-arxiv-differs": Code(
        Severity.WARNING, "Works of unlike titles or kinds have one arXiv id; they stay apart."
    ),
    "identity-unknown-person": Code(
        Severity.WARNING, "An author's person: names nobody who has a profile."
    ),
    "identity-unknown-work": Code(
        Severity.WARNING, "A profile's mine names a work that the site does not have."
    ),
    "identity-contradiction": Code(
        Severity.WARNING, "A profile lists one work under mine and under not_mine."
    ),
    "identity-mine-no-author": Code(
        Severity.WARNING, "A profile lists a work under mine on which no printed name fits."
    ),
    "identity-id-twice": Code(
        Severity.WARNING, "Two profiles have one ORCID, OpenAlex id or DBLP pid; it ties nothing."
    ),
    "identity-author-twice": Code(
        Severity.WARNING, "Two authors of a work have one profile's name; neither is tied."
    ),
    "identity-name-twice": Code(
        Severity.WARNING, "Two profiles share a name; it ties no work to either."
    ),
    "topic-name-twice": Code(Severity.WARNING, "One name or alias belongs to two topics."),
    "topic-unknown-parent": Code(
        Severity.WARNING, "A topic's parent is neither a topic nor a keyword."
    ),
    "topic-cycle": Code(Severity.WARNING, "Topics are, in a circle, their own parents."),
    "suppress-text": Code(
        Severity.WARNING, "A text holds a suppressed or former name; it is taken out."
    ),
    "suppress-key": Code(
        Severity.WARNING, "A work's key holds a suppressed or former name; it is replaced."
    ),
    "suppress-person-id": Code(
        Severity.ERROR, "A profile's file name holds a suppressed or former name."
    ),
    "suppress-file-name": Code(
        Severity.ERROR, "A file's name or site.yaml holds a suppressed or former name."
    ),
    # insight
    "evidence-other-orcid": Code(
        Severity.WARNING, "A name tied to a profile carries another ORCID iD on the work."
    ),
    "evidence-other-dblp": Code(
        Severity.WARNING, "A name tied to a profile carries another DBLP pid on the work."
    ),
    "evidence-account-twice": Code(Severity.WARNING, "Two profiles claim one account as theirs."),
    "evidence-stale-receipt": Code(
        Severity.INFO, "A receipt is about a page or site address that no longer is the profile's."
    ),
    # pages
    "page-slug-twins": Code(
        Severity.INFO, "Several ids would have one address; each carries digits instead."
    ),
    "page-collision": Code(Severity.ERROR, "Two things claim one address."),
    "page-case-collision": Code(
        Severity.WARNING, "Two addresses differ only in case; some file systems cannot hold both."
    ),
    "page-no-url": Code(
        Severity.INFO, "Without `url` there is no sitemap, canonical link or absolute address."
    ),
    "page-names-contact": Code(
        Severity.WARNING, "Probable persons are published without a contact for corrections."
    ),
    "page-cv-pdf": Code(Severity.WARNING, "CVs as PDF need the extra pdf; there are none."),
    "page-cv-letters": Code(
        Severity.WARNING, "A CV has letters that no font shows; its PDF has boxes for them."
    ),
    "page-reserved": Code(Severity.ERROR, "A page would stand where sitegen keeps a section."),
    "picture-missing": Code(
        Severity.WARNING, "A profile's photo is a file that the site does not have."
    ),
    "picture-foreign": Code(
        Severity.WARNING,
        "A picture of another host is not shown: no page asks others for anything.",
    ),
    "picture-unreadable": Code(Severity.WARNING, "A picture cannot be read; it is shown as it is."),
    "picture-located": Code(
        Severity.WARNING, "A picture that everybody can download says where it was taken."
    ),
    "picture-no-pillow": Code(
        Severity.INFO, "Pictures are larger than they are shown, and Pillow is not installed."
    ),
    "picture-no-card": Code(
        Severity.WARNING, "Social cards are asked for and something that they need is missing."
    ),
    "picture-font": Code(Severity.WARNING, "The font of social cards cannot be read."),
    "picture-letters": Code(
        Severity.INFO, "Pages get no social card, for their letters cannot be set."
    ),
    # render
    "render-failed": Code(Severity.ERROR, "A template could not show its page."),
    # build
    "output-is-source": Code(
        Severity.ERROR, "The output folder is, holds or lies in what the site is made from."
    ),
    "output-not-ours": Code(
        Severity.ERROR, "The output folder holds files and no manifest of sitegen's."
    ),
    "output-in-the-way": Code(
        Severity.ERROR, "A file, folder or link that sitegen did not write is where a page belongs."
    ),
    "output-outside": Code(Severity.ERROR, "An address leads out of the output folder."),
    "output-busy": Code(Severity.ERROR, "Another build is writing into the output folder."),
    "output-unwritable": Code(Severity.ERROR, "The system refused to write the output."),
    "output-manifest-damaged": Code(
        Severity.WARNING, "The manifest in the output cannot be read or names files outside it."
    ),
    "output-changed-by-hand": Code(
        Severity.WARNING, "A file that would be removed was changed since it was written; it stays."
    ),
    "output-vanished": Code(Severity.INFO, "An address of the last build is no longer there."),
    "check-link": Code(Severity.WARNING, "A link leads to no page of the site."),
    "check-anchor": Code(Severity.WARNING, "A link leads to an anchor that its page has not."),
    "check-anchor-twice": Code(Severity.WARNING, "A page has one anchor twice."),
    "check-asset": Code(Severity.WARNING, "A file that a page shows or links to is missing."),
    "check-unknown-id": Code(
        Severity.WARNING, "A note names a work, person, ... that the site does not have."
    ),
    "check-empty-list": Code(Severity.WARNING, "A list of works in a page has none."),
    "check-redirect": Code(Severity.WARNING, "A redirect leads to no page of the site."),
    "check-orphan": Code(Severity.INFO, "No way leads from the home page to a page."),
    "check-no-title": Code(Severity.WARNING, "A work has no title."),
    "check-no-year": Code(Severity.WARNING, "A work has neither year nor status."),
    "check-repaired": Code(Severity.INFO, "A text was repaired by a rule of `repairs:`."),
    "check-repair-idle": Code(
        Severity.WARNING, "`repairs:` names a file or source from which no work comes."
    ),
    "check-lone-name": Code(
        Severity.INFO, "A repaired text has a word that may be a sign without its backslash."
    ),
    "check-damaged": Code(Severity.WARNING, "A text looks damaged in a way that a rule repairs."),
    "check-raw-command": Code(Severity.WARNING, "Readers see a raw TeX command."),
    "check-stray-dollar": Code(Severity.WARNING, "Readers see a dollar that encloses no formula."),
    "check-promised-code": Code(Severity.INFO, "An abstract promises code; no link leads to it."),
    "check-owner-cut": Code(
        Severity.WARNING, "A list of authors ends in “and others” before the owner."
    ),
    "check-same-work": Code(Severity.INFO, "Two entries may be one work; a person must decide."),
    "check-names": Code(Severity.INFO, "A name may be a profile's; a person must decide."),
    "check-not-mine": Code(Severity.WARNING, "A `not_mine` entry keeps nothing away."),
    "record-no-content": Code(
        Severity.ERROR, "A site without content/ has no place for a history; nothing is recorded."
    ),
    "record-failed": Code(
        Severity.ERROR, "content/history.yaml cannot be read or written; it stays as it is."
    ),
    "output-no-address": Code(Severity.ERROR, "The site has no such address to explain."),
    # commands
    "report-person": Code(Severity.ERROR, "A report is asked for on somebody without a profile."),
    "report-docx": Code(Severity.ERROR, "A report in docx needs the extra docx."),
    "report-failed": Code(Severity.ERROR, "The system refused to write a report."),
    # fetch
    "fetch-unreachable": Code(
        Severity.WARNING, "A source gives no usable answer; its files stay as they are."
    ),
    "fetch-budget": Code(
        Severity.WARNING, "A source takes no more requests for a while; its files stay as they are."
    ),
    "fetch-refused": Code(Severity.WARNING, "A source takes a request for wrong."),
    "fetch-not-found": Code(Severity.WARNING, "A source knows no such person or work."),
    "fetch-offline": Code(Severity.WARNING, "Offline, and no stored answer is there."),
    "fetch-base-url": Code(Severity.WARNING, "A base address in the environment is none."),
    "fetch-key": Code(Severity.WARNING, "A source refuses the API key; it is left out."),
    "fetch-field": Code(Severity.WARNING, "An answer lacks a field or has it of another type."),
    "fetch-incomplete": Code(
        Severity.WARNING, "A list of works is not complete; what is missing stays as it is."
    ),
    "fetch-merged": Code(Severity.WARNING, "A source has merged a person's id into another."),
    "fetch-several-authors": Code(Severity.WARNING, "OpenAlex has several authors for a person."),
    "fetch-other-orcid": Code(Severity.WARNING, "An OpenAlex author carries another ORCID iD."),
    "fetch-retraction": Code(Severity.WARNING, "A retraction without a Crossref notice."),
    "fetch-file": Code(Severity.WARNING, "A fetched file cannot be read; it is not touched."),
    "fetch-gone": Code(Severity.WARNING, "A source no longer lists a work; kept and marked."),
    "fetch-edited": Code(Severity.INFO, "A fetched record was edited by hand; the edit stays."),
    "fetch-removed": Code(Severity.INFO, "A fetched record was removed by hand; it stays away."),
    "fetch-no-ids": Code(Severity.WARNING, "A person has no id by which works can be fetched."),
    "fetch-nothing": Code(Severity.ERROR, "No source answered."),
    "verify-no-url": Code(Severity.ERROR, "Without the site's `url` no link back can be found."),
    "verify-nothing": Code(Severity.WARNING, "A person links no page that could link back."),
    "verify-absent": Code(Severity.INFO, "A page that could confirm the site does not name it."),
    "verify-lost": Code(Severity.WARNING, "A page that confirmed the site no longer names it."),
    "verify-unanswered": Code(
        Severity.WARNING, "A page gives no usable answer; what it confirmed before stays."
    ),
    "verify-file": Code(Severity.WARNING, "A file of receipts cannot be read; it is not touched."),
    "add-not-found": Code(Severity.ERROR, "No source knows the work that is to be added."),
    "add-exists": Code(Severity.ERROR, "The work or the file is there already."),
    "add-input": Code(Severity.ERROR, "What is to be added is no DOI, arXiv id or BibTeX file."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: code, place, what was found and expected (`message`), and a `hint`.

    Raises KeyError at construction when the code is not in `CODES`.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", CODES[self.code].severity)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.path else ""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}{hint}"

    def as_json(self) -> dict[str, str | int | None]:
        """The problem as the mapping that ``--json`` prints (FORMAT of ``check --json``)."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.place.path or None,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint or None,
        }

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where the problem stands in a report: by file, line, column, then code and text."""
        place = self.place
        return (place.path, place.line or 0, place.column or 0, self.code, self.message)


class Problems:
    """The problems of one run, in the order in which they were found; equal ones are kept once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._seen: dict[Problem, None] = dict.fromkeys(problems)

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Record a problem."""
        self._seen[Problem(code, place, message, hint)] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record several problems."""
        self._seen.update(dict.fromkeys(problems))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)

    def sorted(self) -> tuple[Problem, ...]:
        """The problems by file, line and column."""
        return tuple(sorted(self._seen, key=lambda problem: problem.order))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid to write anything."""
        return tuple(p for p in self._seen if p.severity is Severity.ERROR)


class SiteError(Exception):
    """The site cannot be built: `problems` says why. Nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
