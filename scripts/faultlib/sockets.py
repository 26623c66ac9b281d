"""People on slow lines, silent connections, and fifty tabs of one browser."""
import base64
import json
import os
import socket
import statistics
import threading
import time

from .portal import Case, Writers, call, heads_of, must, nothing_lost

LANES = ["private", "shared"]


class Cookies:
    def __init__(self):
        self.kept = {}

    def take(self, headers):
        for line in headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.kept[name] = value
        return self

    def header(self):
        return "; ".join(f"{name}={value}" for name, value in self.kept.items() if value)


def session(case):
    """Signs in as the vendor does in a browser."""
    body = {"email": case.vendor.email, "password": case.vendor.password}
    status, told, headers = call(case.port, "POST", "/api/v1/auth/sign-in", None, body)
    must(status == 200, f"sign-in was answered {status}: {told}")
    return Cookies().take(headers)


def tabs(ground, many):
    """All tabs find the short token expired at once, and ask for a new one at once."""
    portal = ground.portal("sqlite", "tabs")
    portal.start()
    case = Case(portal)
    cookies = session(case)
    refresh = "__Host-concord-refresh"
    only = Cookies()
    answers, gate = [], threading.Barrier(many)

    def tab():
        gate.wait()
        answers.append(call(portal.port, "GET", "/api/v1/me", headers={"Cookie": only.header()}, patience=60))

    for _round in range(3):
        only.kept = {refresh: cookies.kept[refresh]}
        answers.clear()
        threads = [threading.Thread(target=tab) for _ in range(many)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        statuses = sorted({status for status, _, _ in answers})
        must(statuses == [200], f"{many} tabs at once were answered {statuses}")
        successors = {Cookies().take(headers).kept.get(refresh) for _, _, headers in answers}
        must(len(successors) == 1, f"{len(successors)} successors of one token")
        cookies.kept[refresh] = successors.pop()
        portal.advance("11m")
    status = call(portal.port, "GET", "/api/v1/me", headers={"Cookie": f"{refresh}={cookies.kept[refresh]}"})[0]
    must(status == 200, "somebody was signed out by their own tabs")
    portal.stop()
    return f"{many} tabs at once, three times: one successor each time, nobody was signed out"


def live(case, receive_buffer=None):
    """A live socket that follows the complaint."""
    peer = socket.socket()
    if receive_buffer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    peer.settimeout(20)
    peer.connect(("127.0.0.1", case.port))
    key = base64.b64encode(os.urandom(16)).decode()
    peer.sendall((f"GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:{case.port}\r\nUpgrade: websocket\r\n"
                  f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                  f"Origin: http://127.0.0.1:{case.port}\r\nAuthorization: Bearer {case.vendor.token}\r\n\r\n").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        piece = peer.recv(1)
        must(piece, "the live socket was closed before it was open")
        answer += piece
    must(answer.startswith(b"HTTP/1.1 101"), f"the live socket was answered {answer[:60]!r}")
    text = json.dumps({"type": "subscribe", "thread": case.thread}).encode()
    mask = os.urandom(4)
    head = bytes([0x81, 0x80 | len(text)]) if len(text) < 126 else bytes([0x81, 0xFE]) + len(text).to_bytes(2, "big")
    peer.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(text)))
    return peer


def pace(case, seconds):
    """How long a read takes, in milliseconds: the middle and the 99th of a hundred."""
    taken = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        case.vendor.get(f"/api/v1/complaints/{case.id}")
        taken.append((time.monotonic() - began) * 1000)
    taken.sort()
    return statistics.median(taken), taken[int(len(taken) * 0.99)]


def slow_and_silent(ground, many):
    portal = ground.portal("sqlite", "sockets")
    portal.start()
    case = Case(portal)
    heads = heads_of(case, LANES)
    calm = pace(case, 5)
    quiet = []
    for number in range(many):
        peer = socket.create_connection(("127.0.0.1", case.port))
        # Nothing at all, half a head, or a body that never comes.
        peer.sendall([b"", b"GET /api/v1/me HTTP/1.1\r\nHost: 127", b"POST /api/v1/render HTTP/1.1\r\n"
                      b"Content-Length: 900\r\nContent-Type: application/json\r\n"
                      + f"Host: 127.0.0.1:{case.port}\r\n\r\n{{".encode()][number % 3])
        quiet.append(peer)
    deaf = [live(case, receive_buffer=2048) for _ in range(max(10, many // 6))]
    beside = pace(case, 5)
    must(beside[1] < max(20 * calm[1], 500), f"reads took {beside[1]:.0f} ms beside silent ones, {calm[1]:.0f} before")
    # What is written is for the deaf as well: their queues fill, and they are cut off.
    writers = Writers(case, ["private"] * 4, size=12_000).start()
    began = time.monotonic()
    closed = 0
    while time.monotonic() - began < 90 and closed < len(deaf):
        time.sleep(2)
        open_ = held(case.port)
        closed = sum(peer.getsockname()[1] not in open_ for peer in deaf)
    took = time.monotonic() - began
    under = pace(case, 3)
    writers.stop()
    must(closed == len(deaf), f"{len(deaf) - closed} of {len(deaf)} that never read are still held after 90 s")
    refused = {status: n for status, n in writers.statuses.items() if status != 201}
    must(not refused, f"writers were refused: {refused}")
    nothing_lost(case, writers, heads)
    for peer in quiet + deaf:
        peer.close()
    portal.stop()
    return (f"{many} silent and {len(deaf)} deaf ones: reads p50/p99 {calm[0]:.1f}/{calm[1]:.1f} ms alone, "
            f"{beside[0]:.1f}/{beside[1]:.1f} beside them, {under[0]:.1f}/{under[1]:.1f} under load; "
            f"all deaf ones cut off within {took:.0f} s; {writers.count()} entries, 0 lost")


def held(port):
    """Ports of the peers to which the server on `port` holds a connection open."""
    peers = set()
    with open("/proc/net/tcp", encoding="ascii") as table:
        for line in table.readlines()[1:]:
            local, remote, state = line.split()[1:4]
            if int(local.split(":")[1], 16) == port and state == "01":
                peers.add(int(remote.split(":")[1], 16))
    return peers
