"""Slices of the string without the signs around a field."""

from __future__ import annotations

import re

from kgbuild.cite.features import kind_of
from kgbuild.document import Span

_QUOTES = "\"“”„‟«»‹›‘’'`"
_EDGES = " \t\n,;:.*_|–—-/"
_ABBREVIATION = re.compile(r"(?:^|[\s.])[^\W\d_]{1,6}\.$")
_TONGUE = re.compile(
    r"\s*(?:[(\[]\s?[Ii]n\s(?:[A-Z][a-z]+(?:an|sh|ch|ic|se|ian)|Greek|Hindi|Urdu|Czech)"
    r"|,\s[(\[](?:Russian|German|French|Italian|Japanese|Chinese|Spanish|Polish|Czech|Ukrainian))[)\]]?$"
)
#: A sentence that says what kind of thesis it is.
_THESIS = re.compile(
    r"[.?!,]\s[\[(]?(?:[Pp][Hh]\.?\s?[Dd]\.?|[Dd]octoral|Master(?:[’']?s)?|Diploma|M\.?Sc\.?|Bachelor(?:[’']?s)?)[\s-]"
    r"(?:[Tt]hesis|[Dd]issertation)[\])]?$"
)
#: What a work is, in brackets behind its title: "[Data set]", "[microfiche]".
_KIND = re.compile(
    r"[.,]?\s\[(?:[Dd]ata\s?sets?|[Cc]omputer\ssoftware|[Ss]oftware|[Pp]reprint|[Ll]ecture\snotes|[Mm]icrofi(?:che|lm)|[Ee]n\sligne|[Oo]nline"
    r"|[Ee]n\slínea|[Pp]oster|[Aa]bstract|[Tt]hesis|[Vv]ideo|[Cc]onference\s\w+|[^\[\]]{0,20}(?:[Dd]issertation|thesis)[^\[\]]{0,30})\]?$"
)
_LAST, _YEAR = re.compile(r"(?<=\w)[,.]?\s(?P<word>[A-Z][a-z]+)$"), re.compile(r"\.?,?\s(?:19|20)\d\d\b")
_SEASONS = frozenset({"autumn", "fall", "spring", "summer", "winter"})
#: The name of a venue is longer than this in front of a bracket.
_LEAST = 6
_INNER_STOP = re.compile(r"\.\s?\S")


_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,400})?/?>")
#: Where emphasis ends and begins anew: "_Journal_ _of Moss_".
_EMPHASIS_GAP = re.compile(r"(?<=\w)([*_]{1,2})\s+\1(?=\w)")
_OF_ISSUE = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z]\w+\.?(?:[/–-][A-Z]\w+)?\s)?(?:(?:19|20)\d\d\s)?[Ii]ssue\sof\s(?:the\s)?(?=[A-Z])"
)
#: The number of a part that ends the title before: "Maps. III, Math. Ann."
_PART = re.compile(r"[IVX]{1,4}[,.:]\s(?=[A-Z])")
_STATE = re.compile(
    r"\s[(\[](?:in press|submitted|to appear|accepted|forthcoming|in review|under review|im Druck)[)\]]?$"
)
#: What is left of a link of Markdown behind its text.
_LINK_END = re.compile(r"\](?:\[[^\[\]]{1,40}\]?|\(\S*)$")


def printed(value: str) -> str:
    """Give a field without the tags of a page and the ends of emphasis inside, with single spaces."""
    bare = _TAG.sub("", value) if "<" in value else value
    return " ".join(_EMPHASIS_GAP.sub(" ", bare).split())


def trim_title(text: str, span: Span) -> Span:
    """Cut quotes, commas and stops around a title; closing question marks and a last "..." stay."""
    if link := _LINK_END.search(text, span.start, span.end):
        span = Span(span.start, link.start())
    start, end = _strip(text, span.start, span.end, _EDGES + _QUOTES, _EDGES + _QUOTES)
    if tongue := _TONGUE.search(text[start:end]):
        end = start + tongue.start()
    if "[" in text[start:end] and (kind := _KIND.search(text[start:end])):
        end = start + kind.start()
    if thesis := _THESIS.search(text[start:end]):
        end = start + thesis.start()
    # a quote that belongs to a quoted word at either end stays with its partner
    inner = text[start:end]
    if end < span.end and text[end] in '”“"»’' and _opened(inner, text[end]):
        end += 1
    apart = text[start - 1 : start] == "'" and "'" not in text[end : end + 2]  # else the sign encloses the title
    least = 0 if apart else span.start
    if start > least and text[start - 1] in "“\"„«‘'" and _closed(inner, text[start - 1]):
        start -= 1
    if text[end : end + 1] == "." and re.search(r"\b(?:[A-Z]\.)+[A-Z]$|\b(?:Jr|Inc|St|etc)$", text[start:end]):
        end += 1
    return Span(start, end)


def trim_venue(text: str, span: Span) -> Span:
    """Cut the signs around a venue; the stop of an abbreviation stays: "Phys. Rev."."""
    start, end = _strip(text, span.start, span.end, _EDGES + _QUOTES + "([@", _EDGES + _QUOTES + "([")
    if (dot := text.rfind(" · ", start, end)) > start:
        start = dot + 3
    for lead in (_OF_ISSUE, _PART):
        if found := lead.match(text, start, end):
            start = found.end()
    if state := _STATE.search(text[:end], start):
        end = state.start()
    stopped = text[start : end + 1]
    if end < span.end and stopped[-1:] == "." and _INNER_STOP.search(stopped) and _ABBREVIATION.search(stopped):
        end += 1
    if (last := _LAST.search(text, start, end)) and _is_month(last["word"]) and _YEAR.match(text, end):
        end = last.start()
    while text[start:end].endswith("]") and text[start:end].count("]") > text[start:end].count("["):
        end -= 1
    while text[start:end].count(")") > text[start:end].count("(") and text[end - 1] == ")":
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")"):
        opened = text.rfind("(", start, end)
        end = (
            end + 1
            if text[end : end + 1] == ")"
            else _strip(text, start, opened, "", _EDGES)[1]
            if opened - start > _LEAST
            else end
        )
    return Span(start, end)


def _is_month(word: str) -> bool:
    """Say whether a word is a month; events are held in spring or fall by name."""
    return kind_of(word).startswith("month:") and word.casefold() not in _SEASONS


def trim_plain(text: str, span: Span) -> Span:
    """Cut spaces, commas, stops and brackets around a number or a name."""
    return Span(*_strip(text, span.start, span.end, _EDGES + "(#", _EDGES + ")"))


def _strip(text: str, start: int, end: int, left: str, right: str) -> tuple[int, int]:
    while start < end and text[start] in left:
        start += 1
    while end > start and text[end - 1] in right:
        end -= 1
    return start, end


def _opened(inner: str, sign: str) -> bool:
    opener = {"”": "“", "“": "„", "»": "«", "’": "‘", '"': '"'}[sign]
    return inner.count(opener) % 2 == 1 if opener == sign else inner.count(opener) > inner.count(sign)


def _closed(inner: str, sign: str) -> bool:
    if sign == "'":  # an apostrophe closes nothing: "'TK-1' and 'TK-5' in doves' nests"
        return len(re.findall(r"(?<=\w)'(?=[\s,;:–-])", inner)) > len(re.findall(r"(?<=[\s(])'(?=\w)", inner))
    closer = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"'}[sign]
    return inner.count(closer) % 2 == 1 if closer == sign else inner.count(closer) > inner.count(sign)
