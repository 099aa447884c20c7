"""Expand the grammar of a language into one labelled sentence."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from prose_training.fill import Filler

#: How often two sentences stand together.
_DOUBLE = 0.15
_RULE = re.compile(r"<(\w+)>")
_SLOT = re.compile(r"\{(\w+)\}")
#: Slot → label; lower-case slots and those ending in x are filled and stay unlabelled.
_LABELS = {
    "PERSON": "PERSON", "GIVEN": "PERSON", "FAMILY": "PERSON", "FAMILYI": "PERSON", "ORG": "ORG",
    "PLACE": "PLACE", "FIELD": "FIELD", "AWARD": "AWARD", "GRANT": "GRANT", "EVENT": "EVENT",
}  # fmt: skip


class Generator:
    """Draws sentences from the grammar."""

    def __init__(self, path: Path, filler: Filler, rng: random.Random) -> None:
        self._rules = tomllib.loads(path.read_text(encoding="utf-8"))
        self._filler, self._rng = filler, rng

    def sentence(self, language: str) -> tuple[str, list[tuple[int, int, str]]]:
        """Give a sentence and its labelled spans."""
        template = self._expand("<sentence>", language)
        if self._rng.random() < _DOUBLE:
            template += " " + self._expand("<sentence>", language)
        text, spans, last = "", [], 0
        for match in _SLOT.finditer(template):
            text += template[last : match.start()]
            value = self._filler.fill(match[1], language)
            if label := _LABELS.get(match[1]):
                spans.append((len(text), len(text) + len(value), label))
            text += value
            last = match.end()
        return text + template[last:], spans

    def _expand(self, template: str, language: str) -> str:
        while match := _RULE.search(template):
            options = self._rules[language].get(match[1]) or self._rules["all"][match[1]]
            template = template[: match.start()] + self._rng.choice(options) + template[match.end() :]
        return template
