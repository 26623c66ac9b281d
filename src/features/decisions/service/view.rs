//! A decision as those who are in its project see it.
use std::collections::HashMap;

use serde_json::Value;

use super::{At, find};
use crate::features::decisions::model::{
    BoardBrief, BoardRow, BoardState, Content, DeciderRow, DecisionId, DecisionRef, DecisionRow,
    DecisionStatus, DecisionView, OptionView, Position, PositionRow, PositionView, RetireView,
    RoundView, Setup,
};
use crate::features::decisions::policy;
use crate::features::organisations::model::PersonRef;
use crate::features::organisations::service as organisations;
use crate::features::projects::service::desk::Desk;
use crate::features::signoffs::model::SignoffView;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// A decision that the scope sees.
pub fn decision(conn: &mut Conn, scope: &Scope, id: DecisionId) -> Result<DecisionView, Problem> {
    let at = find(conn, scope, id)?;
    present(conn, scope, &at)
}

/// How people are shown in a project.
pub(super) struct People<'a> {
    refs: HashMap<MembershipId, PersonRef>,
    desk: &'a Desk,
}

impl<'a> People<'a> {
    pub fn load(conn: &mut Conn, desk: &'a Desk, ids: &[MembershipId]) -> Result<Self, Problem> {
        Ok(Self { refs: organisations::person_refs(conn, ids)?, desk })
    }

    pub fn one(&self, id: Option<MembershipId>) -> Option<PersonRef> {
        let person = self.refs.get(&id?)?.clone();
        Some(match self.desk.side_of(person.organisation.id) {
            Some(side) => person.on(side),
            None => person,
        })
    }

    pub fn all(&self, ids: &[MembershipId]) -> Vec<PersonRef> {
        ids.iter().filter_map(|id| self.one(Some(*id))).collect()
    }
}

pub(super) fn present(conn: &mut Conn, scope: &Scope, at: &At) -> Result<DecisionView, Problem> {
    let (row, desk) = (&at.row, &at.desk);
    let content = Content::read(&row.content)?;
    let given = at.positions.iter().filter_map(|one| one.given_by);
    let ids: Vec<MembershipId> =
        content.people().chain(row.created_by).chain(row.proposed_by).chain(given).collect();
    let people = People::load(conn, desk, &ids)?;
    let html = |text: &str| markdown::render(text, &[]).into_string();
    let target = |id: Option<DecisionId>| reference(&at.others, id);
    let board = match &at.board {
        Some((board, deciders)) => Some(brief(board, deciders, scope)?),
        None => None,
    };
    let current = at.signoff().filter(|_| row.status != DecisionStatus::Draft);
    let options = content.options.iter().map(|option| OptionView {
        note_html: option.note.as_deref().map(html),
        option: option.clone(),
    });
    Ok(DecisionView {
        id: row.id,
        project_id: row.record_id,
        key: row.key(),
        title: row.title.clone(),
        status: row.status,
        context_html: html(&content.context),
        drivers: content.drivers.clone(),
        options: options.collect(),
        outcome_html: html(&content.outcome),
        consequences_html: html(&content.consequences),
        confirmation_html: html(&content.confirmation),
        decision_makers: people.all(&content.decision_makers),
        consulted: people.all(&content.consulted),
        informed: people.all(&content.informed),
        effective_on: content.effective_on.clone(),
        supersedes: target(row.supersedes_id),
        superseded_by: target(row.superseded_by),
        organisation: desk.name(row.organisation_id),
        created_by: people.one(row.created_by),
        created_at: row.created_at,
        proposed_by: people.one(row.proposed_by),
        proposed_at: row.proposed_at,
        decided_at: row.decided_at,
        revision: row.revision,
        sha256: row.sha256.as_ref().filter(|_| current.is_some()).map(hex::encode),
        positions: current
            .map(|signoff| said(desk, scope, signoff, &at.positions, &people))
            .unwrap_or_default(),
        rounds: rounds(at, scope, current, &people),
        board,
        retire: row.retire_org.filter(|_| row.status == DecisionStatus::Accepted).and_then(|id| {
            Some(RetireView { organisation: desk.name(id)?, reason: row.retire_reason.clone() })
        }),
        version: row.version,
        actions: policy::decision_states(at.actor(), at.stage()),
        context: content.context,
        outcome: content.outcome,
        consequences: content.consequences,
        confirmation: content.confirmation,
    })
}

/// Another decision of the project.
pub(super) fn reference(others: &[DecisionRow], id: Option<DecisionId>) -> Option<DecisionRef> {
    let row = others.iter().find(|row| Some(row.id) == id)?;
    Some(DecisionRef { id: row.id, key: row.key(), title: row.title.clone(), status: row.status })
}

/// A board in a line.
pub(super) fn brief(
    board: &BoardRow,
    deciders: &[DeciderRow],
    scope: &Scope,
) -> Result<BoardBrief, Problem> {
    let setup = Setup::read(&board.setup)?;
    let mut own = deciders.iter().filter(|one| one.membership_id == scope.membership());
    Ok(BoardBrief {
        state: board.state,
        options: setup.options.len(),
        criteria: setup.criteria.len(),
        deciders: deciders.len(),
        handed_in: deciders.iter().filter(|one| one.handed_in_at.is_some()).count(),
        mine: board.state == BoardState::Open && own.any(|one| one.handed_in_at.is_none()),
    })
}

/// What each organisation that is asked says to one text.
pub(super) fn said(
    desk: &Desk,
    scope: &Scope,
    signoff: &SignoffView,
    positions: &[PositionRow],
    people: &People<'_>,
) -> Vec<PositionView> {
    let mut all: Vec<PositionView> = signoff
        .slots
        .iter()
        .filter_map(|slot| {
            let organisation = slot.organisation_id?;
            let given = positions.iter().find(|one| {
                one.decision_id.0 == signoff.subject_id
                    && one.revision == signoff.subject_version
                    && one.organisation_id == organisation
            });
            Some(PositionView {
                organisation: desk.name(organisation)?,
                side: slot.side,
                mine: organisation == scope.org(),
                position: given.map(|one| one.position).or(slot.vote.map(Position::of)),
                text: given.and_then(|one| one.text.clone()),
                by: people.one(given.and_then(|one| one.given_by)),
                at: given.map(|one| one.given_at),
            })
        })
        .collect();
    all.sort_by(|a, b| {
        (b.side.as_str(), &a.organisation.name).cmp(&(a.side.as_str(), &b.organisation.name))
    });
    all
}

/// Texts that were up before the one that is.
fn rounds(
    at: &At,
    scope: &Scope,
    current: Option<&SignoffView>,
    people: &People<'_>,
) -> Vec<RoundView> {
    let is_earlier = |view: &&SignoffView| current.is_none_or(|current| current.id != view.id);
    at.signoffs
        .iter()
        .rev()
        .filter(is_earlier)
        .map(|signoff| RoundView {
            revision: signoff.subject_version,
            positions: said(&at.desk, scope, signoff, &at.positions, people),
            changed: changed(signoff),
            signoff: signoff.clone(),
        })
        .collect()
}

/// Parts that are no longer what was signed.
fn changed(signoff: &SignoffView) -> Vec<String> {
    let lines = signoff.stale_reason.as_ref().and_then(Value::as_array).into_iter().flatten();
    lines.filter_map(|line| Some(line.get("field")?.as_str()?.to_owned())).collect()
}
