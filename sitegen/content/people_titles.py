"""Academic titles around a person's name: they are no part of it, and no work prints them."""

from __future__ import annotations

import re

from sitegen.errors import Problems
from sitegen.files.yaml_file import YamlItem, YamlList, YamlMap, YamlNode, YamlScalar
from sitegen.model.name import Name

_NAMES = ("name", "names", "former_names")

# What may follow a title: "Dr. rer. nat. h. c."; long ones first.
_FIELDS = (
    r"h\. ?c\.|e\. ?h\.|rer\. ?nat\.|rer\. ?pol\.|rer\. ?oec\.|rer\. ?soc\.|sc\.|phil\.|med\.|"
    r"dent\.|vet\.|iur\.|jur\.|oec\.|publ\.|theol\.|techn\.|agr\.|math\.|mont\.|paed\.|hum\.|"
    r"nat\.|habil\.|hab\.|mult\.|em\.|emer\.|emerit(?:us|a)\b"
)
_BEFORE = (
    r"(?:(?:Univ|Jun|Hon|ao|apl|em|(?-i:o))\.[- ]?){0,2}Prof(?:\.in|\.ssa|a?\.|\b)|"
    r"(?:(?:Associate|Assistant|Assoc\.|Asst\.|Adjunct|Emeritus) ?)?Prof(?:essor(?:in)?\b|\.)|"
    r"Juniorprofessor(?:in)?\b|(?:Priv\.-?|Privat)Doz(?:\.|ent(?:in)?\b)|(?-i:PD)\b\.?|"
    r"Dr\.?-Ing(?:\.|\b)|Dr\.in\b|Dr(?:\.|\b)|Drs\.|Dra\.|Dott(?:\.ssa\b|\.)|"
    r"Mag\.a\b|Mag\.|Dipl\.-\w{2,8}(?:\.|\b)|Ph\. ?D\.|PhD\b|M\.Sc\.|B\.Sc\."
)
_SEPARATOR = r"(?: +|(?<=\.)(?=[^\W\d_])|\Z)"
_TITLES_BEFORE = re.compile(rf"(?:(?:{_BEFORE})(?: ?(?:{_FIELDS}))*{_SEPARATOR})+", re.IGNORECASE)
_DEGREE = (
    r"Ph\. ?D\.?|P[hH][dD]\.?|phd|D\.Phil\.?|DPhil|Dr\. ?(?:rer\. ?nat|phil|med)\.|Dr\.-Ing\.|"
    r"M\.Sc\.|MSc|B\.Sc\.|BSc|LL\.M\.|M\.Phil\.|MPhil|Sc\.D\.|ScD|DrPH"
)
_INITIALS = r"M\.D\.|M\.A\.|B\.A\."  # "García Márquez, M.D." may be Manuel Domingo
_WORDS = "MD|MBA"  # family names, too, in capitals: only behind a comma
_LONGEST = 16  # letters of a degree
_TITLES_AFTER = re.compile(rf" (?:{_DEGREE}|{_INITIALS})\Z")
_ALL_TITLES = re.compile(rf"(?:(?:{_DEGREE}|{_INITIALS}|{_WORDS})(?: |\Z))+\Z")
_LIKE_INITIALS = re.compile(rf"(?:(?:{_INITIALS}|{_WORDS})(?: |\Z))+\Z")


def resume_without_titles(resume: YamlMap, problems: Problems) -> YamlMap:
    """A JSON Resume, the name of its `basics` without titles."""
    pairs = tuple(
        YamlItem(item.key, without_titles(item.value, problems), item.place)
        if item.key == "basics" and isinstance(item.value, YamlMap)
        else item
        for item in resume.pairs
    )
    return YamlMap(pairs, resume.place)


def without_titles(fields: YamlMap, problems: Problems) -> YamlMap:
    """The fields of a profile, its names without titles such as "Prof. Dr." and "PhD".

    A name that would lose its given or its family name by that stays as it is, and so does one
    that is written in its parts or in braces.
    """
    pairs = []
    for item in fields.pairs:
        value = item.value
        if item.key.lower() in _NAMES:
            value = _plain(value, item.key.lower(), problems)
        pairs.append(item if value is item.value else YamlItem(item.key, value, item.place))
    return YamlMap(tuple(pairs), fields.place)


def _plain(node: YamlNode, field: str, problems: Problems) -> YamlNode:
    if isinstance(node, YamlList):
        return YamlList(tuple(_plain(one, field, problems) for one in node.nodes), node.place)
    if not isinstance(node, YamlScalar) or node.is_null:
        return node
    rest, titles = split_titles(node.text, variant=field != "name")
    if not titles:
        return node
    shown = "the name" if field == "former_names" else f"“{rest}”"
    problems.add(
        "person-title",
        node.place,
        f"“{titles}” is a title and no part of a name; {shown} is read without it",
        "write the name alone, and the title under role"
        if field == "former_names"
        else f"write {field}: {_quoted(rest)}, and the title under role; "
        "write {family: ..., given: ...} if it is part of the name",
    )
    return YamlScalar(rest, node.place, False)


def _quoted(name: str) -> str:
    return f'"{name}"' if "," in name else name


def split_titles(text: str, *, variant: bool = False) -> tuple[str, str]:
    """A name without its titles, and the titles as they stand; (text, "") without any.

    "Prof. Dr. Ada Lovelace, PhD" is "Ada Lovelace" and "Prof. Dr., PhD". In a `variant`, which may
    be a name as works print it, what follows the family name and may be initials is no degree.
    """
    text = " ".join(text.split())
    if text.startswith("{"):
        return text, ""
    parts: list[str] = []
    titles: list[str] = []
    pieces = [piece.strip() for piece in text.split(",")]
    for index, piece in enumerate(pieces):
        rest = piece
        if found := _TITLES_BEFORE.match(rest):
            titles.append(found[0].strip())
            rest = rest[found.end() :]
        initials = variant and len(pieces) == 2 and _LIKE_INITIALS.match(rest)
        if index and rest and not initials and _ALL_TITLES.match(rest):
            titles.append(rest)
            rest = ""
        after, end = [], len(rest)
        while found := _TITLES_AFTER.search(rest, max(end - _LONGEST, 0), end):
            after.append(found[0].strip())
            end = found.start()
        rest = rest[:end]
        titles += reversed(after)
        if rest:
            parts.append(rest)
    if not titles:
        return text, ""
    rest = ", ".join(parts)
    name = Name.parse(rest)
    whole = bool(name.family and name.given) or (name.is_cjk and len(name.family) > 1)
    return (rest, ", ".join(titles)) if whole else (text, "")
