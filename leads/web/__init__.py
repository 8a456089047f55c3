"""Leads from forms on other sites: read a post, keep it, make a lead of it."""
