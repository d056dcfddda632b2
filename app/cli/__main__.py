"""``python -m app.cli``: the same as ``dayproof``, wherever the package can be imported."""

from app.cli import main

main()
