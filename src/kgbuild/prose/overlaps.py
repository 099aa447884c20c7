"""Which marks can be what they say, and which of two that overlap stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.lexicon import table, words
from kgbuild.names import fold
from kgbuild.names.words import known
from kgbuild.prose.marks import HONOURS, Mark
from kgbuild.prose.titled import NAMED, label_by_noun

_ADVERB = re.compile(r"[a-z]{3}ly$|[a-z]{4}[bcdgklmnprstvyz]ing$")
#: German nouns have capitals, too: "Professionsentwicklung".
_ABSTRACT = re.compile(r"[a-zäöüß]{5}(?:ung|ungen|schaft|schaften|keit|heit|ität|ismus|personen)$")
#: "Ada Example Laboratory" is Example's; "Lawrence Example National Laboratory" is an institution.
_SHORT_OWNER = 2
_ACRONYM = re.compile(r"\d|[A-Z][\w-]*[A-Z]")
_EDITION = re.compile(r"\S*[A-Z]\S*[A-Z]\S*(?:\s\S+)?\s?(?:(?:19|20)\d\d|[’']\d\d)")
_ADDRESS = re.compile(r"^\W*/|https?:|www\.|@|\.(?:pdf|html?|com|org|edu|io)\b")
#: "Core Faculty Member" is nobody's employer.
_RANK_NEXT = re.compile(r"\s(?:Chair|Fellow|Leader|Lecturer|Professor)\b")
_FELLOW = re.compile(r"(?:(?:doctoral|graduate|postdoctoral|research|visiting)\s+)*(?:fellow|scholar)")
_PAYER = re.compile(r"\b(?:Agency|Commission|Council|Endowment|Foundation|Fund|Trust)\b")
_MEMBER = re.compile(r"(?i)\s(?:affiliate|candidate|fellow|lecturer|member|professor|student)$")
#: "BS Chemistry", "Ph.D. Physics".
_DEGREE_OPENS = re.compile(r"(?:[BM]\.?(?:A|Eng|S|Sc)\.?|Ph\.?\s?D\.?)\s+(?=[A-Z])")
#: "IUS/08", "L-FIL-LET/10": the sector of a chair; "STAT 601": a course.
_CODE = re.compile(r"(?:[A-Z]{1,4}-){0,2}[A-Z]{1,5}/\d{2}(?:/[A-Z])?|[A-Z]{2,5} \d{3}[A-Z]?")
#: "He’ll", "We’re" are no names.
_SHORTENED = re.compile(r"(?i)(?:he|she|it|they|we|you|i|there|that|who|here|what|let)[’'](?:s|ll|re|ve|d|m)\b")
#: What stands behind a title in quotation marks: "the North” at Tidefair".
_CLOSED = re.compile(r"^[^“„«]*\w[”»]\s")
_LAB = re.compile(r"\w+(?:Lab|LAB)")
#: "J’enseigne", "C’est"
_ELIDED = re.compile(r"(?:[CDJLMNST]|Qu)[’'][a-zà-ÿ]")
#: No name says "my" in small letters.
_OWN = re.compile(r"\b(?:meine?[rnms]?|meus?|mes|mia|miei|mijn|minhas?|mio|mis|mon|my)\b")
#: "Her awards" are none in particular.
_ANYONES = re.compile(r"(?i)(?:her|his|my|our|their|other|several|many|these|such|ses|ihre|seine|sus)\s")
#: "a prize of 3 500 euros" has no name.
_SUM = re.compile(r"(?i)^\w+ (?:of|de|von|di|über) [$€£]?\d[\d.,\s]*(?:euros?|dollars|€|\$|£|pounds|chf)?\s*$")
#: "300.000 Euro", "000 grant": a sum, or what a sum was cut to.
_PAID = re.compile(
    r"(?i)[$€£]?\d[\d.,\s]*(?:k|m|million|mio\.?)?\s?(?:euros?|dollars|€|\$|£|pounds|chf|grants?|awards?|prize)"
)
#: No name has so many signs: a sentence of Chinese or Japanese.
_HAN_TEXT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{5}")
#: A time that opens a German sentence.
#: "LLMs" are not people.
#: What is best of a meeting is an honour without the word for one.
_BEST = re.compile(
    r"(?i)best (?:\w+ )?(?:demo|demonstration|paper|pitch|poster|presentation|talk|thesis)(?: runner[- ]up)?"
)
#: "SERB": a body by its letters; longer family names may be all capitals.
_LETTERS = re.compile(r"[A-Z]{3,5}")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")
_AT_TIME = re.compile(
    r"(?:Ab|Im|Seit|Vom|Zum)\s+(?:Früh|Herbst|Jahr|Sommer|Studien|Winter)"
    r"|(?:(?:Ab|Im|Seit|Ende|Anfang|Mitte)\s+)?(?:Januar|Jänner|Februar|März|Juni|Juli|Oktober|September|November|Dezember)$"
)
#: Names of bodies of so many words have so large a share of capitals at least.
_MANY, _FEW = 6, 0.25


def settle(marks: Iterable[Mark]) -> list[Mark]:
    """Give marks that do not overlap, in order: the surer wins, then the longer."""
    kept: list[Mark] = []
    marks = set(marks)
    titles = [mark for mark in marks if mark.label == "ROLE"]
    for mark in sorted(marks, key=_rank):
        honoured = mark.label in HONOURS and mark.value == NAMED
        if not _plausible(mark) or (mark.label not in {"ROLE", "DATE"} and not honoured and _in_title(mark, titles)):
            continue
        rest = _behind_bodies(mark, kept)
        if rest.label == "ROLE" and rest.start < mark.start:
            kept = [other for other in kept if not (rest.start <= other.start and other.end <= rest.end)]
        if all(rest.end <= other.start or rest.start >= other.end for other in kept):
            kept.append(rest)
    return sorted(kept, key=lambda mark: mark.start)


def _behind_bodies(mark: Mark, kept: Sequence[Mark]) -> Mark:
    """Give a role without the body that opens it; who pays a fellow is part of it: "Tide Trust research fellow"."""
    body = next(
        (other for other in kept if other.label == "ORG" and other.start <= mark.start < other.end < mark.end), None
    )
    if mark.label != "ROLE" or body is None or mark.end - mark.start != len(mark.text):
        return mark
    rest = mark.text[body.end - mark.start :].lstrip()
    if not rest[:1].islower():
        return mark
    if _FELLOW.fullmatch(rest) and _PAYER.search(body.text):
        return replace(mark, start=body.start, text=f"{body.text} {rest}")
    return replace(mark, start=mark.end - len(rest), text=rest)


def _in_title(mark: Mark, titles: Sequence[Mark]) -> bool:
    """Say whether an honour or a body is but the beginning of a title: "Digital Scholarship Librarian".

    Of a body a rank stands right behind it: "Ada Example College Professor", "Junior Group Leader".
    """
    covers = [title for title in titles if title.start <= mark.start and mark.end < title.end]
    if mark.label in HONOURS or not covers:
        return bool(covers)
    return any(_RANK_NEXT.match(title.text[mark.end - title.start :]) for title in covers)


def _plausible(mark: Mark) -> bool:
    """Say whether the recogniser's mark can be what it says: a name has capitals, an award a noun or an acronym."""
    if mark.label == "PERSON":
        parts = mark.text.split()
        if (
            _ACRONYMS.fullmatch(mark.text)
            or _LETTERS.fullmatch(mark.text)
            or _AT_TIME.match(mark.text)
            or _HAN_TEXT.search(mark.text)
            or mark.text[0] in '«“„"'
            or _SHORTENED.match(mark.text)
            or _ELIDED.match(mark.text)
            or _LAB.fullmatch(mark.text)
        ):
            return False
        small = [part for part in parts if part[0].islower() and part.casefold() not in words("names", "particles")]
        abstract = any(_ABSTRACT.search(part) for part in parts)
        adverb = len(parts) == 1 and _ADVERB.search(mark.text) and fold(mark.text) not in known("given")
        adverb = adverb or mark.text.casefold() in words("sentences", "openers")
        named = sum(c.isalpha() for c in mark.text) > 1 and fold(mark.text) not in countries()
        return (
            named
            and fold(parts[0]) not in words("sentences", "no_given")
            and not (small or adverb or abstract)
            and (mark.text.casefold() not in words("sentences", "never_names") or _is_given_within(mark))
        )
    if mark.label in {"ORG", "PLACE"}:
        known_so = mark.value or mark.text.split()[0] in words("roles", "bodies")
        lowered = mark.text[0].islower() and not known_so
        told = (
            _CLOSED.search(mark.text)
            or _ADDRESS.search(mark.text)
            or _CODE.fullmatch(mark.text)
            or _OWN.search(mark.text)
            or _is_told(mark)
        )
        nouns = words("sentences", "org_nouns") & set(mark.text.casefold().split())
        degree = _DEGREE_OPENS.match(mark.text) and not nouns
        return not (told or lowered or degree) and any(c.isupper() for c in mark.text)
    if mark.label == "ROLE":
        return mark.text.casefold() != "graduate"
    if mark.label in HONOURS and (_ANYONES.match(mark.text) or _SUM.search(mark.text) or _PAID.fullmatch(mark.text)):
        return False
    if mark.label in HONOURS:
        best = mark.label == "AWARD" and _BEST.fullmatch(mark.text)
        named = mark.value == NAMED or label_by_noun(mark.text) is not None
        return named or bool(best or _ACRONYM.search(mark.text))
    return True


def _is_given_within(mark: Mark) -> bool:
    """Say whether a word that opens sentences as a pronoun stands within one as a given name: "Ada and Ella"."""
    return mark.start > 0 and mark.text.casefold() in words("sentences", "pronoun_names")


def _is_told(mark: Mark) -> bool:
    """Say whether the recogniser took a part of a sentence for a body: many small words, none that says so."""
    parts = mark.text.split()
    capital = sum(part[0].isupper() for part in parts)
    said = words("sentences", "org_nouns") & set(re.split(r"[^\w]+", mark.text.casefold()))
    return len(parts) >= _MANY and capital < _FEW * len(parts) and not said


@cache
def countries() -> frozenset[str]:
    """Give the names of countries, folded, in the languages that the lexicon has."""
    places = table("places")
    exonyms = frozenset(map(fold, places["exonyms"])) - known("given")  # "Sofia" is a person where one is recognised
    return exonyms | frozenset(map(fold, places["countries"]))


def _rank(mark: Mark) -> tuple[int, int, int, str]:
    if mark.label == "ROLE" and mark.text.casefold().endswith(("fellowship", "residency")):
        tier = -1  # "did a postdoctoral fellowship at" names a post, and no award
    elif mark.label in HONOURS and (mark.value == NAMED or label_by_noun(mark.text) or _EDITION.fullmatch(mark.text)):
        tier = 0  # "Best PhD Thesis Award 2019" holds a degree and a date
    elif mark.label == "LAB" and 0 < len(mark.value.split()) <= _SHORT_OWNER:
        tier = 0
    elif (
        mark.label == "ORG"
        and not _MEMBER.search(mark.text)
        and words("sentences", "org_nouns") & set(re.findall(r"[\w-]+", mark.text.casefold()))
    ):
        tier = 1  # "School of Postdoctoral Fellows" holds a role
    elif mark.label in {"DATE", "MONEY", "DEGREE", "ROLE", "LAB"}:
        tier = 2
    else:
        tier = 3
    return tier, mark.start - mark.end, mark.start, mark.label
