"""What of a site's repository is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.inputs import Source
from kgbuild.site_files import is_handle, part, root_above, site_roots

SITE = ("_config.yml", "_pages/about.md")


def left_out(*names: str, named: bool = False) -> set[str]:
    sources = [Source(name, Path(name), named=named) for name in names]
    parted = part(sources)
    assert {s.id for s in parted.kept} | set(parted.left_out) == set(names)
    return set(parted.left_out)


@pytest.mark.parametrize(
    "name",
    [
        "README.md", "LICENSE", "_includes/cv.html", "requirements.txt", "themes/x/theme.toml", "Gemfile",
    ],
)  # fmt: skip
def test_a_folder_that_is_no_site_is_read_whole(name: str) -> None:
    assert left_out(name, "cv.md") == set()


@pytest.mark.parametrize(
    "name",
    [
        "_config.yml", "_data/people.yml", "_bibliography/papers.bib", "_publications/2019.md", "content/people/a.md", "files/cv.pdf",
        "news.md", "src/_data/members.yaml", "assets/json/resume.json", "_posts/2020-01-01-license-plates.md", "research/readme.md",
    ],
)  # fmt: skip
def test_what_a_site_says_is_read(name: str) -> None:
    assert left_out(name, *SITE) == set()


@pytest.mark.parametrize(
    "name",
    [
        "README.md", "LICENSE", "LICENSE.txt", "CONTRIBUTING.md", "Gemfile", "Gemfile.lock", "CNAME", "404.md", "robots.txt", "package.json",
        "_includes/head.html", "_layouts/page.html", "_site/index.html", "themes/academic/exampleSite/content/authors/admin/_index.md",
        "node_modules/x/README.md", "assets/js/app.html", "_drafts/x.md", "layouts/index.html", "CHANGELOG.md",
    ],
)  # fmt: skip
def test_how_a_site_is_made_is_left_out(name: str) -> None:
    assert left_out(name, *SITE) == {name}


def test_the_readme_is_the_front_page_where_there_is_no_other() -> None:
    assert left_out("_config.yml", "README.md") == set()


def test_what_is_named_is_read() -> None:
    assert left_out("LICENSE", *SITE, named=True) == set()


def test_only_below_the_root_of_the_site() -> None:
    assert left_out("cvs/LICENSE", "site/LICENSE", "site/_config.yml", "site/index.md") == {"site/LICENSE"}


def test_a_hugo_site_is_told_by_its_folders() -> None:
    assert site_roots({"config.toml", "content/x.md"}) == {"."}
    assert site_roots({"config.toml", "src/main.rs"}) == frozenset()
    assert site_roots({"a/config/_default/hugo.yaml"}) == {"a"}


def test_the_nearest_root_counts() -> None:
    assert root_above("a/b/c/d.md", {"a", "a/b"}) == "a/b"
    assert root_above("x/d.md", {"a"}) is None


@pytest.mark.parametrize(
    ("name", "expected"), [("Ada", False), ("et al", False), ("others", False), ("admin", True), ("jane-roe", True)]
)
def test_handles(name: str, expected: bool) -> None:
    assert is_handle(name) is expected
