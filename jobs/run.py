"""What `make run` runs: everything, until Ctrl-C."""

import math
import signal
import sys
import time
from collections.abc import Callable


def main() -> int:
    """Run everything in the foreground; 0 if it was asked to stop, 1 if it could not start or did not last."""
    handler = _leave()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)
    try:
        return _run()
    except KeyboardInterrupt:
        return 0


def _run() -> int:
    # Imported only now, so that a Ctrl-C meanwhile finds somebody who expects it.
    from domain import settings
    from jobs import up
    from jobs.servers import CannotStart

    try:
        return up.run(settings.load())
    except (settings.InvalidSetting, CannotStart, up.Stopped) as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _leave() -> Callable:
    last = -math.inf

    def leave(number, frame):
        nonlocal last
        # A second Ctrl-C right after the first must not interrupt the stopping; a later one is meant.
        if time.monotonic() - last > 1:
            last = time.monotonic()
            raise KeyboardInterrupt

    return leave


if __name__ == "__main__":
    sys.exit(main())
