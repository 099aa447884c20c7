"""Pages are cut where their headings stand, in whatever dress."""

from __future__ import annotations

import pytest

from documents.making import docx
from kgbuild.document import Block, Document
from kgbuild.documents import read_bytes
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.sections import cut_sections
from pages import HEAD, page_of


@pytest.mark.parametrize(
    "title",
    [
        "On the teaching of graphs in a finite world of proofs",
        "Learning transport cost from subset correspondence",
        "2019",
        "Ada Lindqvist",
        "",
        "A long sentence that speaks of education and of grants and of many other things besides.",
        "Die Gezeiten und das Meer von Kiel",
    ],
)
def test_titles_that_name_no_section(title: str) -> None:
    assert kinds_of(title) == ()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Patients", ""),
        ("Lecturer", ""),
        ("Semesters", ""),
        ("Eductaion", "education"),
        ("Work Experiance", "positions"),
        ("Publcations", "publications"),
        ("Acheivements", "awards"),
        ("Teahcing", "teaching"),
        ("Memberhips", "memberships"),
    ],
)
def test_headings_with_a_letter_wrong(title: str, kind: str) -> None:
    assert kinds(f"# {title}\n\nText.\n") == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("EDUCATION:", ("education",)),
        ("Honors & Awards & Grants", ("awards", "grants")),
        ("3. Selected Publications (refereed)", ("publications",)),
        ("Teaching awards", ("awards",)),
        ("Conferences and workshops attended", ("attendance",)),
        ("Asistencia a congresos, escuelas y conferencias", ("attendance",)),
        ("Talks, Posters and Press", ("talks", "press")),
        ("Akademischer Werdegang", ("positions",)),
        ("Expérience professionnelle", ("positions",)),
        ("Formación académica", ("education",)),
        ("PhD thesis supervisions", ("supervision",)),
        ("Professional memberships", ("memberships",)),
        ("Latest news", ("news",)),
        ("Publikationsverzeichnis", ("publications",)),
        ("Liste des publications scientifiques", ("publications",)),
        ("ETUDES ET DIPLOMES", ("education",)),
        ("Séjours à l'étranger", ("positions",)),
        ("Tesis doctorales dirigidas", ("supervision",)),
        ("Participación en tribunales de tesis", ("service",)),
        ("Artigos publicados em anais de congressos", ("publications",)),
        ("Alunos de doutorado", ("supervision",)),
        ("Responsabilità scientifica di progetti di ricerca", ("grants",)),
        ("Interventi su invito", ("talks",)),
        ("Lijst van wetenschappelijke publicaties", ("publications",)),
        ("Gegeven onderwijs", ("teaching",)),
        ("Academic Appointment", ("positions",)),
        ("Unsere wissenschaftlichen Mitarbeiterinnen", ("people",)),
        ("Conference & Colloquium Presentations", ("talks",)),
        ("Ongoing work", ("publications",)),
    ],
)
def test_titles_that_name_sections(title: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(title) == kinds


def kinds(text: str, name: str = "cv.md") -> list[str]:
    return [section.kind for section in page_of(text, name).sections if section.kind]


def test_a_heading_that_leaves_it_open_lists_posts_where_roles_open_dated_entries() -> None:
    posts = "- Research Assistant\\\n  Baltic University\\\n  2019 - 2021\n- Software Engineer, Tide Inc., 2015--2018\n"
    assert kinds(f"# Ida Holm\n\n## Research\n\n{posts}")[-1] == "positions"
    assert kinds(f"# Ida Holm\n\n## Industry\n\n{posts}")[-1] == "positions"
    assert "positions" not in kinds("# Ida Holm\n\n## Research\n\n- Tides since 2012\n- Waves, 2013\n")
    assert "positions" not in kinds("# Ida Holm\n\n## Sea\n\n- President, Tide Society, 2012\n- Chair, 2013\n")


def test_affiliations_are_posts_where_they_name_such() -> None:
    assert kinds("# Affiliations\n\n- Visiting researcher, Baltic University, 2021\n") == ["positions"]
    assert kinds("# Affiliations\n\n- Member, Tide Society, 2021\n") == ["memberships"]
    assert kinds("# Affiliations\n\n- Tide Society: Vice President, 2021\n") == ["memberships"]


def test_papers_at_conferences_are_talks_where_days_tell_them() -> None:
    talk = "“The third voice of the tides.” Baltic Society for Waves. Riga. October 18–20."
    assert kinds(f"# Conference Papers\n\n- 2013. {talk}\n") == ["talks"]
    assert kinds("# Conference Papers\n\n- A. Abel. The third voice. Proc. Waves, pp. 1–9, 2001.\n") == ["publications"]


def test_conferences_are_talks_where_titles_are_set_apart() -> None:
    talk = "A. Abel. *A new model of the sea*. Waves 2019, 5 March 2019, Exeter (Oral)."
    assert kinds(f"# Conferences\n\n- {talk}\n") == ["talks"]
    assert kinds("# Conferences\n\n- Baltic Society for Waves, Riga, 2013\n") == ["attendance"]


def test_training_beside_degrees_was_attended_unless_it_names_a_degree_or_a_stay() -> None:
    degrees = "# Education\n\n- PhD, Tides, Baltic University, 2012\n\n"
    workshops = "- Wave Bootcamp, Riga (2016)\n- Advanced Analysis of Tides, Dune Society (2014)\n"
    assert kinds(f"{degrees}# Additional Training\n\n{workshops}") == ["education", "attendance"]
    assert kinds(f"{degrees}# Training\n\n- Surgical Residency, Riga (2016)\n") == ["education", "education"]


def test_headings_of_news_and_papers_name_no_sections() -> None:
    assert kinds("# News\n\n## May 2020: Teaching award\n\nAda won.\n") == ["news"]
    assert kinds("# Publications\n\n## Reviews\n\nA. Abel. Waves. 2001.\n") == ["publications", "publications"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HEAD + "## Education\n\n- PhD, 2001\n\n## Talks\n\n- x, 2002\n", "cv.md"),
        ("ADA LINDQVIST\n\nEDUCATION\n\nPhD, 2001\n\nINVITED\nTALKS\n\n- x, 2002\n", "cv.txt"),
        ("Ada Lindqvist\n\nEDUCATION\t• PhD\t2001\nTALKS\t• x\t2002\n", "cv.txt"),
        (
            "<h1>Ada Lindqvist</h1><p><b>Education:</b></p><ul><li>PhD, 2001</ul><b>TALKS</b><ul><li>x, 2002</ul>",
            "cv.html",
        ),
        ("Ada Lindqvist\n\nEducation\n---------\nPhD, 2001\n\nTalks\n-----\nx, 2002\n", "cv.txt"),
    ],
    ids=["markdown", "capitals, one wrapped", "first column", "bold", "underlined"],
)
def test_headings_in_every_dress(text: str, name: str) -> None:
    assert kinds(text, name) == ["education", "talks"]


def test_entries_take_their_details_along_and_their_label() -> None:
    text = (
        HEAD + "## Students\n\n**Past**\n\n- Bo Ek, 2001\n  - Thesis: On tides\n- Cy Day, 2002\n\n"
        "## Education\n\nPhD, Physics, 2004\n\n- Advisor: Eve Moe\n\nMSc, 2001\n"
    )
    sections = {section.title: section for section in page_of(text).sections}
    entries = {
        title: [(e.context, page_of(text).text[e.start : e.end]) for e in s.entries] for title, s in sections.items()
    }
    students = [pair for title in ("Students", "Past") for pair in entries.get(title, [])]
    assert [text for _, text in students] == ["Bo Ek, 2001\nThesis: On tides", "Cy Day, 2002"]
    assert [text.split(",")[0] for _, text in entries["Education"]] == ["PhD", "MSc"]
    assert "Eve Moe" in entries["Education"][0][1]


@pytest.mark.parametrize(
    ("text", "subject", "kind"),
    [
        ("# Publications\n\n- a\n", "", ""),
        ("---\ntitle: Curriculum Vitae\n---\n\n## Education\n\nPhD at the Tide Lab, 2001\n", "", ""),
        ("# Ada Lindqvist\n\n## Education\n", "Ada Lindqvist", "person"),
        ("# Curriculum Vitae of Ada Lindqvist, PhD\n", "Ada Lindqvist", "person"),
        ("# Prof. Dr. Jürgen Fels\n\n## Studium\n", "Jürgen Fels", "person"),
        ("ADA LINDQVIST\n\nEDUCATION\n\nPhD, 2001\n", "Ada Lindqvist", "person"),
        ("---\ntitle: Tide Lab papers at GraphConf 2021\n---\n\n# Waves\n", "Tide Lab", "organization"),
        ("---\ntitle: News\n---\n\n- May 2020: Bo joins the Tide Lab as a postdoc\n", "Tide Lab", "organization"),
    ],
)
def test_whom_a_page_is_about(text: str, subject: str, kind: str) -> None:
    page = page_of(text, "cv.md" if "#" in text or "---" in text else "cv.txt")
    assert (page.subject.name, page.subject_kind) == (subject, kind)


def printed(*paragraphs: str) -> Document:
    """Give a document of paragraphs, as a PDF prints what stands in its margin beside its text."""
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:index]) for index in range(len(paragraphs))]
    blocks = [Block("paragraph", at, at + len(p)) for at, p in zip(starts, paragraphs, strict=True)]
    return Document("cv.pdf", text, tuple(blocks), media_type="application/pdf", sha256="0" * 64)


def test_one_known_word_in_the_margin_is_a_label() -> None:
    document = printed("Doctor of Tides, Kiel, 2009", "Supervision\tEve Moe (main), Bo Ek (second)")
    assert [section.kind for section in cut_sections(document)] == [""]


def test_headings_in_the_margin_stand_beside_their_first_entries() -> None:
    document = printed(
        "Journals\tA. Lindqvist, The long tides of the north, Sea Reviews, 2009",
        "A. Lindqvist, The short tides of the south, Sea Reviews, 2008",
        "Conferencias\tA. Lindqvist, The waves of the east, GraphConf, 2007",
        "Comité científico\t[2013] The seventh workshop on tides",
    )
    sections = cut_sections(document)
    assert [section.kind for section in sections] == ["publications", "publications", "service"]
    assert [len(section.entries) for section in sections] == [2, 1, 1]


def test_conferences_beside_journals_are_papers() -> None:
    assert (
        kinds("## Journals\n\n- A. Abel. Waves. 2001.\n\n## Conferences\n\n- A. Abel. Tides. 2002.\n")
        == ["publications"] * 2
    )
    assert (
        kinds("## Papers\n\n- A. Abel. Waves. 2001.\n\n## Conferences\n\n- GraphConf 2002.\n") != ["publications"] * 2
    )


def test_on_paper_a_heading_that_says_nothing_right_below_one_that_does_is_deeper() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    plain = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body = bold.format("Research support") + bold.format("Awarded (2)") + plain.format("Mosses of the north, 2012-2014")
    data = docx(body + bold.format("Teaching") + plain.format("Botany, 2011"))
    sections = cut_sections(read_bytes(data, "cv.docx"))
    assert [(section.title, section.kinds) for section in sections] == [
        ("Research support", ()),
        ("Awarded (2)", ("grants",)),
        ("Teaching", ()),
    ]


@pytest.mark.parametrize("line", ["Last updated: August 2026", "Stand: 12.3.2020", "Dernière mise à jour : mai 2020"])
def test_when_a_page_was_written_is_no_entry(line: str) -> None:
    page = page_of(HEAD + f"## Teaching\n\nTides, Fall 2019\n\n{line}\n")
    assert [page.text[entry.start : entry.end] for section in page.sections for entry in section.entries][-1:] == [
        "Tides, Fall 2019"
    ]


def test_sentences_that_speak_of_dates_stay() -> None:
    page = page_of(HEAD + "## Service\n\nUpdated the tables of tides for the Sea Office, 2019\n")
    assert any(section.entries for section in page.sections)


def test_links_to_other_places_of_the_page_are_no_entries() -> None:
    page = page_of(HEAD + "## Talks\n\n- Tides, Waves 2018, Kiel, 2018\n\n[Back to the top](#top)\n")
    assert [page.text[e.start : e.end] for s in page.sections for e in s.entries] == ["Tides, Waves 2018, Kiel, 2018"]


def test_dates_below_their_entries_head_nothing() -> None:
    found = page_of("# Ada Moe\n\n## Talks\n\nTides, Lund\n\n2012\n\nGulls, Oslo\n\n2014\n")
    assert [entry.context for section in found.of_kind("talks") for entry in section.entries] == [""] * 4


def test_a_line_of_a_date_alone_dates_what_stands_below_it() -> None:
    found = page_of("# Ada Moe\n\n## Talks\n\n2014\n\nTides, Lund\n\nReeds, Kiel\n\n2012\n\nGulls, Oslo\n")
    entries = [entry for section in found.of_kind("talks") for entry in section.entries]
    assert [(found.text[entry.start : entry.end], entry.context) for entry in entries] == [
        ("Tides, Lund", "2014"),
        ("Reeds, Kiel", "2014"),
        ("Gulls, Oslo", "2012"),
    ]


def test_papers_within_service_are_works_where_titles_and_dates_tell_them() -> None:
    text = """# Cv

## Research and academic activities

### Journal papers

* A. Moe and B. Berg. "Short nets in many harbours". *Journal of Tides* 14 (2020): 359-392.

### Journals

* Tide Review, Gull Letters
"""
    kinds = {section.title: section.kind for section in page_of(text, "cv.md").sections}
    assert kinds["Journal papers"] == "publications"
    assert kinds["Journals"] != "publications"


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("Grants & awards", "Prizes and awards", "awards"),
        ("Grants", "Honors and Awards", "awards"),
        ("Grants", "External Awards", "grants"),
    ],
)
def test_what_headings_list_on_a_page_of_grants(title: str, heading: str, kind: str) -> None:
    page = page_of(f"---\ntitle: {title}\n---\n\n# {heading}\n\n- Tide Medal, 2019\n- Gull Prize, 2020\n")
    assert [section.kind for section in page.sections if section.title == heading] == [kind]


@pytest.mark.parametrize("title", ["Ada Roe - Enseignement", "Teaching | Roe Lab", "Teaching"])
def test_the_title_of_a_page_names_the_list_that_it_is(title: str) -> None:
    page = page_of(f"---\ntitle: {title}\n---\n\n# Waves of the north\n\nSpring 2021\n")
    assert page.of_kind("teaching")


def test_headings_below_the_first_of_their_level_are_parts_of_the_list_that_it_names() -> None:
    page = page_of("# Ada Roe\n\nI teach.\n\n# Waves\n\n- Tides\n")
    assert [section.kinds for section in page.sections][-1] == ()
    page = page_of("# Publications\n\n# Waves\n\n- A. Moe. Tides. 2019.\n\n# Gulls\n\n- B. Ek. Nests. 2020.\n")
    assert [section.kinds for section in page.sections] == [(), ("publications",), ("publications",)]


def test_awards_within_grants_are_grants() -> None:
    text = "# Cv\n\n## Grants\n\n### Awards\n\n* Tide Fund, 2012\n\n### Honours\n\n* Medal, 2013\n"
    kinds = {section.title: section.kind for section in page_of(text, "cv.md").sections}
    assert (kinds["Awards"], kinds["Honours"]) == ("grants", "awards")


@pytest.mark.parametrize("title", ["Under Review", "Submitted", "In progress", "Accepted"])
def test_how_far_things_are_divides_grants_and_heads_papers_elsewhere(title: str) -> None:
    text = f"# Cv\n\n## Grants\n\n### {title}\n\n* Tide Fund, 2012\n\n## Research\n\n### {title}\n\n* Moe, A. Tides.\n"
    kinds = [section.kind for section in page_of(text, "cv.md").sections if section.title == title]
    assert kinds == ["grants", "publications"]


def test_outer_items_of_several_kinds_are_headings() -> None:
    text = (
        "# Cv\n\n## Teaching and supervision\n\n* Lecturing\n  * Waves (2012)\n* PhD supervision\n  * Bo Lund, 2012\n"
    )
    found = [(section.title, section.kind) for section in page_of(text, "cv.md").sections]
    assert ("PhD supervision", "supervision") in found


def test_outer_items_that_are_entries_head_nothing() -> None:
    text = "# Cv\n\n## Positions\n\n* Lundvik University\n  * Reader, 2012\n* Teaching\n  * Waves, at Norrby College (2011)\n* Rome\n"
    assert [section.title for section in page_of(text, "cv.md").sections] == ["Cv", "Positions"]


def test_a_number_beside_its_heading_and_the_notice_of_a_site_are_no_entries() -> None:
    html = (
        "<h1>Ada Lindqvist</h1><section><div class='head'><span>01</span><h2>Education</h2></div>"
        "<p>PhD, Tide University, 2010</p></section>"
        "<section><div class='head'><span>02</span><h2>Awards</h2></div><p>Gull Prize, 2011</p></section>"
        "<p>Copyright © 2020 Ada Lindqvist</p>"
    )
    page = page_of(html, "cv.html")
    assert [page.text[entry.start : entry.end] for section in page.sections for entry in section.entries] == [
        "PhD, Tide University, 2010",
        "Gull Prize, 2011",
    ]


def test_a_heading_behind_a_date_in_an_item_belongs_to_the_item() -> None:
    item = "<li><div>{}</div><div><h4>{}</h4><p>{}</p></div></li>"
    items = item.format("2018 – 25", "Keeper", "Tide Bank, Riga") + item.format(
        "2014 – 18", "Fellow", "Gull Fund, Oslo"
    )
    page = page_of(f"<h1>Ada Lindqvist</h1><h2>Employment</h2><ol>{items}</ol>", "cv.html")
    assert [
        page.text[entry.start : entry.end] for section in page.of_kind("positions") for entry in section.entries
    ] == [
        "2018 – 25\nKeeper\nTide Bank, Riga",
        "2014 – 18\nFellow\nGull Fund, Oslo",
    ]


def test_a_date_alone_in_a_card_of_its_own_belongs_to_the_card() -> None:
    card = "<div class='row'><span class='year'>{}</span><div><span class='t'>{}</span><span class='d'>{}</span></div></div>"
    posts = "<div><h2>Appointments</h2>" + card.format("2023–", "Keeper", "Tide Bank, Riga") + "</div>"
    page = page_of(f"<h1>Ada Lindqvist</h1>{posts}<div><h2>Awards</h2><p>Gull Prize, 2011</p></div>", "cv.html")
    (entry,) = next(section.entries for section in page.sections if section.kind == "positions")
    assert page.text[entry.start : entry.end].split("\n")[0] == "2023–"
    assert "Tide Bank" in page.text[entry.start : entry.end]


def test_a_part_that_is_lettered_c_is_no_notice() -> None:
    found = cut_sections(
        page_of(HEAD + "## (b) Appointments\n\n2010 Lecturer, Tide University\n\n## (c) Products\n\nx\n").document
    )
    assert [section.title for section in found][-1] == "(c) Products"


def test_the_title_of_a_page_that_is_a_vita_and_more_names_no_section() -> None:
    text = "---\ntitle: CV & Publications\n---\n\n# Ada Lindqvist\n\n## Service\n\nReviewer for Tide Letters\n"
    assert [(section.kind, section.kinds) for section in page_of(text).sections if section.kind] == [("service", ())]
