//! People of a project: each organisation says who of its own takes part, and as what.
use serde_json::json;

use super::{Words, open, tell};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{MemberRow, ProjectAction, ProjectRole};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};

/// People of one organisation in a project at most.
const MOST_PEOPLE: usize = 200;

/// Puts somebody of the own organisation into the project, or in another role.
///
/// # Errors
/// `action_not_allowed`; `invalid` for somebody of another organisation, one too many, and for a
/// person who is in the project for another organisation already.
pub fn set_member(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    member: MembershipId,
    role: ProjectRole,
) -> Result<(), Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::AddMember)?;
    let wrong = |code| Problem::invalid("membership_id", code);
    organisations::require_active_member(tx.conn, scope, member)
        .map_err(|_| wrong("not_allowed_value"))?;
    let mut ids: Vec<MembershipId> =
        opened.members.iter().map(|one| one.row.membership_id).collect();
    let own = opened.members.iter().filter(|one| one.row.organisation_id == scope.org());
    if !ids.contains(&member) && own.count() >= MOST_PEOPLE {
        return Err(wrong("too_many"));
    }
    ids.push(member);
    let behind = organisations::persons_unscoped(tx.conn, &ids)?;
    let person = behind.iter().find(|(id, ..)| *id == member).map(|(_, person, _)| *person);
    let elsewhere = behind
        .iter()
        .any(|(_, other, organisation)| Some(*other) == person && *organisation != scope.org());
    if elsewhere {
        return Err(wrong("other_side"));
    }
    let before = opened.members.iter().find(|one| one.row.membership_id == member);
    if before.is_some_and(|one| one.row.role == role) {
        return Ok(());
    }
    let row = MemberRow {
        record_id: id,
        membership_id: member,
        organisation_id: scope.org(),
        role,
        added_by: Some(scope.membership()),
        added_at: tx.now,
        removed_at: None,
    };
    store::set_member(tx.conn, &row)?;
    records::enrol(tx, id, &[(member, scope.org())])?;
    let data = json!({
        "membership_id": member, "organisation_id": scope.org(), "role": role,
        "from": before.map(|one| one.row.role),
    });
    tell(tx, scope, id, EntryKind::MemberChanged, data, Words::default())?;
    moved(tx, id, member)
}

/// Takes somebody of the own organisation out. What they have signed stays signed.
pub fn remove_member(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    member: MembershipId,
) -> Result<(), Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::AddMember)?;
    let found = opened
        .members
        .iter()
        .find(|one| one.row.membership_id == member && one.row.organisation_id == scope.org());
    let before = found.ok_or_else(Problem::not_found)?.row.role;
    if !store::remove_member(tx.conn, id, member, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let data = json!({
        "membership_id": member, "organisation_id": scope.org(), "role": null, "from": before,
    });
    tell(tx, scope, id, EntryKind::MemberChanged, data, Words::default())?;
    records::set_participant(tx, scope, id, member, false)?;
    moved(tx, id, member)
}

/// Who may do what has changed: pages look again, and so do sockets of whoever it is about.
fn moved(tx: &mut Tx<'_>, id: RecordId, member: MembershipId) -> Result<(), Problem> {
    tx.hint(Hint::Rights { membership: member });
    super::plan_moved(tx, id)
}
