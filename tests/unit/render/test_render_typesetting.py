"""Typst as it is asked here: without the system's fonts, without a network, alike every time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.render.typesetting import MAIN, TypesettingError, typeset

pytest.importorskip("typst")

TITLED = '#set document(title: "T", date: none)\n'


def test_the_same_text_gives_the_same_bytes() -> None:
    files = {MAIN: TITLED + '#json("/d.json").name', "d.json": '{"name": "Ada #b $x$ \\" ]"}'}
    first = typeset(files, ())
    assert first.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1<" in first  # accessible: tagged, with title and language
    assert typeset(files, ()) == first


def test_a_date_that_a_template_leaves_open_is_not_todays() -> None:
    text = '#set document(title: "T")\n#datetime.today().display()'
    assert b"1970-01-01" in typeset({MAIN: text}, ())


def test_a_text_with_letters_that_no_font_has_is_set_all_the_same() -> None:
    pdf = typeset({MAIN: TITLED + "中"}, ())
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid" not in pdf


def test_what_is_wrong_is_told_with_its_file_and_line() -> None:
    files = {MAIN: '#import "plain/a.typ": x\n#x(1)', "plain/a.typ": "#let x(a) = {\n a + nope\n}"}
    with pytest.raises(TypesettingError, match="unknown variable: nope") as caught:
        typeset(files, ())
    assert (caught.value.filename, caught.value.lineno) == ("plain/a.typ", 2)


def test_packages_are_not_fetched() -> None:
    text = 'x\n#import "@preview/cetz:0.3.1": *'
    with pytest.raises(TypesettingError, match="would be fetched from the network") as caught:
        typeset({MAIN: text}, ())
    assert (caught.value.filename, caught.value.lineno) == (MAIN, 2)


def test_a_name_that_is_put_together_fetches_nothing_either() -> None:
    text = '#import "@" + "preview/cetz:0.3.1": *'
    with pytest.raises(TypesettingError, match=r"failed to download|expected"):
        typeset({MAIN: text}, ())


def test_no_file_of_the_machine_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s")
    for name in (f"{tmp_path}/secret", "../secret", "/etc/hostname"):
        with pytest.raises(TypesettingError, match=r"not found|outside|denied|escape"):
            typeset({MAIN: f'#read("{name}")'}, ())


def test_a_module_beside_the_content_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "typst.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert typeset({MAIN: TITLED + "x"}, ()).startswith(b"%PDF-")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_it_works_in_a_forked_process_after_it_was_used_here() -> None:
    typeset({MAIN: TITLED + "x"}, ())
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if typeset({MAIN: TITLED + "y"}, ()) else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
