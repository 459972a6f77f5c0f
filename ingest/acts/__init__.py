"""Acts of councils and colleges: found in minutes and deliberations, with their parts."""
