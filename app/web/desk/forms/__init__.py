"""What the desk shows of documents that are no letters, each kind in its own form."""

from app.web.desk.forms.chosen import Form, form_of

__all__ = ["Form", "form_of"]
