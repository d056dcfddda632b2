"""The pages of payroll partners: batches, sending documents, payroll files, contacts."""

from app.web.partner import batches, contacts, mending, routes, sending

BLUEPRINTS = (batches.pages, sending.pages, routes.pages, contacts.pages, mending.pages)
"""Every blueprint of this folder, in the order of the navigation."""
