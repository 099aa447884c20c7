"""The authors of a paper from its printed list: order, signs, contacts, and the owner whom the list implies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from kgbuild.document import Inline
from kgbuild.extract.papers.context import kind_by
from kgbuild.lexicon import alternatives, words
from kgbuild.model import Author, Mention
from kgbuild.names import NameList, fold, looks_like_name, parse_name, split_people

#: How likely the names of a list are names on average, and how much of its letters they make up.
LIKELY, LISTED = 0.3, 0.75
#: What is less likely a name ends a list behind "with".
NOBODY = 0.01
#: How likely each of those must be who are told by their full names alone.
FULL_NAME = 0.25
#: Characters of the longest list of authors that is looked for behind a title.
LONGEST_LIST = 3000
#: "A. B. Moe, ", "and Lee-Ann Gold" is none.
_INITIALED = re.compile(
    r"[\s,;]*(?:and\s+|&\s*)?(?:[A-ZÀ-Þ]\.[\s-]?){1,4}(?:(?:d[aeiou]s?|van|von|den?|der|la|le|el)\s+)*"
    r"[A-ZÀ-Þ](?:[^\W\d_]|[’'-])+(?:\s[A-ZÀ-Þ](?:[^\W\d_]|[’'-])+)?(?=\s*(?:,|;|and\b|&|\.|$))"
)
_BRACKET = re.compile(
    r"\s*[(\[](?:(?P<year>(?:19|20)\d\d)[a-z]?(?:,\s[^()\[\]]{1,20})?|(?P<said>[^\W\d_][^()\[\]]{3,30}))[)\]]"
)
#: "Moe, A. & Roe, B., 1 Sep 2022, In: Tide Letters": a date between commas.
_BARE_DATE = re.compile(r",\s+(?:\d{1,2}\.?\s+)?(?:[^\W\d_]{3,9}\.?\s+)?(?:19|20)\d\d(?=,\s)")
_AND = re.compile(r"\b(?:and|und|et|y|e|en)\b")
#: So many names in a row make a list of their kind.
_ALIKE = 2
#: A full stop behind it ends no list.
_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]$")
#: Behind a name, in a list that goes on or ends: " (Fen College) and", " (Kiel),".
_AFFILIATION = re.compile(
    r"(?<=[^\W\d_])\s(?P<bracket>\([A-ZÀ-Þ][^()\d]{1,60}\))(?P<goes>\s*(?:,|&|;|\b(?:and|und|et|y|e)\b)?)"
)
_EMAIL = re.compile(r"([\w.+-]+)\s*(?:@|\[at\]|\(at\))\s*[\w-]+(?:\s*(?:\.|\[dot\]|\(dot\))\s*[\w-]+)+")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}(?<!\b[DJMS][rst])(?P<stop>\.\s+[^\W\d_]{4,})")
_LEGEND = re.compile(
    r"([*†‡§¶#^⁎∗★☆]+|(?<!\w)\d(?=\s*(?:equal|joint|co-|these)))\s*[:=]?\s*(?:denotes?|indicates?|means)?\s*(.{4,60})",
    re.IGNORECASE,
)


def authors_of(
    names: NameList, *, owner: Mention, runs: Iterable[Inline] = (), remarks: str = "", contact: str = ""
) -> tuple[Author, ...]:
    """Give the authors of a paper in printed order; an owner who is not among them stands last, without a place.

    Args:
        names: the printed list.
        owner: whom the list leaves out, NOBODY where it is complete.
        runs: inline runs of the entry; a link on a name is that person's homepage.
        remarks: text of the legend beside the list ("* equal contribution").
        contact: text of the contact note beside the list.
    """
    names = _unstopped(_apart(names))
    equal = names.equal | _signed(names, remarks)
    email = _EMAIL.search(contact)
    chosen = _addressee(names, email.group(1) if email else "", contact)
    runs = tuple(runs)
    authors = []
    for index, person in enumerate(names.people):
        mention = replace(_ended(person), url=_homepage(person, runs))
        if index == chosen and email:
            mention = replace(mention, email="".join(email.group().split()))
        authors.append(Author(mention, index + 1, index in equal, index in names.corresponding or index == chosen))
    if owner.name and not any(is_owner(person.name, owner.name) for person in names.people):
        authors.append(Author(owner, 0))
    return tuple(authors)


def _unstopped(names: NameList) -> NameList:
    """End the last name before the stop of its list where no other has one: "Holm N, Chen M, Rossi E."."""
    *others, last = names.people or (Mention(""),)
    if not others or not last.name.endswith(".") or any("." in person.name for person in others):
        return names
    ended = replace(last, name=last.name[:-1].rstrip(), end=last.end - 1 if last.start >= 0 else -1)
    return replace(names, people=(*others, ended)) if "." not in ended.name else names


def _apart(names: NameList) -> NameList:
    """Part whole names that commas hold together as one ("Ana Lindqvist, Omar Farouk"); signs go with the first."""
    parted = [_halves(person) for person in names.people]
    if all(len(people) == 1 for people in parted):
        return names
    places = [sum(map(len, parted[:index])) for index in range(len(parted))]
    marks = [
        mark
        for index, people in enumerate(parted)
        for mark in (*names.marks[index : index + 1], *[""] * (len(people) - 1))
    ]
    return replace(
        names,
        people=tuple(person for people in parted for person in people),
        equal=frozenset(places[index] for index in names.equal),
        corresponding=frozenset(places[index] for index in names.corresponding),
        marks=tuple(marks),
    )


def _halves(person: Mention) -> tuple[Mention, ...]:
    halves = person.name.split(", ")
    whole = len(halves) > 1 and all(len(half.split()) > 1 and looks_like_name(half) >= LIKELY for half in halves)
    return split_people(person.name, person.start).people if whole and person.start >= 0 else (person,)


def _ended(person: Mention) -> Mention:
    """End a name at the full stop behind a whole word: what follows is the title ("Ana Lindqvist. Tides …")."""
    stop = _SENTENCE_END.search(person.name)
    if stop is None or parse_name(person.name).prefix:
        return person
    cut = len(person.name) - stop.start("stop")
    return replace(person, name=person.name[:-cut], end=person.end - cut if person.start >= 0 else -1)


def is_owner(printed: str, owner: str) -> bool:
    """Say whether a printed author may be the owner of the page: "R. Hall", "Hall, R." and "RH" for "Ruth Hall".

    Initials and parts of a name suffice, for in a list of one's own papers nobody else is as likely.
    """
    one, other = parse_name(printed), parse_name(owner)
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", f"{other.given} {other.family}") if part)
    if printed.isupper() and re.sub(r"\W", "", printed) in {initials, initials[:1] + initials[-1:]}:
        return True
    families, others = set(fold(one.family).split()), set(fold(f"{other.particle} {other.family}").split())
    if not families or not (families <= others or others <= families or families & set(fold(other.family).split("-"))):
        return False
    given, known = fold(one.given).replace(".", " ").split(), fold(other.given).replace(".", " ").split()
    return not given or not known or given[0][0] in {part[0] for part in known}


def _signed(names: NameList, remarks: str) -> frozenset[int]:
    """Give who bears the sign that a legend says means an equal contribution."""
    signs = {
        match.group(1)
        for match in _LEGEND.finditer(remarks)
        if any(word in match.group(2).casefold() for word in words("paper_labels", "equal"))
    }
    return frozenset(index for index, mark in enumerate(names.marks) if any(sign in mark for sign in signs))


def _addressee(names: NameList, local: str, contact: str) -> int:
    """Give the index of the author whom a contact note names or whose address it gives, -1 if none fits best."""
    scores = [
        3 if person.name in contact else _fits(local.casefold(), person.name) if local else 0 for person in names.people
    ]
    best = max(scores, default=0)
    return scores.index(best) if best and scores.count(best) == 1 else -1


def _fits(local: str, printed: str) -> int:
    """Weigh how well the local part of an address fits a name: 2 if made of it, 1 if it shares a part."""
    name = parse_name(printed)
    given, family = (re.sub(r"[^a-z ]", "", fold(part)).split() for part in (name.given, name.family))
    if not given or not family:
        return 0
    local = re.sub(r"[\d._+-]", "", local)
    first, last = given[0], "".join(family)
    made = {first + last, last + first, first[0] + last, last + first[0], first + last[0], last}
    made |= {"".join(part[0] for part in given) + last, last + "".join(part[0] for part in given)}
    if local in made:
        return 2
    return int(local.startswith((first, last)) or local.endswith(last))


def _homepage(person: Mention, runs: Iterable[Inline]) -> str:
    for run in runs:
        if run.kind == "link" and run.start < person.end and person.start < run.end and run.href.startswith("http"):
            return run.href if run.end - run.start <= len(person.name) + 8 else ""
    return ""


def is_list(text: str, *, likely: float = LIKELY, alone: bool = False) -> bool:
    """Say whether a text is a list of people; with `alone` one name will do."""
    people = split_people(text).people
    if not people or (len(people) == 1 and not alone):
        return False
    letters = len(re.findall(r"[^\W\d_]", _AND.sub(" ", text)))
    named = sum(len(re.findall(r"[^\W\d_]", person.name)) for person in people)
    return likelihood(split_people(text)) > likely and named > LISTED * letters


def likelihood(names: NameList) -> float:
    """Give how likely the people of a list are people, on average."""
    return sum(looks_like_name(person.name) for person in names.people) / max(len(names.people), 1)


def coauthors_in(text: str, offset: int, runs: Iterable[Inline] = (), behind: int = -1) -> tuple[NameList, int, int]:
    """Give the people behind "with" in a citation and the place of the whole remark within `text`.

    "(with Ada Brandt)" and ", with Ada Brandt and Nils Holm." name all authors but the owner of the list. The
    mentions' places count from `offset`; a run in italics ends a list without brackets. A title that ends `behind`
    so many characters needs no sign before "with".
    """
    printed, text = text, _without_affiliations(text)
    right_behind = _with_bare().match(text, behind) if behind >= 0 else None
    for match in (right_behind, *_with().finditer(text)):
        if match is None:
            continue
        bracket = text[match.start()] == "("
        italics = (r.start - offset for r in runs if r.kind == "emphasis" and r.start - offset > match.end())
        colon = text.find(": ", match.end()) if not (bracket or text[: match.start()].strip()) else -1
        limit = min(*italics, colon if colon > 0 else len(text), len(text))
        stop = text.find(")", match.end()) if bracket else _end_of_list(text[:limit], match.end())
        if bracket and (edition := _EDITION.search(text, match.end(), max(stop, match.end()))):
            stop, bracket = edition.start(), False  # "(with Ada Brandt, TideConf 2019)"
        inner = text[match.end() : limit]
        if not (bracket or limit == len(text) or re.search(r"[\d(]", inner)) and is_list(
            inner, likely=NOBODY, alone=True
        ):
            stop = len(text[:limit].rstrip(" ,.;"))  # the venue in italics ends it, however rare the names
        if stop > 0 and is_list(text[match.end() : stop], alone=True):
            names = split_people(text[match.end() : stop], offset + match.end())
            last = re.match(r"\s*\([^()]*\)", printed[stop:])  # where the last of them is
            blank = last is not None and not text[stop : stop + last.end()].strip()
            return names, match.start(), stop + (last.end() if last and blank else bracket)
    return NameList(), 0, 0


def _without_affiliations(text: str) -> str:
    """Give a text, the brackets behind those whom "with" leads blank: "with A. Moe (Kiel) and B. Ek (Fen College)"."""
    lead = _with_bare().search(text)
    if lead is None:
        return text
    found = list(_AFFILIATION.finditer(text, lead.end() - 1))
    for bracket in found if any(bracket["goes"].strip() for bracket in found) else ():
        start, end = bracket.span("bracket")
        text = text[:start] + " " * (end - start) + text[end:]
    return text


#: Where a work was published, behind those who wrote it and in one bracket with them.
_EDITION = re.compile(r",\s+(?=(?:in\s+)?[^,()]*[A-Z][^,()]*\s(?:19|20)\d\d\b)")


@cache
def _with() -> re.Pattern[str]:
    leads = alternatives(words("paper_labels", "with"))
    return re.compile(rf"(?:\(\s*|(?<=[,.;”»\"])\s*|^\s*(?=[^:]{{5,80}}:\s))(?:{leads})\s+(?=[^\W\d_])", re.IGNORECASE)


@cache
def _with_bare() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(words('paper_labels', 'with'))})\s+(?=[^\W\d_])", re.IGNORECASE)


def _end_of_list(text: str, begin: int) -> int:
    """Give where a list of people without brackets ends: at a stop that is no initial's, or at the end."""
    match = re.compile(r"(?<!\b[^\W\d_])\.(?=\s|$)|\s[(\[]|[)\]]|[“\"]").search(text, begin)
    end = match.start() if match else len(text.rstrip())
    for comma in re.finditer(r",\s*(?:and\s+)?", text[begin:end]):
        following = re.split(r",|\sand\s|\s&\s", text[begin + comma.end() : end], maxsplit=1)[0].strip()
        if looks_like_name(following) < (LIKELY if " " not in following else NOBODY) and is_list(
            text[begin : begin + comma.start()], alone=True
        ):
            return begin + comma.start()
    return end


def leading_people(text: str, offset: int) -> tuple[NameList, int]:
    """Give the list of people that opens `text`, up to a stop or the end, and where it ends within `text`.

    >>> [person.name for person in leading_people("Hall, R; Lund, I. Water Reports. doi:…", 0)[0].people]
    ['Hall, R', 'Lund, I']
    """
    for dated in (dated_bracket(text), _BARE_DATE.search(text[:LONGEST_LIST])):
        if dated and is_list(text[: dated.start()], alone=True):
            return split_people(text[: dated.start()], offset), dated.start()
    best, sure = 0, 0.0
    text = text[: _last_alike(text)]
    for match in re.finditer(r"[.:](?=\s|$)|$", text[:LONGEST_LIST]):
        listed = is_list(text[: match.start()], alone=True)
        if listed and (likely := likelihood(split_people(text[: match.start()]))) >= sure:
            best, sure = match.start(), likely
            if not _INITIAL.search(text[:best]):
                break
        elif best and not _INITIAL.search(text[: match.start()]):
            break
    stopped = best + (text[best : best + 1] == "." and _INITIAL.search(text[:best]) is not None)
    return (split_people(text[:stopped], offset), best) if best else (NameList(), 0)


def dated_bracket(text: str) -> re.Match[str] | None:
    """Match the first year or status in brackets, which ends the authors before it: "(2020)", "(in press)"."""
    for bracket in _BRACKET.finditer(text):
        if bracket["year"] or kind_by("heading.status", bracket["said"]):
            return bracket
    return None


def ends_in_date(behind: str) -> bool:
    """Say whether a date opens what stands behind a list of people, which it ends: " (2020)", ", 1 Sep 2022, In"."""
    bracket = dated_bracket(behind)
    return _BARE_DATE.match(behind) is not None or (bracket is not None and not bracket.start())


def _last_alike(text: str) -> int:
    """Give where a list of names with initials ends that goes on with something else: "A. Moe, B. Ek, Tide Reports"."""
    found = list(_INITIALED.finditer(text))
    if len(found) < _ALIKE or found[0].start() > 0:
        return len(text)
    together = 1 + sum(1 for _ in takewhile(lambda pair: pair[0].end() == pair[1].start(), pairwise(found)))
    end = found[together - 1].end()
    goes_on = together >= _ALIKE and re.match(r"[,;]\s+[A-ZÀ-Þ][\w’'&-]+(?:\s+[\w’'&-]+)+", text[end:])
    return len(text[:end].rstrip(" ,;")) if goes_on else len(text)


def full_names(text: str, at: int) -> tuple[Author, ...]:
    """Give the authors that a text at an offset lists by their full names; none where it holds anything else."""
    people = split_people(text, at).people
    if any(looks_like_name(person.name) < FULL_NAME or " " not in person.name for person in people):
        return ()
    return tuple(Author(Mention(person.name, person.start, person.end), n) for n, person in enumerate(people, 1))
