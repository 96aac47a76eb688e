"""The real services, when somebody asks for it: pytest -m network."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import Problems
from sitegen.fetch.run import Settings, start
from sitegen.fetch.source import Owner

pytestmark = pytest.mark.network


def test_the_services_still_speak_as_we_read(tmp_path: Path) -> None:
    """ORCID's own example person, and a pid of DBLP's that will not change."""
    owner = Owner("josiah", "Josiah Carberry", orcid="0000-0002-1825-0097", dblp="k/DonaldEKnuth")
    problems = Problems()
    run = start(tmp_path, Settings(lookups=3), problems)
    try:
        run.run([owner])
    finally:
        run.client.close()
    assert run.outcomes[0].answered.keys() >= {"openalex", "orcid", "dblp"}
    assert not [problem for problem in problems if problem.code == "fetch-field"]
