//! Mail as files, one `.eml` a message, which every mail program opens.
//!
//! Invariants: a file appears whole or not at all and survives a power cut; sending the same
//! message again writes the same file again; only the owner of the process may read it, for mails
//! carry links that open doors.
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::message::{Message, digest, seconds};

/// Writes the message into `folder`, which is made if missing.
pub(super) fn write(folder: &Path, message: &Message, raw: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = file_name(message);
    let draft = folder.join(format!(".{name}.part"));
    let mut file = create(&draft)?;
    file.write_all(raw)?;
    file.sync_all()?;
    fs::rename(&draft, folder.join(name))?;
    File::open(folder)?.sync_all()
}

/// `<seconds since 1970>-<8 hex digits of the message's id>-<kind>.eml`: sorts by time.
pub(super) fn file_name(message: &Message) -> String {
    let id: String = digest(&message.message_id).chars().take(8).collect();
    let kind: String =
        message.kind.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(40).collect();
    format!("{}-{id}-{kind}.eml", seconds(message.date))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}
