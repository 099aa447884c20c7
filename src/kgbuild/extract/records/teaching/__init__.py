"""Courses by term, with school and role."""
