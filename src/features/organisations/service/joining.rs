//! Opening and accepting an invitation, without a scope: whoever holds the link has it.
use crate::features::organisations::model::{CalledAs, InvitationDetails, InvitationId, InvitationState};
use crate::features::organisations::policy;
use crate::features::organisations::service::create::{NewMembership, create_membership};
use crate::features::organisations::store;
use crate::platform::auth::{Keys, Purpose};
use crate::platform::authz::{Locale, MembershipId, PersonId, Role};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};

/// Outbox kind: somebody who was called into one record has come.
pub const GUEST_JOINED: &str = "guest_joined";

/// What a link offers, to be shown before it is accepted.
#[derive(Debug, Clone)]
pub struct InvitationOffer {
    pub id: InvitationId,
    pub generation: i32,
    /// The address that must accept; empty when whoever holds the link gives their own.
    pub email: String,
    pub name: Option<String>,
    pub organisation_name: String,
    pub organisation_slug: String,
    /// The role with which somebody would join now.
    pub role: Role,
    pub locale: Locale,
    /// As what, and to which record, for somebody who is called into one alone.
    pub called: Option<(CalledAs, String)>,
    /// Who invites; none: the installation.
    pub inviter: Option<String>,
    /// The person of this address, if there is one: they sign in, others choose a password.
    pub person: Option<PersonId>,
}

fn link_not_valid() -> Problem {
    Problem::new(Code::LinkNotValid)
}

fn role_now(details: &InvitationDetails) -> Role {
    let claimed = details.organisation.claimed_at.is_some();
    policy::role_on_joining(details.invitation.role, claimed, details.is_from_outside())
}

/// Opens a link. Used, revoked, expired or sent again: `link_not_valid`.
pub fn open_invitation(
    conn: &mut Conn,
    keys: &Keys,
    token: &str,
    now: Timestamp,
) -> Result<InvitationOffer, Problem> {
    let (id, generation) = keys.open(Purpose::Invitation, token).ok_or_else(link_not_valid)?;
    let found = store::invitations::find_unscoped(conn, InvitationId(id))?;
    let details = found.ok_or_else(link_not_valid)?;
    let invitation = &details.invitation;
    if invitation.generation != generation || invitation.state(now) != InvitationState::Open {
        return Err(link_not_valid());
    }
    let person = if invitation.email_key.is_empty() {
        None
    } else {
        store::people::find_person_unscoped(conn, &invitation.email_key)?
    };
    Ok(InvitationOffer {
        id: invitation.id,
        generation,
        email: invitation.email.clone(),
        name: invitation.name.clone(),
        role: role_now(&details),
        locale: invitation.locale,
        called: invitation.called_as.zip(invitation.called_to.clone()),
        inviter: details.inviter.as_ref().map(|(name, _)| name.clone()),
        organisation_name: details.organisation.name,
        organisation_slug: details.organisation.slug,
        person,
    })
}

/// Accepts an offer for a person of the invited address; uses the invitation up. Whoever comes
/// first into an unclaimed organisation claims it and becomes its owner.
pub fn accept_invitation(
    tx: &mut Tx<'_>,
    id: InvitationId,
    generation: i32,
    person: PersonId,
) -> Result<MembershipId, Problem> {
    let details = store::invitations::find_unscoped(tx.conn, id)?.ok_or_else(link_not_valid)?;
    let invitation = &details.invitation;
    let is_for_anybody = invitation.email_key.is_empty();
    if !is_for_anybody
        && store::people::email_key_unscoped(tx.conn, person)? != invitation.email_key
    {
        return Err(Problem::forbidden().with_detail("the invitation is for another address"));
    }
    if !store::invitations::accept_unscoped(tx.conn, id, generation, tx.now)? {
        return Err(link_not_valid());
    }
    let membership = create_membership(
        tx,
        NewMembership {
            organisation: invitation.organisation_id,
            person,
            role: role_now(&details),
            title: invitation.title.clone(),
            team: invitation.team.clone(),
        },
    )?;
    if invitation.called_as.is_some() {
        tx.enqueue(NewOutbox {
            kind: GUEST_JOINED,
            ref_id: membership.0,
            payload: serde_json::json!({ "organisation": invitation.organisation_id }),
            dedupe: Some(format!("{GUEST_JOINED}:{membership}")),
            due_at: tx.now,
        })?;
    }
    tx.audit_organisation(invitation.organisation_id);
    tx.subject(membership);
    Ok(membership)
}
