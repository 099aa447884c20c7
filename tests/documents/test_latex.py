from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.documents import read, read_bytes

from .reading import outline


def lines(body: str, preamble: str = "") -> list[str]:
    source = rf"\documentclass{{article}}{preamble}\begin{{document}}{body}\end{{document}} after all"
    return outline(read_bytes(source.encode(), "cv.tex"))


@pytest.mark.parametrize(
    "silent",
    [
        "% aside\n",
        r"\iffalse aside \fi{}",
        r"\vspace*{2pt}",
        r"\kern-1.5pt ",
        r"\parskip = 0cm ",
        r"\hangindent=1 true cm\hangafter=1 ",
        r"\setlength\parindent{2pt}",
        r"\setlength{\parskip}{1pt plus 2pt}",
        r"\addfontfeature{Numbers=OldStyle}",
        r"\fancyhead[L]{aside}",
        r"\color[rgb]{0,0,0.5}",
        r"\rule{\textwidth}{1pt}",
        r"\faIcon{envelope}",
        r"\label{sec}",
        r"\thanks{aside}",
        r"\begin{comment}aside\end{comment}",
        r"\ifodd 3 aside\fi{}",
    ],
)
def test_what_prints_nothing_is_left_out(silent: str) -> None:
    assert lines(f"Ida {silent}Holm") == ["paragraph Ida Holm"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"M\"uller", "Müller"),
        (r"\v{S}\'{\i}ma", "Šíma"),
        (r"M\=anoa", "Mānoa"),
        (r"\'\i x", "íx"),
        (r"{\O}rsted \& S{\o}n", "Ørsted & Søn"),
        (r"``Why'' 1--2---3~km", "“Why” 1–2—3 km"),
        (r"5$^{th}$ $|$ $\bullet$ $\alpha_i$", r"5th | • $\alpha_i$"),
        (r"\enquote{Why tides.} Riga", "“Why tides.” Riga"),
        (r"2$^\text{nd}$ \textscale{1.1}{Tide}", "2nd Tide"),
        (r"\textcolor{red}{red} \parbox[t]{0.8\textwidth}{box} \hypertarget{a}{there}", "red box there"),
        (r"\hbox to 0.5\textwidth{box}", "box"),
        (r"a\hspace{1em}b", "a b"),
        (r"a\linebreak[4] b\tabularnewline[4pt] c", "a / b / c"),
        (r"a\hfill b \hfill", "a | b"),
        (r"a \vrule \, b\vrule height 10pt width 0pt", "a | b"),
        (r"\unknown{kept}", "kept"),
        (r"\unknown[2015]{kept}{twice}", "kept, twice, 2015"),
    ],
)
def test_what_is_printed(written: str, printed: str) -> None:
    assert lines(f"{written} x") == [f"paragraph {printed} x"] or lines(written) == [f"paragraph {printed}"]


@pytest.mark.parametrize(
    "heading",
    [
        r"\section{Talks}",
        r"\section*{Talks}",
        r"\renewcommand{\section}[2]{\marginpar{#1}#2}\section{Talks}",
        r"\marginpar{\footnotesize Talks}",
        r"\newcommand{\mhead}[1]{\leavevmode\marginpar{\sffamily #1}}\mhead{Talks}",
        r"\cvsection{Talks}",
        r"\mysection{Talks}",
        r"\sectionheading{Talks}",
    ],
)
def test_headings(heading: str) -> None:
    assert lines(rf"{heading} Tides, 2011") == ["heading2 Talks", "paragraph Tides, 2011"]


def test_a_year_in_the_margin_stands_before_its_line_but_not_one_in_the_name_of_a_section() -> None:
    assert lines(r"\marginpar{Talks (Since 2004)}Tides")[0] == "heading2 Talks (Since 2004)"
    preamble = r"\newcommand{\years}[1]{\marginpar{\scriptsize #1}}"
    assert lines(r"\section{Work}\years{2011}Lecturer", preamble) == ["heading2 Work", "paragraph 2011 | Lecturer"]


def test_large_type_heads_a_page_that_marks_no_sections() -> None:
    body = r"{\Huge Ida Holm}\\ Oslo \par {\Large\textsc{Work}} \rule{1em}{1pt} \par Lecturer \par {\large 2011 on}"
    assert lines(body) == [
        "heading1 Ida Holm",
        "paragraph Oslo",
        "heading2 Work",
        "paragraph Lecturer",
        "paragraph 2011 on",
    ]


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        (r"\cventry{2011--2014}{Lecturer}{Fjord U}{Oslo}{}{}", "Lecturer, Fjord U, Oslo, 2011–2014"),
        (r"\cventry{Lecturer}{Fjord U}{Oslo}{2011}{}", "Lecturer, Fjord U, Oslo, 2011"),
        (r"\resumeSubheading{Fjord U}{2011}{Lecturer}{Oslo}", "Fjord U, Lecturer, Oslo, 2011"),
        (
            r"\begin{rSubsection}{Fjord U}{2011}{Lecturer}{Oslo}\item x\end{rSubsection}",
            "Fjord U, Lecturer, Oslo, 2011",
        ),
        (r"\tlcventry{2011}{2014}{Lecturer}{Fjord U}{}{}{}", "Lecturer, Fjord U, 2011–2014"),
    ],
)
def test_entries_print_their_arguments_by_what_they_hold(entry: str, printed: str) -> None:
    assert lines(entry)[0] == f"paragraph {printed}"


def test_items_of_one_label_after_another_are_rows_of_one_table() -> None:
    long = "Lecturer of tides and currents at the faculty of all the seas of the north, Fjord University"
    document = read_bytes(rf"\begin{{document}}\cvitem{{2011}}{{{long}}} \cvitem{{2010}}{{Diver}}".encode(), "cv.tex")
    assert [block.kind for block in document.blocks] == ["row", "row"]
    assert len({block.group[:-1] for block in document.blocks}) == 1


def test_labels_of_items() -> None:
    body = r"\begin{itemize}\item[--] a \item[2013] b \item[{[J1]}] c \item[$\star$] d\end{itemize}"
    assert lines(body) == ["item1 • a", "row 2013 | b", "item1 • c", "item1 • d"]


def test_a_blank_line_behind_a_comment_parts() -> None:
    assert lines("Books % mine\n \nTides") == ["paragraph Books", "paragraph Tides"]


def test_notes_stand_at_the_foot() -> None:
    assert lines(r"Ida\footnote{on leave} Holm") == ["paragraph Ida Holm", "paragraph on leave"]


@pytest.mark.parametrize("put_in", [r"\input{talks}", r"\input talks ", r"\subfile{talks.tex}", r"\import{./}{talks}"])
def test_files_beside_it_are_put_in(tmp_path: Path, put_in: str) -> None:
    (tmp_path / "talks.tex").write_text(r"\documentclass{x}\begin{document}Tides\end{document}", encoding="utf-8")
    (tmp_path / "cv.tex").write_text(rf"\begin{{document}}\section{{Talks}} {put_in} x", encoding="utf-8")
    assert outline(read(tmp_path / "cv.tex")) == ["heading2 Talks", "paragraph Tides x"]


@pytest.mark.parametrize("outside", ["../secret", "/etc/hostname", "~/secret", "link"])
def test_files_outside_the_folder_are_not(tmp_path: Path, outside: str) -> None:
    (tmp_path / "secret.tex").write_text("secret", encoding="utf-8")
    folder = tmp_path / "cv"
    folder.mkdir()
    (folder / "link.tex").symlink_to(tmp_path / "secret.tex")
    (folder / "cv.tex").write_text(rf"\begin{{document}}Ida \input{{{outside}}}", encoding="utf-8")
    assert outline(read(folder / "cv.tex")) == ["paragraph Ida"]


BIB = r"""
@string{jo = "Journal of Oceans"}
@comment{none of it}
@article{tides, author = {Holm, Ida and {van der} Zee, Jan and others}, title = {The {Tides} of 50% of Fjords},
  journal = jo, volume = 3, pages = {1-9}, year = 2011, doi = {10.1/a_b%c}, keywords = {own}}
@inproceedings{ice, author = {Ida Holm}, title = {Ice?}, booktitle = {Proc. Seas \& Ice}, date = {2014-02-01}}
@book{waves, editor = {Berg, Kai and Holm, Ida}, title = {Waves}, subtitle = {A Reader}, publisher = {Fjord UP}, year = 2016}
"""
TIDES = "Ida Holm, Jan van der Zee et al., “The Tides of 50% of Fjords,” Journal of Oceans, vol. 3, pp. 1–9, 2011. doi:10.1/a_b%c"
ICE = "Ida Holm, “Ice?,” Proc. Seas & Ice, 2014."
WAVES = "Kai Berg and Ida Holm, “Waves: A Reader,” Fjord UP, 2016."


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\section{Papers}\nocite{*}\bibliography{own}", ["heading2 Papers", TIDES, ICE, WAVES]),
        (r"Ida\nocite{ice}\bibliographystyle{plain}\bibliography{own}", ["paragraph Ida", "heading2 Publications", ICE]),
        (r"\addbibresource{own.bib}\begin{document}\printbibliography[type=book, title={Books}]", ["heading2 Books", WAVES]),
        (r"\addbibresource{own.bib}\begin{document}\printbibliography[keyword=own, heading=none]", [TIDES]),
        (r"\bibliography{own}\addtocategory{a}{ice,waves}\begin{document}\section{A}\printbib{a}", ["heading2 A", ICE, WAVES]),
        (r"\addbibresource{own.bib}\begin{document}\section{A}\printbibliography\printbibliography", ["heading2 A", TIDES, ICE, WAVES]),
        (r"\bibliography{../own}\bibliography{other}", []),
    ],
)  # fmt: skip
def test_bibliographies_beside_it_are_printed(tmp_path: Path, source: str, printed: list[str]) -> None:
    (tmp_path / "own.bib").write_text(BIB, encoding="utf-8")
    begin = "" if r"\begin{document}" in source else r"\begin{document}"
    (tmp_path / "cv.tex").write_text(begin + source, encoding="utf-8")
    assert [
        line.split(". ", 1)[-1] if line.startswith("item") else line for line in outline(read(tmp_path / "cv.tex"))
    ] == printed


def test_a_work_is_printed_where_it_is_cited_in_full(tmp_path: Path) -> None:
    (tmp_path / "own.bib").write_text(BIB, encoding="utf-8")
    source = r"\addbibresource{own.bib}\begin{document}\begin{itemize}\item \fullcite{ice}\end{itemize}"
    (tmp_path / "cv.tex").write_text(source, encoding="utf-8")
    assert outline(read(tmp_path / "cv.tex")) == [f"item1 • {ICE}"]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (r"\header{Ida}{Holm}{diver} x", ["heading1 Ida Holm", "paragraph diver", "paragraph x"]),
        (r"\Section{Talks}{Talks}{PDF:Talks} x \DatestampYM{2011}{04}", ["heading2 Talks", "paragraph x 2011-04"]),
        (r"\tlcventry{2011}{0}{Diver}{}{}{}{}", ["paragraph Diver, 2011–"]),
        (
            r"\begin{rubric}{Work}\entry*[2011] Diver\entry*[2009] Fellow\end{rubric}",
            ["heading2 Work", "row 2011 | Diver", "row 2009 | Fellow"],
        ),
        (r"\begin{topic}\item[2011] Diver\end{topic}", ["row 2011 | Diver"]),
        (r"\begin{eventlist}\item{2011}{Fjord U}{Diver}\end{eventlist}", ["paragraph Fjord U, Diver, 2011"]),
        (
            r"\begin{twocolentry}{2011}\textbf{Diver}, Fjord U\end{twocolentry}",
            ["paragraph 2011", "paragraph Diver, Fjord U"],
        ),
    ],
)
def test_classes_for_curricula(body: str, printed: list[str]) -> None:
    assert lines(body) == printed


def test_words_about_the_owner_are_lines_of_their_own() -> None:
    body = r"\name{Ida Holm}\tagline{Diver}\photoR{2cm}{x}\personalinfo{\location{Bergen} \orcid{0000-0002-1825-0097}}\cvtag{R}\cvtag{C}"
    assert lines(body) == [
        "heading1 Ida Holm",
        "paragraph Diver",
        "paragraph Bergen",
        "paragraph 0000-0002-1825-0097",
        "paragraph R, C,",
    ]


# --- home-made classes, boxes side by side, entries of several rows -----------------------------------------


def read_with(folder: Path, source: str, **beside: str) -> list[str]:
    for name, text in beside.items():
        (folder / name.replace("_", ".")).write_text(text)
    (folder / "cv.tex").write_text(source)
    return outline(read(folder / "cv.tex"))


def test_a_class_beside_the_source_tells_what_its_commands_print(tmp_path: Path) -> None:
    home_made = r"\LoadClass{article}\newcommand{\talk}[3]{\item #1 \hfill #3\\ \emph{#2}}"
    source = (
        r"\documentclass{mine}\begin{document}\begin{etaremune}\talk{Fjord U}{Tides}{2011}\end{etaremune}\end{document}"
    )
    assert read_with(tmp_path, source, mine_cls=home_made) == ["item1 • Fjord U | 2011 / Tides"]


def test_a_class_does_not_say_what_entries_hold(tmp_path: Path) -> None:
    drawn = r"\newcommand{\cventry}[5]{\node{#1} \node{#5}}\newenvironment{cvs}{\begin{tabular}{ll}}{\end{tabular}}"
    source = r"\documentclass{mine}\begin{document}\cventry{Lecturer}{Fjord U}{Oslo}{2011}{}\end{document}"
    assert read_with(tmp_path, source, mine_cls=drawn) == ["paragraph Lecturer, Fjord U, Oslo, 2011"]


def test_a_class_with_rows_of_its_own_makes_tables(tmp_path: Path) -> None:
    rows = (
        r"\newcommand{\dated}[2]{{\color{gray}{#1}} & #2 \\ \noalign{\medskip}}"
        r"\newenvironment{datetable}[1]{\begin{tabular}{@{}p{#1}p{9cm}}}{\end{tabular}}"
    )
    body = r"\dated{2011}{Diver \begin{itemize}\item Tides\end{itemize}} \dated{2009}{Cook}"
    source = (
        rf"\documentclass{{mine}}\begin{{document}}\begin{{datetable}}{{6em}}{body}\end{{datetable}}\end{{document}}"
    )
    assert read_with(tmp_path, source, mine_cls=rows) == ["row 2011 | Diver", "item1 • Tides", "row 2009 | Cook"]


def test_a_list_without_items_loses_nothing() -> None:
    assert lines(r"\begin{itemize}\talk{Fjord U}{Tides}\end{itemize}") == ["paragraph Fjord U, Tides"]


@pytest.mark.parametrize(
    "defined",
    [
        r"\renewcommand\subsection{\@startsection{subsection}{2}{\z@}{-3.25ex}{.5ex}{\bfseries}}\subsection{Grants}",
        r"\newcommand\part{\@startsection{part}{2}{\z@}{-3.25ex}{.5ex}{\bfseries}}\part{Grants}",
        r"\newcommand\topic{\@startsection{topic}{2}{\z@}{-3.25ex}{.5ex}{\bfseries}}\topic*{Grants}",
    ],
)
def test_headings_that_are_set_anew_print_their_title(defined: str) -> None:
    assert lines(rf"{defined} Sea Office")[-1] == "paragraph Sea Office"
    assert lines(rf"{defined} Sea Office")[0].endswith(" Grants")


def test_boxes_side_by_side_are_rows_of_dates_and_what_was_then() -> None:
    dates = r"\parbox{2cm}{\raggedleft 2019 \par \null \par 2011 \par}"
    texts = r"\parbox{9cm}{\vspace{1mm} \textbf{Reader}, Fjord U \par Tides \par \textbf{Diver}}"
    assert lines(rf"{dates} \hspace{{1mm}} {texts}") == ["row 2019 | Reader, Fjord U / Tides", "row 2011 | Diver"]


def test_boxes_without_dates_stay_boxes() -> None:
    left, right = r"\parbox{6cm}{Fjord U \\ Oslo}", r"\parbox{6cm}{ida@holm.example \\ Room 7}"
    assert not any(line.startswith("row") for line in lines(f"{left} {right}"))


def test_rows_beside_a_date_go_on_with_its_entry() -> None:
    rows = r"2001--2005 & \textbf{Diver}, Sea Office\\ & Oslo\\ 2000 & \textbf{Cook}\\ & \textbf{Choir}\\"
    found = lines(rf"\begin{{tabular}}{{ll}}{rows}\end{{tabular}}")
    assert found == ["row 2001–2005 | Diver, Sea Office / Oslo", "row 2000 | Cook", "row  | Choir"]


def test_labels_above_paragraphs_head_them() -> None:
    body = "\\begin{description}\\item[Journals]\n\n[2011] I. Holm.\n\n[2010] I. Holm.\\end{description}"
    assert lines(body) == ["heading4 Journals", "paragraph [2011] I. Holm.", "paragraph [2010] I. Holm."]


def test_sizes_in_points_tell_the_title() -> None:
    found = lines(r"{\fontsize{30}{36}\selectfont Ida Holm \par} Fjord U\hrule height 2.0cm width 0.4pt")
    assert found == ["heading1 Ida Holm", "paragraph Fjord U"]


def test_quotation_marks_of_other_languages() -> None:
    assert lines(r"\glqq Tiden\grqq{} und \og Marées\fg{}") == ["paragraph „Tiden“ und «Marées»"]


def test_lines_of_a_sidebar_are_lines() -> None:
    assert lines("\\begin{aside}\\section{Languages}\nDanish native\nEnglish fluent\n\\end{aside}") == [
        "heading2 Languages",
        "paragraph Danish native / English fluent",
    ]


@pytest.mark.parametrize(("title", "author"), [("Ida Holm", "ida@holm.example"), ("CV", "Ida Holm")])
def test_the_owner_is_whichever_of_title_and_author_is_a_name(title: str, author: str) -> None:
    preamble = rf"\title{{{title}}}\author{{{author}}}"
    assert lines(r"\maketitle Diver", preamble)[0] == "heading1 Ida Holm"


@pytest.mark.parametrize("apart", [r"\\[1\baselineskip] ", r"\\[12pt]", r"\\ \\ ", r"\\\\ "])
def test_a_free_line_parts_entries(apart: str) -> None:
    assert lines(rf"Diver\\ Oslo{apart}Cook\\[2pt] Bergen") == ["paragraph Diver / Oslo", "paragraph Cook / Bergen"]


def test_free_lines_of_boxes_side_by_side_count() -> None:
    dates = r"\begin{minipage}{1cm}2019 \\ \\ 2011\end{minipage}"
    texts = r"\begin{minipage}{9cm}Diver\\ Tides\\ Cook\end{minipage}"
    assert lines(f"{dates} {texts}") == ["row 2019 | Diver", "row  | Tides", "row 2011 | Cook"]


def test_space_below_rows_ends_their_entry() -> None:
    first = r"2013 & “Voices of the\\ & tides.” Riga.\\ & October 18\\[2mm]"
    found = lines(rf"\begin{{tabular}}{{p{{2cm}} l}}{first} 2011 & Kiel.\\ & Tides\end{{tabular}}")
    assert found == ["row 2013 | “Voices of the tides.” Riga. / October 18", "row 2011 | Kiel. / Tides"]


def test_colours_of_rows_print_nothing() -> None:
    assert lines(r"\begin{tabular}{ll}\rowcolor[gray]{.90} Degree & Ph.D.\\ Period & 2015\end{tabular}") == [
        "row Degree | Ph.D.",
        "row Period | 2015",
    ]


def test_lengths_that_are_set_one_below_the_other_print_nothing() -> None:
    assert lines("\\leftskip=-\\hoffset\n\\parindent=0pt\n\\parskip=2pt\n{\\bf Ida Holm}") == ["paragraph Ida Holm"]


def test_the_width_of_a_table_is_not_printed() -> None:
    found = lines(r"\begin{tabu} to \linewidth {X[1,l]X[6,l]} 2019 & Reader \\ \end{tabu}")
    assert found[0] == "row 2019 | Reader"
