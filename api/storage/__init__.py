"""What people do, kept in a database: conversations, answers, opinions, jobs.

SQLAlchemy is known here only. Every function that touches the database raises
`StorageUnavailable` when it does not answer, and nothing else.
"""
