"""References by the marks between their parts, whose authors are in Chinese, Japanese or Korean."""

from __future__ import annotations

import pytest

from kgbuild.cite import parse_reference


@pytest.mark.parametrize(
    ("text", "people", "title", "venue", "numbers"),
    [
        (
            "海野健治, 山路洋子, Ada Lindqvist. 潮汐の学習: 海と言語. 海洋情報学会 第24回年次大会 (KJ 2018), 2018.",
            ["海野健治", "山路洋子", "Ada Lindqvist"],
            "潮汐の学習: 海と言語",
            "海洋情報学会 第24回年次大会 (KJ 2018)",
            ("", "", "", "2018"),
        ),
        (
            "海野健治，山路洋子「潮汐の理論」『海洋学会論文誌』Vol.9, No.4, pp.123-130, 2016年",
            ["海野健治", "山路洋子"],
            "潮汐の理論",
            "海洋学会論文誌",
            ("9", "4", "123-130", "2016"),
        ),
        (
            "海野 健治, 山路 洋子: 潮汐の制御, 日本海洋学会誌, 36巻, 2号, pp.10-20 (2018)",
            ["海野 健治", "山路 洋子"],
            "潮汐の制御",
            "日本海洋学会誌",
            ("36", "2", "10-20", "2018"),
        ),
        (
            "南岭, 李明, 等. 基于潮汐的推荐方法研究[J]. 海洋学报, 2019, 42(5): 1021-1034.",
            ["南岭", "李明"],
            "基于潮汐的推荐方法研究",
            "海洋学报",
            ("42", "5", "1021-1034", "2019"),
        ),
        (
            '한빛나, 이바다, "조석 기반 추천 시스템", 한국해양학회지, 제45권 제3호, pp. 123-130, 2018.',
            ["한빛나", "이바다"],
            "조석 기반 추천 시스템",
            "한국해양학회지",
            ("45", "3", "123-130", "2018"),
        ),
    ],
)
def test_parts(text: str, people: list[str], title: str, venue: str, numbers: tuple[str, ...]) -> None:
    found = parse_reference(text)
    assert [mention.name for mention in found.people] == people
    assert (found.title, found.venue) == (title, venue)
    assert (found.volume, found.issue, found.pages, found.year) == numbers
    assert all(text[mention.start : mention.end] == mention.name for mention in found.people)
    assert text[found.spans["title"][0].start : found.spans["title"][0].end] == title


def test_bodies_and_talks_are_no_authors() -> None:
    assert not parse_reference("招待講演, 日本海洋学会, 2018年").people
