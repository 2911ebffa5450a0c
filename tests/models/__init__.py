"""Tables, queries, migrations and backups on real SQLite files."""
