"""Author lists, in all the orders and with all the marks that pages print, into mentions with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kgbuild.lexicon import alternatives, table, words
from kgbuild.model import Mention
from kgbuild.names.fold import fold
from kgbuild.names.likeness import looks_like_name
from kgbuild.names.scripts import without_other_script
from kgbuild.names.words import (
    CJK,
    bare,
    is_bare_initials,
    is_credential,
    is_initials,
    is_listed,
    is_particle,
    known,
    syllables,
)

SIGNS = re.compile(
    r"[*†‡§¶#^⁎∗★☆✉✝♮♯♭\u00b9\u00b2\u00b3\u2070-\u209f\\]+|(?<=[^\W\d_.])\d+(?:,\d+)*(?![^\W_])|(?<=\w\.)\d+(?![^\W_])|(?<=\w)\s\d{1,2}(?=\s*(?:[,;]|$))"
)
BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
SEPARATOR = re.compile(r"[;,|·•、，；\t\n]|\s[/–—-]\s|\s-(?=\s*$)")
ELLIPSIS = re.compile(r"\.\.\.|…")
MANY_WORDS, MANY_OTHERS = 7, 10_000


@dataclass(frozen=True, slots=True)
class NameList:
    """The people of one printed list.

    Attributes:
        people: in printed order; each mention's place is that of the printed name.
        etal: the list is cut short ("et al.", "and 3 others").
        equal: indices of people whom the list itself calls equal contributors.
        corresponding: indices of people whom it calls corresponding.
        marks: the footnote signs behind each person's name ("*", "†", "1,2"), by index, for a legend elsewhere.
        others: how many names the list says it leaves out, 0 where it does not say.
    """

    people: tuple[Mention, ...] = ()
    etal: bool = False
    equal: frozenset[int] = frozenset()
    corresponding: frozenset[int] = frozenset()
    marks: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two separators: its place in the list and the separator behind it."""

    start: int
    end: int
    text: str
    behind: str = ""


def split_people(text: str, offset: int = 0) -> NameList:
    """Cut a printed list of people; `offset` is where `text` begins in the document.

    >>> [p.name for p in split_people("Smith, A. B., Jones C* and D. van de Velde, et al.").people]
    ['Smith, A. B.', 'Jones C', 'D. van de Velde']
    """
    masked, notes = _mask_brackets(without_other_script(text))
    masked, etal, others = _mask_etal(masked)
    signs = [(m.start(), m.group().strip()) for m in SIGNS.finditer(masked)]
    masked = SIGNS.sub(lambda m: " " * len(m.group()), masked)
    pieces = [p for p in _without_leads(_join(_pieces(masked)), masked) if _may_be_name(p.text)]
    if len(pieces) == 1 and _is_town(pieces[0].text):
        pieces = []
    bounds = [p.end for p in pieces] + [len(text)]
    nexts = [p.start for p in pieces[1:]] + [len(text)]
    people, marks = [], []
    equal, corresponding = set(), set()
    for index, piece in enumerate(pieces):
        behind = [note for at, note in notes if bounds[index] <= at < nexts[index]]
        equal |= {index} if any(_says(n, "equal") for n in behind) else set()
        corresponding |= {index} if any(_says(n, "corresponding") for n in behind) else set()
        place = next((n for n in behind if _is_place(n)), "")
        people.append(Mention(piece.text, offset + piece.start, offset + piece.end, affiliation=place))
        marks.append("".join(s for at, s in signs if piece.start <= at < nexts[index]))
    return NameList(tuple(people), etal, frozenset(equal), frozenset(corresponding), tuple(marks), others)


def _is_town(text: str) -> bool:
    """Is a lone name a town and its state, as publishers have theirs: "Eugene, OR"?"""
    town, _, state = text.partition(", ")
    region = len(state) == len("OR") and state.isupper() and state.casefold() in words("places", "regions")
    return region and town.casefold() in words("cities", "cities")


def _mask_brackets(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Blank what stands in brackets; give it with its place."""
    notes = [(m.start(), (m[1] or m[2] or "").strip()) for m in BRACKETED.finditer(text)]
    return BRACKETED.sub(lambda m: " " * len(m.group()), text), notes


def _says(note: str, key: str) -> bool:
    plain = fold(note).strip(" *†‡.")
    return any(plain == word or plain.startswith((word + " ", word + ",")) for word in words("names", key))


def _is_place(note: str) -> bool:
    """Is a bracketed note an affiliation rather than a role, a year or a remark?"""
    if not note[:1].isupper() or any(_says(note, key) for key in ("roles", "equal", "corresponding")):
        return False
    return not any(c.isdigit() for c in note) and not is_credential(note)


def _loose(phrase: str) -> str:
    """Give a pattern for a phrase whose words may carry stops and any white space between them."""
    return r"\.?\s+".join(re.escape(word.rstrip(".")) for word in phrase.split())


@cache
def _etal_pattern() -> re.Pattern[str]:
    phrases = "|".join(_loose(p) for p in sorted(table("names")["etal"], key=len, reverse=True))
    nouns = alternatives(table("names")["others"])
    ands = alternatives(table("names")["ands"])
    return re.compile(
        rf"(?:[,;]\s*)?(?<!\w)(?:{phrases})\b\.?|\s+et\s*$|(?:[,;]\s*)?(?:(?<!\w)(?:{ands})\s+)?(?<!\w)(\d+)\s+(?:{nouns})\b",
        re.IGNORECASE,
    )


def _mask_etal(text: str) -> tuple[str, bool, int]:
    """Blank "et al." and "and 3 others"; say whether one stood there, and how many it named."""
    counts = [int(m[1]) for m in _etal_pattern().finditer(text) if m[1]]
    masked = _etal_pattern().sub(lambda m: ";" + " " * (len(m.group()) - 1), text)
    dotted = ELLIPSIS.sub(lambda m: ";" + " " * (len(m.group()) - 1), masked)
    return dotted, dotted != text, sum(c for c in counts if c < MANY_OTHERS)


@cache
def _and_pattern() -> re.Pattern[str]:
    ands = alternatives(table("names")["ands"])
    return re.compile(rf"(?<=[\s,;.])(?:{ands})(?=\s)", re.IGNORECASE)


def _pieces(masked: str) -> list[_Piece]:
    """Cut at separators and at "and"; a blank piece falls away, but leaves its separator to the one before."""
    cuts = [(m.start(), m.end(), m.group().strip() or "\n") for m in SEPARATOR.finditer(masked)]
    cuts += [(m.start(), m.end(), "and") for m in _and_pattern().finditer(masked) if _parts_people(masked, m)]
    start = 0
    found: list[_Piece] = []
    for at, end, sign in [*sorted(cuts), (len(masked), len(masked), "")]:
        piece = _trim(masked, start, at, sign)
        if piece.text:
            found.append(piece)
        elif found and sign and found[-1].behind != "and":
            found[-1] = replace(found[-1], behind=sign)
        start = end
    return found


def _parts_people(masked: str, found: re.Match[str]) -> bool:
    """Is this "and" between two names, and not the "y" inside of "Ramón y Cajal"?"""
    word = fold(found.group())
    if word not in words("names", "joiners"):
        return True
    if found.group().isupper():
        return False
    left = re.split(r"[;,]", masked[: found.start()])[-1].split()
    right = re.split(r"[;,]", masked[found.end() :])[0].split()
    if len(left) == 1 or len(right) < 2 or fold(right[1]) in words("names", "joiners"):
        return False
    return is_initials(right[0]) or fold(right[0]) in known("given")


def _trim(masked: str, start: int, end: int, sign: str = "") -> _Piece:
    """Give the piece between two places without the blanks and stops around it."""
    while start < end and not (masked[start].isalpha() or masked[start] in "'’‘"):
        start += 1
    while end > start and not (masked[end - 1].isalpha() or masked[end - 1] == "."):
        end -= 1
    if end > start and masked[end - 1] == "." and not _keeps_stop(masked[start:end].split()):
        return _trim(masked, start, end - 1, sign)
    title = _unspaced_title().search(masked, start, end)
    end = title.start() if title else end
    return _Piece(start, end, " ".join(masked[start:end].split()), sign)


@cache
def _unspaced_title() -> re.Pattern[str]:
    """Match the title behind a name in Chinese, Japanese or Korean: "佐竹健治 教授"."""
    return re.compile(rf"(?<={CJK.pattern[:-1]})\s*(?:{alternatives(table('unspaced')['titles'])})$")


def _keeps_stop(name: list[str]) -> bool:
    """Does the stop belong to the last word ("J.", "Jr.", "Ph.D.") rather than end a sentence ("Wei Wu.")?"""
    *given, word = name
    if is_listed(word, "suffixes") or is_credential(word):
        return True
    if not word.isupper() and fold(word.rstrip(".")) in known("family") and _leads_family(given):
        return False
    return is_initials(word) or (len(word.strip(".")) <= 2 and word[:1].isupper())


def _leads_family(name: list[str]) -> bool:
    """Are the words before a short one a given name, so that it is a family name: "Chi-Kwong", "Wei"?"""
    return bool(name) and ("-" in name[-1] or fold(name[-1]) in known("given")) and not is_initials(name[-1])


def _all_initials(text: str) -> bool:
    """Is a piece nothing but the given-name part of an inverted name: "J. A.", "JA", "T.-K.", "T. B. van"?"""
    tokens = text.split()
    while len(tokens) > 1 and is_particle(tokens[-1]) and tokens[-1].islower():
        tokens.pop()
    return all(is_initials(t) or is_bare_initials(t) for t in tokens)


#: The parts of one inverted name stand so near; "et al." between two is no part of either.
_APART = 4


def _join(pieces: list[_Piece]) -> list[_Piece]:
    """Put family and given names of inverted lists together, and suffixes to their names."""
    if _pairs_up(pieces):
        return [_merge(a, b) for a, b in zip(pieces[::2], pieces[1::2], strict=True)]
    out: list[_Piece] = []
    for index, piece in enumerate(pieces):
        before = out[-1] if out else None
        if (
            before
            and before.behind == ","
            and piece.start - before.end <= _APART
            and (_is_tail(piece.text) or _completes(before, piece, first=index == 1, rest=pieces))
        ):
            out[-1] = _merge(before, piece)
        else:
            out.append(piece)
    return out


def _merge(a: _Piece, b: _Piece) -> _Piece:
    return _Piece(a.start, b.end, f"{a.text}, {b.text}", b.behind)


def _is_tail(text: str) -> bool:
    """Is a piece only "Jr." or "PhD"?"""
    tail = all(is_listed(w, "suffixes") or is_credential(w) for w in text.split())
    return tail and not (is_initials(text) or (is_bare_initials(text) and len(text) < 2))


def _completes(before: _Piece, piece: _Piece, *, first: bool, rest: list[_Piece]) -> bool:
    """Is `piece` the given name of the family name `before`?"""
    if CJK.fullmatch(piece.text.replace(" ", "")):
        return False  # such names are printed family first
    if "," in before.text or any(is_initials(t) and len(t) > 1 for t in before.text.split()):
        return False
    if _all_initials(piece.text):
        return True
    core = _core(before.text)
    tokens = piece.text.split()
    if len(core) != 1:  # "García Martín, Alberto" alone
        lone = first and len(rest) == 2 and len(core) == 2 and not _is_only_given(core[0])
        return lone and len(tokens) == 1 and _is_given(tokens[0])
    # "Smith, John M., Jane Doe": a piece that ends in initials has its family name elsewhere
    if len(tokens) > 1 and all(is_initials(t) for t in tokens[1:]) and not is_initials(tokens[0]):
        return True
    # only the first name is inverted: "Smith, John, Jane Doe and Mary Major", "Smith, John"
    others = [p for p in rest[2:] if not _is_tail(p.text)]
    whole = all(len(p.text.split()) > 1 for p in others)
    if not first or not whole or len(tokens) > 2 or _is_only_given(before.text):
        return False
    return (
        _is_given(tokens[0]) or _is_pinyin(tokens[0]) or (len(tokens) == 1 and bare(piece.text) not in known("family"))
    )


def _core(name: str) -> list[str]:
    """Give the words of a name but for its particles, which stand before others: "Du" of "Wei Du" is none."""
    *words_before, last = name.split()
    kept = [word for word in words_before if not is_particle(word)]
    return [*kept, last] if last[:1].isupper() or not is_particle(last) else kept


def _is_given(word: str) -> bool:
    plain = bare(word)
    return any(p in known("given") for p in (plain, plain.split("-")[0]))


def _is_pinyin(word: str) -> bool:
    """Is a word a given name of two syllables as "Zong-qi" prints it?"""
    return "-" in word and syllables(word) == len(word.split("-"))


def _is_only_given(word: str) -> bool:
    plain = bare(word)
    return _is_given(word) and not any(part in known("family") for part in (plain, *plain.split("-")[1:]))


def _and_parts_pairs(pieces: list[_Piece]) -> bool:
    """Is the whole list "Family, Given and Family, Given and …", as BibTeX prints it?"""
    signs = [piece.behind for piece in pieces[:-1]]
    if len(pieces) < 4 or len(pieces) % 2 or {*signs[::2]} != {","} or {*signs[1::2]} != {"and"}:
        return False
    if any(len(_core(piece.text)) > 3 for piece in pieces):
        return False
    givens = [piece.text.split() for piece in pieces[1::2]]
    told = [is_initials(one[0]) or (_is_given(one[0]) and len(one) == 1) for one in givens]
    # "Evslin, Jarah and García Martín, Alberto": of two, a known one vouches for one that is no family name
    vouched = any(told) and all(
        said or (len(one) == 1 and one[0][:1].isupper() and bare(one[0]) not in known("family"))
        for one, said in zip(givens, told, strict=True)
    )
    return len(pieces) > 4 or all(told) or (vouched and not any(_is_only_given(p.text) for p in pieces[::2]))


def _pairs_up(pieces: list[_Piece]) -> bool:
    """Is the whole list "Family, Given, Family, Given" with spelt given names?"""
    if _and_parts_pairs(pieces):
        return True
    if len(pieces) < 4 or len(pieces) % 2 or any(p.behind not in ",;" for p in pieces[:-2:2]):
        return False
    families, givens = pieces[::2], pieces[1::2]
    if any(len(_core(p.text)) != 1 for p in families):
        return False
    if not all(len(p.text.split()) <= 3 and p.text[:1].isupper() for p in givens):
        return False
    forward = sum(_is_given(p.text.split()[0]) for p in givens)
    backward = sum(_is_only_given(p.text) for p in families)
    return forward * 3 >= len(givens) and forward > 2 * backward


def _without_leads(pieces: list[_Piece], masked: str) -> Iterator[_Piece]:
    """Cut "with", "Advisors:", "joint work with" off the front of pieces."""
    for piece in pieces:
        lead = _lead_pattern().match(piece.text)
        if lead and lead.end() < len(piece.text):
            printed = [m.start() for m in re.finditer(r"\S", masked[piece.start : piece.end])]
            first = printed[len("".join(lead.group().split()))]
            yield replace(piece, start=piece.start + first, text=piece.text[lead.end() :])
        else:
            yield piece


@cache
def _lead_pattern() -> re.Pattern[str]:
    leads = alternatives(table("names")["leads"])
    short = "|".join(p for p in table("names")["leads"] if len(p) <= 4)
    return re.compile(rf"(?:(?:{short})\s+|(?i:(?!(?:{short})\b)(?:{leads}))\s*(?::\s*|\s+))+")


def _may_be_name(text: str) -> bool:
    """Could a piece be a name at all? Lists hold names that no lexicon knows, so the bar is low."""
    tokens = text.replace(",", " ").split()
    if not tokens or len(tokens) > MANY_WORDS or not any(t[0].isupper() or not t.isascii() for t in tokens):
        return False
    return looks_like_name(text) > 0.004
