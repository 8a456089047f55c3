"""What stands in the addresses of pages and is no row: part of the access table."""

ADDRESSES = {
    # What stands in an address that is no row.
    "invitation": {"pk": 1, "secret": "none"},
    "setup:template": {"kind": "assignment", "language": "en"},
    "setup:template_test": {"kind": "assignment", "language": "en"},
    "setup:portals_text": {"kind": "assignment", "language": "en"},
    "setup:new_text": {"kind": "queue"},
    "setup:named_template": {"language": "en"},
    "setup:named_template_test": {"language": "en"},
    "setup:named_portals_text": {"language": "en"},
    "rules:entry": {"number": 1},
    "rules:removal": {"number": 1},
    "rules:compare": {"number": 1},
    "rules:going_back": {"number": 1},
    "setup:picklist": {"field": "source"},
    "web:page": {"key": "form-of-the-scene"},
    "setup:external_access_step": {"number": 1},
    "views:new": {"records": "leads"},
    "account_confirm_email": {"key": "none"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "none"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}
COMMUNITY = "partners"
KNOWN_PARAMETERS = {"pk", "number", "slug", "secret", "kind", "language", "field", "key", "uidb36"}
KNOWN_PARAMETERS |= {"records"}
