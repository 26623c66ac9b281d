//! Organisations of people who are called into one record from outside: mediators, experts,
//! carriers.
use crate::features::organisations::model::CalledAs;
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::create::{NewOrganisation, create_organisation};
use crate::features::organisations::service::invitations::{self, Sending};
use crate::features::organisations::store;
use crate::platform::auth::email_key;
use crate::platform::authz::{Capability, OrganisationId, Role, Scope, Sees};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Whether a person of this address belongs to an organisation, active or suspended. Takes no
/// scope: asked of organisations that are in a record which the caller may see.
pub fn is_member_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    email: &str,
) -> Result<bool, Problem> {
    Ok(store::people::is_member_unscoped(conn, organisation, &email_key(email))?)
}

/// An organisation for somebody who is called in; in the language and zone of whoever calls. It is
/// nobody's to claim: whoever is called in comes alone, invites nobody and manages nothing.
pub fn create_guest_organisation(
    tx: &mut Tx<'_>,
    scope: &Scope,
    name: &str,
) -> Result<OrganisationId, Problem> {
    scope.require(Capability::Write)?;
    let new = NewOrganisation {
        name: name.to_owned(),
        locale: scope.locale(),
        time_zone: scope.time_zone().to_owned(),
        sees: Sees::All,
        office_hours: OfficeHours::default(),
        setup_done: true,
    };
    let id = create_organisation(tx, new)?;
    store::organisations::claim_unscoped(tx.conn, id, tx.now)?;
    Ok(id)
}

/// Sends the invitation of a guest who has not come once more, with a new link: the earlier one is
/// dead. The caller has shown that the guest is called in by the scope's side.
///
/// # Errors
/// `action_not_allowed` with reason `already` once they have come, `too_many_requests`.
pub fn invite_guest_again(
    tx: &mut Tx<'_>,
    scope: &Scope,
    organisation: OrganisationId,
    email: &str,
) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    let key = email_key(email);
    let open = store::invitations::newest_unaccepted_unscoped(tx.conn, organisation, &key)?;
    let invitation = open.ok_or_else(|| Problem::not_allowed("already"))?;
    invitations::send_again(tx, scope, &invitation)
}

/// Who is called into a record from outside.
#[derive(Debug, Clone, Copy)]
pub struct Guest<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub as_what: CalledAs,
    /// What it is about, as they are told before they come: number, and what they may know.
    pub matter: &'a str,
}

/// Invites somebody into the organisation that was made for them; who belongs to it already is
/// told by the record itself, and who is invited already is not invited again.
pub fn invite_guest(
    tx: &mut Tx<'_>,
    scope: &Scope,
    organisation: OrganisationId,
    guest: Guest<'_>,
) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    let Guest { email, name, as_what, matter } = guest;
    let key = email_key(email);
    if store::people::is_member_unscoped(tx.conn, organisation, &key)?
        || store::invitations::is_open_unscoped(tx.conn, organisation, &key, tx.now)?
    {
        return Ok(());
    }
    invitations::book(tx, scope, email)?;
    invitations::send(
        tx,
        Sending {
            organisation,
            email: email.to_owned(),
            name: Some(name.to_owned()),
            role: Role::Member,
            title: None,
            locale: scope.locale(),
            invited_by: Some(scope.membership()),
            called: Some((as_what, matter.to_owned())),
        },
    )?;
    Ok(())
}
