"""Coming in: creating an account, signing in without a password, and whose record it is."""

from app.web.join import claims, codes, routes

BLUEPRINTS = (routes.pages, codes.pages, claims.pages)
"""Every blueprint of this folder."""
