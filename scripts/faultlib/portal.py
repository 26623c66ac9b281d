"""A portal as its own process, and people who use it over HTTP."""
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time


class Broken(Exception):
    """A promise that was not kept, in one sentence."""


def must(holds, promise):
    if not holds:
        raise Broken(promise)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    """`concord demo` on a data folder that holds the demo's story: the same server as `serve`, with a
    clock that can be moved on."""

    def __init__(self, binary, folder, database="", env=None, prefix=(), port=None):
        self.binary, self.folder = binary, folder
        self.port = port or free_port()
        self.prefix = list(prefix)
        self.env = {
            **os.environ,
            "CONCORD_METRICS_LISTEN": "",
            "CONCORD_DATABASE_URL": database,
            "RUST_LOG": "warn",
            **(env or {}),
        }
        self.log = os.path.join(folder, "..", os.path.basename(folder) + ".log")
        self.process = None

    def command(self, *arguments, **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, **options}
        run = [self.binary, *arguments, "--data-dir", self.folder]
        return subprocess.run(run, env=self.env, stdin=subprocess.DEVNULL, check=False, **options)

    def start(self, patience=120):
        """Starts it; how many seconds it took to answer."""
        began = time.monotonic()
        run = [*self.prefix, self.binary, "demo", "--data-dir", self.folder]
        run += ["--listen", f"127.0.0.1:{self.port}"]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                run, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=log, start_new_session=True)
        while time.monotonic() - began < patience:
            if self.process.poll() is not None:
                raise Broken(f"the server ended with {self.process.returncode} at its start: {self.tail()}")
            try:
                if call(self.port, "GET", "/healthz", patience=5)[0] == 200:
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.01)
        raise Broken(f"the server did not answer within {patience} s of its start")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, patience=60):
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Broken(f"the server did not end within {patience} s of being asked to") from None

    def end(self):
        """However it stands, it is gone afterwards."""
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def pid(self):
        """Of the server itself: something may be started before it."""
        if not self.prefix:
            return self.process.pid
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(children, encoding="ascii") as file:
            return int(file.read().split()[0])

    def tail(self, lines=5):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return " | ".join(line.strip() for line in log.readlines()[-lines:])

    def verify(self):
        """`concord verify`: every lane from its first entry to its head, and every file."""
        told = self.command("verify")
        must(told.returncode == 0, f"concord verify says: {told.stdout.strip()[-400:]}")

    def advance(self, by):
        told = self.command("admin", "clock", "--advance", by)
        must(told.returncode == 0, f"the clock was not moved: {told.stdout.strip()}")


def call(port, method, path, token=None, body=None, patience=30, headers=None):
    """One request on a connection of its own: status, answer, headers. `OSError` if it broke."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        return ask(connection, method, path, token, body, headers)
    finally:
        connection.close()


def ask(connection, method, path, token=None, body=None, headers=None):
    """One request on a connection that stays open."""
    headers = dict(headers or {})
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        raw = answer.read()
    except http.client.HTTPException as cause:
        raise OSError(str(cause)) from cause
    try:
        told = json.loads(raw)
    except ValueError:
        told = raw
    return answer.status, told, answer.headers


class Person:
    """Somebody of the demo."""

    def __init__(self, port, told):
        self.port, self.name, self.email = port, told["name"], told["email"]
        self.token, self.password = told["token"], told["password"]
        self.organisation = told["organisation"]

    def call(self, method, path, body=None, **options):
        return call(self.port, method, path, self.token, body, **options)

    def get(self, path):
        status, told, _ = self.call("GET", path)
        must(status == 200, f"GET {path} was answered {status}: {told}")
        return told


class Case:
    """A complaint of the demo that both sides can write to."""

    def __init__(self, portal):
        with open(os.path.join(portal.folder, "demo.json"), encoding="utf-8") as file:
            people = json.load(file)["people"]
        self.port = portal.port
        owners = [one for one in people if one["side"] == "vendor" and one["role"] == "owner"]
        customers = [one for one in people if one["side"] == "customer"]
        for owner in owners:
            self.vendor = Person(portal.port, owner)
            listed = self.vendor.get("/api/v1/complaints?open=true&limit=100")["items"]
            for line in listed:
                found = self.vendor.get(f"/api/v1/complaints/{line['id']}")
                path = f"/api/v1/complaints/{line['id']}"
                for one in customers:
                    if call(portal.port, "GET", path, one["token"])[0] == 200:
                        self.id, self.thread = line["id"], found["thread_id"]
                        self.customer = Person(portal.port, one)
                        return
        raise Broken("the demo has no complaint that both sides see")

    def write(self, connection, person, lane, text):
        body = {"lane": lane, "body": text, "file_ids": []}
        path = f"/api/v1/threads/{self.thread}/messages"
        return ask(connection, "POST", path, person.token, body)

    def entries(self, lane, after=0):
        """Sequence and text of all that stands in a lane behind `after`, as the vendor sees it."""
        kept = []
        while True:
            page = f"/api/v1/threads/{self.thread}/entries?lane={lane}&after={after}&limit=200"
            items = self.vendor.get(page)["items"]
            if not items:
                return kept
            kept += [(entry["seq"], entry.get("body") or "") for entry in items]
            after = items[-1]["seq"]


class Writers:
    """People who write until they are told to stop, and who note what was acknowledged."""

    def __init__(self, case, lanes, size=40, pause=0.0):
        self.case, self.size, self.pause = case, size, pause
        self.acknowledged = {}
        self.statuses = {}
        self.slowest = 0.0
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.threads = [
            threading.Thread(target=self.run, args=(number, lane), daemon=True)
            for number, lane in enumerate(lanes)
        ]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)
        return self

    def run(self, writer, lane):
        connection = None
        stamp = f"{time.time_ns():x}"
        number = 0
        while not self.stopping.is_set():
            number += 1
            text = f"word {stamp}.{writer}.{number} ".ljust(self.size, "x")
            began = time.monotonic()
            try:
                if connection is None:
                    connection = http.client.HTTPConnection("127.0.0.1", self.case.port, timeout=60)
                status, told, _ = self.case.write(connection, self.case.vendor, lane, text)
            except OSError:
                connection = None
                status, told = 0, None
                time.sleep(0.02)
            with self.lock:
                self.statuses[status] = self.statuses.get(status, 0) + 1
                if status == 201:
                    self.acknowledged[(lane, told["seq"])] = text
                    self.slowest = max(self.slowest, time.monotonic() - began)
            if status != 201:
                time.sleep(0.02)
            elif self.pause:
                time.sleep(self.pause)

    def count(self):
        with self.lock:
            return len(self.acknowledged)


def nothing_lost(case, writers, before):
    """Everything acknowledged is there, once, and no number is missing in a lane. `before`: the heads
    of the lanes when the writers began. Gives the new heads."""
    heads = {}
    for lane, head in before.items():
        kept = case.entries(lane, head)
        numbers = [seq for seq, _ in kept]
        must(numbers == list(range(head + 1, head + 1 + len(numbers))), f"a gap in the lane {lane}")
        texts = [text for _, text in kept if text.startswith("word ")]
        must(len(set(texts)) == len(texts), f"something stands twice in the lane {lane}")
        there = dict(kept)
        for (where, seq), text in writers.acknowledged.items():
            if where == lane:
                must(there.get(seq, "").strip() == text.strip(), f"acknowledged and lost: {lane} {seq}")
        heads[lane] = numbers[-1] if numbers else head
    return heads


def heads_of(case, lanes):
    heads = {}
    for lane in lanes:
        kept = case.entries(lane)
        heads[lane] = kept[-1][0] if kept else 0
    return heads


def copy_folder(source, target):
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("concord.lock", "mail"))
    return target
