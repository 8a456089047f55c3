"""What owners of leads are called to somebody who reads of them."""

from django.utils.translation import gettext as _

from accounts.models import User


class Names:
    """Owners as one person may read them: partner users they do not see have no name."""

    def __init__(self, user, owners, people=()):
        users = {owner.user_id for owner in owners if owner} - {None}
        users |= {person.pk for person in people if person}
        rows = User.objects.permitted(user, "view").filter(pk__in=users)
        self.seen = set(rows.values_list("pk", flat=True))

    def knows(self, owner):
        return owner.is_queue or owner.user_id in self.seen

    def of(self, owner):
        return str(owner) if self.knows(owner) else _("A partner user")

    def company_of(self, owner):
        """Of a partner user whom the reader sees."""
        is_seen = owner and owner.user_id in self.seen
        return str(owner.user.account) if is_seen and owner.user.is_partner else ""

    def of_person(self, person):
        return str(person) if person.pk in self.seen else _("A partner user")

    def of_target(self, entry):
        """To whom an entry of a rule hands leads."""
        return self.of(entry.owner) if entry.owner else entry.target_name


def tell_names(transfers, user):
    """Tell each transfer what this reader may call who had the lead, who got it, and who did it.

    And each of its mails who gets it. Who owns a lead now is named wherever one sees the lead:
    here, too.
    """
    owners = [owner for each in transfers for owner in (each.from_owner, each.to_owner) if owner]
    people = [mail.recipient for each in transfers for mail in each.mails]
    names = Names(user, owners, [*people, *(each.by for each in transfers)])
    for each in transfers:
        each.old_name = names.of(each.from_owner) if each.from_owner else ""
        each.new_name = names.of(each.to_owner)
        if each.to_owner_id == each.lead.owner_id:
            each.new_name = str(each.to_owner)
        each.by_name = names.of_person(each.by) if each.by else ""
        for mail in each.mails:
            mail.name = names.of_person(mail.recipient) if mail.recipient else mail.address
