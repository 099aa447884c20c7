"""The platforms that hold profiles of people, told by the host of a link."""

from __future__ import annotations

from urllib.parse import urlsplit

from kgbuild.lexicon import table


def platform_of(url: str) -> str:
    """Give what a link to a profile is called, by its host; empty for other hosts, and for the host's own page.

    >>> platform_of("https://github.com/ada"), platform_of("https://github.com/"), platform_of("http://[bad")
    ('GitHub', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = parts.netloc.casefold()
    hosts = table("profiles")["hosts"]
    found = next((name for known, name in hosts.items() if host == known or host.endswith(f".{known}")), "")
    return found if parts.path.strip("/") or parts.query else ""
