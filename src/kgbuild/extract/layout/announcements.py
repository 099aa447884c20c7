"""Announcements of a site: dated posts that tell of people rather than list what one person has done."""

from __future__ import annotations

import re

from kgbuild.document import Document
from kgbuild.lexicon import words

#: So many words has the title of a post at least: "CV" and "Publications" head lists.
_TITLE = 4
_DATED = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?-\w")


def is_announcement(document: Document) -> bool:
    """Say whether front matter makes a page one of a site's announcements: a post's layout, or a day and "inline".

    The day of a post may stand in the name of its file alone.
    """
    metadata = document.metadata
    posted = str(metadata.get("layout")).casefold() in words("statements", "post_layouts")
    posted |= bool(metadata.get("date")) and _DATED.match(document.id.rpartition("/")[2]) is not None
    titled = len(str(metadata.get("title") or "").split()) >= _TITLE
    return (posted and titled) or (bool(metadata.get("date")) and isinstance(metadata.get("inline"), bool))
