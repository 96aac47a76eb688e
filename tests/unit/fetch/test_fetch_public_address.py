import pytest

from sitegen.fetch.exchange import BrokenError
from sitegen.fetch.public_address import PublicOnly, is_local_name, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "",
        "localhost",
    ],
)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["localhost", "printer", "db.internal", "x.localhost.", "10.0.0.1", "0x7f.1", "2130706433"],
)
def test_names_that_are_local(host: str) -> None:
    assert is_local_name(host)


@pytest.mark.parametrize("host", ["github.com", "xn--bcher-kva.example", "8.8.8.8"])
def test_names_that_are_not(host: str) -> None:
    assert not is_local_name(host)


def test_only_a_trusted_port_of_a_host_may_be_private() -> None:
    guard = PublicOnly(frozenset({("127.0.0.1", 8000)}))
    guard.admit("http://127.0.0.1:8000/x")
    guard.admit("https://github.com/ada")
    for url in (
        "http://127.0.0.1:22/",
        "http://[::1]:8000/",
        "http://192.168.0.1/",
        "ftp://github.com/",
        "https://me@github.com/",
        "http://[::1",
    ):
        with pytest.raises(BrokenError):
            guard.admit(url)
