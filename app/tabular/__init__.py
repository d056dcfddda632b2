"""What every file of rows shares: encoding, delimiter, header, dates, numbers and bad rows."""
