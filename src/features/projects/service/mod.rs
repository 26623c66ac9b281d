//! Use cases of projects; one function is one transaction.
mod balance;
mod ball;
mod board;
mod bundle;
mod changes;
mod create;
mod crew;
mod dates;
mod decide;
mod deliverables;
pub mod desk;
mod dossier;
mod edit;
mod edit_plan;
mod evidence;
mod gate_view;
mod gates;
mod list;
mod members;
mod milestones;
mod origin;
mod parties;
mod plan;
mod questions;
mod settle;
mod stale;
mod threads;
mod view;

use std::collections::HashMap;

use serde_json::Value;

pub use balance::balance;
pub use changes::changes;
pub use create::{NewProject, create};
pub use crew::members_unscoped;
pub use dates::dates_unscoped;
pub use deliverables::{DeliverableInput, act_on_deliverable};
pub use dossier::dossier;
pub use edit::{PARTY_LEFT, ProjectChange, ProjectInput, act, edit, withdraw_invitation};
pub use edit_plan::{
    CriterionAnswer, DeliverableChange, NewDeliverable, PhaseChange, add_deliverable,
    answer_criterion, edit_deliverable, edit_gate, edit_phase,
};
pub use evidence::{EvidenceInput, LinkInput, add_evidence, is_address, remove_evidence};
pub use gates::{Condition, GateInput, act_on_gate, gate};
pub use list::{ListQuery, Short, WhoseMove, in_sight, list, newest};
pub use members::{remove_member, set_member};
pub use milestones::{
    MilestoneChange, NewMilestone, add_milestone, edit_milestone, milestone, milestones,
    remove_milestone,
};
pub use origin::origins_unscoped;
pub use parties::{accept, decline, invitation, invitations, invite};
pub use plan::plan;
pub use questions::{NewQuestion, act_on_question, ask, question, questions};
pub use settle::PROJECT_COMPLETED;
pub use settle::{INTERIM_END, run_interim_end};
pub use threads::{NewTopic, add_topic, thread, threads};
pub use view::{links, load, load_unless_known};

use super::model::{PartyRow, PartyState, Project, ProjectAction, ProjectStatus, TemplateView};
use super::policy::{self, Stage, Standing};
use super::store::{self, Member};
use super::templates;
use crate::features::organisations::model::{OrgRef, Side};
use crate::features::records::model::{EntryId, EntryKind, FileRow, Record, RecordId};
use crate::features::records::service::{self as records, ListState, NewEntry};
use crate::platform::authz::{Locale, OrganisationId, Scope};
use crate::platform::db::{Conn, SearchDoc, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};
use crate::platform::search::{group_token, tokens};

/// What clients that have a project before them ask for again when its plan moves.
const PLAN: &str = "plan";

/// Whether the templates can be used; asked when the program starts.
pub fn check_templates() -> Result<usize, Problem> {
    Ok(templates::all()?.len())
}

/// What a project can start from.
pub fn templates(locale: Locale) -> Result<Vec<TemplateView>, Problem> {
    let view = |template: &templates::Template| TemplateView {
        key: template.key.clone(),
        title: template.title.of(locale).to_owned(),
        about: template.about.of(locale).to_owned(),
        levels: template.levels,
        phases: template.phases.iter().map(|one| one.title.of(locale).to_owned()).collect(),
        weeks: template.phases.iter().map(|phase| phase.weeks).sum(),
        deliverables: template.phases.iter().map(|phase| phase.deliverables.len()).sum(),
    };
    Ok(templates::all()?.iter().map(view).collect())
}

/// A project as somebody comes to it who is in it.
struct Opened {
    record: Record,
    project: Project,
    parties: Vec<PartyRow>,
    /// What the organisations are called.
    names: HashMap<OrganisationId, OrgRef>,
    members: Vec<Member>,
    standing: Standing,
    own: OrganisationId,
}

/// A project that the scope sees.
fn open(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Opened, Problem> {
    let (project, record, party) = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let crew = store::crew_unscoped(conn, id)?;
    let me = crew.members.iter().find(|one| one.row.membership_id == scope.membership());
    let standing = Standing::of(scope, party.side, me.map(|one| one.row.role));
    let names = crew.parties.iter().map(|(row, name)| (row.organisation_id, name.clone()));
    Ok(Opened {
        record,
        project,
        names: names.collect(),
        parties: crew.parties.into_iter().map(|(row, _)| row).collect(),
        members: crew.members,
        standing,
        own: scope.org(),
    })
}

impl Opened {
    /// Organisations that are in, with their sides.
    fn members_in(&self) -> impl Iterator<Item = (OrganisationId, Side)> + Clone {
        accepted(&self.parties)
    }

    fn is_in(&self, organisation: OrganisationId) -> bool {
        self.members_in().any(|(other, _)| other == organisation)
    }

    /// How an organisation of the project is named.
    fn name(&self, organisation: OrganisationId) -> Option<OrgRef> {
        self.names.get(&organisation).cloned()
    }

    fn side_of(&self, organisation: OrganisationId) -> Option<Side> {
        let party = self.parties.iter().find(|party| party.organisation_id == organisation);
        party.map(|party| party.side)
    }

    fn stage(&self) -> Stage {
        stage(&self.project, &self.parties)
    }

    fn authorize(&self, action: ProjectAction) -> Result<(), Problem> {
        policy::project(self.standing, action, self.stage()).map_err(Problem::not_allowed)
    }
}

fn accepted(parties: &[PartyRow]) -> impl Iterator<Item = (OrganisationId, Side)> + Clone {
    parties
        .iter()
        .filter(|party| party.state == PartyState::Accepted)
        .map(|party| (party.organisation_id, party.side))
}

fn stage(project: &Project, parties: &[PartyRow]) -> Stage {
    let alive = [PartyState::Invited, PartyState::Accepted];
    let customers = parties
        .iter()
        .filter(|party| party.side == Side::Customer && alive.contains(&party.state))
        .count();
    Stage {
        status: project.status,
        several: project.several,
        created_side: project.created_side,
        customers,
        both_in: Side::ALL.iter().all(|side| accepted(parties).any(|(_, of)| of == *side)),
    }
}

/// The project as the lists of its organisations show it.
fn list_state(status: ProjectStatus) -> ListState {
    ListState {
        status: status.as_str().to_owned(),
        open: status.is_open(),
        severity: String::new(),
        category: String::new(),
    }
}

/// What an event brings besides its figures.
#[derive(Default)]
struct Words<'a> {
    body: Option<String>,
    files: &'a [FileRow],
}

/// Says what happened in the lane of the first thread that all read, with the files that come with
/// it; whoever did it takes part.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    kind: EntryKind,
    data: Value,
    words: Words<'_>,
) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data)
        .with_body(words.body)
        .with_files(words.files);
    let row = records::append(tx, lane.id, entry)?;
    records::bind(tx, words.files, &row)?;
    records::take_part(tx, id, scope)?;
    records::notify(tx, &row)?;
    tx.subject(id);
    Ok(())
}

/// The same of what follows by itself.
fn tell_alone(tx: &mut Tx<'_>, id: RecordId, kind: EntryKind, data: Value) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    let row = records::append(tx, lane.id, NewEntry::event(None, kind, tx.now, data))?;
    records::notify(tx, &row)
}

/// What entries say now; those that were taken back or erased are left out.
fn texts(conn: &mut Conn, entries: &[EntryId]) -> Result<HashMap<EntryId, String>, Problem> {
    if entries.is_empty() {
        return Ok(HashMap::new());
    }
    let said = records::said_unscoped(conn, entries)?;
    Ok(said.into_iter().filter_map(|(id, said)| Some((id, said.body?))).collect())
}

/// The plan moved: who holds what is told anew, and whoever looks at it asks again.
fn plan_moved(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    ball::refresh(tx, id)?;
    let version = store::bump_plan(tx.conn, id)?;
    tx.subject(id);
    tx.hint(Hint::Part { record: id.0, part: PLAN, version });
    Ok(())
}

/// Whether an entry says that a commitment moved on.
pub fn is_of_commitment(conn: &mut Conn, entry: EntryId) -> Result<bool, Problem> {
    use EntryKind as K;
    let kind = records::entry_kind_unscoped(conn, entry)?.map(|(_, kind)| kind);
    let moves = [
        K::CommitmentFulfilled,
        K::CommitmentConfirmed,
        K::CommitmentRejected,
        K::CommitmentMissed,
        K::CommitmentMoved,
        K::CommitmentReleased,
    ];
    Ok(kind.is_some_and(|kind| moves.contains(&kind)))
}

/// For the worker, after a condition of a verdict moved on: somebody else may hold it now.
pub fn follow_commitment(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    tx.subject(id);
    if store::find_unscoped(tx.conn, id)?.is_none() {
        return Ok(());
    }
    plan_moved(tx, id)
}

/// Fields or the state of the project itself moved on.
fn project_moved(tx: &mut Tx<'_>, record: &Record, status: ProjectStatus) -> Result<(), Problem> {
    records::changed(tx, record.id, record.version, &list_state(status)).map(drop)
}

/// Moves the state on; `stale_version` if somebody was faster.
fn set_status(tx: &mut Tx<'_>, project: &Project, to: ProjectStatus) -> Result<(), Problem> {
    let closed = (!to.is_open()).then_some(tx.now);
    if store::set_status(tx.conn, project.record_id, project.status, to, closed)? {
        Ok(())
    } else {
        Err(Problem::new(Code::StaleVersion))
    }
}

/// Puts number, title and purpose into the index, for those who are in.
fn index(tx: &mut Tx<'_>, id: RecordId, replaces: bool) -> Result<(), Problem> {
    let (project, record) = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let parties = store::parties_unscoped(tx.conn, id)?;
    let mut words = tokens(&record.number);
    words.extend(tokens(&project.title));
    words.extend(tokens(&project.purpose));
    words.extend(accepted(&parties).map(|(organisation, _)| group_token(organisation.0)));
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    tx.index(SearchDoc {
        record: id.0,
        lane: lane.id.0,
        entry: None,
        at: tx.now,
        tokens: words,
        replaces,
    });
    Ok(())
}

/// `stale_version` with the project as it is now.
fn stale_version(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<Problem, Problem> {
    let current = load(tx.conn, scope, id)?;
    Ok(Problem::stale(&current))
}

/// Titles for lists of other features, which have shown that the records may be named.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles_unscoped(conn, ids)?.into_iter().collect())
}
