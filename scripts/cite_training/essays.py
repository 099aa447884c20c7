"""References as essays of the humanities and of social science print them: subtitles, cities without a press."""

from __future__ import annotations

from cite_training.dice import Dice
from cite_training.facts import TABLES, Fact, Pools, series
from cite_training.names import Style, people_text
from cite_training.strings import Labelled
from cite_training.titles import short_title

TABLE = TABLES["essays"]
_QUOTED = (("‘", "’"), ("“", "”"), ("«", "»"), ("„", "“"), ("« ", " »"), ('"', '"'), ("»", "«"))


def essay_line(fact: Fact, pools: Pools, random: Dice) -> Labelled:
    """Print a fact as one of the two kinds of lists."""
    fact.year = fact.year or str(random.randint(1950, 2025))
    fact.title, fact.venue = fact.title.rstrip(" .,"), fact.venue.rstrip(" .,")
    if random.hit(30):
        fact.title = (
            fact.title.rstrip("?") + random.choice([". ", ". ", ": ", "? ", " – "]) + short_title(pools, random)
        )
    if fact.kind == "chapter" and random.hit(25):
        fact.venue += random.choice([". ", ". ", ": "]) + short_title(pools, random)
    fact.place = fact.place or random.choice(pools.cities)
    return random.choice([_humanities, _sociology])(Labelled(), fact, random)


def _people(fact: Fact, random: Dice, orders: tuple[str, ...], *, editors: bool = False) -> Labelled:
    style = Style(random)
    style.order = random.choice(orders)
    style.comma = random.choice(["/", " – ", ", ", ", ", "; ", " / "])
    style.last = random.choice([" and ", " und ", " & ", " et ", " e "]) if style.comma in {", ", "; "} else style.comma
    return people_text(fact.editors if editors else fact.authors, style)


def _title(fact: Fact, random: Dice, quoted: float) -> Labelled:
    one, two = random.choice(_QUOTED) if random.hit(quoted) else ("", "")
    return Labelled().add(one).add(fact.title, "T").add(two)


def _city(fact: Fact, random: Dice) -> Labelled:
    """Give the place of a book: the city alone, two of them, or with the press."""
    city = fact.place
    if random.hit(20):
        city += random.choice(["/", " – ", "-", ", ", " & "]) + random.choice(TABLES["publishers"]).split("|")[1]
    out = Labelled().add(city, "LOC")
    return out.add(": ").add(fact.publisher, "PUB") if fact.publisher and random.hit(30) else out


def _of_series(out: Labelled, random: Dice) -> None:
    before, behind = random.choice([(" (", ")"), (" (= ", ")"), (", ", ""), (" [", "]"), (". ", "")])
    out.add(before).add(series(random), "SER").add(random.choice([" ", ", ", ", Bd. ", ", vol. "]))
    out.add(str(random.randint(1, 400)), "VOL").add(behind)


def _number(fact: Fact, random: Dice) -> Labelled:
    """Give volume, year and pages of a journal: "9 (1999), pp. 9-22", "27, 1975, S. 3-9", "10.1 (1983): 85-91"."""
    out = Labelled().add(random.choice([" ", " ", ", ", " vol. "]) if fact.volume else " ").add(fact.volume, "VOL")
    if fact.issue and fact.volume:
        one, two = random.choice([(".", ""), ("/", ""), (" (", ")"), (", ", ""), (", H. ", ""), (", n° ", "")])
        out.add(one).add(fact.issue, "ISS").add(two)
    one, two = random.choice([(" (", ")"), (", ", ""), (" (", ")"), (" [", "]")])
    out.add(one if fact.year else "").add(fact.year, "Y").add(two if fact.year else "")
    return out


def _pages(fact: Fact, random: Dice) -> Labelled:
    if not fact.first:
        return Labelled()
    lead = random.choice([", pp. ", ", ", ", S. ", ": ", ", p. ", ", s. "])
    return (
        Labelled()
        .add(lead)
        .add(f"{fact.first}{random.choice(['-', '–', '-'])}{fact.last}" if fact.last else fact.first, "P")
    )


def _humanities(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Print A. Roy, Title. Subtitle, City 1999, and A. Roy, ‘Title’, in B. Lee (ed.), Book, City 1999, pp. 1-9."""
    out.join(_people(fact, random, ("initials", "initials", "spaced", "full", "caps", "inverted full")))
    if fact.kind == "book" and random.hit(20):
        out.add(random.choice(TABLES["editors"]["alone"]), "ED")
    out.add(random.choice([", ", ", ", ": "]))
    city = ", "
    match fact.kind:
        case "journal":
            lead = random.choice([", ", ", ", ", in ", ", in: "])
            out.join(_title(fact, random, 65)).add(lead).add(fact.venue, "V").join(_number(fact, random))
            return out.join(_pages(fact, random)).add(random.choice([".", ".", ""]))
        case "chapter" | "conference" | "workshop":
            out.join(_title(fact, random, 65)).add(random.choice([", in ", ", in ", ", in: ", ", dans ", ", en "]))
            _book(out, fact, random)
        case _:
            out.join(_title(fact, random, 5))
            out.add(random.choice(TABLE["volumes"]) if random.hit(8) else "")
            city = random.choice([", ", ", ", ", ", ". ", " ("])
    if random.hit(15):
        _of_series(out, random)
    out.add(city).join(_city(fact, random)).add(random.choice([" ", " ", ", "])).add(fact.year, "Y")
    out.add(random.choice(TABLE["reprints"]) if random.hit(6) else "").add(")" if city == " (" else "")
    if fact.kind == "chapter":
        out.join(_pages(fact, random))
    return out.add(random.choice([".", ".", ""]))


def _book(out: Labelled, fact: Fact, random: Dice) -> None:
    """Append editors and book in either order."""
    if not fact.editors:
        out.add(fact.venue, "V")
        return
    if random.hit(65):
        names = _people(fact, random, ("initials", "spaced", "full", "inverted full", "inverted"), editors=True).text
        out.add(names + random.choice(TABLES["editors"]["behind"]), "ED").add(fact.venue, "V")
        return
    before, behind = random.choice(TABLES["editors"]["before"]).split("|")
    names = _people(fact, random, ("initials", "full"), editors=True).text
    out.add(fact.venue, "V").add(before + names + behind, "ED")


def _sociology(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Print Roy, Ann (1999): Title. Subtitle. In: Lee, B. (Hg.): Book. Subtitle. City: Press, 1-9."""
    out.join(_people(fact, random, ("inverted full", "inverted full", "inverted", "first inverted full")))
    if fact.kind == "book" and random.hit(20):
        out.add(random.choice(TABLES["editors"]["alone"]), "ED")
    year = fact.year + random.choice(["", "", "", "", "a", "b"])
    before, behind = random.choice([(" (", "): "), (" (", "), "), (", ", ": "), (" (", "). "), (" ", ": "), (": ", "")])
    stop = random.choice([". ", ". ", ", "])
    dated = before != ": "
    out.add(before).add(year[:4] if dated else "", "Y").add(year[4:] if dated else "").add(behind)
    if fact.year and dated and random.hit(5):
        out.text, out.owner = out.text[: -len(behind)], out.owner[: -len(behind)]
        out.add(f"/{random.randint(1890, 1980)}").add(behind)
    fact.year = "" if dated else fact.year
    match fact.kind:
        case "journal":
            out.join(_title(fact, random, 20)).add(random.choice([". In: ", ", in: ", stop, stop])).add(fact.venue, "V")
            return out.join(_number(fact, random)).join(_pages(fact, random)).add(random.choice([".", ""]))
        case "chapter" | "conference" | "workshop":
            out.join(_title(fact, random, 20)).add(random.choice([". In: ", ", in: ", ". In ", ", in "]))
            _book(out, fact, random)
        case _:
            out.join(_title(fact, random, 5))
            out.add(random.choice(TABLE["volumes"]) if random.hit(8) else "")
    if random.hit(12):
        _of_series(out, random)
    out.add(stop + (random.choice(TABLES["editions"]) if random.hit(8) else "")).join(_city(fact, random))
    if not dated:
        out.add(random.choice([" ", ", "])).add(fact.year, "Y")
    if fact.kind == "chapter":
        out.join(_pages(fact, random))
    return out.add(random.choice([".", ".", ""]))
