"""Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kgbuild.graph.validate import Finding, Place

_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}


def sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    """Give a SARIF log with one run."""
    shapes = sorted({finding.shape for finding in findings})
    rules = [{"id": shape, "name": shape} for shape in shapes]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "kgbuild", "rules": rules}},
                "results": [_result(finding, shapes) for finding in findings],
            }
        ],
    }


def _result(finding: Finding, shapes: Sequence[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.shape,
        "ruleIndex": shapes.index(finding.shape),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.label or finding.focus}: {finding.message}"},
        "locations": [_location(place) for place in finding.places],
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": place.document},
            "region": {"startLine": max(place.line, 1), "snippet": {"text": place.quote}},
        }
    }
