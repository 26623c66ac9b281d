//! Use cases of reports.
mod content;
mod edit;
mod sign;
mod start;
mod view;

use crate::features::organisations::model::Side;
use crate::features::quality::model::{FieldRow, ItemRow, ReportRow, Step, StepRow};
use crate::features::quality::{policy, store};
use crate::features::records::model::{Record, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

pub use content::content;
pub use edit::{
    FieldChange, ItemChange, NewItem, add_item, change_fields, change_item, remove_item,
};
pub use sign::{StepVote, act, complete};
pub use start::{NewReport, start};
pub use view::{FieldView, ItemView, ReportView, StepView, load, sealed_unscoped};

/// A report with all that stands in it, and the side of whoever asks.
struct Opened {
    record: Record,
    side: Side,
    report: ReportRow,
    steps: Vec<StepRow>,
    fields: Vec<FieldRow>,
    items: Vec<ItemRow>,
}

impl Opened {
    fn step(&self, step: Step) -> Result<&StepRow, Problem> {
        self.steps.iter().find(|row| row.step == step).ok_or_else(Problem::not_found)
    }
}

/// The report of a record that the scope may see.
fn open(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Opened, Problem> {
    let side = records::require_party(conn, scope, id)?.side;
    let report = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    Ok(Opened {
        record: records::load_unscoped(conn, id)?,
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
    policy::may_write(scope, opened.side, opened.report.state).map_err(Problem::not_allowed)?;
    Ok(opened)
}

/// The report moved on: its version, and a hint to whoever looks at the record.
fn moved(tx: &mut Tx<'_>, opened: &Opened) -> Result<(), Problem> {
    if !store::bump(tx.conn, opened.report.id, opened.report.version)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    tx.subject(opened.record.id);
    records::announce(tx, opened.record.id, opened.record.version)
}
