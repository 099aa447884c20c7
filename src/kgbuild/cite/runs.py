"""How a string prints its names, and how far from its front it looks like a list of them."""

from __future__ import annotations

from collections.abc import Sequence

#: The kind of the tags of a page.
TAG = "<t>"
#: Longest run of capitals that are initials without stops: "Roy JPM".
_INITIALS = 3


def name_order(words: Sequence[str], kinds: Sequence[str]) -> str:
    """Tell how the names of the string are mostly printed, so that one name is read like the others of its list.

    c is "Roy, J.", i is "J. Roy", v is "Roy JP" and "Roy J.", w is "Jean Roy", - is none of them.
    """
    counts = dict.fromkeys("civw", 0)
    last = len(words) - 1
    for i, kind in enumerate(kinds):
        if kind[0] != "X" or ":" in kind or i == last:
            continue
        after, then = kinds[i + 1], kinds[i + 2] if i + 2 <= last else "<>"
        if kind == "X.":
            counts["i"] += _is_spelt(after)
        elif not _is_spelt(kind):
            pass
        elif after == "X." or (words[i + 1].isupper() and len(words[i + 1]) <= _INITIALS):
            counts["v"] += then in _PARTING
        elif after == ",":
            counts["c"] += then == "X."
        elif _is_spelt(after):
            counts["w"] += then in _PARTING and (i == 0 or kinds[i - 1] in _PARTING)
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "-"


#: Kinds that stand between two names.
_PARTING = frozenset({",", ";", ".", "&", "and:x", "and:X", "and:Xx", "*", "(", "/"})


def _is_spelt(kind: str) -> bool:
    """Say whether a kind is that of a capitalised word of some letters that no list but those of names holds."""
    return kind[:2] in {"Xx", "Xm", "XX"} and ":" not in kind


def name_run(words: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Tell how far from the front the string still looks like a list of names: a, then b behind its end."""
    out: list[str] = []
    state = "a"
    plain = 0
    for word, kind in zip(words, kinds, strict=True):
        if state == "a":
            first = word[0]
            if kind == "X." or kind.startswith(("and:", "etal:")) or word in ",;&" or kind == "pt":
                plain = 0
            elif first.isupper() and ":" not in kind:
                plain += 1
            elif word in "._*†‡§¶-–()" or kind == TAG or (first.isdigit() and not out):
                pass
            else:
                state = "b"
            if plain > 4:
                state = "b"
        out.append(state)
    return out
