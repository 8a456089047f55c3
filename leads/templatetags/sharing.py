"""{% shares_of row as shares %}: the shares of a lead or an account, for its own page."""

from django import template

from leads.sharing.told import shown_shares

register = template.Library()


@register.simple_tag
def shares_of(row):
    return shown_shares(row)
