"""The tokenizer that training and reading share: one for all languages that kgbuild reads."""

from __future__ import annotations

from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex

#: Articles and prepositions that Romance languages join to the next word ("l’Université", "dell'Istituto").
_ELISION = r"(?:[lLdDnNsSjJmMtTcC]|[qQ]u|[dDnNsS]ell|[aA]ll|[dD]all|[uU]n)['’]"


def blank() -> Language:
    """Give an empty pipeline with the tokenizer of this room."""
    nlp = spacy.blank("xx")
    tokenizer = cast("Any", nlp.tokenizer)
    prefixes, infixes = nlp.Defaults.prefixes or [], nlp.Defaults.infixes or []
    tokenizer.prefix_search = compile_prefix_regex([*prefixes, _ELISION]).search
    tokenizer.infix_finditer = compile_infix_regex([*infixes, r"[–—/()\[\]]", r"(?<=\w)’(?=s\b)"]).finditer
    return nlp
