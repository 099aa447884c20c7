"""Readers: bytes of one format → Document. Adding a format is one file beside this one and one line below."""
