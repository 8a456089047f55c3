"""What happens at log in: whoever has become a member of a community is welcomed."""

from accounts.adapter import AccountAdapter
from communities.emails import welcome
from communities.models import Community


class CommunityAdapter(AccountAdapter):
    def post_login(self, request, user, **kwargs):
        answer = super().post_login(request, user, **kwargs)
        for community in Community.objects.welcoming(user).defer("logo"):
            welcome(user, community)
        return answer
