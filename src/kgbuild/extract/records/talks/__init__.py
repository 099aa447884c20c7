"""Talks and posters, and events that someone was at."""
