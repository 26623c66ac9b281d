"""Mail servers that refuse, hang, or end in the middle: every mail arrives, and one whose outcome is
known never twice."""
import http.client
import time

from .portal import Case, must
from .sink import Sink

HURDLES = ["closed", "busy", "refuse", "hang", "drop-data", "drop-after"]


def bad_servers(ground):
    sink = Sink()
    portal = ground.portal("sqlite", "mail", sink.env(timeout=2))
    portal.start()
    case = Case(portal)
    told = []
    try:
        settle(portal, sink)
        for hurdle in HURDLES:
            told.append(one(portal, case, sink, hurdle))
        portal.stop()
        portal.verify()
        rows = ground.mails(portal)
    finally:
        portal.end()
        sink.close()
    waiting = [identity for state, identity in rows if state in ("waiting", "failed")]
    must(not waiting, f"{len(waiting)} mails are still waiting")
    return "; ".join(told)


def settle(portal, sink, hops=("5m",), quiet=3):
    """Moves the clock on, and waits until nothing comes any more."""
    for hop in hops:
        portal.advance(hop)
        before = -1
        while before != len(sink.taken):
            before = len(sink.taken)
            time.sleep(quiet)


def one(portal, case, sink, hurdle):
    """Some mails meet the hurdle, then the server is well again."""
    settle(portal, sink)
    start = len(sink.taken)
    if hurdle == "closed":
        sink.close()
    else:
        sink.become(hurdle)
    connection = http.client.HTTPConnection("127.0.0.1", case.port, timeout=30)
    for number in range(3):
        status, answer, _ = case.write(connection, case.vendor, "shared", f"about {hurdle} {number}")
        must(status == 201, f"writing was answered {status} while mail does not work: {answer}")
    portal.advance("5m")
    time.sleep(8)
    met = len(sink.taken) - start
    if hurdle == "closed":
        sink.open()
    sink.become("take")
    # Past every delay that the first tries wait for, and the quarter of an hour after a doubt.
    settle(portal, sink, hops=("2m", "6m", "16m", "31m", "1h1m"))
    new = [identity for _, identity, _ in sink.taken[start:]]
    counts = {identity: new.count(identity) for identity in new}
    must(counts, f"no mail came after the server was well again ({hurdle})")
    most = max(counts.values())
    if hurdle == "drop-after":
        must(most <= 2, f"a mail came {most} times after one doubt")
        must(met > 0, "the server was never asked")
        return f"{hurdle}: {len(counts)} mails, {sum(n > 1 for n in counts.values())} twice with one Message-ID"
    must(most == 1, f"a mail came {most} times though it was known as not sent ({hurdle})")
    must(met == 0, f"{met} mails were taken by a server that takes none ({hurdle})")
    return f"{hurdle}: {len(counts)} mails, each once"
