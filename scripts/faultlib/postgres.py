"""PostgreSQL restarts, crashes and cuts its connections; two processes work on one queue."""
import http.client
import os
import random
import shutil
import signal
import time

from .kills import drain, mails_once
from .portal import Case, Portal, Writers, call, heads_of, must, nothing_lost
from .sink import Sink

LANES = ["private", "shared", "private"]


def backends(server, url):
    query = ("SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
             "AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
    return [int(pid) for pid in server.ask(url, query)]


def restart(server, _url, _chance):
    server.stop("fast")
    time.sleep(2)
    server.start()


def crash(server, _url, _chance):
    server.stop("immediate")
    server.start()


def cut(server, url, _chance):
    server.ask(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND pid <> pg_backend_pid()")


def kill_backend(server, url, chance):
    """The server starts itself anew then, and so cuts everybody."""
    pids = backends(server, url)
    if pids:
        os.kill(chance.choice(pids), signal.SIGKILL)


BLOWS = [restart, crash, cut, kill_backend]


def away(ground, rounds, seed):
    chance = random.Random(seed)
    portal = ground.portal("postgres", "away")
    portal.start()
    server, url = ground.postgres, portal.env["CONCORD_DATABASE_URL"]
    case = Case(portal)
    heads = heads_of(case, sorted(set(LANES)))
    acknowledged, refused, slowest = 0, {}, 0.0
    for _ in range(rounds):
        for blow in BLOWS:
            writers = Writers(case, LANES).start()
            time.sleep(chance.uniform(0.3, 1.5))
            blow(server, url, chance)
            struck = time.monotonic()
            before = writers.count()
            while writers.count() < before + 5:
                must(time.monotonic() - struck < 30, f"nothing is written 30 s after: {blow.__name__}; "
                     f"{writers.statuses}; {portal.tail(2)}")
                time.sleep(0.05)
            slowest = max(slowest, time.monotonic() - struck)
            writers.stop()
            for status, n in writers.statuses.items():
                if status != 201:
                    refused[status] = refused.get(status, 0) + n
            heads = nothing_lost(case, writers, heads)
            acknowledged += writers.count()
    must(set(refused) <= {503}, f"refused with {refused}, 503 is meant; {causes(portal)}")
    server.stop("fast")
    began = time.monotonic()
    ready = call(portal.port, "GET", "/readyz", patience=60)[0]
    waited = time.monotonic() - began
    server.start()
    must(ready == 503, f"/readyz says {ready} while PostgreSQL is away")
    must(waited < 15, f"/readyz took {waited:.0f} s while PostgreSQL was away")
    portal.stop()
    portal.verify()
    return (f"{rounds * len(BLOWS)} blows, {acknowledged} acknowledged, 0 lost, refused {refused or 'none'}, "
            f"written again within {slowest:.1f} s")


def two_workers(ground, messages):
    """Each mail is sent by one of them; what a killed one held is done by the other."""
    sink = Sink(delay=0.05)
    one = ground.portal("postgres", "workers", sink.env(timeout=10))
    folder = os.path.join(ground.work, "workers-2")
    shutil.copytree(one.folder, folder)
    two = Portal(ground.binary, folder, one.env["CONCORD_DATABASE_URL"], sink.env(timeout=10))
    ground.portals.append(two)
    kills = []
    try:
        one.start()
        two.start()
        cases = [Case(one), Case(two)]
        heads = heads_of(cases[0], ["shared"])
        acknowledged = write(cases, messages)
        quiet(sink)
        must(not sink.twice(), f"{len(sink.twice())} mails were sent by both")
        first = len(sink.taken)
        must(first >= 1, "no mail was sent")
        sink.delay = 0.3
        acknowledged += write(cases, messages // 4)
        two.kill()
        kills.append(time.monotonic())
        sink.delay = 0.0
        drain(one, sink)
        kept = cases[0].entries("shared", heads["shared"])
        must(len([text for _, text in kept if text.startswith("both ")]) == acknowledged, "an entry is missing")
        one.stop()
        told = mails_once(ground, one, sink, kills)
    finally:
        one.end()
        two.end()
        sink.close()
    return f"two processes, {acknowledged} entries; {first} mails each once; then one is killed: {told}"


def quiet(sink, patience=90):
    """Until no mail has come for a while; no clock is moved, since a worker whose clock runs ahead of the
    others' takes their leases for over."""
    deadline = time.monotonic() + patience
    before = -1
    while before != len(sink.taken) and time.monotonic() < deadline:
        before = len(sink.taken)
        time.sleep(6)


def write(cases, messages):
    connections = [http.client.HTTPConnection("127.0.0.1", case.port, timeout=30) for case in cases]
    done = 0
    for number in range(messages):
        side = number % len(cases)
        person = cases[side].vendor if number % 4 < 2 else cases[side].customer
        status, told, _ = cases[side].write(connections[side], person, "shared", f"both {number}")
        must(status == 201, f"writing was answered {status}: {told}")
        done += 1
    return done


def causes(portal):
    """What the server logged as errors of its own."""
    with open(portal.log, encoding="utf-8", errors="replace") as log:
        return " | ".join(line.strip()[:300] for line in log if "internal error" in line)[:1500]
