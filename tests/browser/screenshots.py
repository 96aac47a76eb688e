"""Pictures of one page of every kind of a site: three widths, light and dark.

    python tests/browser/screenshots.py OUTPUT [--source SITE] [--only TEMPLATE] [--print]

Files are named KIND-WIDTH-SCHEME.png. Without --source it is the demo.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from browsing import CHROMIUM, FLAGS, build_source, served
from playwright.sync_api import sync_playwright
from sites import REPOSITORY

WIDTHS = (1280, 390, 320)
SCHEMES = ("light", "dark")


def take(source: Path, output: Path, only: str, *, printed: bool, script: bool) -> int:
    """Take the pictures; how many there are."""
    output.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kinds = build_source(source, Path(folder))
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(Path(folder) / "public") as origin:
            page = chromium.new_page(java_script_enabled=script, reduced_motion="reduce")
            for kind, address in kinds.items():
                if only and kind != only:
                    continue
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    for scheme in SCHEMES:
                        page.emulate_media(
                            media="print" if printed else "screen", color_scheme=scheme
                        )
                        page.goto(origin + address, wait_until="networkidle")
                        name = f"{kind.removesuffix('.html').replace('/', '-')}-{width}-{scheme}"
                        page.screenshot(path=output / f"{name}.png", full_page=True)
                        taken += 1
        chromium.close()
    return taken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--source", type=Path, default=REPOSITORY)
    parser.add_argument("--only", default="", metavar="TEMPLATE", help="such as person.html")
    parser.add_argument("--print", action="store_true", help="as printed on paper")
    parser.add_argument("--no-script", action="store_true", help="without JavaScript")
    given = parser.parse_args()
    number = take(
        given.source, given.output, given.only, printed=given.print, script=not given.no_script
    )
    print(f"{number} pictures in {given.output}/")
