"""What words say about a piece of a talk's entry: the kind of talk, an event, a title, a name that signs it."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.dates import parse_date
from kgbuild.extract.phrases.words import event_pattern, is_place, organization_weight
from kgbuild.lexicon import alternatives, table, words
from kgbuild.names import looks_like_name, split_people

YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
#: What introduces an event behind a title or a kind: "presented at the", "in", "paper given at the annual".
LEAD = re.compile(
    r"^(?:(?:paper|poster|talk|lecture|work|abstract)\s+(?=(?:was\s+|to\s+be\s+|will\s+be\s+)?(?:presented|given|delivered|held)\b))?"
    rf"(?:(?:was\s+|to\s+be\s+|will\s+be\s+)?(?:{alternatives(words('talks', 'given'))})\b\s*)?"
    rf"(?:(?:{alternatives(words('talks', 'at'))})\b\s+(?:(?:{alternatives(words('talks', 'articles'))})\s+)?)?"
    r"(?:(?:the|la|le|der|dem|den|el|il)\s+)?(?:(?-i:annual)\s+(?!meeting|conference|convention|congress|symposium|workshop))?(?=[\w“\"(])",
    re.IGNORECASE,
)
#: Kinds that are events too: "Symposium on Waves" is one, "Symposium, Tide Society" has one.
GATHERING = re.compile(
    r"(?:seminar|symposium|workshop|colloquium|conference|session|school|tutorial|course)s?(?: series)?$", re.IGNORECASE
)
#: Such words tell a talk from a gathering: "Invited seminar at the Tide Institute".
INVITED = re.compile(r"(?:invited|guest|departmental|research|keynote|plenary)\b", re.IGNORECASE)
BEHIND_KIND = re.compile(
    r"\s+(?:presented|given|delivered|held|at|on|for|in|to|titled|entitled|together with|with|à|au|bei|auf)\b",
    re.IGNORECASE,
)
#: "2nd author with Ada Moe", "Joint work with Jan Roe", "with co-presenters A and B".
COMPANY = re.compile(
    r"\W*(?:(?:\d\w\w|first|second|third|joint|lead) (?:author|speaker|presenter|work|talk)s?,?\s+)?"
    r"(?:with|together with|avec|mit|con|com|met)\s+(?:(?:co-?)?(?:presenters?|authors?|panelists?|speakers?)\s+)?"
    r"(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
#: A bracket behind a title: with whom a talk was given.
_COMPANY_BEHIND = re.compile(r"\s*[(\[](?P<said>[^()\[\]]{4,200})[)\]]\s*$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[-\s]?)+(?:,?\s*(?:&|and)\s*[A-ZÀ-Þ][\w’'-]+)?")
#: "Lindqvist, A. B.", "A. B. Lindqvist".
_SIGNED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:[\s-][A-ZÀ-Þ][\w’'-]+)?,?\s+(?:[A-ZÀ-Þ]\.[\s-]?){1,3}|(?:[A-ZÀ-Þ]\.[\s-]?){1,3}\s?[A-ZÀ-Þ][\w’'-]+"
)
#: "95th Meeting".
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\s(?=[A-ZÀ-Þ])")
#: No event is called so: "How to run a seminar".
_ASKS = re.compile(
    r"(?:how (?:to|do|does|can|we|I)|why|what(?:['’]s| is| are| do| can| we)|towards?|does|should)\s", re.IGNORECASE
)
#: The name of a series ends so.
_IN_SERIES = re.compile(r"\b(?:seminar|lecture|colloquium|talk|speaker|workshop|webinar)s? series$", re.IGNORECASE)
_SERIES = re.compile(r"\b(?:series|reihe|cycle|ciclo|reeks)\b", re.IGNORECASE)
#: Two or three capitalised words that so look like a name are one.
_NAME = 0.85
#: A short head with nothing but its place behind it names the event: "Evolution, Portland, OR".
#: A title that nothing sets apart has more words.
_SHORT_TITLE = 3
_SHORT = 4
#: A title with its subtitle has more words.
_SUBTITLED = 7
#: An event by its name and year: "MemSys’19".
_SHORT_YEAR = re.compile(r"[A-ZÀ-Þ][\w-]*\s?[’'‘]\d\d\W*")
#: What an acronym makes of a text (see `organization_weight`).
_ACRONYM = 0.6


def is_event(text: str) -> bool:
    """Say whether a word of an event or an organisation stands in a text."""
    return event_pattern().search(text) is not None or organization_weight(text) > 0


def names_event(text: str) -> bool:
    """Say whether a part names an event or a body, rather than being a title in which such a word occurs."""
    kind = kind_pattern().match(text)
    if kind and is_talk(kind) and BEHIND_KIND.match(text, kind.end()):
        return True
    if _ASKS.match(text):
        return False
    if _SHORT_YEAR.fullmatch(text):
        return True
    if _IN_SERIES.search(text):
        return True
    match = event_pattern().search(text)
    bare = LEAD.sub("", text)
    if match and (match[0][:1].isupper() or (match.start() <= len(text) - len(bare) and len(text.split()) <= 8)):
        return not (has_plain_words(text[: match.start()]) and len(text.split()) > 8)
    if match and len(text.split()) <= 8 and not has_plain_words(_SERIES.sub(" ", event_pattern().sub(" ", text))):
        return True
    return organization_weight(text) > 0 and not (has_plain_words(text) and len(text.split()) > 6)


def is_talk(kind: re.Match[str]) -> bool:
    """Say whether a kind is that of a talk rather than of a gathering: "Invited seminar at", "Research Seminar on"."""
    if not GATHERING.search(kind["kind"]) or kind["kind"].casefold().startswith(("invited", "guest", "keynote")):
        return True
    return INVITED.match(kind["kind"]) is not None and not kind.string.startswith((" on ", " in "), kind.end())


def surely_event(text: str) -> bool:
    """Say whether a part names an event or a body by more than an acronym in it."""
    weak = event_pattern().search(text) is None and organization_weight(text) <= _ACRONYM
    return names_event(text) and not (weak and len(text.split()) > _SHORT)


def may_name_event(text: str) -> bool:
    """Say whether a text may be an event by its look alone: a few capitalised words."""
    return len(text.split()) <= _SHORT and text[:1].isupper() and not has_plain_words(text)


@cache
def kind_pattern() -> re.Pattern[str]:
    """Give the pattern of a kind of talk at the start of a text, group `kind`: "Invited talk", "Online seminar"."""
    kinds = sorted(table("talks")["kinds"], key=lambda kind: (-len(kind), kind))
    modifiers = sorted(table("talks")["modifiers"], key=lambda word: (-len(word), word))
    before = rf"(?:(?:{'|'.join(map(re.escape, modifiers))})[\s-]+)*"
    return re.compile(
        rf"\s*[(\[]?\s*(?P<kind>{before}(?:{'|'.join(map(re.escape, kinds))})s?)(?!\w)",
        re.IGNORECASE,
    )


def kind_of(text: str) -> str:
    """Give the kind that a text is ("Invited talk"), with few words around it; empty if it is none."""
    match = kind_pattern().match(text)
    if not match or len(text.split()) > len(match["kind"].split()) + 1:
        return ""
    behind = re.match(r"\s([A-ZÀ-Þ]\w+)\W*$", text[match.end() :])
    gathers = " " not in match["kind"].strip() and event_pattern().match(match["kind"].strip())
    named = gathers and behind and not kind_pattern().match(behind[1])
    return "" if named else match["kind"].strip()  # "Workshop Glaciers"


def without_company(title: str) -> str:
    """Give a title without the bracket that says with whom the talk was given.

    >>> without_company("The colour of silt (joint work with Ada Moe and Jan Roe)"), without_company("Reeds (with mud)")
    ('The colour of silt', 'Reeds (with mud)')
    """
    bracket = _COMPANY_BEHIND.search(title)
    company = COMPANY.match(bracket["said"]) if bracket else None
    people = split_people(bracket["said"][company.end() :]) if bracket and company else None
    return title[: bracket.start()] if bracket and people and people.people else title


def kind_above(title: str) -> str:
    """Give the kind that a heading says all below it are, in the singular: "Invited talks", but not "Talks"."""
    title = re.sub(rf"^(?:(?:{'|'.join(table('talks')['selections'])})\s+)+", "", title, flags=re.IGNORECASE)
    kind = kind_of(title)
    if not kind or kind.casefold().rstrip("s") in {"talk", "presentation", "lecture", "workshop"}:
        return ""
    whole = " ".join(word.removesuffix("s") for word in title.split())
    kind = title if whole.casefold() in words("talks", "kinds") else kind
    single = " ".join(word.removesuffix("s") for word in kind.split())
    known = single.casefold() in words("talks", "kinds")
    specific = len(kind.split()) > 1 or (known and kind[-1:] == "s")
    kind = single if known else kind
    return (kind.capitalize() if kind.isupper() else kind) if specific else ""


def is_no_title(text: str) -> bool:
    """Say whether a run set in type is a kind, a date, a link's label, a place, a name, or an event or body."""
    bare = text.strip(" .,:;()[]")
    labels = words("links", "paper") | words("links", "beside") | words("talks", "asked")
    if kind_of(bare) or bare.casefold() in labels or is_place(bare) or YEAR_ALONE.fullmatch(bare):
        return True
    if (parse_date(bare) and len(bare.split()) <= 3) or _is_name(text.strip(" ,:;()[]")):
        return True
    name = (bare[:1].isupper() or _ORDINAL.match(bare)) and not has_plain_words(_ORDINAL.sub("", bare))
    title, colon, _ = bare.partition(": ")
    name = name and not (colon and len(bare.split()) > _SUBTITLED and not surely_event(title))
    return (bool(name) and is_event(bare)) or (len(bare.split()) == 1 and bare.isupper())


def _is_name(text: str) -> bool:
    likely = len(text.split()) in {2, 3} and not has_plain_words(text) and looks_like_name(text) >= _NAME
    return _SIGNED.fullmatch(text) is not None or likely


def signs(text: str, following: str) -> bool:
    """Say whether a part is a speaker's name: "A. Lindqvist", or "Lindqvist" before "A."."""
    bare = re.sub(r"^(?:and|&|with|und|et)\s+", "", text).rstrip(".:")
    if is_event(bare) or is_place(bare):
        return False
    family = len(bare.split()) == 1 and _INITIALS.fullmatch(following) is not None
    return bool(family or _INITIALS.fullmatch(bare)) or (len(bare.split()) > 1 and looks_like_name(bare) >= 0.4)


def has_plain_words(text: str) -> bool:
    """Say whether a text has words of weight in lower case, as sentences and titles have and names have not."""
    plain = [
        word for word in re.findall(r"(?<![\w’'])[a-zß-ÿ][a-zß-ÿ’'-]{3,}", text) if word not in words("talks", "small")
    ]
    return len(plain) > (1 if len(text.split()) > 6 else 0)


def reads_like_title(text: str) -> bool:
    """Say whether a text of several words reads like a title rather than a name or a place."""
    return len(text.split()) > 3 and has_plain_words(text) and not is_place(text)


def may_be_title(text: str) -> bool:
    """Say whether a text may be a title by its length alone: several words that name no event, no body, no place."""
    return len(text.split()) > _SHORT_TITLE and not (is_event(text) or is_place(text) or kind_of(text))
