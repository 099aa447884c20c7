"""Bare records, one JSON object each, to entities: the resolver for use without documents."""

from __future__ import annotations
