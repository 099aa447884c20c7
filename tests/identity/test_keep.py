"""Keys last: what is added, moved, merged or split never takes an IRI from what it stood for."""

from __future__ import annotations

import random

from academy import Sheet
from kgbuild.entities import Resolution
from kgbuild.identity import Kept, Ledger, format_ledger, keep, parse_ledger
from kgbuild.identity.rekey import rekey
from kgbuild.model import Extraction, Profile
from kgbuild.resolve import resolve


def page(document: str, *papers: tuple[str, str, str], orcid: str = "", owner: str = "") -> Extraction:
    sheet = Sheet(document, owner)
    if orcid:
        e = sheet.say(owner or papers[0][1])
        sheet.records.append(Profile(evidence=e, person=sheet.who(e, e.quote), orcid=orcid))
    for title, authors, year in papers:
        sheet.list_paper(title, authors, year=year, venue="Journal of Tides")
    return sheet.extraction()


TIDES = page("a.md", ("Tides of graphs", "Ana Lindqvist, Y. Zhang", "2019"), owner="Ana Lindqvist")
CELLS = page("b.md", ("Cells of salt marshes", "Y. Zhang, Bruno Castellani", "2011"), owner="Bruno Castellani")
LATER = page("c.md", ("Harbours", "Ana Lindqvist", "2021"), owner="Ana Lindqvist")


def run(ledger: Ledger, *pages: Extraction) -> Kept:
    return keep(resolve(pages), pages, parse_ledger(format_ledger(ledger)))


def person(kept: Kept, document: str, name: str) -> str:
    return next(k for (d, n, _), k in kept.resolution.person_of.items() if (d, n) == (document, name))


def test_the_same_documents_change_nothing() -> None:
    first = run(Ledger(), TIDES, CELLS, LATER)
    again = run(first.ledger, LATER, TIDES, CELLS)
    assert again.resolution == first.resolution
    assert format_ledger(again.ledger) == format_ledger(first.ledger)
    assert (again.minted, again.merged, again.split) == ((), (), ())


def test_a_namesake_that_sorts_first_takes_nobodys_key() -> None:
    first = run(Ledger(), CELLS)
    zhang = person(first, "b.md", "Y. Zhang")
    second = run(first.ledger, TIDES, CELLS)
    assert person(second, "b.md", "Y. Zhang") == zhang == "person/y-zhang"
    assert person(second, "a.md", "Y. Zhang").startswith("person/y-zhang-")
    third = run(second.ledger, TIDES)
    assert person(third, "a.md", "Y. Zhang") == person(second, "a.md", "Y. Zhang")


def test_a_better_name_leaves_the_key() -> None:
    first = run(Ledger(), page("a.md", ("Tides", "A. Lindqvist", "2019")))
    second = run(first.ledger, page("a.md", ("Tides", "A. Lindqvist", "2019")), TIDES_BY_ANA)
    assert person(second, "a.md", "A. Lindqvist") == "person/a-lindqvist"


TIDES_BY_ANA = page("z.md", ("Tides", "Ana Lindqvist", "2019"), owner="Ana Lindqvist")


def test_a_document_that_moves_takes_its_keys_along() -> None:
    first = run(Ledger(), CELLS, TIDES)
    moved = page("new/b.md", ("Cells of salt marshes", "Y. Zhang, Bruno Castellani", "2011"), owner="Bruno Castellani")
    second = run(first.ledger, moved, TIDES)
    assert person(second, "new/b.md", "Y. Zhang") == person(first, "b.md", "Y. Zhang")
    assert set(second.resolution.people) == set(first.resolution.people)
    assert second.minted == ()


def test_a_document_that_comes_back_finds_its_keys() -> None:
    first = run(Ledger(), TIDES, CELLS)
    without = run(first.ledger, TIDES)
    again = run(without.ledger, TIDES, CELLS)
    assert again.resolution == first.resolution


def merged(resolution: Resolution, one: str, other: str) -> Resolution:
    """What a better resolver might say: two are one."""
    return rekey(resolution, {other: one})


def test_a_merge_leaves_a_forwarding_and_its_end_gives_the_key_back() -> None:
    pages = [TIDES, CELLS]
    apart = resolve(pages)
    first = keep(apart, pages, Ledger())
    one, other = (person(first, d, "Y. Zhang") for d in ("a.md", "b.md"))
    assert one != other
    keys = sorted(k for k in apart.people if "zhang" in k)
    second = keep(merged(apart, *keys), pages, first.ledger)
    (forwarding,) = second.merged
    assert set(forwarding) == {one, other}
    assert second.ledger.current(forwarding[0]) == forwarding[1] == person(second, "a.md", "Y. Zhang")
    third = keep(apart, pages, second.ledger)
    assert [person(third, d, "Y. Zhang") for d in ("a.md", "b.md")] == [one, other]
    assert third.ledger.entries[one].merged == third.ledger.entries[other].merged == ""


def test_a_split_says_which_part_kept_the_key() -> None:
    pages = [TIDES, CELLS]
    apart = resolve(pages)
    keys = sorted(k for k in apart.people if "zhang" in k)
    first = keep(merged(apart, *keys), pages, Ledger())
    second = keep(apart, pages, first.ledger)
    ((new, old),) = second.split
    assert {person(second, d, "Y. Zhang") for d in ("a.md", "b.md")} == {new, old}
    assert second.ledger.entries[new].split == old
    assert old in first.resolution.people


def test_who_shares_no_more_than_a_homepage_is_somebody_else() -> None:
    def member(document: str, owner: str) -> Extraction:
        sheet = Sheet(document, owner)
        e = sheet.say(owner)
        sheet.records.append(Profile(evidence=e, person=sheet.who(e, owner), homepage="https://lab.example"))
        return sheet.extraction()

    first = run(Ledger(), member("a.md", "Ana Lindqvist"))
    second = run(first.ledger, member("b.md", "Bruno Castellani"))
    assert set(second.resolution.people) == {"person/bruno-castellani"}
    assert (second.merged, second.split) == ((), ())


def test_who_first_appears_with_the_number_of_another_was_never_part_of_them() -> None:
    number = "0000-0002-1825-0097"
    ana = page("a.md", ("Tides", "Ana Lindqvist", "2019"), owner="Ana Lindqvist", orcid=number)
    bruno = page("b.md", ("Cells", "Bruno Castellani", "2011"), owner="Bruno Castellani", orcid=number)
    first = run(Ledger(), ana)
    second = run(first.ledger, ana, bruno)
    assert {"person/ana-lindqvist", "person/bruno-castellani"} <= set(second.resolution.people)
    assert second.split == ()


def test_private_addresses_stay_out_of_the_ledger() -> None:
    kept = run(Ledger(), page("a.md", ("Tides", "Ana Lindqvist", "2019"), orcid="0000-0002-1825-0097"))
    assert b"orcid:0000-0002-1825-0097" in format_ledger(kept.ledger)
    assert b"@" not in format_ledger(kept.ledger)


def test_random_additions_never_move_a_key() -> None:
    chance = random.Random(7)
    names = ["Y. Zhang", "Yan Zhang", "Ana Lindqvist", "A. Lindqvist", "Bruno Castellani", "Y. Li"]
    pages = [
        page(f"{chance.randrange(10**6)}.md", *(
            (f"{chance.choice(['Tides', 'Cells', 'Waves'])} of {chance.choice(['salt', 'trees'])}",
             ", ".join(chance.sample(names, 2)), str(chance.randrange(2000, 2020)))
            for _ in range(2)
        ))
        for _ in range(12)
    ]  # fmt: skip
    ledger, known = Ledger(), {}
    for count in range(1, len(pages) + 1):
        kept = run(ledger, *pages[:count])
        ledger = kept.ledger
        where = {**kept.resolution.person_of, **kept.resolution.paper_of}
        assert all(ledger.current(key) == where[mention] for mention, key in known.items())
        known = where
