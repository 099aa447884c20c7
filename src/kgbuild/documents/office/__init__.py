"""What the readers of office documents share: their packages, their looks, the text that they make."""
