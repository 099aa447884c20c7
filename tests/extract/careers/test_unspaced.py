"""Posts, degrees, honours and service as Chinese, Japanese and Korean curricula write them."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.records.awards.awards import awards
from kgbuild.extract.records.grants.grants import grants
from kgbuild.extract.records.service.service import service
from kgbuild.extract.records.talks.talks import talks
from kgbuild.extract.records.teaching.teaching import teaching
from pages import HEAD, only, rows

STUDIES = ("degree", "field", "institution", "start", "end")


@pytest.mark.parametrize(
    ("heading", "line", "want"),
    [
        ("教育经历", "- 2016年获南岭大学海洋科学博士学位", ("博士学位", "海洋科学", "南岭大学", "", "2016")),
        (
            "教育背景",
            "- 2009.09-2013.06 东湖大学 海洋系 工学学士",
            ("学士", "工学", "东湖大学 海洋系", "2009-09", "2013-06"),
        ),
        (
            "学历",
            "- 博士，海洋科学，东湖大学，2016年9月 – 2021年6月",
            ("博士", "海洋科学", "东湖大学", "2016-09", "2021-06"),
        ),
        (
            "学習経歴・学歴",
            "- 2016年3月 北浜大学大学院 理学研究科 修士課程修了",
            ("修士課程", "", "北浜大学大学院 理学研究科", "", "2016-03"),
        ),
        ("学歴", "- 北浜大学 博士（理学）, 2015", ("博士", "理学", "北浜大学", "", "2015")),
        (
            "学歴",
            "2014年4月～2016年3月\u3000北浜大学大学院\u3000理学研究科\u3000博士前期課程",
            ("博士前期課程", "", "北浜大学大学院 理学研究科", "2014-04", "2016-03"),
        ),
        ("学歴", "- 平成22年3月 北浜大学理学部 卒業", ("", "", "北浜大学理学部", "", "2010-03")),
        ("학력", "- 1988년 한빛대학교 섬유공학 박사", ("박사", "섬유공학", "한빛대학교", "", "1988")),
        ("학력사항", "- 2010 - 2014: 한빛대학교, 화학과, 학사", ("학사", "", "한빛대학교, 화학과", "2010", "2014")),
    ],
)
def test_degrees(heading: str, line: str, want: tuple[str, ...]) -> None:
    found = only(rows(education, f"{HEAD}## {heading}\n\n{line}\n"), *STUDIES)
    assert [tuple(value or "" for value in row) for row in found] == [want]


@pytest.mark.parametrize(
    ("heading", "line", "want"),
    [
        ("工作经历", "- 2021.07 - 至今 东湖大学 海洋学院 副教授", ("副教授", "东湖大学 海洋学院", "2021-07", "")),
        (
            "工作经历",
            "- 2018年8月至2021年6月，中国潮汐研究所，助理研究员",
            ("助理研究员", "中国潮汐研究所", "2018-08", "2021-06"),
        ),
        (
            "職歴",
            "- 2017/04 - 2020/03: 海洋振興会特別研究員ＤＣ１",
            ("特別研究員ＤＣ１", "海洋振興会", "2017-04", "2020-03"),
        ),
        ("職歴", "2015年10月 - 現在\u3000北浜大学理学部\u3000助教", ("助教", "北浜大学理学部", "2015-10", "")),
        ("職歴", "* 2018年8月: 准教授\n  * 北浜大学物理学科", ("准教授", "北浜大学物理学科", "2018-08", "")),
        ("경력", "- 2018 ~ 2020 한빛기술연구원(HTI) 선임연구원", ("선임연구원", "한빛기술연구원(HTI)", "2018", "2020")),
        ("약력", "- 2015년-현재: 한빛대학교 해양학과 교수", ("교수", "한빛대학교 해양학과", "2015", "")),
    ],
)
def test_posts(heading: str, line: str, want: tuple[str, ...]) -> None:
    found = only(rows(positions, f"{HEAD}## {heading}\n\n{line}\n"), "role", "organization", "start", "end")
    assert [tuple(value or "" for value in row) for row in found] == [want]


@pytest.mark.parametrize("people", ["指導教員：海野健治 教授、山路洋子", "导师: 海野健治, 山路洋子"])
def test_advisors(people: str) -> None:
    text = f"{HEAD}## 学歴\n\n- 2012/04 - 2015/03: 北浜大学大学院 博士課程 ({people})\n"
    assert [row["advisor"] for row in rows(education, text) if row["kind"] == "supervision"] == ["海野健治", "山路洋子"]


@pytest.mark.parametrize(
    ("heading", "line", "want"),
    [
        ("主要受賞歴", "- 2020年3月 海洋学会 優秀発表賞", [("海洋学会 優秀発表賞", "2020-03")]),
        ("获奖情况", "- 2022.10 获校级一等奖学金", [("校级一等奖学金", "2022-10")]),
        ("수상경력", "- 우수논문상, 2015년", [("우수논문상", "2015")]),
    ],
)
def test_honours(heading: str, line: str, want: list[tuple[str, str]]) -> None:
    assert only(rows(awards, f"{HEAD}## {heading}\n\n{line}\n"), "title", "date") == want


@pytest.mark.parametrize(
    ("heading", "line", "want"),
    [
        ("学术服务", "- Tide Letters 编委", [("编委", "Tide Letters")]),
        ("学会活動", "- 2018年〜2020年 日本潮汐学会 編集委員", [("編集委員", "日本潮汐学会")]),
        ("所属学会", "- 日本潮汐学会、海洋学会、ACM", [("", "日本潮汐学会"), ("", "海洋学会"), ("", "ACM")]),
    ],
)
def test_service(heading: str, line: str, want: list[tuple[str, str]]) -> None:
    found = only(rows(service, f"{HEAD}## {heading}\n\n{line}\n"), "role", "organization")
    assert [tuple(value or "" for value in row) for row in found] == want


def test_talks_courses_and_grants() -> None:
    text = f"{HEAD}## 学术报告\n\n- 2021年7月，“潮汐的鲁棒性”，中国海洋大会，北京\n"
    assert only(rows(talks, text), "title", "event", "date") == [("潮汐的鲁棒性", "中国海洋大会，北京", "2021-07")]
    text = f"{HEAD}## 担当授業\n\n- 2019年度 潮汐学演習\n"
    assert only(rows(teaching, text), "course", "date") == [("潮汐学演習", "2019")]
    text = f"{HEAD}## 科研費\n\n- 基盤研究(C) 2019年4月–2022年3月 「深海底の潮汐の研究」 研究代表者\n"
    assert only(rows(grants, text), "title", "start", "end") == [("深海底の潮汐の研究", "2019-04", "2022-03")]
