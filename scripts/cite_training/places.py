"""Where a work appeared, as lists print it: journal, event, book, series, school, server."""

from __future__ import annotations

from collections.abc import Callable

from cite_training.dice import Dice
from cite_training.facts import TABLES, Fact, series
from cite_training.journals import WAITING, numbers
from cite_training.names import Style, people_text
from cite_training.strings import Labelled

MARKUP = ("*", "*", "_", "_", "**", "**", "<i>", "<em>", "<b>", "<ins>")


def where(fact: Fact, random: Dice, *, markup: bool) -> Labelled:
    """Print the place of publication of a fact; the year, too, where the form holds it."""
    return _WHERE[fact.kind](fact, random, markup)


def venue_text(fact: Fact, random: Dice, *, markup: bool) -> Labelled:
    """Print the venue alone, an event as often by its short name."""
    short = fact.kind == "conference" and fact.acronym and random.hit(50)
    return _marked(fact.acronym if short else fact.venue, "V", random, markup=markup)


def _marked(venue: str, label: str, random: Dice, *, markup: bool) -> Labelled:
    mark = random.choice(MARKUP) if markup and random.hit(70) else ""
    return Labelled().add(mark).add(venue, label).add(mark.replace("<", "</"))


def _journal(fact: Fact, random: Dice, markup: bool) -> Labelled:  # noqa: FBT001
    waiting = random.hit(8)
    lead = random.choice(WAITING) if waiting else random.choice(TABLES["leads"]["journal"])
    if fact.volume and fact.first.isdecimal() and random.hit(6):
        return _law(fact, random, markup=markup)
    out = Labelled().add(lead)
    out.add(random.choice(["(Russian) ", "(in German) ", "[in French] ", "(in Japanese). "]) if random.hit(2) else "")
    out.join(venue_text(fact, random, markup=markup))
    if fact.place:
        before, behind = random.choice([(", ", ""), (" (", ")"), (", ", "")])
        out.add(before).add(fact.place, "LOC").add(behind)
    if fact.volume and not waiting:
        numbers(out, fact, random, markup=markup)
    return out


def _law(fact: Fact, random: Dice, *, markup: bool) -> Labelled:
    """Print 96 Harv. L. Rev. 345, 350 (1983): the volume before the journal."""
    out = Labelled().add(fact.volume, "VOL").add(" ").join(venue_text(fact, random, markup=markup))
    out.add(random.choice([" ", " ", ", "])).add(fact.first, "P")
    if random.hit(15):
        out.add(f", {int(fact.first) + 5}")
    if fact.year and random.hit(85):
        out.add(" (").add("forthcoming " if random.hit(5) else "").add(fact.year, "Y").add(")")
        fact.year = ""
    return out


def _conference(fact: Fact, random: Dice, markup: bool) -> Labelled:  # noqa: FBT001
    out = Labelled()
    if fact.quote and random.hit(60):
        one, two = fact.quote
        out.add(random.choice(["in ", "In ", "in: "]) + one).add(fact.venue, "V").add(two)
    elif random.hit(25):
        start = random.choice(["Proc. of ", "Proceedings of the ", "Proceedings of ", "Proc. "])
        venue = f"{start}{fact.acronym if fact.acronym and random.hit(40) else fact.venue}"
        out.add(random.choice(["In ", "in ", "In: ", ""])).join(_marked(venue, "V", random, markup=markup))
    else:
        out.add(random.choice(TABLES["leads"]["conference"]))
        both = fact.acronym and random.hit(20)
        out.join(
            _marked(f"{fact.venue} ({fact.acronym})", "V", random, markup=markup)
            if both
            else venue_text(fact, random, markup=markup)
        )
    if fact.year and random.hit(10):
        _event_day(out, fact, random)
    elif fact.year and random.hit(50):
        _event_year(out, fact, random)
    if random.hit(12):
        _in_series(out, random)
    if fact.place and random.hit(80):
        before, behind = random.choice([(", ", ""), (". ", ""), (" (", ")"), (" in ", "")])
        out.add(before).add(fact.place).add(behind)
    if fact.first and random.hit(80):
        pages = f"{fact.first}{random.choice(['-', '–', '--'])}{fact.last}" if fact.last else fact.first
        out.add(random.choice([", pp. ", ", pages ", ", ", ", S. ", ": "])).add(pages, "P")
    if fact.publisher:
        out.add(random.choice([". ", ", "])).add(fact.publisher, "PUB")
    return out


def _in_series(out: Labelled, random: Dice) -> None:
    """Append volume and series of proceedings: ", volume 4590 of Lecture Notes in Computer Science"."""
    volume, name = str(random.randint(1, 9999)), series(random)
    if random.hit(65):
        out.add(random.choice([", volume ", ", vol. ", ". Volume "])).add(volume, "VOL")
        out.add(random.choice([" of ", " of ", " in "])).add(name, "SER")
        return
    before, behind = random.choice([(", ", ""), (". ", ""), (" (", ")")])
    out.add(before).add(name, "SER").add(random.choice([" ", ", vol. ", ", volume "])).add(volume, "VOL").add(behind)


def _event_day(out: Labelled, fact: Fact, random: Dice) -> None:
    """Append place and days of an event, whose year need not be that of the book: "(Urbino, 3-5 July 1980)"."""
    before, behind = random.choice([(" (", ")"), (" (", ")"), (", ", "")])
    year = int(fact.year) - random.choice([0, 0, 0, 1, 1, 2])
    first, month = random.randint(1, 24), random.choice(TABLES["months_long"])
    days = random.choice(
        [f"{first}-{first + 3} {month}", f"{month} {first}–{first + 2},", f"{month}", f"{first} {month}"]
    )
    place = random.choice(TABLES["places"]).partition(",")[0]
    label = "V" if before == " (" and out.owner[-1:] == ["V"] else ""
    out.add(before, label).add(f"{place}{random.choice([', ', ' ', ', '])}{days} ", label)
    out.add(str(year), label or ("Y" if year == int(fact.year) else "")).add(behind, label)
    if not label and year == int(fact.year):
        fact.year = ""


def _event_year(out: Labelled, fact: Fact, random: Dice) -> None:
    """ISMAR 2016, ISMAR'16: two digits are no year of their own."""
    if random.hit(20):
        out.add(random.choice(["'", "’", " '"]) + fact.year[2:])
        return
    before, behind = random.choice([(" ", ""), (" ", ""), (", ", ""), (" (", ")"), ("-", ""), ("", "")])
    out.add(before).add(fact.year, "Y").add(behind)
    fact.year = ""


def _workshop(fact: Fact, random: Dice, markup: bool) -> Labelled:  # noqa: FBT001
    lead = random.choice(TABLES["leads"]["workshop"])
    return Labelled().add(lead).join(_marked(fact.venue, "V", random, markup=markup))


def _chapter(fact: Fact, random: Dice, markup: bool) -> Labelled:  # noqa: FBT001
    if fact.editors and fact.first.isdecimal() and random.hit(8):
        return _law_chapter(fact, random, markup=markup)
    if random.hit(14):
        return _listed_chapter(fact, random, markup=markup)
    if random.hit(5):
        return _series_first(fact, random)
    out = Labelled().add(random.choice(TABLES["leads"]["chapter"]))
    venue = _marked(fact.venue, "V", random, markup=markup)
    if fact.quote and random.hit(60):
        venue = Labelled().add(fact.quote[0]).join(venue).add(fact.quote[1])
    editors = people_text(fact.editors, Style(random)).text if fact.editors else ""
    if editors and random.hit(60):
        out.add(editors + random.choice(TABLES["editors"]["behind"]), "ED").join(venue)
    elif editors:
        before, behind = random.choice(TABLES["editors"]["before"]).split("|")
        out.join(venue).add(before + editors + behind, "ED")
    else:
        out.join(venue)
    pages = f"{fact.first}{random.choice('-–')}{fact.last}" if fact.first else ""
    early = random.hit(50)
    if pages and early:
        before, behind = random.choice(
            [(", pp. ", ""), (" (pp. ", ")"), (", ", ""), (", S. ", ""), (", pages ", ""), (": ", "")]
        )
        out.add(before).add(pages, "P").add(behind)
    if fact.publisher or fact.place:
        before, behind = random.choice([(". ", ""), (", ", ""), (" (", ")")])
        out.add(before)
        _press(out, fact, random)
        if behind and fact.year and random.hit(60):
            out.add(", ").add(fact.year, "Y")
            fact.year = ""
        out.add(behind)
    if pages and not early:
        out.add(random.choice([", pp. ", ", S. ", ", ", ", p. "])).add(pages, "P")
    return out


def _listed_chapter(fact: Fact, random: Dice, *, markup: bool) -> Labelled:
    """Print Book (Place, 1993), A. Editor, ed., Series, vol. 12, Press, Place, 1995, pp. 1-9, as mathematicians do."""
    out = Labelled().add(random.choice(["", "", "", "in ", "In: ", "in: "]))
    out.join(_marked(fact.venue, "V", random, markup=markup))
    if random.hit(30):
        place = random.choice(TABLES["places"]).partition(",")[0]
        year = int(fact.year) - random.randint(0, 2) if fact.year else 1995
        out.add(f" ({place}, {year})", "V" if not markup else "")
    if fact.editors and random.hit(60):
        before, behind = random.choice(
            [(" (", ", eds.)"), (", ", ", eds."), (", ", " (Eds.)"), (" (", ", Eds.)"), (", ed. ", "")]
        )
        out.add(before + people_text(fact.editors, Style(random)).text + behind, "ED")
    if random.hit(15):
        _in_series(out, random)
    elif random.hit(60):
        out.add(", ").add(series(random), "SER")
        out.add(random.choice([", vol. ", ", ", ", Vol. ", " "])).add(str(random.randint(1, 2000)), "VOL")
    out.add(", ").add(fact.publisher, "PUB").add(", " if fact.publisher and fact.place else "").add(fact.place, "LOC")
    if fact.year:
        before, behind = random.choice([(", ", ""), (", ", ""), (" (", ")"), (", (", ")")])
        out.add(before).add(fact.year, "Y").add(behind)
        fact.year = ""
    if fact.first:
        out.add(random.choice([", pp. ", ", ", ", p. "])).add(
            f"{fact.first}{random.choice(['-', '--', '–'])}{fact.last}", "P"
        )
    return out


def _series_first(fact: Fact, random: Dice) -> Labelled:
    """Print in Series 135, Book, ed. A. Editor (Place: Press), 39, as astronomers do."""
    out = Labelled().add(random.choice(["in ", "in: ", "In ", ""])).add(series(random), "SER")
    out.add(random.choice([" ", ", Vol. ", " Vol. ", ", "])).add(str(random.randint(1, 500)), "VOL")
    out.add(random.choice([", ", ": ", ", "])).add(fact.venue, "V")
    if fact.editors:
        lead, behind = random.choice(
            [(", ed. ", ""), (", eds ", ""), (", eds. ", ""), (" (", ", eds.)"), (" ed. by ", "")]
        )
        out.add(lead + people_text(fact.editors, Style(random)).text + behind, "ED")
    if fact.publisher and random.hit(70):
        out.add(" (").add(fact.place, "LOC").add(": " if fact.place else "").add(fact.publisher, "PUB").add(")")
    return out.add(random.choice([", ", ", p. ", ", pp. "])).add(fact.first, "P") if fact.first else out


def _law_chapter(fact: Fact, random: Dice, *, markup: bool) -> Labelled:
    """Print in Book Title 23 (A. Editor & B. Editor eds., Press 2018), the first page behind the book."""
    out = Labelled().add(random.choice(["in ", "in ", "In "])).join(_marked(fact.venue, "V", random, markup=markup))
    out.add(random.choice([" ", ", "])).add(fact.first, "P").add(" (")
    editors = people_text(fact.editors, Style(random)).text
    out.add(editors + random.choice([" eds.", " ed.", ", eds.", ", ed.", " & others eds."]), "ED").add(", ")
    return _law_press(out, fact, random)


def _law_press(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Append edition, press and year up to the closing bracket: "2d ed. Some Press 2018)"."""
    editions = ["2d ed. ", "3d ed. ", "2nd ed., ", "4th ed. "]
    where = random.pick(before=30, behind=20, none=50)
    out.add(random.choice(editions) if where == "before" else "")
    if fact.publisher:
        out.add(fact.publisher, "PUB").add(random.choice([" ", ", ", " "]))
    if where == "behind":
        out.add(random.choice(editions).replace(",", ""))
    if fact.year:
        out.add("forthcoming " if random.hit(8) else "").add(fact.year, "Y")
        fact.year = ""
    return out.add(")")


def _press(out: Labelled, fact: Fact, random: Dice) -> None:
    """Place and publisher; in the humanities often the place alone, before the year."""
    if fact.place and random.hit(35):
        more = random.choice(TABLES["publishers"]).split("|")[1]
        out.add(
            fact.place + (random.choice(["-", " - ", "/", "–", ", ", " & "]) + more if random.hit(30) else ""), "LOC"
        )
        if fact.year and random.hit(50):
            out.add(random.choice([" ", " ", ", "])).add(fact.year, "Y")
            fact.year = ""
    elif fact.place and fact.publisher and random.hit(65):
        out.add(fact.place, "LOC").add(random.choice([": ", ": ", ", ", " : "])).add(fact.publisher, "PUB")
    else:
        out.add(fact.publisher, "PUB").add(", " if fact.publisher and fact.place else "").add(fact.place, "LOC")


def _book(fact: Fact, random: Dice, _: bool) -> Labelled:  # noqa: FBT001
    out = Labelled()
    if random.hit(8):
        return _law_press(out.add("("), fact, random)
    if fact.series and random.hit(25):
        out.add(random.choice(["volume ", "vol. ", "Volume "])).add(fact.part or "12", "VOL").add(" of ")
        out.add(fact.series, "SER").add(random.choice([", ", ". "]))
    elif fact.series:
        before, behind = random.choice([("(", "), "), ("", ", "), ("", ". ")])
        out.add(before).add(fact.series, "SER")
        out.add(random.choice([" ", ", ", ", vol. ", ", Bd. "]) if fact.part else "").add(fact.part, "VOL").add(behind)
    if fact.volume:
        out.add(random.choice(["vol. ", "Vol. ", "Volume ", "Bd. "])).add(fact.volume, "VOL").add(
            random.choice([", ", ". "])
        )
    if random.hit(14):
        out.add(random.choice(TABLES["editions"]))
    opened = random.hit(25)
    out.add("(" if opened else "")
    _press(out, fact, random)
    if opened and fact.year:
        out.add(", ").add(fact.year, "Y")
        fact.year = ""
    out.add(")" if opened else "")
    return out.add(random.choice([", second edition", ", 2nd edition", " (3rd ed.)"]) if random.hit(4) else "")


def _report(fact: Fact, random: Dice, markup: bool) -> Labelled:  # noqa: FBT001
    out = _marked(fact.venue, "REP", random, markup=markup)
    if fact.number:
        out.add(random.choice([" ", " ", " No. ", " #", " Nr. ", ", no. ", " no. ", " n° "])).add(fact.number, "NUM")
    if fact.publisher:
        out.add(", ").add(fact.publisher, "PUB")
    if random.hit(20):
        event = f"{random.choice(TABLES['conferences']).split('|')[0]} {random.randint(2015, 2026)}"
        out.add(random.choice([", submitted to ", ", revise and resubmit at ", ", R&R at ", ", under review at "]))
        out.add(random.choice(TABLES["journals"]) if random.hit(50) else event)
    return out


def _thesis(fact: Fact, random: Dice, _: bool) -> Labelled:  # noqa: FBT001
    return Labelled().add(random.choice(TABLES["theses"])).add(", ").add(fact.publisher, "PUB")


def _preprint(fact: Fact, random: Dice, _: bool) -> Labelled:  # noqa: FBT001
    out = Labelled()
    if not fact.arxiv:
        out.add(random.choice(["", "", "preprint, "])).add(fact.venue, "V")
        return out.add(random.choice(["", " preprint", ", preprint"]))
    form = random.choice(TABLES["arxiv_forms"]).replace("CLASS", random.choice(TABLES["arxiv_classes"]))
    before, behind = form.split("{}")
    if before.startswith("http"):
        return out.add(before + fact.arxiv, "ID")
    return out.add(before).add(fact.arxiv, "ID").add(behind)


_WHERE: dict[str, Callable[[Fact, Dice, bool], Labelled]] = {
    "journal": _journal, "conference": _conference, "workshop": _workshop, "chapter": _chapter, "book": _book,
    "report": _report, "thesis": _thesis, "preprint": _preprint,
}  # fmt: skip
