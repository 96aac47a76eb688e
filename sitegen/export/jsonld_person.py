"""`person_jsonld`: a profile as schema.org JSON-LD."""

from __future__ import annotations

from sitegen.export import names
from sitegen.export.jsonld import Node, orcid_url, present, property_value, script_json
from sitegen.export.links import is_web
from sitegen.model.person import Person
from sitegen.text.printing import plain


def person_jsonld(
    person: Person,
    *,
    page_url: str = "",
    image_url: str = "",
    modified: str = "",
) -> str:
    """A profile's JSON-LD: a ProfilePage about a Person.

    `page_url` and `image_url` are absolute addresses, `modified` an ISO date. An e-mail address
    is never part of it.
    """
    orcid = orcid_url(person.orcid)
    same = [
        orcid,
        person.homepage,
        _profile("https://dblp.org/pid/", person.dblp),
        _profile("https://github.com/", person.github),
        _profile("https://scholar.google.com/citations?user=", person.scholar),
        *(_profile("https://openalex.org/", identifier) for identifier in person.openalex),
        *(link.url for link in person.links),
    ]
    current = [a for a in person.affiliations if a.is_current and (a.name or a.ror)]
    about: Node = {
        "@type": "Person",
        "@id": orcid or (f"{page_url}#person" if page_url else ""),
        "name": str(person.name),
        "givenName": person.name.given,
        "familyName": names.surname(person.name) if person.name.given else "",
        "honorificSuffix": names.suffix(person.name),
        "alternateName": [str(name) for name in person.variants],
        "url": page_url,
        "image": image_url,
        "description": plain(person.bio) if person.bio else person.tagline,
        "jobTitle": person.role if not person.alumni else "",
        "affiliation": [
            present({"@type": "Organization", "@id": a.ror, "name": a.name, "url": a.url})
            for a in current
        ],
        "knowsAbout": list(person.interests),
        "identifier": property_value("ORCID", person.orcid.rpartition("/")[2]),
        "sameAs": list(dict.fromkeys(url for url in same if is_web(url))),
    }
    return script_json(
        present(
            {
                "@context": "https://schema.org",
                "@type": "ProfilePage",
                "@id": page_url,
                "url": page_url,
                "dateModified": modified,
                "mainEntity": present(about),
            }
        )
    )


def _profile(prefix: str, identifier: str) -> str:
    """The address of an identifier on its site; one that is an address already stays."""
    return identifier if not identifier or is_web(identifier) else prefix + identifier
