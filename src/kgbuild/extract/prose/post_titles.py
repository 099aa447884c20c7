"""What only the title or the summary of a post tells: "Ada Moe wins the Bog Prize" above a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.document import HEADLINE
from kgbuild.extract.page import Page
from kgbuild.extract.prose.news import Item, day_of_post, is_post
from kgbuild.extract.records.talks.notices import announces
from kgbuild.model import Record


def post_titles(page: Page) -> Iterator[Item]:
    """Give the summary and the title of a post as items of news, where its front matter states them."""
    if not is_post(page) or announces(page.text):
        return
    for block in page.document.blocks:
        if HEADLINE in block.classes:
            label = page.document.slice(block).partition(": ")[0]
            yield Item((block,), block.start + len(label) + len(": "), day_of_post(page))


def unsaid(records: Sequence[Record], told: Sequence[Record]) -> tuple[Record, ...]:
    """Give the records of a title whose kind nothing else on the page tells of."""
    kinds = {type(record) for record in told}
    return tuple(record for record in records if type(record) not in kinds)
