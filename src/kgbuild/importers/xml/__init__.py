"""XML as importers walk through it: elements with their places, and the values in them."""
