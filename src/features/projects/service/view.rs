//! A project as those who are in it see it.
use super::{Opened, stage};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{PersonRef, Side};
use crate::features::projects::model::{
    BallView, GateBrief, GateRow, LinkView, MemberView, PartyRow, PartyState, PartyView,
    PhaseBrief, PhaseRow, Project, ProjectView, shown,
};
use crate::features::projects::policy::{self, Standing};
use crate::features::projects::store::{self, Crew, Member};
use crate::features::projects::templates;
use crate::features::records::model::{Party, Record, RecordId, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::platform::authz::{Locale, Scope};
use crate::platform::db::Conn;
use crate::platform::http::etag;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// All that a project's page begins with.
struct Found {
    project: Project,
    record: Record,
    own: Party,
    crew: Crew,
}

fn find(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Found, Problem> {
    let (project, record, own) = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let crew = store::crew_unscoped(conn, id)?;
    Ok(Found { project, record, own, crew })
}

/// A project that the scope sees.
pub fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<ProjectView, Problem> {
    let found = find(conn, scope, id)?;
    put_together(conn, scope, found)
}

/// The same with its ETag; `None` if that is the one which the caller `knows`.
pub fn load_unless_known(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    knows: Option<&str>,
) -> Result<(String, Option<ProjectView>), Problem> {
    let found = find(conn, scope, id)?;
    let revision = revision(scope, &found);
    if knows == Some(revision.as_str()) {
        return Ok((revision, None));
    }
    Ok((revision, Some(put_together(conn, scope, found)?)))
}

/// Version, plan, activity that the reader's organisation sees, people, rights and language.
fn revision(scope: &Scope, found: &Found) -> String {
    let people = found.crew.members.iter().fold(0, |mixed, one| {
        let role: u128 = one.row.role.as_str().bytes().map(u128::from).sum();
        mixed ^ one.row.membership_id.0.as_u128().rotate_left(7) ^ role
    });
    etag(
        found.record.version,
        &[
            &found.project.plan_version,
            &found.own.activity_at.micros(),
            &people,
            &scope.epoch(),
            &scope.locale(),
            &scope.membership(),
        ],
    )
}

fn put_together(conn: &mut Conn, scope: &Scope, found: Found) -> Result<ProjectView, Problem> {
    let Found { project, record, own, crew } = found;
    let phases = store::phases_with_gates(conn, record.id)?;
    let (locale, side) = (scope.locale(), own.side);
    let member = crew.members.iter().find(|one| one.row.membership_id == scope.membership());
    let role = member.map(|one| one.row.role);
    let parties: Vec<PartyRow> = crew.parties.iter().map(|(row, _)| row.clone()).collect();
    let template = templates::find(&project.template)?;
    let brief =
        |(phase, gate): &(PhaseRow, Option<GateRow>)| phase_brief(phase, gate.as_ref(), locale);
    Ok(ProjectView {
        id: record.id,
        ball: ball(&record, &own),
        purpose_html: markdown::render(&project.purpose, &[]).into_string(),
        template_title: template.map(|one| one.title.of(locale).to_owned()).unwrap_or_default(),
        parties: party_views(&crew, side),
        members: member_views(&crew),
        phases: phases.iter().map(brief).collect(),
        thread_id: project.thread_id,
        actions: policy::project_states(Standing::of(scope, side, role), stage(&project, &parties)),
        number: record.number,
        title: project.title,
        purpose: project.purpose,
        status: project.status,
        template: project.template,
        several: project.several,
        starts_on: project.starts_on,
        target_on: project.target_on,
        side,
        role,
        phase_id: project.phase_id,
        version: record.version,
        plan_version: project.plan_version,
        created_at: record.created_at,
        activity_at: own.activity_at,
        closed_at: project.closed_at,
    })
}

/// Customers learn of another one once it is in; the side that asks knows whom it asked.
fn is_shown(party: &PartyRow, reader: Side) -> bool {
    matches!(party.state, PartyState::Accepted | PartyState::Left) && party.answered_at.is_some()
        || reader == Side::Vendor
        || party.side != reader
}

fn party_views(crew: &Crew, reader: Side) -> Vec<PartyView> {
    crew.parties
        .iter()
        .filter(|(party, _)| is_shown(party, reader))
        .map(|(party, organisation)| PartyView {
            organisation: organisation.clone(),
            side: party.side,
            state: party.state,
            invited_at: party.invited_at,
            answered_at: party.answered_at,
        })
        .collect()
}

/// Everybody of the organisations that are in.
pub(super) fn member_views(crew: &Crew) -> Vec<MemberView> {
    let in_it = |id| {
        crew.parties
            .iter()
            .find(|(party, _)| party.organisation_id == id && party.state == PartyState::Accepted)
    };
    crew.members
        .iter()
        .filter_map(|Member { row, name, title }| {
            let (party, organisation) = in_it(row.organisation_id)?;
            let person = PersonRef {
                membership_id: row.membership_id,
                name: name.clone(),
                organisation: organisation.clone(),
                side: Some(party.side.into()),
                title: title.clone(),
            };
            Some(MemberView { person, role: row.role })
        })
        .collect()
}

/// Whether it is the own organisation's move, or another customer's, stands in the own row.
pub(super) fn ball(record: &Record, own: &Party) -> BallView {
    BallView {
        side: own.ball_side,
        since: own.ball_side.and(record.ball_since),
        until: own.ball_side.and(record.ball_until),
        mine: own.ball_side.is_some_and(|ball| ball.is_with(own.side)),
    }
}

/// A phase with its gate, in the reader's language.
pub(super) fn phase_brief(phase: &PhaseRow, gate: Option<&GateRow>, locale: Locale) -> PhaseBrief {
    PhaseBrief {
        id: phase.id,
        title: shown(&phase.title, locale),
        state: phase.state,
        starts_on: phase.starts_on.clone(),
        ends_on: phase.ends_on.clone(),
        started_at: phase.started_at,
        ended_at: phase.ended_at,
        version: phase.version,
        gate: gate.map(|gate| gate_brief(gate, locale)),
    }
}

pub(super) fn gate_brief(gate: &GateRow, locale: Locale) -> GateBrief {
    GateBrief {
        id: gate.id,
        title: shown(&gate.title, locale),
        state: gate.state,
        verdict: gate.verdict,
        scheduled_on: gate.scheduled_on.clone(),
        decided_at: gate.decided_at,
        interim_until: gate.interim_until,
    }
}

/// What it grew from and what it is linked to, as far as the reader sees it.
pub fn links(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
) -> Result<Vec<LinkView>, Problem> {
    records::require_party(conn, scope, id)?;
    let rows = records::links(conn, scope, &[id])?;
    let other = |from: RecordId, to: RecordId| if from == id { to } else { from };
    let ids: Vec<RecordId> =
        rows.iter().map(|link| other(link.from_record, link.to_record)).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let seen = records::on_a_side(conn, scope, &ids)?;
    let shown: Vec<RecordId> = seen.keys().copied().collect();
    let called = titles.of(conn, &shown)?;
    Ok(rows
        .into_iter()
        .filter_map(|link| {
            let found = seen.get(&other(link.from_record, link.to_record))?;
            let title = called.get(&found.id).cloned().unwrap_or_default();
            let (id, kind, number) = (found.id, found.kind, found.number.clone());
            let record = RecordRef { id, kind, number, title };
            Some(LinkView { kind: link.kind, record })
        })
        .collect())
}

impl Opened {
    /// The project as a link.
    pub(super) fn reference(&self) -> RecordRef {
        RecordRef {
            id: self.record.id,
            kind: RecordKind::Project,
            number: self.record.number.clone(),
            title: self.project.title.clone(),
        }
    }
}
