"""Where portals stand: a demo that is told once and copied for each case, on either database."""
import glob
import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile

from .portal import Broken, Portal, copy_folder


class Ground:
    def __init__(self, binary, keep=None):
        self.binary = binary
        self.work = tempfile.mkdtemp(prefix="concord-faults.")
        os.chmod(self.work, 0o755)
        self.keep = keep
        self.postgres = None
        self.told = {}
        self.portals = []

    def close(self):
        for portal in self.portals:
            portal.end()
        if self.postgres:
            self.postgres.stop("immediate")
        shutil.rmtree(self.work, ignore_errors=True)

    def source(self, engine):
        """The folder (and the database) with the story, told on first use."""
        if engine in self.told:
            return self.told[engine]
        kept = os.path.join(self.keep, engine) if self.keep else None
        folder = kept or os.path.join(self.work, f"told-{engine}")
        database = ""
        if engine == "postgres":
            database = self.server().create("told")
        if not os.path.exists(os.path.join(folder, "demo.json")) or database:
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder, exist_ok=True)
            portal = Portal(self.binary, folder, database)
            self.portals.append(portal)
            portal.start(patience=1800)
            portal.stop()
        self.told[engine] = folder
        return folder

    def portal(self, engine, name, env=None, prefix=(), folder=None):
        """A portal of its own for a case; not started yet."""
        source = self.source(engine)
        folder = copy_folder(source, folder or os.path.join(self.work, name))
        database = self.server().create(name, "told") if engine == "postgres" else ""
        portal = Portal(self.binary, folder, database, env, prefix)
        self.portals.append(portal)
        return portal

    def server(self):
        if self.postgres is None:
            self.postgres = Postgres(os.path.join(self.work, "pg"))
            self.postgres.init()
        return self.postgres

    def mails(self, portal):
        """State and Message-ID of every mail, of a portal that has been stopped."""
        query = "SELECT state, message_id FROM mails"
        database = portal.env["CONCORD_DATABASE_URL"]
        if database:
            return [tuple(line.split("|", 1)) for line in self.postgres.ask(database, query)]
        with sqlite3.connect(os.path.join(portal.folder, "concord.db")) as connection:
            return connection.execute(query).fetchall()


class Postgres:
    """A server of its own on a socket in a folder, as durable as it comes."""

    def __init__(self, folder):
        self.folder = folder
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin")) or [os.path.dirname(shutil.which("initdb") or "")]
        if not os.path.exists(os.path.join(found[-1], "initdb")):
            raise Broken("PostgreSQL is not installed: initdb was not found")
        self.bin = found[-1]

    def run(self, tool, *arguments, check=True):
        command = [os.path.join(self.bin, tool), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False)
        if check and done.returncode:
            raise Broken(f"{tool} failed: {done.stderr.strip()[-300:]}")
        return done.stdout

    def init(self):
        os.makedirs(self.folder)
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.start()

    def start(self):
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=200"
        # What it says goes to a file of its own: a pipe would stay open as long as it runs.
        self.run("pg_ctl", "-D", "data", "-w", "-s", "-l", "log", "-o", options, "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", "data", "-w", "-s", "-m", mode, "stop", check=False)

    def url(self, name):
        return f"postgres://postgres@/{name}?host={self.folder}"

    def create(self, name, template=None):
        name = name.replace("-", "_")
        extra = f" TEMPLATE {template}" if template else ""
        self.ask(self.url("postgres"), f"CREATE DATABASE {name}{extra}")
        return self.url(name)

    def ask(self, url, query):
        told = self.run("psql", "-X", "-At", "-d", url, "-v", "ON_ERROR_STOP=1", "-c", query)
        return told.splitlines()
