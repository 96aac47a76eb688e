"""Who stands before whom in a lab."""

from __future__ import annotations

import pytest

from sitegen.insight.seniority import seniority

LAB = (
    "Principal Investigator",
    "Associate Professor",
    "Lab manager",
    "Postdoctoral researcher",
    "PhD student",
    "Master's student",
    "Undergraduate research assistant",
)


def test_a_lab_is_listed_from_its_head_to_its_students() -> None:
    by_name = sorted(LAB)
    assert sorted(by_name, key=seniority) == list(LAB)


@pytest.mark.parametrize(
    ("role", "like"),
    [
        ("Gruppenleiterin", "Director"),
        ("Postdoctoral research fellow", "Postdoc"),
        ("Postdoktorand", "Postdoc"),
        ("Post-Doktorandin", "Postdoc"),
        ("Promovierende", "PhD candidate"),
        ("Leiterin der Gruppe", "Director"),
        ("Doktorandin", "PhD candidate"),
        ("博士后", "Postdoc"),
        ("博士研究生", "Ph.D. student"),
        ("Assistant to Professor Hilbert", "Secretary"),
        ("PhD student at the Chair of Databases", "PhD student"),
        ("Bachelor student (Prof. Meier)", "Bachelor student"),
        ("Secretary to the director", "Secretary"),
        ("Schriftleiter", "Staff"),
        ("Professor of Logic", "Professor"),
        ("", "Staff"),
    ],
)
def test_roles_of_one_rank(role: str, like: str) -> None:
    assert seniority(role) == seniority(like)
