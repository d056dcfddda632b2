"""Pages for payroll partners: send, and see what was received."""
