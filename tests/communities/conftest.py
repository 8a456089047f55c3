"""What the tests of communities share."""

from copy import deepcopy

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def picture():
    """A file to upload: `picture(b"...")`."""

    def made(content=PNG, name="logo.png"):
        return SimpleUploadedFile(name, content)

    return made


@pytest.fixture
def filled(cast):
    """What the form of a community is sent with: `filled(name="Nordwind West")`."""

    def made(**values):
        standard = {
            "name": "Nordwind West",
            "slug": "west",
            "status": "preview",
            "profiles": [cast.partners.pk],
            "sends_welcome": "on",
            "colour": "#aa0000",
        }
        return standard | values

    return made


@pytest.fixture
def with_logo(cast):
    """The Published community, with a logo."""
    cast.community.logo, cast.community.logo_type = PNG, "image/png"
    cast.community.save()
    return cast.community
