"""The process ends at any moment, again and again, while people write and mails go out."""
import random
import statistics
import time

from .portal import Case, Writers, heads_of, must, nothing_lost
from .sink import Sink

LANES = ["private", "private", "private", "shared"]


def killed(ground, engine, times, seed):
    """kill -9 under load."""
    chance = random.Random(seed)
    sink = Sink()
    portal = ground.portal(engine, f"kill-{engine}", sink.env())
    starts, acknowledged, kills = [portal.start()], 0, []
    case = Case(portal)
    lanes = sorted(set(LANES))
    heads = heads_of(case, lanes)
    try:
        for _ in range(times):
            writers = Writers(case, LANES).start()
            time.sleep(chance.uniform(0.05, 1.2))
            portal.kill()
            kills.append(time.monotonic())
            writers.stop()
            portal.verify()
            starts.append(portal.start())
            heads = nothing_lost(case, writers, heads)
            acknowledged += writers.count()
        # Leases of killed workers run out, and what they held is done by the next one.
        drain(portal, sink)
        portal.stop()
        portal.verify()
        mails = mails_once(ground, portal, sink, kills)
    finally:
        portal.end()
        sink.close()
    must(acknowledged > 0, "nothing was written: the case proves nothing")
    return (f"{times} kills, {acknowledged} acknowledged entries, 0 lost, 0 gaps; {mails}; "
            f"serves again after {statistics.median(starts):.2f} s (at most {max(starts):.2f} s)")


def drain(portal, sink, patience=60):
    """Until no mail has come for a while, with the clock moved on past every lease."""
    portal.advance("3m")
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        before = len(sink.taken)
        time.sleep(4)
        if len(sink.taken) == before:
            return


def mails_once(ground, portal, sink, kills, workers=8):
    """Each mail came; one that came twice was under way when the process was killed."""
    arrived = sink.arrivals()
    rows = ground.mails(portal)
    known = {identity: state for state, identity in rows}
    sent_by_sink = [identity for identity in arrived if identity in known]
    waiting = [identity for state, identity in rows if state in ("waiting", "failed")]
    must(not waiting, f"{len(waiting)} mails were never sent")
    for identity, at in sink.twice().items():
        for first, second in zip(at, at[1:]):
            between = [kill for kill in kills if first <= kill <= second]
            must(between, f"{identity} came twice without a kill in between")
            # Whoever sends notes the outcome within a moment.
            must(between[0] - first < 5, f"{identity} came again though its outcome was known")
    twice = len(sink.twice())
    must(twice <= workers * max(1, len(kills)), "more mails came twice than were under way")
    return f"{len(sent_by_sink)} mails, {twice} of them again since the kill came before their outcome"
