"""What every request goes through: who asks, whether they may, and how errors answer."""
