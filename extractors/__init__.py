"""From a file to what it states: pages, words, fields and records, each with its evidence."""
