"""A power cut at any moment: the server's own writes, replayed without what was not yet synced.

The system calls of a server under load are written down by strace, together with a line for each answer
that a client got. Reading them in order, at each acknowledgement three disks are made as a cut could have
left them: nothing of what was not synced, a part of it in order, any of it in any order. Each must open,
be whole, and hold what was acknowledged. Directory operations count as durable at once, which SQLite's
log needs only when it is made: the limit of this simulation.
"""
import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile

from .portal import Case, heads_of, must

WRITERS = 3
CLIENT = r"""
import http.client, json, os, sys, threading
port, path, token, words = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
def run(writer):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for number in range(words):
        body = json.dumps({"lane": "private", "body": f"word {writer}.{number}", "file_ids": []})
        connection.request("POST", path, body, {"Content-Type": "application/json", "Authorization": "Bearer " + token})
        answer = connection.getresponse(); told = json.loads(answer.read())
        if answer.status == 201: os.write(1, f"ACK {told['seq']}\n".encode())
threads = [threading.Thread(target=run, args=(n,)) for n in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def cut(ground, states, seed):
    trace = os.path.join(ground.work, "power.trace")
    calls = "pwrite64,write,fsync,fdatasync,ftruncate,unlink"
    portal = ground.portal("sqlite", "power")
    database = os.path.join(portal.folder, "concord.db")
    base = os.path.join(ground.work, "power.base")
    portal.start()
    case = Case(portal)
    head = heads_of(case, ["private"])["private"]
    portal.stop()
    # What an orderly end leaves is one file; from here on every write is written down.
    shutil.copy(database, base)
    needed = -(-states // 3)
    client = [sys.executable, "-c", CLIENT, str(portal.port), f"/api/v1/threads/{case.thread}/messages",
              case.vendor.token, str(-(-needed // WRITERS))]
    portal.prefix = ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={calls}", "-o", trace, "--",
                     "sh", "-c", '"$@" & server=$!; read go < "$GO"; eval "$CLIENT"; kill $server; wait', "sh"]
    fifo = os.path.join(ground.work, "go")
    os.mkfifo(fifo)
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in client)
    portal.env.update(GO=fifo, CLIENT=quoted)
    portal.start(patience=300)
    with open(fifo, "w", encoding="ascii") as go:
        go.write("go\n")
    portal.process.wait(1800)
    query = lane_query(base, case, head)
    # A disk that forgets what was synced must be noticed, or the look itself proves nothing.
    forgetful = Replay(trace, database, base, random.Random(seed), query, forgets=True)
    forgetful.read(30)
    must(forgetful.lost > 0, "the simulation does not notice a loss")
    result = Replay(trace, database, base, random.Random(seed), query).run(states)
    os.unlink(trace)
    return result


def lane_query(base, case, head):
    """Numbers that stand in the private lane the client writes to."""
    thread = case.thread.replace("-", "")
    lanes = f"SELECT hex(id) FROM lanes WHERE thread_id = x'{thread}' AND kind = 'private' AND head_seq = {head}"
    with sqlite3.connect(f"file:{base}?mode=ro", uri=True) as connection:
        found = [row[0] for row in connection.execute(lanes)]
    must(found, "the lane that is written to was not found")
    return "SELECT seq FROM entries WHERE lane_id IN (" + ", ".join(f"x'{lane}'" for lane in found) + ")"


class Replay:
    def __init__(self, trace, database, base, chance, query, forgets=False):
        self.forgets = forgets
        self.trace, self.database, self.chance, self.query = trace, database, chance, query
        with open(base, "rb") as file:
            self.durable = {database: bytearray(file.read())}
        self.pending = {}
        self.acknowledged = set()
        self.states = self.lost = self.damaged = 0

    def read(self, states):
        for line in stitched(self.trace):
            self.follow(line)
            if self.states >= states:
                return

    def run(self, states):
        self.read(states)
        must(self.states > 0, "no acknowledgement was seen in the trace")
        must(self.damaged == 0, f"{self.damaged} of {self.states} disks were damaged")
        must(self.lost == 0, f"{self.lost} of {self.states} disks had lost something acknowledged")
        return (f"{self.states} disks as a cut could leave them, {len(self.acknowledged)} acknowledged entries: "
                "0 damaged, 0 lost")

    def follow(self, line):
        removed = re.match(r'\d+\s+unlink\("([^"]*)"\) += 0', line)
        if removed:
            path = unhex(removed[1]).decode()
            self.durable.pop(path, None)
            self.pending.pop(path, None)
            return
        told = re.match(r"\d+\s+(\w+)\((\d+)(?:<([^>]*)>)?(?:, (.*))?\) += (-?\d+)", line)
        if not told or int(told[5]) < 0:
            return
        call, rest = told[1], told[4] or ""
        path = unhex(told[3] or "").decode(errors="replace")
        if call == "write":
            said = re.match(rb"ACK (\d+)", unhex(rest.split('"')[1])) if '"' in rest else None
            if said and told[2] == "1":
                self.acknowledged.add(int(said[1]))
                for how in ("nothing", "a part", "any"):
                    self.look(how)
        elif not path.startswith(self.database) or path.endswith("-shm"):
            return
        elif call == "pwrite64":
            parts = rest.split('"')
            self.pending.setdefault(path, []).append((int(parts[2].split(",")[2]), unhex(parts[1])))
        elif call == "ftruncate":
            self.pending.setdefault(path, []).append((None, int(rest)))
        elif call in ("fsync", "fdatasync") and not self.forgets:
            disk = self.durable.setdefault(path, bytearray())
            for write in self.pending.pop(path, []):
                apply(disk, write)

    def look(self, how):
        """One disk, and what the database finds on it."""
        folder = tempfile.mkdtemp(dir="/dev/shm")
        try:
            for path in set(self.durable) | set(self.pending):
                writes = self.pending.get(path, [])
                if how == "nothing":
                    writes = []
                elif how == "a part":
                    writes = writes[:self.chance.randint(0, len(writes))]
                else:
                    writes = [write for write in writes if self.chance.random() < 0.5]
                target = os.path.join(folder, os.path.basename(path))
                with open(target, "wb") as file:
                    file.write(self.durable.get(path, b""))
                with open(target, "r+b") as file:
                    for at, data in writes:
                        if at is None:
                            file.truncate(data)
                        else:
                            file.seek(at)
                            file.write(data)
            self.states += 1
            self.judge(os.path.join(folder, os.path.basename(self.database)))
        finally:
            shutil.rmtree(folder)

    def judge(self, database):
        try:
            connection = sqlite3.connect(database)
            whole = connection.execute("PRAGMA quick_check").fetchone()[0]
            there = {row[0] for row in connection.execute(self.query)}
            connection.close()
        except sqlite3.DatabaseError:
            self.damaged += 1
            return
        self.damaged += whole != "ok"
        self.lost += not self.acknowledged <= there


def apply(disk, write):
    at, data = write
    if at is None:
        if len(disk) > data:
            del disk[data:]
        else:
            disk.extend(bytes(data - len(disk)))
        return
    if len(disk) < at + len(data):
        disk.extend(bytes(at + len(data) - len(disk)))
    disk[at:at + len(data)] = data


def unhex(text):
    if "\\x" not in text:
        return text.encode()
    return bytes.fromhex(text.replace("\\x", ""))


def stitched(trace):
    """Lines of the trace; a call that others interrupted is put together again."""
    half = {}
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            pid, _, body = line.rstrip("\n").partition(" ")
            body = body.strip()
            if body.endswith("<unfinished ...>"):
                half[pid] = body[:-16].rstrip()
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", body)
            if resumed:
                body = half.pop(pid, "") + resumed[1]
            yield f"{pid} {body}"
