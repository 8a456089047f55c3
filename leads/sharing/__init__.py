"""Sharing leads and accounts: by whom they are seen and why, by rule, one by one."""
