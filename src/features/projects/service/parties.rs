//! Organisations come and go. Who is asked sees the invitation alone; what it says is written into
//! a lane of the two, where it can be talked about before it is answered.
use serde_json::json;

use super::create::set_lead;
use super::{
    Opened, Words, accepted, index, open, plan_moved, project_moved, set_status, settle, tell,
};
use crate::features::organisations::model::{OrgRef, PartySide, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    InvitationView, PartyRow, PartyState, Project, ProjectAction, ProjectStatus,
};
use crate::features::projects::{policy, store, templates};
use crate::features::records::model::{EntryKind, LaneKind, Record, RecordId};
use crate::features::records::service::{self as records, NewEntry, NewLane, NewParty};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::markdown;

/// The list that people of an invited organisation look at.
const LIST: &str = "projects";

/// Asks an organisation to join.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    side: Side,
    organisation: OrganisationId,
    note: Option<String>,
) -> Result<(), Problem> {
    records::admit(tx, id, organisation, PartySide::Third)?;
    let readers = vec![scope.org(), organisation];
    let lane = records::open_lane(tx, id, NewLane { kind: LaneKind::Named, topic: None, readers })?;
    let row = PartyRow {
        record_id: id,
        organisation_id: organisation,
        side,
        state: PartyState::Invited,
        lane_id: Some(lane.id),
        invited_by: Some(scope.membership()),
        invited_at: tx.now,
        answered_by: None,
        answered_at: None,
        left_at: None,
    };
    let known = store::parties_unscoped(tx.conn, id)?;
    match known.iter().find(|party| party.organisation_id == organisation) {
        None => store::insert_party(tx.conn, &row)?,
        Some(_) => store::invite_again(tx.conn, &row, lane.id, scope.membership(), tx.now)?,
    }
    let data = json!({ "organisation_id": organisation, "to": [organisation] });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::PartyInvited, tx.now, data)
        .with_body(note);
    let entry = records::append_in(tx, &lane, entry)?;
    records::notify(tx, &entry)?;
    tx.hint(Hint::List { what: LIST, organisations: vec![organisation] });
    Ok(())
}

/// The vendor asks a further customer to join.
///
/// # Errors
/// `action_not_allowed` with `wrong_side`, `not_opened`, `role_too_low` or `wrong_status`;
/// `already_exists` for an organisation that is in or was asked; `invalid` for a customer that
/// nobody has claimed.
pub fn invite(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    relationship: RelationshipId,
    note: Option<String>,
) -> Result<(), Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::Invite)?;
    let wrong = |code| Problem::invalid("relationship_id", code);
    let found = organisations::find_relationship(tx.conn, scope, relationship)
        .map_err(|_| wrong("not_allowed_value"))?;
    if found.side != Side::Vendor || found.row.vendor_org != opened.project.vendor_org {
        return Err(wrong("not_allowed_value"));
    }
    if !found.claimed {
        return Err(wrong("nobody_there"));
    }
    let customer = found.row.customer_org;
    let alive = opened.parties.iter().any(|party| {
        party.organisation_id == customer
            && matches!(party.state, PartyState::Invited | PartyState::Accepted)
    });
    if alive {
        return Err(Problem::new(Code::AlreadyExists));
    }
    ask(tx, scope, id, Side::Customer, customer, note)?;
    project_moved(tx, &opened.record, opened.project.status)?;
    tx.subject(id);
    Ok(())
}

/// An invitation that the own organisation has not answered.
struct Asked {
    project: Project,
    record: Record,
    own: PartyRow,
    parties: Vec<PartyRow>,
}

fn find_asked(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Asked, Problem> {
    let own = store::own_party(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    if own.state != PartyState::Invited {
        return Err(Problem::not_found());
    }
    let (project, record) = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let parties = store::parties_unscoped(conn, id)?;
    Ok(Asked { project, record, own, parties })
}

/// The own organisation joins: the record opens to it, and the others see that it is there.
pub fn accept(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<(), Problem> {
    let asked = find_asked(tx.conn, scope, id)?;
    policy::invitation(scope).map_err(Problem::not_allowed)?;
    if !asked.project.status.is_open() {
        return Err(Problem::not_allowed("wrong_status"));
    }
    answer(tx, scope, id, PartyState::Accepted)?;
    let joins = json!({
        "organisation_id": scope.org(), "side": asked.own.side, "accepted": true,
    });
    let starts = asked.project.status == ProjectStatus::Planning
        && accepted(&asked.parties).any(|(_, side)| side == asked.own.side.other());
    let status = if starts { ProjectStatus::Active } else { asked.project.status };
    let party = NewParty {
        organisation: scope.org(),
        side: asked.own.side,
        owner: Some(scope.membership()),
        team: scope.team().map(str::to_owned),
        reference: None,
        hidden: false,
    };
    records::seat(tx, id, &party, &super::list_state(status))?;
    set_lead(tx, scope, id)?;
    tell(tx, scope, id, EntryKind::PartyAnswered, joins, Words::default())?;
    if starts {
        set_status(tx, &asked.project, ProjectStatus::Active)?;
        settle::begin_first_phase(tx, id)?;
    }
    project_moved(tx, &asked.record, status)?;
    index(tx, id, true)?;
    plan_moved(tx, id)
}

fn answer(tx: &mut Tx<'_>, scope: &Scope, id: RecordId, state: PartyState) -> Result<(), Problem> {
    let by: MembershipId = scope.membership();
    if store::answer_invitation(tx.conn, id, scope.org(), state, by, tx.now)? {
        Ok(())
    } else {
        Err(Problem::new(Code::StaleVersion))
    }
}

/// The own organisation does not join: the invitation closes behind it.
pub fn decline(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    reason: Option<String>,
) -> Result<(), Problem> {
    let asked = find_asked(tx.conn, scope, id)?;
    policy::invitation(scope).map_err(Problem::not_allowed)?;
    answer(tx, scope, id, PartyState::Declined)?;
    let data = json!({ "organisation_id": scope.org(), "accepted": false });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::PartyAnswered, tx.now, data)
        .with_body(reason);
    if let Some(lane) = asked.own.lane_id {
        let row = records::append(tx, lane, entry)?;
        records::notify(tx, &row)?;
    }
    records::dismiss(tx, id, scope.org())?;
    project_moved(tx, &asked.record, asked.project.status)?;
    tx.subject(id);
    Ok(())
}

/// What the own organisation is asked to join.
pub fn invitation(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<InvitationView, Problem> {
    let asked = find_asked(conn, scope, id)?;
    let ids: Vec<OrganisationId> = accepted(&asked.parties).map(|(id, _)| id).collect();
    let inviter: Vec<MembershipId> = asked.own.invited_by.into_iter().collect();
    let names = organisations::org_refs(conn, &ids)?;
    let people = organisations::person_refs(conn, &inviter)?;
    let thread = records::lanes_of(conn, scope, id)?;
    let thread = thread.first().map(|lane| lane.thread_id).ok_or_else(Problem::not_found)?;
    let parties = ids.iter().filter_map(|id| names.get(id).cloned()).collect();
    let by = inviter.first().and_then(|id| people.get(id)).cloned();
    Ok(view(scope, asked, parties, by, Some(thread)))
}

fn view(
    scope: &Scope,
    asked: Asked,
    parties: Vec<OrgRef>,
    invited_by: Option<crate::features::organisations::model::PersonRef>,
    thread_id: Option<crate::features::records::model::ThreadId>,
) -> InvitationView {
    let Asked { project, record, own, .. } = asked;
    let template = templates::find(&project.template).ok().flatten();
    InvitationView {
        id: record.id,
        number: record.number,
        purpose_html: markdown::render(&project.purpose, &[]).into_string(),
        template: template.map(|one| one.title.of(scope.locale()).to_owned()).unwrap_or_default(),
        title: project.title,
        several: project.several,
        side: own.side,
        parties,
        invited_by: invited_by.map(|person| person.on(own.side.other())),
        invited_at: own.invited_at,
        thread_id,
        lane_id: own.lane_id,
        actions: policy::invitation_states(scope),
    }
}

/// Everything that the own organisation is asked to join, newest first: four statements.
pub fn invitations(conn: &mut Conn, scope: &Scope) -> Result<Vec<InvitationView>, Problem> {
    let own = store::own_invitations(conn, scope)?;
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RecordId> = own.iter().map(|party| party.record_id).collect();
    let inviters: Vec<MembershipId> = own.iter().filter_map(|party| party.invited_by).collect();
    let people = organisations::person_refs(conn, &inviters)?;
    let names = store::accepted_unscoped(conn, &ids)?;
    let mut lines = store::lines_unscoped(conn, &ids)?;
    let mut views = Vec::with_capacity(own.len());
    for party in own {
        let Some(at) = lines.iter().position(|line| line.record.id == party.record_id) else {
            continue;
        };
        let line = lines.swap_remove(at);
        let parties = names
            .iter()
            .filter(|(record, ..)| *record == party.record_id)
            .map(|(_, id, name)| OrgRef { id: *id, name: name.clone() })
            .collect();
        let by = party.invited_by.and_then(|id| people.get(&id)).cloned();
        let asked =
            Asked { project: line.project, record: line.record, own: party, parties: Vec::new() };
        views.push(view(scope, asked, parties, by, None));
    }
    Ok(views)
}

impl Opened {
    /// Organisations of the other side.
    pub(super) fn others(&self) -> Vec<OrganisationId> {
        self.members_in()
            .filter(|(_, side)| *side != self.standing.side)
            .map(|(id, _)| id)
            .collect()
    }
}
