"""What is read by which right: break the rule, or the question it asks, and it may not be read.

`rule` is the rule of a kind of row, `account.view`, or a question that rules ask, by its module
and name. While nothing is broken, `who` reads the text of the row `reads` (its kind, and its
name in scene.py) on this page, at the page's own row.
"""

from dataclasses import dataclass

from django.urls import reverse

from tests.access_table import COMMUNITY, page_named

TABLE = """
rule             reads                 who    page                  row
account.view     account:acme          carla  accounts:index        -
account.view     account:acme          carla  accounts:detail       acme
account.view     account:acme          carla  search                -
account.change   account:acme          carla  accounts:edit         acme
account.change   account:acme          carla  accounts:options      -
account.share    account:acme          carla  sharing:account       acme
contact.view     contact:toni          carla  contacts:index        -
contact.view     contact:toni          carla  contacts:detail       toni
contact.view     contact:toni          carla  search                -
contact.change   contact:toni          carla  contacts:edit         toni
user.view        user:paul             carla  users:index           -
user.view        user:paul             carla  search                -
user.view        user:ines             petra  portal:team           -
user.change      user:paul             carla  users:edit            paul
user.change      lead:paul             carla  users:leaving         paul
user.look_after  user:paul             petra  portal:colleague      paul
activity.view    activity:inside_paul  carla  activities:index      -
activity.view    activity:inside_paul  carla  leads:detail          paul
activity.view    activity:inside_acme  carla  accounts:detail       acme
activity.view    activity:toni         carla  contacts:detail       toni
activity.view    activity:carla_paul   paul   portal:lead           paul
activity.view    activity:task_paul    paul   portal:home           -
activity.view    activity:acme         paul   portal:activities     -
activity.change  activity:carla_paul   carla  activities:edit       carla_paul
activity.change  activity:paul_paul    paul   portal:activity_edit  paul_paul
mention.view     activity:inside_acme  carla  home                  -
folder.view      folder:acme           carla  folders:index         -
folder.view      folder:acme           carla  folders:detail        acme
folder.view      folder:acme           paul   portal:documents      -
folder.view      folder:acme           paul   portal:folder         acme
folder.change    folder:acme           carla  folders:edit          acme
folder.change    folder:acme           carla  folders:sharing       acme
document.view    document:acme         carla  folders:detail        acme
document.view    document:acme         carla  folders:document      acme
document.view    document:acme         paul   portal:folder         acme
document.view    document:acme         paul   portal:document       acme
listview.view    list_view:acme        carla  views:index           -
listview.view    list_view:acme        carla  leads:index           -
listview.view    list_view:acme        paul   portal:inbox          -
listview.change  list_view:acme        carla  views:edit            acme
run.view         run:carla             carla  runs:detail           carla
run.view         lead:carla            carla  runs:results          carla
import.view      import:carla_draft    carla  imports:index         -
import.view      import:carla_draft    carla  imports:check         carla_draft
received.view    received:waiting      carla  web:quarantine        -
received.view    received:waiting      carla  web:received          waiting
queue.view       queue:nordic          carla  queues:index          -
queue.view       queue:nordic          carla  queues:detail         nordic
queue.take       queue:southern        paul   portal:queues         -
queue.take       queue:southern        paul   portal:queue          southern
lead.take        lead:southern         paul   portal:queue          southern
lead.view        lead:nordic           carla  search                -
lead.take        lead:nordic           carla  queues:detail         nordic
lead.share       lead:paul             paul   portal:sharing        paul
lead.share       user:nora             paul   portal:sharing        paul
lead.hand_back   lead:taken            paul   portal:hand_back      taken
transfer.view    transfer:moved        carla  contacts:detail       paul
community.enter  lead:paul             paul   portal:inbox          -
community.enter  lead:paul             paul   portal:lead           paul
community.enter  folder:acme           paul   portal:documents      -
community.enter  queue:southern        paul   portal:queues         -
community.enter  user:ines             petra  portal:team           -

communities.rules:may_use_portal          lead:paul       paul   portal:inbox       -
communities.rules:may_use_portal          lead:paul       paul   portal:lead        paul
communities.rules:may_use_portal          lead:southern   paul   portal:queue       southern
communities.rules:may_use_portal          folder:acme     paul   portal:documents   -
communities.rules:may_use_portal          document:acme   paul   portal:document    acme
communities.rules:shared_folders          folder:acme     paul   portal:documents   -
communities.rules:shared_folders          folder:acme     carla  folders:index      -
leads.sharing.agreed:agreed_to            lead:paul       paul   portal:lead        paul
leads.sharing.agreed:agreed_to            lead:southern   paul   portal:queue       southern
leads.sharing.agreed:agreed_to            lead:nordic     carla  leads:index        -
leads.sharing.agreed:held_but_for         lead:southern   paul   portal:queue       southern
accounts.rules:standing_reasons           account:acme    carla  accounts:index     -
accounts.rules:sharing_rules_for          account:acme    carla  accounts:detail    acme
accounts.rules:sharing_rules_for          contact:toni    carla  contacts:index     -
accounts.rules:shared_accounts            account:acme    carla  accounts:index     -
accounts.rules:shared_accounts            user:paul       carla  users:index        -
accounts.territories:covered_by           account:acme    carla  accounts:detail    acme
accounts.territories:regions_covered_by   user:paul       carla  users:edit         paul
accounts.activity_rules:for_partner       activity:acme   paul   portal:activities  -
accounts.activity_rules:of_leads          activity:toni   carla  contacts:detail    toni
accounts.above:community_of               activity:acme   paul   portal:activities  -
prm.permissions:granted                   queue:southern  paul   portal:queues      -
prm.permissions:granted_rows              folder:acme     carla  folders:index      -
"""


@dataclass(frozen=True)
class Reading:
    rule: str
    reads: str
    who: str
    page: str
    row: str

    def url(self, rows):
        """The page's address. What is searched for is a part of every canary, and none itself."""
        kwargs = {"slug": COMMUNITY} if self.page.startswith("portal:") else {}
        if self.row != "-":
            kwargs["pk"] = rows.rows[page_named(self.page).row][self.row].pk
        return reverse(self.page, kwargs=kwargs) + ("?q=zq" if self.page == "search" else "")

    def is_read_in(self, answer, rows):
        kind, _colon, name = self.reads.partition(":")
        found = {rows.codes[code] for code in answer.codes}
        return answer.status == 200 and (kind.replace("_", " "), name) in found


READINGS = [Reading(*line.split()) for line in TABLE.strip().splitlines()[1:] if line]
