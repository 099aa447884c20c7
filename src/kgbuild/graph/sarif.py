"""Findings as SARIF 2.1.0, the format that code hosts and editors show beside the lines of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from kgbuild.graph.validate import Finding, Place, Severity

_LEVELS: dict[Severity, str] = {"violation": "error", "warning": "warning", "info": "note"}


def to_sarif(findings: Sequence[Finding], version: str) -> dict[str, Any]:
    """Give findings as a SARIF log, as JSON-like values; `version` is that of kgbuild."""
    rules = sorted({finding.shape for finding in findings})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "kgbuild", "version": version, "rules": [{"id": rule} for rule in rules]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, rules) for finding in findings],
            }
        ],
    }


def _result(finding: Finding, rules: Sequence[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.shape,
        "ruleIndex": rules.index(finding.shape),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.label}: {finding.message}"},
        "locations": [_location(place) for place in finding.places],
        "properties": {"focus": finding.focus, "path": finding.path, "value": finding.value},
    }


def _location(place: Place) -> dict[str, Any]:
    """Give a place; the offsets are those of the extracted text, so that only the line is told of the file."""
    region = {"startLine": max(place.line, 1), "snippet": {"text": place.quote}}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.document)}, "region": region}}
