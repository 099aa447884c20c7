"""Service: boards, committees, reviewing, organising, memberships."""
