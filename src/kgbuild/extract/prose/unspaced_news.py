"""News in Chinese, whose sentences part no words, by `lexicon/unspaced_news.toml`: who won, spoke, defended, joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kgbuild.extract.page import Page
from kgbuild.extract.phrases.unspaced import is_unspaced
from kgbuild.extract.prose.news import Item
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Attendance, Award, Education, Evidence, Mention, Paper, Position, Record, Talk
from kgbuild.names import looks_like_name

_SOURCE = "news"
_SURE_NAME = 0.5
_CLAUSE = re.compile(r"[^，,；;。！!？?\n]+")
_SENTENCE_END = frozenset("。！!？?\n")
_QUOTED = re.compile(r"[“\"《『「](?P<title>[^”\"》』」\n]{4,200})[”\"》』」]")
_QUOTES = " “”\"《》「」『』'‘’："
#: What stands in brackets behind a title says nothing of it.
_BRACKET = re.compile(r"\s*[（(\[【].*$")
#: "第10届论坛二等奖和三等奖": what a grade alone is a grade of stands before the first.
_GRADE = re.compile(r"(?:特|一|二|三)等奖(?:学金)?$")
_OF_BODY = re.compile(r"^.*?(?:大学|学院|研究院|研究所|教育部|学会|协会|中科院)")
#: "中国科学技术大学“优秀毕业生”": who gives what stands in quotation marks.
_GIVER = re.compile(
    r"(?P<giver>[\u4e00-\u9fff]{2,20}?(?:大学|学院|研究院|研究所|部|委|学会|协会|中科院|科学院|基金会|公司|集团))(?=[“\"「])"
)
_AND = re.compile(r"[、&]|以及|和|及|与")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of an item: its text, where it begins, who it is about and how it goes on behind their names."""

    text: str
    start: int
    people: tuple[Mention, ...]
    rank: str
    rest: str
    sentence: tuple[int, int]


@cache
def _choice(*keys: str) -> str:
    listed = (phrase for key in keys for phrase in table("unspaced_news")[key])
    return "|".join(sorted(listed, key=len, reverse=True))


@cache
def _opening() -> re.Pattern[str]:
    """Give the pattern of a clause: what opens it, names, what stands behind them, the rest."""
    name = r"(?:[\u4e00-\u9fff](?:教授|老师|博士)|[\u4e00-\u9fff]{2,4}?|[A-Z][a-z]+(?:-[A-Z]?[a-z]+)? [A-Z][a-z]+)"
    verbs = rf"{_choice('won', 'attended', 'spoke', 'joined', 'adverbs', 'behind')}|通过|完成|在|于|的"
    end = rf"(?=\s*(?:{_choice('joiners')}|{verbs}|$))"
    return re.compile(
        rf"\s*(?:且|并|同时|其)?(?:{_choice('greetings')})?\s*(?:{_choice('groups')})?(?P<rank>(?:{_choice('ranks')})*)\s*"
        rf"(?P<names>{name}{end}(?:\s*(?:{_choice('joiners')})\s*{name}{end})*)\s*(?:{_choice('behind')})*(?P<rest>.*)$",
        re.DOTALL,
    )


@cache
def _rest(kind: str) -> re.Pattern[str]:
    adverbs = rf"(?:{_choice('adverbs')})*"
    occasion = r"(?:(?:在|于)(?P<event>.{2,60}?)(?:（[^）]*）|\([^)]*\))?(?:上|中|期间|举办的|的)?)?"
    works = rf"(?:的)?(?:{_choice('works')})?"
    tails = {
        "won": rf"{adverbs}{occasion}{works}{adverbs}(?:{_choice('won')})了?(?P<title>.+)$",
        "defended": rf"{adverbs}(?:{_choice('defended')})",
        "joined": rf"{adverbs}(?:{_choice('joined')})",
        "spoke": rf"{adverbs}{occasion}{adverbs}(?:{_choice('spoke')})(?P<said>.*?(?P<kind>{_choice('talks')}).*)$",
        "attended": rf"{adverbs}(?:{_choice('attended')})(?P<event>.+)$",
    }
    return re.compile(tails[kind])


def unspaced_news(page: Page, item: Item) -> Iterator[Record]:
    """Give what the clauses of an item in Chinese tell."""
    start, end = item.start, item.blocks[-1].end
    text = page.text[start:end]
    if not is_unspaced(text):
        return
    event = ""
    for clause in _clauses(text, start):
        told = tuple(_told(page, item, clause, event))
        yield from told
        event = next((r.event for r in told if isinstance(r, Attendance)), event)
    yield from _papers(page, item, text)


def _clauses(text: str, offset: int) -> Iterator[_Clause]:
    """Give the clauses of a text; those without a subject go on with the one before, names alone with the next."""
    people: tuple[Mention, ...] = ()
    waiting: list[Mention] = []
    for found in _CLAUSE.finditer(text):
        begin = max(text.rfind(sign, 0, found.start()) for sign in _SENTENCE_END) + 1
        stops = [at for sign in _SENTENCE_END if (at := text.find(sign, found.end())) >= 0]
        sentence = (offset + begin, offset + min(stops, default=len(text)))
        if not text[begin : found.start()].strip():
            waiting = []
        opened = _opening().match(found[0])
        named = _names(opened, offset + found.start()) if opened else ()
        rest = opened["rest"] if opened and named else re.sub(r"^\s*(?:且|并且?|同时|还|其)", "", found[0])
        if named and not rest.strip():
            waiting += named
            continue
        people = (*waiting, *named) if named else people
        waiting = []
        rank = opened["rank"] if opened and named else ""
        yield _Clause(found[0], offset + found.start(), people, rank, rest.strip(), sentence)


def _names(opened: re.Match[str], offset: int) -> tuple[Mention, ...]:
    """Give the people whom the names of a clause name; none if one of them is no name."""
    out: list[Mention] = []
    joint = re.compile(rf"\s*(?:{_choice('joiners')})\s*")
    at = opened.start("names")
    for piece in joint.split(opened["names"]):
        begin = opened.string.index(piece, at)
        at = begin + len(piece)
        if re.fullmatch(rf"(?:{_choice('no_names', 'adverbs', 'behind')})+", piece) or not _is_name(piece):
            return ()
        out.append(Mention(piece, offset + begin, offset + at))
    return tuple(out)


def _is_name(text: str) -> bool:
    return looks_like_name(text) >= _SURE_NAME or re.fullmatch(r"[\u4e00-\u9fff](?:教授|老师|博士)", text) is not None


def _told(page: Page, item: Item, clause: _Clause, event: str) -> Iterator[Record]:
    """Give what one clause tells of its people."""
    evidence = page.evidence(*clause.sentence, _SOURCE, 0.7)
    if not clause.people:
        return
    if won := _rest("won").match(clause.rest):
        yield from _awards(item, clause, won["title"], evidence)
    elif defended := _rest("defended").match(clause.rest):
        degree = defended["degree"] or defended["degree2"]
        whole = page.text[clause.start : clause.sentence[1]]
        thesis = _QUOTED.search(whole) if len(clause.people) == 1 else None
        for person in clause.people:
            yield Education(
                evidence=evidence, person=person, degree=degree, end=item.date,
                thesis=thesis["title"].strip() if thesis else "",
            )  # fmt: skip
    elif _rest("joined").match(clause.rest):
        for person in clause.people:
            yield Position(evidence=evidence, person=person, role=clause.rank, start=item.date)
    elif spoke := _rest("spoke").match(clause.rest):
        quoted = _QUOTED.search(spoke["said"])
        place = _called(spoke["event"] or "") or event
        if quoted or place:
            yield Talk(
                evidence=evidence, people=clause.people, title=quoted["title"].strip() if quoted else "", event=place,
                date=item.date, type=spoke["kind"],
            )  # fmt: skip
    elif attended := _rest("attended").match(clause.rest):
        name = _called(attended["event"])
        if re.search(_choice("events"), name):
            for person in clause.people:
                yield Attendance(evidence=evidence, person=person, event=name, date=item.date)


def _awards(item: Item, clause: _Clause, title: str, evidence: Evidence) -> Iterator[Award]:
    """Give the honours that a clause says its people have."""
    giver = _GIVER.match(title)
    at = clause.start + clause.text.rfind(title)
    awarder = Mention(giver["giver"], at, at + len(giver["giver"])) if giver else NOBODY
    named = _honours(title[giver.end() :] if giver else title)
    for people, honour in _shared(clause.people, named, "分别" in clause.rest):
        yield Award(evidence=evidence, people=people, title=honour, date=item.date, awarder=awarder)


def _called(text: str) -> str:
    return re.sub(r"(?:举办|上|中|的)+$", "", _BRACKET.sub("", text)).strip(_QUOTES)


def _honours(text: str) -> tuple[str, ...]:
    """Give the honours that a text names: "康宁、方正奖学金" are two, each with the noun of the last.

    >>> _honours("北京大学康宁、方正和光华奖学金"), _honours("第10届论坛二等奖和三等奖")
    (('北京大学康宁奖学金', '北京大学方正奖学金', '北京大学光华奖学金'), ('第10届论坛二等奖', '第10届论坛三等奖'))
    """
    nouns = re.compile(rf"(?:{_choice('honours')})[”\"》]?")
    ends = [found.end() for found in nouns.finditer(_BRACKET.sub("", text))]
    if not ends:
        return ()
    whole = _BRACKET.sub("", text)[: ends[-1]].strip(_QUOTES)
    parts = [part.strip(_QUOTES) for part in _AND.split(whole)]
    if len(parts) == 1 or not all(parts):
        return (_bare(whole),)
    last = nouns.search(parts[-1])
    bare = [part for part in parts[:-1] if not nouns.search(part)]
    if bare and (len(bare) < len(parts) - 1 or not last or any(len(part) > len("国家励志") for part in bare[1:])):
        return (_bare(whole),)  # "and" stands within the name of one
    head = _OF_BODY.match(parts[0])
    grade = _GRADE.search(parts[0])
    out = [_bare(parts[0] + (last[0] if bare and last else ""))]
    for part in parts[1:]:
        if grade and _GRADE.fullmatch(part):
            out.append(parts[0][: grade.start()] + part)
        else:
            out.append(_bare((head[0] if head and bare else "") + part + (last[0] if part in bare and last else "")))
    return tuple(out)


def _bare(title: str) -> str:
    """Give an honour without the quotation marks around the one name in it: "中国科学技术大学“优秀毕业生”"."""
    return re.sub(r"[“”\"「」]", "", title).strip(_QUOTES)


def _shared(
    people: Sequence[Mention],
    titles: Sequence[str],
    each: bool,  # noqa: FBT001
) -> Iterator[tuple[tuple[Mention, ...], str]]:
    """Give who won what: each their own where a word says so, else all of them all."""
    if each and len(people) == len(titles) > 1:
        yield from (((person,), title) for person, title in zip(people, titles, strict=True))
    else:
        yield from ((tuple(people), title) for title in titles)


def _papers(page: Page, item: Item, text: str) -> Iterator[Paper]:
    """Give the papers of an item that says where they were accepted: "论文《…》被 V 接收"."""
    taken = (
        rf"(?:已|正式)?[被获]\s*(?P<by>[^，,。；;\n]{{2,80}}?)\s*(?:{_choice('accepted')})"
        r"|发表[在于]了?\s*(?P<on>[^，,。；;（(\n]{2,80})"
    )
    told = re.compile(
        rf"(?:{_choice('papers')})[^，,。；;“\"《\n]{{0,20}}{_QUOTED.pattern}(?P<behind>[^。；;\n]{{0,120}})"
    )
    for found in told.finditer(text):
        said = re.search(taken, found["behind"])
        venue = (said["by"] or said["on"] or "").strip(_QUOTES + "期刊会议") if said else ""
        if venue:
            start = item.start + found.start()
            yield Paper(
                evidence=page.evidence(start, item.start + found.end(), _SOURCE, 0.7),
                title=" ".join(found["title"].split()), venue=venue,
            )  # fmt: skip
