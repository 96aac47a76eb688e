"""`typeset`: texts in Typst's language become a PDF, without a network and the same every time."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import sitegen
from sitegen.render.typst_process import FAILED

MAIN = "main.typ"
_SECONDS = 120  # a CV of 500 works takes one
_PACKAGE = re.compile(r'"@[\w-]+/[^"]*"')


class TypesettingError(Exception):
    """Typst cannot set a text: its message, and where; `filename` is the path that was given."""

    def __init__(self, message: str, filename: str = "", lineno: int | None = None) -> None:
        super().__init__(message)
        self.filename = filename
        self.lineno = lineno


def typeset(files: Mapping[str, str], fonts: Sequence[Path]) -> bytes:
    """The PDF of `files`, texts by path of which "main.typ" is read first.

    Fonts are those that come with Typst and the files given, never the system's. Raises
    TypesettingError.
    """
    for path, text in files.items():
        if path.endswith(".typ") and (found := _PACKAGE.search(text)):
            message = f"{found[0]} would be fetched from the network; copy what it holds beside it"
            raise TypesettingError(message, path, text.count("\n", 0, found.start()) + 1)
    with tempfile.TemporaryDirectory(prefix="sitegen-typst-") as folder:
        for number, font in enumerate(fonts):  # Typst looks for fonts in folders
            shutil.copyfile(font, Path(folder, f"{number:03}{font.suffix.lower()}"))
        request = {"files": dict(files), "folder": folder}
        try:
            done = subprocess.run(
                # -P: a module beside the content must not be taken for one of ours.
                [sys.executable, "-P", "-m", "sitegen.render.typst_process"],
                input=json.dumps(request).encode(),
                capture_output=True,
                timeout=_SECONDS,
                env=_environment(),
                cwd=folder,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TypesettingError(f"it is not done after {_SECONDS} seconds") from None
    if done.returncode == FAILED:
        told = json.loads(done.stderr)
        message = "; ".join([told["message"], *told["hints"]])
        raise TypesettingError(message, told["file"], told["line"])
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise TypesettingError(last or f"Typst ended with status {done.returncode}")
    return done.stdout


def _environment() -> dict[str, str]:
    """The environment, with this very sitegen to import and without a way to the network."""
    home = str(Path(sitegen.__file__).parents[1])
    path = os.environ.get("PYTHONPATH")
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    nowhere |= {name.upper(): value for name, value in nowhere.items()}
    kept = {name: v for name, v in os.environ.items() if name.lower() != "no_proxy"}
    return kept | nowhere | {"PYTHONPATH": os.pathsep.join([home, path] if path else [home])}
