"""The settings on the page are the settings of the code, with the same defaults."""

import re
from dataclasses import fields
from pathlib import Path

from app.settings import Settings

ROW = re.compile(r"^\| `(DAYPROOF_\w+)` \| ([^|]*) \|", re.MULTILINE)


def test_docs_operating_names_every_setting_with_its_default(repository: Path) -> None:
    page = (repository / "docs" / "operating.md").read_text()
    documented = {name: default.strip().strip("`") for name, default in ROW.findall(page)}

    in_code = {
        f"DAYPROOF_{f.name.upper()}": str(getattr(Settings(), f.name)).lower()
        if isinstance(getattr(Settings(), f.name), bool)
        else str(getattr(Settings(), f.name))
        for f in fields(Settings)
    }

    assert documented == {name: default or "empty" for name, default in in_code.items()}
