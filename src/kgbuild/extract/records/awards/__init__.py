"""Prizes, medals, fellowships and honours."""
