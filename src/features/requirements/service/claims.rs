//! That a requirement is met, or given up: said by one organisation, confirmed by another.
use serde_json::json;

use super::edit::{reorder, update};
use super::view::one;
use super::{At, at_row, delta, say};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{HeldKind, ItemId};
use crate::features::projects::service::{desk, is_address};
use crate::features::records::model::{EntryKind, FileId, FileRow};
use crate::features::records::service as records;
use crate::features::requirements::model::{
    ClaimId, ClaimRow, RequirementAction, RequirementClaimKind, RequirementClaimState,
    RequirementId, RequirementPatch, RequirementRow, RequirementState, RequirementView,
};
use crate::features::requirements::store::{self, ClaimAnswer};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// What an action on a requirement brings; each takes its own part.
#[derive(Debug, Clone, Default)]
pub struct ClaimInput {
    /// Of the requirement that was seen.
    pub version: i32,
    /// To move: the one that it is to stand behind; none: first.
    pub after: Option<RequirementId>,
    pub note: Option<String>,
    pub url: Option<String>,
    pub file: Option<FileId>,
    pub reason: Option<String>,
}

/// Moves a requirement, says that it is met or to be given up, or answers that.
///
/// # Errors
/// `stale_version` with the requirement as it is now; `action_not_allowed` with a reason of the
/// table in `policy`, or `other_side` where the same person said it for another organisation;
/// `invalid` for what the action needs.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RequirementId,
    action: RequirementAction,
    input: &ClaimInput,
) -> Result<RequirementView, Problem> {
    use RequirementAction as A;
    let (at, row) = at_row(tx, scope, id)?;
    if row.version != input.version {
        let current = one(tx.conn, scope, titles, id, tx.now)?;
        return Err(Problem::stale(&current));
    }
    at.authorize_row(action, &row)?;
    match action {
        A::Edit | A::Remove | A::Link | A::Propose => return Err(Problem::not_found()),
        A::Move => reorder(tx, &at, &row, input.after)?,
        A::ClaimMet => claim(tx, scope, &at, &row, RequirementClaimKind::Met, input)?,
        A::Waive => claim(tx, scope, &at, &row, RequirementClaimKind::Waived, input)?,
        A::Confirm => answer(tx, scope, &at, &row, RequirementClaimState::Confirmed, input)?,
        A::Reject => answer(tx, scope, &at, &row, RequirementClaimState::Rejected, input)?,
        A::Withdraw => answer(tx, scope, &at, &row, RequirementClaimState::Withdrawn, input)?,
    }
    desk::moved(tx, row.record_id, super::PART)?;
    one(tx.conn, scope, titles, id, tx.now)
}

/// What stands behind a claim: of one that it is met, something that shows it.
fn require_grounds(kind: RequirementClaimKind, input: &ClaimInput) -> Result<(), Problem> {
    let missing = |field| Err(Problem::invalid(field, "missing_field"));
    let shown = input.note.is_some() || input.url.is_some() || input.file.is_some();
    match kind {
        RequirementClaimKind::Met if !shown => return missing("note"),
        RequirementClaimKind::Waived if input.reason.is_none() => return missing("reason"),
        RequirementClaimKind::Met | RequirementClaimKind::Waived => {}
    }
    match &input.url {
        Some(url) if !is_address(url) => Err(Problem::invalid("url", "not_allowed_value")),
        _ => Ok(()),
    }
}

fn claim(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    row: &RequirementRow,
    kind: RequirementClaimKind,
    input: &ClaimInput,
) -> Result<(), Problem> {
    require_grounds(kind, input)?;
    let note = match kind {
        RequirementClaimKind::Met => input.note.clone(),
        RequirementClaimKind::Waived => input.reason.clone(),
    };
    let files = records::attach(tx, scope, &input.file.into_iter().collect::<Vec<_>>())?;
    let claim = ClaimRow {
        id: ClaimId::generate(),
        requirement_id: row.id,
        record_id: row.record_id,
        kind,
        state: RequirementClaimState::Open,
        note: note.clone(),
        url: input.url.clone(),
        file_id: files.first().map(|file| file.id),
        organisation_id: scope.org(),
        claimed_by: Some(scope.membership()),
        claimed_at: tx.now,
        answer: None,
        answered_org: None,
        answered_by: None,
        answered_at: None,
    };
    store::insert_claim(tx.conn, &claim)?;
    update(tx, row, &RequirementPatch::default())?;
    let others: Vec<OrganisationId> =
        at.desk.organisations().into_iter().map(|(id, _)| id).filter(|id| *id != at.own).collect();
    let item = (HeldKind::Claim, ItemId(claim.id.0));
    desk::waits_for(tx, row.record_id, item, &title(row), &others)?;
    let change = match kind {
        RequirementClaimKind::Met => "met_claimed",
        RequirementClaimKind::Waived => "waive_claimed",
    };
    tell(tx, scope, at, (EntryKind::RequirementClaimed, change), row, (note, &files), &others)
}

fn answer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    row: &RequirementRow,
    state: RequirementClaimState,
    input: &ClaimInput,
) -> Result<(), Problem> {
    let claim = at.open_claim(row.id).ok_or_else(|| Problem::not_allowed("wrong_status"))?;
    if state == RequirementClaimState::Rejected && input.reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    if state != RequirementClaimState::Withdrawn {
        require_other_person(tx, scope, claim)?;
    }
    let said = ClaimAnswer {
        state,
        text: input.reason.as_deref(),
        organisation: scope.org(),
        by: scope.membership(),
        at: tx.now,
    };
    if !store::answer_claim(tx.conn, claim.id, &said)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    desk::waits_no_more(tx, ItemId(claim.id.0))?;
    let to = (state == RequirementClaimState::Confirmed).then_some(match claim.kind {
        RequirementClaimKind::Met => RequirementState::Met,
        RequirementClaimKind::Waived => RequirementState::Waived,
    });
    let patch = RequirementPatch { state: to, ..RequirementPatch::default() };
    update(tx, row, &patch)?;
    let change = match (state, claim.kind) {
        (RequirementClaimState::Confirmed, RequirementClaimKind::Met) => "met",
        (RequirementClaimState::Confirmed, RequirementClaimKind::Waived) => "waived",
        (RequirementClaimState::Withdrawn, _) => "claim_withdrawn",
        (RequirementClaimState::Rejected | RequirementClaimState::Open, _) => "claim_rejected",
    };
    let to = [claim.organisation_id];
    let kind = EntryKind::RequirementAnswered;
    tell(tx, scope, at, (kind, change), row, (input.reason.clone(), &[]), &to)
}

/// Nobody confirms for one organisation what they said for another.
fn require_other_person(tx: &mut Tx<'_>, scope: &Scope, claim: &ClaimRow) -> Result<(), Problem> {
    let hands: Vec<_> = claim.claimed_by.into_iter().collect();
    let behind = organisations::persons_unscoped(tx.conn, &hands)?;
    if behind.iter().any(|(_, person, _)| *person == scope.person()) {
        Err(Problem::not_allowed("other_side"))
    } else {
        Ok(())
    }
}

fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    (kind, change): (EntryKind, &str),
    row: &RequirementRow,
    (body, files): (Option<String>, &[FileRow]),
    to: &[OrganisationId],
) -> Result<(), Problem> {
    let data = json!({
        "requirement_id": row.id, "key": row.key(), "change": change, "to": to,
        "title": title(row),
    });
    say(tx, scope, at, kind, data, (body, files))
}

/// How a requirement is called where somebody waits for it.
fn title(row: &RequirementRow) -> String {
    format!("{}: {}", row.key(), delta::start(&row.text))
}
