"""Volume, issue, pages and year that the tagger missed or took for one another, where signs make it plain."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgbuild.cite.features import kind_of
from kgbuild.cite.numbers import WITH_ISSUE
from kgbuild.document import Span

_PAGES = re.compile(
    r"\)?(?:\s?[:,;]\s?|\s)(?:(?:pp?|pages?|s|art(?:icle)?(?:\s(?:no|number|id))?)\b\.?[:\s]?\s?)?"
    r"(?P<pages>#?(?:[A-Za-z]{0,4}\d{1,7}(?:\.\d+)?)(?:\s?(?:--|[-–—])\s?[A-Za-z]{0,2}\d{1,7})?)(?=[\s.,;)\]]|$)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[.,]?[*_]*\s[*_]*(?P<volume>\d{1,4}[A-Z]?)[*_]*(?=,?\s?\((?:(?:19|20)\d\d|\d{1,3}[),-–]))")
_VOLUME = re.compile(r"\b(?:[Vv]ol(?:ume|\.)|Bd\.|Band)\s?(?P<volume>\d{1,5})\b(?!\s?[-–])")
_BARE_GAP = re.compile(r"[.,]?\s?[*_]*\s?[*_]*")
_BEFORE_YEAR = re.compile(r"[*_]*,?\s?\((?:19|20)\d\d\)")
_VOLUMES = re.compile(r"\d{1,2}\s(?:vols?|volumes|tomes)\b.{0,6}", re.DOTALL)
#: What is longer is the number of an article.
_LONGEST_ISSUE = 4
_COUNTED = re.compile(r"\s?(?:pp|pages|S)\b|\s?[+]\s?[ivxlc]+\b")
_PAGE_LEAD = re.compile(r"\b(?:pp?|pages?|S|Art\w*)\.?\s?$|[-–:]\s?$")
_YEAR_STOP = re.compile(r"(?:19|20)\d\d\)?[.,]?\s(?:\d{1,3},\s)*$")
_CITED = re.compile(r"(?:,\s\w{1,3})*[.]?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "1998e:", as lists with years behind the authors tell works of a year apart.
_LETTERED = re.compile(r"(?<![\w/.:=-])(?P<year>(?:19|20)\d\d)[a-k](?=\)?[.,:;)\s])")
_OF_A_DAY = re.compile(
    r"\d{1,2}(?:\s?[-–/]\s?\d{1,2})?(?:[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d(?!\d)"
    r"|\.?\s(?:de\s)?(?P<month>[^\W\d_]{3,9})\.?,?\s(?:de\s)?(?:19|20)\d\d(?!\d))"
)
_DATED = re.compile(r"(?P<pages>\w[\w–-]*),?\s\((?P<year>(?:19|20)\d\d)\)?[.,;]?")
_SERIES = re.compile(
    r"\.?\s\((?:\d|[IVX]{1,3}|N\.S\.)\),?\s(?P<volume>\d{1,4}(?:-[A-Z])?)\s\((?:19|20)\d\d\)"
    r"(?:(?:,\s|:\s?|\s)(?P<pages>\d{1,5}(?:\s?[-–]{1,2}\s?\d{1,5})?)(?![\w(/]))?"
)
_REPRINTED = re.compile(
    r"[^\W\d_][.,]?\s(?P<year>(?:1[5-9]|20)\d\d)\s(?P<bracket>\((?=[^()]*[^\W\d_]{4})[^()\d]+(?:1[5-9]|20)\d\d\))[.\s]*$"
)
_CODE = re.compile(r"\bIS[BS]N(?:-?1[03])?(?:\s?\(\w+\))?[:\s]{0,3}(?:13:\s?)?[\dXx][\dXx\s–-]{6,18}")
#: The letter of a part in front of the number of its volume: " C-29".
_LETTER = re.compile(r"\s(?P<letter>[A-Z]-)$")
_HELD = re.compile(r"\s(?P<volume>[A-Z]-\d{1,4})$")
_CALLED = re.compile(r"[\s,(](?:n\.?\s?[°ºo]s?\.?|n\.|n[°º]\.?|nos?\.|núm\.|num\.)\s?$", re.IGNORECASE)
_LONE_YEAR = re.compile(r"(?<![\w/.:=-])(?:19[0-9]\d|20[0-3]\d)(?![\w/-]|\.\d)")


def numbered(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the year and the volume that were left, and with every number in the field that it is of."""
    out = in_a_series(text, dated_pages(text, numbers_of_days(text, spans)))
    if year := reprinted(text, out) or year_left(text, out):
        out["year"] = year
    if volume := volume_left(text, out):
        out["volume"] = volume
    for mend in (
        without_codes,
        lettered_volume,
        called_issue,
        without_counts,
        issue_in_volume,
        issue_in_brackets,
        volume_alone,
    ):
        out = mend(text, out)
    return out


def without_codes(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` without the numbers that are parts of an ISBN or ISSN."""
    codes = [found.span() for found in _CODE.finditer(text)] if "IS" in text else []
    counted = {"volume", "issue", "pages"}
    return {
        name: span
        for name, span in spans.items()
        if name not in counted or not any(start <= span.start < end for start, end in codes)
    }


def lettered_volume(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the letter of a volume that the venue took: "Trans. Ice C-29, 12 (1980)"."""
    venue, volume, issue = spans.get("venue"), spans.get("volume"), spans.get("issue")
    held = _HELD.search(text[: venue.end], venue.start) if venue and volume and not issue else None
    if held and venue and volume and re.fullmatch(r",\s", text[venue.end : volume.start]):
        return {
            **spans,
            "venue": Span(venue.start, held.start()),
            "volume": Span(*held.span("volume")),
            "issue": volume,
        }
    for number in (volume, issue):
        found = _LETTER.search(text, max(0, number.start - 4), number.start) if number and venue else None
        if not found or not number or not venue or not venue.start < found.start() <= venue.end:
            continue
        out = {
            **spans,
            "venue": Span(venue.start, min(venue.end, found.start())),
            "volume": Span(found.start("letter"), number.end),
        }
        if number is issue:
            del out["issue"]
        return out
    return dict(spans)


def called_issue(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with a journal's only number as its issue where the word before calls it so: "n.º 10, 2000"."""
    if "issue" in spans or "venue" not in spans:
        return dict(spans)
    for name in ("volume", "pages"):
        number = spans.get(name)
        if (
            number
            and number.start > spans["venue"].start
            and _CALLED.search(text, max(0, number.start - 10), number.start)
        ):
            return {("issue" if other == name else other): span for other, span in spans.items()}
    return dict(spans)


def pages_behind(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the pages that stand right behind the volume or the issue and that no field holds."""
    before = spans.get("issue") or spans.get("volume")
    if before is None or "pages" in spans or "series" in spans:
        return None
    if (venue := spans.get("venue")) and before.end <= venue.start and len(text[before.end : venue.start].strip()) == 0:
        before = venue  # 96 Some L. Rev. 345
    found = _PAGES.match(text, before.end)
    if not found or _YEAR.fullmatch(found["pages"]):
        return None
    place = Span(*found.span("pages"))
    return None if any(span.start < place.end and place.start < span.end for span in spans.values()) else place


def volume_left(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the only number that is called a volume behind a venue, where no field is the volume."""
    venue = spans.get("venue")
    if venue is None or {"volume", "number", "series"} & spans.keys():
        return None
    if following := _NEXT.match(text, venue.end):
        return Span(*following.span("volume"))
    found = [Span(*found.span("volume")) for found in _VOLUME.finditer(text, venue.end)]
    return found[0] if len(found) == 1 else None


def issue_in_volume(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the issue that the volume took apart from it: "51, n° 2"."""
    volume = spans.get("volume")
    found = WITH_ISSUE.match(text[volume.start : volume.end]) if volume else None
    if not found or not volume:
        return dict(spans)
    parts = {name: Span(volume.start + found.start(name), volume.start + found.end(name)) for name in found.groupdict()}
    return {"issue": parts["issue"], **spans, "volume": parts["volume"]}


def issue_in_brackets(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the number in brackets behind a volume as the issue, not as pages: "104(A7)"."""
    pages, volume = spans.get("pages"), spans.get("volume")
    if pages is None or volume is None or "issue" in spans or pages.end - pages.start > _LONGEST_ISSUE:
        return dict(spans)
    if text[volume.end : pages.start].strip() != "(" or text[pages.end : pages.end + 1] != ")":
        return dict(spans)
    return {("issue" if name == "pages" else name): span for name, span in spans.items()}


def volume_alone(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with a journal's only number as its volume where no word calls it an issue: "JMOS 09 (2025)"."""
    venue, issue = spans.get("venue"), spans.get("issue")
    if venue is None or issue is None or "volume" in spans or not _BARE_GAP.fullmatch(text[venue.end : issue.start]):
        return dict(spans)
    if not _BEFORE_YEAR.match(text, issue.end):
        return dict(spans)
    return {("volume" if name == "issue" else name): span for name, span in spans.items()}


def numbers_of_days(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` without the numbers that are parts of a day: "22. September 2018", "30.08.2018", "3-5 July 2010"."""
    counted = {"volume", "issue", "pages"}
    return {name: span for name, span in spans.items() if name not in counted or not _is_day(text, span)}


def dated_pages(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the year in brackets behind the pages apart from them: "405 (1942)"."""
    pages = spans.get("pages")
    found = _DATED.fullmatch(text, pages.start, pages.end) if pages else None
    if not found:
        return dict(spans)
    year = {} if "year" in spans else {"year": Span(*found.span("year"))}
    return {**spans, **year, "pages": Span(*found.span("pages"))}


def in_a_series(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with volume and pages behind the number of a journal's series: "Ann. (2) 57 (1953), 9"."""
    venue = spans.get("venue")
    found = _SERIES.match(text, venue.end) if venue else None
    if not found:
        return dict(spans)
    out = {name: span for name, span in spans.items() if name not in {"volume", "pages"}}
    if (issue := out.get("issue")) and issue.end <= found.end("volume"):
        del out["issue"]
    out["volume"] = Span(*found.span("volume"))
    if found["pages"]:
        out["pages"] = Span(*found.span("pages"))
    elif (pages := spans.get("pages")) and pages.start > found.end("volume"):
        out["pages"] = pages
    return out


def reprinted(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the year in front of a last bracket that names another edition: "Lund 1979 (orig. Moss, Graz 1952)"."""
    found = _REPRINTED.search(text)
    if not found or ("year" in spans and spans["year"].start < found.start("bracket")):
        return None
    held = any(s.start < found.end("year") and found.start("year") < s.end for n, s in spans.items() if n != "year")
    return None if held else Span(*found.span("year"))


def _is_day(text: str, span: Span) -> bool:
    found = _OF_A_DAY.match(text, span.start)
    return found is not None and (found["month"] is None or kind_of(found["month"]).startswith("month:"))


def without_counts(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` without pages that count those of a book ("496 pp.") or tell where it is cited ("1999. 1, 4")."""
    volume = spans.get("volume")
    if (
        volume
        and _VOLUMES.fullmatch(text, volume.start, min(len(text), volume.end + 6))
        and not _VOLUME.search(text[: volume.start])
    ):
        spans = {name: span for name, span in spans.items() if name != "volume"}
    pages = spans.get("pages")
    if pages is None or "-" in text[pages.start : pages.end] or "–" in text[pages.start : pages.end]:
        return dict(spans)
    before, behind = text[: pages.start], text[pages.end :]
    counted = _COUNTED.match(behind) and not _PAGE_LEAD.search(before)
    cited = not {"volume", "venue"} & spans.keys() and _CITED.match(behind) and _YEAR_STOP.search(before)
    return {name: span for name, span in spans.items() if name != "pages" or not (counted or cited)}


def year_left(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the only year that no field holds, where no field is the year."""
    if "year" in spans:
        return year_behind(text, spans)
    if lettered := _LETTERED.search(text):
        return Span(*lettered.span("year"))
    places = [
        Span(*found.span())
        for found in _LONE_YEAR.finditer(text)
        if not any(span.start < found.end() and found.start() < span.end for span in spans.values())
    ]
    if len({text[place.start : place.end] for place in places}) != 1:
        return None
    return places[-1]


def year_behind(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the year of the book where the one found is that of an event: "(Urbino, 3-5 July 1980), Roma 1985"."""
    year = spans["year"]
    opened, closed = text.rfind("(", 0, year.start), text.find(")", year.end)
    if opened < 0 or closed < 0 or ")" in text[opened : year.start] or "(" in text[year.end : closed]:
        return None
    inside = text[opened + 1 : year.start] + text[year.end : closed]
    words = re.findall(r"[^\W\d_]{3,}", inside)
    dated = any(kind_of(word).startswith("month:") for word in words)
    held = any(opened < span.start < closed for name, span in spans.items() if name != "year")
    if (len(words) < 2 and not dated) or not re.search(r"\d", inside) or held:
        return None
    later = [
        Span(*found.span())
        for found in _LONE_YEAR.finditer(text, closed)
        if not any(span.start < found.end() and found.start() < span.end for span in spans.values())
    ]
    return later[0] if later and text[later[0].start : later[0].end] >= text[year.start : year.end][-4:] else None
