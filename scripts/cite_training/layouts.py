"""Lists as researchers write them: parts in any order, venues short, remarks behind."""

from __future__ import annotations

from collections.abc import Callable

from cite_training.dice import Dice
from cite_training.facts import TABLES, Fact
from cite_training.journals import short_form, spelt
from cite_training.names import Style, people_text
from cite_training.places import MARKUP, venue_text, where
from cite_training.strings import Labelled

QUOTES = (
    ("“", "”"), ('"', '"'), ("‘", "’"), ("„", "“"), ("«", "»"), ("''", "''"), ("``", "''"), ("« ", " »"), ("`", "'"),
    ("'", "'"),
)  # fmt: skip
STOPS = (". ", ". ", ", ", ", ", " ", "; ", ": ", " | ", " — ")
WITH = (
    ("(with ", "), "), (" (with ", "). "), ("with ", ", "), ("(joint with ", "), "), (", with ", ", "),
    (" (w/ ", ") "), ("w/ ", ", "), ("in collaboration with ", ". "), (" in collaboration with ", ", "),
    ("With ", ". "), ("with ", ". "),
    ("(co-authored with ", ") "), (" (mit ", "), "), (" (avec ", "), "), (" (con ", "), "), ("joint work with ", ". "),
)  # fmt: skip
WITH_LAST = (
    (" (with ", ")"), (" (with ", ")"), (", with ", "."), (" (joint with ", ")"), (". With ", "."), (" [with ", "]"),
    (". Coauthors: ", "."),
)  # fmt: skip


class Line:
    """One line in the making: the fact, its parts as printed, and what has been printed."""

    def __init__(self, fact: Fact, random: Dice) -> None:
        self.fact, self.random = fact, random
        self.markup = random.hit(30)
        self.title = _title(fact, random, markup=self.markup)
        style = Style(random, marked=random.hit(35))
        self.authors = people_text(fact.authors, style)
        if self.markup and not style.bold and random.hit(30):
            mark = random.choice(["**", "*", "_"])
            self.authors = Labelled().add(mark, "AS").join(self.authors).add(mark, "AS")
        if random.hit(5):
            self.title.add(random.choice(TABLES["behind_title"]))
        self.stop = random.choice(STOPS)
        self.out = Labelled().add(_number(random))

    def behind_title(self) -> str:
        """Give the sign that parts the title from what follows."""
        last = self.title.text.rstrip("*_")[-1:]
        if last in ',.”"' and self.title.text[-2:-1] in ",.?!":
            return " "
        return self.stop if last not in "?!" or self.stop[0] not in ".," else " "

    def place(self) -> None:
        """Print where the work appeared; some lines do not say."""
        if not self.random.hit(4):
            self.out.join(where(self.fact, self.random, markup=self.markup))


def layout(fact: Fact, random: Dice) -> Labelled:
    """Print a fact as a line of a CV or a page."""
    if fact.kind == "chapter" and random.hit(8):
        return _untitled(Labelled().add(_number(random)).join(people_text(fact.authors, Style(random))), fact, random)
    if fact.kind == "journal" and fact.volume and fact.first and random.hit(10):
        start = Labelled().add(_number(random)).join(people_text(fact.authors, Style(random)))
        return short_form(start, fact, random)
    if fact.kind in {"journal", "conference"} and fact.first and random.hit(5):
        return _unparted(fact, random)
    if fact.kind in {"chapter", "conference"} and random.hit(10):
        fact.quote = random.choice([("‘", "’"), ("`", "'"), ("“", "”"), ("«", "»"), ('"', '"')])
    line = Line(fact, random)
    if fact.kind == "book" and random.hit(30):
        line.authors.add(random.choice(TABLES["editors"]["alone"]), "ED")
    _FORMS[random.pick(authors=56, title=12, title_with=10, venue=5, title_alone=8, year=5, with_last=4)](line)
    out = _ending(line.out, fact, random)
    if not random.hit(3):
        return out
    before, behind = random.choice([("<li>", "</li>"), ("<p>", "</p>"), ("<br/>", ""), ("", "<br>")])
    return Labelled().add(before).join(out).add(behind)


def _unparted(fact: Fact, random: Dice) -> Labelled:
    """Print a line of a physics journal that parts title and venue by no sign: "Roy A B 2013 Title J. Phys. 4 1"."""
    style = Style(random)
    style.order, style.comma, style.last = (
        random.choice(["spaced vancouver", "spaced vancouver", "initials"]),
        ", ",
        " and ",
    )
    out = Labelled().add(_number(random)).join(people_text(fact.authors, style))
    out.add(" ").add(fact.year, "Y").add(" ").add(fact.title.rstrip(" .,"), "T")
    out.add(random.choice([" ", " ", ", ", ". "])).add(fact.venue, "V")
    out.add(" " if fact.volume else "").add(fact.volume, "VOL").add(
        " " if fact.volume else random.choice([" pp ", " p "])
    )
    out.add(f"{fact.first}–{fact.last}" if fact.last else fact.first, "P")
    fact.year = ""
    return _ending(out, fact, random) if random.hit(30) else out


def _untitled(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Append year and book as astronomers do who leave the title of a chapter out."""
    out.add(random.choice([" ", ", ", " ("])).add(fact.year, "Y").add(")" if out.text[-6:-4] == " (" else "")
    fact.year = ""
    fact.quote = None
    out.add(random.choice([", in ", " in ", ", in: ", " In "])).join(_bare(fact, random))
    return out.add(random.choice([".", "", "."]))


def _bare(fact: Fact, random: Dice) -> Labelled:
    printed = where(fact, random, markup=False)
    lead = next(
        (
            lead
            for lead in ("Chapter in ", "chapter 4 in ", "Dans ", "In: ", "in: ", "In ", "in ", "En ")
            if printed.text.startswith(lead)
        ),
        "",
    )
    return Labelled(printed.text[len(lead) :], printed.owner[len(lead) :])


def _by_authors(line: Line) -> None:
    """Authors, title, place; the year behind the authors or later."""
    fact, random, out = line.fact, line.random, line.out
    out.join(line.authors)
    match random.pick(paren=38, bare=12, late=46, state=4) if fact.year else random.pick(late=60, state=40):
        case "paren":
            dated = f"{fact.year}, {fact.month}" if fact.month and random.hit(20) else fact.year
            out.add(random.choice([" (", " (", ", (", ". ("])).add(dated, "Y")
            out.add(random.choice([", in press", "a", "b"]) if random.hit(6) else "")
            out.add(")" + random.choice([". ", ". ", ", ", ": ", " "]))
            fact.year = ""
        case "bare":
            out.add(random.choice([", ", ". ", " "])).add(fact.year, "Y").add(random.choice([". ", ", ", ": "]))
            fact.year = ""
        case "state":
            form = random.choice([" ({}). ", ". {}. ", " {}. ", " ({}): "])
            out.add(form.format(random.choice(TABLES["statuses"])))
            fact.year = ""
        case _:
            out.add(random.choice([", ", ". ", ": ", ". ", ", "]) if random.hit(95) else " ")
    out.join(line.title).add(line.behind_title())
    line.place()


def _by_year(line: Line) -> None:
    """The year in front."""
    if line.fact.year:
        forms = [
            ("", " "),
            ("", ". "),
            ("", ": "),
            ("", " – "),
            ("(", ") "),
            ("[", "] "),
            ("", "  "),
            ("**", "** "),
            ("", " | "),
        ]
        before, behind = line.random.choice(forms)
        line.out.add(before).add(line.fact.year, "Y").add(behind)
        line.fact.year = ""
    _by_authors(line)


def _by_title(line: Line) -> None:
    """Title, authors, place."""
    line.out.join(line.title).add(line.behind_title()).add(line.random.choice(["", "", "", "by ", "with ", "With "]))
    line.out.join(line.authors).add(line.random.choice([". ", ", ", " | ", ". "]))
    line.place()


def _title_with(line: Line) -> None:
    """Title, co-authors in brackets, place: the owner of the page is not named."""
    before, behind = line.random.choice(WITH)
    gap = "" if before[0] in " ," else line.random.choice([" ", ", ", ". "])
    line.out.join(line.title).add(gap + before).join(line.authors).add(behind)
    line.place()


def _with_last(line: Line) -> None:
    """Title, place, co-authors in brackets."""
    fact, random = line.fact, line.random
    _title_alone(line)
    if fact.year and random.hit(70):
        line.out.add(random.choice([", ", " ", ". "])).add(spelt(fact, random), "Y")
        fact.year = ""
    before, behind = random.choice(WITH_LAST)
    line.out.add(before).join(line.authors).add(behind)


def _title_alone(line: Line) -> None:
    """Title and place: the page has one author."""
    line.out.join(line.title).add(line.behind_title())
    line.place()


def _by_venue(line: Line) -> None:
    """Place, title, authors."""
    fact, random, out = line.fact, line.random, line.out
    out.join(venue_text(fact, random, markup=line.markup))
    if fact.year and random.hit(50):
        before, behind = random.choice([(" ", ""), (" (", ")"), ("’", "")])
        short = before == "’"
        out.add(before).add(fact.year[2:] if short else fact.year, "" if short else "Y").add(behind)
        fact.year = fact.year if short else ""
    out.add(random.choice([": ", " – ", ". ", " | "])).join(line.title).add(line.behind_title()).join(line.authors)


_FORMS: dict[str, Callable[[Line], None]] = {
    "authors": _by_authors, "title": _by_title, "title_with": _title_with, "venue": _by_venue,
    "title_alone": _title_alone,
    "year": _by_year, "with_last": _with_last,
}  # fmt: skip


def _number(random: Dice) -> str:
    if random.hit(75):
        return ""
    return str(random.choice(TABLES["numbers"])).format(random.randint(1, 120))


def _title(fact: Fact, random: Dice, *, markup: bool) -> Labelled:
    out = Labelled()
    text = fact.title.rstrip(" .,")
    if fact.quote:
        one, two = fact.quote
        return out.add(one).add(text, "T").add(two)
    match random.pick(quoted=42, marked=18, linked=10, plain=30) if markup else random.pick(quoted=42, plain=58):
        case "quoted":
            one, two = random.choice(QUOTES)
            sign = random.choice([",", ".", ",", ""]) if text[-1] not in "?!" else random.choice(["", ","])
            inner = random.hit(70)
            out.add(one).add(text, "T").add(sign + two if inner else two + sign)
        case "marked":
            mark = random.choice(MARKUP)
            out.add(mark).add(text, "T").add(mark.replace("<", "</"))
        case "linked":
            _linked(out, text, random)
        case _:
            out.add(text, "T")
    return out


def _linked(out: Labelled, text: str, random: Dice) -> None:
    """Append a title that is a link of Markdown or of a page."""
    match random.pick(address=50, key=20, tag=30):
        case "address":
            address = f"https://example.org/{random.randint(1, 999)}.pdf"
            out.add("[").add(text, "T").add("](").add(address, "ID").add(")")
        case "key":
            out.add("[").add(text, "T").add(f"][{random.choice(TABLES['links']).lower()}-{random.randint(1, 99)}]")
        case _:
            out.add(random.choice(TABLES["page_links"])).add(text, "T").add("</a>")


def _ending(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Append the year if it has not been printed, identifiers, and the remarks of lists."""
    if fact.year and random.hit(96):
        forms = [(", ", ""), (" (", ")"), (". ", ""), (", ", "."), (" ", ""), (", (", ")"), ("; ", "")]
        before, behind = random.choice(forms)
        out.add(before).add(spelt(fact, random), "Y").add(behind)
    if random.hit(10):
        before, behind = random.choice([(", ", ""), (" (", ")"), (". ", ""), ("; ", "")])
        out.add(before + random.choice(TABLES["statuses"]) + behind)
    out.add(random.choice(["", ".", ".", "", ","]) if out.text[-1:] not in ".?" else "")
    if fact.doi:
        lead = random.choice(TABLES["doi_leads"])
        address = "org/" in lead
        out.add(" ").add(lead.lstrip() if address else lead, "ID" if address else "")
        out.add(fact.doi, "ID").add(random.choice(["", "", "."]))
    if fact.arxiv and fact.kind != "preprint":
        before, behind = random.choice([(" arXiv:", ""), (" [arXiv:", "]"), (", arXiv:", ""), (" (arXiv:", ")")])
        out.add(before).add(fact.arxiv, "ID").add(behind)
    if random.hit(12):
        before, behind = random.choice([(" (", ")"), (" [", "]"), (". ", "."), (" **", "**"), (", ", ""), (" – ", "")])
        out.add(before + random.choice(TABLES["marks"]) + behind)
    if random.hit(2):
        out.add(
            random.choice([". Reprinted in ", ". Republished in ", "; translation in "])
            + random.choice(TABLES["journals"])
            + "."
        )
    if fact.kind == "book" and random.hit(4):
        lead = random.choice(["ed. or. ", "orig. ", "", "1st ed. ", "trad. it. "])
        out.add(f" ({lead}{random.choice(TABLES['places']).partition(',')[0]} {random.randint(1890, 1990)})")
    if random.hit(14):
        form = random.choice([" [{}]", " [{}](https://example.org/x)", " {}", " | {}", " ({})"])
        out.add("".join(form.format(random.choice(TABLES["links"])) for _ in range(random.randint(1, 4))))
    return out
