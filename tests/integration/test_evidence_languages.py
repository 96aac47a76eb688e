"""Every sentence of evidence is the site's language, and none tells of a former name."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

import pytest
from conftest import SiteFolder
from evidence_site import FILES

from sitegen.build.explain import explain_address
from sitegen.build.settings import Settings
from sitegen.errors import Problems

# The blocks that say why: of a work's page, of a profile, of a name's page.
BLOCK = re.compile(
    r'<dt>[^<]*Ada Lovelace[^<]*</dt>\s*(?:<dd>.*?</dd>\s*)+|<section id="trust".*?</section>'
    r'|<details class="evidence">.*?</details>|<p class="maybe">.*?</p>',
    re.DOTALL,
)
# Sentences that this site must show; the texts of the others must only not be English.
SHOWN = re.compile(r"receipt\.|name\.(tie|alike)\.(?!words\.item)|support\.\w+\.of")
SAID = re.compile(rf"{SHOWN.pattern}|basis\.|support\.|trust|listed|name\.(evidence|perhaps)")
ENGLISH = re.compile(r"\b(?:the|of|these|works?|are|with|and|from|both|on|or|by|to|more)\b")


def in_language(site: SiteFolder, language: str) -> SiteFolder:
    for path, text in FILES.items():
        more = f"language: {language}\n" if path == "content/site.yaml" else ""
        site.write(path, text + more)
    return site


def blocks(site: SiteFolder) -> list[str]:
    """The words of every block, without those of links and files, whatever language they are."""
    found = []
    for address in sorted(site.addresses):
        if address.endswith("/") and not address.startswith("/api/"):
            for block in BLOCK.findall(site.text(address)):
                words = re.sub(r'<a href="(?!http)[^>]*>.*?</a>', " ", block, flags=re.DOTALL)
                words = re.sub(r"content/\S+", "FILE", words)
                found.append(html.unescape(" ".join(re.sub(r"<[^>]+>", " ", words).split())))
    return found


def pattern(text: str) -> re.Pattern[str]:
    """What finds a text with whatever stands in its places."""
    parts = re.split(r"\{\w*\}", text)
    return re.compile(".+?".join(map(re.escape, parts)).removeprefix(".+?").removesuffix(".+?"))


def words_of(site: SiteFolder) -> Mapping[str, str]:
    assert site.assembly
    return site.assembly.theme.words


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site in English, planned once."""
    return in_language(SiteFolder(tmp_path_factory.mktemp("english")), "en")


def missing(site: SiteFolder) -> list[str]:
    """The sentences that no block shows."""
    text = "\n".join(blocks(site))
    shown = {key: words for key, words in words_of(site).items() if SHOWN.match(key)}
    return [key for key, words in shown.items() if not pattern(words).search(text)]


def test_the_site_has_every_kind_of_evidence(english: SiteFolder) -> None:
    assert missing(english) == []
    assert english.codes == []


@pytest.mark.parametrize("language", ["de", "zh"])
def test_no_sentence_is_english_on_a_site_that_is_not(
    site: SiteFolder, english: SiteFolder, language: str
) -> None:
    in_language(site, language)
    assert missing(site) == []
    foreign = {
        key: pattern(words)
        for key, words in words_of(english).items()
        if SAID.match(key) and re.search("[a-z]{2}", words)
    }
    for block in blocks(site):
        assert [key for key, words in foreign.items() if words.search(block)] == [], block
        assert not ENGLISH.search(block), block


@pytest.mark.parametrize(
    ("language", "address", "said"),
    [
        ("de", "/publications/before/", "der Name „Ada Lovelace“, Buchstabe für Buchstabe"),
        ("de", "/publications/more/", "John Herschel, George Peacock … 1 weiterer"),
        ("de", "/publications/most/", "John Herschel, George Peacock … 2 weitere"),
        ("de", "/names/wo-rds/", "die Titel haben die Wörter „alpine“, „orchids“ gemeinsam"),
        ("de", "/people/ada/", "Vom Inhaber beansprucht, seit 3. Februar 2024"),
        ("de", "/people/ada/", "0,63 von 1,00"),
        ("zh", "/publications/more/", "John Herschel、George Peacock……另有 1 位"),
        ("zh", "/people/ada/", "已由双向链接确认。这些均不能证明论著由谁撰写。"),
        ("zh", "/people/ada/", "有外部标识：ORCID、OpenAlex、DBLP"),
        ("zh", "/people/ada/", "已由本人认领，自2024年2月3日起"),
    ],
)
def test_numbers_lists_and_dates_are_written_as_the_language_does(
    site: SiteFolder, language: str, address: str, said: str
) -> None:
    assert said in html.unescape(in_language(site, language).main(address))


def test_data_speak_english_whatever_the_language(site: SiteFolder, english: SiteFolder) -> None:
    in_language(site, "de")
    for address in ("/people/ada/evidence.json", "/api/v1/names.json"):
        assert site.text(address) == english.text(address)


@pytest.mark.parametrize("address", ["/publications/before/", "/publications/shortly/"])
def test_a_work_under_a_former_name_reads_as_any_other(english: SiteFolder, address: str) -> None:
    said = "Listed for Ada Lovelace because the name “Ada Lovelace”, letter for letter"
    assert said in english.main(address)
    assert said in english.main("/publications/more/")
    problems = Problems()
    settings = Settings(source=str(english.folder), output=str(english.folder / "public"))
    explained = " ".join(explain_address(settings, address, problems))
    assert explained.startswith(address)
    for text in (explained, *map(str, problems.sorted())):
        assert "former" not in text.casefold()
        assert "byron" not in text.casefold()


def test_no_output_tells_of_a_former_name(english: SiteFolder) -> None:
    works = json.loads(english.text("/people/ada/evidence.json"))["works"]
    receipts = {work["id"]: work["receipt"] for work in works}
    assert receipts["before"] == receipts["shortly"] == receipts["more"]
    for address in sorted(english.addresses):
        if not address.startswith("/static/"):
            data = english.bytes(address).decode("utf-8", "replace").casefold()
            assert "byron" not in data, address
            assert "former name" not in data, address
