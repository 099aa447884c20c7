"""Training of the reference tagger: labels from labelled records, synthetic strings, the trainer itself."""
