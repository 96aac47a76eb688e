"""A process that sets one text with Typst: a request as JSON comes in, a PDF goes out.

A process of its own, because Typst's threads do not survive the forks of a build, and because
what fails inside of it must not take the build along. `typesetting` is the other end.

The request holds `files` (texts by path, "main.typ" the first to be read) and `folder`, which has
nothing but fonts in it. The answer is the PDF on standard output; or exit status 3 and, on standard
error, JSON with `message`, `hints`, `file` and `line`.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

FAILED = 3
_PLACE = re.compile(r"┌─ (\S+?):(\d+):\d+")
# Accessible PDF (ISO 14289-1). A text that breaks its rules is set all the same, without the claim.
_STANDARD = "ua-1"


def main() -> int:
    """Answer the request on standard input; the exit status."""
    import typst

    request = json.load(sys.stdin.buffer)
    files = {path: text.encode() for path, text in request["files"].items()}
    folder = request["folder"]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])

    def compiled(**options: Any) -> bytes:
        data: bytes = typst.compile(
            files,
            root=folder,
            font_paths=fonts,
            format="pdf",
            timestamp=0,
            package_path=folder,
            package_cache_path=folder,
            **options,
        )
        return data

    try:
        try:
            pdf = compiled(pdf_standards=[_STANDARD])
        except typst.TypstError as error:
            if not error.message.startswith("PDF/"):
                raise
            pdf = compiled()
    except typst.TypstError as error:
        place = _PLACE.search(error.diagnostic)
        told = {
            "message": error.message,
            "hints": error.hints,
            "file": place[1] if place else "",
            "line": int(place[2]) if place else None,
        }
        sys.stderr.write(json.dumps(told))
        return FAILED
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
