"""Whatever was added, edited, deleted, renamed or corrected: a build over an earlier one gives what a clean one gives."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from incremental_contents import contents
from kgbuild.errors import CorrectionsError
from kgbuild.graph import ordering, parts, store
from kgbuild.graph.mapping import shares
from kgbuild.identity import NOTE
from kgbuild.pipeline import build
from kgbuild.resolve import blocks

PEOPLE = ["Ana Lindqvist", "A. Lindqvist", "Bo Ek", "Y. Zhang", "Yan Zhang", "Cy Dahl"]
TITLES = ["Tides of graphs", "Harbour lattices", "Cells of salt marshes", "Waves on trees"]
NAMES = ["a.md", "b.md", "lab/c.md", "lab/d.md", "2020-05-01-e.md"]
CORRECTIONS = [
    '[[rename]]\nperson = "Bo Ek"\nname = "Bo Ekman"\n',
    '[[same]]\nperson = ["Y. Zhang", "Cy Dahl"]\n',
    '[[set]]\npaper = "Waves on trees"\nfield = "year"\nvalue = "1999"\n',
    '[[retract]]\ndocument = "a.md"\nquote = "Tides"\n',
    '[[add]]\nkind = "skill"\nperson = { name = "New Body", new = true }\nskill = "Sailing"\n',
    '[[different]]\nperson = [{ name = "Yan Zhang", document = "a.md" }, { name = "Yan Zhang", document = "b.md" }]\n',
]
pages = st.tuples(
    st.sampled_from(PEOPLE),
    st.lists(st.tuples(st.sampled_from(TITLES), st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True)),
             min_size=1, max_size=3),
)  # fmt: skip


def markdown(page: tuple[str, list[tuple[str, list[str]]]]) -> str:
    owner, papers = page
    lines = [f"# {owner}", "", "## Publications", ""]
    lines += [f"1. {', '.join(authors)}. {title}. *Journal of Tides* 12, 34-56 (2020)." for title, authors in papers]
    return "\n".join(lines) + "\n"


#: Names that corrections speak of; a page that is always there keeps them from being typos.
ROSTER = markdown(("Roster", [(title, PEOPLE) for title in TITLES]))


class Builds(RuleBasedStateMachine):
    """A folder that changes, a graph that follows it, and beside it, each time, a clean build."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.docs = self.root / "docs"
        self.patch = pytest.MonkeyPatch()

    @initialize(
        few=st.sampled_from([0.15, 100.0]), each=st.sampled_from([1, 4, 32]), held=st.sampled_from([50, 1 << 20]),
        most=st.sampled_from([20, 1 << 19]), limit=st.sampled_from([2, 4, 400]),
    )  # fmt: skip
    def begin(self, few: float, each: int, held: int, most: int, limit: int) -> None:
        self.patch.setattr(store, "_FEW", few)  # whether a small change is made in place, or all is written anew
        self.patch.setattr(shares, "_EACH", each)  # into how many shares entities are cut, and how often that changes
        self.patch.setattr(ordering, "_HELD", held)  # whether lines are sorted in memory, or in runs
        self.patch.setattr(parts, "_MOST", most)  # whether changes are held, or all is written anew
        self.patch.setattr(blocks, "_LIMIT", limit)  # whether names are borne by so many that they tell nothing
        (self.docs / "lab").mkdir(parents=True)
        for name in ("roster.md", "a.md", "b.md"):
            (self.docs / name).write_text(ROSTER, encoding="utf-8")
        self.compare()

    @rule(name=st.sampled_from(NAMES), page=pages)
    def write(self, name: str, page: tuple[str, list[tuple[str, list[str]]]]) -> None:
        (self.docs / name).write_text(markdown(page), encoding="utf-8")
        self.compare()

    def present(self) -> list[str]:
        return [name for name in NAMES if (self.docs / name).exists()]

    @precondition(lambda self: self.present())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        (self.docs / data.draw(st.sampled_from(self.present()))).unlink()
        self.compare()

    @precondition(lambda self: self.present())
    @rule(data=st.data(), to=st.sampled_from(NAMES))
    def move(self, data: st.DataObject, to: str) -> None:
        (self.docs / data.draw(st.sampled_from(self.present()))).replace(self.docs / to)
        self.compare()

    @rule(chosen=st.lists(st.sampled_from(CORRECTIONS), max_size=3, unique=True))
    def correct(self, chosen: list[str]) -> None:
        (self.root / "corrections.toml").write_text("\n".join(chosen), encoding="utf-8")
        self.compare()

    def compare(self) -> None:
        """Build over the graph that is there, and anew from the same ledger; everything must be the same."""
        graph, clean = self.root / "graph", self.root / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        ledger, beside = self.root / "graph.ledger", self.root / "clean.ledger"
        if ledger.exists():
            shutil.copyfile(ledger, beside)
        before = contents(graph) if graph.exists() else {}
        try:
            said = build([self.docs], graph)
        except CorrectionsError as error:  # a name that two bear now, for instance; nothing may have changed
            with pytest.raises(CorrectionsError, match=re.escape(error.reason)):
                build([self.docs], clean, reuse=False)
            assert contents(graph) == before
            return
        build([self.docs], clean, reuse=False)
        assert said.damaged == ()
        assert ledger.read_bytes() == beside.read_bytes()
        assert contents(graph) == contents(clean)
        assert (graph / NOTE).read_bytes() == (clean / NOTE).read_bytes()

    def teardown(self) -> None:
        """Build once more what was built last: nothing may change."""
        if (self.root / "graph.ledger").exists():
            self.compare()
        self.patch.undo()
        shutil.rmtree(self.root, ignore_errors=True)


Builds.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # each step is a build: shrinking would take minutes
)
TestBuilds = pytest.mark.slow(Builds.TestCase)


PAGE = "# Ana Lindqvist\n\n## Publications\n\n1. Ana Lindqvist, Bo Ek. {title}. *Journal of Tides* 12, 34-56 (2020).\n"


@pytest.mark.slow
def test_a_work_that_another_document_gives_a_better_title_is_told_anew(tmp_path: Path) -> None:
    docs, graph = tmp_path / "docs", tmp_path / "graph"
    docs.mkdir()
    for name, title in (("a.md", "TIDES OF GRAPHS"), ("b.md", "TIDES OF GRAPHS"), ("c.md", "Tides of graphs")):
        (docs / name).write_text(PAGE.format(title=title), encoding="utf-8")
        build([docs], graph)
    shutil.copyfile(tmp_path / "graph.ledger", tmp_path / "clean.ledger")
    build([docs], tmp_path / "clean", reuse=False)
    assert contents(graph) == contents(tmp_path / "clean")
