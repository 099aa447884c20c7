"""Where a talk was given: places at the start of its parts, inside of them, in a bracket behind one, on a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.phrases.parts import Part
from kgbuild.extract.phrases.words import event_pattern, is_place, is_region, organization_weight
from kgbuild.extract.records.talks.words import is_event, surely_event

#: A bracket that nothing closes.
OPENED = re.compile(r"(?<=[\w”\"’»])\s+\((?=\w[^()]*$)")


#: "Slow Ice @ Tide Days 2022".
_AT = re.compile(r"(?:^|\s+)@\s*(?=[A-ZÀ-Þ\d])")


def opened(part: Part) -> tuple[Part, ...]:
    """Cut a part at "@", or at a bracket that a date behind it closes: "Tide School (Fen University" of "…, 2022)"."""
    bracket = _AT.search(part.text) or OPENED.search(part.text)
    if bracket is None:
        return (part,)
    first = replace(part, text=part.text[: bracket.start()], end=part.start + bracket.start())
    return first, replace(part, text=part.text[bracket.end() :], start=part.start + bracket.end())


def places_first(parts: Sequence[Part]) -> tuple[tuple[Part, ...], str]:
    """Take a place with its country off the start, before the event: "Riga, Latvia, Tide Days"."""
    town = (
        len(parts) > 2 and re.fullmatch(r"(?:[A-ZÀ-Þ][\w’'-]+\s?){1,3}", parts[0].text) and not is_event(parts[0].text)
    )
    first = 1 if town and is_region(parts[1].text) else 0
    places = next((i for i, part in enumerate(parts) if i >= first and not is_place(part.text)), len(parts))
    if places == 1 < len(parts) and any(surely_event(part.text) for part in parts[1:]):
        return tuple(parts[1:]), parts[0].text  # "Trieste, 7–8 May 2021, “Tides”, Tide Society"
    if places < 2 or places == len(parts) or not is_region(parts[places - 1].text):
        return tuple(parts), ""
    return tuple(parts[places:]), ", ".join(part.text for part in parts[:places])


def places_inside(parts: Sequence[Part]) -> tuple[tuple[Part, ...], str]:
    """Take a town with its region, and the session behind them, off an event: "Tide Meetings, Tulsa, OK, Session 3"."""
    for index in range(2, len(parts) - 1):
        region, town = parts[index].text, parts[index - 1].text
        if is_region(region) and re.fullmatch(r"(?:[A-ZÀ-Þ][\w’'.-]+\s?){1,3}", town) and surely_event(parts[0].text):
            return tuple(parts[: index - 1]), f"{town}, {region}"
    return tuple(parts), ""


def bracketed_place(part: Part) -> tuple[Part, str]:
    """Take a place in brackets off the end of a part: "Tide Society (Tulsa, OK)"."""
    match = re.search(r"\s*\(([^()]+?)\.?\)\W*$", part.text)
    pieces = [piece.strip() for piece in match[1].split(",")] if match else []
    if match and is_place(pieces[-1]):
        text = part.text[: match.start()]
        return replace(part, text=text, end=part.start + len(text)), match[1].strip()
    return part, ""


def says_where(text: str) -> bool:
    """Say whether a text is no more than a body and the place where it is: "Fen University, Riga, Latvia"."""
    body, *places = re.split(r",\s+", text)
    named = organization_weight(body) >= 1 and not (event_pattern().search(body) or re.search(r"\s(?:at|in)\s", body))
    return bool(places) and all(map(is_place, places)) and (named or is_place(body))
