"""Labelled letters of invented people: layout families, wordings and damage, all seeded."""
