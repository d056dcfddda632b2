"""How well invented papers other than letters are told apart and read."""
