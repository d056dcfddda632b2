"""Backups of the whole service while it runs, their verification, and their way back."""

from app.backup.kept import last_backup_at

__all__ = ["last_backup_at"]
