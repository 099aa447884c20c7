"""Which part of an entry is the event, where nothing sets the title apart."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.phrases.parts import Part
from kgbuild.extract.records.talks.words import names_event, surely_event


def event_at(parts: Sequence[Part]) -> int:
    """Give the index of the part that names the event, that of the end where none does.

    A word before a colon opens a title where the event stands behind: "GullStat: gulls in numbers, GraphConf’19".
    """
    named = [index for index, part in enumerate(parts) if names_event(part.text)]
    sure = [index for index in named if surely_event(parts[index].text)]
    if named[:1] == [0] and parts[0].colon and len(parts[0].text.split()) == 1 and sure[-1:] > [1]:
        return next(index for index in sure if index > 1)
    return next(iter(sure or named), len(parts))
