"""What was written by an ingestion, and how it is searched.

Shared types (document, passage, audience, hit) live here: `ingest` writes them,
`assistant` reads them, and neither knows the other.
"""
