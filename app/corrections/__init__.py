"""Values of a document as a person read them: typed, kept beside what was read, taken back."""

from app.corrections.applied import corrected
from app.corrections.kept import corrected_payload, corrections_of, is_corrected, live, marked

__all__ = ["corrected", "corrected_payload", "corrections_of", "is_corrected", "live", "marked"]
