"""From what each document says to who is who and what is what over all of them."""
