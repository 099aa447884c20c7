"""Which words of an entry are the paper's title, where the page sets them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kgbuild.document import Inline, Span
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import only_year
from kgbuild.extract.papers.lines import Line
from kgbuild.extract.papers.links import URL, is_label
from kgbuild.extract.papers.people import LIKELY, is_list, leading_people
from kgbuild.extract.phrases.words import is_place
from kgbuild.lexicon import alternatives, words
from kgbuild.names import looks_like_name, split_people

NUMBER = re.compile(
    r"^\s*(?:\[[A-Za-z]{0,3}\d{1,3}\]|\(\d{1,3}\)|[A-Z]{0,2}\d{1,3}[.)](?=\s)"
    r"|\((?:\w+ )?#?(?!(?:19|20)\d\d\))\d+\):?)\s*"
)
BRACKET = re.compile(r"\(([^()]{4,60})\)|\[([^\[\]]{4,60})\]")
_ANY_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
QUOTES = "\"'“”„‟«»‹›‘’`"
#: Those of them that no name holds.
_MARKS = frozenset('"“”„‟«»')
_PART = re.compile(
    r"^\W*(?:chapter|section|kapitel|chapitre|capítulo|capitolo|hoofdstuk)\s+[\dIVX.]+\s*[:.–-]?\s*", re.IGNORECASE
)
#: "by A. Author (Press, 2002)": whose work a review is about.
_BY = re.compile(r"\W{0,4}(?:(?:edited |ed\. )?by|(?:(?:hrsg|hg)\. )?von|de|di|par|por|door)\s+", re.IGNORECASE)
#: Up to a bracket or a stop that is no initial's.
_PEOPLE = re.compile(r"(?:[^().;:]|(?<=\b[^\W\d_])\.){3,160}")
_PRESS = re.compile(r"\s*\([^()]*\)")
#: "Title: Subtitle (Place: Press, 2009)".
_IMPRINT = re.compile(
    r"\s*(?P<title>[A-ZÀ-Þ](?![\w’'-]*,\s)[^()“”\"«»:]{3,120}:\s[^()“”\"«»]{6,200}?),?\s+"
    r"\((?!with\b)[A-ZÀ-Þ][^():]{2,60}:\s[^()]{3,80},\s(?:19|20)\d\d\)"
)
#: "Lind, Ada/Holm, Omar: Title. Subtitle (Series, 17), Place: Press 2003".
_BOOK = re.compile(
    r"\s*(?P<people>[^:.“\"()]{4,160}(?:\b[A-ZÀ-Þ]\.[^:.“\"()]{0,60})*):\s(?P<title>[^()“”\"«»]{8,300}[^\s()“”\"«»,.;])"
    r"(?:\s\([^()]{2,80}\)){0,2}[.,]\s(?:[A-ZÀ-Þ][\w./-]+(?:\s[\w./-]+){0,2}(?::\s[^,;:()]{2,60})?,?\s)?(?:19|20)\d\d\b"
)
#: " (= Series; 17), 2nd ed., Place/Place: Press, 2003" behind a title.
_BEHIND_BOOK = re.compile(
    r"(?:\s\((?:=\s?)?[^()]{2,80}\))?[.,]\s(?:\d+\.?,?\s[^\W\d_][^,.]{1,25}[,.]{1,2}\s)?"
    r"(?P<place>[A-ZÀ-Þ][^\s,:;()]*(?:[ /–-][A-ZÀ-Þ][^\s,:;()]*){0,3})(?:\su\.\s?a\.)?"
    r"(?:\s?:\s[^:;()]{2,50}?|,\s[^,:;()]{2,50}(?:,\s[^,:;()]{2,50})?)?[.,]?\s(?:19|20)\d\d\b"
)
#: "Lind, Ada: ", "Lind, Ada/Holm, Omar: ".
_INVERTED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?,\s[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*)?(?:/[^:]+)?:\s"
)
#: "…. Frankfurt am Main: Campus".
_PRESS_LAST = re.compile(r"\.\s[A-ZÀ-Þ][^.:,]{2,40}:\s[^.:]{2,60}$")
#: A year that opens a run with the people behind it: "[2013] I. Holm".
_YEAR_FIRST = re.compile(r"\W*(?:19|20)\d\d[a-z]?\b[\])]?[.:,]?\s+")
_YEAR = re.compile(r"^\W*(?:19|20)\d\d[\])]\W*(?=\w)")
#: Behind the year of a list of people stands its title: "A. Moe (2013). Salt".
_GOES_ON = re.compile(r"[(\[](?:19|20)\d\d[a-z]?[)\]]\W+\w")
#: A bold run is a title from so many words on; a link that opens an entry always may be one.
BOLD_WORDS, LINK_WORDS = 5, 3
#: A run is no title if it is a name, or names, with such a probability.
NAME, NAMES = 0.5, 0.6
#: What is less likely a name is none.
NOBODY = 0.1
_TWO = 2
#: What opens the citation of a book is its author with such a probability.
_SURE = 0.85


def title_run(page: Page, runs: Iterable[Inline], start: int, *, book: bool = False) -> Span | None:
    """Give the place of the title in an entry that begins at `start`: a link or bold text, no name and no label.

    A word before it that belongs to it is taken along: "Review of", "Book review:". The title of a `book`
    may stand in italics, and so may a work to which one contributed.
    """
    runs = tuple(runs)
    opener = next((run for run in runs if run.kind == "strong" and run.start - start <= len("1. “")), None)
    if opener and _opens(page.text[opener.start : opener.end]):
        return Span(opener.start, opener.end)
    for kind in ("link", "strong"):
        for run in runs:
            if _is_citation(page.text[run.start : run.end]):
                continue
            text, before = page.text[run.start : run.end], re.sub(r"\s", " ", page.text[start : run.start])
            if run.kind == kind and _titular(text, kind, first=not before.strip(' “"‘[')) and _may_precede(before):
                return Span(run.start - _lead(before), run.end)
    first = next((run for run in runs if run.kind == "emphasis"), None)
    names = page.text[start : first.start].strip(" ,.:") if first else ""
    if first and (of := _of_review(page.text[start : first.start])) >= 0:
        return Span(start + of, first.end)
    if first and _MARKS.isdisjoint(names) and not _GOES_ON.search(names) and is_list(names, alone=True):
        text = page.text[first.start : first.end]
        return Span(first.start, first.end) if _titular(text, "strong", first=False) else None
    lead = _lead(re.sub(r"\s", " ", page.text[start : first.start])) if first else 0
    if first and (book or lead or _contributes(page.text[start : first.start])):
        text = page.text[first.start : first.end]
        return Span(first.start - lead, first.end) if _titular(text, "strong", first=book or lead > 0) else None
    return None


def _opens(text: str) -> bool:
    """Say whether bold type that opens a citation is its title rather than its first author."""
    plain = not _is_citation(text) and _titular(text, "strong", first=True)
    return plain and looks_like_name(text.strip(" .,;:")) < NOBODY


#: Where a work stands: "Tidal Lett. 115, 054101 (2015)".
_PLACE = re.compile(r"[^\W\d_][.\w]*\s+\d{1,4}(?:\s?\(\d+\))?\s*[,:.]\s*[A-Z]?\d[\w–-]*\s*\((?:19|20)\d\d\)\W*$")
#: An author in bold: "Lindqvist, A.B", "Lindqvist AB", "A. B. Lindqvist".
_SIGNED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?,?\s+(?:[A-ZÀ-Þ]\.?[ -]?){1,4}"
    r"|(?:[A-ZÀ-Þ]\.[ -]?){1,3}\s?[A-ZÀ-Þ][\w’'-]+"
)


#: A title in quotes that opens a run.
_QUOTED = re.compile(r"\W*[“\"„«](?=\w)[^“”\"„»]{8,}[”\"“»]")


#: Behind the people of a citation, even if it is but one: the year, or a title in quotes.
_SIGNED_WORK = re.compile(r"[\s.,:]*(?:[(\[]?(?:19|20)\d\d[a-z]?\b[)\]]?[\s.,:]|[“\"„«]\w)")


def _is_citation(text: str) -> bool:
    """Say whether a run is a whole citation, people, then more, with a year among it; or where the work stands."""
    quoted = _QUOTED.match(text)
    behind = text[quoted.end() :] if quoted else ""
    if _PLACE.search(text) or (len(behind.split()) > _TWO and re.search(r"\b(?:19|20)\d\d\b", behind)):
        return True
    people = re.split(r"\(|(?<=[^\W\d_]{3})[.:]\s|[“\"]", text, maxsplit=1)[0]
    behind, listed = text[len(people) :], people.strip(" ,")
    if not behind:
        return False
    if _SIGNED_WORK.match(behind) and is_list(listed, alone=True):
        return True
    return bool(re.search(r"(?:19|20)\d\d", text)) and is_list(listed)


def _contributes(before: str) -> bool:
    """Say whether the words before italics name a part in the making of the work: "Editor of", "Translator of"."""
    roles = alternatives(words("paper_labels", "contributors"))
    return bool(re.match(rf"\W*(?:{roles})\b[^.:“\"]{{0,60}}$", before, re.IGNORECASE))


_NO_TITLE = re.compile(r"\W*(?:doi|arxiv)\b|10\.\d{4}|[^\s@]+@[^\s@]+\s*$", re.IGNORECASE)


def _titular(text: str, kind: str, *, first: bool) -> bool:
    text = _YEAR.sub("", text)
    found = re.findall(r"[^\W\d_][\w’'-]*", text)
    if is_label(text) or URL.match(text.strip()) or _NO_TITLE.match(text):
        return False
    if text.casefold().strip(" .:*_–—-[]()") in words("paper_labels", "kinds"):
        return False
    link = kind == "link"
    few = (1 if link else 2) if first else (LINK_WORDS if link else BOLD_WORDS)
    if (first and not link and text.rstrip().endswith(":")) or _SIGNED.fullmatch(text.strip(" .,;:&*")):
        return False
    return len(found) >= few and looks_like_name(text.strip(" .,;:")) < NAME and not is_list(text, likely=NAMES)


def _may_precede(text: str) -> bool:
    """Say whether a title may follow `text` in a citation: nothing, a number, a year, a badge, authors; no prose."""
    text = BRACKET.sub(" ", NUMBER.sub("", text))
    found = re.findall(r"[^\W\d_]{2,}", text)
    if not found or _lead(text) or (len(found) <= 3 and re.search(r"\d|:\s*$", text)):
        return True
    names = split_people(text).people
    named = sum(len(re.findall(r"[^\W\d_]{2,}", person.name)) for person in names)
    return named >= len(found) / 2


@cache
def _quoting() -> re.Pattern[str]:
    leads = alternatives(words("paper_labels", "title_leads"))
    return re.compile(rf"(?:{leads})\s*:?\s+(?=[“„«\"])", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    leads = alternatives(words("paper_labels", "title_leads"))
    return re.compile(rf"(?:{leads})\s*:?\s*[“\"‘]?$", re.IGNORECASE)


def _of_review(before: str) -> int:
    """Give where a review begins that names whose work it is about before its title: "Review of Ada Moe, *Tides*"."""
    match = _reviews().match(before)
    return match.start("lead") if match and split_people(match["names"].strip(" ,")).people else -1


@cache
def _reviews() -> re.Pattern[str]:
    leads = alternatives(words("paper_labels", "title_leads"))
    return re.compile(
        rf"\W*(?P<lead>{leads})\s*:?\s+(?P<names>[A-ZÀ-Þ][^.:“\"()]{{2,80}}?)(?:[’']s)?,?\s*$", re.IGNORECASE
    )


def _lead(before: str) -> int:
    """Give how many characters before a title belong to it."""
    match = _leads().search(before)
    return len(match.group()) if match else 0


#: Behind words in quotes: they open a title that goes on.
_SUBTITLE = re.compile(r":\s+(?P<opener>(?:An?|The|[A-ZÀ-Þ][a-zß-ÿ]+)\s[^\n]{3,80})")


def quoted_title(text: str, start: int) -> Span | None:
    """Give the place of the title in quotes that opens a citation beginning at `start`; two joined by "and" are one.

    A number or a year may stand before it. What makes the quotes a part of the title goes with them: "Review of “…”".
    Straight quotes count where there is but one pair of them.
    """
    number = NUMBER.match(text) or _YEAR_FIRST.match(text)
    begin = number.end() if number else len(text) - len(text.lstrip())
    lead = _quoting().match(text, begin)
    quote = lead.end() if lead else begin
    close = {"“": "”", "„": "“", "«": "»", '"': '"'}.get(text[quote : quote + 1], "")
    if not close or (close == '"' and text.count(close) != len('""')):
        return None
    found = re.compile(rf"{re.escape(close)}(?!\s*(?:,|and|und|et|y|e|&)\s*[“„«])").search(text, quote + 1)
    inner = text[quote + 1 : found.start()] if found else ""
    single = close == '"' or inner.count(text[quote]) == inner.count(close)
    behind = _SUBTITLE.match(text, found.end()) if found else None
    goes_on = behind is not None and not is_list(re.split(r"[.“\"(]", behind["opener"])[0], likely=LIKELY, alone=True)
    if not single or goes_on or not re.search(r"\w{2}", inner):
        return None
    return (
        Span(start + begin, start + quote + len(inner) + 2)
        if lead
        else Span(start + quote + 1, start + quote + 1 + len(inner))
    )


def title_before_imprint(text: str, start: int) -> Span | None:
    """Give the place of the title and subtitle that open the citation of a book before place, press and year.

    >>> title_before_imprint("Standing Gulls, Kneeling Terns: Salt in Oslo (Oslo: Fen Press, 2009).", 0).end
    44
    """
    match = _IMPRINT.match(text)
    opener = re.split(r"[,:]", match["title"], maxsplit=1)[0] if match else ""
    if match is None or re.search(r"\w{3}\.\s|\beds?\.", match["title"]) or looks_like_name(opener) >= NAME:
        return None
    return Span(start + match.start("title"), start + match.end("title"))


def title_of_book(text: str, start: int) -> Span | None:
    """Give the place of the title that opens the citation of a book without people: place and year stand behind it.

    >>> text = "Salz im Norden. Eine Geschichte (= Meer und Salz; 17), Berlin/Wien 2003."
    >>> span = title_of_book(text, 0)
    >>> text[span.start : span.end]
    'Salz im Norden. Eine Geschichte'
    """
    lead = NUMBER.match(text) or _YEAR_FIRST.match(text)
    begin = lead.end() if lead else len(text) - len(text.lstrip())
    for found in _BEHIND_BOOK.finditer(text, begin):
        title = text[begin : found.start()].rstrip()
        if not all(map(is_place, re.split(r"/", found["place"]))):
            continue
        other = _names_people(title) or re.search(r"[“”\"«»]|\b(?:[Ii]n|[Dd]ans|[Ee]n):\s", title)
        return None if other or len(title.split()) < _TWO else Span(start + begin, start + begin + len(title))
    return None


def _names_people(text: str) -> bool:
    """Say whether a text opens with people rather than with a title: "Lind, Ada/Holm, Omar: Salz", "Ada Lind: Salz"."""
    opener = re.split(r"[:.]\s|,\s", text, maxsplit=1)[0]
    inverted = _INVERTED.match(text)
    small = set(re.findall(r"(?<!\S)[a-zß-ÿ]\S*", opener)) - words("names", "particles")
    return bool((not small and is_list(opener, likely=_SURE, alone=True)) or _SIGNED.fullmatch(opener) or inverted)


def titled_behind_people(text: str, start: int) -> Span | None:
    """Give the place of the title of a book behind its people and a colon, before series, place and year.

    >>> text = "Lind, Ada: Salz im Norden. Eine Geschichte (Meer und Salz, 17), Kiel/Wien 2003."
    >>> span = titled_behind_people(text, 0)
    >>> text[span.start : span.end]
    'Salz im Norden. Eine Geschichte'
    """
    match = _BOOK.match(text)
    if match is None or not is_list(match["people"], alone=True):
        return None
    press = _PRESS_LAST.search(match["title"])
    end = match.start("title") + press.start() if press else match.end("title")
    return Span(start + match.start("title"), start + end)


def reviewed_by(text: str, title: str) -> int:
    """Give where, behind the title of a review, the author and the press of what is reviewed end; 0 for other works.

    >>> reviewed_by(", by Ada Lind (Tide Press, 2002). Sea Reviews, 2003", "Review of Deep Water")
    32
    """
    opened = title.casefold().strip(QUOTES).startswith(tuple(sorted(words("paper_labels", "title_leads"))))
    lead = _BY.match(text) if opened else None
    told = _PEOPLE.match(text, lead.end()) if lead else None
    if lead is None or told is None:
        return 0
    commas = [match.start() for match in re.finditer(",", told.group())]
    for end in (told.end(), *(lead.end() + comma for comma in reversed(commas))):
        people = text[lead.end() : end].rstrip(" ,")
        names = split_people(people).people if is_list(people, alone=True) and not re.search(r"\d", people) else ()
        if names and min(looks_like_name(person.name) for person in names) > NOBODY:
            press = _PRESS.match(text, lead.end() + len(people))
            return press.end() if press else lead.end() + len(people)
    return 0


def title_of(printed: str, runs: Iterable[Inline], start: int) -> str:
    """Give the title in a line of its own, without the number of a chapter and brackets behind what is set apart.

    Args:
        printed: the line.
        runs: inline runs inside it.
        start: where the line begins in the document.
    """
    for run in runs:
        begin, end = run.start - start, run.end - start
        rest = NUMBER.sub("", printed[:begin]) + _ANY_BRACKET.sub("", printed[end:])
        if run.kind in {"link", "strong", "emphasis"} and not re.search(r"\w", rest):
            printed = printed[begin:end]
            break
    return _PART.sub("", printed).strip() or printed


#: A conference and its year in brackets, perhaps behind a mark: "(Best Paper Award TIDE 2015, …)".
_EDITION = re.compile(
    r"\W{0,4}\((?:[^()\n]*?(?:[Aa]ward|[Pp]aper|[Hh]onou?r\w*)[\s,:]+)?"
    r"(?P<venue>[A-Z][\w&+/-]*[A-Z][\w&+/-]*(?:[ -][A-Z][\w-]*){0,2})\s?[’']?(?P<year>(?:19|20)\d\d)(?=[\s,;)])"
)


def edition_behind(text: str) -> tuple[str, str] | None:
    """Give the conference and the year that stand in brackets right behind a title, None where none do.

    >>> edition_behind(" (Best Paper Award TIDE 2015, Highlight) Tells of tides.")
    ('TIDE', '2015')
    """
    found = _EDITION.match(text)
    return (found["venue"], found["year"]) if found else None


def clean_title(printed: str) -> str:
    """Give a title without the quotes around it and the stop or comma behind it.

    >>> clean_title('“On Sums of Squares,”')
    'On Sums of Squares'
    """
    title = " ".join(printed.split()).strip()
    while title and not title.endswith("...") and (title[-1] in ".,;:" or (title[-1] in QUOTES and _unpaired(title))):
        title = title[:-1].rstrip()
    while title and (title[0] in ".,;:" or (title[0] in QUOTES and _unpaired(title))):
        title = title[1:].lstrip()
    if len(title) > 2 and title[0] in QUOTES and title[-1] in QUOTES:
        return title[1:-1].strip(" .,;")
    return title


def _unpaired(title: str) -> bool:
    """Say whether a quote at one end has no partner inside: it belongs to the citation, not to the title."""
    quotes = [char for char in title if char in QUOTES.replace("'", "").replace("’", "")]
    return len(quotes) % 2 == 1


def title_above(lines: Sequence[Line]) -> Span | None:
    """Give the title that is the first line of an entry, without its year, where the second opens with authors.

    "Tides of graphs, 2022", then "A. Moe, B. Ekman, and C. Roe. Tide Letters, Vol. 4".
    """
    if len(lines) < _TWO or only_year(lines[0].text):
        return None
    begin = dated.end() if (dated := _YEAR_FIRST.match(lines[0].text)) else 0
    title = re.sub(r"[\s,(]*\(?(?:19|20)\d\d\)?[\s.]*$", "", lines[0].text[begin:]).rstrip(" ,")
    names, end = leading_people(lines[1].text, lines[1].start)
    first = lines[1].text[:end].strip(" .")
    sure = lines[0].heading or lines[0].whole("strong", "link") or _SIGNED.fullmatch(first)
    told = len(names.people) >= (1 if sure else _TWO)
    told = told and is_list(first, likely=LIKELY if lines[0].heading and len(names.people) > _TWO else NAME, alone=True)
    told = told and not re.search(r"\d{4}", first)
    words = len(title.split()) >= _TWO and (lines[0].heading or begin or not split_people(title, 0).people)
    behind = lines[1].text[end:].lstrip()[:1] in {".", ",", "(", "[", ""}
    start = lines[0].start + begin
    return Span(start, start + len(title)) if told and words and behind else None
