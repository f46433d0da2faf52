"""The database: the only SQLAlchemy and Alembic."""
