from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.witness import Kind, Witness, witnesses
from sitegen.model.work import Link


def test_only_what_is_marked_can_confirm_a_site() -> None:
    person = Person(
        "ada",
        Name("Lovelace", "Ada"),
        orcid="0000-0002-1825-0097",
        github="ada",
        homepage="https://elsewhere.example/",
        email="ada@example.org",
        links=(
            Link("GitHub", "https://github.com/Ada"),
            Link("Engine", "https://github.com/ada/engine/"),
            Link("An issue", "https://github.com/ada/engine/issues/1"),
            Link("Mastodon", "https://social.example/@ada"),
            Link("Toots", "https://other.example/@ada", "mastodon"),
            Link("Staff page", "https://uni.example/people/ada?lang=en", "institution"),
            Link("Blog", "https://blog.example/"),
            Link("CV", "cv.pdf", "institution"),
        ),
    )
    assert witnesses(person) == (
        Witness(Kind.ORCID, "https://orcid.org/0000-0002-1825-0097"),
        Witness(Kind.GITHUB, "https://github.com/ada"),
        Witness(Kind.GITHUB, "https://github.com/ada/engine"),
        Witness(Kind.MASTODON, "https://social.example/@ada"),
        Witness(Kind.MASTODON, "https://other.example/@ada"),
        Witness(Kind.INSTITUTION, "https://uni.example/people/ada?lang=en"),
    )


def test_nobody_without_pages_has_a_witness() -> None:
    assert witnesses(Person("ada", Name("Lovelace", "Ada"))) == ()
