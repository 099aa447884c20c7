"""News in Japanese: what was won, presented and published, and by whom where a name opens the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.page import Page
from kgbuild.extract.prose.news import Item
from kgbuild.model import Award, Mention, Paper, Record, Talk
from kgbuild.names import looks_like_name

_SOURCE = "news"
_SURE_NAME = 0.5
_KANA = re.compile(r"[\u3040-\u30ff]")
_SENTENCE = re.compile(r"[^。！\n]+")
#: "修士2年の山田太郎さんが": who it is about.
_WHO = re.compile(
    r"^[\s・]*(?:[^、。「」]{0,16}の)?(?P<names>[\u4e00-\u9fff]{2,6}(?:(?:さん|君|くん)?(?:、|・|と)[\u4e00-\u9fff]{2,6})*)"
    r"(?:さん|君|くん|氏|助教|准教授|教授|先生|研究員)(?:が|は)"
)
_HONOUR = re.compile(
    r"(?:で|にて|において|、|「|が|は|し|^)\s*(?P<title>[^\s、。「」はがでをに]{2,40}?賞(?:（[^）]{2,20}）)?)」?(?:を|の)?(?:受賞|獲得|授与|いただ|頂)"
)
_GAVE = re.compile(
    r"(?P<event>[^、。]{4,90}?)(?:にて|において|で)、?(?:「(?P<title>[^」]{4,200})」(?:と題して|の|について))?"
    r"(?P<kind>(?:口頭|ポスター|招待|基調|依頼|一般)(?:発表|講演)|発表|講演)を?(?:行な?い|行な?っ|し(?:まし|た)|いたし|実施)"
)
_TAKEN = re.compile(
    r"論文「(?P<title>[^」]{4,200})」[がは](?P<venue>[^、。]{2,80}?)に(?:採択|掲載|受理|アクセプト)"
    r"|(?:会誌|論文誌|学会誌|雑誌)?「?(?P<journal>[^、。「」の]{2,40})」?に、?論文「(?P<work>[^」]{4,200})」が(?:採択|掲載|受理)"
)
#: Before the name of an event: where it is held.
_HELD = re.compile(r"^.*?(?:開催された|開催の|行われた)\s*")


def japanese_news(page: Page, item: Item) -> Iterator[Record]:
    """Give what the sentences of an item in Japanese tell."""
    start, end = item.start, item.blocks[-1].end
    text = page.text[start:end]
    for found in _SENTENCE.finditer(text) if _KANA.search(text) else ():
        said = found[0]
        evidence = page.evidence(start + found.start(), start + found.end(), _SOURCE, 0.7)
        who = _WHO.match(said)
        people = _people(who["names"], start + found.start() + who.start("names")) if who else ()
        rest = said[who.end() :].lstrip("、") if who and people else said
        people = people or (page.owner,)
        if gave := _GAVE.search(rest):
            yield Talk(
                evidence=evidence, people=people if people[0].name else (), title=gave["title"] or "",
                event=_HELD.sub("", gave["event"]).strip(" 「」"), date=item.date, type=gave["kind"],
            )  # fmt: skip
        if won := _HONOUR.search(rest):
            yield Award(evidence=evidence, people=people, title=won["title"], date=item.date)
        if taken := _TAKEN.search(rest):
            title = taken["title"] or taken["work"]
            yield Paper(
                evidence=evidence,
                title=" ".join(title.split()),
                venue=(taken["venue"] or taken["journal"]).strip(" 「」"),
            )


def _people(text: str, offset: int) -> tuple[Mention, ...]:
    found = re.finditer(r"[\u4e00-\u9fff]{2,6}", text)
    people = tuple(Mention(m[0], offset + m.start(), offset + m.end()) for m in found)
    return people if all(looks_like_name(p.name) >= _SURE_NAME for p in people) else ()
