"""What stands among courses and names none: remarks, legends, sentences, what is handed out, for whom they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.page import Entry
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.sentences import is_running_text
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.teaching.courses import is_coded
from kgbuild.extract.records.teaching.roles import role_in
from kgbuild.names import looks_like_name, split_people

#: The label of who taught has so many words at most; a name is so likely one.
_LABEL, _NAME = 3, 0.3
#: What describes a course below its heading.
SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!?][”\"]?")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|examines|explores|introduces|covers|provides|focuses|aims|offers|surveys)\b"
)
#: Who writes and who reads: "Below you find a list of my courses."
_SPEAKS = re.compile(r"\b(?:I|my|you|we|our|ich|meine[nr]?|Sie|wir|je|mes|vous|mis|mi|usted|io|miei|mijn|jag|mina)\b")
#: What a sign behind courses means: "* denotes courses for graduates".
_NOTE = re.compile(r"[\s*†‡(\\]*(?:denotes|indicates|means|taught (?:in|with|by)|co-?taught|average of)\b")
#: "(* = taught in French)": what stands above a list of courses about it.
_REMARK = re.compile(r"\s*\([^()]*\)\W*")


def is_handed_out(text: str) -> bool:
    """Say whether a line below a course is something that is handed out in it: "Exams of 2018 to 2025"."""
    return phrase_pattern("teaching", "materials").match(text.lstrip(" *[")) is not None


def tells_level(text: str) -> bool:
    """Say whether a line tells for whom a course is, or how much of it there is: "Level: graduate"."""
    label = phrase_pattern("teaching", "level_labels").match(text.lstrip())
    return label is not None and re.match(r"\s*:", text.lstrip()[label.end() :]) is not None


def tells_teacher(text: str) -> bool:
    """Say whether a line tells by a label who taught what somebody else assisted in: "Instructors: Ada Moe, Bo Ek"."""
    label, colon, told = text.partition(":")
    role = re.sub(r"(?:\(s\)|s|es|in(?:nen)?)?$", "", label.strip(" (*•–-"))
    if not colon or len(role.split()) > _LABEL or not (role_in(role) or role_in(label.strip())):
        return False
    people = split_people(told.strip(" .)")).people
    return bool(people) and all(looks_like_name(person.name) >= _NAME for person in people)


def is_remark(entry: Entry, lines: Sequence[Line]) -> bool:
    """Say whether an entry tells something about courses and names none: a remark, a legend, a sentence."""
    text = lines[0].text
    plain = entry.blocks[0].kind == "paragraph" and not any(line.dates for line in lines)
    told = plain and (is_deed(text) or is_running_text(text) or describes(text))
    return bool(_REMARK.fullmatch(text) or _NOTE.match(text)) or told


def describes(text: str) -> bool:
    """Say whether a line is a whole sentence with a verb: it describes a course that is named elsewhere."""
    told = _VERB.search(text) or _SPEAKS.search(text)
    return SENTENCE.fullmatch(text.strip()) is not None and told is not None and not is_coded(text)
