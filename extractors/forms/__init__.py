"""Forms that ask for values by label: what is asked, and how each kind of answer is read."""

from extractors.forms.asked import Asked, answers, asked
from extractors.forms.boxes import is_ticked, ticked_labels

__all__ = ["Asked", "answers", "asked", "is_ticked", "ticked_labels"]
