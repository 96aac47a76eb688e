"""Folders that are sites, and what their pages say."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
from conftest import SiteFolder

BIB = r"""
@article{noether1921,
  author = {Emmy Noether},
  title = {Idealtheorie in Ringbereichen},
  journal = {Mathematische Annalen},
  year = 1921, volume = 83, pages = {24--66},
  doi = {10.1007/BF01464225},
  keywords = {Algebra},
  abstract = {Every ideal meets \emph{primary} ideals, $\mathfrak{a} = \bigcap q_i$.},
}
@inproceedings{hopper1952,
  author = {Grace Murray Hopper},
  title = {The Education of a Computer},
  booktitle = {Proceedings of the 1952 ACM National Meeting},
  year = 1952, pages = {243--249}, selected = {true},
}
@article{noether1918,
  author = {Noether, Emmy},
  title = {Invariante {V}ariationsprobleme},
  journal = {Nachrichten von der Gesellschaft der Wissenschaften zu G{\"o}ttingen},
  year = 1918, month = jul, keywords = {Algebra, Physics},
}
"""
PERSON = "name: Emmy Noether\nrole: Professor\ninterests: [Algebra]\nbio: Algebraist.\n"


@pytest.fixture
def lab(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Institute\nkind: lab\n")
    site.write("content/works/all.bib", BIB)
    site.write("content/people/emmy.yaml", PERSON)
    site.write("content/people/grace.yaml", "name: Grace Murray Hopper\nend: 1992\n")
    return site


def test_a_folder_with_a_bib_file_is_a_site(site: SiteFolder) -> None:
    site.write("refs.bib", BIB)
    assert {"/", "/publications/", "/publications/noether1921/", "/404.html"} <= site.addresses
    assert "Idealtheorie in Ringbereichen" in site.main("/")
    assert site.codes == []
    assert site.broken_links() == []


def test_editors_are_named_in_lists_of_books_only_but_on_every_page(site: SiteFolder) -> None:
    fields = "author={Church, Alonzo}, editor={Davis, Martin}, booktitle={Collected}, title="
    site.write(
        "refs.bib", f"@inproceedings{{a, {fields}{{One}}}}\n@incollection{{b, {fields}{{Two}}}}"
    )
    assert site.main("/publications/").count("edited by Martin Davis") == 1
    assert "Martin Davis" in site.main("/publications/a/")


def test_a_book_without_a_venue_stands_in_its_series(site: SiteFolder) -> None:
    site.write(
        "refs.bib",
        "@book{a, author={Church, Alonzo}, title={Calculi}, series={Studies}, number=6}",
    )
    assert "Studies 6" in site.main("/publications/")


def test_a_title_says_its_language_where_it_is_not_the_pages(site: SiteFolder) -> None:
    site.write(
        "content/works/a.bib",
        "@book{a, title={Idealtheorie}, langid={ngerman}}\n@book{b, title={B}, langid={british}}",
    )
    page = site.text("/publications/a/")
    assert '<h1 lang="de" dir="auto">Idealtheorie</h1>' in page
    assert '"inLanguage":"de"' in page
    assert '<meta name="citation_language" content="de">' in page
    assert "<h1>B</h1>" in site.text("/publications/b/")


def test_a_reference_with_a_formula_can_be_copied_as_plain_text(site: SiteFolder) -> None:
    site.write("content/works/a.bib", "@book{a, title={Deep $n^2$ nets}}\n@book{b, title={B}}")
    assert '<p class="copied" data-plain="Deep n² nets. (n.d.).">' in site.text("/publications/a/")
    assert "data-plain" not in site.text("/publications/b/")


def test_an_entry_of_the_navigation_is_never_empty(lab: SiteFolder) -> None:
    lab.write("content/pages/about.md", "---\ntitle: About *us*\n---\n")
    entries = "/about/, /people/emmy/, /topics/, /search/, /gone/, 'mailto:a@b.example'"
    lab.write("content/site.yaml", f"kind: lab\nnav: [{entries}]\n")
    nav = re.findall(r"<nav.*?</nav>", lab.text("/"), re.DOTALL)[0]
    assert re.findall(r">([^<>\n]*)</a>", nav) == [
        "About us",
        "Emmy Noether",
        "Topics",
        "Search",
        "gone",
        "a@b.example",
    ]


def test_a_key_that_is_the_name_of_a_file_of_the_section_does_no_harm(site: SiteFolder) -> None:
    site.write(
        "content/works/a.yaml", "[{id: index.html, title: A}, {id: publications.bib, title: B}]"
    )
    folders = {f"{a}/" for a in site.addresses if not a.endswith("/")}
    assert not folders & site.addresses
    assert "/publications/index.html-0eb547/" in site.addresses


def test_a_talk_stands_with_its_event(site: SiteFolder) -> None:
    site.write("content/works/a.yaml", "{id: a, type: talk, title: T, event: Soirée, year: 1833}")
    assert "Soirée" in site.main("/publications/")
    assert "T Soirée , 1833" in site.main("/publications/a/")
    assert "Event" not in site.main("/publications/a/")


def test_a_lab_has_people_alumni_apart(lab: SiteFolder) -> None:
    words = lab.main("/people/")
    assert words.index("Emmy Noether") < words.index("Alumni") < words.index("Grace Murray Hopper")


def test_no_link_of_a_lab_is_broken(lab: SiteFolder) -> None:
    lab.write(
        "content/news/first.md", "---\ntitle: First\ndate: 2020-01-02\n---\nSee [@hopper1952]."
    )
    assert lab.broken_links() == []
    lab.file_links = True
    lab.write("content/news/second.md", "---\ntitle: Second\ndate: 2020-01-03\n---\nMore.")
    assert lab.broken_links() == []
    assert not [link for link in lab.links("/publications/") if link.endswith("/")]


def test_works_stand_by_year_newest_first(lab: SiteFolder) -> None:
    words = lab.main("/publications/")
    titles = ("Education of a Computer", "Idealtheorie", "Variationsprobleme")
    places = [words.index(title) for title in titles]
    assert places == sorted(places)


def test_pinned_works_come_first(lab: SiteFolder) -> None:
    lab.write("content/works/pin.yaml", "id: noether1918\npinned: true\n")
    words = lab.main("/publications/")
    assert words.index("Variationsprobleme") < words.index("Education of a Computer")


def test_what_a_profile_selects_is_in_its_year_and_does_not_lead_twice(lab: SiteFolder) -> None:
    lab.write("content/works/pin.yaml", "id: noether1918\npinned: true\n")
    assert "Featured" in lab.main("/people/emmy/")
    lab.write("content/works/pin.yaml", "id: noether1918\npinned: true\nselected: true\n")
    words = lab.main("/people/emmy/")
    assert "Featured" not in words
    places = [found.start() for found in re.finditer("Variationsprobleme", words)]
    assert places[0] < words.index("Idealtheorie") < places[1]


def test_above_the_limit_each_year_has_a_page(lab: SiteFolder) -> None:
    assert "/publications/year/1918/" not in lab.addresses
    lab.write("content/site.yaml", "kind: lab\nlimit: 2\n")
    assert "/publications/year/1918/" in lab.addresses
    assert "Variationsprobleme" in lab.main("/publications/year/1918/")
    assert lab.broken_links() == []


def test_years_are_sorted_as_numbers(lab: SiteFolder) -> None:
    lab.write("content/site.yaml", "kind: lab\nlimit: 2\n")
    lab.write("content/works/old.yaml", "{id: old, title: Al-jabr, type: book, year: 0820}")
    told = lab.main("/publications/")
    assert told.index("1952 1") < told.index("1918 1") < told.index("820 1")


def test_a_publication_page_says_what_indexers_want(lab: SiteFolder) -> None:
    lab.write("content/assets/noether1921.pdf", b"%PDF-1.4 small")
    lab.url = "https://example.org/lab"
    html = lab.text("/publications/noether1921/")
    for tag in (
        '<meta name="citation_title" content="Idealtheorie in Ringbereichen">',
        '<meta name="citation_author" content="Noether, Emmy">',
        '<meta name="citation_publication_date" content="1921">',
        '<meta name="citation_journal_title" content="Mathematische Annalen">',
        '<meta name="citation_firstpage" content="24">',
        '<meta name="citation_doi" content="10.1007/bf01464225">',
        '<link rel="canonical" href="https://example.org/lab/publications/noether1921/">',
        'content="https://example.org/lab/publications/noether1921/noether1921.pdf"',
    ):
        assert tag in html
    assert "/publications/noether1921/noether1921.pdf" in lab.addresses


def test_no_tex_reaches_a_reader(lab: SiteFolder) -> None:
    html = lab.text("/publications/noether1921/")
    text = html[html.index("<h2>Abstract") : html.index("<h2>Cite")]
    assert "<em>primary</em>" in text
    assert "<math" in text
    assert "\\" not in text.replace("\\mathfrak", "")
    assert "Göttingen" in lab.main("/publications/noether1918/")
    assert "{V}" not in lab.main("/publications/")


def test_every_export_stands_beside_its_page(lab: SiteFolder) -> None:
    base = "/publications/noether1921/noether1921"
    assert lab.text(f"{base}.bib").startswith("@article{noether1921,")
    assert "TY  - JOUR\r\n" in lab.text(f"{base}.ris")
    assert json.loads(lab.text(f"{base}.json"))


def test_the_owner_stands_out_on_her_own_page(lab: SiteFolder) -> None:
    assert 'class="self"' in lab.text("/people/emmy/")
    assert 'class="self"' not in lab.text("/publications/")


def test_on_a_persons_site_the_owner_stands_out_everywhere(site: SiteFolder) -> None:
    site.write("content/works/all.bib", BIB).write("content/people/emmy.yaml", PERSON)
    assert 'class="self"' in site.text("/publications/")


def test_counters_equal_the_lists_they_link_to(lab: SiteFolder) -> None:
    words = lab.main("/people/emmy/")
    assert "2 works" in words
    assert lab.text("/people/emmy/").count('class="title"') == 2


def test_notes_and_works_link_both_ways(lab: SiteFolder) -> None:
    lab.write("content/talks/t.md", "---\ntitle: On ideals\ndate: 2024\n---\nAbout [@noether1921].")
    assert "../../publications/noether1921/" in lab.links("/talks/t/")
    assert "../../talks/t/" in lab.links("/publications/noether1921/")


def test_a_list_of_works_stands_inside_a_page(lab: SiteFolder) -> None:
    lab.write("content/pages/rings.md", "---\ntitle: Rings\n---\n{{ works topic=algebra max=1 }}\n")
    words = lab.main("/rings/")
    assert "Idealtheorie" in words
    assert "Variationsprobleme" not in words


def test_a_page_may_be_a_file_of_its_own(lab: SiteFolder) -> None:
    lab.write(
        "content/pages/a.md", "---\ntitle: A\npermalink: /old/a.html\n---\n[Emmy](/people/emmy/)"
    )
    assert 'href="../people/emmy/"' in lab.text("/old/a.html")


def test_two_things_at_one_address_are_an_error(lab: SiteFolder) -> None:
    lab.write("content/pages/a.md", "---\ntitle: A\naddress: /people/emmy/\n---\nA")
    assert "page-collision" in lab.codes


def test_a_page_cannot_take_a_section(lab: SiteFolder) -> None:
    lab.write("content/pages/people.md", "---\ntitle: People\n---\nA")
    assert "page-reserved" in lab.codes


def test_aliases_redirect(lab: SiteFolder) -> None:
    lab.write("content/works/a.yaml", "id: noether1921\naliases: [/old/ideal/, former-key]\n")
    assert 'url=../../publications/noether1921/"' in lab.text("/old/ideal/")
    assert "/publications/former-key/" in lab.addresses


def test_without_url_there_is_no_sitemap_and_one_info(lab: SiteFolder) -> None:
    assert "/sitemap.xml" not in lab.addresses
    assert [p.code for p in lab.problems].count("page-no-url") == 1
    assert "Sitemap" not in lab.text("/robots.txt")


def test_with_url_the_sitemap_holds_every_page_but_redirects(lab: SiteFolder) -> None:
    lab.url = "https://example.org"
    lab.write("content/works/a.yaml", "id: noether1921\naliases: [/old/ideal/]\n")
    root = ET.fromstring(lab.text("/sitemap.xml"))  # noqa: S314 - our own file
    found = {element.text for element in root.iter() if element.tag.endswith("loc")}
    assert "https://example.org/publications/noether1921/" in found
    assert "https://example.org/old/ideal/" not in found
    assert "https://example.org/404.html" not in found
    assert "Sitemap: https://example.org/sitemap.xml" in lab.text("/robots.txt")


def test_feeds_are_valid_and_dated_by_their_content(lab: SiteFolder) -> None:
    root = ET.fromstring(lab.text("/people/emmy/feed.atom"))  # noqa: S314 - our own file
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert [e.text for e in root.findall("a:entry/a:updated", atom)] == [
        "1921-01-01T00:00:00Z",
        "1918-07-01T00:00:00Z",
    ]
    feed = json.loads(lab.text("/feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len(feed["items"]) == 3


def test_a_page_for_what_is_not_there_works_at_any_depth(lab: SiteFolder) -> None:
    lab.url = "https://example.org/repo"
    assert "/repo/" in lab.links("/404.html")


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_hostile_content_is_only_ever_text(site: SiteFolder) -> None:
    text = json.dumps(HOSTILE)
    site.write("content/site.yaml", f"title: {text}\ndescription: {text}\nkind: lab\n")
    site.write(
        "content/people/x.yaml",
        f"name: {text}\nrole: {text}\ntagline: {text}\nbio: {text}\ninterests: [{text}]\n"
        f"links: [{{label: {text}, url: 'javascript:alert(1)'}}]\n"
        f"affiliations: [{{name: {text}, department: {text}}}]\n",
    )
    site.write(
        "content/works/x.yaml",
        f"id: {text}\ntitle: {text}\nauthors: [{text}]\nvenue: {text}\nabstract: {text}\n"
        f"year: 2020\nkeywords: [{text}]\npublisher: {text}\nvolume: {text}\naward: {text}\n",
    )
    site.write("content/works/y.bib", f"@misc{{y, title = {{{HOSTILE}}}, author = {{{HOSTILE}}}}}")
    site.write("content/topics/t.md", f"---\ntitle: {text}\n---\n{HOSTILE}\n")
    site.write("content/posts/p.md", f"---\ntitle: {text}\ndate: 2020\n---\n{HOSTILE}\n")
    for address in site.addresses:
        if address.endswith(("/", ".html")):
            html = site.text(address)
            assert "<script>alert" not in html, address
            assert "<img src=x" not in html, address
            assert "javascript:" not in html, address


def test_a_site_may_show_no_abstracts(lab: SiteFolder) -> None:
    assert "primary" in lab.text("/publications/noether1921/")
    lab.write("content/site.yaml", "kind: lab\nabstracts: none\n")
    assert "primary" not in lab.text("/publications/noether1921/")
    assert "primary" not in lab.text("/publications/noether1921/noether1921.bib")
