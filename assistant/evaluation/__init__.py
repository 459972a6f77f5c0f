"""Measure the assistant on question sets: `pst-assistant evaluate`."""
