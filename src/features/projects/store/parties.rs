//! Organisations and people of projects.
use diesel::prelude::*;

use crate::features::organisations::model::OrgRef;
use crate::features::projects::model::{MemberRow, PartyRow, PartyState};
use crate::features::records::model::{LaneId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    memberships, organisations, persons, project_members, project_parties,
};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert_party(conn: &mut Conn, party: &PartyRow) -> QueryResult<()> {
    diesel::insert_into(project_parties::table).values(party).execute(conn)?;
    Ok(())
}

/// Invites an organisation again that had declined or left.
pub fn invite_again(
    conn: &mut Conn,
    party: &PartyRow,
    lane: LaneId,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(own(party.record_id, party.organisation_id))
        .set((
            project_parties::state.eq(PartyState::Invited),
            project_parties::lane_id.eq(Some(lane)),
            project_parties::invited_by.eq(Some(by)),
            project_parties::invited_at.eq(at),
            project_parties::answered_by.eq(None::<MembershipId>),
            project_parties::answered_at.eq(None::<Timestamp>),
            project_parties::left_at.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    Ok(())
}

type Own = diesel::dsl::Filter<
    diesel::dsl::Filter<
        project_parties::table,
        diesel::dsl::Eq<project_parties::record_id, RecordId>,
    >,
    diesel::dsl::Eq<project_parties::organisation_id, OrganisationId>,
>;

fn own(record: RecordId, organisation: OrganisationId) -> Own {
    project_parties::table
        .filter(project_parties::record_id.eq(record))
        .filter(project_parties::organisation_id.eq(organisation))
}

/// All organisations that are, were or were asked to be in it.
pub fn parties_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<PartyRow>> {
    PartyRow::query()
        .filter(project_parties::record_id.eq(record))
        .order((project_parties::side.desc(), project_parties::invited_at))
        .load(conn)
}

/// The own organisation's place, whatever its state.
pub fn own_party(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> QueryResult<Option<PartyRow>> {
    PartyRow::query()
        .filter(project_parties::record_id.eq(record))
        .filter(project_parties::organisation_id.eq(scope.org()))
        .first(conn)
        .optional()
}

/// Invitations that the own organisation has not answered, newest first.
pub fn own_invitations(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<PartyRow>> {
    PartyRow::query()
        .filter(project_parties::organisation_id.eq(scope.org()))
        .filter(project_parties::state.eq(PartyState::Invited))
        .order(project_parties::invited_at.desc())
        .load(conn)
}

/// Organisations that are in these projects, by name.
pub fn accepted_unscoped(
    conn: &mut Conn,
    ids: &[RecordId],
) -> QueryResult<Vec<(RecordId, OrganisationId, String)>> {
    project_parties::table
        .inner_join(organisations::table.on(organisations::id.eq(project_parties::organisation_id)))
        .filter(project_parties::record_id.eq_any(ids.to_vec()))
        .filter(project_parties::state.eq(PartyState::Accepted))
        .order((project_parties::side.desc(), project_parties::invited_at))
        .select((project_parties::record_id, organisations::id, organisations::name))
        .load(conn)
}

/// Answers an invitation that still stands; false if somebody was faster.
pub fn answer_invitation(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    state: PartyState,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        own(record, organisation).filter(project_parties::state.eq(PartyState::Invited)),
    )
    .set((
        project_parties::state.eq(state),
        project_parties::answered_by.eq(Some(by)),
        project_parties::answered_at.eq(Some(at)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// An organisation leaves; false if it is not in.
pub fn leave(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        own(record, organisation).filter(project_parties::state.eq(PartyState::Accepted)),
    )
    .set((project_parties::state.eq(PartyState::Left), project_parties::left_at.eq(Some(at))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Somebody in a project.
#[derive(Debug, Clone)]
pub struct Member {
    pub row: MemberRow,
    pub name: String,
    pub title: Option<String>,
}

/// Organisations of a project by name, each once, and everybody who is in it.
#[derive(Debug, Clone, Default)]
pub struct Crew {
    pub parties: Vec<(PartyRow, OrgRef)>,
    pub members: Vec<Member>,
}

type CrewRow = (PartyRow, String, Option<MemberRow>, Option<String>, Option<String>);

/// Who is in it: one statement.
pub fn crew_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Crew> {
    let own = project_members::record_id
        .eq(project_parties::record_id)
        .and(project_members::organisation_id.eq(project_parties::organisation_id))
        .and(project_members::removed_at.is_null());
    let rows: Vec<CrewRow> = project_parties::table
        .inner_join(organisations::table.on(organisations::id.eq(project_parties::organisation_id)))
        .left_join(project_members::table.on(own))
        .left_join(
            memberships::table
                .on(memberships::id.nullable().eq(project_members::membership_id.nullable())),
        )
        .left_join(persons::table.on(persons::id.nullable().eq(memberships::person_id.nullable())))
        .filter(project_parties::record_id.eq(record))
        .order((
            project_parties::side.desc(),
            project_parties::invited_at,
            project_parties::organisation_id,
            project_members::added_at,
        ))
        .select((
            <PartyRow as SelectableHelper<MultiBackend>>::as_select(),
            organisations::name,
            <Option<MemberRow> as SelectableHelper<MultiBackend>>::as_select(),
            persons::name.nullable(),
            memberships::title.nullable(),
        ))
        .load(conn)?;
    let mut crew = Crew::default();
    for (party, name, member, person, title) in rows {
        let id = party.organisation_id;
        if crew.parties.last().is_none_or(|(known, _)| known.organisation_id != id) {
            crew.parties.push((party, OrgRef { id, name }));
        }
        if let (Some(row), Some(name)) = (member, person) {
            crew.members.push(Member { row, name, title });
        }
    }
    Ok(crew)
}

/// Puts somebody into the project, or in another role.
pub fn set_member(conn: &mut Conn, row: &MemberRow) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_members::table)
            .values(row)
            .on_conflict((project_members::record_id, project_members::membership_id))
            .do_update()
            .set((
                project_members::role.eq(row.role),
                project_members::added_by.eq(row.added_by),
                project_members::removed_at.eq(None::<Timestamp>),
            ))
            .execute(c)
    })?;
    Ok(())
}

/// Takes somebody out; false if they are not in.
pub fn remove_member(
    conn: &mut Conn,
    record: RecordId,
    member: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        project_members::table
            .filter(project_members::record_id.eq(record))
            .filter(project_members::membership_id.eq(member))
            .filter(project_members::removed_at.is_null()),
    )
    .set(project_members::removed_at.eq(Some(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes everybody of an organisation out.
pub fn remove_members_of(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(
        project_members::table
            .filter(project_members::record_id.eq(record))
            .filter(project_members::organisation_id.eq(organisation))
            .filter(project_members::removed_at.is_null()),
    )
    .set(project_members::removed_at.eq(Some(at)))
    .execute(conn)?;
    Ok(())
}
