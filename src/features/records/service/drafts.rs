//! Drafts: kept at every pause in typing, held for some seconds when sent so that sending can be
//! undone, and sent by a worker even if the tab is closed.
use diesel::QueryResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::records::model::{
    DraftRow, EntryRow, FileId, FileRef, FileRow, Lane, LaneKind, LaneRef, ThreadId,
};
use crate::features::records::service::files::once_each;
use crate::features::records::service::{read, share};
use crate::features::records::store;
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::problem::{Code, Problem};

/// Outbox kind: a held message whose time has come.
pub const SEND_DRAFT: &str = "send_draft";

/// What is being written.
#[derive(Debug, Clone)]
pub struct DraftInput {
    pub lane: LaneRef,
    pub body: String,
    pub file_ids: Vec<FileId>,
    /// Starts the hold: sent after this many seconds.
    pub send_after: Option<i64>,
}

/// A draft as its author sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftView {
    /// `shared`, `private`, or the lane's id.
    #[schema(value_type = String)]
    pub lane: LaneRef,
    pub body: String,
    pub files: Vec<FileRef>,
    /// When it will be sent, if it is on hold.
    pub send_at: Option<Timestamp>,
    pub updated_at: Timestamp,
}

#[derive(Debug, Serialize, Deserialize)]
struct DueDraft {
    membership: MembershipId,
    lane: LaneRef,
    generation: i32,
}

/// How long the caller's messages are held, in seconds.
pub fn hold_seconds(conn: &mut Conn, scope: &Scope) -> Result<i64, Problem> {
    Ok(store::hold_seconds(conn, scope.person())?.into())
}

fn ids_of(row: &DraftRow) -> Vec<FileId> {
    serde_json::from_value(row.file_ids.0.clone()).unwrap_or_default()
}

/// Whether its uploader keeps an upload in a draft.
pub fn is_in_draft(conn: &mut Conn, file: &FileRow) -> QueryResult<bool> {
    let drafts = store::drafts_of_member_unscoped(conn, file.uploaded_by)?;
    Ok(drafts.iter().any(|draft| ids_of(draft).contains(&file.id)))
}

fn lane_of(row: &DraftRow) -> Result<LaneRef, Problem> {
    row.lane.parse().map_err(Problem::internal)
}

fn view(conn: &mut Conn, row: DraftRow) -> Result<DraftView, Problem> {
    let files = store::own_unused_files(conn, row.membership_id, &ids_of(&row))?;
    Ok(DraftView {
        lane: lane_of(&row)?,
        files: files.into_iter().map(FileRef::from).collect(),
        body: row.body,
        send_at: row.send_at,
        updated_at: row.updated_at,
    })
}

/// The caller's drafts in a thread.
pub fn drafts(conn: &mut Conn, scope: &Scope, thread: ThreadId) -> Result<Vec<DraftView>, Problem> {
    let lanes = read::thread_of(conn, scope, thread)?;
    let mut rows = store::list_drafts(conn, thread, scope.membership())?;
    rows.retain(|row| lanes.iter().any(|lane| LaneRef::of(lane).to_string() == row.lane));
    rows.into_iter().map(|row| view(conn, row)).collect()
}

/// Keeps a draft; with `send_after`, puts it on hold and lets a worker send it.
pub fn save(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    input: &DraftInput,
) -> Result<DraftView, Problem> {
    scope.require(Capability::Write)?;
    let (_, lane) = read::lane_to_write(tx.conn, scope, thread, input.lane)?;
    if input.send_after.is_some() && input.body.trim().is_empty() && input.file_ids.is_empty() {
        return Err(Problem::invalid("body", "text_required"));
    }
    if input.send_after.is_some() {
        read::require_listener(tx.conn, &lane)?;
    }
    refuse_text_of_unsubmitted(tx, &lane, !input.body.is_empty() || input.send_after.is_some())?;
    let file_ids = once_each(&input.file_ids);
    super::files::attach(tx, scope, &file_ids)?;
    let before = store::find_draft(tx.conn, thread, scope.membership(), input.lane)?;
    let row = DraftRow {
        thread_id: thread,
        membership_id: scope.membership(),
        lane: LaneRef::of(&lane).to_string(),
        body: input.body.clone(),
        file_ids: Json(serde_json::json!(file_ids)),
        send_at: input.send_after.map(|seconds| tx.now.plus_seconds(seconds)),
        generation: before.map_or(1, |before| before.generation.wrapping_add(1)),
        updated_at: tx.now,
    };
    store::save_draft(tx.conn, &row)?;
    tx.subject(lane.record_id);
    if let Some(send_at) = row.send_at {
        let due = DueDraft {
            membership: scope.membership(),
            lane: LaneRef::of(&lane),
            generation: row.generation,
        };
        tx.enqueue(NewOutbox {
            kind: SEND_DRAFT,
            ref_id: thread.0,
            payload: serde_json::to_value(due).map_err(Problem::internal)?,
            dedupe: None,
            due_at: send_at,
        })?;
    }
    tx.hint(changed(&lane, scope));
    view(tx.conn, row)
}

/// While a record is not submitted, the draft in its shared lane holds its evidence: files may be
/// put there, but it is neither written to, nor sent, nor thrown away.
fn refuse_text_of_unsubmitted(tx: &mut Tx<'_>, lane: &Lane, is_text: bool) -> Result<(), Problem> {
    if !is_text || lane.kind != LaneKind::Shared {
        return Ok(());
    }
    let parties = store::list_parties_unscoped(tx.conn, lane.record_id)?;
    if parties.iter().any(|party| party.hidden) {
        return Err(Problem::new(Code::Conflict)
            .with_detail("the shared draft of an unsubmitted record holds its evidence"));
    }
    Ok(())
}

/// Tells the author's other devices.
fn changed(lane: &Lane, scope: &Scope) -> Hint {
    Hint::Draft { thread: lane.thread_id.0, lane: lane.id.0, membership: scope.membership() }
}

/// Stops the hold: the message is a draft again.
pub fn undo(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    lane: LaneRef,
) -> Result<DraftView, Problem> {
    let found = read::lane_for(tx.conn, scope, thread, lane)?;
    let mut row = store::find_draft(tx.conn, thread, scope.membership(), lane)?
        .ok_or_else(|| Problem::new(Code::Conflict).with_detail("it has been sent already"))?;
    row.send_at = None;
    row.generation = row.generation.wrapping_add(1);
    row.updated_at = tx.now;
    store::save_draft(tx.conn, &row)?;
    tx.subject(found.record_id);
    tx.hint(changed(&found, scope));
    view(tx.conn, row)
}

/// Throws a draft away.
pub fn discard(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    lane: LaneRef,
) -> Result<(), Problem> {
    let found = read::lane_for(tx.conn, scope, thread, lane)?;
    refuse_text_of_unsubmitted(tx, &found, true)?;
    store::delete_draft(tx.conn, thread, scope.membership(), lane)?;
    tx.subject(found.record_id);
    tx.hint(changed(&found, scope));
    Ok(())
}

/// Sends a draft without waiting for the end of its hold.
pub fn send_now(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    lane: LaneRef,
) -> Result<(Lane, EntryRow), Problem> {
    let found = read::lane_for(tx.conn, scope, thread, lane)?;
    refuse_text_of_unsubmitted(tx, &found, true)?;
    let row = store::find_draft(tx.conn, thread, scope.membership(), lane)?
        .ok_or_else(|| Problem::new(Code::Conflict).with_detail("it has been sent already"))?;
    send(tx, scope, &row)
}

fn send(tx: &mut Tx<'_>, scope: &Scope, row: &DraftRow) -> Result<(Lane, EntryRow), Problem> {
    let lane = lane_of(row)?;
    let sent = share::message(tx, scope, row.thread_id, lane, &row.body, &ids_of(row))?;
    store::delete_draft(tx.conn, row.thread_id, row.membership_id, lane)?;
    tx.hint(changed(&sent.0, scope));
    Ok(sent)
}

/// The membership whose held message a piece of outbox work is about.
pub fn due_draft_author(payload: &serde_json::Value) -> Option<MembershipId> {
    serde_json::from_value::<DueDraft>(payload.clone()).ok().map(|due| due.membership)
}

/// For the worker: sends a held message, unless it was undone, changed or sent meanwhile. The
/// author's rights are those of now.
pub fn send_due(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    payload: &serde_json::Value,
) -> Result<bool, Problem> {
    let due: DueDraft = serde_json::from_value(payload.clone()).map_err(Problem::internal)?;
    let draft = store::find_draft(tx.conn, thread, due.membership, due.lane)?;
    let Some(row) = draft.filter(|row| row.generation == due.generation && row.send_at.is_some())
    else {
        return Ok(false);
    };
    send(tx, scope, &row)?;
    Ok(true)
}
