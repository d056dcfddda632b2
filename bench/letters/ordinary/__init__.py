"""Ordinary letters set by hand as web pages, printed by a browser, with what each says.

Each folder of ``pages`` is one set: fourteen letters by somebody who did not know how they are
read. ``NN.json`` beside a page states, as a careful person would, who worked on what, when.
"""
