"""Keeping the followers at the head of the log."""

import time

from domain.followers import FOLLOWERS, follow_on

#: A job ends well before its time-out; the next one goes on.
TURN_SECONDS = 20


def follow(followers=FOLLOWERS, seconds: float = TURN_SECONDS) -> None:
    """Let each follower enter what it has not, in turns, until none has anything left or the time is up."""
    deadline, going = time.monotonic() + seconds, list(followers)
    while going and time.monotonic() < deadline:
        going = [each for each in going if follow_on(each)]
