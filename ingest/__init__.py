"""Read files into documents and passages, and write a build of the index."""
