"""What breaks in real life, broken on purpose: workers, broker, mail server."""
