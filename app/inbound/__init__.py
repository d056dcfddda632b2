"""E-mail of payroll companies: received for good, its sender proven, its files made documents."""
