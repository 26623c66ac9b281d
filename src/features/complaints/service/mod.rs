//! Use cases of complaints.
mod act;
mod clock;
mod course;
mod edit;
mod file;
mod forget;
mod guest;
mod handled;
mod import;
mod ledger;
mod list;
mod search;
mod similar;
mod statistics;
mod step;
mod view;
mod views;
mod warnings;

pub use super::definition;
pub use act::{act, parse_case};
pub use clock::{COMPLAINT_CLOCK, follow_entry, run_clock};
pub use edit::{EditInput, edit};
pub use file::{Filing, file, follow_up};
pub use forget::{forget_entry_unscoped, index_anew_unscoped};
pub use guest::{AnyComplaint, GuestComplaint, SharedPart, show};
pub use handled::{Deadline, Handled, handled};
pub use import::{Between, Imported, PastMessage, Prepared, create_imported, update_imported};
pub use ledger::{Contested, Ledger, PauseState, TurnView, judge_pause, ledger};
pub use list::{ListItem, ListQuery, counts, csv, lines, list, safe as safe_cell};
pub use search::{SearchHit, search};
pub use similar::{Similar, similar};
pub use statistics::{Statistics, median, statistics};
pub use step::{
    Case, Step, case, case_unscoped, follow_commitment, reading, require_submitted, step, terms,
    terms_unscoped,
};
pub use view::{
    ComplaintView, OwnersView, ReferencesView, form, load, load_unless_known, titles, visible_refs,
};
pub use views::{SavedView, delete_view, list_views, save_view, update_view};
pub use warnings::{CLOCK_LOOK, look, look_at_relationship, refresh};

pub use super::store::{
    Filed, Waiting, Weighed, filed, vendors_since_unscoped, waiting_unscoped, weighed,
};

use crate::features::complaints::model::{Complaint, Status};
use crate::features::records::service::{self as records, ListState};
use crate::platform::db::{SearchDoc, Tx};
use crate::platform::problem::Problem;
use crate::platform::search::{group_token, tokens};

/// The complaint as the lists of both sides show it.
fn list_state(complaint: &Complaint, status: Status) -> ListState {
    ListState {
        status: status.as_str().to_owned(),
        open: status.is_open(),
        severity: complaint.severity.as_str().to_owned(),
        category: complaint.category.as_str().to_owned(),
    }
}

/// Puts the complaint's own fields into the index, for the sides that may see it now.
fn index(
    tx: &mut Tx<'_>,
    number: &str,
    complaint: &Complaint,
    replaces: bool,
) -> Result<(), Problem> {
    let parties = records::parties_unscoped(tx.conn, complaint.record_id)?;
    let mut words = tokens(number);
    let texts = [
        Some(complaint.title.as_str()),
        Some(complaint.description.as_str()),
        complaint.product.as_deref(),
        complaint.order_no.as_deref(),
        complaint.lot.as_deref(),
        complaint.serial_no.as_deref(),
        complaint.delivery_note.as_deref(),
    ];
    for text in texts.into_iter().flatten() {
        words.extend(tokens(text));
    }
    for party in &parties {
        words.extend(party.reference.as_deref().map(tokens).unwrap_or_default());
        if !party.hidden {
            words.push(group_token(party.organisation_id.0));
        }
    }
    let lane = records::shared_lane_unscoped(tx.conn, complaint.record_id)?;
    tx.index(SearchDoc {
        record: complaint.record_id.0,
        lane: lane.id.0,
        entry: None,
        at: tx.now,
        tokens: words,
        replaces,
    });
    Ok(())
}
