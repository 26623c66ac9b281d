//! `concord import orders`, `import products` and `import undo`.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::commands::{block_on, open, require_portal, say, settings};
use super::survey_answers::vendor;
use super::{CommandError, startup};
use crate::features::imports::{self, SalesMap, SalesOptions};
use crate::features::orders::model::{ImportKind, OrderImportId};
use crate::features::orders::service::Undone;
use crate::platform::config::Overrides;

/// Arguments of `import orders` and `import products`.
#[derive(Debug)]
pub struct SalesArgs {
    pub kind: ImportKind,
    pub csv: PathBuf,
    pub map: String,
    pub vendor: Option<String>,
    pub encoding: Option<String>,
}

/// Reads orders or products into the portal of one vendor; the last lines say what came of it, and
/// how to take it back.
pub fn import_sales(
    file: &Path,
    overrides: Overrides,
    args: SalesArgs,
) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let db = open(&settings)?;
        let vendor = vendor(&db, args.vendor.as_deref()).await?;
        let options = SalesOptions {
            file: args.csv,
            map: SalesMap::Named(args.map),
            encoding: args.encoding,
            vendor: vendor.id,
            time_zone: vendor.time_zone,
            rejects: None,
            progress: true,
            reached: Arc::default(),
        };
        let imported = match args.kind {
            ImportKind::Orders => imports::import_orders(&db, &options).await,
            ImportKind::Products => imports::import_products(&db, &options).await,
        };
        db.checkpoint();
        say(&format!("{}\n", imported.map_err(CommandError::refused)?));
        Ok(())
    })
}

/// Takes a run back.
pub fn undo_import(file: &Path, overrides: Overrides, run: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let id: OrderImportId = run
        .parse()
        .map_err(|_| CommandError::refused(format!("{run} is not the id of a run of an import")))?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let db = open(&settings)?;
        let undone = imports::take_back(&db, id).await;
        db.checkpoint();
        say(&told(undone?)?);
        Ok(())
    })
}

fn told(undone: Undone) -> Result<String, CommandError> {
    match undone {
        Undone::Done { removed, restored, kept } => {
            let mut text = format!("{removed} removed, {restored} restored as they were before");
            if kept > 0 {
                text.push_str(&format!(
                    "; {kept} products stay: other orders name them, or people have changed them"
                ));
            }
            Ok(format!("{text}\n"))
        }
        Undone::Unknown => Err(CommandError::refused(
            "there is no such run: import prints the id as its last line",
        )),
        Undone::Already(at) => Err(CommandError::refused(format!(
            "this run was taken back already, at {}",
            at.datetime().format("%F %R UTC")
        ))),
        Undone::Later { runs, touched } => {
            let runs: Vec<String> = runs.iter().rev().map(ToString::to_string).collect();
            Err(CommandError::refused(format!(
                "{touched} of its orders or products were imported again since; take back first: {}",
                runs.join(", ")
            )))
        }
        Undone::Complaints(count) => Err(CommandError::refused(format!(
            "complaints were filed about {count} of its orders: they would lose what they are about; \
             import a corrected file instead, which changes the orders in place"
        ))),
    }
}
