"""Whom a document is about: the owner of a CV or of a list of papers, or the lab of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from kgbuild.document import Block, Document
from kgbuild.extract.layout.announcements import is_announcement
from kgbuild.extract.layout.family_first import given_first
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.printed_names import CREDENTIALS, NAME, bare, cased, is_name
from kgbuild.extract.layout.rosters import roster
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Section
from kgbuild.extract.phrases.words import is_place
from kgbuild.lexicon import table, words
from kgbuild.model import NOBODY, Mention
from kgbuild.names import fold, looks_like_name, parse_name, split_people

#: What stands alone in the first block is likelier to be a name than any other words.
_FIRST = 0.3
#: Where a key says that a name follows, little more is asked of it.
_SAID = 0.05
_HEAD_BLOCKS = 6
#: Forms give the name among the first blocks, in so many characters.
_FORM_BLOCKS, _LONGEST = 16, 60
#: Kinds of which two or more on a page are those of one person.
_OF_ONE = frozenset({"awards", "grants", "memberships", "service", "supervision", "talks", "teaching"})
#: A list's owner stands in most of its entries; fewer entries than this prove nothing.
_ENTRIES, _SHARE = 5, 0.7
#: Beside positions and degrees so few prove it if the name stands in all of them.
_FEW = 3


#: Paragraphs of fewer words introduce nobody.
_SENTENCE = 6
#: So far before the name of a lab stands who joins it.
_NEAR = 20
#: Sections that may stand above the owner's name, which is a heading then; those that say nothing of what follows.
_LIVES = frozenset({"positions", "education", "biography", "contact"})
_OPENERS = frozenset({"biography", "contact"})
#: A name that a line below calls a lab, and that line, have so many words at most.
_NAME_WORDS, _TAG_WORDS = 4, 14
_TAG = re.compile(r"(?i)\b(?:lab|laboratory|laboratoire|laboratorio|group|team)\W*$")
_THE = re.compile(r"(?:^|[\n.!]\s*)(?:The|Welcome to the|Die|Das|Le|La|El|Il|O|A|Het)\s+$")
_PARTS = re.compile(r"\s+[|–—-]\s+")
#: "I'm Ada Example, a PhD student".
_APPOSED = re.compile(r"(?:\s*\([^()]*\))?,?\s+(?:an?|and I|the)\s")
#: What numbers the lines of a form: "(a)", "iv.".
_COUNTED = re.compile(r"^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")


class Subject(NamedTuple):
    """A document's subject and whether it is a person or an organisation."""

    mention: Mention
    kind: Literal["person", "organization", ""]


NO_SUBJECT = Subject(NOBODY, "")


def find_subject(document: Document, sections: tuple[Section, ...]) -> Subject:
    """Give the subject of a document; NO_SUBJECT where it does not say."""
    if own := _introduces_themselves(document):
        return Subject(own, "person")
    if _is_group_page(document, sections):
        group = _group_in(_titles(document))
        if not group and not _speaks(document):  # whose page it is may name their lab twice
            group = _frequent_group(document) or _tagged_group(document)
        if group:
            return _group(document, group)
        titles = [part for title in _titles(document) for part in _PARTS.split(title)]
        if any("people" in kinds_of(t) or fold(t) in words("statements", "people_alone") for t in titles):
            return NO_SUBJECT
    life = len({section.kind for section in sections} & (_LIVES | _OF_ONE)) > 1
    if is_announcement(document):
        person = _person_in_metadata(document, sections)
    else:
        person = (
            _labelled(document) or _person_at_the_top(document, life=life) or _person_in_metadata(document, sections)
        )
        person = person or _owner_of_the_list(document, sections) or _introduced(document, sections)
    if person and not _is_one_of_many(person, sections):
        return Subject(given_first(document, person), "person")
    group = _group_in(_titles(document))
    return _group(document, group) if group else NO_SUBJECT


def _introduces_themselves(document: Document) -> Mention | None:
    """Give who says "I am Ada Example" in the first paragraph, whatever sections follow it."""
    first = next((block for block in document.blocks[:_HEAD_BLOCKS] if block.kind == "paragraph"), None)
    if first is None or any(block.kind == "heading" and block.start < first.start for block in document.blocks):
        return None
    match = _introductions()[0].match(document.slice(first))
    name, at = bare(match["name"]) if match else ("", 0)
    behind = document.slice(first)[match.end() :] if match else ""
    if not match or not (is_name(name) or (_APPOSED.match(behind) and is_name(name, _SAID))):
        return None
    start = first.start + match.start("name") + at
    return Mention(cased(name), start, start + len(name))


def _is_one_of_many(person: Mention, sections: tuple[Section, ...]) -> bool:
    """Say whether a name is the title of one of several sections that are each titled by a name."""
    own = (sections[place] for place in roster(sections))
    return any(section.start <= person.start < section.start + len(section.title) for section in own)


def _group(document: Document, name: str) -> Subject:
    start = document.text.find(name)
    return Subject(Mention(name, start, start + len(name) if start >= 0 else -1), "organization")


def _tagged_group(document: Document) -> str:
    """Give the first heading as the name of a group where the line right below says that it is one: "A Tide Lab"."""
    head, line, *_ = (*document.blocks[:2], None, None)
    if head is None or line is None or head.kind != "heading" or line.kind != "paragraph":
        return ""
    name, told = document.slice(head).strip(), document.slice(line).strip()
    short = len(name.split()) <= _NAME_WORDS and len(told.split()) <= _TAG_WORDS
    return name if short and _TAG.search(told) and not kinds_of(name) and not is_place(name) else ""


def _titles(document: Document) -> tuple[str, ...]:
    """Give the texts that name the page: its title and its first heading."""
    headings = [document.slice(block) for block in document.blocks if block.kind == "heading"]
    return tuple(text for text in (str(document.metadata.get("title") or ""), *headings[:1]) if text)


def _is_group_page(document: Document, sections: tuple[Section, ...]) -> bool:
    """Say whether the page speaks for a group: news, members, papers at a conference."""
    kinds = {kind for title in _titles(document) for part in _PARTS.split(title) for kind in kinds_of(part)}
    kinds |= {section.kind for section in sections[:3]}
    if any(fold(title) in words("statements", "people_alone") for title in _titles(document)):
        return True
    return bool(kinds & {"news", "people"}) or any(" at " in title for title in _titles(document))


def _person_at_the_top(document: Document, *, life: bool) -> Mention | None:
    """Give the name that stands alone on a line of the first blocks, or before or after "Curriculum Vitae".

    Of what is the heading of a `life` and built as a name little else is asked: "Paris Brown", "Grace B. Dean, Ph.D.".
    """
    inside = tabled = False
    for block in document.blocks[:_HEAD_BLOCKS]:
        tabled = block.header or (tabled and block.kind == "row")
        linked = sum(inline.kind == "link" for inline in block.inlines) > 1
        if linked or tabled or (inside and block.kind != "heading"):
            continue
        if block.kind == "heading" and (kinds := kinds_of(document.slice(block))):
            if block is not document.blocks[0] and not _LIVES.intersection(kinds):
                return None
            inside = not _OPENERS.intersection(kinds)
            continue
        for text, start in _lines(document, block):
            name, at = bare(text)
            first = block is document.blocks[0]
            titled = first and life and block.kind == "heading" and _is_built_as_name(name, text)
            if is_name(name, _SAID if titled else _FIRST if first else NAME):
                return Mention(_in_order(cased(name)), start + at, start + at + len(text[at:].rstrip()[: len(name)]))
    return None


def _is_built_as_name(name: str, text: str) -> bool:
    """Say whether a name is two words, has an initial between them, or stands before degrees in its line."""
    parts = name.split()
    initials = len(parts) > 2 and all(re.fullmatch(r"[A-ZÀ-Þ]\.?", part) for part in parts[1:-1])
    return len(parts) == 2 or initials or CREDENTIALS.search(text) is not None


def _in_order(name: str) -> str:
    """Give a name with its family name last: "Moe, Ada" is Ada Moe."""
    printed = parse_name(name) if "," in name else None
    return f"{printed.given} {printed.family}" if printed and printed.given else name


def _labelled(document: Document) -> Mention | None:
    """Give the name that a line of a form gives behind a label, whole or in two parts: "NAME: Roe, Jane"."""
    parts = _below_labels(document)
    for block in document.blocks[:_FORM_BLOCKS]:
        at = block.start
        for printed in document.slice(block).split("\n"):
            line = _COUNTED.sub("", printed)
            at += len(printed) - len(line)
            label, mark, value = re.match(r"([^:\t]{0,40})([:\t]?)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
            word, _, rest = line.strip().partition(" ")
            if not mark and _labels().get(word.casefold()) == "whole" and is_name(rest):
                label, mark, value = word, " ", rest  # "Naam Ada Example"
            kind = _labels().get(" ".join(label.split()).casefold(), "") if mark else ""
            name = value.strip(" :\t")
            if kind and name and kind not in parts and len(name) <= _LONGEST:
                start = at + line.rindex(name)
                parts[kind] = Mention(name, start, start + len(name))
            at += len(line) + 1
    if "family" in parts and "whole" in parts and " " not in parts["whole"].name.strip():
        parts.setdefault("given", parts.pop("whole"))  # "Nombre", then "Apellidos"
    if "given" in parts and "whole" in parts and " " not in parts["whole"].name.strip():
        parts.setdefault("family", parts.pop("whole"))  # "Vorname", then "Name"
    if "whole" not in parts and {"family", "given"} <= parts.keys():
        given, family = parts["given"], parts["family"]
        first, last = sorted((given, family), key=lambda part: part.start)
        parts["whole"] = Mention(f"{given.name} {family.name}", first.start, last.end)
    found = parts.get("whole")
    if found is None:
        return None
    name, _ = bare(found.name)
    name = _in_order(cased(name))
    return Mention(name, found.start, found.end) if is_name(name, _SAID) else None


def _below_labels(document: Document) -> dict[str, Mention]:
    """Give the parts of a name that headings ask for: "Given name", "Surnames", each above its answer."""
    parts: dict[str, Mention] = {}
    for head, block in pairwise(document.blocks[:_FORM_BLOCKS]):
        kind = _labels().get(document.slice(head).casefold().strip(" :"), "") if head.kind == "heading" else ""
        name = document.slice(block).strip()
        if kind in {"family", "given"} and block.kind != "heading" and "\n" not in name and len(name) <= _LONGEST:
            parts.setdefault(kind, Mention(name, block.start, block.start + len(name)))
    return parts


@cache
def _labels() -> dict[str, str]:
    return {word: kind for kind in ("whole", "family", "given") for word in words("subjects", kind)}


def _lines(document: Document, block: Block) -> Iterator[tuple[str, int]]:
    """Give the whole block if a name may stand on its lines, word by word, then its lines, each with its offset."""
    text = document.slice(block)
    if "\n" in text and all(len(line.split()) == 1 for line in text.split("\n")):
        yield text, block.start
    at = block.start
    for line in text.split("\n")[:3]:
        yield line, at
        if "\t" in line:
            yield from _cells(line, at)
        at += len(line) + 1


def _cells(line: str, at: int) -> Iterator[tuple[str, int]]:
    """Give what stands side by side on a line: a name and its address."""
    for cell in line.split("\t"):
        yield cell, at
        at += len(cell) + 1


def _person_in_metadata(document: Document, sections: tuple[Section, ...]) -> Mention | None:
    """Give the person that structured data, a `name` or the title name; the author of what tells of a life."""
    found = [(_json_ld_name(item), _FIRST) for item in document.metadata.get("json-ld") or () if isinstance(item, dict)]
    keys = ("name", "profile_name", "og:profile", "pagetitle")
    found += [(str(document.metadata.get(key) or ""), NAME) for key in keys]
    title = str(document.metadata.get("title") or "")
    kinds = {section.kind for section in sections}
    parts = [part for part in re.split(r"\s+[|–—-]\s+|: ", title) if part]
    told = len(kinds & (_LIVES | _OF_ONE)) > 1 and any(not bare(part)[0] for part in parts)  # "Ada Roe – Vita"
    found += [(part, _SAID if told else _FIRST if _speaks(document) else NAME) for part in parts]
    lives = kinds & {"education", "positions"} or len(kinds & _OF_ONE) > 1 or _OF_ONE.intersection(kinds_of(title))
    if lives or (title and not bare(title)[0]) or _speaks(document):
        found += [(_only_author(document.metadata), _SAID)]
    if lives:
        found += [(_without_rest(document.metadata.get("subtitle")), NAME)]
        about = (
            _without_rest(document.metadata.get(key))
            for key in ("description", "share-description", "excerpt", "summary")
        )
        found += [(text, _FIRST) for text in about if bare(text)[0] != text]  # "Curriculum vitae of Ada Roe"
    for candidate, least in found:
        name, _ = bare(candidate)
        if is_name(name, least):
            start = document.text.find(name)
            return Mention(cased(name), start, start + len(name) if start >= 0 else -1)
    return None


def _only_author(metadata: Mapping[str, Any]) -> str:
    """Give the one author that front matter names, as a text, by keys, or as the one of a list."""
    told = metadata.get("author") or metadata.get("authors")
    told = told[0] if isinstance(told, list) and len(told) == 1 else told
    told = told.get("name") if isinstance(told, dict) else told
    return told if isinstance(told, str) else ""


def _without_rest(text: object) -> str:
    """Give what stands before the first comma of a text on one line, or what a credential follows."""
    line = str(text or "").strip().split("\n")[0]
    return line if CREDENTIALS.search(line) else line.partition(",")[0].rstrip(".")


def _speaks(document: Document) -> bool:
    """Say whether the first paragraph is somebody who tells of themselves: "I am a lecturer in …"."""
    first = next((document.slice(block) for block in document.blocks if block.kind == "paragraph"), "")
    return re.match(table("subjects")["first_person"], first) is not None


def _json_ld_name(item: Mapping[str, Any]) -> str:
    entity = item.get("mainEntity") if isinstance(item.get("mainEntity"), dict) else item
    kinds = entity.get("@type") if isinstance(entity, dict) else ""
    return str(entity.get("name") or "") if entity and "Person" in str(kinds) else ""


def _introduced(document: Document, sections: tuple[Section, ...]) -> Mention | None:
    """Give the one person whom sentences introduce: "My name is X", "X is a professor of …"."""
    if any(section.kind == "people" for section in sections):
        return None
    found: dict[str, Mention] = {}
    for block in document.blocks:
        text = document.slice(block)
        if block.kind != "paragraph" or len(text.split()) < _SENTENCE:
            continue
        match = next((match for pattern in _introductions() if (match := pattern.match(text))), None)
        name, at = bare(match["name"]) if match else ("", 0)
        if match and is_name(name):
            start = block.start + match.start("name") + at
            found.setdefault(name, Mention(cased(name), start, start + len(name)))
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _introductions() -> tuple[re.Pattern[str], ...]:
    particles = r"(?:(?:van|von|der|de|la|del|di|da|dos|den|el|bin|ten)[ \t]+)*"
    # A stop behind more than an initial ends the sentence: "I’m Ada Example. I’m a postdoc".
    word = r"[A-ZÀ-Þ](?:[\w’'-]{0,2}\.|[\w’'-]*)(?:-?[A-ZÀ-Þ]\.)*"
    name = rf"(?P<name>(?:{word}[ \t]+{particles}){{1,3}}[A-ZÀ-Þ][\w’'-]+)"
    return tuple(re.compile(pattern.replace("NAME", name)) for pattern in table("subjects")["introductions"])


def _owner_of_the_list(document: Document, sections: tuple[Section, ...]) -> Mention | None:
    """Give the one full name that most entries of the lists of papers share."""
    papers = tuple(s for s in sections if "publications" in {s.kind, *s.also, *s.kinds})
    texts = [document.text[entry.start : entry.end] for section in papers for entry in section.entries]
    if bold := _owner_in_bold(document, [block for section in papers for e in section.entries for block in e.blocks]):
        return bold
    people = {p.name for text in texts for line in re.split(r"[\n\t]", text) for p in split_people(line).people}
    full = sorted(name for name in people if len(name.split()) > 1 and "." not in name)
    counts = Counter({name: sum(name in text for text in texts) for name in full})
    entries = len(texts)
    (name, count), *others = counts.most_common(2) or [("", 0)]
    lives = any(section.kind in _LIVES - _OPENERS for section in sections)
    all_of_few = lives and _FEW <= entries == count
    most = entries >= _ENTRIES and count >= _SHARE * entries
    if not (most or all_of_few) or any(other[1] == count for other in others):
        return None
    start = document.text.find(name)
    return Mention(name, start, start + len(name))


def _owner_in_bold(document: Document, blocks: Sequence[Block]) -> Mention | None:
    """Give the one full name that lists of papers set in bold, several times or on the page of who says "I"."""
    bold = [i for block in blocks for i in block.inlines if i.kind == "strong"]
    names = [(document.text[i.start : i.end].strip(" ,*†\t\n"), i.start) for i in bold]
    found = [(name, at) for name, at in names if is_name(name, _FIRST) and "." not in name and "," not in name]
    several = {name for name, _ in found}
    if len(several) != 1 or not (len(found) > 1 or _speaks(document)):
        return None
    name, at = found[0]
    start = document.text.index(name, at)
    return Mention(name, start, start + len(name))


def _group_in(titles: tuple[str, ...]) -> str:
    """Give the name of a lab or group in the titles of a page."""
    pattern = re.compile(table("subjects")["group"])
    for title in titles:
        match = pattern.search(title) or shape("lab_name").search(title)
        if match and not _is_generic(match[0]):
            return match[0].strip()
        before = re.match(r"(?:\W*)([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}) at ", title)
        if before and not looks_like_name(before[1]) >= NAME:
            return before[1]
    return ""


def _is_generic(name: str) -> bool:
    """Say whether a name is one that every group has: "Research Team"."""
    return all(word.casefold() in words("subjects", "generic") for word in name.split())


def _frequent_group(document: Document) -> str:
    """Give the lab that the text names most, the first of those it names equally often; one mention proves nothing."""
    pattern, speaks = re.compile(table("subjects")["lab"]), re.compile(table("subjects")["speaks"])
    says = re.compile(table("subjects")["says"])
    counts: Counter[str] = Counter()
    for match in pattern.finditer(document.text):
        own = speaks.search(document.text, max(match.start() - _NEAR, 0), match.start())
        own = own or (says.match(document.text, match.end()) and _THE.search(document.text, 0, match.start()))
        counts[match[0].strip()] += 2 if own else 1
    name = max(counts, key=lambda name: counts[name], default="")
    return name if counts[name] > 1 else ""
