"""News in Japanese: what each item tells, with the day that opens it or stands above."""

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award, Paper, Talk


def told(text: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for record in extract(read_bytes(f"---\ntitle: ニュース\n---\n\n{text}".encode(), "page.md")).records:
        match record:
            case Award(people=people, title=title, date=date):
                rows.append(("award", *(p.name for p in people if p.name), title, date))
            case Talk(people=people, title=title, event=event, type=kind, date=date):
                rows.append(("talk", *(p.name for p in people), title, event, kind, date))
            case Paper(title=title, venue=venue):
                rows.append(("paper", title, venue))
    return rows


@pytest.mark.parametrize(
    "item", ["新しい学生が加わりました。", "ホームページを開設しました。", "賞味期限の研究を始めました。"]
)
def test_what_tells_nothing(item: str) -> None:
    assert told(f"## 2024\n\n- 2024.03.01 {item}\n") == []


@pytest.mark.parametrize(
    ("item", "want"),
    [
        (
            "修士2年の山田太郎さんが潮汐学会全国大会にて優秀発表賞を受賞しました。",
            ("award", "山田太郎", "優秀発表賞", "2024-06-15"),
        ),
        (
            "佐藤花子助教が国際会議TideConf 2024で「北の潮汐」と題して招待講演を行いました。",
            ("talk", "佐藤花子", "北の潮汐", "国際会議TideConf 2024", "招待講演", "2024-06-15"),
        ),
        (
            "京都にて開催された潮汐学会全国大会で、口頭発表を行いました。",
            ("talk", "", "潮汐学会全国大会", "口頭発表", "2024-06-15"),
        ),
        (
            "鈴木一郎君の論文「沼地の潮汐モデル」が潮汐学会論文誌に採択されました。",
            ("paper", "沼地の潮汐モデル", "潮汐学会論文誌"),
        ),
        ("潮汐学会の会誌「潮汐」に論文「沼地の潮汐モデル」が掲載されました。", ("paper", "沼地の潮汐モデル", "潮汐")),
    ],
)
def test_what_items_tell(item: str, want: tuple[str, ...]) -> None:
    assert told(f"## 2024\n\n- 2024年6月15日 {item}\n") == [want]
    days = f"## 2024\n\n### 6月15日\n\n{item}\n"
    assert told(days) == [want]
