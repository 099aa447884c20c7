"""Items of news pages: passages with a date, lists of new members, lists of talks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kgbuild.dates import find_ranges
from kgbuild.document import BYLINE, HEADLINE, Block
from kgbuild.extract.layout.announcements import is_announcement
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.unspaced import is_unspaced
from kgbuild.extract.prose.news_days import closing_date, leading_date, writes_month_first
from kgbuild.extract.prose.news_headings import dateline, day_of_fields, days_above, headline_of, told_heading
from kgbuild.extract.prose.people_page import people_page
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.lexicon import words
from kgbuild.model import Mention
from kgbuild.names import looks_like_name, split_people

#: Names and front matter of posts.
_DATED_NAME = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?-")
_POST_KEYS = frozenset({"slug", "categories", "category", "tags", "inline", "excerpt", "subtitle"})
#: So many words has the title of a post whose front matter names its writer and its day.
_TITLED = 4
#: Titles of more words are those of posts: "Farewell to our first doctoral students".
_HEADING = 3
#: So many blocks open a page at most; what stands before the day of a post.
_OPENING = 8
#: So many sections has a post at most that nothing but its sentences tells.
_SECTIONS = 12
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!]")
_POSTED = re.compile(r"(?i)^\W*(?:posted|published|written|updated)(?:\s+on)?\b\W*")
#: What sort of news an item is, before it: "Upcoming talk: Presenting at …".
_LABEL = re.compile(r"[^\w\n]*(?P<label>[^\W\d_][\w ]{2,30}):\s+(?=\w)")
_SURE_NAME, _WRITER = 0.25, 0.5
#: Who says first what they are tells of a life, and no news.
_SAYS_WHO = re.compile(r"\W*I(?:[’']m|\s+am)\s+(?:currently\s+|now\s+)?(?:an?|the)\s")
_SAYS_I = re.compile(r"\b(?:I|I[’']m|I[’']ve|[Mm]y)\s+[a-z]")
#: A day that opens an item stands in so many characters.
_DAY = 20
#: Signs and pictures that open an item.
_SIGNS = re.compile(r"(?:\s*(?::[a-z]\w+:|[^\w\s“\"«„‘'(\[{@#¡¿*])+)+\s*")
#: A heading that is a day in numbers.
_NUMBERS = re.compile(r"\W{0,4}\d{1,2}[-./](?:\d{1,2}|[A-Z][a-z]{2,8})(?:[-./](?:20)?\d\d|\d\d)\W*$")
#: What opens a sentence rather than an item: "From May 2023 I am …".
_SAID = re.compile(r"(?i)\W*(?:from|since|as of|in|on|until|by|during|between)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of news.

    Attributes:
        blocks: what belongs to it.
        start: where its text begins, behind the date.
        date: as exact as printed, with the year of the heading above where it prints none.
        heading: titles of the headings that it stands under, innermost last, without dates.
        label: what sort of news it is, printed before its text: "New paper:", "[Talk]".
        headline: it is the heading above other items, which tell more: only what they leave unsaid counts.
    """

    blocks: tuple[Block, ...]
    start: int
    date: str
    heading: str = ""
    label: str = ""
    headline: bool = False


def is_news(page: Page, section: Section) -> bool:
    """Say whether a section holds news: by its kind, its headings, the title of the page, or as part of a post."""
    if section.kind == "news" or "news" in section.kinds or is_post(page):
        return True
    if _says_news(section.title.split()[-1] if section.title.split() else "") and section.kind in {"", "people"}:
        return True  # "Group News" is not a list of its people
    stem = re.sub(r"[^a-zà-ÿ]+", " ", page.document.id.rpartition("/")[2].partition(".")[0].casefold())
    if not section.kind and words("statements", "news_files") & {stem.strip(), *stem.split()}:
        return True
    titles = (*section.path, str(page.document.metadata.get("title", "")))
    return not section.kind and any(_says_news(title) for title in titles)


def is_post(page: Page) -> bool:
    """Say whether a page is one post of a journal: by its front matter, its path or as nobody's page that only tells.

    Posts list no facts.
    """
    metadata = page.document.metadata
    folder, _, name = page.document.id.rpartition("/")
    filed = any(_says_news(str(metadata.get(key) or "")) for key in ("category", "categories", "tags", "type"))
    dated = bool(_DATED_NAME.match(name)) or (bool(metadata.get("date")) and not _POST_KEYS.isdisjoint(metadata))
    titled = len(str(metadata.get("title") or "").split()) >= _TITLED
    dated |= bool(metadata.get("date")) and titled and not {"author", "authors"}.isdisjoint(metadata)
    posted = str(metadata.get("layout")).casefold() in words("statements", "post_layouts") and bool(
        metadata.get("date") or _DATED_NAME.match(name)
    )
    posted |= bool(_dateline(page)) or is_announcement(page.document)
    welcomed = (
        {"people"} if filed and metadata.get("date") else set()
    )  # a dated list of newcomers is no list of members
    if {section.kind for section in page.sections if _lists(page, section)} - {"", "news", "contact"} - welcomed:
        return False
    told = dated or filed or folder.endswith(("_posts", "_news")) or _only_tells(page)
    return posted or (told and page.subject_kind != "person")


def _only_tells(page: Page) -> bool:
    """Say whether a page of a site is nobody's and tells of others in sentences: a post, wherever it is kept."""
    told = [page.text[b.start : b.end] for b in page.document.blocks if b.kind == "paragraph"]
    shown = bool(page.document.metadata.get("title")) and not page.subject_kind and len(page.sections) <= _SECTIONS
    layout = str(page.document.metadata.get("layout")).casefold()
    signed = not {"author", "authors", "categories", "tags"}.isdisjoint(page.document.metadata)
    signed |= layout in words("statements", "post_layouts")
    shown &= signed or layout not in words("statements", "page_layouts")
    summed = all(HEADLINE in b.classes for b in page.document.blocks)  # a dated page that is no more than its summary
    tells = shown and (summed or any(map(_SENTENCE.match, told))) and (signed or not any(map(_SAYS_I.search, told[:1])))
    return tells and not any(map(_SAYS_WHO.match, told[:1])) and not any(people_page(page))


def writer(page: Page) -> Mention:
    """Give who wrote a post of a page that is nobody's where its text says "I": the one whom the front matter names."""
    if (
        page.owner.name
        or not is_post(page)
        or not any(_SAYS_I.search(page.text[b.start : b.end]) for b in page.document.blocks)
    ):
        return page.owner
    for block in page.document.blocks:
        label, colon, printed = page.document.slice(block).partition(": ") if BYLINE in block.classes else ("", "", "")
        people = split_people(printed, block.start + len(label) + len(colon)).people if colon else ()
        if len(people) == 1 and " " in people[0].name and looks_like_name(people[0].name) >= _WRITER:
            return people[0]
    return page.owner


def _dateline(page: Page) -> str:
    """Give the day that stands alone, or beside who writes, right below the title that opens a page."""
    title, line, *below = (*(b for b in page.document.blocks[:_OPENING] if b.kind != "code"), None, None)
    if title is None or line is None or line.kind != "paragraph" or title.kind not in {"heading", "paragraph"}:
        return ""
    text = page.text[line.start : line.end]
    found = find_ranges(text)
    if len(found) != 1 or not found[0].single or len(found[0].start) < len("2020-01-01") or "\n" in text.strip():
        return ""
    rest = (_POSTED.sub("", text[: found[0].at]) + " " + text[found[0].to :]).strip(" .,:·|•–—-\t")
    rest = re.sub(r"(?i)^by\s+", "", rest)
    sentences = any(b and b.kind == "paragraph" and _SENTENCE.match(page.document.slice(b)) for b in below)
    return found[0].start if sentences and (not rest or looks_like_name(rest) >= _SURE_NAME) else ""


def _lists(page: Page, section: Section) -> bool:
    """Say whether a section holds entries rather than paragraphs, whatever a title makes of it."""
    blocks = [block for block in section.blocks if block.kind != "code"]
    if section.kind == "publications" or any(block.kind in {"item", "row"} for block in blocks):
        return bool(blocks)
    told = len(section.title.split()) > _HEADING or all(_SENTENCE.match(page.document.slice(block)) for block in blocks)
    return not told


def _says_news(title: str) -> bool:
    bare = re.sub(r"[^\w\s’'-]|\d", " ", title).casefold()
    named = words("statements", "news_pages") & {" ".join(bare.split()), *bare.split()}
    return bool(named) or (is_unspaced(title) and "news" in kinds_of(title))


def news(page: Page) -> Iterator[Item]:
    """Give the items of all news sections of a page, in order."""
    sections = [section for section in page.sections if is_news(page, section)]
    above = days_above(page, sections)
    opened = [page.text[b.start : b.start + _DAY] for s in sections for b in s.blocks]
    first = writes_month_first([*opened, *(section.title for section in sections)])
    for section in sections:
        yield from _items(page, section, first, above.get(section.start, ""))


def _items(page: Page, section: Section, month_first: bool | None, above: str = "") -> Iterator[Item]:  # noqa: FBT001
    outer, year = _heading_date(section, first=month_first)
    outer = outer or above or next(filter(None, (day_of_fields(page, block) for block in section.blocks)), "")
    led = None if outer else dateline(page, section, month_first)
    outer = led[1] if led else outer
    listed = all(block.kind in {"item", "row"} for block in section.blocks if block.kind != "code")
    posted = day_of_post(page) if is_post(page) else ""
    if len(outer) <= len("2020") and posted.startswith(outer):
        outer = posted  # a title with the year is no more exact than its post
    heading = " / ".join((*section.path[-1:], section.title))
    current: list[Block] = []
    start, date, label = 0, outer, ""
    if told := told_heading(page, section, above):
        yield Item((told[0],), told[1], date, heading)
    for block in chain.from_iterable(_pieces(page, whole, year, month_first) for whole in section.blocks):
        if block.header or block.kind == "code" or (led and block is led[0]) or day_of_fields(page, block):
            continue
        own = _opened(page, block, year, month_first)
        own = None if own and len(outer) > len("2020") and _SAID.match(page.text[block.start : block.end]) else own
        yearly = (outer.isdigit() or listed) and block.kind in {"item", "row"}  # a year heads many items, a day one
        apart = (not outer or yearly) and block.kind in {"item", "row", "paragraph"} and block.level <= 1
        bare = bool(current) and not page.text[start : current[-1].end].strip()  # no more than a day so far
        if current and (own or (apart and not bare and not _continues(page, current, block))):
            yield Item(tuple(current), start, date, heading, label)
            current, date = [], outer
        if not current:
            start = block.start
        if own:
            date, start = own[0], block.start + own[1]
        if not current:
            begin, start = start, _behind_tag(page, start, block.end)
            label = page.text[begin:start].strip()
            date = date if own else closing_date(page.text[block.start : block.end]) or date
        current.append(block)
    if current:
        yield Item(tuple(current), start, date, heading, label)
    if not told and (headline := headline_of(page, section)):
        yield Item((headline,), headline.start, date, heading, headline=True)


def _opened(page: Page, block: Block, year: int, month_first: bool | None) -> tuple[str, int] | None:  # noqa: FBT001
    """Give the day that opens a block and where its text begins; type may set apart what no sign does: "**May** …"."""
    found = leading_date(page.text[block.start : block.end], year, month_first=month_first)
    bold = next((i for i in block.inlines if i.start == block.start and i.kind in {"strong", "emphasis"}), None)
    if found or bold is None or bold.end - bold.start > _DAY:
        return found
    led = leading_date(f"{page.text[bold.start : bold.end]}:", year, month_first=month_first)
    whole = led is not None and led[1] >= bold.end - bold.start
    return (led[0], bold.end - block.start) if led and whole else None


def _pieces(page: Page, block: Block, year: int, month_first: bool | None) -> Iterator[Block]:  # noqa: FBT001
    """Give a block, cut at the lines that open with a date where several do."""
    at, starts = block.start, []
    for line in page.text[block.start : block.end].split("\n"):
        if leading_date(line, year, month_first=month_first):
            starts.append(at)
        at += len(line) + 1
    if len(starts) < 2 or block.kind == "row":
        yield block
        return
    for start, end in zip([block.start, *starts[1:]], [*starts[1:], block.end], strict=True):
        yield replace(block, start=start, end=end)


def _behind_tag(page: Page, start: int, end: int) -> int:
    """Give where an item begins behind signs, or a tag like "[Talk]", "[Best Paper Award 2022]", "🏆 Grants:"."""
    signs = _SIGNS.match(page.text, start, end)
    start = signs.end() if signs else start
    tag = re.match(r"\s*\[[^\]\n]{2,100}\]\s*(?=\w)", page.text[start:end])
    label = _LABEL.match(page.text[start:end])
    told = label and (kinds_of(label["label"]) or _says_news(label["label"]))
    if label and told and not any(phrases(key).search(f"{label['label']}:") for key in ("join_object", "congratulate")):
        return start + label.end()
    return start + tag.end() if tag else start


def _continues(page: Page, current: Sequence[Block], block: Block) -> bool:
    """Say whether a block belongs to the item before it: a list under a colon, a deeper item."""
    last = current[-1]
    beside = block.kind == last.kind == "item" and block.level == last.level
    if page.text[current[0].start : last.end].rstrip().endswith(":") and not beside:
        return True
    if closing_date(page.text[last.start : last.end]):
        return False
    return block.level > current[0].level or (
        bool(block.group) and block.group == last.group and block.kind == last.kind == "paragraph"
    )


def _heading_date(section: Section, *, first: bool | None) -> tuple[str, int]:
    """Give the date of a dated heading (not a bare year) and the year that its items may leave out."""
    date, year = "", 0
    for title in (*section.path, section.title):
        ranges = [r for r in find_ranges(title) if r.single]
        if found := _YEAR.search(title):
            year = int(found[0])
        led = leading_date(title, 0, month_first=first) if _NUMBERS.match(title) else None
        led = leading_date(title, year) if is_unspaced(title) else led
        if led:
            date = led[0]
        elif ranges:
            date = ranges[0].start
        elif year and (filled := find_ranges(f"{title} {year}")) and not found and filled[0].at < len(title):
            date = filled[0].start
    return date, year


def day_of_post(page: Page) -> str:
    """Give the day that the front matter of a post, else its file's name states."""
    for text in (str(page.document.metadata.get("date") or ""), page.document.id.rpartition("/")[2].replace("_", "-")):
        match = re.match(r"((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)", text)
        if match:
            return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    return _dateline(page)
