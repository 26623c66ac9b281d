//! Questions from one organisation to another: asked and answered in a thread, held by whoever is to
//! answer.
use chrono::NaiveDate;
use serde_json::json;

use super::{Opened, open, plan_moved, texts};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    ItemId, ProjectAction, QuestionAction, QuestionId, QuestionRow, QuestionState, QuestionView,
};
use crate::features::projects::policy::ActionState;
use crate::features::projects::store;
use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, LaneKind, LaneRef, RecordId, ThreadId,
};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};
use crate::platform::text::markdown;

/// Questions that a page shows.
const SHOWN: i64 = 100;
/// Characters of a question in a list.
const EXCERPT: usize = 400;

/// What is asked.
#[derive(Debug, Clone)]
pub struct NewQuestion {
    pub thread: ThreadId,
    pub to: OrganisationId,
    pub body: String,
    pub due_on: Option<NaiveDate>,
}

/// Asks another organisation something, where all read it.
///
/// # Errors
/// `action_not_allowed`; `invalid` for a thread that not all read, and for an organisation that is
/// not in or the own one.
pub fn ask(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewQuestion,
) -> Result<QuestionId, Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::Ask)?;
    if new.to == scope.org() || !opened.is_in(new.to) {
        return Err(Problem::invalid("to_organisation_id", "not_allowed_value"));
    }
    if new.body.trim().is_empty() {
        return Err(Problem::invalid("body", "text_required"));
    }
    let question = QuestionId::generate();
    let data = json!({
        "question_id": question, "to": [new.to], "organisation_id": new.to,
        "due_on": new.due_on.map(|day| day.to_string()),
    });
    let row = say(tx, scope, id, new.thread, EntryKind::QuestionAsked, data, &new.body)?;
    store::insert_question(
        tx.conn,
        &QuestionRow {
            id: question,
            record_id: id,
            thread_id: new.thread,
            phase_id: opened.project.phase_id,
            entry_id: row.id,
            answer_entry_id: None,
            from_org: scope.org(),
            to_org: new.to,
            state: QuestionState::Open,
            due_on: new.due_on.map(|day| day.to_string()),
            asked_by: Some(scope.membership()),
            asked_at: tx.now,
            answered_by: None,
            answered_at: None,
            version: 1,
        },
    )?;
    plan_moved(tx, id)?;
    Ok(question)
}

/// Writes into the shared lane of a thread of the project.
fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    thread: ThreadId,
    kind: EntryKind,
    data: serde_json::Value,
    body: &str,
) -> Result<EntryRow, Problem> {
    let wrong = || Problem::invalid("thread_id", "not_allowed_value");
    let lane = records::lane_for(tx.conn, scope, thread, LaneRef::Shared).map_err(|_| wrong())?;
    if lane.record_id != id || lane.kind != LaneKind::Shared {
        return Err(wrong());
    }
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data)
        .with_body(Some(body.to_owned()));
    let row = records::append(tx, lane.id, entry)?;
    records::take_part(tx, id, scope)?;
    records::notify(tx, &row)?;
    tx.subject(id);
    Ok(row)
}

/// What stands against an action on a question.
fn rule(opened: &Opened, row: &QuestionRow, action: QuestionAction) -> Result<(), &'static str> {
    let by = match action {
        QuestionAction::Answer => row.to_org,
        QuestionAction::Withdraw => row.from_org,
    };
    if opened.own != by {
        return Err("wrong_side");
    }
    if row.state != QuestionState::Open || !opened.project.status.is_open() {
        return Err("wrong_status");
    }
    if opened.standing.works() { Ok(()) } else { Err("role_too_low") }
}

/// Answers or withdraws a question that still has the version that was seen.
pub fn act_on_question(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: QuestionId,
    action: QuestionAction,
    version: i32,
    body: Option<&str>,
) -> Result<RecordId, Problem> {
    let row = store::find_question_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let opened = open(tx.conn, scope, row.record_id)?;
    if row.version != version {
        return Err(Problem::new(Code::StaleVersion));
    }
    rule(&opened, &row, action).map_err(Problem::not_allowed)?;
    let body = body.map(str::trim).filter(|body| !body.is_empty());
    let (state, kind, body) = match (action, body) {
        (QuestionAction::Answer, Some(body)) => {
            (QuestionState::Answered, EntryKind::QuestionAnswered, body)
        }
        (QuestionAction::Answer, None) => return Err(Problem::invalid("body", "text_required")),
        (QuestionAction::Withdraw, body) => {
            (QuestionState::Withdrawn, EntryKind::QuestionWithdrawn, body.unwrap_or_default())
        }
    };
    let to = if action == QuestionAction::Answer { row.from_org } else { row.to_org };
    let data = json!({
        "question_id": id, "entry_id": row.entry_id, "to": [to], "organisation_id": row.to_org,
    });
    let entry = say(tx, scope, row.record_id, row.thread_id, kind, data, body)?;
    let (answer, by) = (Some(entry.id), scope.membership());
    if !store::end_question(tx.conn, &row, state, answer, by, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    plan_moved(tx, row.record_id)?;
    Ok(row.record_id)
}

/// The questions of a project, newest first.
pub fn questions(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
) -> Result<Vec<QuestionView>, Problem> {
    let opened = open(conn, scope, id)?;
    let rows = store::questions(conn, id, SHOWN)?;
    let entries: Vec<EntryId> =
        rows.iter().flat_map(|row| [Some(row.entry_id), row.answer_entry_id]).flatten().collect();
    let texts = texts(conn, &entries)?;
    let ids: Vec<MembershipId> =
        rows.iter().flat_map(|row| [row.asked_by, row.answered_by]).flatten().collect();
    let people = organisations::person_refs(conn, &ids)?;
    let turns = store::open_turns(conn, id)?;
    let text = |entry: EntryId| texts.get(&entry).map(|text| markdown::plain(text, EXCERPT));
    let person = |id: Option<MembershipId>| {
        let person = people.get(&id?)?.clone();
        let side = opened.side_of(person.organisation.id);
        Some(match side {
            Some(side) => person.on(side),
            None => person,
        })
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let since = turns.iter().find(|turn| turn.item_id == ItemId(row.id.0));
            let states = QuestionAction::ALL.iter().map(|action| {
                let needs: &'static [&'static str] =
                    if *action == QuestionAction::Answer { &["body"] } else { &[] };
                ActionState::of(action.as_str(), rule(&opened, &row, *action), needs)
            });
            Some(QuestionView {
                id: row.id,
                thread_id: row.thread_id,
                from: opened.name(row.from_org)?,
                to: opened.name(row.to_org)?,
                text: text(row.entry_id).unwrap_or_default(),
                answer: row.answer_entry_id.and_then(text),
                state: row.state,
                due_on: row.due_on.clone(),
                asked_by: person(row.asked_by),
                asked_at: row.asked_at,
                held_since: since.map(|turn| turn.since),
                answered_by: person(row.answered_by),
                answered_at: row.answered_at,
                version: row.version,
                actions: states.collect(),
            })
        })
        .collect())
}

/// One of them.
pub fn question(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    id: QuestionId,
) -> Result<QuestionView, Problem> {
    let all = questions(conn, scope, record)?;
    all.into_iter().find(|one| one.id == id).ok_or_else(Problem::not_found)
}
