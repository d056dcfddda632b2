"""Every text of a letter weighed for the fields it may be the value of.

Candidates are found loosely, wherever they stand (``places``, ``sentences``), and each text has
signs: what it is by itself (``shapes``), where it stands and what stands beside it, and what the
readers of labels, tables and sentences took it for (``answers``). How much a sign weighs for a
field is learned (``learned.json``). ``chances`` make the signs into the chance of each text, and of
none of them; ``choice`` gives no text to two fields that cannot share it.
"""
