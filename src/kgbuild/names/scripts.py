"""Names printed in two scripts, as many from Asia and eastern Europe are on their own pages."""

from __future__ import annotations

import re

#: Letters of alphabets other than the Latin one, and syllables and characters of scripts that are none.
_OTHER = r"[\u0370-\u1cff\u2c00-\u2dff\u2e80-\ud7af\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]"
_OTHER_SCRIPT = re.compile(_OTHER)
#: The same name in another script before or behind the one in Latin letters: "李明 / Ming Li", "Ming Li (李明)".
_TWICE = re.compile(
    rf"(?P<before>{_OTHER}(?:[ ·]?{_OTHER})*\s*[/|]?\s*)(?=[(（]?[A-Z][a-z])"
    rf"|(?<=[a-z.])(?P<behind>\s*[/|]?\s*[(（]?{_OTHER}(?:[ ·]?{_OTHER})*[)）]?)"
)
#: What is left of a name in brackets.
_LEFT = re.compile(r"(?P<blank>^| {2,})[(（](?P<name>[A-Z][^()（）]*)[)）]")
#: Two words or more in Latin letters.
_LATIN_WORDS = re.compile(r"[A-Za-z\u00c0-\u024f][\w.'’-]*(?:,?[ \u00a0]+[A-Za-z\u00c0-\u024f][\w.'’-]*)+")


def in_latin(printed: str) -> str:
    """Give the part in Latin letters of a name that is printed in two scripts; any other name as it is.

    >>> in_latin("李明 / Ming Li"), in_latin("Иван Петров (Ivan Petrov)"), in_latin("李明")
    ('Ming Li', 'Ivan Petrov', '李明')
    """
    if not _OTHER_SCRIPT.search(printed):
        return printed
    found = _LATIN_WORDS.search(_OTHER_SCRIPT.sub("\t", printed))
    return found[0] if found else printed


def without_other_script(text: str) -> str:
    """Give a list of names with blanks for those of them that stand twice, in another script.

    >>> without_other_script("李明 (Ming Li), 王芳")
    '    Ming Li , 王芳'
    """
    if not _OTHER_SCRIPT.search(text):
        return text
    once = _TWICE.sub(lambda match: " " * len(match[0]), text)
    return _LEFT.sub(lambda match: f"{match['blank']} {match['name']} ", once)
