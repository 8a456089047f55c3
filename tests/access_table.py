"""Every page: who may come there, with which rows, by which methods.

`who` is everybody, anyone (who is logged in), internal, administrators, members (of a
community), delegates (the delegated administrators among them), or library (a page of the
login library, which decides by itself). `row` is the kind of row in the address, and
`needs` what one must be allowed to do with it.
"""

from dataclasses import dataclass

from tests.access_queues import QUEUES
from tests.access_web import WEB

from .access_addresses import ADDRESSES, COMMUNITY, KNOWN_PARAMETERS  # noqa: F401  One place.

TABLE = """
page                     who             row           needs   methods
healthz                  everybody       -             -       GET
invitation               everybody       -             -       GET POST
notifications            anyone          -             -       GET POST
language                 everybody       -             -       POST

home                     anyone          -             -       GET
arrive                   anyone          -             -       GET
search                   internal        -             -       GET
accounts:index           internal        -             -       GET
accounts:create          internal        -             -       GET POST
accounts:names           internal        -             -       GET
accounts:options         internal        -             -       GET
accounts:detail          internal        account       view    GET
accounts:edit            internal        account       change  GET POST
accounts:partner         internal        account       change  GET POST
accounts:disabling       internal        account       change  GET POST
accounts:enabling_again  internal        account       change  POST
contacts:index           internal        -             -       GET
contacts:create          internal        -             -       GET POST
contacts:detail          internal        contact       view    GET
contacts:edit            internal        contact       change  GET POST
contacts:user            internal        contact       change  GET POST
users:index              internal        -             -       GET
users:invitation         internal        user          change  POST
users:edit               internal        user          change  GET POST
users:approval           internal        user          change  POST
users:leaving            internal        user          change  GET POST
users:returning          internal        user          change  POST
users:freezing           internal        user          change  POST

leads:index              internal        -             -       GET
leads:create             internal        -             -       GET POST
leads:detail             internal        lead          view    GET
leads:edit               internal        lead          change  GET POST
leads:consent            internal        lead          change  GET POST
leads:owner              internal        lead          assign  GET POST
leads:owner_mail         internal        lead          assign  GET
leads:bulk_owner         internal        -             -       GET POST
leads:bulk_status        internal        -             -       GET POST
leads:bulk_deletion      administrators  -             -       GET POST
leads:bin                administrators  -             -       GET
leads:restoring          administrators  binned        change  POST
leads:erasing            administrators  binned        change  GET POST
runs:index               internal        -             -       GET
runs:detail              internal        run           view    GET
runs:start               internal        run           view    POST
runs:cancel              internal        run           view    POST
runs:undo                internal        run           view    POST
runs:results             internal        run           view    GET
sharing:lead             internal        lead          share   GET
sharing:lead_share       internal        lead          share   GET POST
sharing:lead_withdrawal  internal        lead          share   POST
sharing:account          internal        account       share   GET
sharing:account_share    internal        account       share   GET POST
sharing:account_withdrawal internal      account       share   POST
imports:index            internal        -             -       GET POST
imports:detail           internal        import        view    GET
imports:columns          internal        import        view    GET POST
imports:dialect          internal        import        view    POST
imports:check            internal        import        view    GET
imports:start            internal        import        view    POST
imports:undo             internal        import        view    POST
imports:rejected         internal        import        view    GET

activities:index         internal        -             -       GET
activities:account       internal        account       view    GET POST
activities:contact       internal        contact       view    GET POST
activities:lead          internal        lead          view    GET POST
activities:edit          internal        activity      change  GET POST
activities:removal       internal        activity      change  GET POST
activities:done          internal        activity      complete POST
activities:seen          internal        mention       change  POST

folders:index            internal        -             -       GET
folders:create           internal        -             -       GET POST
folders:detail           internal        folder        view    GET
folders:edit             internal        folder        change  GET POST
folders:removal          internal        folder        change  GET POST
folders:upload           internal        folder        change  POST
folders:sharing          internal        folder        change  GET POST
folders:withdrawal       internal        folder        change  POST
views:index              internal        -             -       GET
views:new                internal        -             -       GET POST
views:edit               internal        list_view     change  GET POST
views:removal            internal        list_view     change  POST
views:sharing            internal        list_view     change  GET POST
views:withdrawal         internal        list_view     change  POST
folders:document         internal        document      view    GET
folders:document_removal  internal       document      change  POST
rules:index              internal        -             -       GET
rules:create             administrators  -             -       GET POST
rules:detail             internal        rule          view    GET
rules:edit               administrators  rule          change  GET POST
rules:activation         administrators  rule          change  GET POST
rules:order              administrators  rule          change  POST
rules:new_entry          administrators  rule          change  GET POST
rules:entry              administrators  rule          change  GET POST
rules:removal            administrators  rule          change  GET POST
rules:versions           internal        rule          view    GET
rules:compare            internal        rule          view    GET
rules:going_back         administrators  rule          change  GET POST
rules:trial              internal        rule          view    GET

setup:index              administrators  -             -       GET
setup:roles              administrators  -             -       GET POST
setup:super_users        administrators  -             -       POST
setup:sharing            administrators  -             -       GET
setup:sharing_defaults   administrators  -             -       GET POST
setup:new_sharing_rule   administrators  -             -       GET POST
setup:sharing_rule       administrators  sharing_rule  change  GET POST
setup:sharing_rule_removal administrators sharing_rule change  GET POST
setup:organization       administrators  -             -       GET POST
setup:prm                administrators  -             -       GET
setup:prm_edit           administrators  -             -       GET POST
setup:external_access    administrators  -             -       GET
setup:external_access_step  administrators  -          -       GET
setup:external_access_summary  administrators  -       -       GET
setup:external_access_done  administrators  -          -       POST
setup:users              administrators  -             -       GET
setup:new_user           administrators  -             -       GET POST
setup:user               administrators  user          view    GET
setup:user_leads         administrators  user          view    GET
setup:user_accounts      administrators  user          view    GET
setup:user_access        administrators  user          change  POST
setup:communities        administrators  -             -       GET
setup:community_create   administrators  -             -       GET POST
setup:community_colour   administrators  -             -       GET
setup:community          administrators  community     change  GET POST
setup:outbox             administrators  -             -       GET
setup:mail               administrators  mail          view    GET
setup:resending          administrators  mail          resend  POST
setup:templates          administrators  -             -       GET
setup:template           administrators  -             -       GET POST
setup:template_test      administrators  -             -       POST
setup:portals_text       administrators  -             -       POST
setup:new_text           administrators  -             -       GET POST
setup:text               administrators  named_text    change  GET POST
setup:text_removal       administrators  named_text    change  GET POST
setup:named_template     administrators  named_text    change  GET POST
setup:named_template_test  administrators  named_text  change  POST
setup:named_portals_text   administrators  named_text  change  POST
setup:distribution       administrators  -             -       GET POST
setup:picklists          administrators  -             -       GET
setup:picklist           administrators  -             -       GET POST
setup:pick               administrators  pick          change  GET POST
setup:pick_place         administrators  pick          change  POST
setup:fields             administrators  -             -       GET
setup:new_field          administrators  -             -       GET POST
setup:field              administrators  custom_field  change  GET POST
setup:territories        administrators  -             -       GET
setup:new_territory      administrators  -             -       GET POST
setup:territory          administrators  territory     change  GET POST
setup:territory_removal  administrators  territory     change  POST
setup:levels             administrators  -             -       GET
setup:new_level          administrators  -             -       GET POST
setup:level              administrators  level         change  GET POST
setup:level_removal      administrators  level         change  POST

portal:home              members         -             -       GET
portal:inbox             members         -             -       GET
portal:lead              members         lead          view    GET
portal:edit              members         lead          change  GET POST
portal:owner             members         lead          assign  GET POST
portal:owners            members         -             -       GET POST
portal:documents         members         -             -       GET
portal:folder            members         folder        view    GET
portal:document          members         document      view    GET
portal:team              delegates       -             -       GET
portal:new_colleague     delegates       -             -       GET POST
portal:colleague         delegates       user          look_after GET POST
portal:colleague_invitation delegates    user          look_after POST
portal:colleague_leaving delegates       user          look_after GET POST
portal:colleague_returning delegates     user          look_after POST
portal:sharing           members         lead          share   GET POST
portal:share_withdrawal  members         lead          share   POST
portal:activities        members         -             -       GET
portal:activity_account  members         -             -       GET POST
portal:activity_lead     members         lead          change  GET POST
portal:activity_edit     members         activity      change  GET POST
portal:activity_removal  members         activity      change  GET POST
portal:activity_done     members         activity      complete POST
portal:activity_seen     members         mention       change  POST
portal:login             library         -             -       GET POST
portal:brand             everybody       -             -       GET
portal:logo              everybody       -             -       GET
"""
LIBRARY = ("account_", "mfa_", "usersessions_")


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    row: str
    needs: str
    methods: tuple

    @property
    def is_library(self):
        return self.who == "library"

    @property
    def has_row(self):
        return self.row != "-"

    def allows(self, method):
        return method in self.methods or (method == "HEAD" and "GET" in self.methods)


def pages():
    """From a page's name to its line."""
    lines = [line.split() for line in (TABLE + QUEUES + WEB).strip().splitlines()[1:] if line]
    return {
        name: Page(name, who, row.replace("_", " "), needs.replace("_", " "), tuple(methods))
        for name, who, row, needs, *methods in lines
    }


def page_named(name):
    """The line of a page; None if it has none."""
    if name.startswith(LIBRARY):
        return Page(name, "library", "-", "-", ("GET", "POST"))
    return pages().get(name)
