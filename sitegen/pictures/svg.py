"""The size of an SVG drawing, as far as its head tells."""

from __future__ import annotations

import re

WIDE = 1600  # pixels, for a drawing that has proportions but no size of its own

_HEAD = 20_000  # bytes within which the root element must end
_NUMBER = rb"\s*+([0-9]{1,6}(?:\.[0-9]{1,6})?)"
_SIDE = rb"\b%s\s*=\s*[\"']" + _NUMBER + rb"(?:px)?\s*[\"']"
_WIDTH = re.compile(_SIDE % b"(?<![-\\w])width")
_HEIGHT = re.compile(_SIDE % b"(?<![-\\w])height")
_BOX = re.compile(
    rb"\bviewBox\s*=\s*[\"']\s*[-+.0-9e]{1,20}[\s,]+[-+.0-9e]{1,20}[\s,]+"
    rb"([0-9]{1,6}(?:\.[0-9]{1,9})?)[\s,]+([0-9]{1,6}(?:\.[0-9]{1,9})?)\s*[\"']"
)


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, or the proportions of its viewBox `WIDE` pixels wide.

    (0, 0) when neither is stated in a way that is understood.
    """
    start = data.find(b"<svg", 0, _HEAD)
    end = data.find(b">", start, _HEAD)
    if start < 0 or end < 0:
        return (0, 0)
    root = data[start:end]
    width, height = _WIDTH.search(root), _HEIGHT.search(root)
    if width and height:
        return (round(float(width[1])), round(float(height[1])))
    box = _BOX.search(root)
    if box is None or not float(box[1]) or not float(box[2]):
        return (0, 0)
    return (WIDE, max(1, round(WIDE * float(box[2]) / float(box[1]))))
