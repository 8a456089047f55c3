"""Changing many leads at once: select, look, run, undo."""
