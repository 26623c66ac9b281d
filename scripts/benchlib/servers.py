"""The two servers on the first core: the portal, and the bare probe."""
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time

from . import machine


class Server:
    def __init__(self, command, port, log, ready, env=None):
        self.port = port
        begun = time.perf_counter()
        with open(log, "ab") as out:
            self.process = subprocess.Popen(
                machine.on(machine.cores()[0], command), stdout=out, stderr=out, env=os.environ | (env or {})
            )
        while not self.answers(ready):
            if self.process.poll() is not None or time.perf_counter() - begun > 120:
                sys.exit(f"the server does not answer: see {log}")
            time.sleep(0.002)
        self.start_seconds = time.perf_counter() - begun

    def answers(self, path):
        try:
            link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            link.request("GET", path)
            return link.getresponse().status == 200
        except OSError:
            return False

    def memory(self):
        return machine.memory(self.process.pid)

    def cpu(self):
        return machine.cpu(self.process.pid)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def portal(binary, data, port):
    command = [binary, "serve", "--data-dir", data, "--listen", f"127.0.0.1:{port}"]
    return Server(command, port, data.parent / "portal.log", "/readyz", {"CONCORD_METRICS_LISTEN": ""})


def probe(binary, place, port):
    command = [binary, "serve", "--listen", f"127.0.0.1:{port}", "--dir", place]
    return Server(command, port, place.parent / "probe.log", "/hello")


def told(command):
    """The JSON that a client on the second core prints."""
    done = subprocess.run(machine.on(machine.cores()[1], command), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command[:3]))}: {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def load(binary, data, complaints, seed):
    """More complaints with five messages each; rows a second."""
    command = [binary, "load", "complaints", "--data-dir", data, "--complaints", complaints, "--messages", 5, "--seed", seed]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the data could not be made up: {done.stdout}{done.stderr}")
    return float(re.search(r"([\d.]+) rows/s", done.stdout)[1])
