"""How well letters are read: generated letters through every channel, each answer compared."""
