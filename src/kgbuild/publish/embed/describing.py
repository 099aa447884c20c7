"""What the JSON-LD of somebody's own page says of its subject: the thing, without the pages of kgbuild's own site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kgbuild.config import SiteSettings
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.structured import Structured

#: Where the pages of a site that nobody has published would stand.
_NOWHERE: Final = "urn:x-kgbuild:site/"
#: Keys whose values are addresses; of these only the web's are let through.
_ADDRESSES: Final = frozenset({"@id", "url", "sameAs", "image", "mainEntityOfPage", "propertyID"})
#: Kinds of things that a page is about; of topics, awards and reports in the press crawlers are told nothing.
KINDS: Final = ("person", "work", "course", "grant", "talk", "organization", "venue")


class Describer:
    """Describes the things of a graph for pages that somebody else wrote."""

    def __init__(self, content: Content, site: SiteSettings) -> None:
        self._content = content
        self._structured = Structured(content.facts, content.works, site.url or _NOWHERE, site.title)

    def of(self, iri: str, address: str = "") -> dict[str, Any]:
        """Give the JSON-LD for the page of a thing.

        Args:
            iri: of the thing.
            address: of the page; empty where unknown.

        Returns:
            A ProfilePage with the Person, or the thing; empty where what is known of it makes nothing that crawlers
            read: an event without its place, a venue of an unknown kind.
        """
        page = self._content.entities.page(iri)
        thing = _main(self._structured.of(page)) if page.kind in KINDS else {}
        own = {"url": address, "mainEntityOfPage": address}
        thing = {key: own.get(key, value) for key, value in _clean(thing).items() if own.get(key, value)}
        if thing.get("@type", "Thing") == "Thing" or not thing.get("name"):
            return {}
        if page.kind != "person":
            return {"@context": "https://schema.org", **thing, **{k: v for k, v in own.items() if v}}
        web = {"@id": address, "url": address, "name": thing["name"]}
        return {
            "@context": "https://schema.org", "@type": "ProfilePage",
            **{key: value for key, value in web.items() if value}, "mainEntity": thing,
        }  # fmt: skip


def subject_of(data: Any) -> str:
    """Give the IRI of the thing that JSON-LD from `Describer.of` is about, empty if it is none."""
    thing = data.get("mainEntity", data) if isinstance(data, dict) else {}
    found = thing.get("@id", "") if isinstance(thing, dict) else ""
    return found if isinstance(found, str) else ""


def _main(data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the thing itself of what a page of kgbuild's site says."""
    thing: dict[str, Any] = data["@graph"][1] if "@graph" in data else data.get("mainEntity", {})
    return thing


def _clean(value: Any) -> Any:
    """Leave out addresses that are none of the web, those of pages that stand nowhere among them."""
    if isinstance(value, dict):
        return dict(_kept(value))
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _kept(node: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if key not in _ADDRESSES:
            yield key, _clean(value)
            continue
        values = [each for each in (value if isinstance(value, list) else [value]) if _of_the_web(each)]
        if values:
            yield key, values if len(values) > 1 else values[0]


def _of_the_web(address: Any) -> bool:
    return isinstance(address, str) and address.startswith(("http://", "https://")) and " " not in address
