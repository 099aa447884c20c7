"""Works that each end with their title in quotation marks, below their venue and their authors."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.papers.lines import Line, is_quoted, role_of


def ended_by_titles(lines: Sequence[Line]) -> list[int]:
    """Give where entries begin among lines of which each ends with its title in quotation marks; none else.

    "Tide Letters 2012" / "A. Moe, B. Ek" / "“Slow Tides”" / "Peat 2010" / "B. Ek" / "“Fens”".
    """
    ends = [index for index, line in enumerate(lines) if is_quoted(line)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    several = len(ends) > 1 and ends[-1] == len(lines) - 1
    signed = several and all(
        end > start and any(role_of(line) == "authors" for line in lines[start:end])
        for start, end in zip(starts, ends, strict=True)
    )
    return starts if signed else []
