//! `concord import survey-answers`: tables of answers from elsewhere become closed surveys.
use std::path::{Path, PathBuf};

use super::commands::{COMMAND, block_on, open, require_portal, say, settings};
use super::{CommandError, startup};
use crate::features::organisations::model::Organisation;
use crate::features::organisations::service as organisations;
use crate::features::surveys::model::{Anonymity, Lang};
use crate::features::surveys::service::{self as surveys, intake};
use crate::platform::authz::OrganisationId;
use crate::platform::config::Overrides;
use crate::platform::db::Db;

/// Arguments of `import survey-answers`.
#[derive(Debug)]
pub struct AnswersArgs {
    pub files: Vec<PathBuf>,
    pub vendor: Option<String>,
    pub language: String,
    pub encoding: Option<String>,
    pub anonymity: String,
}

/// Notes of a file that are printed.
const NOTES: usize = 5;

/// Reads all files before it writes any.
pub fn import_survey_answers(
    file: &Path,
    overrides: Overrides,
    args: AnswersArgs,
) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let language = Lang::new(args.language.as_str())
        .ok_or_else(|| CommandError::refused("a language is written as en, ru or pt-BR"))?;
    let anonymity: Anonymity = args.anonymity.parse().map_err(|_| {
        CommandError::refused("--anonymity is identified, confidential or anonymous")
    })?;
    let mut surveys = Vec::new();
    for path in &args.files {
        surveys.push(read(path, &args, &language)?);
    }
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let db = open(&settings)?;
        let vendor = vendor(&db, args.vendor.as_deref()).await?.id;
        for intake in surveys {
            let kept = keep(&db, vendor, intake, anonymity).await;
            if let Err(error) = kept {
                db.checkpoint();
                return Err(error);
            }
        }
        db.checkpoint();
        Ok(())
    })
}

fn read(path: &Path, args: &AnswersArgs, language: &Lang) -> Result<intake::Intake, CommandError> {
    let name = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| CommandError::refused(format!("{name} cannot be read: {error}")))?;
    let title = path.file_stem().map(|stem| stem.to_string_lossy().replace(['-', '_'], " "));
    let title = title.unwrap_or_else(|| "Survey".to_owned());
    let intake = intake::read(&bytes, args.encoding.as_deref(), &title, language)
        .map_err(|refused| CommandError::refused(format!("{name}: {refused}")))?;
    let (questions, responses) = (intake.definition.questions().count(), intake.responses.len());
    say(&format!("{name}: {questions} questions, {responses} responses, {}\n", intake.encoding));
    for note in intake.notes.iter().take(NOTES) {
        say(&format!("  {}\n", serde_json::to_string(note).unwrap_or_default()));
    }
    if let Some(more) = intake.notes.len().checked_sub(NOTES).filter(|more| *more > 0) {
        say(&format!("  and {more} notes more\n"));
    }
    Ok(intake)
}

/// The vendor that is named, or the only one.
pub(super) async fn vendor(db: &Db, slug: Option<&str>) -> Result<Organisation, CommandError> {
    let vendors = db.scan(|conn| Ok(organisations::vendors_unscoped(conn)?)).await?;
    match slug {
        Some(slug) => vendors
            .into_iter()
            .find(|vendor| vendor.slug == slug)
            .ok_or_else(|| CommandError::refused(format!("there is no vendor called {slug}"))),
        None => match vendors.as_slice() {
            [vendor] => Ok(vendor.clone()),
            [] => Err(CommandError::refused("there is no vendor yet: admin create-vendor")),
            _ => {
                Err(CommandError::refused("there is more than one vendor: name one with --vendor"))
            }
        },
    }
}

async fn keep(
    db: &Db,
    vendor: OrganisationId,
    intake: intake::Intake,
    anonymity: Anonymity,
) -> Result<(), CommandError> {
    let ids = surveys::response_ids(intake.responses.len())?;
    let write = move |tx: &mut crate::platform::db::Tx<'_>| {
        surveys::import_answers(tx, vendor, &intake, &ids, anonymity)
    };
    db.write(&COMMAND, "survey.import", write).await?;
    Ok(())
}
