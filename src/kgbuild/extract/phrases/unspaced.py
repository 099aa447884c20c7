"""Chinese, Japanese and Korean: what stands in a run of characters that no blank parts, by `lexicon/unspaced.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kgbuild.lexicon import alternatives, table

#: A character of these scripts.
LETTER = r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_RUN = re.compile(LETTER)
_HANGUL = r"[\uac00-\ud7af]"
_LETTERS = re.compile(rf"\s*{LETTER}+")
_BLANK = re.compile(r"[ \u3000]+(?=\S)")
#: "(KIST)" behind a name.
_ACRONYM = re.compile(r"^(?:\([^()]*\))?[ \u3000]*")
#: What no mark parts.
_PIECE = re.compile(r"[^\t\n,，、;；:：。|·（）]+")


def is_unspaced(text: str) -> bool:
    """Say whether a text holds a character of these scripts."""
    return _RUN.search(text) is not None


def count_words(text: str) -> int:
    """Count the words of a text, two characters of these scripts for one.

    >>> count_words("Tides at rest"), count_words("潮汐与海鸥研究")
    (3, 4)
    """
    return len(text.split()) + len(_RUN.findall(text)) // 2


def or_unspaced(phrases: Iterable[str]) -> str:
    """Give those of some phrases that need no blank around them as a further alternative of their pattern."""
    own = [phrase for phrase in phrases if is_unspaced(phrase)]
    return f"|{alternatives(own)}" if own else ""


def degree_parts(opening: str) -> int:
    """Give among how many parts of a line its degree stands that opens so: in these scripts behind school and field."""
    return 3 if is_unspaced(opening) else 2


def _choice(*keys: str) -> str:
    return alternatives(word for key in keys for word in table("unspaced")[key])


@cache
def role_choice() -> str:
    """Give the alternatives of a pattern of roles, with what is said of them: "特任助教", "特別研究員 DC1"."""
    return (
        rf"(?:(?<!{_HANGUL})|(?!{_HANGUL}))(?:{_choice('role_before')}){{0,3}}(?:{_choice('roles')})(?!{_choice('role_goes_on')})"
        rf"(?:[ \u3000]?[(（]?(?:{_choice('role_behind')}|[ＤＣＰＲ]+[１２]?)[)）]?(?!\w))?"
    )


@cache
def degree_choice() -> str:
    """Give the alternatives of a pattern of degrees: "博士後期課程", "学士学位"."""
    behind = rf"(?:[ \u3000]?(?:{_choice('degree_behind')})){{0,3}}"
    named = rf"(?:{_choice('degree_before')})?(?:{_choice('degrees')}){behind}"
    return rf"{named}(?!{_choice('degree_goes_on')})|(?:{alternatives(('前期課程', '後期課程'))})"


@cache
def _bodies() -> re.Pattern[str]:
    institute = "".join(rf"(?<!{word})" for word in table("unspaced")["researchers"])
    return re.compile(
        rf"(?:{_choice('bodies')})(?!{_choice('body_goes_on')})"
        rf"|(?<={LETTER}{{2}})系(?!{LETTER})|(?<={_HANGUL}{{2}}){institute}(?:{_choice('institutes')})"
    )


def holds_body(text: str) -> bool:
    """Say whether the name of a body stands in a text.

    >>> holds_body("東京大学理学部"), holds_body("大学院生"), holds_body("한국과학기술연구원"), holds_body("선임연구원")
    (True, False, True, False)
    """
    return is_unspaced(text) and _bodies().search(text) is not None


def level_in_unspaced(text: str) -> str:
    """Give the academic level that a text names, empty if it names none.

    >>> level_in_unspaced("博士后研究员"), level_in_unspaced("工学修士"), level_in_unspaced("教授")
    ('postdoc', 'master', '')
    """
    if not is_unspaced(text):
        return ""
    return next((level for level, named in table("unspaced")["levels"].items() if any(w in text for w in named)), "")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{role_choice()})|(?P<degree>{degree_choice()})", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_choice('leads')})(?={LETTER})")


@cache
def _ends() -> tuple[str, ...]:
    return tuple(sorted(table("unspaced")["ends"], key=len, reverse=True))


def breaks(text: str) -> Iterator[tuple[int, int]]:
    """Give where a run of characters falls into its parts: places and what parts them, in order.

    A body ends before a role or a degree, and a field stands between: 清华大学 | 软件工程 | 博士学位.

    >>> text = "获华中科技大学软件工程博士学位"
    >>> [text[a:b] for a, b in breaks(text)], [a for a, b in breaks(text)]
    (['获', '', ''], [0, 7, 11])
    """
    if is_unspaced(text):
        for piece in _PIECE.finditer(text):
            yield from _breaks(text, *piece.span())


def _breaks(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the breaks of a piece of a text that no mark parts."""
    lead = _leads().match(text, begin, stop)
    if lead:
        yield lead.span()
    at = lead.end() if lead else begin
    bare = text[at:stop].rstrip(" \u3000.")
    ended = next((word for word in _ends() if bare.endswith(word)), "")
    end = at + len(bare.removesuffix(ended).rstrip(" \u3000")) if len(bare) > len(ended) > 0 else stop
    for match in _named().finditer(text, at, end):
        before = text[at : match.start()]
        bare = before.rstrip(" \u3000")
        *_, held = [None, *_bodies().finditer(bare)]
        if held:
            field = _ACRONYM.sub("", bare[held.end() :], count=1)
            if field and match["degree"]:
                yield at + len(bare) - len(field), at + len(bare) - len(field)
            yield at + _qualified(bare, held.end(), match), match.start()
        elif match["degree"] and _LETTERS.fullmatch(bare):
            yield at + len(bare), match.start()  # "工学博士"
        elif match["role"] and bare[-1:].isascii() and bare[-1:].isalnum() and match.end() == end:
            yield at + len(bare), match.start()  # "Tide Letters 编委"
        elif bare:
            continue
        blank = _BLANK.match(text, match.end(), end)
        if blank and _bodies().search(text, blank.end(), end):
            yield blank.span()
        at = match.end()
    if end < stop:
        yield end, stop


def _qualified(before: str, body: int, match: re.Match[str]) -> int:
    """Give where the words begin that stand before a role without a blank, behind the body: "特別" of "特別研究員"."""
    blank = max(before.rfind(" "), before.rfind("\u3000"))
    return blank if match["role"] and blank >= body and match.start() > 0 else len(before)


@cache
def _headings() -> re.Pattern[str]:
    sections = table("sections")
    lists = [
        *(sections[key] for key in ("modifiers", "divisions", "stops", "gatherings")),
        *sections["phrases"].values(),
    ]
    known = alternatives(word for listed in lists for phrase in listed for word in phrase.split() if is_unspaced(word))
    return re.compile(rf"{known}|(?:(?!{known}).)+")


def words_in(run: str) -> list[str]:
    """Give the words of headings that a run of characters is put together from, and what is between them.

    >>> words_in("主要受賞歴"), words_in("awards")
    (['主要', '受賞歴'], ['awards'])
    """
    return _headings().findall(run) if is_unspaced(run) else [run]
