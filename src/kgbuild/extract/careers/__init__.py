"""Positions, degrees, students, units and the profile of the page's owner."""
