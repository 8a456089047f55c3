"""What belongs to no app."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prm.access import always_open, for_partners


@login_not_required
@always_open
@for_partners
@require_safe
@never_cache
def healthz(request):
    """For a load balancer: whether the database answers, and nothing else."""
    try:
        connection.cursor().execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("unavailable", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
