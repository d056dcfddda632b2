"""Resumes put together by lot: structure, order, wording and type, each drawn for itself."""
