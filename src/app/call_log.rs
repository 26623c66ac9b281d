//! `concord import interactions`: logs of calls that exist already.
use std::path::{Path, PathBuf};

use super::commands::{block_on, open, require_portal, say, settings};
use super::survey_answers::vendor;
use super::{CommandError, startup};
use crate::features::imports::{self, CallOptions};
use crate::platform::config::Overrides;

/// Arguments of `import interactions`.
#[derive(Debug)]
pub struct CallLogArgs {
    pub csv: PathBuf,
    pub map: String,
    pub vendor: Option<String>,
    pub encoding: Option<String>,
}

/// Reads a log into the portal of one vendor; the last line says what came of it.
pub fn import_interactions(
    file: &Path,
    overrides: Overrides,
    args: CallLogArgs,
) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let db = open(&settings)?;
        let vendor = vendor(&db, args.vendor.as_deref()).await?;
        let options = CallOptions {
            file: args.csv,
            map: args.map,
            encoding: args.encoding,
            vendor: vendor.id,
            time_zone: vendor.time_zone,
            rejects: None,
        };
        let imported = imports::import_interactions(&db, &options).await;
        db.checkpoint();
        say(&format!("{}\n", imported.map_err(CommandError::refused)?));
        Ok(())
    })
}
