"""How much each sign of a text weighs for each field: learned here, and measured apart."""
