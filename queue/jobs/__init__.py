"""What runs on the queue: short functions that take ids and find the rest in the database."""
