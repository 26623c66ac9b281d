//! A gate as those who are in the project see it.
use std::collections::HashMap;

use serde_json::Value;

use super::gates::At;
use super::plan::{Around, around};
use super::view::{gate_brief, phase_brief};
use super::{bundle, settle};
use crate::features::commitments::model::CommitmentRow;
use crate::features::commitments::service as commitments;
use crate::features::organisations::model::OrgRef;
use crate::features::projects::model::{
    ConditionView, CriterionRow, CriterionView, GateReviewState, GateView, ItemId, ProjectRole,
    ReviewRow, ReviewView, SignerView, Verdict, VerdictView, shown,
};
use crate::features::projects::policy;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Puts a gate together.
pub(super) fn present(
    conn: &mut Conn,
    scope: &Scope,
    at: &At,
    now: Timestamp,
) -> Result<GateView, Problem> {
    let locale = scope.locale();
    let more: Vec<MembershipId> = at
        .criteria
        .iter()
        .filter_map(|row| row.answered_by)
        .chain(at.reviews.iter().filter_map(|row| row.proposed_by))
        .collect();
    let around = around(conn, &at.opened, &at.deliverables, more, now)?;
    let promised = commitments::of_record_unscoped(conn, at.gate.record_id)?;
    let stage = at.stage()?;
    let reviews: Result<Vec<_>, Problem> =
        at.reviews.iter().map(|row| review(at, &around, &promised, row)).collect();
    Ok(GateView {
        brief: gate_brief(&at.gate, locale),
        project: at.opened.reference(),
        phase: phase_brief(at.phase()?, Some(&at.gate), locale),
        deliverables: at
            .deliverables
            .iter()
            .map(|row| around.deliverable(scope, &at.opened, row))
            .collect(),
        criteria: at.criteria.iter().map(|row| criterion(scope, &around, row)).collect(),
        score: policy::score(&at.criteria),
        pass_score: at.gate.pass_score,
        signers: signers(at),
        reviews: reviews?,
        verdicts: verdicts(at)?,
        held_by: around.holders(&at.opened, ItemId(at.gate.id.0)),
        version: at.gate.version,
        actions: policy::gate_states(at.opened.standing, at.opened.own, stage),
    })
}

fn criterion(scope: &Scope, around: &Around, row: &CriterionRow) -> CriterionView {
    CriterionView {
        id: row.id,
        title: shown(&row.title, scope.locale()),
        kind: row.kind,
        weight: row.weight,
        value: row.value,
        note: row.note.clone(),
        by: around.person(row.answered_by),
        at: row.answered_at,
        version: row.version,
    }
}

/// Whose signatures are needed, and where nobody could give one.
fn signers(at: &At) -> Vec<SignerView> {
    let can_sign = |organisation, role: ProjectRole| {
        at.opened.members.iter().any(|member| {
            let lead = role == ProjectRole::Approver && member.row.role == ProjectRole::Lead;
            member.row.organisation_id == organisation && (member.row.role == role || lead)
        })
    };
    at.signers
        .iter()
        .map(|signer| SignerView {
            side: signer.side,
            role: signer.role,
            stage: signer.stage,
            missing_in: at
                .opened
                .members_in()
                .filter(|(id, side)| *side == signer.side && !can_sign(*id, signer.role))
                .filter_map(|(id, _)| at.opened.name(id))
                .collect(),
        })
        .collect()
}

fn verdicts(at: &At) -> Result<Vec<VerdictView>, Problem> {
    let ready = at.ready()?;
    let view = |verdict: &Verdict| {
        let reason = policy::verdict(*verdict, false, ready).err();
        VerdictView { verdict: *verdict, allowed: reason.is_none(), reason }
    };
    Ok(Verdict::ALL.iter().map(view).collect())
}

fn review(
    at: &At,
    around: &Around,
    promised: &[CommitmentRow],
    row: &ReviewRow,
) -> Result<ReviewView, Problem> {
    let content: Value = serde_json::from_str(&row.content).map_err(Problem::internal)?;
    let newest = row.number == at.gate.review;
    let stands = matches!(
        row.state,
        GateReviewState::Open | GateReviewState::Signed | GateReviewState::Stale
    );
    let changes = if newest && stands {
        bundle::changes(&content, &bundle::evidence(at.at_gate()))
    } else {
        Vec::new()
    };
    let unknown = || OrgRef { id: row.organisation_id, name: String::new() };
    let mut taken: HashMap<String, usize> = HashMap::new();
    let conditions = settle::conditions(&content)?
        .into_iter()
        .map(|one| {
            let mut made = promised.iter().filter(|commitment| {
                row.state == GateReviewState::Signed
                    && commitment.source_id.0 == at.gate.id.0
                    && commitment.text == one.text
                    && commitment.organisation_id == one.organisation
            });
            // Two conditions of the same words are two commitments.
            let before = taken.entry(one.text.clone()).or_default();
            let commitment = made.nth(*before);
            *before += 1;
            ConditionView {
                organisation: at.opened.name(one.organisation).unwrap_or_else(unknown),
                due_on: one.due_on.to_string(),
                commitment_id: commitment.map(|found| found.id.0),
                state: commitment.map(|found| found.state),
                text: one.text,
            }
        })
        .collect();
    Ok(ReviewView {
        number: row.number,
        verdict: row.verdict,
        note: row.note.clone(),
        interim_until: row.interim_until,
        conditions,
        state: row.state,
        sha256: hex::encode(&row.sha256),
        content,
        organisation: at.opened.name(row.organisation_id).unwrap_or_else(unknown),
        proposed_by: around.person(row.proposed_by),
        proposed_at: row.proposed_at,
        ended_at: row.ended_at,
        signoff: at.signoff(row.number).cloned(),
        changes,
    })
}
