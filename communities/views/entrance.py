"""What a community shows before anybody has logged in: its log in page and its look."""

from allauth.account.views import LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from communities.logos import IMAGE_TYPES
from communities.membership import face_of
from prm.access import for_partners

LOOK_IS_KEPT = 300  # Seconds in caches; a new colour shows after that.


class CommunityLogin(LoginView):
    """allauth's own log in, under the name, logo and colour of a Published community."""

    @cached_property
    def community(self):
        return face_of(self.kwargs["slug"], self.request.user)

    def get_default_success_url(self):
        return reverse("portal:home", args=[self.kwargs["slug"]])

    def get_context_data(self, **kwargs):
        return super().get_context_data(community=self.community, **kwargs)


login = for_partners(CommunityLogin.as_view())


@require_safe
@for_partners
@login_not_required
def brand(request, slug):
    """The two numbers of which the style sheet makes the community's colours."""
    community = face_or_404(request, slug)
    numbers = f"--brand-hue: {community.brand_hue}; --brand-chroma: {community.brand_chroma};"
    return look(community, f":root {{ {numbers} }}\n", "text/css; charset=utf-8")


@require_safe
@for_partners
@login_not_required
def logo(request, slug):
    """The picture as it was uploaded; whatever else may be hidden in it, no browser runs it."""
    community = face_or_404(request, slug)
    if community.logo_type not in IMAGE_TYPES:
        raise Http404
    answer = look(community, bytes(community.logo), community.logo_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = "inline"
    return answer


def face_or_404(request, slug):
    community = face_of(slug, request.user)
    if community is None:
        raise Http404
    return community


def look(community, content, content_type):
    answer = HttpResponse(content, content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    if community.is_published:
        patch_cache_control(answer, public=True, max_age=LOOK_IS_KEPT)
    return answer
