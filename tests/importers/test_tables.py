"""Tables with headings: what holds no facts is left alone, what does is read in seven languages."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.importers import Imported, import_bytes, importer_for, tables, workbooks
from kgbuild.importers.delimited import delimiter_of, rows_of
from kgbuild.model import Grant, Paper, Position, Profile, Supervision, Talk


def read(name: str, text: str) -> Imported:
    importer = importer_for(text.encode(), name)
    assert importer is tables
    return import_bytes(text.encode(), name, importer)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("inventory.csv", "id,item,count\n1,chairs,4\n2,tables,5\n"),
        ("data.csv", "x,y,z\n1,2,3\n4,5,6\n"),
        ("letter.csv", "Dear all,\nplease, come to the talk.\n"),
        ("measurements.tsv", "time\tvalue\tunit\n1\t2\tm\n"),
        ("people.txt", "Name,Role\nAda Voss,Professor\n"),
        ("one.csv", "Name\nAda Voss\n"),
        ("empty.csv", ""),
    ],
)
def test_other_tables_are_left_alone(name: str, text: str) -> None:
    assert importer_for(text.encode(), name) is None


def test_a_list_of_students() -> None:
    imported = read(
        "students.csv",
        "Student,Advisor,Degree,Start,End,Thesis Title,Current Position\n"
        '"Oduya, Femi",Greta Halvorsen,PhD,2012,2017,"On the ""drift"" of dunes",Dune Ltd\n'
        'Lotte Baars,"Prof. Greta Halvorsen; Pim de Wit",MSc,2015,present,,\n,,,,,,\n',
    )
    rows = [
        (s.advisor.name, s.student.name, s.level, s.start, s.end, s.ongoing, s.thesis, s.outcome)
        for s in imported.extraction.records
        if isinstance(s, Supervision)
    ]
    assert rows == [
        ("Greta Halvorsen", "Oduya, Femi", "PhD", "2012", "2017", False, 'On the "drift" of dunes', "Dune Ltd"),
        ("Greta Halvorsen", "Lotte Baars", "MSc", "2015", "", True, "", ""),
        ("Pim de Wit", "Lotte Baars", "MSc", "2015", "", True, "", ""),
    ]
    assert all(
        imported.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in imported.extraction.records
    )


@pytest.mark.parametrize(
    ("name", "text", "person", "role", "body"),
    [
        ("staff.csv", "Name,Role,University\nAda Voss,Lecturer,Fen University\n", "Ada Voss", "Lecturer", "Fen University"),
        ("mitglieder.csv", "Nachname;Vorname;Rolle;Abteilung\nWießner;Jana;Doktorandin;Botanik\n", "Jana Wießner", "Doktorandin", "Botanik"),
        ("membres.csv", "Nom;Prénom;Fonction;Université\nLefèvre;Anaïs;Doctorante;Université de Lorne\n", "Anaïs Lefèvre", "Doctorante", "Université de Lorne"),
        ("equipo.csv", "Nombre,Apellidos,Cargo\nInés,Robledo Paz,Catedrática\n", "Robledo Paz, Inés", "Catedrática", ""),
        ("docenti.csv", "Nome,Cognome,Ruolo,Università\nChiara,Bellandi,Ricercatrice,Università di Lucca\n", "Chiara Bellandi", "Ricercatrice", "Università di Lucca"),
        ("equipe.csv", "Nome;Cargo;Universidade\nJoão Quintela;Professor;Universidade de Faro\n", "João Quintela", "Professor", "Universidade de Faro"),
        ("medewerkers.tsv", "Naam\tFunctie\tAfdeling\nSanne van den Berg\tPromovendus\tWiskunde\n", "Sanne van den Berg", "Promovendus", "Wiskunde"),
    ],
    ids=["en", "de", "fr", "es", "it", "pt", "nl"],
)  # fmt: skip
def test_members_in_seven_languages(name: str, text: str, person: str, role: str, body: str) -> None:
    records = read(name, text).extraction.records
    assert [r.person.name for r in records if isinstance(r, Profile)] == [person]
    assert [(r.role, r.organization.name) for r in records if isinstance(r, Position)] == [(role, body)]


def test_grants_below_a_title_with_the_currency_in_the_heading() -> None:
    imported = read(
        "Drittmittel.csv",
        "Übersicht 2021;;;;\nTitel;Förderer;Leiter;Laufzeit;Fördersumme (EUR)\n"
        "Langsame Moose;Moosfonds;Prof. Dr. Jana Wießner;2018–2021;350.000\n",
    )
    (grant,) = imported.extraction.records
    assert isinstance(grant, Grant)
    assert [(r.person.name, r.role) for r in grant.recipients] == [("Jana Wießner", "")]
    assert (grant.title, grant.funder.name, grant.start, grant.end, grant.amount, grant.currency) == (
        "Langsame Moose", "Moosfonds", "2018", "2021", "350000", "EUR",
    )  # fmt: skip


def test_papers_and_talks() -> None:
    imported = read(
        "publicaciones.tsv",
        "Autores\tTítulo\tRevista\tAño\tDOI\nNúñez Ortega, P.; Vidal, C.\tMareas\tRevista de Costas\t2019\t10.5555/rc.1\n",
    )
    (paper,) = imported.extraction.records
    assert isinstance(paper, Paper)
    assert [a.person.name for a in paper.authors] == ["Núñez Ortega, P.", "Vidal, C."]
    assert (paper.title, paper.venue, paper.year, paper.doi) == ("Mareas", "Revista de Costas", "2019", "10.5555/rc.1")
    imported = read("x.csv", "date,title,speaker,event,location\n2019-05-03,Sand songs,Lotte Baars,Dune Days,Delft\n")
    (talk,) = imported.extraction.records
    assert isinstance(talk, Talk)
    assert (talk.people[0].name, talk.event, talk.date, talk.location) == (
        "Lotte Baars",
        "Dune Days",
        "2019-05-03",
        "Delft",
    )


def test_rows_and_columns_that_say_nothing_known_are_listed() -> None:
    imported = read("staff.csv", "Name,Role,Shoe size\nAda Voss,Lecturer,41\nTBA,Postdoc,40\n")
    assert [e.quote for e in imported.extraction.leftover] == ["41", "TBA,Postdoc,40"]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=5))
def test_cells_are_found_where_they_stand(rows: list[list[str]]) -> None:
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    found = list(rows_of(text, ","))
    assert [[cell.value for cell in row] for row in found] == [[cell.strip() for cell in row] for row in rows]
    assert all(text[c.start : c.end].replace('""', '"').strip() == c.value for row in found for c in row)


@pytest.mark.parametrize(
    ("text", "sign"), [("a;b\n1,5;2,5\n", ";"), ("a\tb\n1, 2\t3\n", "\t"), ("a, b\nc\nd\ne\n", "")]
)
def test_the_delimiter_is_that_of_most_lines(text: str, sign: str) -> None:
    assert delimiter_of(text) == sign


def workbook(*sheets: tuple[str, str]) -> bytes:
    """Give the smallest XLSX with these sheets, their cells as text."""
    kinds = "http://schemas.openxmlformats.org/"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{sheet_type}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{kinds}package/2006/relationships"><Relationship Id="r1" '
            f'Type="{kinds}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        names = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, (n, _) in enumerate(sheets, 1))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{kinds}spreadsheetml/2006/main" '
            f'xmlns:r="{kinds}officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>',
        )
        links = "".join(
            f'<Relationship Id="r{i}" Type="{kinds}officeDocument/2006/relationships/worksheet" Target="worksheets/{i}.xml"/>'
            for i in range(1, len(sheets) + 1)
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{kinds}package/2006/relationships">{links}</Relationships>',
        )
        for i, (_, text) in enumerate(sheets, 1):
            rows = "".join(
                f'<row r="{r}">'
                + "".join(
                    f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
                    for c, cell in enumerate(line.split(","))
                )
                + "</row>"
                for r, line in enumerate(text.splitlines(), 1)
            )
            archive.writestr(
                f"xl/worksheets/{i}.xml",
                f'<worksheet xmlns="{kinds}spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
            )
    return data.getvalue()


def test_each_sheet_of_a_workbook_is_a_table() -> None:
    data = workbook(
        ("PhD students", "Name,Supervisor,Thesis\nFemi Oduya,Greta Halvorsen,On dunes\n"),
        ("Notes", "remember,milk\n"),
        ("Grants", "Project,Funder,PI,Amount\nSlow moss,Moss Fund,Pim de Wit,EUR 250000\n"),
    )
    importer = importer_for(data[:1000], "lab.xlsx")
    assert importer is workbooks
    imported = import_bytes(data, "lab.xlsx", importer)
    kinds = [type(record) for record in imported.extraction.records]
    assert kinds == [Profile, Supervision, Grant]
    assert all(
        imported.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in imported.extraction.records
    )


def test_workbooks_without_facts_or_damaged_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="headings"):
        import_bytes(workbook(("Notes", "remember,milk\n")), "a.xlsx", workbooks)
    whole = workbook(("Staff", "Name,Role\nAda Voss,Dean\n"))
    for data in (whole[: len(whole) // 2], b"PK\x03\x04xl/", b"\xd0\xcf\x11\xe0" + b"\x00" * 600):
        with pytest.raises(DocumentError, match=r"a\.xlsx: damaged"):
            import_bytes(data, "a.xlsx", workbooks)


def test_a_workbook_that_unpacks_into_too_much_is_refused_unopened() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"xl/{number}.xml", bytes(60 << 20))
    with pytest.raises(DocumentError, match="unpacks to 300 MiB"):
        import_bytes(data.getvalue(), "a.xlsx", workbooks)


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        ("Title,Funder,PI,Co-PIs", "Moss,Moss Fund,Ada Voss,Pim de Wit", [("Ada Voss", "PI"), ("Pim de Wit", "Co-PI")]),
        (
            "Projekttitel;Mittelgeber;Projektleitung",
            "Moos;Moosfonds;Prof. Dr. Ada Voss",
            [("Ada Voss", "Projektleitung")],
        ),
        ("Title,Funder,People", 'Moss,Moss Fund,"Ada Voss, Pim de Wit"', [("Ada Voss", ""), ("Pim de Wit", "")]),
    ],
)
def test_headers_say_in_what_role_someone_holds_a_grant(
    headers: str, row: str, expected: list[tuple[str, str]]
) -> None:
    (grant,) = (r for r in read("grants.csv", f"{headers}\n{row}\n").extraction.records if isinstance(r, Grant))
    assert [(one.person.name, one.role) for one in grant.recipients] == expected


@pytest.mark.parametrize("value", ["$450,000", "USD 450 000", "450000 USD"])
def test_a_sum_under_any_header_for_sums(value: str) -> None:
    text = f'Project Title,Funding Agency,Total Amount\nMoss,Moss Fund,"{value}"\n'
    (grant,) = (r for r in read("grants.csv", text).extraction.records if isinstance(r, Grant))
    assert (grant.amount, grant.currency) == ("450000", "USD")


def test_what_stands_before_a_name_is_no_role() -> None:
    text = "Nachname;Vorname;Titel;Funktion;Institut\nBerg;Anna;Prof. Dr.;Institutsleiterin;Institut für Moose\n"
    found = read("Mitarbeiter.csv", text).extraction.records
    assert [(r.person.name, r.role) for r in found if isinstance(r, Position)] == [("Anna Berg", "Institutsleiterin")]


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (
            "Authors,Author full names,Title,Year,Source title,Volume,Page start,Page end",
            '"Voss A.; de Wit P.","Voss, Ada (571); de Wit, Pim (572)",Moss,2019,Moss Letters,3,4,9',
        ),
        (
            "PMID,Title,Authors,Citation,Journal/Book,Publication Year",
            '12,Moss.,"Voss, Ada; de Wit, Pim","Moss Lett. 2019 Mar;3:4-9.",Moss Letters,2019',
        ),
        (
            "Item Type,Publication Year,Author,Title,Publication Title,Pages,Volume",
            'journalArticle,2019,"Voss, Ada; de Wit, Pim",Moss,Moss Letters,4-9,3',
        ),
        (
            '"About the data: exported today"\nRank,Title,Source title,PubYear,Volume,Pagination,Authors,Authors (Raw Affiliation)',
            '1,Moss,Moss Letters,2019,3,4-9,"Voss, Ada; de Wit, Pim","Voss, Ada (Moss House); de Wit, Pim (Fern House)"',
        ),
    ],
    ids=["Scopus", "PubMed", "Zotero", "Dimensions"],
)
def test_exports_of_databases(headers: str, row: str) -> None:
    (paper,) = (r for r in read("export.csv", f"{headers}\n{row}\n").extraction.records if isinstance(r, Paper))
    assert (paper.title, paper.year, paper.venue, paper.volume, paper.pages) == (
        "Moss",
        "2019",
        "Moss Letters",
        "3",
        "4-9",
    )
    assert [author.person.name for author in paper.authors] == ["Voss, Ada", "de Wit, Pim"]


def test_a_column_for_the_place_of_publication_names_the_work_where_no_other_does() -> None:
    text = "Publication Title,Authors,Year\nMoss,Ada Voss,2019\n"
    (paper,) = (r for r in read("pubs.csv", text).extraction.records if isinstance(r, Paper))
    assert (paper.title, paper.venue) == ("Moss", "")


@pytest.mark.parametrize(
    ("header", "written", "name"),
    [
        ("Nom et prénom", "BAARS Lotte", "Lotte Baars"),
        ("Nom et prénom", "Baars Lotte", "Lotte Baars"),
        ("Apellidos y nombre", "GARCÍA LORCA Ana", "García Lorca, Ana"),
        ("Cognome e nome", "Baars, Lotte", "Baars, Lotte"),
        ("Name", "Lotte Baars", "Lotte Baars"),
    ],
)
def test_headers_say_which_name_stands_first(header: str, written: str, name: str) -> None:
    text = f'{header},Email\n"{written}",a@example.org\nPim de Wit,b@example.org\n'
    first = next(r for r in read("members.csv", text).extraction.records if isinstance(r, Profile))
    assert first.person.name == name
