"""Sockets: five who talk among many who only listen, all at one thread, and all coming back at once."""
from . import servers

COLUMNS = ["what", "target", "measured (median)", "least – most", "share of the limit", "kept"]


def percentile(values, percent):
    return sorted(values)[min(len(values) - 1, int(len(values) * percent / 100))]


def measure(told, report, limit, server, token, thread, head):
    few, many = told.sockets

    def live(**more):
        nonlocal head
        words = {"url": f"http://127.0.0.1:{told.port}", "token": token, "thread": thread, "head": head} | more
        command = [told.probe, "live"] + [word for name, value in words.items() for word in (f"--{name}", value)]
        found = servers.told(command)
        head += more["rounds"]
        if not found["whole"]:
            report.missed.append("an entry did not reach a socket")
        return found

    report.section("Sockets", "Entries are written through the API and arrive as frames; a time is from the request to the last frame.", COLUMNS)
    before = server.memory()[0]
    quiet = live(idle=few, following=5, rounds=told.rounds)
    crowded = live(idle=many, following=5, rounds=told.rounds)
    each = (server.memory()[0] - before) / many
    report.judged(f"a thread of 5 among {few:,} idle sockets, p99", 15, [percentile(quiet["arrived_ms"], 99)], " ms")
    p99 = percentile(crowded["arrived_ms"], 99)
    report.judged(f"a thread of 5 among {many:,} idle sockets, p99", 15, [p99], " ms")
    medians = [percentile(found["arrived_ms"], 50) for found in (quiet, crowded)]
    report.judged(f"the same, median, over that among {few:,}", 1.2, [medians[1] / medians[0]], " ×", ratio=True)
    report.judged("memory of a socket", 25, [each], " kB")
    report.row("sockets opened a second", "", f"{many / crowded['idle_opening_seconds']:,.0f}", "", "", "")
    everybody = live(idle=0, following=many, rounds=5)
    rates = [many / (ms / 1000) for ms in everybody["arrived_ms"]]
    share = f"{100 * sorted(rates)[len(rates) // 2] / limit['fan', many]:.0f} % of the probe's"
    report.judged(f"an entry to all of {many:,} sockets, deliveries/s", 70_000, rates, "", least=True, limit=share)
    storm = live(idle=0, following=many, rounds=1, missed=5)
    report.judged(f"{many:,} sockets come back at once, each with 5 entries missed", 10, [storm["caught_up_seconds"]], " s")
