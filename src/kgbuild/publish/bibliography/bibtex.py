"""Papers as BibTeX that BibTeX and biber read: LaTeX where it is needed, capitals and bodies in braces."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.importers import bibtex
from kgbuild.importers.bib.people import people
from kgbuild.importers.kept import OWN, to_keep
from kgbuild.lexicon import table
from kgbuild.model import Mention, Paper
from kgbuild.publish.bibliography.names import cut, key_maker

#: Type of paper → type of entry and the fields of venue and publisher; BibLaTeX tells the rest by `entrysubtype`.
_ENTRIES: Final[Mapping[str, tuple[str, str, str]]] = {
    "journal": ("article", "journal", "publisher"),
    "editorial": ("article", "journal", "publisher"),
    "conference": ("inproceedings", "booktitle", "publisher"),
    "workshop": ("inproceedings", "booktitle", "publisher"),
    "chapter": ("incollection", "booktitle", "publisher"),
    "book": ("book", "series", "publisher"),
    "thesis": ("thesis", "howpublished", "school"),
    "report": ("techreport", "type", "institution"),
    "patent": ("patent", "howpublished", "publisher"),
    "preprint": ("misc", "howpublished", "publisher"),
    "": ("misc", "howpublished", "publisher"),
}
_SUBTYPES: Final = frozenset({"workshop", "editorial", "preprint"})
_ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
    "--": "-{}-", "-{}": "-{}", "''": "'{}'",
}  # fmt: skip
_SPECIAL = re.compile(r"''+|--+|[\\{}$&%#_~^`]")
_MATH = re.compile(r"\$(?!\s)(?:[^$\\]|\\.)+(?<!\s)\$(?!\d)")
#: Words whose capitals a style must not change: DNA, McAdams, iPhone.
_CAPITALS = re.compile(r"(?<![^\s(/-])[^\W_]*[^\W\d_][^\W_]*[A-Z][\w-]*")
_MONTHS: Final = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VERBATIM: Final = frozenset({"doi", "url", "eprint"})


def to_bibtex(papers: Iterable[Paper]) -> str:
    """Give papers as a `.bib` file; each entry, imported, is the paper."""
    key = key_maker()
    return "\n".join(_entry(paper, key(paper)) for paper in papers)


def _entry(paper: Paper, key: str) -> str:
    fields = _fields(paper)
    written = _write(paper, key, fields)
    read = next(iter(bibtex.records(io.StringIO(written), key)))
    if not isinstance(read, Paper):
        # A title that prints nothing makes no entry: it is kept beside one that does.
        return _entry_of_nothing(paper, key)
    kept = to_keep(paper, read)
    return _write(paper, key, {**fields, OWN: encode(json.dumps(kept, ensure_ascii=False))}) if kept else written


def _entry_of_nothing(paper: Paper, key: str) -> str:
    fields = _fields(replace(paper, title="Untitled"))
    kept = {"title": paper.title}
    return _write(paper, key, {**fields, OWN: encode(json.dumps(kept, ensure_ascii=False))})


def _write(paper: Paper, key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {n} = {value if n == 'month' else f'{{{value}}}'},\n" for n, value in fields.items() if value]
    return f"@{_ENTRIES[paper.type][0]}{{{key},\n{''.join(lines)}}}\n"


def _fields(paper: Paper) -> dict[str, str]:
    """Give the fields of an entry as LaTeX, in the order in which they are written."""
    _, venue, publisher = _ENTRIES[paper.type]
    _, month, day = (*paper.date.split("-"), "", "", "")[:3]
    season = month > "12"
    flags = {a.position: [w for w in ("equal", "corresponding") if getattr(a, w)] for a in paper.authors}
    schemes = {scheme: field for field, scheme in reversed(table("bibtex")["identifiers"].items())}
    statuses = {status: word for word, status in table("work_kinds")["bibtex_status"].items()}
    plain = {
        "author+an": "; ".join(f"{place}={' '.join(words)}" for place, words in flags.items() if words),
        "title": paper.title,
        venue: paper.venue,
        "eventtitle": paper.within if paper.type == "workshop" and paper.venue else "",
        "year": paper.year,
        "month": "",
        "day": day,
        "date": paper.date if season else "",
        "volume": paper.volume,
        "number": paper.issue if paper.type in {"journal", "editorial"} else paper.number,
        "pages": paper.pages,
        publisher: paper.publisher,
        "pubstate": statuses.get(paper.status, ""),
        "doi": paper.doi,
        "eprint": paper.arxiv,
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "url": next((link.url for link in paper.links if not link.rel), ""),
        "entrysubtype": paper.type if paper.type in _SUBTYPES else "",
        **{field: paper.identifiers.get(scheme, "") for scheme, field in sorted(schemes.items())},
        "keywords": "",
        "marks": "",
        "abstract": paper.abstract,
        "note": paper.note,
    }
    encoded = {name: _verbatim(value) if name in _VERBATIM else encode(value) for name, value in plain.items()}
    encoded["title"] = _CAPITALS.sub(r"{\g<0>}", encoded["title"]) if "$" not in paper.title else encoded["title"]
    encoded |= {"keywords": _list(paper.topics), "marks": _list(paper.marks)}
    # The month goes by the name that every style defines.
    encoded["month"] = _MONTHS[int(month)] if month and not season else ""
    names = {
        "author": _names([author.person for author in paper.authors], etal=paper.etal),
        "editor": _names(paper.editors, etal=False),
    }
    return {**names, **encoded, "pages": encoded["pages"].replace("-", "--")}


def encode(text: str) -> str:
    r"""Give text as LaTeX that prints it; mathematics between dollars stays mathematics.

    >>> encode("R&D of $L^2$ -- 50% {x}")
    'R\\&D of $L^2${} -{}- 50\\% \\textbraceleft{}x\\textbraceright{}'
    """
    out, at = [], 0
    for found in _MATH.finditer(text):
        if _balanced(found[0]):
            out += [_escaped(text[at : found.start()]), found[0], "{}"]
            at = found.end()
    return "".join([*out, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or "{}".join(found[0]), text)


def _balanced(tex: str) -> bool:
    depth = 0
    for sign in re.findall(r"[{}]", tex):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _list(words: Sequence[str]) -> str:
    """Give a list that commas part; what holds a separator itself stands in braces."""
    return ", ".join(f"{{{encode(word)}}}" if re.search("[,;]", word) else encode(word) for word in words)


def _verbatim(text: str) -> str:
    """Give what LaTeX does not typeset; braces, which would end the value, fall away and are kept elsewhere."""
    return re.sub(r"[{}\\\s]", "", text)


def _names(mentions: Sequence[Mention], *, etal: bool) -> str:
    """Give a list of names; all in braces if it would be cut in another way than it was put together."""
    names = [mention.name for mention in mentions]
    end = ["others"] if etal else []
    for write in (_name, lambda name: f"{{{encode(name)}}}", lambda name: f"{{{{{encode(name)}}}}}"):
        written = " and ".join([*map(write, names), *end])
        found = people(written)
        if [person.name for person in found.people] == names and found.etal == etal:
            break
    return written


def _name(name: str) -> str:
    parts = cut(name)
    if parts is None:
        return f"{{{encode(name)}}}"
    family, given, suffix = map(encode, parts)
    written = ", ".join(part for part in (family, suffix, given) if part)
    return written if [person.name for person in people(written).people] == [name] else f"{{{encode(name)}}}"
