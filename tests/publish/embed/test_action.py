"""The GitHub Action and the pre-commit hooks call the command as it is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kgbuild.cli.embed import command

ROOT = Path(__file__).resolve().parents[3]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEP = ACTION["runs"]["steps"][-1]


def run(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {name: told["default"] for name, told in ACTION["inputs"].items()} | inputs
    values = {name: given[re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", text)[1]] for name, text in STEP["env"].items()}  # type: ignore[index]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(  # the step as the runner's bash gets it
        ["/bin/bash", "-c", STEP["run"]], cwd=folder, env=os.environ | values | {"PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_action_embeds_and_checks(tmp_path: Path, academy_dir: Path) -> None:
    page = tmp_path / "ada's page.html"
    page.write_bytes(b"<h1>Ada Lindqvist</h1>\n")
    stale = run(tmp_path, graph=str(academy_dir), check="true")
    assert (stale.returncode, page.read_bytes()) == (1, b"<h1>Ada Lindqvist</h1>\n"), stale.stderr
    done = run(tmp_path, graph=str(academy_dir), url="https://lab.example/$(touch broken)`touch broken`")
    assert done.returncode == 0, done.stderr
    assert (
        run(
            tmp_path, graph=str(academy_dir), url="https://lab.example/$(touch broken)`touch broken`", check="true"
        ).returncode
        == 0
    )
    assert [path.name for path in tmp_path.iterdir()] == [page.name]


def test_no_input_is_pasted_into_a_script() -> None:
    assert not any("${{" in step.get("run", "") for step in ACTION["runs"]["steps"])


@pytest.mark.parametrize(
    "hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")), ids=lambda h: h["id"]
)
def test_the_hooks_call_the_command(hook: dict[str, str]) -> None:
    program, name, *options = shlex.split(hook["entry"])
    assert (program, name) == ("kgbuild", "embed")
    assert set(options) <= {option for parameter in command.params for option in parameter.opts}
