"""What we take from others and what must not get out: run by script/test, and by hand.

bandit finds nothing of medium severity without a written reason; no file holds a secret; there is a
bill of materials of everything installed, and every locked package is under a license that may be
used. Known vulnerabilities are not looked up where no source of them can be reached, and that is
said. Answers for unchanged files are kept in build/supply-chain.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "build" / "supply-chain"
BILL = KEPT / "bill-of-materials.json"
NOT_SECRET = ROOT / "script" / "not-secret.json"
"""What looks like a secret and is none: by file, the SHA-1 that detect-secrets makes of it."""

CODE = ("app", "extractors", "validators", "queue/jobs")
ALLOWED = re.compile(
    r"(MIT|MIT-0|MIT-CMU|Apache\b.*|BSD\b.*|0BSD|ISC|PSF\b.*|Python\b.*|MPL\b.*|Mozilla\b.*|LGPL\b.*"
    r"|GNU Lesser\b.*|Zlib|CC0\b.*|Unlicense|Zope\b.*|ZPL\b.*|any-OSI|CNRI-Python|Artistic\b.*)",
    re.IGNORECASE,
)
TOLD_BY_HAND = {
    "aiosmtpd": "Apache-2.0",
    "antlr4-python3-runtime": "BSD-3-Clause",
    "axe-playwright-python": "MIT",
    "dkimpy": "Zlib",
    "dnslib": "BSD-2-Clause",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "qrcode": "BSD-3-Clause",
    # Offered under either; taken under the Artistic License, and for tests only.
    "text-unidecode": "Artistic-1.0-Perl",
}
"""Licenses that the package itself states wrongly or not at all, as its repository states them."""

REASON = re.compile(r"# noqa: S\d{3}")


def main() -> int:
    """Run every check and print one line for each; 0 only when none failed."""
    KEPT.mkdir(parents=True, exist_ok=True)
    checks: tuple[tuple[str, Callable[[], Iterable[str]]], ...] = (
        ("bandit", risky_code),
        ("secrets", secrets),
        ("licenses", licenses),
    )
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = [(name, pool.submit(lambda check=check: list(check()))) for name, check in checks]
        failed = [name for name, answer in found if _told(name, answer.result())]
    print("vulnerabilities: not run: no source of known vulnerabilities can be reached from here")
    return 1 if failed else 0


def risky_code() -> Iterator[str]:
    """Yield what bandit calls at least medium, unless the line says why it is no danger."""
    files = [f for f in _tracked() if f.endswith(".py") and f.startswith(CODE)]
    for found in _for_changed("bandit", files, _bandit):
        lines = (ROOT / found["filename"]).read_text().splitlines()
        told = lines[found["line_number"] - 2 : max(found["line_range"]) + 1]
        if not any(REASON.search(line) for line in told):
            yield f"{found['filename']}:{found['line_number']} {found['issue_text']}"


def secrets() -> Iterator[str]:
    """Yield what looks like a secret and is not known to be none."""
    known = json.loads(NOT_SECRET.read_text())
    ends = (".py", ".toml", ".js", ".yml", ".yaml", ".html", ".sh", ".md")
    files = [f for f in _tracked() if f.endswith(ends) or f.startswith("script/")]
    for found in _for_changed("secrets", files, _detect):
        invented = found["filename"].startswith(_INVENTED) and found["type"] in _WORDS
        if not invented and found["hashed_secret"] not in known.get(found["filename"], []):
            yield f"{found['filename']}:{found['line_number']} {found['type']}"


_INVENTED = ("tests/", "bench/", "samples/", "docs/", "script/not-secret.json")
"""Where passwords and numbers are invented or spoken of; keys of real kinds are found there too."""
_WORDS = {
    "Secret Keyword",
    "Basic Auth Credentials",
    "Hex High Entropy String",
    "Base64 High Entropy String",
}


def licenses() -> Iterator[str]:
    """Write the bill of materials and yield every locked package that may not be used."""
    components = {_plain(each["name"]): each for each in _bill()["components"]}
    for name, is_everywhere in {**_locked(_LOCKS[0]), **_locked(_LOCKS[1])}.items():
        if name not in components:
            if is_everywhere:
                yield f"{name} is locked and not installed: run script/bootstrap test"
            continue
        stated = list(_stated(name, components[name]))
        refused = [text for text in stated if not is_allowed(text)]
        if refused or not stated:
            yield f"{name} is under {refused or 'no license that is stated'}"


def is_allowed(expression: str) -> bool:
    """Return True when a license expression leaves one choice of which every part may be used."""
    text = expression.removeprefix("License :: OSI Approved :: ").strip("() ")
    return any(
        all(ALLOWED.fullmatch(part.strip("() ")) for part in choice.split(" AND "))
        for choice in text.split(" OR ")
    )


def _told(name: str, problems: list[str]) -> bool:
    for problem in problems:
        print(f"{name}: {problem}")
    print(f"{name}: {'FAILED' if problems else 'passed'}")
    return bool(problems)


def _bandit(files: list[str]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bandit", "-q", "-ll", "-f", "json", *files]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    answer = json.loads(ran.stdout)
    if answer["errors"]:
        raise RuntimeError(f"bandit could not read {answer['errors']}")
    found = [
        {**each, "filename": each["filename"].removeprefix("./")} for each in answer["results"]
    ]
    return [{k: f[k] for k in _BANDIT_KEYS} for f in found]


_BANDIT_KEYS = ("filename", "line_number", "line_range", "issue_text")


def _detect(files: list[str]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "detect_secrets", "scan", *files]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)["results"]
    return [{**each, "filename": name} for name, every in found.items() for each in every]


def _for_changed(
    name: str, files: list[str], run: Callable[[list[str]], list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Return what a check finds in ``files``, asking it about those that changed since."""
    kept_in = KEPT / f"{name}.json"
    kept = json.loads(kept_in.read_text()) if kept_in.exists() else {}
    marks = {f: hashlib.sha256((ROOT / f).read_bytes()).hexdigest() for f in files}
    fresh = [f for f in files if kept.get(f, [""])[0] != marks[f]]
    found: dict[str, list[dict[str, Any]]] = {f: [] for f in fresh}
    for each in run(fresh) if fresh else []:
        found[each["filename"]].append(each)
    answers = {f: [marks[f], found[f]] if f in found else kept[f] for f in files}
    kept_in.write_text(json.dumps(answers))
    return [each for _, every in answers.values() for each in every]


def _bill() -> Any:
    """Return the bill of materials of what is installed, made anew when the locks changed."""
    locks = b"".join((ROOT / name).read_bytes() for name in _LOCKS)
    mark = KEPT / "bill-of-materials.mark"
    digest = hashlib.sha256(locks).hexdigest()
    if not BILL.exists() or not mark.exists() or mark.read_text() != digest:
        command = ["cyclonedx-py", "environment", sys.executable, "--of", "JSON", "-o", str(BILL)]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        mark.write_text(digest)
    return json.loads(BILL.read_text())


_LOCKS = ("requirements.lock", "requirements-test.lock")


def _locked(lock: str) -> dict[str, bool]:
    """Return every package of a lock, and whether every machine installs it."""
    lines = re.findall(
        r"^([\w.-]+)(?:\[[^]]*\])?==([^\n]*)", (ROOT / lock).read_text(), re.MULTILINE
    )
    return {_plain(name): ";" not in rest for name, rest in lines}


def _stated(name: str, component: Any) -> Iterator[str]:
    if name in TOLD_BY_HAND:
        yield TOLD_BY_HAND[name]
        return
    for each in component.get("licenses", []):
        license_ = each.get("license", {})
        yield each.get("expression") or license_.get("id") or license_.get("name")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _tracked() -> list[str]:
    ran = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in ran.stdout.splitlines() if (ROOT / name).is_file()]


if __name__ == "__main__":
    sys.exit(main())
