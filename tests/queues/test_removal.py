"""A queue is deleted once its leads are elsewhere and nothing is fed into it."""

import pytest

from leads.models import Lead, Queue, Transfer

from .conftest import history, owner, said


@pytest.fixture
def ada(cast, log_in):
    return log_in(cast.ada)


def url(queue):
    return f"/queues/{queue.pk}/removal/"


def gone(queue):
    return not Queue.objects.filter(pk=queue.pk).exists()


def test_the_page_offers_to_move_the_leads(cast, southern, waiting, ada):
    form = ada.get(url(southern)).context["form"]
    refused = ada.post(url(southern), {})

    assert form.number == 3
    assert refused.context["form"].errors.keys() == {"choice"}
    assert not gone(southern)


def test_leads_move_to_who_was_chosen_and_the_queue_is_gone(cast, southern, waiting, ada):
    """R11: those in the bin, too."""
    Lead.objects.unscoped().filter(pk=waiting[0].pk).put_away(cast.ada)

    answer = ada.post(url(southern), {"choice": f"queue:{cast.nordic.pk}"}, follow=True)

    assert "3 leads have a new owner" in said(answer)
    assert gone(southern)
    assert Lead.objects.everywhere().filter(owner=cast.nordic.lead_owner).count() == 3
    assert history(waiting[1]) == history(waiting[0]) == ["bulk", "created"]
    assert Transfer.objects.last_of(waiting[1].pk).from_owner.queue.name.startswith("Italy")


def test_an_empty_queue_goes_at_once_and_its_name_is_free(southern, ada):
    assert ada.post(url(southern)).status_code == 302

    assert gone(southern)
    assert Queue.found("Italy, small business").pk != southern.pk
    assert ada.get(f"/queues/{southern.pk}/").status_code == 404


def test_not_into_itself(southern, waiting, ada):
    answer = ada.post(url(southern), {"choice": f"queue:{southern.pk}"})

    assert answer.context["form"].errors.keys() == {"choice"}
    assert owner(waiting[0]).queue == southern


def test_only_administrators_delete(cast, southern, log_in):
    assert log_in(cast.carla).post(url(southern)).status_code == 403
    assert log_in(cast.paul).post(url(southern)).status_code == 404
    assert not gone(southern)


def test_a_lead_that_comes_meanwhile_keeps_the_queue(southern, waiting):
    assert not southern.delete_from_lists()
    assert not gone(southern)
