from __future__ import annotations

import pytest

from sitegen.fetch.service import OPENALEX, SERVICES


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: str(service.name))
def test_the_base_address_can_be_set(service: object) -> None:
    from sitegen.fetch.service import Service

    assert isinstance(service, Service)
    assert service.base({}) == service.default
    assert service.base({service.variable: " "}) == service.default
    assert service.base({service.variable: "http://127.0.0.1:1/a/b/\n"}) == "http://127.0.0.1:1/a/b"
    for wrong in ("ftp://a", "localhost:80", "http://[::1", "http://a/?q=1"):
        assert service.base({service.variable: wrong}) == ""


@pytest.mark.parametrize(
    ("key", "expected"), [(" abc\n", "abc"), ("  ", ""), ("a“b", ""), ("", "")]
)
def test_a_padded_key_is_stripped_and_an_impossible_one_left_out(key: str, expected: str) -> None:
    assert OPENALEX.key({"OPENALEX_API_KEY": key}) == expected
