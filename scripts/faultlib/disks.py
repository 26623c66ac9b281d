"""Disks that fail, and disks that are full."""
import os
import re
import subprocess
import time

from .portal import Case, Writers, call, heads_of, must, nothing_lost

LANES = ["private", "shared"]


def failing_fsync(ground):
    """From some moment on every fsync answers EIO: nothing is acknowledged any more, reading goes on,
    and after a start everything acknowledged before is there."""
    portal = ground.portal("sqlite", "fsync")
    portal.start()
    case = Case(portal)
    heads = heads_of(case, LANES)
    writers = Writers(case, LANES * 2).start()
    time.sleep(2)
    before = writers.count()
    must(before > 0, "nothing was written before the disk failed")
    with open(portal.log, "ab") as log:
        strace = subprocess.Popen(
            ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO",
             "-o", "/dev/null", "-p", str(portal.pid())], stdin=subprocess.DEVNULL, stderr=log)
    try:
        time.sleep(3)  # until it holds every thread
        mark = writers.count()
        time.sleep(3)
        must(writers.count() == mark, "something was acknowledged while no fsync succeeded")
        ready = call(portal.port, "GET", "/readyz")[0]
        must(ready == 503, f"/readyz says {ready} while nothing can be written")
        for _ in range(3):
            case.vendor.get(f"/api/v1/complaints/{case.id}")
    finally:
        strace.terminate()
        strace.wait()
        writers.stop()
    refused = {status: n for status, n in writers.statuses.items() if status != 201}
    must(set(refused) <= {0, 503, 507}, f"refused with {refused}")
    time.sleep(1)
    status = case.vendor.call("GET", "/readyz")[0]
    must(status == 503, "writing goes on after a failed fsync without a new start")
    portal.kill()
    portal.start()
    nothing_lost(case, writers, heads)
    wrote = Writers(case, LANES).start()
    time.sleep(1)
    must(wrote.stop().count() > 0, "nothing can be written after the new start")
    portal.stop()
    portal.verify()
    return f"{writers.count()} acknowledged before, 0 while fsync failed ({refused} refused), 0 lost"


def full(ground):
    """A disk of its own that runs full under load, and has room again."""
    source = ground.source("sqlite")
    mount = os.path.join(ground.work, "small")
    os.makedirs(mount)
    used = int(subprocess.check_output(["du", "-sm", source]).split()[0])
    size = used + 24
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", mount], check=True)
    try:
        return on_a_full_disk(ground, mount)
    finally:
        for portal in ground.portals:
            portal.end()
        subprocess.run(["umount", "-l", mount], check=False)


def room(mount):
    found = os.statvfs(mount)
    return found.f_bavail * found.f_frsize


def on_a_full_disk(ground, mount):
    portal = ground.portal("sqlite", "full", folder=os.path.join(mount, "data"))
    portal.log = os.path.join(ground.work, "full.log")
    portal.start()
    case = Case(portal)
    heads = heads_of(case, LANES)
    # Somebody else takes all but a little.
    ballast = os.path.join(mount, "ballast")
    with open(ballast, "wb") as file:
        file.write(b"\0" * max(0, room(mount) - 6 * 1024 * 1024))
    writers = Writers(case, LANES * 2, size=8000).start()
    deadline = time.monotonic() + 120
    while 507 not in writers.statuses and time.monotonic() < deadline:
        time.sleep(0.2)
    must(507 in writers.statuses, f"the disk did not run full: {writers.statuses}, {room(mount)} bytes are left")
    time.sleep(3)
    for _ in range(5):
        case.vendor.get(f"/api/v1/complaints/{case.id}")
        case.customer.get("/api/v1/complaints")
    status, told, _ = upload(case, 4 * 1024 * 1024)
    must(status == 507, f"an upload on a full disk was answered {status}: {told}")
    left = [name for _, _, names in os.walk(portal.folder) for name in names if re.search(r"#\d+$", name)]
    must(not left, f"pieces of uploads were left: {left}")
    signed_in = sign_in(case)
    refused = {status: n for status, n in writers.statuses.items() if status != 201}
    os.unlink(ballast)
    counted = writers.count()
    deadline = time.monotonic() + 30
    while writers.count() < counted + 20 and time.monotonic() < deadline:
        time.sleep(0.1)
    writers.stop()
    must(writers.count() >= counted + 20, "there is room again, and nothing is written: "
         f"{writers.statuses}; {portal.tail(2)}")
    must(set(refused) <= {503, 507}, f"refused with {refused}")
    nothing_lost(case, writers, heads)
    portal.stop()
    portal.verify()
    return (f"{counted} acknowledged until it was full, {refused} refused, reading went on, "
            f"sign-in answered {signed_in}; {writers.count() - counted} more without a new start, 0 lost")


def upload(case, size):
    mark = "faults-of-the-disk"
    body = (f"--{mark}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
            "Content-Type: text/plain\r\n\r\n").encode() + b"a" * size + f"\r\n--{mark}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={mark}"}
    return call(case.port, "POST", "/api/v1/files", case.vendor.token, body, headers=kind)


def sign_in(case):
    """Needs a row for the session: refused on a full disk, but never with an error of ours."""
    body = {"email": case.vendor.email, "password": case.vendor.password}
    status, told, _ = call(case.port, "POST", "/api/v1/auth/sign-in", None, body)
    must(status in (200, 507, 503), f"sign-in on a full disk was answered {status}: {told}")
    return status
