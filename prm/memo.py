"""Answers that hold for as long as one request."""

from contextvars import ContextVar
from functools import wraps

_memo = ContextVar("memo of the request", default=None)


def request_remembers(get_response):
    """The middleware that begins each request with an empty memory."""

    def answer(request):
        token = _memo.set({})
        try:
            return get_response(request)
        finally:
            _memo.reset(token)

    return answer


def once_a_request(question):
    """Ask a question about a user once a request; outside of requests, each time.

    `known(user)` is the answer if it was asked already, or None.
    """

    @wraps(question)
    def asked(user):
        memo = _memo.get()
        if memo is None:
            return question(user)
        key = (question, user.pk)
        if key not in memo:
            memo[key] = question(user)
        return memo[key]

    asked.known = lambda user: (_memo.get() or {}).get((question, user.pk))
    return asked


def forget():
    """Ask anew from here on: something was changed that an answer hangs on."""
    memo = _memo.get()
    if memo is not None:
        memo.clear()
