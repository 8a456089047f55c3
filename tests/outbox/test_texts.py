"""What a mail says: in the receiver's language, in text and HTML, and to people in setup."""

from accounts.models import Invitation
from prm.models import Mail, MailTemplate


def html_of(message):
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    return html


def test_it_is_in_the_receivers_language(cast, new_lead, hand_over, sent):
    MailTemplate.objects.create(
        kind="assignment", language="it", subject="Per te: {leads_in_short}", body="Ciao {link}"
    )
    for person, language in ((cast.paul, "it"), (cast.petra, "en")):
        person.language = language
        person.save()
        hand_over(new_lead(cast.carla), person)

    subjects = {message.to[0]: message.subject for message in sent()}

    assert subjects == {
        "paul@acme.example": "Per te: Laurent, Lyon Digital",
        "petra@acme.example": "Handed to you: Laurent, Lyon Digital",
    }


def test_countries_are_named_in_the_receivers_language(cast, new_lead, hand_over, sent):
    MailTemplate.objects.create(
        kind="assignment", language="it", subject="x", body="{lead_country}"
    )
    cast.paul.language = "it"
    cast.paul.save()
    hand_over(new_lead(cast.carla, country="DE"), cast.paul)

    (message,) = sent()

    assert message.body == "Germania"


def test_the_html_part_says_the_same_and_links_to_the_lead(cast, mail, sent):
    (message,) = sent()

    lead = f"http://localhost:8000/c/partners/leads/{mail.about.lead_id}/"
    assert lead in message.body
    assert f'<a href="{lead}">{lead}</a>' in html_of(message)
    assert '<html lang="en">' in html_of(message)
    assert html_of(message).count("<a ") == 1


def test_what_somebody_typed_is_text_in_the_html_part(cast, new_lead, hand_over, sent):
    """R17, R25"""
    canary = '"><svg onload=alert(1)>'
    hand_over(new_lead(cast.carla, last_name=canary, company=canary), cast.paul)

    (message,) = sent()

    assert canary in message.body
    assert "<svg" not in html_of(message)
    assert "&lt;svg onload" in html_of(message)


def test_the_one_time_secret_is_nowhere_to_be_read_afterwards(cast, sent):
    """R14, A46"""
    template = MailTemplate(kind="invitation", language="en", subject="Go: {link}", body="{link}")
    template.save()
    row = Invitation.send(cast.nora, by=cast.carla)

    (message,) = sent()

    mail = Mail.objects.unscoped().get()
    assert row.secret in message.body
    assert row.secret not in mail.text + mail.subject
    assert mail.text.endswith("/…/")


def test_many_leads_are_one_list_and_link_to_the_inbox(cast, new_lead, sent):
    from leads.models import Lead, Owner
    from leads.models.lead_queryset import Act

    for i in range(55):
        new_lead(cast.carla, last_name=f"L{i:02}")
    rows = Lead.objects.unscoped().filter(owner__user=cast.carla)
    rows.transfer(Owner.objects.of(cast.paul), Act(cast.carla, "bulk", notify=True))

    (message,) = sent()

    assert message.subject == "Handed to you: 55 leads"
    assert message.body.count("Lyon Digital") == 50
    assert "…" in message.body
    assert "http://localhost:8000/c/partners/leads/\n" in message.body + "\n"


def test_an_internal_owner_is_led_to_the_console(cast, new_lead, hand_over, sent):
    mail = hand_over(new_lead(cast.paul), cast.marco, by=cast.carla)

    (message,) = sent()

    assert f"http://localhost:8000/leads/{mail.about.lead_id}/" in message.body
