"""The master keys, what is derived from them, and how the bytes of files are sealed with keys."""

from app.keys.ring import KeyRing, Keys, MasterKey, Purpose

__all__ = ["KeyRing", "Keys", "MasterKey", "Purpose"]
