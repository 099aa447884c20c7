"""Signatures to persons: one method for sets of homonyms and for whole communities.

A set is a *community* when its co-authors sign in it as well, as in all papers of a conference series: then few
people exist beside those seen, and one full name is one person. It is a *search* when it holds the papers of
given names out of the whole world: then a full name proves little and every pair is weighed. The share of
co-authors who sign themselves tells which it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.linkage import link
from kgbuild.resolve.local import short
from kgbuild.resolve.naming import Fit, Key, fit
from kgbuild.resolve.records.community import Community
from kgbuild.resolve.records.shares import Progress, resolve_side_by_side
from kgbuild.resolve.records.signatures import COMMUNITY, FLOOR, Evidence, Signature, Survey, paper_of, read_signature

Rows = Iterable[Mapping[str, Any]]
#: What it adds for initials that the full names of their block leave one meaning, beside so many bearers unseen.
MEANT, UNSEEN_BEARERS = 1.8, 2
#: So many names that contradict each other beside one address prove that none of them can be relied on.
DOUBTFUL = 3
#: So many records are worth the start of further processes.
WORTH_SHARING = 50_000


def resolve_people(rows: Rows, progress: Progress | None = None, jobs: int = 1) -> dict[str, str]:
    """Give id → id of the first signature (by content) of the same person.

    Args:
        rows: each with `id` and `name`, and if known `coauthors`, `title`, `venue`, `year`, `affiliation`, `paper`.
        progress: told now and then how many signatures of how many are done.
        jobs: how many processes share the work where it is much; the result is the same.
    """
    rows = iter(rows)
    head = [*islice(rows, WORTH_SHARING)]
    rows = chain(head, rows)
    if not any(row.get("coauthors") for row in head):
        rows = _with_company([*rows])
    if jobs > 1 and len(head) == WORTH_SHARING:
        return resolve_side_by_side(rows, Share, jobs, progress)
    share = Share()
    share.read(rows)
    survey = share.survey()
    found: dict[str, str] = {}
    for block in share.resolve(survey):
        found.update(block)
        if progress:
            progress(len(found), survey.size)
    return found


def _with_company(rows: Sequence[Mapping[str, Any]]) -> Rows:
    """Give records without co-authors those who sign the same paper, where most papers are signed by several."""
    signed: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.get("name") and paper_of(row):
            signed[paper_of(row)].append(str(row["name"]))
    for names in signed.values():
        names.sort()
    joint = sum(len(names) for names in signed.values() if len({*names}) > 1)
    for row in rows:
        others: list[str] = []
        if joint >= COMMUNITY * len(rows) and row.get("name"):
            others = [*signed.get(paper_of(row), ())]
            # a paper told by its title alone may be listed twice
            own = others.count(row["name"]) if not row.get("paper") else 1
            others = [n for n in others if n != row["name"]] + [row["name"]] * (others.count(row["name"]) - own)
        yield {**row, "coauthors": row.get("coauthors") or others}


class Share:
    """Some of the signatures of a set: all those of some family names with their initials, which meet nobody else."""

    def __init__(self) -> None:
        self._signatures: list[Signature] = []

    def read(self, rows: Rows) -> None:
        """Take records."""
        self._signatures += map(read_signature, rows)

    def survey(self) -> Survey:
        """Say what its signatures say all together."""
        found = Survey()
        found.add(self._signatures)
        return found

    def resolve(self, survey: Survey) -> Iterator[dict[str, str]]:
        """Give id → id of the first signature of the same person, block by block, told what the whole set says."""
        signatures = self._signatures = _in_order(self._signatures)
        clusters = _of_papers(signatures)
        evidence = Evidence(survey)
        community = survey.is_community()
        blocks: dict[Key, list[int]] = defaultdict(list)
        for index, one in enumerate(signatures):
            blocks[short(one.name)].append(index)
        for _, members in sorted(blocks.items()):
            if community:
                Community(members, signatures, evidence, clusters).join()
            else:
                join_homonyms(members, signatures, evidence, clusters)
            yield {signatures[i].id: signatures[clusters.find(i)].id for i in members}


def _in_order(signatures: Iterable[Signature]) -> list[Signature]:
    """Sort by name, then by the rest of the content: names first, for they are far fewer than signatures."""
    by_name: dict[Key, list[Signature]] = defaultdict(list)
    for one in signatures:
        by_name[one.name].append(one)
    for found in by_name.values():
        found.sort(key=lambda s: (s.paper, s.year, s.id))
    return [one for name in sorted(by_name) for one in by_name[name]]


def _of_papers(signatures: Sequence[Signature]) -> Clusters:
    """Give each signature for itself, with the paper that keeps it from others; what repeats one is one with it."""
    clusters = Clusters(len(signatures))
    seen: dict[tuple[str, Key], int] = {}
    for index, one in enumerate(signatures):
        if one.paper and one.name.family and not one.twice and seen.setdefault((one.paper, one.name), index) != index:
            clusters.join(seen[one.paper, one.name], index)
        elif one.paper:
            clusters.mark(index, [one.paper])
    return clusters


def join_homonyms(
    members: Sequence[int], signatures: Sequence[Signature], evidence: Evidence, clusters: Clusters
) -> None:
    """Weigh the pairs of a block whose names fit, and join by average linkage."""
    block = without_doubtful_names([signatures[i] for i in members])
    bearers = Bearers(one.name for one in block)
    apart, odds = [], {}
    named: dict[tuple[Key, Key], float | None] = {}
    for a, b in evidence.pairs(block):
        names = block[a].name, block[b].name
        if names not in named:
            fits = fit(*names) > Fit.CONFLICT
            named[names] = evidence.of_names(*names) + MEANT * bearers.share(*names) if fits else None
        by_name = named[names]
        if by_name is None or clusters.apart(members[a], members[b]):
            apart.append((a, b))
        else:
            found = by_name + evidence.of_context(block[a], block[b])
            if found > FLOOR:
                odds[a, b] = found
    for at, root in enumerate(link(len(block), odds, apart, silent=FLOOR, even=True)):
        clusters.join(members[at], members[root])


def without_doubtful_names(block: Sequence[Signature]) -> list[Signature]:
    """Cut full names to their initial where one personal address stands beside several: some index spelt them out.

    An address is personal if it holds the family name. One that stands beside two names may be a colleague's.
    """
    named: dict[str, set[Key]] = defaultdict(set)
    for one in block:
        if one.mail and one.name.spelt and "".join(one.name.family) in one.mail.partition("@")[0]:
            named[one.mail].add(one.name)
    doubtful = {mail for mail, names in named.items() if _at_odds(names) >= DOUBTFUL}
    return [
        replace(one, name=Key((one.name.given[0][:1],), one.name.family))
        if one.mail in doubtful and one.name.given
        else one
        for one in block
    ]


def _at_odds(names: Iterable[Key]) -> int:
    """Give how many of some names, the first among them, contradict all those before."""
    kept: list[Key] = []
    for name in sorted(names):
        if all(fit(name, other) == Fit.CONFLICT for other in kept):
            kept.append(name)
    return len(kept)


class Bearers:
    """The full names of a block, by which it is known how many people its initials may mean.

    Args:
        names: of all signatures.
    """

    def __init__(self, names: Iterable[Key]) -> None:
        self._spelt = Counter(name for name in names if name.spelt)
        self._meant: dict[Key, dict[Key, int]] = {}

    def share(self, a: Key, b: Key) -> float:
        """Give how likely two names, one of them initials, mean one full name, 0 where both are spelt."""
        if a.spelt and b.spelt:
            return 0.0
        first, second = self._fitting(a), self._fitting(b)
        total = max(sum(first.values()), sum(second.values()))
        if not first or not second:
            return 0.0
        most = max((n for name, n in first.items() if name in second), default=0)
        return most / (total + UNSEEN_BEARERS)

    def _fitting(self, name: Key) -> dict[Key, int]:
        """Give the full names that a name may mean, forms of one name with its fullest."""
        if name not in self._meant:
            self._meant[name] = {n: c for n, c in self._spelt.items() if fit(name, n) > Fit.LOOSE}
        return self._meant[name]
