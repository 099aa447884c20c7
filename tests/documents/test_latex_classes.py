r"""LaTeX whose lists and bars of skills are those of packages and classes for curricula."""

from __future__ import annotations

import pytest

from .reading import outline, read_text


def lines(source: str) -> list[str]:
    return outline(read_text(rf"\documentclass{{article}}\begin{{document}}{source}\end{{document}}", "cv.tex"))


@pytest.mark.parametrize(
    "opening",
    [r"\begin{flexlabelled}{hfill}{1.5em}{*}{*}{2.5em}{*}", r"\begin{asparaenum}", r"\begin{labeling}{Tides}"],
)
def test_what_sets_a_list_is_not_read(opening: str) -> None:
    name = opening.split("{")[1].rstrip("}")
    found = lines(rf"{opening}\item Diver \item Cook\end{{{name}}}")
    assert [line.split()[-1] for line in found] == ["Diver", "Cook"]


def test_levels_of_skills_are_no_words() -> None:
    found = lines(r"\skills{{R/2}, {Python, Julia/4.5}, {TCP/IP/6}}")
    assert found == ["heading3 Skills", "paragraph R, Python, Julia, TCP/IP"]


def test_a_command_that_lists_no_levels_prints_what_it_holds() -> None:
    assert lines(r"\skills{Diving in May 2019/2020, cooking}") == ["paragraph Diving in May 2019/2020, cooking"]


def test_a_date_stands_beside_all_paragraphs_of_what_it_dates() -> None:
    assert lines("\\dated{2014}{Reader, Lundvik\n\nWith Otto Lund}\\dated{2012}{Clerk}") == [
        "row 2014 | Reader, Lundvik / With Otto Lund", "row 2012 | Clerk",
    ]  # fmt: skip


def test_places_end_the_line_below_a_title() -> None:
    source = "\\runsubsection{Lundvik University}\n\\descript{| 2015 - Present | Lundvik}\n\\location{PhD in Tides}"
    more = "\n\\sectionspace\n\\descript{Slow ice}\n\\location{Coast day | 2014}\nBehind it"
    assert lines(source + more) == [
        "paragraph Lundvik University | 2015 - Present | Lundvik / PhD in Tides",
        "paragraph Slow ice / Coast day | 2014", "paragraph Behind it",
    ]  # fmt: skip


def test_tables_that_fill_the_head_of_an_entry_are_its_lines() -> None:
    macro = r"""\newcommand{\heading}[4]{\item\begin{tabular*}{0.9\textwidth}[t]{l@{\extracolsep{\fill}}r}
      \textbf{#1} & #2 \\ \textit{\small #3} & \textit{\small #4} \\ \end{tabular*}}"""
    body = r"\begin{itemize}\heading{Reader}{Lundvik}{Sea Office}{2014--2015}\heading{Clerk}{2012}{Coast day}{}\end{itemize}"
    found = [line.split(" ", 1)[1] for line in lines(macro + body)]
    assert found == ["• Reader | Lundvik / Sea Office | 2014–2015", "• Clerk | 2012 / Coast day"]
    plain = r"\begin{tabular*}{\textwidth}{lr} Tides & Riga \\ Gulls & Oslo \end{tabular*}"
    assert lines(plain) == ["row Tides | Riga", "row Gulls | Oslo"]


def test_years_in_a_note_of_the_margin_date_their_line() -> None:
    macro = r"\newcommand{\years}[1]{\marginnote{\scriptsize #1}[2pt]}"
    assert lines(macro + r"\years{2014--2015}Reader, Lundvik") == ["paragraph 2014–2015 | Reader, Lundvik"]


def test_boxes_stand_side_by_side_with_space_set_between_them() -> None:
    box = "\\begin{{minipage}}{{0.{}\\textwidth}}\n{}\n\\end{{minipage}}\n"
    pairs = [("2014", "Reader\n\nLundvik"), ("2012", "Clerk")]
    source = "".join(box.format(3, date) + "\\vspace*{2mm}\n" + box.format(7, text) for date, text in pairs)
    assert lines(source) == ["row 2014 | Reader", "row  | Lundvik", "row 2012 | Clerk"]


def test_a_name_above_an_address_is_the_owner() -> None:
    source = (
        r"\title{\bfseries\Huge Xyqa Wqrtz}\author{\{xyqa@w.example\}}\begin{document}\maketitle Tides\end{document}"
    )
    assert outline(read_text(r"\documentclass{article}" + source, "cv.tex"))[0] == "heading1 Xyqa Wqrtz"


def test_lines_without_a_label_go_on_with_the_entry_above() -> None:
    source = r"""\ecvtitle{2012--2015}{MSc in Tides, Nets and Gulls}
    \ecvitem{}{Norrby College}

    \ecvitem{}{Thesis: Slow ice}
    \ecvitem{Languages}{Danish}\ecvitem{}{No entry stands above}"""
    document = read_text(rf"\documentclass{{article}}\begin{{document}}{source}\end{{document}}", "cv.tex")
    groups = [block.group for block in document.blocks]
    assert outline(document) == [
        "paragraph MSc in Tides, Nets and Gulls, 2012–2015",
        "paragraph Norrby College",
        "paragraph Thesis: Slow ice",
        "paragraph Languages: Danish",
        "paragraph No entry stands above",
    ]
    assert groups[0] == groups[1] == groups[2]
    assert groups[0] not in {groups[3], groups[4]}


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\talk{Slow ice}{Coast day}{May 2014}{Riga}", "Slow ice, Coast day, Riga, May 2014"),
        (r"\talk{Slow ice, }{(with A. Moe)}{2014 }{Riga}", "Slow ice (with A. Moe), Riga, 2014"),
        (r"\post{2014}{Reader}", "2014 | Reader"),
        (r"\post{2014}{2015}{Reader}", "2014, 2015, Reader"),
        (r"\post{Reader}{Lundvik}", "Reader, Lundvik"),
        (r"\post{2014}{}", "2014"),
        (r"\post{}{(2014)}", "(2014)"),
        (r"\begin{rSubsection}{Coast day}{Sea office}{2014--2015}{}\item x\end{rSubsection}", "Coast day, Sea office, 2014–2015"),
    ],
)  # fmt: skip
def test_arguments_of_unknown_commands_are_what_they_hold(source: str, printed: str) -> None:
    assert lines(source)[0].split(" ", 1)[1] == printed


def test_normal_type_ends_bold_and_slanted_type_but_not_sizes() -> None:
    source = r"\bfseries\itshape Name \upshape bold \normalfont plain {\bfseries in} out \mdseries on"
    document = read_text(rf"\documentclass{{article}}\begin{{document}}{source}\end{{document}}", "cv.tex")
    runs = sorted((run.kind, document.text[run.start : run.end].strip()) for run in document.blocks[0].inlines)
    assert [text for kind, text in runs if kind == "emphasis"] == ["Name"]
    assert " ".join(text for kind, text in runs if kind == "strong").split() == ["Name", "bold", "in"]


def test_bullets_typed_beside_a_year_are_items_below_it() -> None:
    found = lines(
        r"\begin{description}\item[2015] $\bullet$ Slow ice \\ $\bullet$ Fast nets\item[2014] Tides\end{description}"
    )
    assert found == ["paragraph 2015", "item1 • Slow ice", "item1 • Fast nets", "row 2014 | Tides"]


def test_dates_that_end_on_the_next_row_are_whole_and_rows_without_one_go_on() -> None:
    source = r"""\begin{tabbing}\hspace{2cm} \= \kill
    \textbf{March 2013 -} \> Lundvik University \\ \textbf{Present} \> Reader \\ The group of tides\end{tabbing}"""
    assert lines(source) == ["row March 2013 - Present | Lundvik University / Reader / The group of tides"]


def test_headings_of_parts_end_the_items_of_a_list() -> None:
    source = r"""\begin{rubric}{Teaching}\subrubric{Lundvik University}\entry*[2012--] Reader
    \subrubric{Norrby College}\entry*[2011] Tutor\end{rubric}"""
    assert lines(source) == [
        "heading2 Teaching",
        "heading3 Lundvik University",
        "row 2012– | Reader",
        "heading3 Norrby College",
        "row 2011 | Tutor",
    ]


def test_the_subtitle_is_the_owner_where_the_title_names_the_page() -> None:
    source = r"\title{Curriculum Vitae}\subtitle{Ida Holm Berg}\begin{document}\maketitle Text\end{document}"
    assert outline(read_text(source, "cv.tex"))[0] == "heading1 Ida Holm Berg"


@pytest.mark.parametrize("title", [r"\textcolor{blue}{\MakeUppercase{#1}}\hrule", r"{\sc #1}\\ \rule{\linewidth}{1pt}"])
def test_sections_are_headed_however_a_source_draws_them(title: str) -> None:
    drawn = rf"\newenvironment{{part}}[1]{{{title}\begin{{list}}{{}}{{}}\item[]}}{{\end{{list}}}}"
    known = drawn.replace("newenvironment{part}", "renewenvironment{rSection}")
    body = r"\begin{part}{Education}PhD, Lundvik\end{part}\begin{part}{Teaching}Tides, 2014\end{part}"
    told = ["heading2 Education", "paragraph PhD, Lundvik", "heading2 Teaching", "paragraph Tides, 2014"]
    assert lines(drawn + body) == told
    assert lines(known + body.replace("{part}", "{rSection}")) == told


def test_rules_below_what_names_no_section_head_nothing() -> None:
    found = lines(r"Gulls at sea\hrule Bread and salt\hrule Lamps\hrule Teaching\hrule Tides")
    assert not [line for line in found if line.startswith("heading")]
    marked = lines(r"\section{Teaching}Education\hrule Awards\hrule Tides")
    assert [line for line in marked if line.startswith("heading")] == ["heading2 Teaching"]


def test_a_switch_written_as_a_command_holds_for_its_group() -> None:
    assert lines(r"\bf{Tutor:}\par Tides, Lundvik, 2014\par Gulls, Lundvik, 2015") == [
        "heading1 Tutor:", "paragraph Tides, Lundvik, 2014", "paragraph Gulls, Lundvik, 2015",
    ]  # fmt: skip


def test_dated_lines_below_a_label_in_bold_are_its_list() -> None:
    assert lines(r"\textbf{Reviewer:}\\ Tide Letters \hfill 2014: 2\\ Gull Days \hfill 2015\par Otto") == [
        "heading4 Reviewer:", "paragraph Tide Letters | 2014: 2", "paragraph Gull Days | 2015", "paragraph Otto",
    ]  # fmt: skip
    assert lines(r"\textbf{Thesis:}\\ Tides of the north\\ Lundvik, 2014")[0].startswith("paragraph Thesis: / Tides")


def test_lines_with_labels_of_their_own_are_paragraphs() -> None:
    assert lines(r"\textbf{Tide Prize:} for a paper.\\ \textbf{Gull Medal:} for two.") == [
        "paragraph Tide Prize: for a paper.", "paragraph Gull Medal: for two.",
    ]  # fmt: skip


def test_open_years_below_each_other_are_rows_and_rows_of_bullets_a_list() -> None:
    rows = r"2023-- & Reader \\ 2014-- & Clerk \\ 2012 & Sea Office \\ & $\triangleright$ Diver \\ & $\triangleright$ Cook \\"
    assert lines(rf"\begin{{longtable}}{{ll}}{rows}\end{{longtable}}") == [
        "row 2023– | Reader", "row 2014– | Clerk", "row 2012 | Sea Office", "item1 • Diver", "item1 • Cook",
    ]  # fmt: skip


def test_the_stop_of_a_title_is_left_out_before_a_comma() -> None:
    assert lines(r"\talk{Slow ice at rest.}{2014}{Coast day, Riga}") == [
        "paragraph Slow ice at rest, Coast day, Riga, 2014"
    ]


def test_words_in_brackets_are_no_options() -> None:
    assert lines(r"\noindent [MSc] Tides, Lundvik\pagebreak[3] Gulls") == ["paragraph [MSc] Tides, Lundvik Gulls"]


def test_large_type_before_smaller_type_of_its_line_heads_the_page() -> None:
    found = lines(r"\noindent{\LARGE \textbf{Ida Holm}}\ \ \emph{Head of Tides, Oslo} \section{Work} Lecturer")
    assert found[:2] == ["heading1 Ida Holm", "paragraph Head of Tides, Oslo"]
