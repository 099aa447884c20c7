"""An invented lab on two invented pages: the graph that the tests of graph, ask and shapes share."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.model import (
    Attendance,
    Author,
    Award,
    Education,
    Evidence,
    Extraction,
    Grant,
    Interest,
    Link,
    Mention,
    Metric,
    Paper,
    Position,
    Press,
    Profile,
    Recipient,
    Record,
    Service,
    Skill,
    StatedCount,
    Supervision,
    Talk,
    Teaching,
    Unit,
)

ORCID = "0000-0002-1825-0097"


@dataclass
class Sheet:
    """A page under construction: each line that is said becomes the evidence of a record."""

    document: str
    owner: str
    text: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def say(self, line: str) -> Evidence:
        start = len(self.text)
        self.lines.append((start, len(self.lines) + 1))
        self.text += line + "\n"
        return Evidence(start, start + len(line), line, "hand", 0.9)

    def who(self, evidence: Evidence, name: str, **more: str) -> Mention:
        at = evidence.quote.find(name)
        if at < 0:
            return Mention(self.owner)
        return Mention(name, evidence.start + at, evidence.start + at + len(name), **more)

    def list_paper(self, title: str, authors: str, **fields: object) -> None:
        evidence = self.say(f"{authors}: {title}. {fields.get('venue', '')} {fields.get('year', '')}")
        people = tuple(Author(self.who(evidence, name), at) for at, name in enumerate(authors.split(", "), 1))
        self.records.append(Paper(evidence=evidence, title=title, authors=people, **fields))  # type: ignore[arg-type]

    def extraction(self, **more: object) -> Extraction:
        subject = Mention(self.owner)
        return Extraction(
            self.document, "0" * 63 + str(len(self.document) % 10), "text/plain", tuple(self.records),
            subject=subject, subject_kind="person" if self.owner else "", lines=tuple(self.lines), **more,  # type: ignore[arg-type]
        )  # fmt: skip


def cv() -> Extraction:
    page = Sheet("ada.txt", "Ada Lindqvist")
    me = Mention("Ada Lindqvist")
    add = page.records.append
    e = page.say(f"Ada Lindqvist, https://ada.example.org, {ORCID}, ada@example.org")
    add(Profile(evidence=e, person=page.who(e, "Ada Lindqvist"), homepage="https://ada.example.org", orcid=ORCID,
                emails=("ada@example.org",), names=("A. Lindqvist",)))  # fmt: skip
    e = page.say("Professor, Northfjord University, Bergen, 2010 - present")
    add(Position(evidence=e, person=me, organization=page.who(e, "Northfjord University"), role="Professor",
                 start="2010", ongoing=True, location="Bergen"))  # fmt: skip
    e = page.say("PhD in Mathematics, Alpenrand Institute, 2003-09 to 2007-05, advisor Bruno Castellani: Wet Graphs")
    add(Education(evidence=e, person=me, institution=page.who(e, "Alpenrand Institute"), degree="PhD",
                  field="Mathematics", start="2003-09", end="2007-05", thesis="Wet Graphs"))  # fmt: skip
    add(Supervision(evidence=e, advisor=page.who(e, "Bruno Castellani"), student=me, level="PhD", end="2007-05"))
    for name, level, start, end, outcome in (
        ("Dalia Okonkwo", "PhD", "2011", "2015", "now at Porto Azul Institute"),
        ("Emil Farkas", "Ph.D.", "2014", "2018", ""),
        ("Ida Brandt", "M.Sc.", "2019", "2020", ""),
    ):
        e = page.say(f"{name}, {level}, {start} to {end} {outcome}".strip())
        add(Supervision(evidence=e, advisor=me, student=page.who(e, name), level=level, start=start, end=end,
                        outcome=outcome))  # fmt: skip
    page.list_paper("Currents on Trees", "Ada Lindqvist, Dalia Okonkwo", year="2015", type="journal",
                    venue="Journal of Wet Graphs", volume="7", issue="2", pages="11-20", doi="10.5555/jwg.7.2",
                    topics=("graph theory",), links=(Link("PDF", "https://ada.example.org/currents.pdf"),))  # fmt: skip
    page.list_paper("Harbours of Small Degree", "Ada Lindqvist, Emil Farkas, Hugo Ferreira", year="2018",
                    date="2018-06", type="conference", venue="GraphConf 2018", arxiv="1806.00001")  # fmt: skip
    page.list_paper("Tides Revisited", "Dalia Okonkwo, Ada Lindqvist", year="2019", type="journal",
                    venue="Journal of Wet Graphs", volume="11")  # fmt: skip
    e = page.say(
        "Tides of Graphs, Northern Science Fund, PI Ada Lindqvist, Co-PI Hugo Ferreira, 2016-2019, EUR 250,000"
    )
    add(Grant(evidence=e, title="Tides of Graphs", funder=page.who(e, "Northern Science Fund"), start="2016", end="2019",
              recipients=(Recipient(page.who(e, "Ada Lindqvist"), "PI"), Recipient(page.who(e, "Hugo Ferreira"), "Co-PI")),
              amount="250000", currency="EUR", identifier="NSF-77"))  # fmt: skip
    e = page.say("Golden Compass Award of the Royal Harbour Society, 2020, shared with Dalia Okonkwo")
    add(Award(evidence=e, people=(me, page.who(e, "Dalia Okonkwo")), title="Golden Compass Award", date="2020",
              awarder=page.who(e, "Royal Harbour Society")))  # fmt: skip
    e = page.say("Why graphs swim, invited talk, GraphConf 2019, Oslo, 3 June 2019")
    add(Talk(evidence=e, people=(me,), title="Why graphs swim", event="GraphConf 2019", date="2019-06-03",
             type="invited talk", location="Oslo"))  # fmt: skip
    e = page.say("Graph Theory, Northfjord University, autumn 2018, lecturer")
    add(Teaching(evidence=e, person=me, course="Graph Theory", institution=page.who(e, "Northfjord University"),
                 date="2018-23", role="lecturer"))  # fmt: skip
    e = page.say("Reviewer, Journal of Wet Graphs, since 2017")
    add(Service(evidence=e, person=me, role="Reviewer", organization=page.who(e, "Journal of Wet Graphs"),
                start="2017", ongoing=True))  # fmt: skip
    e = page.say("The woman who measures waves, Bergen Courier, 2019-02-01")
    add(Press(evidence=e, person=me, title="The woman who measures waves", publisher="Bergen Courier", date="2019-02-01",
              url="https://courier.example.org/waves"))  # fmt: skip
    e = page.say("h-index 21; Python; tidal networks")
    add(Metric(evidence=e, person=me, metric="h-index", value="21"))
    add(Skill(evidence=e, person=me, skill="Python", category="Programming"))
    add(Interest(evidence=e, person=me, topic="tidal networks"))
    e = page.say("4 papers")
    add(StatedCount(evidence=e, of="papers", count=4))
    return page.extraction(title="Curriculum vitae", leftover=(page.say("Something that nobody took"),))


def lab() -> Extraction:
    page = Sheet("lab/people & news.md", "")
    add = page.records.append
    e = page.say("Tide Lab, part of Northfjord University")
    add(Unit(evidence=e, organization=page.who(e, "Tide Lab"), parent=page.who(e, "Northfjord University"),
             homepage="https://tide.example.org"))  # fmt: skip
    for name, role, where, start, end in (
        ("Dalia Okonkwo", "postdoc", "Tide Lab", "2016", "2018"),
        ("Emil Farkas", "PhD student", "Tide Lab", "2014", "2018"),
        ("Hugo Ferreira", "Professor", "Porto Azul Institute", "2012", ""),
        ("Dalia Okonkwo", "Professor", "Porto Azul Institute", "2018-09", ""),
        ("Ada Lindqvist", "Professor", "Northfjord University", "2010", ""),
    ):
        e = page.say(f"{name}, {role}, {where}, {start} to {end}")
        add(
            Position(
                evidence=e, person=page.who(e, name), organization=page.who(e, where), role=role, start=start, end=end
            )
        )
    e = page.say("Greta Holm, doctoral student of Dalia Okonkwo")
    add(
        Supervision(
            evidence=e,
            advisor=page.who(e, "Dalia Okonkwo"),
            student=page.who(e, "Greta Holm"),
            level="doctoral student",
        )
    )
    e = page.say("Ida Brandt, master student, co-advised by Dalia Okonkwo")
    add(Supervision(evidence=e, advisor=page.who(e, "Dalia Okonkwo"), student=page.who(e, "Ida Brandt"),
                    level="master student", role="co-advisor"))  # fmt: skip
    page.list_paper("Currents on Trees", "Ada Lindqvist, Dalia Okonkwo", year="2015", venue="Journal of Wet Graphs")
    page.list_paper("Harbours of Small Degree", "Ada Lindqvist, Emil Farkas, Hugo Ferreira", year="2018")
    page.list_paper("Undertow of Finite Trees", "Dalia Okonkwo, Ada Lindqvist")
    page.list_paper("Eddies", "Dalia Okonkwo, Greta Holm", year="2021", type="preprint")
    for name in ("Dalia Okonkwo", "Emil Farkas"):
        e = page.say(f"{name} went to GraphConf 2019")
        add(Attendance(evidence=e, person=page.who(e, name), event="GraphConf 2019", date="2019-06"))
    return page.extraction()


def extractions() -> list[Extraction]:
    return [cv(), lab()]
