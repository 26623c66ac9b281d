//! The rejects file: `line,reason,row`, made when the first row is rejected.
use std::fs::File;
use std::path::PathBuf;

use super::model::{ImportError, Reject};

/// Writes rejects as they come, and counts them.
pub(super) struct Rejects {
    path: PathBuf,
    writer: Option<csv::Writer<File>>,
    count: u64,
}

impl Rejects {
    pub fn new(path: PathBuf) -> Self {
        Self { path, writer: None, count: 0 }
    }

    pub fn add(&mut self, reject: &Reject) -> Result<(), ImportError> {
        self.count += 1;
        self.write(reject).map_err(|cause| self.refuse(&cause))
    }

    /// How many there were, once they are all in the file.
    pub fn finish(mut self) -> Result<u64, ImportError> {
        if let Some(writer) = &mut self.writer {
            writer.flush().map_err(|cause| {
                ImportError::Rejects(format!("{} cannot be written: {cause}", self.path.display()))
            })?;
        }
        Ok(self.count)
    }

    fn write(&mut self, reject: &Reject) -> csv::Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            empty => {
                let mut writer = csv::Writer::from_path(&self.path)?;
                writer.write_record(["line", "reason", "row"])?;
                empty.insert(writer)
            }
        };
        writer.write_record([&reject.line.to_string(), &reject.reason, &reject.row])
    }

    fn refuse(&self, cause: &dyn std::fmt::Display) -> ImportError {
        ImportError::Rejects(format!("{} cannot be written: {cause}", self.path.display()))
    }
}
