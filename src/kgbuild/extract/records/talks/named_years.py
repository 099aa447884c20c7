"""Years that belong to the name of an event and not to the talk: "GraphConf 2021, July 2021", "the 2013 meeting of"."""

from __future__ import annotations

import re
from dataclasses import replace

from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import is_region

#: "the 2013 meeting of", "the 2019 Annual Congress".
_OF_MEETING = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:meeting|conference|congress|convention|symposium|workshop)\b", re.IGNORECASE
)
_OF_SEASON = re.compile(r"(?<=[a-z])\s+(?:Meeting|Conference|School|Symposium|Workshop|Congress)\b")


def dated_once(line: Line) -> Line:
    """Keep years that belong to a name ("GraphConf 2021, July 2021", "Loops 13") among the words of a line."""
    text, kept = line.text, []
    for index, date in enumerate(line.dates):
        between = text[date.to : line.dates[index + 1].at] if index + 1 < len(line.dates) else text[date.to :]
        name = re.search(r"[A-ZÀ-Þ][\w’'&-]*[ \u00a0]$", text[: date.at])
        named = date.single and len(date.start) == 4 and name is not None and not is_region(name[0].strip())
        acronym = re.search(r"\b\w*[A-Z]{2,}\w*\s$", text[: date.at])
        last = not between.strip(" .,;:()[]*_|\t") and index + 1 == len(line.dates)
        behind = text[date.to :]
        called = _OF_MEETING.match(behind) or (len(line.dates) > 1 and re.match(r"\s+[A-ZÀ-Þ]", behind))
        met = date.single and called and re.search(r"\bthe\s$", text[: date.at])
        seasonal = date.to - date.at > len("2024 ") and _OF_SEASON.match(
            text, date.to
        )  # "Tide Society 2025 Spring Meeting"
        if met or seasonal or (named and (acronym if last else not (acronym is None and last))):
            kept.append(date)
    return replace(line, dates=tuple(date for date in line.dates if date not in kept))
