//! `concord survey`: definitions that come from files and go into them, without a browser.
use std::io::Write;
use std::path::Path;

use super::commands::{COMMAND, block_on, open, require_portal, say, settings};
use super::survey_answers::vendor;
use super::{CommandError, startup};
use crate::features::records::model::RecordId;
use crate::features::surveys::service as surveys;
use crate::features::surveys::service::exchange::{Imported, Remark, read_file, surveyjs, xlsform};
use crate::features::surveys::service::validate::{estimate, findings};
use crate::platform::config::Overrides;
use crate::platform::db::Tx;
use crate::platform::problem::Code;

/// `concord survey check`: whether a file holds a survey, and what would be left out of it. Needs no
/// portal.
pub fn check_survey(path: &Path) -> Result<(), CommandError> {
    read(path).map(drop)
}

/// `concord survey import`: keeps the survey of a file as a draft.
pub fn import_survey(
    file: &Path,
    overrides: Overrides,
    path: &Path,
    slug: Option<&str>,
) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let definition = read(path)?.definition;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let db = open(&settings)?;
        let vendor = vendor(&db, slug).await?;
        let owner = vendor.id;
        let write = move |tx: &mut Tx<'_>| surveys::import_definition(tx, owner, &definition);
        let kept = db.write(&COMMAND, "survey.import_definition", write).await;
        db.checkpoint();
        let (number, id) = kept.map_err(|problem| refused_or_failed(path, problem))?;
        say(&format!("{number} is a draft of {} now: {id}\n", vendor.name));
        Ok(())
    })
}

/// `concord survey export`: prints what a survey asks as SurveyJS JSON; what that cannot say goes to
/// the errors, so that the output stays a file.
pub fn export_survey(file: &Path, overrides: Overrides, id: &str) -> Result<(), CommandError> {
    let wanted: RecordId = id.parse().map_err(|_| {
        CommandError::refused(format!("{id} is no id: its page has it in the address"))
    })?;
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let definition = block_on(async {
        let db = open(&settings)?;
        let read = move |conn: &mut _| surveys::definition_unscoped(conn, wanted);
        db.read(read).await.map_err(|problem| match problem.code {
            Code::NotFound => CommandError::refused(format!("there is no survey {id}")),
            _ => problem.into(),
        })
    })?;
    let (survey, lost) = surveyjs::export(&definition);
    let json = serde_json::to_string_pretty(&survey).map_err(CommandError::refused)?;
    say(&format!("{json}\n"));
    for remark in &lost {
        warn(remark);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Imported, CommandError> {
    let name = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| CommandError::refused(format!("{name} cannot be read: {error}")))?;
    let imported = read_file(&bytes, xlsform::Trust::CommandLine).map_err(|refused| {
        refused.iter().for_each(warn);
        let reasons = if refused.len() == 1 { "reason" } else { "reasons" };
        CommandError::refused(format!("{name} is refused: {} {reasons}", refused.len()))
    })?;
    let definition = &imported.definition;
    let minutes = estimate(definition);
    say(&format!(
        "{name}: {} pages, {} questions, {} to {} minutes\n",
        definition.pages.len(),
        definition.questions().count(),
        minutes.minutes_from,
        minutes.minutes_to,
    ));
    for remark in &imported.notes {
        say(&format!("  {remark}\n"));
    }
    for finding in findings(definition) {
        say(&format!("  {}: {}\n", finding.path, finding.code.as_str()));
    }
    Ok(imported)
}

/// What is said beside the output; whoever reads may stop reading.
fn warn(remark: &Remark) {
    let _closed = writeln!(std::io::stderr(), "  {remark}");
}

fn refused_or_failed(path: &Path, problem: crate::platform::problem::Problem) -> CommandError {
    match problem.code {
        Code::Invalid => {
            let fields = problem.fields.iter();
            let wrong: Vec<String> =
                fields.map(|field| format!("{}: {}", field.field, field.code)).collect();
            CommandError::refused(format!("{}: {}", path.display(), wrong.join("; ")))
        }
        _ => problem.into(),
    }
}
