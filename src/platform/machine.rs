//! What the process knows of itself and of the machine it runs on. What a machine does not tell is
//! left out: Linux tells everything here.
use std::path::Path;

use crate::platform::clock::Timestamp;

/// A process that works on the portal's database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    pub host: String,
    pub pid: u32,
    pub version: String,
    pub since: Timestamp,
}

impl Process {
    /// This one.
    pub fn own(since: Timestamp) -> Self {
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        Self {
            host: host.chars().filter(|c| plain(*c)).take(LONGEST_HOST).collect(),
            pid: std::process::id(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            since,
        }
    }

    /// In one line of plain characters, which a database shows beside a connection.
    pub fn label(&self) -> String {
        let Self { host, pid, version, since } = self;
        format!("concord {version} {} {pid} {host}", since.micros() / 1_000_000)
    }

    /// Out of such a line; `None` if it is another program's.
    pub fn from_label(label: &str) -> Option<Self> {
        let mut words = label.strip_prefix("concord ")?.split(' ');
        let version = words.next()?.to_owned();
        let seconds: i64 = words.next()?.parse().ok()?;
        let pid = words.next()?.parse().ok()?;
        let host = words.next()?.to_owned();
        let since = Timestamp::from_micros(seconds.checked_mul(1_000_000)?)?;
        Some(Self { host, pid, version, since })
    }
}

/// PostgreSQL keeps 63 bytes of a label.
const LONGEST_HOST: usize = 24;

/// Bytes of memory that the process holds.
pub fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// A file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// Bytes that are left for the process.
    pub free: u64,
    pub bytes: u64,
}

/// The file system that a folder is on.
pub fn disk(folder: &Path) -> Option<Disk> {
    let found = rustix::fs::statvfs(folder).ok()?;
    let bytes = |blocks: u64| blocks.checked_mul(found.f_frsize);
    Some(Disk { free: bytes(found.f_bavail)?, bytes: bytes(found.f_blocks)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_names_its_process_and_fits() {
        let now = Timestamp::from_micros(1_773_136_800_000_000).unwrap();
        let own = Process::own(now);
        assert_eq!(Process::from_label(&own.label()), Some(own.clone()));
        let long = Process { host: "h".repeat(LONGEST_HOST), pid: u32::MAX, ..own };
        assert!(long.label().len() <= 63, "{}", long.label());
        for other in ["", "psql", "concord", "concord 0.1.0 x 3 host", "concord 0.1.0 17 3"] {
            assert_eq!(Process::from_label(other), None, "{other}");
        }
    }

    #[test]
    fn the_machine_is_known() {
        assert!(resident().unwrap() > 1_000_000);
        let disk = disk(Path::new("/")).unwrap();
        assert!(disk.bytes >= disk.free);
        assert_eq!(super::disk(Path::new("/no such folder")), None);
    }
}
