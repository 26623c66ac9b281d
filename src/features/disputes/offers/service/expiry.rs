//! Offers that nobody answered in time.
use super::finish;
use crate::features::complaints::service::{self as complaints, Case};
use crate::features::disputes::escalations::model::EscalationReason;
use crate::features::disputes::escalations::service as escalations;
use crate::features::disputes::offers::model::{Ending, OfferId, OfferRow, OfferState};
use crate::features::disputes::offers::{policy, store};
use crate::features::records::model::EntryKind;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// For the worker: an offer that nobody answered has run out.
pub fn run_expiry(tx: &mut Tx<'_>, id: OfferId) -> Result<(), Problem> {
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    if row.state != OfferState::Open || tx.now < row.valid_until {
        return Ok(());
    }
    let case = complaints::case_unscoped(tx.conn, row.record_id)?;
    expire(tx, &case, &row)
}

fn expire(tx: &mut Tx<'_>, case: &Case, row: &OfferRow) -> Result<(), Problem> {
    let ending = Ending {
        state: OfferState::Expired,
        answered_side: None,
        answered_by: None,
        answered_at: None,
        answer_reason: None,
        open_key: None,
    };
    finish(tx, None, case, row, &ending, EntryKind::OfferExpired, None)?;
    if policy::is_negotiable(case.complaint.status) {
        // Silence forfeits nothing: it climbs.
        escalations::raise_for_silence(
            tx,
            case.record.id,
            row.side,
            EscalationReason::OfferExpired,
        )?;
    }
    Ok(())
}

/// Ends what has run out before the worker came to it, so that a new offer finds its place free.
pub(super) fn expire_due(
    tx: &mut Tx<'_>,
    case: Case,
    known: &mut Vec<OfferRow>,
) -> Result<Case, Problem> {
    let due: Vec<OfferRow> = known
        .iter()
        .filter(|offer| offer.state == OfferState::Open && tx.now >= offer.valid_until)
        .cloned()
        .collect();
    if due.is_empty() {
        return Ok(case);
    }
    let record = case.record.id;
    let mut case = case;
    for offer in &due {
        expire(tx, &case, offer)?;
        case = complaints::case_unscoped(tx.conn, record)?;
    }
    *known = store::of_record(tx.conn, record)?;
    Ok(case)
}
