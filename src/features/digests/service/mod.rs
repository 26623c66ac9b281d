//! Use cases of summaries: choosing how often they come, writing one, sending those that are due.
mod gather;
mod send;
mod ticks;
mod words;

pub use gather::digest;
pub use send::{DIGEST, Due, due, is_of_project, is_planned, plan, send};

use crate::features::digests::model::{DigestPace, DigestRow, DigestView};
use crate::features::digests::store;
use crate::features::notifications::service as notifications;
use crate::features::projects::service::desk::Desk;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// How often the caller gets a summary of a project.
pub fn view(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<DigestView, Problem> {
    let desk = Desk::open(conn, scope, id)?;
    let row = store::find(conn, id, scope.membership())?;
    let pace = pace(row.as_ref(), works_on(&desk, scope));
    Ok(DigestView {
        pace,
        muted: !notifications::wants_digests(conn, scope.membership())?,
        next_at: ticks::next(pace, now),
    })
}

/// Chooses it. What happened while nothing was to be sent is not told later.
pub fn choose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    chosen: DigestPace,
) -> Result<DigestView, Problem> {
    let desk = Desk::open(tx.conn, scope, id)?;
    let row = store::find(tx.conn, id, scope.membership())?;
    let silent = pace(row.as_ref(), works_on(&desk, scope)) == DigestPace::Off;
    store::choose(tx.conn, id, scope.membership(), chosen, silent.then_some(tx.now))?;
    plan(tx, id)?;
    tx.subject(id);
    let now = tx.now;
    view(tx.conn, scope, id, now)
}

fn works_on(desk: &Desk, scope: &Scope) -> bool {
    desk.members().iter().any(|one| one.row.membership_id == scope.membership())
}

/// What holds for somebody: their choice, or once a week for whoever works on the project.
fn pace(row: Option<&DigestRow>, works_on_it: bool) -> DigestPace {
    let usual = if works_on_it { DigestPace::Weekly } else { DigestPace::Off };
    row.and_then(|row| row.pace).unwrap_or(usual)
}
