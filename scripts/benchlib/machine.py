"""The machine: what it is, its two cores, and what else took them."""
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def cores():
    """The server's core and the one of whoever asks."""
    all = sorted(os.sched_getaffinity(0))
    if len(all) < 2:
        sys.exit("two cores are needed: one for the server, one for whoever asks it")
    return all[0], all[1]


def on(core, command):
    return ["taskset", "-c", str(core), *[str(word) for word in command]]


def prepare():
    """wrk, and enough open files for ten thousand sockets on both sides."""
    if not shutil.which("wrk"):
        if os.geteuid() or not shutil.which("apt-get"):
            sys.exit("wrk is missing: apt-get install wrk")
        subprocess.run(["apt-get", "install", "-y", "-q", "wrk"], check=True, stdout=subprocess.DEVNULL)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 40_000 if hard == resource.RLIM_INFINITY else min(hard, 40_000)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def times():
    """Seconds that all cores were busy, and that were taken away by the host."""
    words = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, idle, iowait, irq, soft, steal = [int(word) for word in words[:8]]
    return time.monotonic(), (user + nice + system + irq + soft + steal) / 100, steal / 100


def busy(seconds=3):
    """Percent of the machine that others take while nothing is measured."""
    before = times()
    time.sleep(seconds)
    now = times()
    return 100 * (now[1] - before[1]) / ((now[0] - before[0]) * os.cpu_count())


class Watch:
    """How busy the machine was with other things while something was measured."""

    def __init__(self):
        self.begun = times()

    def steal(self):
        """Percent of two cores that the host took."""
        now = times()
        return 100 * (now[2] - self.begun[2]) / max(0.001, (now[0] - self.begun[0]) * os.cpu_count())


def name():
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) // 1_048_576
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {memory} GiB, Linux {platform.release()}"


def commit():
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "unknown"


def memory(pid):
    """Kilobytes that the process holds, and those of them that are its own: the rest is files it has mapped."""
    text = Path(f"/proc/{pid}/status").read_text()
    return tuple(int(re.search(rf"{word}:\s+(\d+)", text)[1]) for word in ("VmRSS", "RssAnon"))


def cpu(pid):
    """Seconds of processor time that the process has used."""
    words = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
