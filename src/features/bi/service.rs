//! All views as CSV files.
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::model::{ExportError, Exported, VIEWS, View};
use super::store;
use crate::features::complaints::service::safe_cell;
use crate::platform::authz::OrganisationId;
use crate::platform::db::{Conn, Db};
use crate::platform::problem::Problem;

/// What breaks off while rows are read and written.
enum Broken {
    Database(diesel::result::Error),
    File(String),
}

impl From<diesel::result::Error> for Broken {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

/// Writes each view of one vendor, or of all, into a file of the folder, which is made if need be; all
/// of them show the same moment.
pub async fn export(
    db: &Db,
    folder: &Path,
    vendor: Option<OrganisationId>,
) -> Result<Vec<Exported>, ExportError> {
    let failed =
        |file: &Path, cause: String| ExportError::File { file: file.display().to_string(), cause };
    std::fs::create_dir_all(folder).map_err(|cause| failed(folder, cause.to_string()))?;
    let target = folder.to_owned();
    let written = db.scan(move |conn| {
        let mut written = Vec::new();
        for view in VIEWS {
            let file = target.join(format!("{}.csv", view.0));
            match write(conn, *view, vendor, &file) {
                Ok(rows) => written.push(Ok(Exported { file, rows })),
                Err(Broken::Database(error)) => return Err(Problem::from(error)),
                Err(Broken::File(cause)) => {
                    written.push(Err((file, cause)));
                    break;
                }
            }
        }
        Ok(written)
    });
    let written: Vec<Result<Exported, (PathBuf, String)>> = written.await?;
    written.into_iter().map(|one| one.map_err(|(file, cause)| failed(&file, cause))).collect()
}

fn write(
    conn: &mut Conn,
    view: View,
    vendor: Option<OrganisationId>,
    file: &Path,
) -> Result<u64, Broken> {
    let broken = |cause: csv::Error| Broken::File(cause.to_string());
    let mut writer = csv::Writer::from_path(file).map_err(broken)?;
    writer.write_record(view.1).map_err(broken)?;
    let mut rows = 0;
    store::each::<Broken>(conn, view, vendor, |line| {
        let cells: Vec<Value> =
            serde_json::from_str(line).map_err(|cause| Broken::File(cause.to_string()))?;
        writer.write_record(cells.iter().map(cell)).map_err(broken)?;
        rows += 1;
        Ok(())
    })?;
    writer.flush().map_err(|cause| Broken::File(cause.to_string()))?;
    Ok(rows)
}

/// A text that a spreadsheet would take for a formula begins with an apostrophe; numbers are left as
/// they are.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => u8::from(*yes).to_string(),
        Value::String(text) => safe_cell(text),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn cells_are_plain_and_harmless() {
        for (value, said) in [
            (json!(null), ""),
            (json!(true), "1"),
            (json!(-12), "-12"),
            (json!("pump"), "pump"),
            (json!("=1+1"), "'=1+1"),
            (json!("@sum"), "'@sum"),
            (json!(" =1+1"), "' =1+1"),
            (json!("＝1+1"), "'＝1+1"),
        ] {
            assert_eq!(cell(&value), said);
        }
    }
}
