"""Volume, issue, year and pages of a journal article, in the ways that lists print them."""

from __future__ import annotations

from collections.abc import Callable

from cite_training.dice import Dice
from cite_training.facts import Fact
from cite_training.strings import Labelled

DASHES = ("-", "–", "–", "--", " - ", "—")
WAITING = (
    "To appear in ", "Under review at ", "Revise and resubmit at ", "Forthcoming in ", "Accepted at ", "submitted to ",
    "Forthcoming, ", "R&R at ", "Conditionally accepted, ", "In press at ", "to appear in: ",
    "forthcoming from ", "forthcoming in ", "accepted by ", "Under revision for ", "Accepted for publication in ",
)  # fmt: skip
ARTICLES = ("Article number: ", "Article ", "article no. ", "p. ", "Art. ", "Article ID ", "id. ", "")
YEARS = ("Jg. ", "Jahrgang ", "Bd. ", "Band ", "t. ", "vol. ", "Vol. ")
VOLUMES = ("vol. ", "Vol. ", "volume ", "Volume ", "v. ", "Bd. ", "Vol.", "t. ")
ISSUES = ("no. ", "No. ", "issue ", "Issue ", "Nr. ", "H. ", "n° ", "No.", "number ", "Heft ", "núm. ")


class Numbers:
    """The parts to print, and where they go."""

    def __init__(self, fact: Fact, random: Dice, *, bold: str) -> None:
        self.fact, self.random = fact, random
        self.volume = Labelled().add(bold).add(fact.volume, "VOL").add(bold)
        self.issue = Labelled().add(fact.issue, "ISS")
        dash = random.choice(DASHES)
        self.pages = Labelled().add(f"{fact.first}{dash}{fact.last}" if fact.last else fact.first, "P")

    def year(self, out: Labelled, before: str, behind: str) -> None:
        """Append the year, once."""
        if self.fact.year:
            out.add(before).add(spelt(self.fact, self.random), "Y").add(behind)
            self.fact.year = ""

    def end(self, out: Labelled, *signs: str) -> None:
        """Append the pages behind one of the signs."""
        if self.pages:
            out.add(self.random.choice(signs)).join(self.pages)


def spelt(fact: Fact, random: Dice) -> str:
    """Give the year, with its month if there is one, and a day at times."""
    day = random.randint(1, 28)
    forms = [f"{fact.month} {fact.year}", f"{fact.month}, {fact.year}", fact.year, f"{fact.month} {day}, {fact.year}"]
    return random.choice(forms) if fact.month else fact.year


def numbers(out: Labelled, fact: Fact, random: Dice, *, markup: bool) -> None:
    """Append volume, issue and pages in one of the ways of `_WAYS`; some append the year."""
    bold = "**" if markup and random.hit(60) else ""
    way = random.choices([w for w, _ in _WAYS], [share for _, share in _WAYS])[0]
    way(out, Numbers(fact, random, bold=bold), random)


def _brackets(out: Labelled, parts: Numbers, random: Dice) -> None:
    """12(3), 45–67."""
    out.add(random.choice([" ", ", ", " "])).join(parts.volume)
    if parts.issue:
        out.add(random.choice(["(", " ("])).join(parts.issue).add(")")
    parts.end(out, ", ", ": ", ":", ", pp. ", ", p. ", " ")


def _labels(out: Labelled, parts: Numbers, random: Dice) -> None:
    """Vol. 12, no. 3, pp. 45–67."""
    out.add(random.choice([", ", " "]) + random.choice(VOLUMES)).join(parts.volume)
    if parts.issue:
        out.add(random.choice([", ", " "]) + random.choice(ISSUES)).join(parts.issue)
    leads = ["pp. ", "pages ", "p. ", "S. ", "pp.", "Pages ", ""] if parts.fact.last else ARTICLES
    parts.end(out, *(f", {lead}" for lead in leads))


def _physics(out: Labelled, parts: Numbers, random: Dice) -> None:
    """12 (2012) 45."""
    out.add(random.choice([" ", ", "])).join(parts.volume)
    parts.year(out, " (", ")")
    parts.end(out, " ", ", ", ": ")


def _dotted(out: Labelled, parts: Numbers, _: Dice) -> None:
    """12.3 (2012): 45-67."""
    out.add(" ").join(parts.volume)
    if parts.issue:
        out.add(".").join(parts.issue)
    parts.year(out, " (", ")")
    parts.end(out, ": ")


def _inspire(out: Labelled, parts: Numbers, random: Dice) -> None:
    """111 (2025) 8, 086015; 55 (2017), no. 6, 75-97; Vol. 8 (2023), No. 1, 127-139."""
    lead = random.choice([" ", " ", ", ", ", vol. ", ". Vol. "])
    out.add(random.choice([" (2)", " (3)", " (4)"]) if random.hit(15) else "").add(lead).join(parts.volume)
    parts.year(out, " (", ")")
    if parts.issue:
        out.add(random.choice([" ", ", ", ", no. ", ", no. ", ", No. "])).join(parts.issue)
    parts.end(out, ", ", ", ", ": ", ", pp. ")
    out.add(f"; MR{random.randint(10, 99)}:{random.randint(1000, 9999)}" if random.hit(4) else "")


def _turned(out: Labelled, parts: Numbers, random: Dice) -> None:
    """(38)11, 1072-1084 and 4, 12: 45-67."""
    if parts.issue and random.hit(40):
        out.add(" (").join(parts.volume).add(")").join(parts.issue)
    else:
        out.add(random.choice([". ", "; ", ", "])).join(parts.volume)
        out.add("(" if parts.issue else "").join(parts.issue).add(")" if parts.issue else "")
    parts.end(out, ", ", " ", ": ")


def _commas(out: Labelled, parts: Numbers, random: Dice) -> None:
    """33, 4, 657."""
    out.add(random.choice([", ", " "])).join(parts.volume)
    if parts.issue:
        out.add(", ").join(parts.issue)
    parts.end(out, ", ")


def _colon(out: Labelled, parts: Numbers, random: Dice) -> None:
    """12:45-67."""
    out.add(random.choice([" ", ", "])).join(parts.volume)
    parts.end(out, ":", ": ")


def _medicine(out: Labelled, parts: Numbers, random: Dice) -> None:
    """2012;12(3):45-67, 2012: 12(3); 45-67."""
    parts.year(out, random.choice([". ", " ", ", "]), random.choice([";", "; ", ", ", ": ", ":"]))
    out.add("" if out.text[-1] in ";: " else " ").join(parts.volume)
    if parts.issue:
        out.add(random.choice(["(", " ("])).join(parts.issue).add(")")
    parts.end(out, ":", ":", ": ", "; ")


def _booklet(out: Labelled, parts: Numbers, random: Dice) -> None:
    """12, H. 3, S. 45-67."""
    out.add(random.choice([" ", ", Jg. ", ", "])).join(parts.volume)
    if parts.issue:
        before, behind = random.choice([(" (", ")"), (", H. ", ""), (" (Heft ", ")"), (", Heft ", "")])
        out.add(before).join(parts.issue).add(behind)
    parts.end(out, ", S. ")


def _volumes(out: Labelled, parts: Numbers, random: Dice) -> None:
    """Jg. 12, H. 3, S. 45, also 12. Jg., and issue before volume."""
    year = Labelled().add(random.choice(YEARS)).join(parts.volume)
    if random.hit(25):
        year = Labelled().join(parts.volume).add(random.choice([". Jg.", ". Jahrgang", ". Jg"]))
    booklet = Labelled().add(random.choice(ISSUES)).join(parts.issue) if parts.issue else Labelled()
    for part in (booklet, year) if random.hit(25) else (year, booklet):
        out.add(", " if part else "").join(part)
    parts.end(out, ", S. ", ": ", ", p. ", ", pp. ", ". S. ")


def _yearly(out: Labelled, parts: Numbers, random: Dice) -> None:
    """Nr. 6/2002, S. 26: an issue of a year, no volume."""
    if not parts.issue or not parts.fact.year:
        _dateline(out, parts, random)
        return
    out.add(random.choice([" ", ", "]) + random.choice(["Nr. ", "H. ", "Heft ", "", "No. ", "n° "])).join(parts.issue)
    out.add(random.choice(["/", ", ", "-", "/"])).add(parts.fact.year, "Y")
    parts.fact.year = ""
    parts.end(out, ", S. ", ", pp. ", ": ", ", ")


def _dateline(out: Labelled, parts: Numbers, random: Dice) -> None:
    """June 2012, 45: no volume."""
    parts.year(out, random.choice([", ", " "]), "")
    parts.end(out, ", ")


Way = Callable[[Labelled, Numbers, Dice], None]
_WAYS: tuple[tuple[Way, int], ...] = (
    (_brackets, 4), (_labels, 2), (_physics, 1), (_dotted, 1), (_commas, 1), (_colon, 1), (_medicine, 1), (_booklet, 1),
    (_volumes, 1), (_yearly, 1), (_dateline, 1), (_inspire, 2), (_turned, 1),
)  # fmt: skip


def short_form(out: Labelled, fact: Fact, random: Dice) -> Labelled:
    """Append venue, volume, first page and year as physicists and astronomers do when they leave the title out."""
    place = random.choice(["front", "middle", "end", "end"])
    if place == "front":
        before, behind = random.choice([(" ", ""), (" (", ")"), (", ", "")])
        out.add(before).add(fact.year, "Y").add(behind)
    out.add(random.choice([", ", " ", ", ", ". ", " in "])).add(fact.venue, "V")
    glued = random.hit(30) and not fact.venue[-1].isalnum()
    out.add("" if glued else random.choice([" ", ", ", " vol. ", " v.", " "]))
    out.add((random.choice("ABCDE") if random.hit(30) else "") + fact.volume, "VOL")
    if fact.issue and random.hit(15):
        out.add("(").add(fact.issue, "ISS").add(")")
    pages = fact.first if random.hit(60) or not fact.last else f"{fact.first}{random.choice('-–')}{fact.last}"
    if place == "middle":
        out.add(random.choice([" (", ", ("])).add(fact.year, "Y").add(random.choice([") ", "), ", ")"])).add(pages, "P")
    else:
        out.add(random.choice([", ", " ", ", p. ", ": ", ":", ", p."])).add(pages, "P")
    if place == "end":
        out.add(random.choice([" (", ", ("])).add(fact.year, "Y").add(")")
    if fact.arxiv:
        before, behind = random.choice([(" [arXiv:", "]"), (", arXiv:", ""), (" (arXiv:", ")")])
        out.add(before).add(fact.arxiv, "ID").add(behind)
    return out.add(random.choice([".", "", ";", ","]))
