"""The database: the only SQLAlchemy and Alembic."""

from gangting.storage.put_off import put_off_what_sqlalchemy_brings


put_off_what_sqlalchemy_brings()
