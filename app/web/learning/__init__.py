"""What reviewers' corrections teach: proposed, replayed, promoted, rolled back."""
