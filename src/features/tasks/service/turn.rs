//! What waits for the own organisation, over all records.
use std::collections::{HashMap, HashSet};

use super::signatures;
use crate::features::aftercare::service as aftercare;
use crate::features::commitments::model::CommitmentState;
use crate::features::commitments::service as commitments;
use crate::features::complaints::service as complaints;
use crate::features::disputes::model::{AskKind, Asked};
use crate::features::disputes::service as disputes;
use crate::features::notifications::model::RecordTitles;
use crate::features::notifications::service as notifications;
use crate::features::organisations::model::OrgRef;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, Party, Record, RecordId, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::features::surveys::service as surveys;
use crate::features::tasks::model::{Ask, Counts};
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Commitments looked through at most, the first due first.
const MOST: i64 = 300;
/// Counters stop here, which means "99+".
const COUNT_CAP: i64 = 100;
/// Kinds whose turn the first page shows.
const KINDS: [RecordKind; 3] = [RecordKind::Complaint, RecordKind::Meeting, RecordKind::Project];

/// What the own side is asked for in records that it sees, beside whose turn they are; the first due
/// first, and those without a day after them; and the surveys that the caller is asked to answer. One
/// line for each record and kind: fifteen statements at most.
pub fn asks(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    now: Timestamp,
) -> Result<Vec<Ask>, Problem> {
    let mut lines = to_answer(conn, scope, now)?;
    let asked = asked(conn, scope, now)?;
    if asked.is_empty() {
        return Ok(lines);
    }
    let mut ids: Vec<RecordId> = asked.iter().map(|one| one.record).collect();
    ids.sort_unstable();
    ids.dedup();
    let seen = records::on_a_side(conn, scope, &ids)?;
    let titles = titles.of(conn, &ids)?;
    let parties = records::parties_of_unscoped(conn, &ids)?;
    let firms: Vec<OrganisationId> = parties.iter().map(|party| party.organisation_id).collect();
    let names = organisations::org_refs(conn, &firms)?;
    let mut places: HashMap<(RecordId, AskKind), usize> = HashMap::new();
    for one in asked {
        let Some(record) = seen.get(&one.record) else { continue };
        let until = due(scope, &parties, record, &one);
        let known = places.get(&(one.record, one.kind)).and_then(|at| lines.get_mut(*at));
        if let Some(line) = known {
            line.count += 1;
            line.since = line.since.min(one.since);
            line.until = line.until.into_iter().chain(until).min();
            continue;
        }
        let Record { id, kind, number, .. } = record.clone();
        let title = titles.get(&id).cloned().unwrap_or_default();
        places.insert((one.record, one.kind), lines.len());
        lines.push(Ask {
            record: RecordRef { id, kind, number, title },
            with: others(scope, &parties, &names, id),
            kind: one.kind,
            count: 1,
            since: one.since,
            until,
        });
    }
    lines.sort_by_key(|line| (line.until.is_none(), line.until, line.since));
    Ok(lines)
}

/// The caller's own surveys, which are records of other firms: their number is nobody else's.
fn to_answer(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Vec<Ask>, Problem> {
    let line = |one: surveys::SurveyToAnswer| Ask {
        record: RecordRef {
            id: one.id,
            kind: RecordKind::Survey,
            number: String::new(),
            title: one.title,
        },
        with: std::iter::once(one.asker).chain(one.together_with).collect(),
        kind: AskKind::Survey,
        count: 1,
        since: one.asked_at,
        until: one.valid_until,
    };
    Ok(surveys::to_answer(conn, scope, None, now)?.into_iter().map(line).collect())
}

/// By when it is due. To answer an offer is the move that the turn asks for, if the own side has it:
/// then the end of the turn, which is the earlier of both, is the one date for it.
fn due(scope: &Scope, parties: &[Party], record: &Record, one: &Asked) -> Option<Timestamp> {
    let own = parties
        .iter()
        .find(|party| party.record_id == record.id && party.organisation_id == scope.org());
    let has_turn = own.is_some_and(|own| {
        [Some(BallSide::Both), Some(own.side.into())].contains(&record.ball_side)
    });
    let turn = record.ball_until.filter(|_| has_turn && one.kind == AskKind::Offer);
    one.until.into_iter().chain(turn).min()
}

fn others(
    scope: &Scope,
    parties: &[Party],
    names: &HashMap<OrganisationId, OrgRef>,
    record: RecordId,
) -> Vec<OrgRef> {
    parties
        .iter()
        .filter(|party| party.record_id == record && party.organisation_id != scope.org())
        .filter_map(|party| names.get(&party.organisation_id).cloned())
        .collect()
}

/// Five statements.
fn asked(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Vec<Asked>, Problem> {
    let mut all = disputes::asked(conn, scope, now)?;
    if scope.may(Capability::Write) {
        all.extend(aftercare::waiting(conn, scope)?.into_iter().map(|one| Asked {
            record: one.record,
            kind: AskKind::Outcome,
            since: one.asked_at,
            until: None,
        }));
        for row in commitments::waiting_for(conn, scope, MOST)? {
            let (kind, since, until) = match (row.state, row.fulfilled_at) {
                (CommitmentState::Fulfilled, Some(at)) => (AskKind::Confirmation, at, None),
                _ => (AskKind::Promise, row.created_at, Some(row.due_at)),
            };
            all.push(Asked { record: row.record_id, kind, since, until });
        }
    }
    Ok(all)
}

/// What waits for the caller: records, each counted once however much waits in it.
pub fn counts(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Counts, Problem> {
    let turn = records::with_ball(conn, scope, &KINDS, COUNT_CAP)?;
    let mut asked: Vec<RecordId> = asked(conn, scope, now)?.iter().map(|one| one.record).collect();
    asked.sort_unstable();
    asked.dedup();
    let asked = records::on_a_side(conn, scope, &asked)?;
    let to_sign = signatures::waiting(conn, scope, now)?.into_iter().map(|one| one.record.id);
    let surveys = surveys::asked(conn, scope, now)?.into_iter().map(|(_, one)| one.record_id);
    let own = asked.into_keys().chain(to_sign).chain(surveys);
    let all: HashSet<RecordId> = turn.into_iter().chain(own).collect();
    let your_turn = i64::try_from(all.len()).unwrap_or(COUNT_CAP).min(COUNT_CAP);
    let (open, mine) = complaints::counts(conn, scope, COUNT_CAP)?;
    Ok(Counts { your_turn, open, mine, inbox_unread: notifications::unread(conn, scope)? })
}
