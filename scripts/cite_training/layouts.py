"""Lists as researchers write them: parts in any order, venues short, remarks behind."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from cite_training.facts import TABLES, Fact
from cite_training.names import Style, people_text
from cite_training.strings import Labelled

QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("„", "“"), ("«", "»"), ("''", "''"), ("``", "''"), ("« ", " »"))
STOPS = (". ", ". ", ", ", ", ", " ", "; ", ": ", " | ", " — ")


def layout(fact: Fact, random: Random) -> Labelled:
    """Print a fact as a line of a CV or a page."""
    if fact.kind == "journal" and fact.volume and fact.first and random.random() < 0.1:
        return _short(fact, random)
    out = Labelled()
    markup = random.random() < 0.3
    style = Style(random, marked=random.random() < 0.35)
    out.add(_number(random))
    year = _early_year(fact, random)
    title = _title(fact, random, markup=markup)
    authors = people_text(fact.authors, style)
    stop = random.choice(STOPS)
    form = random.choices(("authors", "title", "title with", "venue", "title alone", "year"), (62, 12, 10, 3, 8, 5))[0]
    if form == "year" and fact.year:
        out.add(random.choice(["", "", "(", "["]) if not out else "")
        opener = out.text[-1:] if out.text[-1:] in "([" else ""
        out.add(fact.year, "Y").add({"(": ") ", "[": "] ", "": random.choice([" ", ". ", ": ", " – ", "  "])}[opener])
        year = ""
        fact.year = ""
    if form in {"authors", "year"}:
        out.join(authors)
        if year == "paren":
            out.add(random.choice([" (", " (", ", (", ". ("])).add(_dated(fact, random), "Y")
            out.add(random.choice([", in press", "a", "b"]) if random.random() < 0.06 else "").add(
                ")" + random.choice([". ", ". ", ", ", ": ", " "])
            )
        elif year == "bare":
            out.add(random.choice([", ", ". ", " "])).add(fact.year, "Y").add(random.choice([". ", ", ", ": "]))
        else:
            out.add(random.choice([", ", ". ", ": ", ". ", ", "]) if random.random() < 0.95 else " ")
        out.join(title).add(_behind(title, stop))
    elif form == "venue":
        out.join(_venue(fact, random, markup=markup)).add(random.choice([": ", " – ", ". ", " | "])).join(title).add(
            _behind(title, stop)
        ).join(authors)
        return _ending(out, fact, random, year)
    elif form == "title":
        out.join(title).add(_behind(title, stop))
        out.add(random.choice(["", "", "", "by ", "with ", "With "])).join(authors).add(
            random.choice([". ", ", ", " | ", ". "])
        )
    elif form == "title with":
        lead = random.choice(
            [
                ("(with ", "), "),
                (" (with ", "). "),
                ("with ", ", "),
                ("(joint with ", "), "),
                (", with ", ", "),
                ("(co-authored with ", ") "),
                (" (mit ", "), "),
                (" (avec ", "), "),
                (" (con ", "), "),
                ("joint work with ", ". "),
            ]
        )
        out.join(title).add("" if lead[0][0] in " ," else random.choice([" ", ", ", ". "])).add(lead[0]).join(
            authors
        ).add(lead[1])
    else:
        out.join(title).add(_behind(title, stop))
    if year in {"paren", "bare"} and form not in {"authors", "year"}:
        year = "late"
    if random.random() > 0.04:
        out.join(_where(fact, random, markup=markup))
    return _ending(out, fact, random, year)


def _short(fact: Fact, random: Random) -> Labelled:
    """Print a journal article without its title, as physicists and astronomers do."""
    out = Labelled().add(_number(random)).join(people_text(fact.authors, Style(random)))
    placed = random.randrange(4)
    if placed == 0:
        out.add(random.choice([" ", " (", ", "])).add(fact.year, "Y").add(")" if out.text[-5:-4] == "(" else "")
    out.add(random.choice([", ", " ", ", ", ". ", " in "])).add(fact.venue, "V")
    glued = random.random() < 0.3
    series = random.choice("ABCDE") if random.random() < 0.3 and not fact.venue[-2:].isupper() else ""
    out.add("" if glued and not fact.venue[-1].isalnum() else random.choice([" ", ", ", " vol. ", " v.", " "]))
    out.add(series + fact.volume, "VOL")
    if fact.issue and random.random() < 0.15:
        out.add("(").add(fact.issue, "ISS").add(")")
    pages = fact.first if random.random() < 0.6 or not fact.last else f"{fact.first}{random.choice('-–')}{fact.last}"
    if placed == 1:
        out.add(random.choice([" (", ", ("])).add(fact.year, "Y").add(random.choice([") ", "), ", ")"])).add(pages, "P")
    else:
        out.add(random.choice([", ", " ", ", p. ", ": ", ":", ", p."])).add(pages, "P")
        if placed > 1:
            out.add(random.choice([" (", ", ("])).add(fact.year, "Y").add(")")
    if fact.arxiv:
        out.add(random.choice([" [arXiv:", ", arXiv:", " (arXiv:"])).add(fact.arxiv, "ID").add(
            "]" if "[arX" in out.text else ""
        )
    return out.add(random.choice([".", "", ";", ","]))


def _behind(title: Labelled, stop: str) -> str:
    last = title.text.rstrip("*_")[-1:]
    if last in ',.”"' and title.text[-2:-1] in ",.?!":
        return " "
    return stop if last not in "?!" or stop[0] not in ".," else " "


def _number(random: Random) -> str:
    if random.random() < 0.75:
        return ""
    n = random.randint(1, 120)
    return random.choice(
        [
            f"{n}. ",
            f"[{n}] ",
            f"({n}) ",
            f"{n}) ",
            f"[J{n}] ",
            f"J{n}. ",
            f"[C{n}] ",
            f"C{n}: ",
            "- ",
            "• ",
            "* ",
            f"{n} ",
            f"P{n}. ",
            "– ",
        ]
    )


def _early_year(fact: Fact, random: Random) -> str:
    return random.choices(("paren", "bare", "late"), (38, 12, 50))[0] if fact.year else ""


def _dated(fact: Fact, random: Random) -> str:
    return f"{fact.year}, {fact.month}" if fact.month and random.random() < 0.2 else fact.year


def _title(fact: Fact, random: Random, *, markup: bool) -> Labelled:
    out = Labelled()
    text = fact.title.rstrip(" .,")
    draw = random.random()
    if draw < 0.42:
        one, two = random.choice(QUOTES)
        sign = random.choice([",", ".", ",", ""]) if text[-1] not in "?!" else random.choice(["", ","])
        inner = random.random() < 0.7
        out.add(one).add(text, "T").add(sign if inner else "").add(two).add("" if inner else sign)
    elif markup and draw < 0.6:
        mark = random.choice(["**", "*", "_"])
        out.add(mark).add(text, "T").add(mark)
    elif markup and draw < 0.7:
        out.add("[").add(text, "T").add("](").add(f"https://example.org/{random.randint(1, 999)}.pdf", "ID").add(")")
    else:
        out.add(text, "T")
    return out


def _where(fact: Fact, random: Random, *, markup: bool) -> Labelled:
    return _WHERE[fact.kind](fact, random, markup)


def _venue(fact: Fact, random: Random, *, markup: bool) -> Labelled:
    venue = fact.venue
    if fact.kind == "conference" and fact.acronym and random.random() < 0.5:
        venue = fact.acronym
    mark = random.choice(["*", "_", "**"]) if markup and random.random() < 0.7 else ""
    return Labelled().add(mark).add(venue, "V").add(mark)


def _late(fact: Fact, out: Labelled, random: Random, open_: str = "(", close: str = ")") -> None:
    out.add(open_).add(_spelt(fact, random), "Y").add(close)


def _spelt(fact: Fact, random: Random) -> str:
    return (
        random.choice([f"{fact.month} {fact.year}", f"{fact.month}, {fact.year}", fact.year])
        if fact.month
        else fact.year
    )


def _journal(fact: Fact, random: Random, markup: bool) -> Labelled:  # noqa: FBT001
    out = (
        Labelled()
        .add(random.choice(["", "", "", "", "", "In ", "in: ", "In: ", "Published in "]))
        .join(_venue(fact, random, markup=markup))
    )
    if not fact.volume:
        return out
    form = random.randrange(15)
    bold = "**" if markup and random.random() < 0.6 else ""
    dash = random.choice(["-", "–", "–", "--", " - ", "—"])
    pages = Labelled().add(f"{fact.first}{dash}{fact.last}" if fact.last else fact.first, "P")
    volume = Labelled().add(bold).add(fact.volume, "VOL").add(bold)
    issue = Labelled().add(fact.issue, "ISS")
    if form < 4:  # 12(3), 45–67
        out.add(random.choice([" ", ", ", " "])).join(volume)
        if issue:
            out.add(random.choice(["(", " ("])).join(issue).add(")")
        out.add(random.choice([", ", ": ", ":", ", pp. ", ", p. ", " "]) if pages else "").join(pages)
    elif form < 6:  # vol. 12, no. 3, pp. 45–67
        out.add(
            random.choice([", ", " "])
            + random.choice(["vol. ", "Vol. ", "volume ", "Volume ", "v. ", "Bd. ", "Vol.", "t. "])
        ).join(volume)
        if issue:
            out.add(
                random.choice([", ", " "])
                + random.choice(["no. ", "No. ", "issue ", "Issue ", "Nr. ", "H. ", "n° ", "No.", "number ", "Heft "])
            ).join(issue)
        if pages:
            lead = (
                random.choice(["pp. ", "pages ", "p. ", "S. ", "pp.", "Pages ", ""])
                if fact.last
                else random.choice(
                    ["Article number: ", "Article ", "article no. ", "p. ", "Art. ", "Article ID ", "id. ", ""]
                )
            )
            out.add(", " + lead).join(pages)
    elif form == 6:  # 12 (2012) 45
        out.add(random.choice([" ", ", "])).join(volume)
        if fact.year:
            _late(fact, out.add(" "), random)
            fact.year = ""
        out.add(random.choice([" ", ", ", ": "]) if pages else "").join(pages)
    elif form == 7:  # 12.3 (2012): 45-67
        out.add(" ").join(volume)
        if issue:
            out.add(".").join(issue)
        if fact.year:
            _late(fact, out.add(" "), random)
            fact.year = ""
        out.add(": " if pages else "").join(pages)
    elif form == 8:  # 33, 4, 657
        out.add(random.choice([", ", " "])).join(volume)
        if issue:
            out.add(", ").join(issue)
        out.add(", " if pages else "").join(pages)
    elif form == 9:  # 12:45-67
        out.add(random.choice([" ", ", "])).join(volume).add(random.choice([":", ": "]) if pages else "").join(pages)
    elif form == 10:  # 2012;12(3):45-67
        out.add(random.choice([". ", " "]))
        if fact.year:
            out.add(_spelt(fact, random), "Y").add(random.choice([";", "; ", ", "]))
            fact.year = ""
        out.join(volume)
        if issue:
            out.add("(").join(issue).add(")")
        out.add(":" if pages else "").join(pages)
    elif form == 11:  # 12 (3/2012), S. 45-67
        out.add(random.choice([" ", ", Jg. ", ", "])).join(volume)
        if issue:
            out.add(random.choice([" (", ", H. ", " (Heft ", ", Heft "])).join(issue)
            out.add(")" if out.text.rfind("(") > out.text.rfind(")") else "")
        out.add(", S. " if pages else "").join(pages)
    elif form == 12:  # Jg. 12, H. 3, S. 45
        parts = [
            Labelled().add(random.choice(["Jg. ", "Jahrgang ", "Bd. ", "Band ", "t. ", "vol. ", "Vol. "])).join(volume),
            Labelled().add(random.choice(["H. ", "Heft ", "Nr. ", "no. ", "n° ", "núm. "])).join(issue)
            if issue
            else Labelled(),
        ]
        if random.random() < 0.25:
            parts[0] = Labelled().join(volume).add(random.choice([". Jg.", ". Jahrgang", ". Jg"]))
        if random.random() < 0.25:
            parts.reverse()
        for part in parts:
            out.add(", " if part else "").join(part)
        out.add(random.choice([", S. ", ": ", ", p. ", ", pp. ", ". S. "]) if pages else "").join(pages)
    elif form == 13 and issue and fact.year:  # Nr. 6/2002, S. 26
        out.add(random.choice([" ", ", "]) + random.choice(["Nr. ", "H. ", "Heft ", "", "No. ", "n° "])).join(issue)
        out.add(random.choice(["/", ", ", "-", "/"])).add(fact.year, "Y").add(
            random.choice([", S. ", ", pp. ", ": ", ", "]) if pages else ""
        ).join(pages)
        fact.year = ""
    else:  # June 2012, 45
        if fact.year:
            out.add(random.choice([", ", " "])).add(_spelt(fact, random), "Y")
            fact.year = ""
        out.add(", " if pages else "").join(pages)
    return out


def _conference(fact: Fact, random: Random, markup: bool) -> Labelled:  # noqa: FBT001
    out = Labelled()
    lead = random.choice(
        [
            "",
            "",
            "",
            "In ",
            "In: ",
            "in ",
            "at ",
            "Accepted at ",
            "To appear in ",
            "Accepted to ",
            "Proc. ",
            "submitted to ",
            "Submitted to ",
            "Presented at ",
            "appeared in ",
            "In submission to ",
            "Under review at ",
            "Published at ",
            "In Proceedings of ",
            "to appear at ",
            "Paper presented at ",
            "@ ",
        ]
    )
    proceedings = lead.startswith(("Proc", "In Proc"))
    out.add("In " if lead.startswith("In Proc") else "" if proceedings else lead)
    if proceedings or random.random() < 0.15:
        start = random.choice(["Proc. of ", "Proceedings of the ", "Proceedings of ", "Proc. "])
        fact = _with_venue(fact, f"{start}{fact.acronym if random.random() < 0.4 else fact.venue}")
        out.join(_marked(fact.venue, random, markup=markup))
    elif random.random() < 0.2:
        out.join(_marked(f"{fact.venue} ({fact.acronym})", random, markup=markup))
    else:
        out.join(_venue(fact, random, markup=markup))
    draw = random.random()
    if fact.year and draw < 0.5:
        out.add(random.choice([" ", " ", " ", ", ", " (", "'", "’", "-"]))
        short = out.text[-1] in "'’"
        out.add(fact.year[2:] if short else fact.year, "" if short else "Y").add(")" if out.text[-5:-4] == "(" else "")
        if not short:
            fact.year = ""
    if fact.place and random.random() < 0.8:
        out.add(random.choice([", ", ". ", " (", " in "])).add(fact.place, "")
        out.add(")" if out.text.rfind("(") > out.text.rfind(")") else "")
    if fact.first and random.random() < 0.8:
        dash = random.choice(["-", "–", "--"])
        out.add(random.choice([", pp. ", ", pages ", ", ", ", S. ", ": "])).add(
            f"{fact.first}{dash}{fact.last}" if fact.last else fact.first, "P"
        )
    if fact.publisher:
        out.add(random.choice([". ", ", "])).add(fact.publisher, "PUB")
    return out


def _with_venue(fact: Fact, venue: str) -> Fact:
    fact.venue = venue
    fact.acronym = ""
    return fact


def _marked(venue: str, random: Random, *, markup: bool) -> Labelled:
    mark = random.choice(["*", "_", "**"]) if markup and random.random() < 0.7 else ""
    return Labelled().add(mark).add(venue, "V").add(mark)


def _workshop(fact: Fact, random: Random, markup: bool) -> Labelled:  # noqa: FBT001
    lead = random.choice(
        [
            "",
            "",
            "",
            "In ",
            "at ",
            "In: ",
            "submitted to ",
            "submitted to the ",
            "Accepted at ",
            "presented at the ",
            "To appear in ",
        ]
    )
    return Labelled().add(lead).join(_marked(fact.venue, random, markup=markup))


def _editors(fact: Fact, random: Random) -> Labelled:
    if not fact.editors:
        return Labelled()
    listed = people_text(fact.editors, Style(random))
    return Labelled().add(listed.text, "ED")


def _chapter(fact: Fact, random: Random, markup: bool) -> Labelled:  # noqa: FBT001
    out = Labelled().add(
        random.choice(["In ", "In: ", "in ", "in: ", "In ", "Chapter in ", "", "Dans ", "En ", "chapter 4 in "])
    )
    editors = _editors(fact, random)
    venue = _marked(fact.venue, random, markup=markup)
    if editors and random.random() < 0.6:
        out.join(editors).add(
            random.choice(
                [
                    " (Eds.), ",
                    " (Hg.): ",
                    " (eds.), ",
                    " (Hrsg.): ",
                    ", eds., ",
                    " (ed.), ",
                    " (dir.), ",
                    " (Hrsg.), ",
                    " (Ed.), ",
                    ", editors, ",
                    " (coords.), ",
                    " (a cura di), ",
                    " (Hg.), ",
                    " (Hrsg.) ",
                ]
            ),
            "ED",
        ).join(venue)
    elif editors:
        lead = random.choice(
            [
                ", edited by ",
                ", ed. ",
                " (ed. ",
                ", hrsg. von ",
                ", ed. by ",
                " (Eds. ",
                ", sous la direction de ",
                ". Ed. ",
                ", herausgegeben von ",
                ", a cura di ",
            ]
        )
        out.join(venue).add(lead, "ED").join(editors).add(")" if "(" in lead else "")
    else:
        out.join(venue)
    if fact.first and random.random() < 0.5:
        out.add(random.choice([", pp. ", " (pp. ", ", ", ", S. ", ", pages ", ": "]))
        closing = ")" if out.text.endswith("(pp. ") else ""
        out.add(f"{fact.first}{random.choice('-–')}{fact.last}", "P").add(closing)
        fact.first = ""
    out.add(random.choice([". ", ", ", " ("]) if fact.publisher or fact.place else "")
    opened = out.text.endswith(" (")
    _press(out, fact, random)
    if opened:
        if fact.year and random.random() < 0.6:
            out.add(", ").add(fact.year, "Y")
            fact.year = ""
        out.add(")")
    if fact.first:
        out.add(random.choice([", pp. ", ", S. ", ", ", ", p. "])).add(
            f"{fact.first}{random.choice('-–')}{fact.last}", "P"
        )
    return out


def _press(out: Labelled, fact: Fact, random: Random) -> None:
    if fact.place and random.random() < 0.2:
        if random.random() < 0.3:
            fact.place += (
                random.choice(["-", " - ", "/", "–", ", ", " & "]) + random.choice(TABLES["publishers"]).split("|")[1]
            )
        out.add(fact.place, "LOC")
        if fact.year and random.random() < 0.5:
            out.add(random.choice([" ", " ", ", "])).add(fact.year, "Y")
            fact.year = ""
        return
    if fact.place and fact.publisher and random.random() < 0.65:
        out.add(fact.place, "LOC").add(random.choice([": ", ": ", ", ", " : "])).add(fact.publisher, "PUB")
    else:
        out.add(fact.publisher, "PUB")
        if fact.place:
            out.add(", " if fact.publisher else "").add(fact.place, "LOC")


def _book(fact: Fact, random: Random, _: bool) -> Labelled:  # noqa: FBT001
    out = Labelled()
    if random.random() < 0.12:
        out.add(random.choice(["(", ""]))
        series = random.choice(
            [
                "Lecture Notes in Computer Science",
                "Graduate Texts in Mathematics",
                "Studien zur Sozialforschung",
                "Cambridge Studies in Linguistics",
                "Beiträge zur Geschichte",
                "Pure and Applied Mathematics",
                "Oxford Monographs",
                "Schriftenreihe der Kommission",
                "Collection Savoirs",
                "Que sais-je?",
                "Reihe Politik",
                "Springer Series in Statistics",
                "Historische Studien",
            ]
        )
        closing = ")" if out.text[-1:] == "(" else ""
        out.add(series, "SER").add(random.choice([" ", ", ", ", vol. ", ", Bd. "])).add(
            str(random.randint(1, 400)), "VOL"
        ).add(closing).add(random.choice([", ", ". "]))
    if random.random() < 0.12:
        out.add(random.choice(["2nd ed., ", "3., überarb. Aufl. ", "(2nd edition). ", "2e éd. ", "2. Aufl., "]))
    opened = random.random() < 0.25
    out.add("(" if opened else "")
    _press(out, fact, random)
    if opened and fact.year:
        out.add(", ").add(fact.year, "Y")
        fact.year = ""
    return out.add(")" if opened else "")


def _report(fact: Fact, random: Random, markup: bool) -> Labelled:  # noqa: FBT001
    mark = random.choice(["*", "_"]) if markup and random.random() < 0.5 else ""
    out = Labelled().add(mark).add(fact.venue, "REP").add(mark)
    if fact.number:
        out.add(random.choice([" ", " ", " No. ", " #", " Nr. ", ", no. ", " no. ", " n° "])).add(fact.number, "NUM")
    if fact.publisher:
        out.add(", ").add(fact.publisher, "PUB")
    if random.random() < 0.12:
        out.add(", submitted to ").add(random.choice(TABLES["conferences"]).split("|")[0], "").add(
            f" {random.randint(2015, 2026)}"
        )
    return out


def _thesis(fact: Fact, random: Random, _: bool) -> Labelled:  # noqa: FBT001
    kind = random.choice(
        [
            "PhD thesis",
            "Ph.D. thesis",
            "Dissertation",
            "Doctoral dissertation",
            "Master's thesis",
            "M.Sc. thesis",
            "Habilitationsschrift",
            "Thèse de doctorat",
            "Tesis doctoral",
            "Diplomarbeit",
            "Ph.D. dissertation",
            "Unveröffentlichte Dissertation",
            "Diss.",
        ]
    )
    return Labelled().add(kind).add(", ").add(fact.publisher, "PUB")


def _preprint(fact: Fact, random: Random, _: bool) -> Labelled:  # noqa: FBT001
    out = Labelled()
    if fact.arxiv:
        kind = random.choice(TABLES["arxiv_classes"])
        form = random.choice(
            [
                "arXiv:{}",
                "arXiv:{}",
                "arXiv preprint arXiv:{}",
                "arXiv: {}",
                "arXiv {}",
                "preprint arXiv:{}",
                "[arXiv:{}]",
                "arXiv:{} [" + kind + "]",
                "https://arxiv.org/abs/{}",
                "e-print arXiv:{}",
                "Available at arXiv:{}",
                "[" + kind + "/{}]",
            ]
        )
        before, after = form.split("{}")
        if before.startswith("http"):
            return out.add(before + fact.arxiv, "ID")
        return out.add(before).add(fact.arxiv, "ID").add(after)
    out.add(random.choice(["", "", "preprint, "])).add(fact.venue, "V")
    return out.add(random.choice(["", " preprint", ", preprint"]))


_WHERE: dict[str, Callable[[Fact, Random, bool], Labelled]] = {
    "journal": _journal, "conference": _conference, "workshop": _workshop, "chapter": _chapter, "book": _book, "report": _report, "thesis": _thesis, "preprint": _preprint,
}  # fmt: skip


def _ending(out: Labelled, fact: Fact, random: Random, year: str) -> Labelled:
    """Append the year if it has not been printed, identifiers, and the remarks of lists."""
    if fact.year and year == "late":
        form = random.choice([(", ", ""), (" (", ")"), (". ", ""), (", ", "."), (" ", ""), (", (", ")"), ("; ", "")])
        out.add(form[0]).add(_spelt(fact, random), "Y").add(form[1])
    if random.random() < 0.1:
        out.add(random.choice([", ", " (", ". ", "; "]))
        out.add(random.choice(TABLES["statuses"])).add(")" if out.text.rfind("(") > out.text.rfind(")") else "")
    out.add(random.choice(["", ".", ".", "", ","]) if out.text[-1:] not in ".?" else "")
    if fact.doi:
        out.add(
            random.choice(
                [" doi:", " DOI: ", " https://doi.org/", " doi: ", " DOI ", " http://dx.doi.org/", " doi.org/"]
            )
        )
        address = out.text.endswith("org/")
        if address:
            cut = out.text.rindex(" ") + 1
            out.owner[cut:] = ["ID"] * (len(out.text) - cut)
        out.add(fact.doi, "ID").add(random.choice(["", "", "."]))
    if fact.arxiv and fact.kind != "preprint":
        out.add(random.choice([" arXiv:", " [arXiv:", ", arXiv:", " (arXiv:"])).add(fact.arxiv, "ID")
        out.add("]" if "[arXiv" in out.text else ")" if "(arXiv" in out.text else "")
    if random.random() < 0.12:
        mark = random.choice(TABLES["marks"])
        out.add(random.choice([f" ({mark})", f" [{mark}]", f". {mark}.", f" **{mark}**", f", {mark}", f" – {mark}"]))
    if random.random() < 0.14:
        count = random.randint(1, 4)
        form = random.choice([" [{}]", " [{}](https://example.org/x)", " {}", " | {}", " ({})"])
        out.add("".join(form.format(random.choice(TABLES["links"])) for _ in range(count)))
    return out
