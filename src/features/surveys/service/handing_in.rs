//! The one transaction in which answers are handed in.
use super::answering::{Chance, Shut, Sitting, Step, day, save};
use super::{files, quotas, results};
use crate::features::surveys::model::{
    Anonymity, Answer, Answers, InviteState, ResponseOutcome, ResponseRow,
};
use crate::features::surveys::store;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Sends what was answered, unless something that is required is missing.
pub(super) fn send(tx: &mut Tx<'_>, mut sitting: Sitting, chance: Chance) -> Result<Step, Problem> {
    if sitting.page.is_some() {
        // A second window is not at the end yet.
        return Ok(Step::Moved);
    }
    if let Some(stop) = sitting.outcome.first_missing() {
        sitting.page = Some(stop.page.clone());
        save(tx, &sitting)?;
        return Ok(Step::Moved);
    }
    finish(tx, sitting, ResponseOutcome::Complete, chance)
}

/// Counts and keeps what was answered.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    sitting: Sitting,
    outcome: ResponseOutcome,
    chance: Chance,
) -> Result<Step, Problem> {
    let Sitting { asking, outcome: mut way, invite, survey, key, mirror, .. } = sitting;
    let within = outcome != ResponseOutcome::Complete
        || quotas::count_in(tx, survey.record_id, invite.link_id, &way.answers)?;
    let outcome = if within { outcome } else { ResponseOutcome::OverQuota };
    let state = match outcome {
        ResponseOutcome::Complete => InviteState::Completed,
        ResponseOutcome::ScreenedOut | ResponseOutcome::OverQuota => InviteState::ScreenedOut,
    };
    store::delete_partial(tx.conn, &key)?;
    if !store::use_invite(tx.conn, invite.id, state, day(tx.now))? {
        // Of two windows that send at once the second counts nowhere, in no quota either.
        return Err(Problem::not_allowed("done"));
    }
    if outcome != ResponseOutcome::Complete {
        // Nobody reads these answers: their files go.
        way.answers.retain(|_, answer| !matches!(answer, Answer::File(_)));
    }
    files::hand_in(tx, &asking.definition, invite.id, &way.answers)?;
    let known = asking.anonymity != Anonymity::Anonymous;
    let none = Answers::new();
    let response = ResponseRow {
        id: chance.response,
        survey_id: survey.record_id,
        version: asking.version,
        outcome,
        answers: serde_json::to_string(if within { &way.answers } else { &none })
            .map_err(Problem::internal)?,
        invite_id: known.then_some(invite.id),
        organisation_id: invite.organisation_id.filter(|_| known),
        language: invite.language.filter(|_| known),
        submitted_at: known.then_some(tx.now),
        side: invite.side.filter(|_| mirror),
    };
    store::insert_response(tx.conn, &response)?;
    if outcome == ResponseOutcome::Complete {
        results::count(tx, &survey, &asking.definition, &way.answers)?;
    }
    if !within {
        return Ok(Step::Shut(Shut::Full, Box::new(asking)));
    }
    Ok(Step::Sent { asking: Box::new(asking), screened_out: way.screened_out })
}
