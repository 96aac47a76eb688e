from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml

STARTER = files("sitegen") / "starter"
WORKFLOWS = ("dot-github/workflows/fetch.yml", "dot-github/workflows/add-work.yml")


def load(path: str) -> Any:
    return yaml.safe_load(STARTER.joinpath(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS)
def test_nothing_that_others_write_is_pasted_into_a_script(path: str) -> None:
    (job,) = load(path)["jobs"].values()
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_only_the_hosts_own_actions_are_used(path: str) -> None:
    (job,) = load(path)["jobs"].values()
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in used)


def test_the_weekly_fetch_keeps_the_key_a_secret() -> None:
    text = STARTER.joinpath(WORKFLOWS[0]).read_text(encoding="utf-8")
    assert "OPENALEX_API_KEY: ${{ secrets.OPENALEX_API_KEY }}" in text
    assert load(WORKFLOWS[0])[True]["schedule"] == [{"cron": "17 5 * * 1"}]


def test_the_form_and_its_workflow_share_their_label() -> None:
    form = load("dot-github/ISSUE_TEMPLATE/add-work.yml")
    assert form["labels"] == ["add-work"]
    (job,) = load(WORKFLOWS[1])["jobs"].values()
    assert "'add-work'" in job["if"]


def test_gitlabs_job_runs_on_its_schedule_alone() -> None:
    job = load("dot-gitlab/fetch.yml")["fetch"]
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule" && $FETCH == "1"'}]
    assert all(isinstance(line, str) for line in job["script"])
