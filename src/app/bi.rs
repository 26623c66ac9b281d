//! `concord export bi`: what tools for figures read, as CSV files.
use std::path::{Path, PathBuf};

use super::CommandError;
use super::commands::{block_on, open, require_portal, say, settings};
use super::survey_answers::vendor;
use crate::features::bi;
use crate::platform::config::Overrides;

/// Arguments of `export bi`.
#[derive(Debug)]
pub struct BiArgs {
    pub to: PathBuf,
    /// Of one vendor; of all unless told.
    pub vendor: Option<String>,
}

/// Writes one file for each view. The portal may run meanwhile.
pub fn export_bi(file: &Path, overrides: Overrides, args: BiArgs) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    block_on(async {
        let db = open(&settings)?;
        let whose = match &args.vendor {
            Some(slug) => Some(vendor(&db, Some(slug)).await?.id),
            None => None,
        };
        let written = bi::export(&db, &args.to, whose).await.map_err(CommandError::refused)?;
        for one in written {
            say(&format!("{}: {} rows\n", one.file.display(), one.rows));
        }
        Ok(())
    })
}
