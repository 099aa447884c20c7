"""News in Chinese: what each item tells, with the day that opens it."""

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Attendance, Award, Education, Paper, Position, Record, Talk


def told(item: str, title: str = "课题组新闻") -> list[str]:
    records = extract(read_bytes(f"---\ntitle: {title}\n---\n\n## 2024\n\n- {item}\n".encode(), "page.md")).records
    return [_shown(record) for record in records]


def _shown(record: Record) -> str:
    match record:
        case Award(people=people, title=title, date=date, awarder=giver):
            parts = ["award", "、".join(p.name for p in people), title, giver.name, date]
        case Education(person=person, degree=degree, thesis=thesis, end=end):
            parts = ["education", person.name, degree, thesis, end]
        case Position(person=person, role=role, start=start):
            parts = ["position", person.name, role, start]
        case Talk(people=people, title=title, event=event, type=kind):
            parts = ["talk", "、".join(p.name for p in people), title, event, kind]
        case Attendance(person=person, event=event):
            parts = ["attendance", person.name, event]
        case Paper(title=title, venue=venue):
            parts = ["paper", title, venue]
        case _:
            parts = [record.kind]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    "item",
    [
        "1月，我组2篇论文被TideConf接收。",
        "3月，我们在北方沼泽发现了慢潮，为潮汐研究提供了证据。",
        "4月，两篇论文获得好评，祝贺大家！",
        "5月，实验室组织春游，大家获得了休息。",
    ],
)
def test_what_names_nobody_tells_nothing(item: str) -> None:
    assert told(item) == []


@pytest.mark.parametrize(
    ("item", "want"),
    [
        ("5 月 12 日，周敏荣获校优秀毕业生称号。", ["award 周敏 校优秀毕业生称号 2024-05-12"]),
        ("2024.05：周敏获得北岸大学“优秀毕业生”", ["award 周敏 优秀毕业生 北岸大学 2024-05"]),
        ("6月，恭喜硕士生吴凡获得国家奖学金和一等学业奖学金，郑爽获得三等学业奖学金。", [
            "award 吴凡 国家奖学金 2024-06", "award 吴凡 一等学业奖学金 2024-06", "award 郑爽 三等学业奖学金 2024-06",
        ]),
        ("6月，吴凡、郑爽和周敏分别获得北岸大学潮汐、海鸥和港口奖学金。", [
            "award 吴凡 北岸大学潮汐奖学金 2024-06", "award 郑爽 北岸大学海鸥奖学金 2024-06",
            "award 周敏 北岸大学港口奖学金 2024-06",
        ]),
        ("6月，吴凡和郑爽分别获得第3届潮汐论坛二等奖和三等奖。", [
            "award 吴凡 第3届潮汐论坛二等奖 2024-06", "award 郑爽 第3届潮汐论坛三等奖 2024-06",
        ]),
        ("6月，吴凡在第5届潮汐学术报告会（青岛）获得学生论文一等奖。祝贺吴凡！", ["award 吴凡 学生论文一等奖 2024-06"]),
        ("6月，吴凡通过博士学位论文答辩，博士论文题目为《北方沼泽的慢潮》；吴凡荣获优秀毕业生称号，且论文荣获优秀博士论文。", [
            "education 吴凡 博士 北方沼泽的慢潮 2024-06", "award 吴凡 优秀毕业生称号 2024-06", "award 吴凡 优秀博士论文 2024-06",
        ]),
        ("6月，吴凡，郑爽，周敏均顺利通过本科学位答辩！", [
            "education 吴凡 本科 2024-06", "education 郑爽 本科 2024-06", "education 周敏 本科 2024-06",
        ]),
        ("9月，欢迎硕士生吴凡和郑爽加入实验室。", ["position 吴凡 硕士生 2024-09", "position 郑爽 硕士生 2024-09"]),
        ("9月，吴凡参加“第 3 期潮汐沙龙——沼泽研讨会”（青岛），并作报告“北方沼泽的慢潮”。", [
            "attendance 吴凡 第 3 期潮汐沙龙——沼泽研讨会", "talk 吴凡 北方沼泽的慢潮 第 3 期潮汐沙龙——沼泽研讨会 报告",
        ]),
        ("3月，吴教授应邀在中国潮汐大会上作题为“北方沼泽的慢潮”的特邀报告。", ["talk 吴教授 北方沼泽的慢潮 中国潮汐大会 特邀报告"]),
        ("3月，恭喜吴凡同学的论文《北方沼泽的慢潮》被《潮汐学报》录用！", ["paper 北方沼泽的慢潮 潮汐学报"]),
    ],
)  # fmt: skip
def test_what_items_tell(item: str, want: list[str]) -> None:
    assert told(item) == want


def test_a_group_is_called_by_the_word_for_projects_and_holds_no_grants() -> None:
    assert told("2024年6月：祝贺博士生吴凡顺利通过博士论文答辩！", "课题组动态") == ["education 吴凡 博士 2024-06"]
