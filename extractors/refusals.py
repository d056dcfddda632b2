"""Why a file is not read: one exception, a stable code, and words that its sender can act on."""


class Refused(Exception):
    """A file, or one ``part`` of a container, is not read; ``code`` is stable and kebab-case.

    Codes: empty-file, unknown-type, unsupported-type, damaged-file, truncated-file,
    encrypted-file, no-pages, too-many-pages, file-too-large, image-too-large, time-limit,
    memory-limit, reader-crashed, file-not-found; of containers and their parts also no-parts,
    too-many-parts, nested-too-deep, unsafe-name, no-file, no-document; of archives and Office
    files unpacks-too-large and macros; of a virus scanner infected-file and not-scanned.
    """

    def __init__(self, code: str, message: str, part: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.part = part


def empty_file() -> Refused:
    """Return the refusal of a file without a single byte."""
    return Refused("empty-file", "The file is empty (0 bytes): save it again and send it once more")


def damaged(what: str) -> Refused:
    """Return the refusal of a file that claims to be ``what`` ("PDF") and cannot be opened."""
    return Refused(
        "damaged-file",
        f"The file is damaged and cannot be opened as a {what}: export or scan it again",
    )


def truncated(what: str) -> Refused:
    """Return the refusal of a file that ends before its ``what`` ("PDF") does."""
    return Refused(
        "truncated-file",
        f"The {what} breaks off before its end, as after an interrupted download or copy: "
        "send the complete file",
    )


def encrypted() -> Refused:
    """Return the refusal of a document that asks for a password."""
    return Refused(
        "encrypted-file",
        "The document asks for a password: save a copy without a password and send that",
    )


def no_pages(what: str) -> Refused:
    """Return the refusal of a document that opens and holds nothing to read."""
    return Refused("no-pages", f"The {what} holds no pages: export it again and check it first")


def too_many_pages(found: int, limit: int) -> Refused:
    """Return the refusal of a document longer than ``limit`` pages."""
    return Refused(
        "too-many-pages",
        f"The document has {found} pages, {limit} are read at most: send the letters one by one",
    )


def file_too_large(size_bytes: int, limit_bytes: int) -> Refused:
    """Return the refusal of a file over ``limit_bytes``; sizes are shown in MiB."""
    return Refused(
        "file-too-large",
        f"The file has {_mebibytes(size_bytes)} MiB, {_mebibytes(limit_bytes)} MiB are taken at "
        "most: scan at 300 dpi or less, or send the pages in several files",
    )


def image_too_large(width: int, height: int, limit_pixels: int) -> Refused:
    """Return the refusal of a picture with more than ``limit_pixels`` pixels."""
    return Refused(
        "image-too-large",
        f"The picture has {width} x {height} pixels ({width * height / 1e6:.0f} megapixels), "
        f"{limit_pixels / 1e6:.0f} megapixels are read at most: scan at 300 dpi or less",
    )


def time_limit() -> Refused:
    """Return the refusal of a file whose reading took longer than any page should."""
    return Refused(
        "time-limit",
        "Reading the file took too long and was stopped: print it to a new PDF, or scan it, "
        "and send that",
    )


def memory_limit() -> Refused:
    """Return the refusal of a file that needs more memory than a page should."""
    return Refused(
        "memory-limit",
        "Reading the file took too much memory and was stopped: print it to a new PDF, or scan "
        "it at 300 dpi, and send that",
    )


def reader_crashed() -> Refused:
    """Return the refusal of a file on which the reader itself failed."""
    return Refused(
        "reader-crashed",
        "The file could not be read: something in it stopped the reader. Print it to a new PDF, "
        "or scan it, and send that",
    )


class ReadingInterrupted(Exception):
    """The reader was ended from outside, or got no processor time: nothing is said of the file."""

    def __init__(self) -> None:
        super().__init__(
            "Reading was interrupted by something other than the file: wait a minute, try again"
        )


def _mebibytes(size: int) -> str:
    return f"{size / 1024**2:.1f}".removesuffix(".0")
