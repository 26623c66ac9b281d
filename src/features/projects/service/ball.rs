//! The ball clock: who holds which item of a project since when.
//!
//! Every use case that moves something ends in [`refresh`]: it asks the [`Board`] who holds what
//! now, ends the turns of those who do not any more, and begins those of whoever is next.
use crate::features::commitments::service as commitments;
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{GateId, GateState, Held, HeldId, Project};
use crate::features::projects::service::accepted;
use crate::features::projects::service::board::{Board, Holding};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::signoffs::model::{SignoffState, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// What made a commitment that is a condition of a verdict.
pub const GATE_SOURCE: &str = "gate";

/// All that decides who holds what.
pub(super) fn board(conn: &mut Conn, project: &Project) -> Result<Board, Problem> {
    let id = project.record_id;
    let parties = store::parties_unscoped(conn, id)?;
    let gates = store::gates(conn, id)?;
    let in_review: Vec<SubjectId> = gates
        .iter()
        .filter(|gate| gate.state == GateState::InReview)
        .map(|gate| SubjectId(gate.id.0))
        .collect();
    let mut slots = Vec::new();
    for (subject, views) in signoffs::of_subjects_unscoped(conn, SubjectKind::Gate, &in_review)? {
        let open = views.into_iter().filter(|view| view.state == SignoffState::Open);
        slots.extend(open.flat_map(|view| view.slots).map(|slot| (GateId(subject.0), slot)));
    }
    let conditions = commitments::of_record_unscoped(conn, id)?
        .into_iter()
        .filter(|row| row.source_kind == GATE_SOURCE && row.state.is_pending())
        .collect();
    let mut asked = signoffs::asked_unscoped(conn, id)?;
    asked.retain(|one| one.kind != SubjectKind::Gate);
    Ok(Board {
        status: project.status,
        parties: accepted(&parties).collect(),
        phases: store::phases(conn, id)?,
        deliverables: store::deliverables(conn, id)?,
        gates,
        slots,
        questions: store::open_questions(conn, id)?,
        conditions,
        asked,
        waits: store::waits(conn, id)?,
    })
}

/// Books the time so far and says who holds what from now on.
pub(super) fn refresh(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    let (project, _) = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let board = board(tx.conn, &project)?;
    let holdings = board.holdings();
    turn_over(tx, id, &holdings)?;
    let until = next_due(tx.conn, &holdings)?;
    records::set_ball(tx, id, board.ball(&holdings), until, EntryKind::ProjectChanged)?;
    let balls: Vec<_> = board
        .parties
        .iter()
        .map(|(organisation, side)| (*organisation, board.ball_of(*organisation, *side, &holdings)))
        .collect();
    records::set_party_balls(tx, id, &balls)
}

fn turn_over(tx: &mut Tx<'_>, id: RecordId, holdings: &[Holding]) -> Result<(), Problem> {
    let open = store::open_turns(tx.conn, id)?;
    let is_of = |turn: &Held, holding: &Holding| {
        turn.item_kind == holding.kind && turn.item_id == holding.item
    };
    let ended: Vec<HeldId> = open
        .iter()
        .filter(|turn| {
            !holdings.iter().any(|holding| {
                is_of(turn, holding) && holding.organisations.contains(&turn.organisation_id)
            })
        })
        .map(|turn| turn.id)
        .collect();
    let mut begun = Vec::new();
    for holding in holdings {
        for organisation in &holding.organisations {
            let goes_on = open
                .iter()
                .any(|turn| is_of(turn, holding) && turn.organisation_id == *organisation);
            if !goes_on {
                begun.push(Held {
                    id: HeldId::generate(),
                    record_id: id,
                    item_kind: holding.kind,
                    item_id: holding.item,
                    phase_id: holding.phase,
                    organisation_id: *organisation,
                    since: tx.now,
                    until: None,
                });
            }
        }
    }
    store::end_turns(tx.conn, &ended, tx.now)?;
    Ok(store::insert_turns(tx.conn, &begun)?)
}

/// The end of the next day on which something is due, where those who hold it work.
fn next_due(conn: &mut Conn, holdings: &[Holding]) -> Result<Option<Timestamp>, Problem> {
    let known = holdings.iter().filter_map(|holding| holding.due_at).min();
    let mut due: Vec<(OrganisationId, chrono::NaiveDate)> = Vec::new();
    for holding in holdings {
        let day = holding.due_on.as_deref().and_then(dates::day);
        if let (Some(day), Some(organisation)) = (day, holding.organisations.first()) {
            due.push((*organisation, day));
        }
    }
    if due.is_empty() {
        return Ok(known);
    }
    let ids: Vec<OrganisationId> = due.iter().map(|(organisation, _)| *organisation).collect();
    let offices = organisations::offices_unscoped(conn, &ids)?;
    let ends = due.into_iter().filter_map(|(organisation, day)| {
        let (_, zone) = offices.get(&organisation)?;
        Some(dates::end_of_day(*zone, day))
    });
    Ok(ends.chain(known).min())
}
