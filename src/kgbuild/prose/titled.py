"""Marks of awards, grants and events by the noun they end or begin with: "the Ada Example Travel Award"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kgbuild.lexicon import table, words
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import known
from kgbuild.prose.marks import Label, Mark

#: What an honour bears that somebody is named rather than given.
NAMED = "named"
#: Another honour begins: "the Example Award, and the Sample Prize".
NEXT_HONOUR = re.compile(r",?\s+and\s+(?:the|an?|a\s+second)\s+|,\s+(?:the|an?)\s+")
LABELS: tuple[Label, ...] = ("GRANT", "AWARD", "EVENT")
#: "Moor Studentship Award".
_SECOND = r"(?:\s+(?:Awards?|Prizes?)(?![\w-]))?"
_UPPER = r"[^\W_a-zß-öø-ÿ]"


@cache
def _dated() -> str:
    """Give the names of months and seasons: "for Spring 2018" is no part of an honour's title."""
    names = table("dates")
    listed = [*names["months"].values(), *names["seasons"].values()]
    return "|".join(sorted(re.escape(name) for group in listed for name in group if len(name) > len("may")))


@cache
def _patterns() -> tuple[tuple[Label, re.Pattern[str], re.Pattern[str]], ...]:
    rows = table("sentences")["titled"]
    within = "|".join(rows["within"])
    stops = "|".join(rows["stops"])
    out: list[tuple[Label, re.Pattern[str], re.Pattern[str]]] = []
    for label in LABELS:
        nouns = "|".join(sorted(rows[label], key=lambda noun: (-len(noun), noun)))
        first = "|".join(sorted(rows[f"{label}_first"], key=lambda noun: (-len(noun), noun)))
        word = rf"(?:\([A-Z][A-Za-z&-]{{1,9}}\)\s+|{_UPPER}[\w’'./&+-]*,?\s+|&\s+|(?:{within})\s+|\d\w*\s+)"
        second = _SECOND if label == "AWARD" else ""
        titled = (
            rf"(?<![\w-]){_UPPER}[\w’'./&+-]*\s+{word}{{0,8}}?(?i:[\w-]*(?:{nouns}))(?![\w-]|\s+(?:Foundation|Trust)\b){second}"
            rf"(?:\s+(?:for|of|on|in)\s+(?:the\s+)?(?!\d|(?i:{_dated()})\b){_UPPER}\w+(?:\s+(?:and\s+)?(?!\d){_UPPER}\w+)*)?"
        )
        compound = rf"(?<![\w-]){_UPPER}[\w’'-]*(?i:{'|'.join(rows['compounds'][label])})(?![\w-])"
        titled = f"{titled}|{compound}"
        opened = (
            rf"(?<![\w-])(?:\d+(?:e|er|ère|ème|es|º|ª|th|\.)?\s+)?(?i:{first})(?!\w)"
            rf"(?:\s+[^\s,.;:!?()«“\"]+)*?(?:\s+\([A-Z][\w&-]+\))?(?=\s+(?:{stops})(?!\w)|\s*[,.;:!?()«“\"]|\s*$|\s+\d)"
        )
        out.append((label, re.compile(titled), re.compile(opened)))
    return tuple(out)


#: Between an honour and the event where it was won.
_OCCASION = re.compile(r"\s+(?:in|at|of|during)\s+(?:the\s+)?(?=[A-Z\d])")
_IN = re.compile(r"\s+in\s+(?P<place>[^\W\d_][^,]*)$")
#: "Ada Example for the Tide Prize": a greeting stands before it.
_NAME_FOR = re.compile(
    r"(?P<name>[^\W\d_]\S+(?:\s+[^\W\d_]\S+){0,2}) (?:for|on|with) (?:the|her|his|their|your|an?) (?=\S)"
)
_NAME_SURE = 0.8
#: The verb of a headline with its capital: "Ada Example Wins Tide Prize".
_HEADLINE = re.compile(
    r".+?\s(?:Wins?|Won|Receives?|Received|Earns?|Earned|Gets|Lands|Secures|Awarded|Named|Granted)\s+"
    r"(?:(?:the|an?|his|her|their)\s+)?(?=\S+\s)"
)
#: "At the Tide Congress".
_AT_THE = re.compile(r"(?:At|In|During|For)\s+(?:the|this\s+year[’']s)\s+(?=[A-Z\d])")
_FOR = re.compile(r"\s+(?:for|to|à|an|aan|für|para|per a|per|pour|till?|voor)\s+(?P<name>[^\W\d_]\S+\s+\S+)$")
_NAME = 0.95
#: "prix Example en" 2011.
_TAIL = re.compile(r"\s+(?:en|in|im|nel|em|per(?: a)?|por|para|pour|pel[oa]|für|till?|voor)$")
#: Events by their acronym and year behind a preposition: "at GraphConf 2021", "bei der ABC'22".
_EDITION = re.compile(
    r"(?<![\w-])(?:at|in|of|for|to|à|au|auf|bei|beim|zur?|der|die|en|la|el|il|al|alla|no|na|op)\s+(?:the\s+|der\s+|la\s+|l[’'])?"
    r"(?P<name>(?=[^\s\d]*[A-Z][^\s]*[A-Z])[A-Z][\w@*|-]*(?:\s+[A-Z][\w-]+)?\s?(?:(?:19|20)\d\d|[’']\d\d))(?![\w/-])"
)

#: The same with no more than two figures: "at ABC26", "attends ABC24".
_SHORT_EDITION = re.compile(
    r"(?<![\w-])(?:at|to|@|attend(?:s|ed|ing)?|during)\s+(?:the\s+)?"
    r"(?P<name>(?=[A-Za-z]{3})[A-Z][A-Za-z]*[A-Z](?<!COVID)(?:0[5-9]|[12]\d|30))(?![\w/-])"
)


def titled(text: str) -> Iterator[Mark]:
    """Give the awards, grants and events that their nouns give away; those of two labels may overlap."""
    for match in (*_EDITION.finditer(text), *_SHORT_EDITION.finditer(text)):
        yield Mark("EVENT", match.start("name"), match.end("name"), match["name"])
    for match in _codes().finditer(text):
        yield Mark("GRANT", match.start(), match.end(), " ".join(match[0].split()))
    for match in _small_honours().finditer(text):
        yield Mark("AWARD", match.start(), match.end(), " ".join(match[0].split()))
    for match in _holders().finditer(text):
        yield Mark("AWARD", match.start("title"), match.end("title"), " ".join(match["title"].split()), NAMED)
    for match in _small_grants().finditer(text):
        yield Mark("GRANT", match.start(), match.end(), " ".join(match[0].split()))
    for label, ending, opening in _patterns():
        for pattern in (ending, opening):
            for match in pattern.finditer(text):
                if pattern is opening and not re.search(rf"\d|\s{_UPPER}|\s(?:d|l|de|du)?[’']?{_UPPER}", match[0]):
                    continue  # "une conférence" alone names none
                start = _behind_greeting(match[0])
                end = start + before_event(match[0][start:])
                if label == "EVENT" and (link := _OCCASION.match(match[0], end)):
                    start, end = link.end(), len(match[0])
                name = goes_to(_TAIL.sub("", match[0][start:end]))
                name = _before_place(name) if label == "EVENT" else name
                for begin, end in _each(name) if label != "EVENT" else [(0, len(name))]:
                    at = match.start() + start
                    yield Mark(label, at + begin, at + end, " ".join(name[begin:end].split()))


def _each(text: str) -> list[tuple[int, int]]:
    """Give the honours of a list that the pattern took for one: "Example Prize, the Sample Medal"."""
    cuts = [(0, 0), *((found.start(), found.end()) for found in NEXT_HONOUR.finditer(text)), (len(text), len(text))]
    pieces = [(left[1], right[0]) for left, right in pairwise(cuts)]
    named = [(start, end) for start, end in pieces if label_by_noun(text[start:end])]
    return named if len(pieces) > 1 and named else [(0, len(text))]


def _behind_greeting(text: str) -> int:
    """Give where a title begins behind the words that open its sentence: "Awarded the", "Congrats to … on the"."""
    named = _NAME_FOR.match(text)
    if named and (looks_like_name(named["name"]) >= _NAME_SURE or fold(named["name"]) in known("given")):
        return named.end()
    if (told := _HEADLINE.match(text)) is not None:
        return told.end()
    opened = _AT_THE.match(text) or _opening().match(text)
    return opened.end() if opened and re.search(r"\w", text[opened.end() :]) else 0


@cache
def _opening() -> re.Pattern[str]:
    greetings = "|".join(table("sentences")["greetings"]).replace(" ", r"\s+")
    verbs = "|".join(word.capitalize() for word in sorted(table("statements")["opening_verbs"]))
    article = r"\s+(?:the|an?|her|his|their|your|our)\s+"
    return re.compile(
        rf"(?:(?i:{greetings})\b.*?\s(?:on|for|upon|with)(?:{article}|\s+)|(?:{verbs})(?:{article})|(?:Our|My|His|Her|Their)\s+"
        r"|(?i:winners?|recipients?|awardees?|finalists?)\s+(?:of|for)\s+(?:(?:the|an?)\s+)?"
        r"|(?:(?:A|Another)\s+)?[Nn]ew\s+(?=[a-z]|[A-Z]\d\d))(?=\S)"
    )


def before_event(text: str) -> int:
    """Give where an honour ends in a text that goes on with its occasion: "Best Talk Prize in the Tide Congress".

    >>> before_event("Best Talk Prize in the 6th Tide Congress"), before_event("Tide Congress")
    (15, 13)
    """
    for link in _OCCASION.finditer(text):
        if label_by_noun(text[link.end() :]) == "EVENT" and label_by_noun(text[: link.start()]) == "AWARD":
            return link.start()
    return len(text)


def _before_place(text: str) -> str:
    """Give an event without the town it is held in: "Tide Symposium in Vienna"."""
    found = _IN.search(text)
    return text[: found.start()] if found and found["place"].casefold() in words("cities", "cities") else text


def goes_to(text: str) -> str:
    """Give a title without whom it is for: "Early Career Award for Ada Example"."""
    found = _FOR.search(text)
    return text[: found.start()] if found and looks_like_name(found["name"]) >= _NAME else text


@cache
def _small_honours() -> re.Pattern[str]:
    small = "|".join(table("sentences")["titled"]["AWARD_small"]).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{small})(?![\w-])")


@cache
def _holders() -> re.Pattern[str]:
    """Give the pattern of what people are named: "named a Tide Rising Star", "selected as one of the Tide Pioneers"."""
    rows = table("sentences")["titled"]
    nouns = "|".join(rows["AWARD_holders"])
    article = r"(?:(?:as|to be|an?|the|one\s+of\s+(?:the|\d+|\w+)|among\s+the|this\s+year[’']s|our)\s+)*"
    word = rf"(?:(?:{_UPPER}|\d)[\w’'./&+-]*\s+|(?:of|for|in|and|under|&)\s+)"
    year = r"(?:\s+(?:19|20)\d\d)?"
    return re.compile(
        rf"(?<![\w-])(?i:{'|'.join(rows['naming'])})\s+(?i:{article})(?P<title>{word}{{0,5}}(?:\d\d|{nouns})\s+[Uu]nder\s+\d\d|{word}{{1,8}}(?:{nouns})(?:\s+in\s+(?:{_UPPER}[\w-]*\s?(?:(?:and|&)\s)?)+(?<!\s))?{year})"
        rf"(?![\w-]|\s+(?:at|of|with)\s+(?:the\s+)?{_UPPER})"
    )


@cache
def _small_grants() -> re.Pattern[str]:
    small = "|".join(table("sentences")["titled"]["GRANT_small"])
    return re.compile(rf"(?<![\w-])(?:(?:{small})[\s-]+)+grants?(?![\w-])")


@cache
def _codes() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table('sentences')['titled']['GRANT_codes'])})(?![\w-])")


@cache
def _heads() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    rows = table("sentences")["titled"]
    return tuple(
        (
            label,
            re.compile(
                rf"(?i)(?:\w*(?:{'|'.join(rows[label])})(?:$|\s+(?:for|in|of|on)\b)|^(?:{'|'.join(rows[f'{label}_first'])})\b)"
            ),
        )
        for label in LABELS
    )


def label_by_noun(text: str) -> Label | None:
    """Give the label that the noun of a title stands for, if it has one."""
    return next((label for label, pattern in _heads() if pattern.search(text)), None)
