"""A second run of a site draws what can have changed, and gives what a clean run gives, byte for byte."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

import academy
from kgbuild.api import Graph
from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.errors import InputError
from kgbuild.graph.infer import infer
from kgbuild.model import Extraction, Paper
from kgbuild.publish.site import Written
from kgbuild.publish.site.drawn import beside
from publish import sites


@dataclass
class Lab:
    """A graph directory with the texts of its documents, what is asked of its site, and the site."""

    folder: Path
    extractions: list[Extraction] = field(default_factory=academy.extractions)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    settings: SiteSettings = field(default_factory=SiteSettings)
    themed: bool = False
    inferred: bool = False

    @property
    def out(self) -> Path:
        return self.folder / "site"

    @property
    def theme(self) -> Path | None:
        return self.folder / "theme" if self.themed else None

    def graph(self) -> Graph:
        shutil.rmtree(self.folder / "graph", ignore_errors=True)
        graph = sites.graph_of(self.folder / "graph", *self.extractions)
        (graph / "texts").mkdir()
        for extraction in self.extractions:
            (graph / "texts" / f"{extraction.sha256}.txt").write_text(text_of(extraction), encoding="utf-8")
        if self.inferred:
            infer(graph)
        return Graph.open(graph, self.privacy)

    def draw(self, jobs: int = 1) -> Written:
        return self.graph().site(self.out, self.settings, theme=self.theme, jobs=jobs)

    def clean(self) -> dict[str, bytes]:
        clean = self.folder / "clean"
        self.graph().site(clean, self.settings, theme=self.theme)
        found = contents(clean)
        shutil.rmtree(clean)
        beside(clean).unlink()
        return found


def text_of(extraction: Extraction) -> str:
    """A text that holds the quotes where the evidence points to."""
    text = [" "] * max(record.evidence.end for record in extraction.records)
    for record in extraction.records:
        text[record.evidence.start : record.evidence.end] = record.evidence.quote
    return "".join(text)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if not path.is_symlink() else b"link"
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    (tmp_path / "theme" / "assets").mkdir(parents=True)
    (tmp_path / "theme" / "macros.html").write_bytes(
        (Path(sites.__file__).parents[2] / "src/kgbuild/publish/site/templates/macros.html").read_bytes()
    )
    return Lab(tmp_path)


def test_an_unchanged_graph_draws_nothing(lab: Lab) -> None:
    first = lab.draw()
    again = lab.draw()
    assert first.drawn > 30
    assert first.changed == first.files
    assert (again.files, again.size) == (first.files, first.size)
    assert (again.changed, again.removed, again.drawn) == (0, 0, 0)


def test_a_change_draws_the_pages_that_it_touches_and_no_others(lab: Lab) -> None:
    first = lab.draw()
    rename(lab, random.Random(1))
    again = lab.draw()
    assert 0 < again.drawn < first.drawn / 2
    assert 0 < again.changed < first.changed / 2
    assert contents(lab.out) == lab.clean()


def test_pages_of_what_is_gone_vanish(lab: Lab) -> None:
    lab.draw()
    lab.extractions = lab.extractions[:1]
    again = lab.draw()
    assert again.removed > 0
    assert not (lab.out / "person/greta-holm").exists()
    assert contents(lab.out) == lab.clean()


def test_processes_side_by_side_give_what_one_gives(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.publish.site.units._PIECE", 7)
    lab.draw(jobs=3)
    assert contents(lab.out) == lab.clean()
    assert lab.draw(jobs=3).drawn == 0


def test_a_wrong_theme_is_named_by_every_process(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.publish.site.units._PIECE", 7)
    lab.draw()
    before = contents(lab.out)
    lab.themed = True
    (lab.folder / "theme" / "entity.html").write_text("{{ nobody.knows }}", encoding="utf-8")
    with pytest.raises(InputError, match=r"nobody.*theme"):
        lab.draw(jobs=3)
    assert contents(lab.out) == before


def test_a_file_edited_by_hand_is_put_right_even_if_its_time_and_size_are_the_same(lab: Lab) -> None:
    lab.draw()
    page = lab.out / "person/ada-lindqvist/index.html"
    was = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Lindqvist", b"Lindqvisk"))
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))
    again = lab.draw()
    assert (again.changed, again.drawn) == (1, 1)
    assert contents(lab.out) == lab.clean()


def test_what_is_known_of_the_last_run_is_not_believed_when_damaged(lab: Lab) -> None:
    first = lab.draw()
    path = beside(lab.out)
    path.write_bytes(path.read_bytes().replace(b"ada-lindqvist", b"ada-lindqvisk"))
    again = lab.draw()
    assert (again.changed, again.drawn) == (0, first.drawn)


def test_pages_follow_the_evidence(lab: Lab) -> None:
    lab.draw()
    sure = lab.extractions[1]
    unsure = [replace(one, evidence=replace(one.evidence, confidence=0.5)) for one in sure.records]
    lab.extractions[1] = replace(sure, records=tuple(unsure))
    lab.draw()
    assert contents(lab.out) == lab.clean()


def test_pages_follow_the_texts_around_their_quotes(lab: Lab) -> None:
    lab.draw()
    graph = lab.graph()
    for path in (graph.folder / "texts").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(" 2015", " 2O15"), encoding="utf-8")
    again = graph.site(lab.out)
    assert again.drawn > 0
    graph.site(lab.folder / "clean")
    assert contents(lab.out) == contents(lab.folder / "clean")


Step = Callable[[Lab, random.Random], None]


def drop(lab: Lab, dice: random.Random) -> None:
    """Let a document say less."""
    at = dice.randrange(len(lab.extractions))
    records = tuple(record for record in lab.extractions[at].records if dice.random() < 0.85)
    lab.extractions[at] = replace(lab.extractions[at], records=records or lab.extractions[at].records[:1])


def say_all(lab: Lab, dice: random.Random) -> None:
    """Let the documents say everything again, and a stranger's too."""
    lab.extractions = [*academy.extractions(), *([sites.hostile()] if dice.random() < 0.5 else [])]


def rename(lab: Lab, dice: random.Random) -> None:
    """Give a paper another title or year, at the same place."""
    at = dice.randrange(2)
    year = str(dice.randrange(1990, 2026))
    papers = [record for record in lab.extractions[at].records if isinstance(record, Paper)]
    chosen = dice.choice(papers) if papers else None
    records = (replace(r, title=f"{r.title} II", year=year) if r is chosen else r for r in lab.extractions[at].records)  # type: ignore[attr-defined,call-arg]
    lab.extractions[at] = replace(lab.extractions[at], records=tuple(records))


def turn(lab: Lab, _: random.Random) -> None:
    lab.extractions = lab.extractions[::-1]
    lab.inferred = not lab.inferred


def hide(lab: Lab, dice: random.Random) -> None:
    hidden = dice.choice([(), ("Dalia Okonkwo",), ("Emil Farkas",)])
    kinds = dice.choice([(), ("supervision",), ("metric",)])
    lab.privacy = PrivacySettings(
        quotes=dice.choice(["context", "quote", "none"]), hidden_people=hidden, hidden_kinds=kinds
    )


def entitle(lab: Lab, dice: random.Random) -> None:
    lab.settings = SiteSettings(
        title=dice.choice(["Tide Lab", "Academic graph"]), url=dice.choice(["", "https://tide.example/x/"])
    )


def dress(lab: Lab, dice: random.Random) -> None:
    """Change the theme, or whether there is one."""
    lab.themed = dice.random() < 0.7
    macros = lab.folder / "theme" / "macros.html"
    macros.write_text(macros.read_text(encoding="utf-8") + " " * dice.randrange(2), encoding="utf-8")
    css = lab.folder / "theme" / "assets" / "theme.css"
    css.write_text(f"a {{ color: #{dice.randrange(100, 999)} }}", encoding="utf-8")


def tamper(lab: Lab, dice: random.Random) -> None:
    """Edit, remove and add files of the site."""
    files = sorted(path for path in lab.out.rglob("*") if path.is_file() and path.name != "kgbuild-site.json")
    for path in dice.sample(files, 6):
        what = dice.randrange(4)
        if what == 0:
            path.unlink()
        elif what == 1:
            path.write_bytes(path.read_bytes()[::-1])
        elif what == 2:
            path.with_name("stray.html").write_text("<p>by hand</p>", encoding="utf-8")
        else:
            path.unlink()
            path.symlink_to(lab.folder / "theme" / "macros.html")


def damage(lab: Lab, dice: random.Random) -> None:
    """Damage what is known of the last run."""
    path = beside(lab.out)
    data = bytearray(path.read_bytes())
    at = dice.randrange(len(data))
    if dice.random() < 0.3:
        path.unlink()
    elif dice.random() < 0.5:
        path.write_bytes(data[:at])
    else:
        data[at] ^= 1
        path.write_bytes(data)


STEPS: tuple[Step, ...] = (drop, drop, say_all, rename, rename, turn, hide, entitle, dress, tamper, tamper, damage)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_any_history_gives_what_a_clean_run_gives(lab: Lab, seed: int) -> None:
    dice = random.Random(seed)
    lab.draw()
    for _ in range(5):
        steps = dice.sample(STEPS, dice.choice([1, 1, 2]))
        for step in steps:
            step(lab, dice)
        lab.draw()
        assert contents(lab.out) == lab.clean(), [step.__name__ for step in steps]


def test_the_file_beside_the_site_says_nothing_that_must_not_leave(lab: Lab) -> None:
    lab.privacy = PrivacySettings(hidden_people=("Emil Farkas",))
    lab.draw()
    kept = beside(lab.out).read_bytes()
    assert b"dalia-okonkwo" in kept
    assert b"emil-farkas" not in kept
    assert "Farkas" not in json.dumps(kept.decode())
