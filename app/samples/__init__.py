"""Loads the sample people and documents: the people directly, the documents as a sender would."""
