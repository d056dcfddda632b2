"""Keeps the bytes of files, sealed, in a folder or in an S3-compatible store."""

from app.storage.sealed import FileErased, FileUnreadable, Storage
from app.storage.values import Blobs, Kept, Stored

__all__ = ["Blobs", "FileErased", "FileUnreadable", "Kept", "Storage", "Stored"]
