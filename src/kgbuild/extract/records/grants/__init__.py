"""Grants: who pays for what, to whom, from when to when."""
