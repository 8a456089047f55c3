"""The pages of accounts, contacts and users, a module per noun."""
