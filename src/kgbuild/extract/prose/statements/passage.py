"""A stretch of a page and one sentence in it, with what is understood there without being said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kgbuild.extract.page import Page
from kgbuild.extract.prose.statements.cast import Cast
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Evidence, Mention
from kgbuild.prose import Mark, Sentence

#: "è" as a word of a pattern, with the space behind it.
_ACCENTED = re.compile(r"(?:(?<=[:(| ])|^)è(?P<gap>(?: |\\s\+)?)(?=[\w(|)\\]|$)")


def with_apostrophe(pattern: str) -> str:
    """Give a pattern that finds "è" written with an apostrophe, too: "E’ stata", "E'stato"."""
    return _ACCENTED.sub(lambda m: r"(?:è\s+|e[’']\s*)" if m["gap"] else "(?:è|e[’'])", pattern)


#: "{give}" in a phrase: a verb of English in all its forms.
_VERB = re.compile(r"\{(?P<verb>[a-z]\w*)\}")


def _conjugated(phrase: str) -> str:
    """Give a phrase with its verbs spelt out, each with what may stand before it: "has recently", "will be"."""
    verbs = table("statements")["verbs"]
    spelt = _VERB.sub(
        lambda m: verbs[m["verb"]] if m["verb"] == "some" else f"{{auxiliary}}(?:{verbs[m['verb']]})", phrase
    )
    return spelt.replace("{auxiliary}", f"(?:(?:{verbs['auxiliary']}) )*")


@cache
def phrases(key: str) -> re.Pattern[str]:
    """Give the list `key` of the statements lexicon as one pattern."""
    listed = map(with_apostrophe, map(_conjugated, table("statements")[key]))
    alternatives = "|".join(f"(?:{phrase})".replace(" ", r"\s+") for phrase in listed)
    return re.compile(rf"(?i)(?:(?<![\w-])|(?!\w))(?:{alternatives})")


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that belong together.

    Attributes:
        page: the page they stand on.
        sentences: with offsets into the text of the document.
        source: the extractor that found the passage, for the evidence.
        topic: whom "she" means before anyone is named; empty where nobody is.
        first: whom "I" means.
        lab: what "the lab" means.
        head: who leads that lab, if the page says so.
        date: the day of a news item, as exact as it is printed.
        heading: what stands above it, for roles and kinds that it gives.
        card: True if the passage is about `topic` alone.
        label: what sort of news it is, printed before it: "New grant:".
        alone: True where "I" means the page's owner even if the page does not name them.
    """

    page: Page
    sentences: tuple[Sentence, ...]
    source: str
    topic: tuple[Mention, ...] = ()
    first: Mention = NOBODY
    lab: Mention = NOBODY
    head: Mention = NOBODY
    date: str = ""
    heading: str = ""
    card: bool = False
    alone: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with one verb, as offsets into the document, and whom it is about."""

    start: int
    end: int
    subject: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as statements read it.

    Attributes:
        passage: where it stands.
        sentence: with its marks.
        clauses: its parts, in order.
        cast: who is who on the page.
        index: its place in the passage.
    """

    passage: Passage
    sentence: Sentence
    clauses: tuple[Clause, ...]
    cast: Cast
    index: int

    def text(self, start: int, end: int) -> str:
        """Give the text between two offsets of the document."""
        return self.passage.page.text[start:end]

    def evidence(self, confidence: float = 0.8, *, end: int = 0) -> Evidence:
        """Give the sentence as evidence, up to `end` where what belongs to it stands behind."""
        last = end or self.sentence.end
        return self.passage.page.evidence(self.sentence.start, last, self.passage.source, confidence)

    def clause(self, at: int) -> Clause:
        """Give the clause in which an offset lies."""
        return next(clause for clause in self.clauses if clause.start <= at < clause.end)

    def found(self, key: str, clause: Clause) -> Iterator[tuple[int, int]]:
        """Give the places in a clause where a phrase of the list `key` stands."""
        for match in phrases(key).finditer(self.text(clause.start, clause.end)):
            yield clause.start + match.start(), clause.start + match.end()

    def has(self, key: str, start: int, end: int) -> bool:
        """Say whether a phrase of the list `key` stands between two offsets."""
        return bool(phrases(key).search(self.text(start, end)))

    def people(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the people of the first list of names between two offsets."""
        return tuple(self.cast.who(mark) for mark in listed(self, self.sentence.of("PERSON", start=start, end=end)))

    def people_marks(self, start: int, end: int) -> list[Mark]:
        """Give the marks of the first list of names between two offsets: where they stand here, whoever they are."""
        return listed(self, self.sentence.of("PERSON", start=start, end=end))

    def on(self, day: str) -> str:
        """Give a day that a sentence prints, or that of its item where the sentence is no more exact."""
        posted = self.passage.date
        return posted if not day or posted.startswith(day) else day

    def organization(self, mark: Mark) -> Mention:
        """Give the organisation that an ORG or LAB mark stands for."""
        return self.cast.organization(mark, self.passage.lab)


def listed(told: Told, marks: Sequence[Mark]) -> list[Mark]:
    """Give the marks that form one list with the first: joined by commas and "and" alone."""
    out: list[Mark] = []
    for mark in marks:
        between = told.text(out[-1].end, mark.start) if out else ""
        if out and between.count("(") > between.count(")"):
            continue  # "Ada Example (with Bo Roe) and Cy Moe"
        if out and not re.fullmatch(
            r"(?i)\s*(?:\([^)]*\)|\[[^\]]*\])?[\s,;&]*(?:and|et|und|y|e|en|with)?\s*"
            r"(?:(?:dr|prof|mme|m|mr|ms|mrs|professor|dra|pr)[\s.]*)*",
            between,
        ):
            break
        out.append(mark)
    return out
