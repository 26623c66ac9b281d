//! Surveys that the command line brings: drafts of files, and closed ones with answers that were
//! collected elsewhere.
use serde_json::json;
use sha2::{Digest, Sha256};

use super::authoring::{list_state, read, refuse, title, written};
use super::intake::Intake;
use super::validate;
use crate::features::records::model::{EntryKind, LaneId, Record, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry, NewOwn};
use crate::features::surveys::model::{
    Anonymity, Definition, K_USUAL, PublishPatch, ResponseId, ResponseOutcome, ResponseRow, Survey,
    SurveyStatus, VersionRow,
};
use crate::features::surveys::store;
use crate::platform::authz::OrganisationId;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Keeps what was read as a survey of this vendor, published and closed now. Ids of responses are made
/// before the transaction, which may run more than once.
///
/// # Errors
/// `invalid` for a definition that could not be published.
pub fn import_answers(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    intake: &Intake,
    ids: &[ResponseId],
    anonymity: Anonymity,
) -> Result<RecordId, Problem> {
    if let Some(wrong) = validate::findings(&intake.definition).into_iter().find(|one| one.stops) {
        return Err(Problem::invalid(wrong.path, "not_allowed_value"));
    }
    let (record, lane, definition) = put(tx, vendor, &intake.definition, SurveyStatus::Closed)?;
    let id = record.id;
    let sha256 = hex::encode(Sha256::digest(definition.as_bytes()));
    let version = VersionRow {
        survey_id: id,
        number: 1,
        definition,
        sha256: sha256.clone(),
        published_by: None,
        published_at: tx.now,
    };
    let patch = PublishPatch {
        status: SurveyStatus::Live,
        anonymity,
        k_min: K_USUAL,
        published: 1,
        published_at: tx.now,
    };
    store::publish(tx.conn, &version, &patch)?;
    let responses = intake.responses.iter().zip(ids).map(|(response, id_of)| {
        Ok(ResponseRow {
            id: *id_of,
            survey_id: id,
            version: 1,
            outcome: ResponseOutcome::Complete,
            answers: serde_json::to_string(&response.answers).map_err(Problem::internal)?,
            invite_id: None,
            organisation_id: None,
            language: None,
            submitted_at: None,
            side: None,
        })
    });
    let responses: Vec<ResponseRow> = responses.collect::<Result<_, Problem>>()?;
    store::results::insert_responses(tx.conn, &responses)?;
    store::close(tx.conn, id, tx.now)?;
    let published = json!({ "version": 1, "sha256": sha256, "anonymity": anonymity });
    let told = [
        (EntryKind::SurveyDrafted, json!({})),
        (EntryKind::SurveyPublished, published),
        (EntryKind::SurveyClosed, json!({})),
    ];
    for (kind, data) in told {
        records::append(tx, lane, NewEntry::event(None, kind, tx.now, data))?;
    }
    tx.subject(id);
    Ok(id)
}

/// Keeps a definition as a draft of this vendor; gives its number and its id.
///
/// # Errors
/// `invalid` for one that cannot be kept.
pub fn import_definition(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    definition: &Definition,
) -> Result<(String, RecordId), Problem> {
    refuse(validate::refusals(definition))?;
    let (record, lane, _) = put(tx, vendor, definition, SurveyStatus::Draft)?;
    let entry = NewEntry::event(None, EntryKind::SurveyDrafted, tx.now, json!({}));
    records::append(tx, lane, entry)?;
    tx.subject(record.id);
    Ok((record.number, record.id))
}

/// What a survey asks, as it is written now, for whoever runs the installation.
///
/// # Errors
/// `not_found` if there is none.
pub fn definition_unscoped(conn: &mut Conn, id: RecordId) -> Result<Definition, Problem> {
    let (survey, _) = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    read(&survey.draft)
}

/// The record of a draft, its lane, and the draft as it is kept.
fn put(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    definition: &Definition,
    state: SurveyStatus,
) -> Result<(Record, LaneId, String), Problem> {
    let opened = records::create_own(
        tx,
        &NewOwn {
            kind: RecordKind::Survey,
            organisation: vendor,
            owner: None,
            team: None,
            state: list_state(state),
        },
    )?;
    let draft = written(definition)?;
    let survey = Survey {
        record_id: opened.record.id,
        owner_org: vendor,
        title: title(definition),
        status: SurveyStatus::Draft,
        anonymity: None,
        k_min: None,
        draft: draft.clone(),
        published: 0,
        created_by: None,
        published_at: None,
        closed_at: None,
    };
    store::insert(tx.conn, &survey)?;
    Ok((opened.record, opened.private.id, draft))
}

/// Random ids for so many responses.
///
/// # Errors
/// `internal` if the system has no randomness.
pub fn response_ids(count: usize) -> Result<Vec<ResponseId>, Problem> {
    let one = |_| {
        let bytes: [u8; 16] = crate::platform::auth::random_bytes().map_err(Problem::internal)?;
        Ok(ResponseId(uuid::Builder::from_random_bytes(bytes).into_uuid()))
    };
    (0..count).map(one).collect()
}
