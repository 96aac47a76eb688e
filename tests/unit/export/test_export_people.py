"""Everybody who had a part in a work is in its exports, in their part."""

from __future__ import annotations

from dataclasses import replace

import export_pioneers as p

from sitegen.content.bibtex_works import record
from sitegen.errors import Problems
from sitegen.export.bibtex import bibtex
from sitegen.export.csl import csl
from sitegen.export.ris import ris
from sitegen.files.bibtex_file import read_bibtex
from sitegen.model.authorship import Role

THESIS = replace(
    p.ORDINALS,
    authorships=(
        *p.people("Turing, Alan M."),
        *p.people("Newman, Max", role=Role.EDITOR),
        *p.people("van der Waerden, Bartel", role=Role.TRANSLATOR),
        *p.people("Church, Alonzo", "@Princeton University", role=Role.ADVISOR),
        *p.people("Kleene, Stephen C.", role=Role.CONTRIBUTOR),
    ),
)


def test_bibtex_says_who_did_what_and_is_read_back() -> None:
    text = bibtex(THESIS)
    assert (
        "  author = {Turing, Alan M.},\n"
        "  editor = {Newman, Max},\n"
        "  translator = {van der Waerden, Bartel},\n"
        "  advisor = {Church, Alonzo and {Princeton University}},\n"
        "  editora = {Kleene, Stephen C.},\n"
        "  editoratype = {collaborator},\n"
    ) in text
    problems = Problems()
    (entry,) = read_bibtex(text.encode(), "a.bib", problems).entries
    made, found = record(entry)
    assert (list(problems), found) == ([], ())
    assert [(a.name, a.role) for a in made.fields["authorships"]] == [
        (a.name, a.role) for a in THESIS.authorships
    ]
    assert "extra" not in made.fields


def test_other_further_editors_stay_as_written() -> None:
    data = b"@book{a, title = {T}, editora = {Newman, Max}, editoratype = {redactor}}"
    (entry,) = read_bibtex(data, "a.bib", Problems()).entries
    made, _ = record(entry)
    assert made.fields["extra"] == (("editora", "Newman, Max"), ("editoratype", "redactor"))
    assert "authorships" not in made.fields


def test_ris_has_advisors_and_translators() -> None:
    lines = ris(THESIS).split("\r\n")
    assert [line for line in lines if line[:2] in ("AU", "ED", "A3", "A4")] == [
        "AU  - Turing, Alan M.",
        "ED  - Newman, Max",
        "A3  - Church, Alonzo",
        "A3  - Princeton University",
        "A4  - van der Waerden, Bartel",
    ]


def test_csl_has_translators_and_contributors() -> None:
    item = csl(THESIS)
    assert item["translator"] == [
        {"family": "Waerden", "given": "Bartel", "non-dropping-particle": "van der"}
    ]
    assert item["contributor"] == [
        {"family": "Church", "given": "Alonzo"},
        {"literal": "Princeton University"},
        {"family": "Kleene", "given": "Stephen C."},
    ]
