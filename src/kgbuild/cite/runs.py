"""How far from its front a string looks like a list of names."""

from __future__ import annotations

from collections.abc import Sequence

#: The kind of the tags of a page.
TAG = "<t>"


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
