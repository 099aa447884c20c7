"""`kgbuild embed` on a folder: what is written, what CI is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgbuild.cli.embed import command
from kgbuild.errors import ConfigError, DocumentError, NotFoundError


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def site(tmp_path: Path, academy_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KGBUILD_GRAPH", str(academy_dir))
    monkeypatch.chdir(tmp_path)
    site = tmp_path / "site"
    (site / "people").mkdir(parents=True)
    (site / "index.html").write_bytes(b"<title>Home</title>\r\n<p>x</p>\r\n")
    (site / "people" / "ada.html").write_bytes(b"<h1>Ada Lindqvist</h1>\r\n")
    (site / "people" / "emil.md").write_bytes(b"---\ntitle: Emil Farkas\n---\n")
    return site


def test_a_folder_is_written_once(site: Path) -> None:
    stale = run("site", "--check")
    assert stale.exit_code == 1
    assert "site/people/ada.html: not up to date: has no block" in stale.output
    assert (site / "people" / "ada.html").read_bytes() == b"<h1>Ada Lindqvist</h1>\r\n"
    written = run("site")
    assert written.exit_code == 0
    assert "3 pages: 2 added, 1 unknown; 0 contradict the graph, 0 have faulty JSON-LD" in written.output
    assert (site / "index.html").read_bytes() == b"<title>Home</title>\r\n<p>x</p>\r\n"
    before = {path: path.read_bytes() for path in site.rglob("*.*")}
    assert run("site", "--check").exit_code == 0
    assert run("site").exit_code == 0
    assert {path: path.read_bytes() for path in site.rglob("*.*")} == before
    assert (
        run("site", "--quiet").output
        == "3 pages: 2 current, 1 unknown; 0 contradict the graph, 0 have faulty JSON-LD\n"
    )


def test_a_map_says_what_pages_do_not(site: Path) -> None:
    (site / "people.toml").write_text(
        '"index.html" = "organization/tide-lab"\n"people/ada.html" = ""\n"people/emil.md" = "Greta Holm"\n',
        encoding="utf-8",
    )
    assert run("site", "--map", site / "people.toml").exit_code == 0
    assert b"Tide Lab" in (site / "index.html").read_bytes()
    assert b"jsonld" not in (site / "people" / "ada.html").read_bytes()
    assert b"Greta Holm" in (site / "people" / "emil.md").read_bytes()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('"gone.html" = "Ada Lindqvist"', "there is no page gone.html"),
        ('"index.html" = 3', "write"),
        ("index.html", "is not TOML"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(site: Path, text: str, reason: str) -> None:
    (site / "map.toml").write_text(text, encoding="utf-8")
    error = run("site", "--map", site / "map.toml").exception
    assert isinstance(error, ConfigError)
    assert reason in str(error)


def test_one_page_may_be_said_to_be_about_anything(site: Path) -> None:
    assert run("site/index.html", "--about", "Tides of Graphs").exit_code == 0
    assert b"MonetaryGrant" in (site / "index.html").read_bytes()
    assert run("site", "--about", "Tides of Graphs").exit_code == 2
    assert isinstance(run("site/index.html", "--about", "Nobody At All").exception, NotFoundError)
    assert isinstance(run("site/no.html").exception, DocumentError)


def test_contradictions_fail_only_where_that_is_asked(site: Path) -> None:
    page = site / "people" / "ada.html"
    page.write_text("<h1>Ada Lindqvist</h1>\n<p>ORCID 0000-0001-5109-3700</p>\n", encoding="utf-8")
    told = run(page)
    assert told.exit_code == 0
    assert f"{page}:2: ORCID: the page says" in told.output
    assert run(page, "--check").exit_code == 0
    assert run(page, "--check", "--strict").exit_code == 1
