"""What a page looked up has another digest as soon as the look-up would find anything else."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.graph.serialize import TYPE
from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.evidence import Evidence
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.prints import Prints
from kgbuild.publish.site.reads import Reads

BASE = "https://lab.example/"
ADA, SCHOOL, POST = f"{BASE}person/ada/#this", f"{BASE}organization/school/#this", f"{BASE}person/ada/#position-1"
TOLD = (
    (ADA, SCHEMA.name, Literal("Ada")),
    (POST, KG.agent, NamedNode(ADA)),
    (POST, KG.target, NamedNode(SCHOOL)),
    (SCHOOL, TYPE, SCHEMA.Organization),
    (SCHOOL, SCHEMA.name, Literal("School")),
)


def prints(*more: tuple[str, NamedNode, NamedNode | Literal]) -> Prints:
    facts = Facts(BASE)
    for subject, predicate, value in (*TOLD, *more):
        facts.add(Quad(NamedNode(subject), predicate, value), inferred=False)
    return Prints(Content(facts.settle(), Evidence(), None, []))


POSITION, CLASS = (
    (f"{BASE}person/bo/#position-1", KG.target, NamedNode(SCHOOL)),
    (SCHOOL, TYPE, SCHEMA.CollegeOrUniversity),
)
PLACE, PART = (SCHOOL, SCHEMA.location, Literal("Bergen")), (f"{BASE}person/ada/#position-2", KG.place, Literal("Oslo"))
ELSEWHERE = (f"{BASE}person/bo/#this", SCHEMA.name, Literal("Bo"))


@pytest.mark.parametrize(
    ("reads", "more"),
    [
        (Reads(labels={SCHOOL}), PLACE),
        (Reads(labels={SCHOOL}), POSITION),
        (Reads(facts={SCHOOL}), POSITION),
        (Reads(mentions={SCHOOL}), PLACE),
        (Reads(facts={ADA, SCHOOL}, labels={SCHOOL}, mentions={SCHOOL}, evidence={POST}), ELSEWHERE),
    ],
    ids=["fact of a name", "mention of a name", "mention of facts", "fact of the mentioned", "another thing"],
)  # fmt: skip
def test_what_was_not_looked_up_changes_nothing(reads: Reads, more: tuple[str, NamedNode, Literal]) -> None:
    assert prints(more).seen(reads) == prints().seen(reads)


@pytest.mark.parametrize(
    ("reads", "more"),
    [
        (Reads(labels={SCHOOL}), CLASS),
        (Reads(facts={SCHOOL}), CLASS),
        (Reads(facts={SCHOOL}), PLACE),
        (Reads(facts={f"{BASE}person/ada/"}), PART),
        (Reads(mentions={SCHOOL}), POSITION),
    ],
    ids=["class of a name", "class", "fact", "part of a page", "mention"],
)
def test_what_was_looked_up_does(reads: Reads, more: tuple[str, NamedNode, Literal]) -> None:
    assert prints(more).seen(reads) != prints().seen(reads)


def test_look_ups_are_noted_while_somebody_watches() -> None:
    facts = prints()._content.facts
    facts.all(POST, KG.target)
    with facts.watch.reads() as reads:
        facts.all(ADA, SCHEMA.email)
        facts.name(SCHOOL)
        facts.of(SCHOOL, KG.target)
        assert len(list(facts.described(ADA))) == 5
    facts.of(ADA, KG.agent)
    page = ADA.removesuffix("#this")
    assert reads == Reads({ADA, page, POST}, {SCHOOL}, {ADA, SCHOOL})
