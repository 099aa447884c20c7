"""The other lists of a record of life: grants, awards, talks, teaching, service, skills."""
