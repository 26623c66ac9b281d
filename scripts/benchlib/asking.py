"""wrk on the second core, and single requests."""
import http.client
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from . import machine

# A server ends a connection that nobody used for a while.
STALE = 2

LUA = Path(__file__).with_name("requests.lua")


class Client:
    def __init__(self, port, token):
        self.port, self.token = port, token
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.used = time.monotonic()

    def ask(self, path, method="GET", body=None, headers=None, **query):
        """The answer, its headers, and the milliseconds it took."""
        path = "/api/v1" + path + ("?" + urlencode(query) if query else "")
        headers = {"Authorization": "Bearer " + self.token} | (headers or {})
        if body is not None:
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = "%032x" % random.getrandbits(128)
        if time.monotonic() - self.used > STALE:
            self.link.close()
        begun = time.perf_counter()
        self.link.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.link.getresponse()
        content = answer.read()
        took = (time.perf_counter() - begun) * 1000
        self.used = time.monotonic()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {content[:300]!r}")
        return json.loads(content), answer.headers, took


class Asker:
    """Asks one server with wrk; keeps its files in a folder of its own."""

    def __init__(self, port, token=None, seconds=5, repeats=3):
        self.port, self.token, self.seconds, self.repeats = port, token or "-", seconds, repeats
        self.place = Path(tempfile.mkdtemp(prefix="concord-wrk-"))
        self.core = machine.cores()[1]

    def run(self, paths, connections, method="GET", body=None, warming=False):
        """One run of wrk: requests a second, and percentiles in milliseconds."""
        listed = self.place / "paths"
        listed.write_text("\n".join(paths) + "\n")
        told = "-"
        if body is not None:
            told = self.place / "body"
            told.write_text(json.dumps(body))
        command = ["wrk", "-t1", f"-c{connections}", f"-d{1 if warming else self.seconds}s", "--timeout", "20s", "-s", LUA]
        command += [f"http://127.0.0.1:{self.port}", "--", method, listed, self.token, told]
        done = subprocess.run(machine.on(self.core, command), capture_output=True, text=True, check=False)
        line = next((line for line in done.stdout.splitlines() if line.startswith("JSON ")), None)
        if line is None:
            sys.exit(f"wrk: {done.stdout}{done.stderr}")
        found = json.loads(line[5:])
        if found["errors"]:
            sys.exit(f"{found['errors']} of {found['requests']} requests {method} {paths[0]} failed")
        if not found["requests"] and not warming:
            sys.exit(f"no answer to {method} {paths[0]} in {found['seconds']} s")
        return found | {"rps": found["requests"] / found["seconds"]}

    def many(self, paths, connections, method="GET", body=None):
        """Warm, and then several times."""
        self.run(paths, connections, method, body, warming=True)
        return [self.run(paths, connections, method, body) for _ in range(self.repeats)]
