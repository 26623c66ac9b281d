//! The people of the acting person's organisation, and who may be mentioned.
use crate::features::organisations::lookup::Wanted;
use crate::features::organisations::model::{
    MembershipPatch, MembershipStatus, PartySide, Person, PersonRef,
};
use crate::features::organisations::policy::{self, Place};
use crate::features::organisations::store;
use crate::platform::authz::{
    Capability, Locale, MembershipId, OrganisationId, PersonId, Role, Scope,
};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// People looked through for a mention: more than a firm's portal has.
const MENTIONABLE: i64 = 5000;

/// What is to change of somebody's place; `None` leaves it, `Some(None)` clears it.
#[derive(Debug, Clone, Default)]
pub struct PersonChange {
    pub role: Option<Role>,
    pub title: Option<Option<String>>,
    pub team: Option<Option<String>>,
    pub status: Option<MembershipStatus>,
}

/// People of the organisation; the suspended ones only to those who manage people.
pub fn people(conn: &mut Conn, scope: &Scope, page: &PageParams) -> Result<Page<Person>, Problem> {
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let all = scope.role().allows(Capability::ManagePeople);
    let rows = store::people::list(conn, scope, all, cursor, limit + 1)?;
    Ok(Page::cut(rows, limit, |person| Cursor {
        at: person.membership.created_at,
        id: person.membership.id.0,
    }))
}

/// Changes somebody's role, title, team or status; see [`policy::may_change`]. Whoever loses
/// rights loses the invitations that they could no longer send.
pub fn change_person(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MembershipId,
    change: PersonChange,
) -> Result<Person, Problem> {
    scope.require(Capability::ManagePeople)?;
    let person = store::people::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let before =
        Place { membership: id, role: person.membership.role, status: person.membership.status };
    let after = Place {
        membership: id,
        role: change.role.unwrap_or(before.role),
        status: change.status.unwrap_or(before.status),
    };
    let other_owners = store::people::count_other_owners(tx.conn, scope, id)?;
    policy::may_change(Place::of(scope), before, after, other_owners)?;
    let patch = MembershipPatch {
        role: change.role,
        title: change.title,
        team: change.team,
        status: change.status,
    };
    store::people::update(tx.conn, scope, id, &patch)?;
    let lost = policy::roles_no_longer_given(after);
    store::invitations::revoke_sent_by(tx.conn, scope, id, &lost, tx.now)?;
    tx.subject(id);
    tx.hint(Hint::Rights { membership: id });
    store::people::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)
}

/// Somebody active of the own organisation; anybody else is missing.
pub fn require_active_member(
    conn: &mut Conn,
    scope: &Scope,
    id: MembershipId,
) -> Result<(), Problem> {
    if store::people::is_active(conn, scope, id)? { Ok(()) } else { Err(Problem::not_found()) }
}

/// Everybody active in these organisations with their role, who came first first: whom a ladder
/// may call in. Takes no scope: the caller has shown a record that they are in.
pub fn active_people_unscoped(
    conn: &mut Conn,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, MembershipId, Role)>, Problem> {
    Ok(store::people::active_unscoped(conn, organisations)?)
}

/// Who answers for the customers of an organisation. Takes no scope: they are
/// told what their organisation does by itself.
pub fn managers_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<Vec<MembershipId>, Problem> {
    let people = store::people::active_unscoped(conn, &[organisation])?;
    let manages = |role: &Role| role.allows(Capability::ManageRelationships);
    Ok(people.into_iter().filter(|(_, _, role)| manages(role)).map(|(_, id, _)| id).collect())
}

/// Who is told what these members should be, each of its organisation: themselves as long as they are
/// there, else those who own the organisation; in the same order. Takes no scope: they are told of what
/// was signed by them.
pub fn stand_ins_unscoped(
    conn: &mut Conn,
    wanted: &[(OrganisationId, MembershipId)],
) -> Result<Vec<Vec<MembershipId>>, Problem> {
    let mut firms: Vec<OrganisationId> = wanted.iter().map(|(firm, _)| *firm).collect();
    firms.sort_unstable();
    firms.dedup();
    let people = store::people::active_unscoped(conn, &firms)?;
    let told = |(firm, member): &(OrganisationId, MembershipId)| {
        let of_firm = people.iter().filter(|(of, _, _)| of == firm);
        if of_firm.clone().any(|(_, id, _)| id == member) {
            return vec![*member];
        }
        of_firm.filter(|(_, _, role)| *role == Role::Owner).map(|(_, id, _)| *id).collect()
    };
    Ok(wanted.iter().map(told).collect())
}

/// Active people of some organisations, in some roles or in all if none is named: whom a survey may
/// ask. Takes no scope: the caller has shown its relationship with each.
pub fn audience_unscoped(
    conn: &mut Conn,
    organisations: &[OrganisationId],
    roles: &[Role],
    limit: i64,
) -> Result<Vec<(MembershipId, OrganisationId, String, Locale)>, Problem> {
    Ok(store::people::audience_unscoped(conn, organisations, roles, limit)?)
}

/// Which persons stand behind these memberships, and for whom they act: nobody acts for two sides
/// of one matter. Takes no scope: nothing of it is shown.
pub fn persons_unscoped(
    conn: &mut Conn,
    ids: &[MembershipId],
) -> Result<Vec<(MembershipId, PersonId, OrganisationId)>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::people::behind_unscoped(conn, ids)?)
}

/// Nobody answers for one organisation what they asked for another.
///
/// # Errors
/// `action_not_allowed` with reason `other_side`.
pub fn require_other_person(
    conn: &mut Conn,
    scope: &Scope,
    asked_by: Option<MembershipId>,
) -> Result<(), Problem> {
    let hands: Vec<MembershipId> = asked_by.into_iter().collect();
    let same = persons_unscoped(conn, &hands)?
        .iter()
        .any(|(_, person, firm)| *person == scope.person() && *firm != scope.org());
    if same { Err(Problem::not_allowed("other_side")) } else { Ok(()) }
}

/// Active people of the parties whose names contain `typed`, the own organisation's first: who
/// may be mentioned in a lane. The caller has shown that the lane is visible to the scope, and
/// names its readers: the own organisation, in the shared lane the other parties too.
pub fn mentionable(
    conn: &mut Conn,
    scope: &Scope,
    parties: &[(OrganisationId, PartySide)],
    typed: &str,
    limit: usize,
) -> Result<Vec<PersonRef>, Problem> {
    let organisations: Vec<OrganisationId> = parties.iter().map(|(id, _)| *id).collect();
    let wanted = Wanted::new(typed);
    let rows = store::people::list_refs_unscoped(conn, &organisations, None, MENTIONABLE)?;
    let mut people: Vec<PersonRef> = rows
        .into_iter()
        .map(|(person, _)| person)
        .filter(|person| wanted.as_ref().is_none_or(|wanted| wanted.is_in(&person.name)))
        .collect();
    people.sort_by_cached_key(|person| {
        (person.organisation.id != scope.org(), person.name.to_lowercase())
    });
    people.truncate(limit);
    Ok(people
        .into_iter()
        .map(|person| {
            let side = parties.iter().find(|(id, _)| *id == person.organisation.id);
            PersonRef { side: side.map(|(_, side)| *side), ..person }
        })
        .collect())
}
