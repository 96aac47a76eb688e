import pytest

from sitegen.model.web_place import WebPlace


def place(url: str) -> WebPlace:
    found = WebPlace.parse(url)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "link",
    [
        "https://ada.example/site",
        "https://ada.example/site/",
        "http://ADA.example./site/people/ada/#top",
        "https://ada.example:443/site?utm=1",
        "https://ada.example//site/./x/../people",
        "https://ada.example/%73ite/",
    ],
)
def test_a_place_holds_what_is_below_it(link: str) -> None:
    assert place("https://ada.example/site").holds(place(link))


@pytest.mark.parametrize(
    "link",
    [
        "https://ada.example/",
        "https://ada.example/sitemap",
        "https://ada.example/Site",
        "https://ada.example/site/../other",
        "https://ada.example/site/%2e%2e/other",
        "https://www.ada.example/site",
        "https://ada.example.evil.example/site",
        "https://ada.example:8443/site",
        "https://evil.example/ada.example/site",
    ],
)
def test_a_place_does_not_hold_its_neighbours(link: str) -> None:
    assert not place("https://ada.example/site").holds(place(link))


@pytest.mark.parametrize(
    "link",
    [
        "ftp://ada.example/",
        "//ada.example/",
        "/site",
        "https://",
        "https://ada.example@evil.example/",
        "https://evil.example\\@ada.example/",
        "https://ada.example:port/",
        "https://[::1",
        "https://ada .example/",
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_plain_web_address_is_no_place(link: str) -> None:
    assert WebPlace.parse(link) is None


def test_an_international_host_has_one_form() -> None:
    assert place("https://bücher.example/") == place("https://xn--bcher-kva.example")
