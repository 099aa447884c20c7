"""Templates to bytes: Jinja2, everything escaped, a theme's templates before the package's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from kgbuild.config import SiteSettings
from kgbuild.errors import InputError
from kgbuild.publish.site.evidence import Evidence
from kgbuild.publish.site.mathematics import plain, rich
from kgbuild.publish.site.refs import iso
from kgbuild.publish.site.search import script_json
from kgbuild.publish.site.works import Work

#: The site's menu: folder and label.
MENU: tuple[tuple[str, str], ...] = (
    ("people", "People"), ("publications", "Publications"), ("organizations", "Organisations"), ("venues", "Venues"),
    ("grants", "Grants"), ("topics", "Topics"), ("talks", "Talks"), ("courses", "Courses"), ("awards", "Awards"),
    ("graph", "Graph"), ("family", "Family tree"), ("timeline", "Timeline"), ("connect", "Connect"), ("data", "Data"),
    ("query", "Query"),
)  # fmt: skip
_LICENCES = {
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC BY-SA 4.0",
}


class Renderer:
    """Fills templates for a site that stands at `url`, whose menu is `without` the folders that hold nothing.

    Attributes:
        told: statements whose evidence was linked to since `forget`, each the facts that make it, in order.
    """

    def __init__(
        self, settings: SiteSettings, url: str, base: str, evidence: Evidence, theme: Path | None,
        without: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._url, self._base, self._evidence = url, base, evidence
        self.told: list[tuple[str, ...]] = []
        loaders = [PackageLoader("kgbuild.publish.site")]
        self._env = Environment(
            loader=ChoiceLoader([*([FileSystemLoader(theme)] if theme else []), *loaders]),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self._env.filters |= {"rich": rich, "plain": plain, "iso": iso, "groupby_year": _by_year}
        self._env.globals |= {
            "site": settings,
            "menu": tuple(entry for entry in MENU if entry[0] not in without),
            "licence_name": licence_name(settings.licence),
            "why": self._why,
            "has_theme_css": bool(theme and (theme / "assets" / "theme.css").is_file()),
        }

    def page(
        self,
        template: str,
        path: str,
        title: str,
        *,
        jsonld: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> bytes:
        """Give the page at `path` from the root of the site.

        Raises:
            InputError: a template of the theme is wrong.
        """
        folder = path.removesuffix("index.html")
        given: dict[str, Any] = {
            "root": "../" * path.count("/"),
            "title": plain(title),
            "canonical": self._url + folder,
            "index_page": True,
            "description": "",
            "og_type": "website",
            "meta": (),
            "alternates": (),
            "active": folder.split("/", maxsplit=1)[0] if folder else "home",
            "page": None,
            "page_iri": "",
            "proof": "evidence.js",
            "cites": "cite.js",
            "jsonld": Markup(script_json(jsonld)) if jsonld else "",  # noqa: S704 - every < > & is written \\u00xx
            **values,
        }
        try:
            return self._env.get_template(template).render(given).encode("utf-8")
        except TemplateError as error:
            where = getattr(error, "filename", None) or template
            raise InputError(f"{where}: {error.message or error}; correct the theme's template") from error

    def forget(self) -> None:
        """Begin a new list of statements."""
        self.told = []

    def _why(self, fact: str, also: Sequence[str] = ()) -> tuple[str, str] | None:
        address = next((found for each in (fact, *also) if (found := self._evidence.href(each))), "")
        if not address:
            return None
        self.told.append((fact, *also))
        return address, fact.removeprefix(self._base)


def licence_name(licence: str) -> str:
    """Give the short name of a licence, or its address."""
    return _LICENCES.get(licence, licence.partition("://")[2].rstrip("/"))


def _by_year(works: Iterable[Work]) -> Sequence[tuple[str, list[Work]]]:
    year: Callable[[Work], str] = lambda work: work.year  # noqa: E731 - typed for groupby
    return [(key, list(group)) for key, group in groupby(works, year)]
