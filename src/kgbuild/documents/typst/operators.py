"""Operators of Typst, and how the values of several statements are joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kgbuild.documents.typst.values import MOST_PRINTED, NOTHING, Content, Opaque, Said, TooMuchError, shown, within


def joined(values: Sequence[Any]) -> Any:
    """Join what statements give: texts to a text, lists to a list, all else to content."""
    told = [value for value in values if not isinstance(value, NOTHING)]
    if len(told) < 2:
        return told[0] if told else None
    if all(isinstance(value, str) for value in told):
        return Said(within(told), getattr(told[0], "line", 1))
    if all(isinstance(value, list) for value in told):
        return [one for value in told for one in value]
    if all(isinstance(value, dict) for value in told):
        return {key: one for value in told for key, one in value.items()}
    return Content(within([shown(value, 1) for value in told]))


def binary(sign: str, left: Any, right: Any, line: int) -> Any:
    """Give what an operator makes of two values."""
    if sign in {"and", "or"}:
        return right
    if sign in {"==", "!="}:
        return (left == right) == (sign == "==")
    if sign in {"in", "not in"}:
        held = isinstance(right, str | list | dict) and _within(left, right)
        return held == (sign == "in")
    if sign == "+":
        return _sum(left, right, line)
    numbers = _is_number(left) and _is_number(right)
    if sign in {"<", ">", "<=", ">="}:
        same = numbers or (isinstance(left, str) and isinstance(right, str))
        return same and {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[sign]
    if not numbers or (sign == "/" and not right) or abs(left) > 1e12 or abs(right) > 1e12:
        return Opaque()
    return left - right if sign == "-" else left * right if sign == "*" else left / right


def unary(sign: str, value: Any) -> Any:
    """Give what a sign before a value makes of it."""
    if sign == "not":
        return not value
    return (-value if sign == "-" else value) if _is_number(value) else Opaque()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _within(left: Any, right: Any) -> bool:
    if isinstance(right, str):
        return isinstance(left, str) and left in right
    return left in right if not isinstance(left, list | dict) or isinstance(right, list) else False


def _sum(left: Any, right: Any, line: int) -> Any:
    if left is None or right is None:
        return right if left is None else left
    if isinstance(left, str) and isinstance(right, str):
        return Said(within([left, right]), getattr(left, "line", getattr(right, "line", line)))
    if isinstance(left, list) and isinstance(right, list):
        if len(left) + len(right) > MOST_PRINTED >> 5:
            raise TooMuchError
        return left + right
    if isinstance(left, dict) and isinstance(right, dict):
        return {**left, **right}
    if _is_number(left) and _is_number(right):
        return left + right
    if isinstance(left, Content | str) or isinstance(right, Content | str):
        return Content(within([shown(left, line), shown(right, line)]))
    return Opaque()
