"""The shortest chain of shared works between two people.

A property path can tell that there is a chain, but not which: SPARQL gives the ends of a path, never its steps.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise


def connect(edges: Iterable[Mapping[str, str]], start: str, goal: str) -> Iterator[dict[str, str]]:
    """Give the steps of the shortest chain; none if there is no chain.

    Of several chains of one length the one whose people come first by IRI is given.

    Args:
        edges: rows with `person`, `name`, `paper`, `title`: a row an author of a work.
        start: IRI of the person that the chain begins with.
        goal: IRI of the person that it ends with.
    """
    names: dict[str, str] = {}
    papers_of: dict[str, dict[str, str]] = defaultdict(dict)
    people_of: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        names[edge["person"]] = edge["name"]
        papers_of[edge["person"]][edge["paper"]] = edge["title"]
        people_of[edge["paper"]].add(edge["person"])
    chain = _search(papers_of, people_of, start, goal)
    for step, (one, other) in enumerate(pairwise(chain), 1):
        shared = sorted(papers_of[one].keys() & papers_of[other].keys())
        yield {
            "step": str(step),
            "person": one,
            "name": names[one],
            "coauthor": other,
            "coauthor_name": names[other],
            "papers": str(len(shared)),
            "titles": "; ".join(papers_of[one][paper] for paper in shared),
        }


def _search(
    papers_of: Mapping[str, Mapping[str, str]], people_of: Mapping[str, set[str]], start: str, goal: str
) -> list[str]:
    """Search breadth first, neighbours in the order of their IRIs."""
    came_from = {start: ""}
    waiting = deque([start])
    while waiting and goal not in came_from:
        person = waiting.popleft()
        for neighbour in sorted({other for paper in papers_of.get(person, ()) for other in people_of[paper]}):
            if neighbour not in came_from:
                came_from[neighbour] = person
                waiting.append(neighbour)
    if goal not in came_from:
        return []
    chain = [goal]
    while came_from[chain[-1]]:
        chain.append(came_from[chain[-1]])
    return chain[::-1]
