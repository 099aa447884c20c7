"""What an award is called, and by whom it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kgbuild.amounts import amount_spans
from kgbuild.dates import find_ranges
from kgbuild.extract.careers.employers import mention_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.parts import Line, Part, run, split_places
from kgbuild.extract.phrases.words import award_pattern, event_pattern, is_place, organization_weight
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention

LABEL = re.compile(
    r"^(?:recipient|winner|awarded|laureate|lauréate?|preisträger(?:in)?)\s*(?::|of)\s*(?:the\s+(?:(?:19|20)\d\d\s+)?)?",
    re.IGNORECASE,
)
#: "Tide Travel Grant, 2019, to College Station": where it led is nobody's.
_LEADS = re.compile(r"(?:to|for|in|at|on)\s")
_FROM = re.compile(
    r"\s+(?:(?:awarded|conferred|given|granted|presented) by|from|by|décernée? par|verliehen (?:von|durch)"
    r"|otorgad[oa] por)"
    r"\s+(?:the\s+|la\s+|der\s+)?(?=[A-ZÀ-Þ])"
)
#: "Teaching Award at Tide University", "Outstanding Student Award of Tide University": where, at its end.
_AT_BODY = re.compile(
    r"\s+(?:at|of)\s+(?:the\s+)?(?=(?:[A-ZÀ-Þ][\w’'.&-]*\s+|of\s+|the\s+|and\s+|for\s+)*[A-ZÀ-Þ][\w’'.&-]*$)"
)
#: A sentence behind the award: "Awarded by the Example Foundation for …".
GIVEN_BY = re.compile(
    r"^(?:awarded by|conferred by|given by|granted by|presented by|funded by|offered by|sponsored by|décernée? par"
    r"|verliehen (?:von|durch))\s+(?:the\s+)?(?P<body>.+?)(?:\s+(?:for|in recognition|to support)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
#: A prize "of" a body, where languages have no other word for it.
_OF_BODY = re.compile(r"\s+(?:der|des|de la|de l['’]|du|della|dell['’])\s+(?=[A-ZÀ-Þ])")
#: "Tide Award – Best Paper by a Student": what it was given for, and nobody who gave it.
BEST = re.compile(
    r"(?:(?:the|for)\s+)?(?:best|outstanding|top|first(?! nations?)|second|third|1st|2nd|3rd|gold|silver|bronze"
    r"|excellence|meilleure?|beste[rs]?|mejor|miglior|melhor)\b",
    re.IGNORECASE,
)
#: Where the name of a giver ends and goes on as a sentence.
PURPOSE = re.compile(r"\s+(?:to|for|in recognition|as|who|which)\s+(?=[a-z])")
#: "Finalist", "2nd place": what was won.
_WON = re.compile(
    r"(?:finalist|winner|runner-up|laureate"
    r"|(?:first|second|third|1st|2nd|3rd|grand)\s+(?:and \w+ )?(?:place|prize|winner)\b.*)",
    re.IGNORECASE,
)
#: A giver by its capitals alone: "Travel grant by PEDECIBA".
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}")
_HONOUR_SOCIETY = re.compile(r"\bhono(?:u?r|rary)s? societ(?:y|ies)\W*$", re.IGNORECASE)
#: "Finalist, the Tide 100 Awards", "Arts, Humanities, and Social Sciences Grant".
_GOES_ON = re.compile(r"(?:the|and|und|et|y|e|&)\s+[A-ZÀ-Þ]")
#: So many words in lower case, at least, make a description.
DESCRIBES = 4
#: "(one of two who …)": why, in a bracket of several words.
REASON = re.compile(r"\s*\((?=(?:[^()\s]+\s+){3})(?=[^()]*\b[a-z]{2,}\s+[a-z]{2,})[^()]*(?:\([^()]*\)[^()]*)*\)")
_DATED_BRACKET = re.compile(
    r"(?P<award>[^()]+\w)\s*\((?P<body>[^()\d]{6,}?)[,;]?\s+(?:[^\W\d_]{3,9}\.?\s)?(?:19|20)\d\d\)"
)
_BRACKET = re.compile(r"^(?P<award>[^()]+\w)\s*\((?P<body>[^()\d]{6,}(?:\([A-Z]{2,8}\))?)\)$")
#: "Fellow of the Tide Society", "Senior Member of …".
_ELECTED = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:Fellow|Member)(?:ship)? (?P<of>of|at|in) (?:the )?(?P<body>[A-ZÀ-Þ][^,;()]*)$"
)
#: "National Society of Tide Scholars" gives awards.
_SOCIETY = re.compile(
    r"(?:the )?(?:[A-ZÀ-Þ][\w’'-]*\s){0,3}(?:Society|Association|Academy|Foundation|Federation|Council|University)"
    r"\s(?:of|for)\s(?:the\s)?[A-ZÀ-Þ](?!.*\b(?i:award|prize|medal|fellowship|scholarship|grant)s?\b)"
)
_AND = re.compile(r"(?:and|&|und|et|y|e|en)\s")
#: For how long, in a bracket behind who gave it.
_LASTS = re.compile(r"\s*\((?:\d+|one|two|three|four|six)[\s-](?:year|semester|term|month|week)s?\)$", re.IGNORECASE)
#: For whom an award is takes so many words.
_SORT_WORDS = 2


def in_bracket(page: Page, head: Line, title: str) -> tuple[str, Mention]:
    """Give an award without the organisation in the bracket that ends it: "Poster Prize (Society of Tides)"."""
    match = _BRACKET.search(title) or _DATED_BRACKET.fullmatch(head.text.strip(" .*_"))
    if match is None or not is_giver(match["body"]) or not award_pattern().search(match["award"]):
        return title, NOBODY
    start = page.text.find(match["body"], head.start)
    return match["award"], Mention(match["body"], start, start + len(match["body"])) if start >= 0 else NOBODY


def without_amounts(title: str) -> str:
    """Give a title without amounts of money and the brackets around them."""
    for start, end in reversed(amount_spans(title)):
        title = title[:start] + title[end:]
    return re.sub(r"\s*[(\[][\s,;–-]*(?:(?:per|an?|/)\s?(?:year|yr|annum)|p\.\s?a\.)?[)\]]", "", title)


def title_and_giver(page: Page, parts: Sequence[Part]) -> tuple[str, Mention]:
    """Tell the award from who gave it: an organisation or event behind it that is no award itself."""
    if parts[0].colon and LABEL.match(parts[0].text + ":") and len(parts) > 1:
        parts = parts[1:]
    kept = _before_description(page, split_places(parts)[0])
    if not kept:
        return run(page, parts), NOBODY
    kept = _with_series(page, kept)
    if _is_described(kept):
        bodies = [part for part in kept[2:] if organization_weight(part.text) >= 0.6]
        return kept[0].text, mention_of(page, _to_last(kept, bodies[0])) if bodies else NOBODY
    if (
        (by := _FROM.search(kept[0].text))
        and names_award(kept[0].text[: by.start()])
        and (is_giver(kept[0].text[by.end() :]) or _CAPITALS.fullmatch(kept[0].text[by.end() :]))
    ):
        start, end = kept[0].start + by.end(), _giver_end(kept)
        name = _LASTS.sub("", " ".join(page.text[start:end].split()))
        return kept[0].text[: by.start()], Mention(name, start, start + len(name))
    if given := _behind_giver(kept):
        return run(page, kept[given:]), mention_of(page, kept[:given])
    for index, part in enumerate(kept):
        described = index and part.text[:1].islower() and len(part.text.split()) >= DESCRIBES
        named = _GOES_ON.match(part.text) and (
            names_award(part.text) or is_giver(part.text) or not part.text.startswith("the")
        )
        if described and not part.quoted and not named and not GIVEN_BY.match(part.text):
            return run(page, kept[:index]), NOBODY
        bare = REASON.sub("", part.text)
        if index and level_in(bare) and len(without_amounts(bare).split()) <= _SORT_WORDS:
            continue  # "Tide Scholarship, PhD level"
        giver = organization_weight(bare) >= 0.6 and not any(p.match(bare) for p in (BEST, _LEADS))
        giver = giver and not names_award(bare)
        named = part.text.removeprefix("the ")[:1].isupper()
        event = index and kept[index - 1].strong and not part.strong and named
        if index and (giver or GIVEN_BY.match(bare) or (event and not names_award(bare))):
            return run(page, kept[:index]), _bare_giver(page, mention_of(page, _in_sentence(page, kept[index:])))
    title = run(page, kept)
    if (elected := _ELECTED.fullmatch(title)) and organization_weight(elected["body"]) > 0:
        start = page.text.find(elected["body"], kept[0].start)
        body = Mention(elected["body"], start, start + len(elected["body"])) if start >= 0 else Mention(elected["body"])
        return title if elected["of"] == "of" else title[: elected.start("of")], body
    match = _FROM.search(title) or _body_behind(title)
    if match and title[: match.start()].strip().casefold() not in words("funding", "bare"):
        start = page.text.find(title[match.end() :][:20], kept[0].start)
        name = _LASTS.sub("", PURPOSE.split(title[match.end() :])[0].strip(" .,"))
        return title[: match.start()], Mention(name, start, start + len(name)) if start >= 0 else Mention(name)
    return title, NOBODY


def _giver_end(parts: Sequence[Part]) -> int:
    """Give where a giver ends that commas part: "by the Ministry of Education, Higher Education and Research"."""
    last = parts[-1].text
    goes_on = len(parts) > 1 and re.search(r"\s(?:and|und|et|y|e|&)\s", last) is not None
    names = all(part.text[:1].isupper() and not (part.quoted or names_award(part.text)) for part in parts[1:])
    return parts[-1].end if goes_on and names else parts[0].end


def _with_series(page: Page, parts: Sequence[Part]) -> Sequence[Part]:
    """Give the parts with a list that one award is named by as one: "Arts, Letters, and Sciences Teaching Award"."""
    end = next((index for index, part in enumerate(parts) if index and _AND.match(part.text)), 0)
    award = award_pattern()
    if not end or not award.search(parts[end].text) or any(award.search(part.text) for part in parts[:end]):
        return parts
    whole = replace(parts[0], text=page.text[parts[0].start : parts[end].end], end=parts[end].end)
    return [whole, *parts[end + 1 :]]


def _in_sentence(page: Page, parts: Sequence[Part]) -> Sequence[Part]:
    """Give the parts up to a full stop, without where the body is and what was won: "Tide Society, US. Finalist"."""
    stop = next((i for i, (a, b) in enumerate(pairwise(parts), 1) if "." in page.text[a.end : b.start]), len(parts))
    kept = [part for part in parts[:stop] if not _WON.fullmatch(part.text.strip(" .,"))]
    last = next((i for i in range(len(kept), 1, -1) if not is_place(kept[i - 1].text)), 1)
    return kept[:last] or parts[:1]


def _before_description(page: Page, parts: Sequence[Part]) -> Sequence[Part]:
    """Give the parts before a date and a colon, behind which stands what an award was: "Prize (2016): for a paper"."""
    for index, (part, behind) in enumerate(pairwise(parts), 1):
        gap = page.text[part.end : behind.start]
        if ":" in gap and find_ranges(gap) and names_award(part.text):
            return parts[:index]
    return parts


def _is_described(parts: Sequence[Part]) -> bool:
    """Say whether an award stands before a colon and what it is for behind it: "Tide Fellowship: two years of …"."""
    if len(parts) < 2 or not parts[0].colon or not award_pattern().search(parts[0].text):
        return False
    behind = parts[1].text.split()
    if parts[0].strong and not parts[1].strong:
        told = " " in parts[0].text or not names_award(parts[1].text)  # "**Nominee:** Tide Prize"
        return told and len(behind) >= DESCRIBES
    return len(behind) >= DESCRIBES and sum(word[0].islower() for word in behind) > len(behind) / 2


def _to_last(parts: Sequence[Part], first: Part) -> Sequence[Part]:
    """Give the parts of a giver, from one of them to the last: "Humanities, Arts, and Technology Alliance"."""
    return parts[parts.index(first) :]


def is_giver(text: str) -> bool:
    """Say whether a text is an organisation by its words, and names no award."""
    return _SOCIETY.match(text) is not None or (organization_weight(text) == 1 and not names_award(text))


def _behind_giver(parts: Sequence[Part]) -> int:
    """Give the place of the award behind those who give it: "Tide University, Uppsala, Tide Prize"; 0 where none is."""
    award = award_pattern()
    named = next((i for i, part in enumerate(parts) if award.search(part.text) and not _SOCIETY.match(part.text)), 0)
    named = named or (len(parts) - 1 if BEST.match(parts[-1].text) else 0)  # "Fen College, Outstanding Professor"
    alone = named == len(parts) - 1 and not parts[named].text[:1].islower()
    bodies = all(is_giver(part.text) or is_place(part.text) for part in parts[:named])
    return named if alone and bodies and is_giver(parts[0].text) else 0


def _bare_giver(page: Page, giver: Mention) -> Mention:
    """Give who gave the award without the words of the sentence that says so."""
    match = GIVEN_BY.match(giver.name)
    behind = None if match else _FROM.search(giver.name)
    if behind:
        body = PURPOSE.split(giver.name[behind.end() :])[0].strip(" .,")
        return Mention(body, giver.start + behind.end(), giver.start + behind.end() + len(body))
    if not match:
        name = REASON.sub("", without_amounts(giver.name)).strip(" .,;")
        return giver if name == giver.name else replace(giver, name=name, end=giver.start + len(name))
    start = page.text.find(match["body"], giver.start)
    return Mention(match["body"], start, start + len(match["body"])) if start >= 0 else Mention(match["body"])


def _body_behind(title: str) -> re.Match[str] | None:
    """Find "Preis der Gesellschaft für …": a body behind an article, where the award's word stands before it."""
    match = _OF_BODY.search(title)
    if match and organization_weight(title[match.end() :]) == 1 and names_award(title[: match.start()]):
        return match
    return next((at for at in _AT_BODY.finditer(title) if _is_award_at(title, at)), None)


def _is_award_at(title: str, at: re.Match[str]) -> bool:
    """Say whether an award ends, with its word, where a university or school is said to be."""
    words_before = title[: at.start()].split()
    body = title[at.end() :]
    return (
        len(words_before) > 1
        and names_award(words_before[-1])
        and is_giver(body)
        and not event_pattern().search(body)
        and re.search(r"\b(?:University|College|School|Institute|Academy)\b", body) is not None
    )


def names_award(text: str) -> bool:
    """Say whether a word of awards stands in a text that does not end as a society of honour."""
    return award_pattern().search(text) is not None and _HONOUR_SOCIETY.search(text) is None
