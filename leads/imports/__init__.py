"""Leads from files: read them, guess what the columns mean, bring them in."""
