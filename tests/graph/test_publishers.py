"""An organisation that is only named, a publisher, has one best name however it is printed."""

from __future__ import annotations

from pathlib import Path

import kgbuild


def test_publishers_have_one_best_name(tmp_path: Path) -> None:
    books = ["On Tides", "On Winds", "On Shores"]
    for place, (title, press) in enumerate(zip(books, ["de Gruyter", "De Gruyter", "De Gruyter"], strict=True)):
        (tmp_path / f"{place}.bib").write_text(
            f"@book{{b{place}, author={{Lindqvist, Ada}}, title={{{title}}}, publisher={{{press}}}, year={{201{place}}}}}\n",
            encoding="utf-8",
        )
    kgbuild.build([tmp_path / f"{place}.bib" for place in range(3)], tmp_path / "graph")
    graph = kgbuild.Graph.open(tmp_path / "graph")
    assert graph.validate().conforms
    names = {str(o) for s, o in graph.to_rdflib().subject_objects() if "organization/de-gruyter" in str(s)}
    assert {"De Gruyter", "de Gruyter"} <= names
