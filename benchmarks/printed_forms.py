"""Curricula as people print them: entries with dates in the margin or flush right, set by LaTeX, by Word, on paper."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

#: What parts a line of print.
MARGIN, FLUSH = " >> ", " << "


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an entry: what stands in the margin, the text, what stands flush right; `{b}`, `{i}` mark type."""

    margin: str
    text: str
    flush: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its heading and its entries, each of a few lines."""

    heading: str
    entries: Sequence[Sequence[Row]]


def row(line: str) -> Row:
    """Read a line of a layout."""
    margin, parted, rest = line.partition(MARGIN)
    text, _, flush = (rest if parted else line).partition(FLUSH)
    return Row(margin if parted else "", text, flush)


# ---------------------------------------------------------------- LaTeX

_TYPES = {"b": r"\textbf{", "/b": "}", "i": r"\emph{", "/i": "}"}
_SIGNS = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "€": r"\texteuro{}", "£": r"\pounds{}", "–": "--",
          "“": "``", "”": "''"}  # fmt: skip


def _tex(text: str) -> str:
    """Give a text with its marks as LaTeX."""
    told = re.sub("|".join(map(re.escape, _SIGNS)), lambda sign: _SIGNS[sign[0]], text)
    return re.sub(r"\{(/?[bi])\}", lambda mark: _TYPES[mark[1]], told)


def _lines(entry: Sequence[Row], stop: str = r" \\" + "\n") -> str:
    """Give the lines of an entry, dates flush right behind a fill."""
    return stop.join(_tex(line.text) + (rf" \hfill {_tex(line.flush)}" if line.flush else "") for line in entry)


def _margin(entry: Sequence[Row]) -> str:
    return _tex(entry[0].margin)


def _bare(text: str) -> str:
    return _tex(re.sub(r"\{/?[bi]\}", "", text))


def _squared(entry: Sequence[Row]) -> list[str] | None:
    """Give the four corners of an entry of two lines whose dates are flush right; None for others."""
    if len(entry) != 2 or any(line.margin for line in entry) or not entry[0].flush:
        return None
    return [_bare(part) for line in entry for part in (line.text, line.flush)]


def _plain(entry: Sequence[Row]) -> str:
    return (rf"{_margin(entry)} \quad " if entry[0].margin else "") + _lines(entry) + "\n\n"


def _article(part: Part, draw: random.Random) -> str:
    """Sections of an article: paragraphs, items, a table with dates in its first column, a list of dates."""
    if not part.entries[0][0].margin:
        items = draw.random() < 0.5
        body = "".join(rf"\item {_lines(entry)}" + "\n" if items else _plain(entry) for entry in part.entries)
        return f"\\begin{{itemize}}\n{body}\\end{{itemize}}" if items else body
    way = draw.choice(("tabular", "longtable", "description", "marginpar", "quad"))
    if way in {"tabular", "longtable"}:
        rows = "".join(
            f"{_margin(entry) if not place else ''} & {_tex(line.text)} \\\\\n"
            for entry in part.entries for place, line in enumerate(entry)
        )  # fmt: skip
        return f"\\begin{{{way}}}{{@{{}}p{{3cm}}p{{12cm}}@{{}}}}\n{rows}\\end{{{way}}}"
    if way == "description":
        body = "".join(rf"\item[{_margin(entry)}] {_lines(entry)}" + "\n" for entry in part.entries)
        return f"\\begin{{description}}\n{body}\\end{{description}}"
    if way == "marginpar":
        return "".join(rf"\years{{{_margin(entry)}}}{_lines(entry)}" + "\n\n" for entry in part.entries)
    return "".join(map(_plain, part.entries))


def _moderncv(part: Part, draw: random.Random) -> str:
    """Entries of moderncv; what has no margin is a line of its own."""
    kind = draw.choice(("cvitem", "cvline", "cventry"))
    out = []
    for entry in part.entries:
        corners = _squared(entry)
        if entry[0].margin and kind == "cventry" and len(entry) == 2:
            first, second = (_bare(line.text) for line in entry)
            out.append(rf"\cventry{{{_margin(entry)}}}{{{first}}}{{{second}}}{{}}{{}}{{}}")
        elif entry[0].margin:
            out.append(rf"\{kind if kind != 'cventry' else 'cvitem'}{{{_margin(entry)}}}{{{_lines(entry)}}}")
        elif corners:
            date = corners.pop(3 if re.search(r"\d{4}", corners[3]) else 1)
            title, *rest = [corner for corner in corners if corner]
            out.append(rf"\cventry{{{date}}}{{{title}}}{{{rest[0]}}}{{{rest[1] if len(rest) > 1 else ''}}}{{}}{{}}")
        else:
            out.append(rf"\cvlistitem{{{_lines(entry)}}}")
    return "\n".join(out)


def _subheadings(part: Part, draw: random.Random) -> str:
    """Entries in corners, as those of r\u00e9sum\u00e9 classes; other lines are items."""
    kind = draw.choice(("resumeSubheading", "rSubsection", "dateditem", "twocolentry"))
    out = []
    for entry in part.entries:
        corners = _squared(entry)
        if corners and kind == "resumeSubheading":
            out.append(r"\resumeSubheading" + "".join(f"{{{corner}}}" for corner in corners))
        elif corners and kind == "rSubsection":
            top, when, below, beside = corners
            out.append(rf"\begin{{rSubsection}}{{{top}}}{{{when}}}{{{below}}}{{{beside}}}\end{{rSubsection}}")
        elif kind == "twocolentry" and (entry[0].margin or entry[0].flush):
            date = _margin(entry) or _tex(entry[0].flush)
            text = r" \\ ".join(_tex(line.text) for line in entry)
            if any(line.flush for line in entry[1:]):
                out.append(_plain(entry))
            else:
                out.append(f"\\begin{{twocolentry}}{{{date}}}\n{text}\n\\end{{twocolentry}}")
        elif entry[0].margin:
            out.append(rf"\dateditem{{{_margin(entry)}}}{{{_lines(entry)}}}")
        else:
            out.append(_plain(entry))
    return "\n\n".join(out)


def _res(part: Part, _draw: random.Random) -> str:
    """Sections of res.cls: old marks of type, lines with a fill."""
    told = "".join(map(_plain, part.entries))
    return re.sub(r"\\(textbf|emph)\{", lambda mark: {"textbf": r"{\bf ", "emph": r"{\sl "}[mark[1]], told)


def _europecv(part: Part, _draw: random.Random) -> str:
    told = (
        rf"\ecvitem{{{_margin(entry)}}}{{{_lines(entry)}}}" if entry[0].margin else rf"\ecvitem{{}}{{{_lines(entry)}}}"
        for entry in part.entries
    )
    return "\n".join(told)


def _curve(part: Part, _draw: random.Random) -> str:
    body = "".join(rf"\entry*[{_margin(entry)}] {_lines(entry)}" + "\n" for entry in part.entries)
    return f"\\begin{{rubric}}{{{_tex(part.heading)}}}\n{body}\\end{{rubric}}"


_MACROS = r"""\newcommand{\years}[1]{\marginnote{\scriptsize #1}}
\newcommand{\dateditem}[2]{\noindent\begin{minipage}[t]{3cm}#1\end{minipage}\begin{minipage}[t]{12cm}#2\end{minipage}\par}
\newcommand{\resumeSubheading}[4]{\vspace{-1pt}\begin{tabular*}{0.97\textwidth}{l@{\extracolsep{\fill}}r}
      \textbf{#1} & #2 \\ \textit{\small #3} & \textit{\small #4} \\ \end{tabular*}\vspace{-5pt}}
\newenvironment{rSubsection}[4]{{\bf #1} \hfill {#2} \\ {\em #3} \hfill {\em #4}}{\smallskip}
\newenvironment{twocolentry}[1]{\begin{tabular*}{\textwidth}{@{}p{12cm}@{\extracolsep{\fill}}r@{}}\global\def\cvdate{#1}}{& \cvdate \end{tabular*}}
"""  # noqa: E501
_HEAD = (
    "\\documentclass[11pt]{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage[T1]{fontenc}\n\\usepackage{textcomp,marginnote,longtable}\n"
    "\\usepackage[margin=1.1in]{geometry}\n\\setlength\\parindent{0pt}\\setlength\\parskip{4pt}\\reversemarginpar\n"
)
#: Family → the class that its file names, how it sets a section, what opens and closes the document.
FAMILIES: dict[str, tuple[str, Callable[[Part, random.Random], str]]] = {
    "article": ("", _article),
    "corners": ("", _subheadings),
    "moderncv": ("moderncv", _moderncv),
    "res": ("res", _res),
    "europecv": ("europecv", _europecv),
    "curve": ("curve", _curve),
}


def tex(owner: str, parts: Sequence[Part], family: str, draw: random.Random) -> str:
    """Give a curriculum as LaTeX of a family; macros of a file's own stand in it, those of classes do not."""
    name, section = FAMILIES[family]
    head = f"\\documentclass[11pt,a4paper]{{{name}}}\n\\usepackage[utf8]{{inputenc}}\n" if name else _HEAD + _MACROS
    given, _, family_name = owner.rpartition(" ")
    named = name in {"moderncv", "europecv"}
    if named:
        told = rf"\firstname{{{given}}}\familyname{{{family_name}}}" if name == "moderncv" else rf"\ecvname{{{owner}}}"
        begins = r"\makecvtitle" if name == "moderncv" else r"\begin{europecv}"
        opening = f"{head}{told}\n\\begin{{document}}\n{begins}\n"
    else:
        title = f"{{\\LARGE\\bfseries {owner}}}\\\\ Curriculum Vitae"
        opening = f"{head}\\begin{{document}}\n\\begin{{center}}{title}\\end{{center}}\n\n"
    heading = {"europecv": r"\ecvsection{%s}", "curve": "%% %s"}.get(
        family, r"\section*{%s}" if not name else r"\section{%s}"
    )
    body = "\n\n".join(f"{heading % _tex(part.heading)}\n{section(part, draw)}" for part in parts)
    closing = "\n\\end{europecv}" if name == "europecv" else ""
    return f"{opening}{body}{closing}\n\\end{{document}}\n"


# ---------------------------------------------------------------- Word

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = f'xmlns:w="{_WORD}"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES_XML = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_OFFICE}.numbering+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/{{}}" Target="{{}}"/></Relationships>'
)
_NUMBERING = (
    f'<w:numbering {_SPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_RIGHT, _WIDE, _NARROW = 9000, 7000, 2000
_LOOKS = {
    "bold capitals": ("<w:b/><w:caps/>", ""), "bold": ('<w:b/><w:sz w:val="26"/>', ""),
    "ruled": ("<w:b/>", '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'),
    "small capitals": ('<w:b/><w:smallCaps/><w:sz w:val="26"/>', ""), "style": ("", '<w:outlineLvl w:val="0"/>'),
}  # fmt: skip


def _runs(text: str, extra: str = "") -> str:
    """Give a text with its marks as runs; a tab is a tab."""
    out, bold, slanted = [], False, False
    for piece in re.split(r"(\{/?[bi]\}|\t)", text):
        if piece in {"{b}", "{/b}"}:
            bold = piece == "{b}"
        elif piece in {"{i}", "{/i}"}:
            slanted = piece == "{i}"
        elif piece:
            told = "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
            look = "<w:b/>" * bold + "<w:i/>" * slanted + extra
            out.append(f"<w:r><w:rPr>{look}</w:rPr>{told}</w:r>")
    return "".join(out)


def _paragraph(text: str, setting: str = "", extra: str = "") -> str:
    return f"<w:p><w:pPr>{setting}</w:pPr>{_runs(text, extra)}</w:p>"


def _stop(at: int, side: str) -> str:
    return f'<w:tabs><w:tab w:val="{side}" w:pos="{at}"/></w:tabs>'


def _word_entry(entry: Sequence[Row], way: str) -> str:
    """Set an entry as paragraphs with tab stops, as items, or as the row of a table without borders."""
    if entry[0].margin and way == "table":
        beside = "".join(_paragraph(line.text) for line in entry)
        cells = ((_NARROW, _paragraph(entry[0].margin)), (_WIDE, beside))
        told = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for width, cell in cells
        )
        return f"<w:tr>{told}</w:tr>"
    if entry[0].margin:
        hang = f'{_stop(_NARROW, "left")}<w:ind w:left="{_NARROW}" w:hanging="{_NARROW}"/>'
        first = _paragraph(f"{entry[0].margin}\t{entry[0].text}", hang)
        return first + "".join(_paragraph(line.text, f'<w:ind w:left="{_NARROW}"/>') for line in entry[1:])
    setting = _stop(_RIGHT, "right")
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if way == "items" and len(entry) == 1 else ""
    space = '<w:spacing w:before="120"/>'
    lines = [line.text + (f"\t{line.flush}" if line.flush else "") for line in entry]
    if way == "breaks":
        runs = "<w:r><w:br/></w:r>".join(map(_runs, lines))
        return f"<w:p><w:pPr>{setting}{space}</w:pPr>{runs}</w:p>"
    return "".join(
        _paragraph(line, listed + setting + (space if not place else "")) for place, line in enumerate(lines)
    )


def docx(owner: str, parts: Sequence[Part], draw: random.Random) -> bytes:
    """Give a curriculum as a Word document."""
    extra, setting = _LOOKS[draw.choice(list(_LOOKS))]
    way = draw.choice(("paragraphs", "table", "items", "breaks"))
    body = [
        _paragraph(owner, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'),
        _paragraph("Curriculum Vitae", '<w:jc w:val="center"/>'),
    ]
    for part in parts:
        body.append(_paragraph(part.heading, f'{setting}<w:spacing w:before="240"/>', extra))
        told = "".join(_word_entry(entry, way) for entry in part.entries)
        grid = f'<w:tblGrid><w:gridCol w:w="{_NARROW}"/><w:gridCol w:w="{_WIDE}"/></w:tblGrid>'
        body.append(f"<w:tbl><w:tblPr/>{grid}{told}</w:tbl>" if told.startswith("<w:tr>") else told)
    text = f"<w:document {_SPACE}><w:body>{''.join(body)}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES_XML)
        packed.writestr("_rels/.rels", _RELATIONS.format("officeDocument", "word/document.xml"))
        packed.writestr("word/_rels/document.xml.rels", _RELATIONS.format("numbering", "numbering.xml"))
        packed.writestr("word/document.xml", text)
        packed.writestr("word/numbering.xml", _NUMBERING)
    return buffer.getvalue()
