"""Sites for the tests: the invented lab, and a graph whose every text is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from kgbuild.graph.mapping import quads
from kgbuild.graph.store import write_store
from kgbuild.model import Author, Award, Evidence, Extraction, Mention, Paper, Position, Profile, Supervision
from kgbuild.resolve import resolve

HOSTILE = "</script><script>alert(1)</script><!-- \"'&\u2028{{ 7*7 }}"


def hostile() -> Extraction:
    """One page whose names, titles, roles and quotes try to leave their places, in scripts of several directions."""
    text = f"Ада Линдквист {HOSTILE}\nמאיה לוי\nOn $\\href{{javascript:alert(1)}}{{x}}$ and $x^2$ {HOSTILE}\nProfessor {HOSTILE}\n"
    lines, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append((at, number))
        at += len(line) + 1

    def said(line: int) -> Evidence:
        start = lines[line][0]
        end = lines[line + 1][0] - 1
        return Evidence(start, end, text[start:end], "hand", 0.5)

    ada, maya = Mention("Ада Линдквист", 0, 13), Mention("מאיה לוי", lines[1][0], lines[1][0] + 8)
    title = f"On $\\href{{javascript:alert(1)}}{{x}}$ and $x^2$ {HOSTILE}"
    return Extraction(
        "odd & <b>.txt",
        "1" * 64,
        "text/plain",
        (
            Profile(evidence=said(0), person=ada, homepage="javascript:alert(1)", description=HOSTILE),
            Paper(
                evidence=said(2), title=title, authors=(Author(ada, 1), Author(maya, 2)), year="2020", abstract=HOSTILE
            ),
            Position(
                evidence=said(3), person=ada, organization=Mention(f"Institute {HOSTILE}"), role=HOSTILE, start="2010"
            ),
            Supervision(evidence=said(1), advisor=ada, student=maya, level=HOSTILE),
            Award(evidence=said(3), people=(maya,), title=HOSTILE, date="2011"),
        ),
        subject=ada,
        subject_kind="person",
        lines=tuple(lines),
        title=HOSTILE,
    )


def graph_of(folder: Path, *extractions: Extraction) -> Path:
    """Write a graph directory."""
    folder.mkdir(exist_ok=True)
    write_store(folder, quads(extractions, resolve(extractions)))
    return folder


def pages(site: Path) -> list[Path]:
    """Give all HTML files of a site."""
    return sorted(path for path in site.rglob("*.html") if path.is_file())


def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def local_links(path: Path) -> Iterator[tuple[Path, str]]:
    """Give target and fragment of each link of a page that stays in the site."""
    for node in parsed(path).css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        split = urlsplit(address)
        if split.scheme or address.startswith("//"):
            continue
        yield (path.parent / unquote(split.path)).resolve() if split.path else path.resolve(), unquote(split.fragment)
