"""How the service is: its measures, its alerts, what a monitor asks, and what an operator reads."""
