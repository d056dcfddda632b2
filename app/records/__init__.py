"""The database and the questions asked of it; the only folder that knows SQLAlchemy."""
