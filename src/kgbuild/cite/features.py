"""What the tagger sees of a token: of the word itself, of its neighbours, and of the string around it.

A feature is a short string. Those of a word alone are computed once per distinct word (`word_features`) and enter
at every offset at which a token can see that word; those of a place in a string (`place_features`) are few.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from kgbuild.cite.runs import TAG, name_run
from kgbuild.cite.tokens import Token
from kgbuild.lexicon import table
from kgbuild.names.fold import fold
from kgbuild.names.words import is_particle, known

#: Offsets at which a token sees the words around it, with how much it sees of them: 3 all, 2 word, kind and lists,
#: 1 kind only.
SIGHT = {-3: 1, -2: 2, -1: 2, 0: 3, 1: 2, 2: 2, 3: 1}
#: Stands for the places before the first and behind the last token.
EDGE = "\x00"

_QUOTES_OPEN, _QUOTES_CLOSE, _QUOTES_EITHER = "“„«‹‟", "”»›", "\"'‘’`´"
_DASHES = "-–—−‐‑‒―_~"
_DELIMITERS = frozenset('.,;:()[]?!"“”„«»‘/|*·•')
_YEAR_MIN, _YEAR_MAX = 1500, 2035
_LATIN_END = 0x250


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Give the classes of every listed word, the leading one first."""
    found: dict[str, list[str]] = {}
    for name, members in table("cite_words")["classes"].items():
        for word in members:
            found.setdefault(word, [])
            if name not in found[word]:
                found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


def _number_kind(word: str) -> str:
    if len(word) == 4 and _YEAR_MIN <= int(word) <= _YEAR_MAX:
        return "9y"
    return f"9{min(len(word), 6)}"


def _sign_kind(word: str) -> str:
    if word in _DASHES:
        return "-"
    if word in _QUOTES_OPEN:
        return "“"
    if word in _QUOTES_CLOSE:
        return "”"
    return word if ord(word[0]) < _LATIN_END or word in "‘’" else "?"


def _shape(word: str) -> str:
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    return "Xx" if word[0].isupper() and word[1:].islower() else "Xm" if word[0].isupper() else "xm"


@lru_cache(maxsize=1 << 17)
def kind_of(word: str) -> str:
    """Give the coarse kind of a token: its class in the word list, else its shape and whether names know it."""
    if word == EDGE:
        return "<>"
    if word.isdecimal():
        return _number_kind(word)
    if word[0] == "<" and len(word) > 1:
        return TAG
    if not word[0].isalpha():
        return "10" if word.startswith("10.") and len(word) > 4 else _sign_kind(word)
    if word[-1] == ".":
        return "X." if word[0].isupper() else "x."
    if "://" in word or word.startswith("www."):
        return "@"
    plain = fold(word)
    listed = _classes().get(word.casefold())
    shape = _shape(word)
    if listed:
        return f"{listed[0]}:{shape}"
    if word[0].islower():
        return "pt" if is_particle(word) else shape
    name = ("g" if plain in known("given") else "") + ("f" if plain in known("family") else "")
    return shape + (name or ("c" if plain in cities() else ""))


@cache
def city_names() -> tuple[str, ...]:
    """Give the cities that the tagger was trained with; the lexicon's may have grown since."""
    listed = files("kgbuild").joinpath("models", "cite", "cities.txt").read_text(encoding="utf-8")
    return tuple(listed.splitlines())


@cache
def cities() -> frozenset[str]:
    """Give the folded names of cities that are one word."""
    return frozenset(fold(city) for city in city_names() if " " not in city)


@lru_cache(maxsize=1 << 16)
def word_features(word: str, sight: int) -> tuple[str, ...]:
    """Give the features of one word as far as `sight` allows."""
    word = word.replace(" ", "")  # "J. -P." is "J.-P."
    kind = kind_of(word)
    if sight == 1:
        return (f"k{kind}",)
    plain = word.casefold()
    base = [f"k{kind}", f"w{plain}" if not word.isdecimal() or len(word) < 3 else "w9"]
    if word[0].isalpha():
        base += [f"c{name}" for name in _classes().get(plain, ())]
        base.append(f"s{_shape(word)}")
        folded = fold(word)
        if folded in known("given"):
            base.append("g")
        if folded in known("family"):
            base.append("f")
        if folded in cities():
            base.append("q")
        if sight == 3:
            base += _spelling(plain)
            base.append(f"l{min(len(word), 12)}")
            base.append(f"W{word}")
        else:
            base += [f"z{plain[-3:]}"]
    elif word.isdecimal() and sight == 3:
        base += [f"d{len(word)}", f"0{word[0]}"]
        if len(word) == 4:
            base.append(f"y{word[:3]}")
    return tuple(base)


def _spelling(plain: str) -> list[str]:
    return [f"a{plain[:2]}", f"a{plain[:3]}", f"a{plain[:4]}", f"z{plain[-2:]}", f"z{plain[-3:]}", f"z{plain[-4:]}"]


def place_features(tokens: Sequence[Token]) -> list[list[str]]:
    """Give for each token the features of its place in the string."""
    words = [token.text for token in tokens]
    kinds = [kind_of(word) for word in words]
    size = len(words)
    chunk_of, chunks = _chunks(words, kinds)
    quoted, has_quotes = _quoted(words)
    runs = name_run(words, kinds)
    ahead = _ahead(kinds)
    out = []
    depth = year = sentence = seen_in = closed = pages = 0
    years = min(sum(kind == "9y" for kind in kinds), 3)
    behind = 8
    dated = twice = opened = led = 0
    named = chunk_of[runs.index("b")] if "b" in runs else 0
    for i in range(size):
        word, kind, quote = words[i], kinds[i], quoted[i]
        before = kinds[i - 1] if i else "<>"
        after = kinds[i + 1] if i + 1 < size else "<>"
        chunk = chunk_of[i]
        run = runs[i]
        glued = i and tokens[i - 1].end == tokens[i].start
        part = min(chunk - named, 4) if run == "b" else 9
        if quote == "b":
            led = 2 if before.startswith("in:") or (before == ":" and i > 1 and kinds[i - 2].startswith("in:")) else 1
        out.append(
            [
                f"<{_BINS[i] if i < _LAST_BIN else 7}",
                f">{_BINS[size - i - 1] if size - i - 1 < _LAST_BIN else 7}",
                f"%{10 * i // size}",
                f"Q{quote}{has_quotes}{twice}{opened}{min(closed, 1)}",
                f"R{run}{dated}{quote}",
                f"C{chunks[chunk]}",
                f"N{chunks[chunk + 1] if chunk + 1 < len(chunks) else '<>'}",
                f"P{chunks[chunk - 1] if chunk else '<>'}",
                f"S{sentence}{dated}",
                f"I{seen_in}{dated}{pages}",
                f"b{before}|{kind}",
                f"n{kind}|{after}",
                f"t{before}|{kind}|{after}",
                f"D{behind}{run}{quote}",
                f"G{glued:d}{kind}",
                f"Y{kind}{year}/{years}{opened}",
                f"L{ahead[i]}{run}{quote}",
                f"K{part}{ahead[i]}{dated}",
                f"H{part}{chunks[chunk]}",
                f"U{led}{quote}{min(closed, 2)}",
            ]
        )
        behind = behind + 1 if behind < 8 else 8
        if kind == "9y":
            year += 1
            dated, twice = 1, min(year, 2)
        elif word in ".?!":
            sentence = sentence + 1 if sentence < 4 else 4
            behind = 0
        elif word in "([":
            depth += 1
            opened = 1
        elif word in ")]":
            depth = depth - 1 if depth else 0
            opened = int(depth > 0)
        elif kind.startswith("in:"):
            seen_in = seen_in + 1 if seen_in < 2 else 2
        elif kind.startswith(("page:", "volume:")):
            pages = 1
        elif word in ",;:":
            behind = 0
        if quote == "c":
            closed += 1
    return out


#: What may be still to come, by the classes of words, one bit each.
_COMING = {
    "place": 1, "publisher": 1, "journal": 2, "event": 2, "volume": 4, "issue": 4, "page": 4, "editor": 8, "report": 16,
    "school": 16,
}  # fmt: skip
_NUMBER, _LED, _QUOTE = 4, 32, 64


def _ahead(kinds: Sequence[str]) -> list[int]:
    """Tell for each token what words stand behind it: a book has a press to come, an article numbers."""
    out = []
    seen = 0
    for i in range(len(kinds) - 1, -1, -1):
        out.append(seen)
        kind = kinds[i]
        name, colon, _ = kind.partition(":")
        if colon and name:
            seen |= _COMING.get(name, 0)
            if name == "in" and i and kinds[i - 1] in _BEFORE_IN:
                seen |= _LED
        elif kind[-1] == "c" and len(kind) > 1:
            seen |= 1
        elif kind[0] == "9" and kind != "9y":
            seen |= _NUMBER
        elif kind in {"“", "‘", "`"}:
            seen |= _QUOTE
    return out[::-1]


#: Kinds of signs that end a title in front of "in".
_BEFORE_IN = frozenset(".,;?!”’)]'*_")


def _bin(count: int) -> int:
    """Count small numbers exactly and large ones coarsely."""
    return count if count < 4 else 4 if count < 7 else 5 if count < 12 else 6 if count < 25 else 7


_LAST_BIN = 25
_BINS = tuple(_bin(count) for count in range(_LAST_BIN))


def _chunks(words: Sequence[str], kinds: Sequence[str]) -> tuple[list[int], list[str]]:
    """Cut at punctuation; give the chunk of each token and a summary of each chunk.

    A summary tells how many words a chunk has, how many of them are capitalised, what numbers and listed words it
    holds, and which signs stand on both sides.
    """
    of: list[int] = []
    summaries: list[str] = []
    begin = 0
    size = len(words)
    for i, word in enumerate(words):
        of.append(len(summaries))
        if word in _DELIMITERS:
            if i > begin:
                summaries.append(_summary(words, kinds, begin, i))
                of[i] = len(summaries) - 1
            elif summaries:
                of[i] = len(summaries) - 1
            begin = i + 1
    if begin < size or not summaries:
        summaries.append(_summary(words, kinds, begin, size))
    last = len(summaries) - 1
    return [min(index, last) for index in of], summaries


def _summary(words: Sequence[str], kinds: Sequence[str], begin: int, end: int) -> str:
    lower = upper = digits = 0
    listed: set[str] = set()
    for i in range(begin, end):
        kind = kinds[i]
        first = words[i][0]
        if first.isdigit():
            digits += 1
        elif first.islower():
            lower += 1
        elif first.isupper():
            upper += 1
        if ":" in kind and len(kind) > 1:
            listed.add(kind.partition(":")[0])
        elif kind == "X.":
            listed.add("X.")
    mark = next((name for name in _TELLING if name in listed), "")
    count = lower + upper
    left = words[begin - 1] if begin else "<"
    right = words[end] if end < len(words) else ">"
    share = 0 if not lower else 1 if lower * 3 < count else 2 if lower * 3 < count * 2 else 3
    return f"{_bin(count)}{share}{min(digits, 2)}{mark}{left}{right}"


_TELLING = (
    "editor",
    "event",
    "journal",
    "publisher",
    "report",
    "school",
    "status",
    "place",
    "X.",
    "month",
    "volume",
    "page",
    "issue",
    "web",
    "preprint",
    "series",
    "award",
)


def _quoted(words: Sequence[str]) -> tuple[list[str], int]:
    """Tell for each token whether it stands inside of quotes (i), closes them (c), or is outside (o)."""
    out = []
    inside = False
    straight = sum(word == '"' for word in words) > 1
    found = 0
    for i, word in enumerate(words):
        if word in _QUOTES_OPEN or (word == '"' and straight and not inside) or (word in "‘`" and not inside):
            inside, found = True, 1
            out.append("b")
        elif inside and (word in _QUOTES_CLOSE or word == '"' or (word in "’'" and _ends_quote(words, i))):
            inside = False
            out.append("c")
        else:
            out.append("i" if inside else "o")
    if inside:
        return ["o"] * len(words), 0
    return out, found


def _ends_quote(words: Sequence[str], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1] in ",.;:()" or words[index - 1] in ",.?!"
