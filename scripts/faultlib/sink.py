"""A mail server that takes every mail, or does not, as it is told; it remembers each Message-ID."""
import re
import socket
import socketserver
import threading
import time


class Sink:
    """`mode` may be changed while it runs:

    take        every mail
    busy        421 at the greeting
    refuse      451 at RCPT: come back later
    hang        says nothing after the connection is open
    drop-data   hangs up when the text is to come
    drop-after  takes the mail and hangs up before it says so
    """

    def __init__(self, mode="take", delay=0.0):
        self.mode, self.delay = mode, delay
        self.taken = []
        self.lock = threading.Lock()
        self.open_ones = set()
        sink = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self):
                sink.open_ones.add(self.request)
                try:
                    sink.talk(self)
                except OSError:
                    pass
                finally:
                    sink.open_ones.discard(self.request)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 64

        self.server_class, self.talk_class = Server, Talk
        self.server = None
        self.port = 0
        self.open()

    def open(self):
        self.server = self.server_class(("127.0.0.1", self.port), self.talk_class)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        """Nobody listens any more: connections are refused."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None
        self.part()

    def part(self):
        """Ends the connections that are kept for the next mail."""
        for one in list(self.open_ones):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def become(self, mode):
        self.mode = mode
        self.part()

    def env(self, timeout=2):
        return {
            "CONCORD_MAIL__MODE": "smtp",
            "CONCORD_MAIL__HOST": "127.0.0.1",
            "CONCORD_MAIL__PORT": str(self.port),
            "CONCORD_MAIL__TLS": "none",
            "CONCORD_MAIL__TIMEOUT_SECONDS": str(timeout),
        }

    def talk(self, peer):
        def say(line):
            peer.wfile.write(line.encode() + b"\r\n")
            peer.wfile.flush()

        if self.mode == "hang":
            time.sleep(60)
            return
        if self.mode == "busy":
            return say("421 too busy")
        say("220 sink")
        for raw in peer.rfile:
            word = raw.strip().upper()
            mode = self.mode
            if word.startswith(b"EHLO"):
                say("250-sink\r\n250 8BITMIME")
            elif word.startswith(b"RCPT") and mode == "refuse":
                say("451 come back later")
            elif word == b"DATA":
                if mode == "drop-data":
                    return
                say("354 go on")
                if not self.take(peer, say, mode):
                    return
            elif word == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def take(self, peer, say, mode):
        lines = []
        for raw in peer.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw)
        else:
            return False
        text = b"".join(lines)
        found = re.search(rb"^Message-ID:\s*(\S+)", text, re.MULTILINE | re.IGNORECASE)
        to = re.search(rb"^To:\s*(.+?)\r?$", text, re.MULTILINE | re.IGNORECASE)
        with self.lock:
            identity = found.group(1).decode() if found else "none"
            self.taken.append((time.monotonic(), identity, to.group(1).decode() if to else ""))
        if self.delay:
            time.sleep(self.delay)
        if mode == "drop-after":
            return False
        say("250 taken")
        return True

    def arrivals(self):
        """When each Message-ID came."""
        told = {}
        with self.lock:
            for at, identity, _ in self.taken:
                told.setdefault(identity, []).append(at)
        return told

    def twice(self):
        return {identity: at for identity, at in self.arrivals().items() if len(at) > 1}
