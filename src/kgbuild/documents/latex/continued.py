r"""Entries that go on in commands of their own, `\ecvitem{}{…}` below `\ecvtitle`."""

from __future__ import annotations

import re
from typing import Final

from kgbuild.documents.webpage.source import MARK

#: What stands around a line whose label is empty, and behind an entry that such lines may go on with.
_OPEN, _CLOSE, _END = "\ue001", "\ue002", "\ue003"
_LINE: Final = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
#: Nothing that is printed.
_NOTHING = rf"(?:\s|<p>|{MARK.pattern})*"
_ENTRY: Final = re.compile(f"</div>{_END}({_NOTHING})$")


def going_on(html: str) -> str:
    """Mark a line that belongs to the entry above, where one stands there."""
    return f"{_OPEN}{html}{_CLOSE}"


def open_entry(html: str) -> str:
    """Mark an entry, which ends with a container, as one that lines below may go on with."""
    return html + _END


def joined(html: str) -> str:
    """Give the HTML with such lines put into the entry above, or as paragraphs where none stands there."""
    if _OPEN in html:
        out = ""
        done = 0
        for line in _LINE.finditer(html):
            out += html[done : line.start()]
            done = line.end()
            entry = _ENTRY.search(out)
            out = f"{out[: entry.start()]}<p>{line[1]}</p></div>{_END}{entry[1]}" if entry else f"{out}<p>{line[1]}</p>"
        html = out + html[done:]
    return html.replace(_END, "")
