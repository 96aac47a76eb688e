"""site.yaml -> `Config`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from sitegen.config.config import BUILT_IN, Config
from sitegen.config.services import service
from sitegen.config.source import find_source
from sitegen.config.table import COLLECTION, SECTION_NAMES, SITE
from sitegen.errors import Place, Problems
from sitegen.files.fields import Values, expect_map, read_fields
from sitegen.files.yaml_file import YamlMap, YamlScalar, read_yaml
from sitegen.model.note import Collection
from sitegen.model.work import Source as WorkSource

# Folders of content/ that are no collections.
TAKEN_FOLDERS = frozenset(("people", "works", "topics", "assets", "root", "fetched"))

# Where records come from, as `repairs` names it.
SOURCE_NAMES = tuple(source.name.lower() for source in WorkSource)

# ISO 639 and subtags (BCP 47); Typst takes no longer language either.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_URL = re.compile(r"(https?)://([^\s/?#@:]+(?::\d{1,5})?)(/[^\s?#]*)?\Z", re.IGNORECASE)
_ADDRESS_PART = re.compile(r"[\w.-]+(?:/[\w.-]+)*\Z")
_FOLDER = re.compile(r"[^\W_.][\w-]*\Z")


def read_config(source: Path, problems: Problems, *, url: str = "") -> Config:
    """The settings of the site in a folder; `url` overrides the site's own.

    A missing site.yaml is no problem. An error is added when it cannot be read and when the
    folder holds no site.
    """
    found = find_source(source)
    if found is None:
        problems.add(
            "config-no-site",
            Place(),
            "the folder holds neither content/ nor a .bib file",
            "put a .bib file into it, or run: sitegen new DIR",
        )
        return Config()
    for name in ("site.yaml", "site.yml"):
        file = found.content / name
        if found.layout == "content" and file.is_file():
            if file.is_symlink() and not file.resolve().is_relative_to(source.resolve()):
                problems.add(
                    "config-unreadable",
                    Place(found.prefix + name),
                    f"{name} is a link that leads out of the source; it is not followed",
                    "put a copy in its place",
                )
                return Config(path=found.prefix + name)
            return _read(file, found.prefix + name, problems, url)
    config = Config()
    return replace(config, url=_url(url, Place("SITEGEN_URL"), problems)) if url.strip() else config


def _read(file: Path, path: str, problems: Problems, url: str) -> Config:
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"site.yaml cannot be read: {error.strerror}"
        problems.add("config-unreadable", Place(path), message, "check its permissions")
        return Config(path=path)
    found = Problems()
    fields = expect_map(read_yaml(data, path, found), "a mapping of settings", found)
    wrong = next((p for p in found if p.code in ("yaml-syntax", "field-type")), None)
    if wrong is not None:
        message = f"site.yaml cannot be read, so the site is not built: {wrong.message}"
        hint = wrong.hint or "mend it, or rename it to try without"
        problems.add("config-unreadable", wrong.place, message, hint)
        return Config(path=path)
    values = read_fields(fields or YamlMap((), Place(path, 1, 1)), SITE, found)
    config = _config(values, path, found, url)
    problems.extend(found)
    return config


def _config(values: Values, path: str, problems: Problems, url: str) -> Config:
    names = values.get("names") or Values(values.place, {})
    topics = values.get("topics") or Values(values.place, {})
    venues = values.get("venues") or Values(values.place, {})
    suppress = values.get("suppress") or Values(values.place, {})
    places = dict(values.places)
    own_url, at = values.text("url"), places.get("url", Place(path))
    if url.strip():
        own_url, at = url.strip(), Place("SITEGEN_URL")
    language = values.text("language") or "en"
    if not _LANGUAGE.match(language):
        problems.add(
            "config-value",
            places["language"],
            f"“{language}” is no language tag",
            "write a tag such as en, de or pt-BR",
        )
        language = "en"
    return Config(
        title=values.text("title"),
        kind=values.text("kind"),
        url=_url(own_url, at, problems),
        theme=values.text("theme") or "folio",
        options=dict(values.get("options", ())),
        language=language,
        owner=values.text("owner"),
        description=values.text("description"),
        nav=_nav(values, places, problems),
        collections=_collections(values, problems),
        name_pages=names.get("pages"),
        name_groups=names.text("groups") or "report",
        topic_pages=topics.flag("pages", True),
        topic_minimum=max(topics.integer("minimum", 2), 1),
        venue_pages=venues.flag("pages", True),
        venue_minimum=max(venues.integer("minimum", 2), 1),
        suppressed_names=suppress.texts("names"),
        suppressed_ids=suppress.texts("ids") or suppress.texts("names"),
        sections=_sections(values, problems),
        newsletter=values.text("newsletter"),
        videos=values.text("videos") or "link",
        comments=service(values, "comments", problems),
        analytics=service(values, "analytics", problems),
        feeds=values.flag("feeds", True),
        cv_pdf=values.text("cv_pdf"),
        pictures=values.flag("pictures", True),
        social_cards=values.flag("social_cards"),
        card_font=values.text("card_font"),
        feed_size=max(values.integer("feed_size", 30), 1),
        drafts=values.flag("drafts"),
        limit=max(values.integer("limit", 500), 1),
        repairs=_repairs(values, problems),
        abstracts=values.text("abstracts") or "open",
        strict=values.flag("strict"),
        path=path,
        places=places,
    )


def _url(text: str, place: Place, problems: Problems) -> str:
    """The site's address without a final slash; a wrong one is a problem and left out."""
    text = text.strip()
    match = _URL.match(text)
    if match:
        return f"{match[1].lower()}://{match[2].lower()}{match[3] or ''}".rstrip("/")
    if text:
        problems.add(
            "config-url",
            place,
            f"“{text}” is no absolute http(s) address",
            "write it as https://example.org or https://example.org/folder",
        )
    return ""


def _wrong(problems: Problems, place: Place, message: str, hint: str) -> None:
    problems.add("config-value", place, message, hint)


def _nav(
    values: Values, places: dict[str, Place], problems: Problems
) -> tuple[tuple[str, str], ...]:
    """The entries of `nav`; the place of each goes to `places`, under "nav." and its address."""
    node: Any = values.get("nav")
    if node is None:
        return ()
    hint = "write nav: [/publications/, {label: Code, url: https://example.org/}]"
    found = []
    for item in node if not isinstance(node, (YamlScalar, YamlMap)) else (node,):
        address, label = "", ""
        if isinstance(item, YamlScalar):
            address = item.text.strip()
        elif isinstance(item, YamlMap):
            url, text = item.get("url") or item.get("address"), item.get("label")
            if isinstance(url, YamlScalar):
                address = url.text.strip()
            elif len(item) == 1 and isinstance(item.pairs[0].value, YamlScalar):
                address, label = item.pairs[0].value.text.strip(), item.pairs[0].key
            label = text.text.strip() if isinstance(text, YamlScalar) else label
        outside = re.match(r"(?:https?|mailto):", address, re.IGNORECASE)
        if not address or (not outside and re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.I)):
            _wrong(problems, item.place, "an entry of nav leads nowhere", hint)
            continue
        if not outside and not address.startswith("#"):
            last = address.rpartition("/")[2]
            address = "/" + address.strip("/") + ("" if "." in last or "#" in last else "/")
            address = address.replace("//", "/")
        found.append((address, label))
        places.setdefault(f"nav.{address}", item.place)
    return tuple(found)


def _collections(values: Values, problems: Problems) -> tuple[Collection, ...]:
    node = values.get("collections")
    known = {collection.id: collection for collection in BUILT_IN}
    stated = expect_map(node, "a mapping of collections", problems) if node else None
    for item in stated.pairs if stated else ():
        if not _FOLDER.match(item.key) or item.key in TAKEN_FOLDERS:
            message = f"“{item.key}” cannot be the name of a collection"
            _wrong(problems, item.place, message, "use letters, digits and -")
            continue
        base = known.get(item.key) or Collection(
            item.key, item.key.replace("-", " ").capitalize(), item.key, f"/{item.key}/"
        )
        fields = expect_map(item.value, "a collection", problems)
        own = read_fields(fields or YamlMap((), item.place), COLLECTION, problems)
        folder, address = own.text("dir") or base.folder, own.text("address") or base.address
        if not _FOLDER.match(folder) or folder in TAKEN_FOLDERS:
            message = f"the folder “{folder}” cannot hold a collection"
            _wrong(problems, item.place, message, "name a folder of its own under content/")
            continue
        part = address.strip("/")
        if part and (not _ADDRESS_PART.match(part) or ".." in part):
            message = f"“{address}” is no address inside the site"
            _wrong(problems, item.place, message, f"write address: /{item.key}/")
            part = item.key
        known[item.key] = Collection(
            item.key,
            own.text("title") or base.title,
            folder,
            f"/{part}/" if part else "/",
            own.text("order") or base.order,
            own.flag("dated", base.dated),
            base.pages,
        )
    return tuple(known.values())


def _repairs(values: Values, problems: Problems) -> dict[str, tuple[str, ...]]:
    """The rules by file or source; a key that can be neither is a problem."""
    found: dict[str, tuple[str, ...]] = {}
    for name, rules in values.get("repairs", ()):
        if name.lower() in SOURCE_NAMES:
            found[name.lower()] = rules
        elif name.lower().endswith((".bib", ".yaml", ".yml")):
            found[name.removeprefix("./")] = rules
        else:
            hint = f"name a file such as content/works/a.bib, or {', '.join(SOURCE_NAMES)}"
            message = f"“{name}” is no source of works"
            _wrong(problems, values.places[f"repairs.{name}"], message, hint)
    return found


def _sections(values: Values, problems: Problems) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in values.get("sections", ()):
        part = text.strip("/")
        at = values.places[f"sections.{name}"]
        if name not in SECTION_NAMES:
            hint = f"the sections are {', '.join(SECTION_NAMES)}"
            _wrong(problems, at, f"there is no section “{name}”", hint)
        elif not _ADDRESS_PART.match(part) or ".." in part:
            _wrong(problems, at, f"“{text}” is no address inside the site", f"write {name}: word")
        elif part in found.values():
            message = f"two sections are to stand at “{part}”"
            _wrong(problems, at, message, "give each a name of its own")
        else:
            found[name] = part
    return found
