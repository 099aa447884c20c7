"""Running text among entries: sentences that tell what lists otherwise say in a few words."""

from __future__ import annotations

import re

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.shapes import shape

_WORDS = 8
#: The first of its lines that date an entry have no more words.
_HEAD, _BRIEF = 3, 14
#: "Co-I on the tide grant" tells of nobody by "I".
_JOINT = re.compile(r"\b[Cc]o-I\b")
#: A first sentence that needs no length: more follows.
_BY_I = re.compile(r"(?:I|I[’']m|My)\s(?:\S+\s+){2}")
_HELLO = (
    r"(?:hello|hi|hey|welcome|thanks|thank you|greetings|good day|hola|hallo|ciao|hej|olá|bonjour|bienvenue"
    r"|bienvenid[oa]s?|willkommen|herzlich willkommen|benvenut[oaie]|bem-vind[oa]s?|välkommen|velkommen|welkom)"
)
#: "Hello!", "Dear visitor,", and a sentence that greets without saying who does: "Thank you for visiting my page."
_GREETING = re.compile(
    rf"^\W*(?:(?i:{_HELLO})\b(?:(?!\bI\b|\bname\b)[^.!?\n]){{0,90}}[.!?]\W*\s+){{1,2}}"
    rf"|^\W*(?:(?i:{_HELLO})\W+)?(?i:my name is|i[’']m called)\s[^.!?\n]{{2,40}}[.!?]\s+"
    r"|^\W*(?:[A-ZÀ-Þ]\w+\W{1,2}){1,4}?(?<=[!,.]\s)"
)
_FIRST = re.compile(r".*?(?<![A-Z])(?<!\b[A-Z][a-z])[.!?](?=\s+[A-ZÀ-Þ]|\s*$)", re.DOTALL)


def is_running_text(text: str) -> bool:
    """Say whether a text opens with a sentence that has a person for its subject.

    >>> is_running_text("I received my degree from Harbour University, and my doctorate from Uppsala.")
    True
    >>> is_running_text("I am a chemist. I work as a curator at the Harbour Museum.")
    True
    >>> is_running_text("Hello and welcome to my page! I am a professor of history at Uppsala University.")
    True
    >>> is_running_text("Postdoc, Uppsala University, 2010. There I worked on tides and on waves.")
    False
    """
    text = _GREETING.sub("", text, count=1)
    first = _FIRST.match(text)
    sentence = first[0] if first else text
    sentence = _JOINT.sub("", sentence)
    told = shape("person_and_verb").search(sentence) or shape("told_of_person").match(sentence)
    long = len(sentence.split()) >= _WORDS or (_BY_I.match(sentence) and len(text.split()) >= _WORDS)
    return bool(long) and told is not None


def is_description(text: str) -> bool:
    """Say whether a text tells in a sentence what a project or a grant is for, or of whom it is running text.

    >>> is_description("This project supports my research on tides."), is_description("Tides of the North, Tide Fund")
    (True, False)
    """
    return is_running_text(text) or shape("of_a_project").match(text) is not None


def tells_in_sentences(text: str) -> bool:
    r"""Say whether an entry is running text: not one whose first lines are brief and dated, whatever stands below.

    >>> tells_in_sentences("2011 - 2013: Tester\nTide Bank\nAs a tester of tides, I tested gulls and nets, too.")
    False
    """
    lines = [line for line in text.split("\n") if line.strip()]
    head = next((n for n, line in enumerate(lines[:_HEAD], 1) if find_ranges(line)), 0)
    brief = 0 < head < len(lines) and all(len(line.split()) <= _BRIEF for line in lines[:head])
    return is_running_text("\n".join(lines[:head]) if brief else text)
