"""Which fetched abstracts may be shown: arXiv's, and those under an open licence."""

from __future__ import annotations

from sitegen.model.work import Source
from sitegen.resolve.overlay import Draft

_OPEN = ("cc-by", "cc0", "public-domain")


def leave_out_closed(draft: Draft) -> None:
    """Drop an abstract that neither the owner, arXiv nor an open licence gives.

    A closed one gives way to arXiv's, if there is one; otherwise readers follow the link.
    """
    values = draft.values
    sources = dict(values["sources"])
    path = sources.get("abstract", "")
    if not path.startswith("content/fetched/") or path.startswith("content/fetched/arxiv/"):
        return
    if str(values.get("license", "")).lower().startswith(_OPEN):
        return
    del values["abstract"], sources["abstract"]
    for facts in draft.members:
        record = facts.record
        if record.source is Source.ARXIV and (abstract := record.fields.get("abstract")):
            values["abstract"], sources["abstract"] = abstract, record.path
            break
    values["sources"] = tuple(sources.items())
