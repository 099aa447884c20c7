"""What the parts of an entry are: words, labelled details, titles, amounts, bodies."""
