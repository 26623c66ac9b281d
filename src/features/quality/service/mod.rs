//! Use cases of reports.
mod content;
mod edit;
mod sign;
mod start;
mod view;

use crate::features::organisations::model::Side;
use crate::features::quality::model::{FieldRow, ItemRow, ReportRow, Step, StepRow};
use crate::features::quality::{policy, store};
use crate::features::records::model::{Lane, LaneKind, RecordId};
use crate::features::records::service::{self as records, At, Seats};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};

pub use content::content;
pub use edit::{
    FieldChange, ItemChange, NewItem, add_item, change_fields, change_item, remove_item,
};
pub use sign::{StepVote, act, complete};
pub use start::{NewReport, start};
pub use view::{
    Candidate, FieldView, ItemView, ReportView, StepView, candidates, is_carried_out_unscoped,
    linked_unscoped, load, sealed_unscoped,
};

/// A report with all that stands in it, and the side of whoever asks: none for a mediator.
struct Opened {
    record: RecordId,
    seats: Seats,
    side: Option<Side>,
    report: ReportRow,
    steps: Vec<StepRow>,
    fields: Vec<FieldRow>,
    items: Vec<ItemRow>,
}

impl Opened {
    /// The side that writes.
    fn side(&self) -> Result<Side, Problem> {
        self.side.ok_or_else(Problem::not_found)
    }

    fn step(&self, step: Step) -> Result<&StepRow, Problem> {
        self.steps.iter().find(|row| row.step == step).ok_or_else(Problem::not_found)
    }

    /// The lane that both sides read.
    fn shared_lane(&self) -> Result<&Lane, Problem> {
        self.seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)
    }

    /// Puts a row where it stands, in place of what it was.
    fn put_item(&mut self, row: ItemRow) {
        self.items.retain(|item| item.id != row.id);
        self.items.push(row);
        self.items.sort_by_key(|item| (item.position, item.id));
    }

    /// Moves a step on, in the database and here.
    fn set_step(&mut self, tx: &mut Tx<'_>, after: StepRow) -> Result<(), Problem> {
        let found = self.steps.iter_mut().find(|row| row.step == after.step);
        let before = found.ok_or_else(Problem::not_found)?;
        if !store::set_step(tx.conn, before, &after)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        *before = after;
        Ok(())
    }
}

/// The report of a record in which the scope's organisation is one of the two sides.
fn open(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Opened, Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    fill(conn, scope, id, seats)
}

/// The same for a mediator as well, who reads it and does nothing.
fn open_to_read(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Opened, Problem> {
    let seats = records::seats_of_reader(conn, scope, id)?;
    fill(conn, scope, id, seats)
}

fn fill(conn: &mut Conn, scope: &Scope, id: RecordId, seats: Seats) -> Result<Opened, Problem> {
    let own = seats.seat_of(scope.org()).ok_or_else(Problem::not_found)?;
    let side = own.side.principal();
    let report = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    Ok(Opened {
        record: id,
        seats,
        side,
        steps: store::steps(conn, report.id)?,
        fields: store::fields(conn, report.id)?,
        items: store::items(conn, report.id)?,
        report,
    })
}

/// The same, if the scope may write in it now.
fn open_to_write(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Opened, Problem> {
    let opened = open(conn, scope, id)?;
    policy::may_write(scope, opened.side()?, opened.report.state).map_err(Problem::not_allowed)?;
    Ok(opened)
}

/// The report moved on: its version, and a hint to whoever looks at the record.
fn moved(tx: &mut Tx<'_>, opened: &mut Opened) -> Result<(), Problem> {
    let version = opened.report.version;
    if !store::bump(tx.conn, opened.report.id, version)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    opened.report.version = version.wrapping_add(1);
    hint(tx, opened.record, opened.report.version);
    Ok(())
}

/// Whoever has the record before them asks for its report again.
fn hint(tx: &mut Tx<'_>, record: RecordId, version: i32) {
    tx.subject(record);
    tx.hint(Hint::Part { record: record.0, part: "report", version });
}
