//! Asking the same again.
use super::authoring::{create, find, read};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{SurveyStatus, Wave};
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Begins the next wave of a closed survey: a draft that asks what its newest version asked, with the
/// same ids, so that answers can stand side by side. Of two owners' survey: with the same other one.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_status` for a survey that is not closed; what
/// [`create`] refuses.
pub fn next_wave(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<RecordId, Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.survey.status != SurveyStatus::Closed {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let version = store::version_unscoped(tx.conn, id, found.survey.published)?;
    let version = version.ok_or_else(Problem::not_found)?;
    let with = found.pair.map(|pair| pair.with());
    let next = create(tx, scope, &read(&version.definition)?, with)?;
    follow_unscoped(tx, id, next)?;
    Ok(next)
}

/// Puts a survey behind the last of those that asked the same as `before`; both are the caller's own.
///
/// # Errors
/// `stale_version` if somebody else has just done so.
pub fn follow_unscoped(tx: &mut Tx<'_>, before: RecordId, next: RecordId) -> Result<(), Problem> {
    let own = match store::waves::wave_unscoped(tx.conn, before)? {
        Some(own) => own,
        None => {
            let first = Wave { survey_id: before, first_id: before, number: 1 };
            place(tx, &first)?;
            first
        }
    };
    let newest = store::waves::waves_unscoped(tx.conn, own.first_id, 1)?.pop();
    let number = newest.map_or(own.number, |wave| wave.number).saturating_add(1);
    place(tx, &Wave { survey_id: next, first_id: own.first_id, number })
}

fn place(tx: &mut Tx<'_>, wave: &Wave) -> Result<(), Problem> {
    if store::waves::insert_wave(tx.conn, wave)? {
        Ok(())
    } else {
        Err(Problem::new(Code::StaleVersion))
    }
}
