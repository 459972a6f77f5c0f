"""Let people in: citizens, agents, staff and machines."""
