"""A site with every kind of evidence: each receipt, each agreement, each tie of a name."""

from __future__ import annotations

URL = "https://ada.example/site"
ORCID = "0000-0002-1825-0097"
OTHER = "0000-0001-5109-3700"

SITE = f"""title: Pioneers
url: {URL}
kind: person
owner: ada
names: {{pages: true, groups: published}}
"""
ADA = f"""name: Ada Lovelace
former_names: [Ada Byron]
email: ada@ada.example
orcid: {ORCID}
openalex: A5000000001
dblp: l/AdaLovelace
accept: [openalex]
github: ada
affiliations: [{{name: Analytical Society, start: 1842, end: 1844}}]
links:
  - {{label: Mastodon, url: "https://social.example/@ada"}}
  - {{label: Staff, url: "https://uni.example/ada", kind: institution}}
mine: [claimed]
claimed: 2024-02-03
trust: shown
"""
SIX = "Luigi Menabrea and Mary Somerville and Charles Wheatstone and John Herschel"
SIX += " and George Peacock and Augustus De Morgan"
BIB = rf"""
@article{{claimed, title={{Claimed Notes}}, author={{Lovelace, Ada and {SIX} and Jane Marcet}},
  year=1841}}
@article{{more, title={{Letters and More}}, author={{Ada Lovelace and {SIX}}}, year=1842}}
@article{{most, title={{Letters and Most}}, author={{Ada Lovelace and {SIX} and Jane Marcet}},
  year=1843, code={{https://github.com/ada/engine}}}}
@article{{before, title={{Papers From Before}}, author={{Byron, Ada}}, year=1834}}
@article{{shortly, title={{Shorthand}}, author={{A. Byron and Jane Marcet}}, year=1835}}
@article{{initials, title={{Initials}}, author={{A. Lovelace}}, year=1845}}
@article{{marcet, title={{With Marcet}}, author={{Lovelace, Ada and {SIX} and Jane Marcet}},
  year=1846, keywords={{x}}}}
"""
WORKS = f"""
- {{id: stated, title: Stated, year: 1847, authors: [{{name: Countess of L., person: ada}}]}}
- {{id: byorcid, title: Iris, year: 1848, authors: [{{name: A. A. King, orcid: {ORCID}}}]}}
- {{id: bydblp, title: Index, year: 1849, authors: [{{name: A. King, dblp: l/AdaLovelace}}]}}
- {{id: bycluster, title: Open, year: 1850, authors: [{{name: Ada King, openalex: A5000000001}}]}}
- id: there
  title: There
  year: 1843
  authors: [{{name: Ada Lovelace, affiliations: ["Analytical Society, London"]}}]
"""
RECORD = """
- {id: recorded, title: Recorded by ORCID, year: 1851}
"""
RECEIPTS = "person: ada\nreceipts:\n" + "".join(
    f"  - {{kind: {kind}, page: '{page}', site: '{URL}', link: '{URL}/', date: '2024-05-0{day}'"
    f"{lost}}}\n"
    for day, (kind, page, lost) in enumerate(
        (
            ("orcid", f"https://orcid.org/{ORCID}", ""),
            ("github", "https://github.com/ada", ""),
            ("mastodon", "https://social.example/@ada", ""),
            ("institution", "https://uni.example/ada", ", lost: '2025-06-07'"),
        ),
        1,
    )
)


def entry(key: str, authors: str, year: int, more: str = "", title: str = "") -> str:
    """An entry of a work under a name."""
    shown = title or f"The {key} paper"
    return f"@article{{{key}, title={{{shown}}}, author={{{authors}}}, year={year}{more}}}\n"


def tied(name: str, slug: str, *pairs: tuple[str, str], years: tuple[int, ...]) -> str:
    """Two or more works of a name; each of `pairs` is who else is on it and more fields."""
    return "".join(
        entry(f"{slug}{place}", f"{name}{others}", year, more)
        for place, ((others, more), year) in enumerate(zip(pairs, years, strict=True))
    )


# Each name shows the tie that it is called after (docs/names.md).
NAMES = "".join(
    (
        tied("Hom Onym 0001", "homonym", ("", ""), ("", ""), years=(1900, 1920)),
        tied(
            "Jo Pair", "pair", (" and Wei Li and Li Wang", ""), (" and Wei Li and Li Wang", ""),
            years=(1900, 1920),
        ),
        tied(
            "Ho Stone", "host", ("", ", code={https://github.com/hostone/x}"),
            ("", ", code={https://github.com/hostone/y}"), years=(1900, 1920),
        ),
        tied("Ra Reling", "rare", (" and Quirin Oak", ""), (" and Quirin Oak", ""),
             years=(1900, 1920)),
        tied("Spe Lling", "spelling", (" and Z. Birch", ""), (" and Zeno Birch", ""),
             years=(1900, 1920)),
        tied("Ve Nue", "venue", (" and Wei Chen", ", journal={Acta}"),
             (" and Wei Chen", ", journal={Acta}"), years=(1900, 1920)),
        tied("Ye Ars", "years", (" and Wei Sun", ""), (" and Wei Sun", ""), years=(1900, 1901)),
        tied(
            "Re Gular", "regular", (" and Wei Lin and Vera Fir", ""),
            (" and Wei Lin and Vera Fir", ""), (" and Wei Lin", ""), years=(1900, 1920, 1940),
        ),
        entry("words1", "Wo Rds", 1900, title="Alpine orchids of Carinthia"),
        entry("words2", "Wo Rds", 1920, title="On alpine orchids"),
    )
)  # fmt: skip
NAMED = f"""
- {{id: orc1, title: Orc one, year: 1900, authors: [{{name: Or Cid, orcid: {OTHER}}}]}}
- {{id: orc2, title: Orc two, year: 1920, authors: [{{name: Or Cid, orcid: {OTHER}}}]}}
- {{id: dbl1, title: Dbl one, year: 1900, authors: [{{name: Db Lp, dblp: 00/1}}]}}
- {{id: dbl2, title: Dbl two, year: 1920, authors: [{{name: Db Lp, dblp: 00/1}}]}}
- {{id: ide1, title: Ide one, year: 1900, authors: [Ide Nt, {{name: Or Cid, orcid: {OTHER}}}]}}
- {{id: ide2, title: Ide two, year: 1920, authors: [Ide Nt, {{name: Or Cid, orcid: {OTHER}}}]}}
- {{id: aff1, title: Aff one, year: 1900, authors: [{{name: Af Fil, affiliations: [Uni X]}}, Wei Wu]}}
- {{id: aff2, title: Aff two, year: 1920, authors: [{{name: Af Fil, affiliations: [Uni X]}}, Wei Wu]}}
- {{id: pla1, title: Pla one, year: 1900, authors: [{{name: Pl Ace, affiliations: [Uni Y]}}]}}
- {{id: pla2, title: Pla two, year: 1920, authors: [{{name: Pl Ace, affiliations: [Uni Y]}}]}}
"""  # noqa: E501 - a work a line

FILES = {
    "content/site.yaml": SITE,
    "content/people/ada.yaml": ADA,
    "content/works/a.bib": BIB,
    "content/works/b.yaml": WORKS,
    "content/works/names.bib": NAMES,
    "content/works/names.yaml": NAMED,
    f"content/fetched/orcid/{ORCID}.yaml": RECORD,
    "content/fetched/verify/ada.yaml": RECEIPTS,
}
