"""What people see: server-rendered pages that work without scripts."""
