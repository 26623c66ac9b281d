"""A machine whose clock is wrong by some minutes, and is put right."""
import os
import time

from .portal import Case, Writers, call, heads_of, must, nothing_lost
from .sockets import session

LANES = ["private", "shared"]


def set_clock(portal, seconds):
    with open(os.path.join(portal.folder, "demo.clock"), "w", encoding="ascii") as file:
        file.write(str(seconds))


def off_by_minutes(ground):
    """Five minutes ahead, then right again while people are signed in and write."""
    portal = ground.portal("sqlite", "clock")
    portal.start()
    case = Case(portal)
    heads = heads_of(case, LANES)
    set_clock(portal, 600)
    writers = Writers(case, LANES).start()
    cookies = session(case)
    for ahead in (900, 600, 300, 600, 0):
        # Nobody's time may run back for what is kept in order: it is the number that orders.
        set_clock(portal, ahead)
        time.sleep(1.5)
        status, told, headers = call(portal.port, "GET", "/api/v1/me", headers={"Cookie": cookies.header()})
        cookies.take(headers)
        must(status == 200, f"signed in, the clock moves to {ahead} s ahead, and the answer is {status}: {told}")
    writers.stop()
    refused = {status: n for status, n in writers.statuses.items() if status != 201}
    must(not refused, f"refused while the clock moved: {refused}")
    nothing_lost(case, writers, heads)
    portal.stop()
    portal.verify()
    return f"{writers.count()} entries acknowledged over five jumps of 5 minutes and more, 0 lost, nobody signed out"
