"""The store in a PostgreSQL database, for several people at several computers; psycopg is loaded here alone."""
