"""References as papers of mathematics, physics, astronomy and computing end with them, their type lost in the text.

Each list has one form for each kind of work: what follows the authors is read off the whole line, not off its signs.
"""

from __future__ import annotations

from collections.abc import Callable

from cite_training.dice import Dice
from cite_training.facts import TABLES, Fact, series
from cite_training.names import Style, people_text
from cite_training.strings import Labelled

TABLE = TABLES["papers"]


def paper_line(fact: Fact, random: Dice) -> Labelled:
    """Print a fact as one of the lists does."""
    number = str(random.choice(["", "", "[{}] ", "{}. ", "[{}]"])).format(random.randint(1, 120))
    fact.title = fact.title.rstrip(" .,")
    fact.year = fact.year or (str(random.randint(1970, 2025)) if fact.kind not in {"preprint", "report"} else "")
    if fact.kind == "journal":
        fact.volume, fact.first = fact.volume or str(random.randint(1, 300)), fact.first or str(random.randint(1, 900))
    if random.hit(8):
        fact.title += random.choice(TABLE["behind_title"])
    if fact.kind in {"report", "preprint"} and random.hit(25):
        return _page(Labelled().add(number), fact, random)
    return random.choice(_LISTS)(Labelled().add(number), fact, random)


def _names(fact: Fact, random: Dice, orders: tuple[str, ...], last: tuple[str, ...]) -> Labelled:
    style = Style(random)
    style.order, style.comma, style.last = random.choice(orders), ", ", random.choice(last)
    out = people_text(fact.authors, style)
    if random.hit(3):
        out.add(random.choice([" [{}]", " ({})", " [{}]"]).format(random.choice(TABLE["groups"])))
    return out


def _editors(fact: Fact, random: Dice, *orders: str) -> str:
    style = Style(random)
    style.order, style.comma, style.last = random.choice(orders), ", ", random.choice([" and ", ", and ", " & "])
    return people_text(fact.editors, style).text


def _pages(fact: Fact, random: Dice, *leads: str) -> Labelled:
    if not fact.first:
        return Labelled()
    dash = random.choice(["-", "–", "--", "–", "---"])
    return Labelled().add(random.choice(leads)).add(f"{fact.first}{dash}{fact.last}" if fact.last else fact.first, "P")


def _press(fact: Fact, random: Dice, comma: str = ", ") -> Labelled:
    """Give press and city: "Springer-Verlag, Berlin", "Cambridge: Cambridge University Press"."""
    if fact.place and fact.publisher and random.hit(25):
        return Labelled().add(fact.place, "LOC").add(": ").add(fact.publisher, "PUB")
    return (
        Labelled().add(fact.publisher, "PUB").add(comma if fact.publisher and fact.place else "").add(fact.place, "LOC")
    )


def _serial(random: Dice) -> Labelled:
    """Give a series, most often with the number of a book in it: "Lecture Notes in Math., vol. 1389"."""
    number, name = Labelled().add(str(random.randint(1, 2000)), "VOL"), Labelled().add(series(random), "SER")
    match random.pick(behind=70, before=18, none=12):
        case "behind":
            return name.add(random.choice([", vol. ", ", ", ", Vol. ", " ", ", no. ", ", Band "])).join(number)
        case "before":
            return Labelled().add(random.choice(["vol. ", "volume ", "Vol. "])).join(number).add(" of ").join(name)
        case _:
            return name


def _year(out: Labelled, fact: Fact, random: Dice, *leads: str) -> None:
    """Append the year, if there is one, behind one of the signs."""
    lead = random.choice(leads)
    if fact.year:
        out.add(lead).add(fact.year, "Y").add(")" if lead[-1] == "(" else "")


def _server(fact: Fact, random: Dice) -> Labelled:
    """Give where a preprint lies."""
    if not fact.arxiv:
        return Labelled().add(fact.venue, "V") if fact.kind == "preprint" else Labelled().add("preprint")
    form = random.choice([*TABLES["arxiv_forms"], *TABLE["arxiv_forms"]])
    before, behind = form.replace("CLASS", random.choice(TABLES["arxiv_classes"])).split("{}")
    address = before.startswith("http")
    return (
        Labelled()
        .add(before + fact.arxiv if address else before, "ID" if address else "")
        .add("" if address else fact.arxiv, "ID")
        .add(behind)
    )


def _mathematics(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Commas alone: A. Roy, Title, Book (City, 1993), A. Editor, ed., Series, vol. 12, Press, City, 1995, pp. 1-9."""
    out.join(_names(fact, random, ("initials", "spaced", "spaced", "full"), (" and ", " and ", ", and ", ", ")))
    colon = random.choice([", ", ", ", ", ", ": ", ". "])
    out.add(colon).add(fact.title, "T")
    comma = "." if random.hit(8) else ","
    match fact.kind:
        case "journal":
            out.add(f"{comma} ").add(fact.venue, "V").add(" ").add(fact.volume, "VOL")
            out.add(" (" if fact.year else "").add(fact.year, "Y").add(")" if fact.year else "")
            if fact.issue:
                out.add(random.choice([", no. ", ", no. ", ":", ", "])).add(fact.issue, "ISS")
            out.join(_pages(fact, random, ", ", ", ", ", pp. ", " ")).add(random.choice([".", "", ".", ". MR1234567"]))
            return out
        case "chapter" | "conference" | "workshop":
            _book_of(out.add(f"{comma} "), fact, random)
        case "book":
            if random.hit(50):
                out.add(", ").join(_serial(random))
            out.add(random.choice(TABLE["editions"]) if random.hit(15) else "")
            out.add(", ").join(_press(fact, random))
        case "thesis":
            out.add(", ").add(random.choice(TABLE["theses"])).add(", ").add(fact.publisher, "PUB")
        case "report":
            out.add(", ").add(fact.venue, "REP").add(random.choice([" ", " no. "])).add(fact.number, "NUM")
            out.add(", " if fact.publisher else "").add(fact.publisher, "PUB")
        case _:
            out.add(random.choice([", ", ", ", ". "])).join(_server(fact, random))
    _year(out, fact, random, ", ", ", ", " (", ", (")
    if fact.kind in {"chapter", "conference"}:
        out.join(_pages(fact, random, ", pp. ", ", pp. ", ", ", ", p. "))
    return out.add(random.choice([".", ".", ""]) + (random.choice(TABLE["cited_on"]) if random.hit(6) else ""))


def _book_of(out: Labelled, fact: Fact, random: Dice) -> None:
    out.add(random.choice(["", "", "", "in ", "in: ", "In ", "in "])).add(fact.venue, "V")
    if random.hit(25):
        city = random.choice(TABLES["places"]).partition(",")[0]
        out.add(f" ({city}, {int(fact.year or 1995) - random.randint(0, 2)})", "V")
    if fact.editors and random.hit(55):
        names = _editors(fact, random, "initials", "spaced")
        before, behind = random.choice(TABLE["editors"]).split("|")
        out.add(before + names + behind, "ED")
    if random.hit(60):
        out.add(", ").join(_serial(random))
    if fact.publisher and random.hit(80):
        out.add(", ").join(_press(fact, random))


def _plain(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Stops between the parts, as BibTeX prints: A. Roy. Title. In A. Editor, editor, Book, pages 1-9. Press, 1995."""
    out.join(_names(fact, random, ("full", "full", "initials", "spaced"), (" and ", ", and ", ", and ")))
    out.add(". ").add(fact.title, "T").add(" " if fact.title[-1] in "?!" else ". ")
    lead = random.choice(["In ", "In ", "In ", "in ", "", "In: "])
    match fact.kind:
        case "journal":
            out.add(fact.venue, "V").add(", ").add(fact.volume, "VOL")
            out.add("(" if fact.issue else "").add(fact.issue, "ISS").add(")" if fact.issue else "")
            out.join(_pages(fact, random, ":", ":", ": ", ", pages ", ", pp. "))
        case "chapter" | "conference" | "workshop":
            if fact.editors and random.hit(50):
                names = _editors(fact, random, "full", "initials")
                out.add(lead).add(names + random.choice([", editors, ", ", editor, ", " (eds.), "]), "ED")
                out.add(fact.venue, "V")
            else:
                out.add(lead).add(fact.venue, "V")
            if random.hit(30):
                out.add(", volume ").add(str(random.randint(1, 2000)), "VOL").add(" of ").add(series(random), "SER")
            out.join(_pages(fact, random, ", pages ", ", pages ", ", pp. ", ", "))
            out.add(", " + random.choice(TABLES["places"]) if random.hit(20) else "")
            if fact.publisher and random.hit(60):
                out.add(". ").join(_press(fact, random))
        case "book":
            if random.hit(35):
                out.join(_serial(random) if random.hit(50) else Labelled().add(series(random), "SER")).add(". ")
            out.join(_press(fact, random))
            out.add(random.choice([", second edition", ", 2nd edition", ", third edition"]) if random.hit(15) else "")
        case "thesis":
            out.add(random.choice(TABLE["theses"])).add(", ").add(fact.publisher, "PUB")
        case "report":
            out.add(fact.venue, "REP").add(" ").add(fact.number, "NUM")
            out.add(", " if fact.publisher else "").add(fact.publisher, "PUB")
        case _:
            out.join(_server(fact, random))
    if fact.year:
        out.add(", ").add(random.choice(TABLES["months"][:12]) + " " if random.hit(15) else "").add(fact.year, "Y")
    return out.add(".")


def _physics(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Title in front of a journal or none, preprint numbers behind: A. Roy, Title, Phys. Rev. D 12 (1998) 45 [...]."""
    out.join(_names(fact, random, ("spaced", "initials", "glued", "spaced"), (" and ", ", ", " and ", " & ")))
    titled = random.hit(45) or fact.kind == "thesis"
    comma = random.choice([", ", ", ", ": ", " "])
    if titled or fact.kind == "book":
        one, two = random.choice([("", ","), ("", ","), ("“", ",”"), ('"', '",'), ("", "")])
        out.add(comma if comma != " " or one else ", ").add(one).add(fact.title, "T").add(two + " ")
    else:
        out.add(comma)
    match fact.kind:
        case "journal":
            out.add(fact.venue, "V").add(
                random.choice(["", " ", " ", ", ", " vol. "]) if fact.venue[-1] == "." else " "
            )
            out.add((random.choice("ABCD") if random.hit(20) else "") + fact.volume, "VOL")
            first = Labelled().add(fact.first, "P") if random.hit(60) else _pages(fact, random, "")
            if random.hit(50):
                out.add(" (").add(fact.year, "Y").add(random.choice([") ", "), ", ")"])).join(first)
            else:
                out.add(", ").join(first).add(" (").add(fact.year, "Y").add(")")
            fact.arxiv = fact.arxiv or (random.choice(TABLE["old_numbers"]) if random.hit(25) else "")
            if fact.arxiv:
                one, two = random.choice(TABLE["numbers"]).split("|")
                out.add(one).add(fact.arxiv, "ID").add(two.replace("CLASS", random.choice(TABLES["arxiv_classes"])))
            return out.add(random.choice([".", "", ";", " and references therein.", "."]))
        case "chapter" | "conference" | "workshop":
            return _proceedings(out, fact, random)
        case "book":
            return _bracketed(out, fact, random)
        case "thesis":
            out.add(random.choice(TABLE["theses"])).add(", ").add(fact.publisher, "PUB")
        case "report":
            out.add(fact.venue, "REP").add(random.choice(["-", " ", " No. "])).add(fact.number, "NUM")
        case _:
            fact.arxiv = fact.arxiv or random.choice(TABLE["old_numbers"])
            out.join(_server(fact, random))
    if random.hit(70):
        _year(out, fact, random, " (", ", (")
    return out.add(random.choice([".", "", ";", "."]))


def _proceedings(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    out.add(random.choice(["in ", "in ", "in: ", "in Proc. ", ""])).add(fact.venue, "V")
    if fact.editors and random.hit(60):
        before, behind = random.choice([(", edited by ", ""), (", eds. ", ""), (", ed. ", ""), (" (eds. ", ")")])
        out.add(before + _editors(fact, random, "initials", "spaced") + behind, "ED")
    early = random.hit(35)
    out.join(_pages(fact, random, ", pp. ", ", p. ") if early else Labelled())
    out.add(random.choice([" (", ", "])).join(_press(fact, random))
    out.add(", " if fact.publisher or fact.place else "").add(fact.year, "Y")
    opened = out.text.count("(") - out.text.count(")")
    out.add(")" if opened > 0 else "").join(Labelled() if early else _pages(fact, random, ", p. ", ", pp. ", " "))
    return out.add(".")


def _bracketed(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    opened = random.hit(65)
    out.text = out.text.rstrip()
    out.owner = out.owner[: len(out.text)]
    if random.hit(10):
        out.add(random.choice([" 2nd ed.", " 3rd edition,", " Vol. 1,", " 2nd edn."]))
    out.add(" (" if opened else " ").join(_press(fact, random))
    out.add(", " if opened else random.choice([", ", " ("])).add(fact.year, "Y")
    out.add(")" if out.text.count("(") > out.text.count(")") else "")
    if random.hit(20):
        out.add(random.choice([", Chap. 3", ", p. 37", ", Sect. 4.2", ", pp. 3–9", ", chapter 2"]))
    return out.add(random.choice([".", ""]))


def _astronomy(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """No titles but of books: Roy, A. B., & Lee, C. 2004, ApJ, 600, 123."""
    orders = ("inverted", "inverted", "inverted", "dotted vancouver", "spaced vancouver")
    out.join(_names(fact, random, orders, (", & ", ", & ", " & ", ", ", " and ")))
    before, behind = random.choice([(" ", ", "), (", ", ", "), (" (", ") "), (" ", " "), (", ", ", ")])
    out.add(before if fact.year else ", ").add(fact.year, "Y").add(
        random.choice("ab") if fact.year and random.hit(8) else ""
    )
    out.add(behind if fact.year else "")
    waiting = random.choice(
        [
            "submitted",
            "in press",
            "in preparation",
            f"submitted (arXiv:1202.0{random.randint(100, 999)})",
            "accepted",
        ]
    )
    match fact.kind:
        case "journal" if random.hit(90):
            if random.hit(15):
                out.add(fact.title, "T").add(random.choice([", ", ". "]))
            out.add(fact.venue, "V").add(", ").add(fact.volume or waiting, "VOL" if fact.volume else "")
            out.add(", " if fact.first and fact.volume else "").add(fact.first if fact.volume else "", "P")
        case "journal":
            out.add(fact.venue, "V").add(", " + waiting)
        case "chapter" | "conference" | "workshop":
            out.add(random.choice(["in ", "in "]))
            if random.hit(40):
                out.join(_serial(random)).add(", ")
            out.add(fact.venue, "V")
            if fact.editors:
                out.add(
                    random.choice([", ed. ", ", eds. ", ", ed. "]) + _editors(fact, random, "initials", "spaced"), "ED"
                )
            if fact.place or fact.publisher:
                out.add(" (").add(fact.place, "LOC").add(": " if fact.place and fact.publisher else "")
                out.add(fact.publisher, "PUB").add(")")
            out.add(", " if fact.first else "").add(fact.first, "P")
        case "book":
            out.add(fact.title, "T").add(random.choice([", 2nd edn. ", " "]) if random.hit(10) else " ")
            out.add("(").add(fact.place, "LOC").add(": " if fact.place and fact.publisher else "")
            out.add(fact.publisher, "PUB").add(")")
        case "thesis":
            out.add(random.choice(TABLE["theses"])).add(", ").add(fact.publisher, "PUB")
        case _:
            out.join(_server(fact, random))
    return out.add(random.choice(["", "", "."]))


def _page(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Print a page, a program or a standard: W3C. Title, 2007, and its address."""
    if random.hit(45):
        out.add(random.choice(TABLES["bodies"]), "AF#0").add(random.choice([". ", ", ", ". ", ": "]))
    elif random.hit(75):
        out.join(_names(fact, random, ("full", "initials", "spaced", "inverted"), (" and ", ", and ", " & ")))
        out.add(random.choice([". ", ", ", ". "]))
    dated = bool(fact.year)
    if dated and random.hit(25):
        out.add(random.choice(["(", ""])).add(fact.year, "Y").add(")" if out.text[-5:-4] == "(" else "").add(". ")
        dated = False
    title = random.choice(
        [fact.title, f"{random.choice(TABLE['programs'])}: {fact.title}", random.choice(TABLE["pages"])]
    )
    out.add(title, "T").add(random.choice([". ", ", ", ". "]) if title[-1] not in "?!" else " ")
    if dated and random.hit(60):
        out.add(fact.year, "Y").add(random.choice([". ", ", "]))
    address = random.choice(["http://www.", "https://", "https://www.", "http://"]) + random.choice(TABLE["hosts"])
    address += random.choice(["", "/", f"/{random.randint(1, 99)}.html", "/TR/x"])
    out.add(random.choice(TABLE["at"])).add(address, "ID")
    if random.hit(45):
        month = random.choice(TABLES["months"][:12])
        form = random.choice(TABLE["seen"])
        out.add(form.format(day=random.randint(1, 28), month=month, year=random.randint(2004, 2025)))
    return out.add(random.choice([".", "", ""]))


_LISTS: tuple[Callable[[Labelled, Fact, Dice], Labelled], ...] = (_mathematics, _plain, _physics, _astronomy)
