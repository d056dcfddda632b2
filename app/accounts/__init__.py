"""Accounts: who can sign in, with which roles, and what they prove it with."""

from app.accounts.passwords import PASSWORD_LENGTH_MIN, hash_password
from app.accounts.registering import add_account, disable, find_account, set_password

__all__ = [
    "PASSWORD_LENGTH_MIN",
    "add_account",
    "disable",
    "find_account",
    "hash_password",
    "set_password",
]
