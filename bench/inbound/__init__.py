"""Mail of payroll companies under kills and in crowds: what is lost, and how long it all takes."""
