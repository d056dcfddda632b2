"""Applying: for a classification of a roster, or for a category of Local 411."""

from app.web.apply import requests, routes, steps

BLUEPRINTS = (routes.pages, steps.pages, requests.pages)
"""Every blueprint of this folder: choosing, the steps of a draft, the committee's list."""
