"""The tables and their queries: the only room where SQLAlchemy is spoken."""
