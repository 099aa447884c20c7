"""What the server and its workers say to one another: a header of JSON and a body of bytes, each with its length."""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Mapping
from typing import IO, Any

_LENGTHS = struct.Struct(">IQ")


def pack(header: Mapping[str, Any], body: bytes = b"") -> bytes:
    """Give a frame as bytes."""
    head = json.dumps(header).encode("ascii")
    return _LENGTHS.pack(len(head), len(body)) + head + body


def read(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Give the next frame of a blocking stream, None where it has ended."""
    start = stream.read(_LENGTHS.size)
    if len(start) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(start)
    return json.loads(stream.read(head)), stream.read(body)


async def receive(stream: asyncio.StreamReader) -> tuple[dict[str, Any], bytes]:
    """Give the next frame.

    Raises:
        asyncio.IncompleteReadError: the other side has ended.
    """
    head, body = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    return json.loads(await stream.readexactly(head)), await stream.readexactly(body)
