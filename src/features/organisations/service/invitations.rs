//! Invitations by mail: sending, listing, sending again, taking back.
use crate::features::organisations::model::{
    CalledAs, Invitation, InvitationDetails, InvitationId, InvitationState, RelationshipId, Side,
};
use crate::features::organisations::policy;
use crate::features::organisations::service::relationships::find_relationship;
use crate::features::organisations::store;
use crate::features::organisations::store::invitations::Managed;
use crate::platform::auth::{Budget, EmailAddress, Keys, Purpose, email_key};
use crate::platform::authz::{Capability, Locale, MembershipId, OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::{Code, Problem};

/// How long a link can be used.
const VALID_DAYS: i64 = 7;
/// Invitations into one organisation in a day that were not accepted: the portal is no mail cannon.
const PER_DAY: usize = 20;
/// Mails that invite to one address in a day, whoever sends them and into whatever organisation.
const BY_TARGET: Budget = Budget { name: "invitation-target", limit: 5, seconds: DAY };
/// Mails that one organisation invites with in a day: its own people and those of all its
/// customers together.
const BY_INVITER: Budget = Budget { name: "invitation-inviter", limit: 100, seconds: DAY };
/// How often one invitation may be sent again in an hour.
const RESENDS_PER_HOUR: usize = 3;
const DAY: i64 = 86_400;
const HOUR: i64 = 3600;
const FIRST_GENERATION: i32 = 1;

/// The audit's name for sending again; [`resend`] counts by it.
pub const RESEND: &str = "invitation.resend";

/// An invitation that somebody sends.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    pub email: String,
    pub role: Role,
    pub title: Option<String>,
    /// Language of the mail; the organisation's unless told.
    pub locale: Option<Locale>,
}

/// An invitation by anybody, the installation too.
pub(super) struct Sending {
    pub organisation: OrganisationId,
    pub email: String,
    pub name: Option<String>,
    pub role: Role,
    pub title: Option<String>,
    pub locale: Locale,
    pub invited_by: Option<MembershipId>,
    /// As what, and to the record of which number, if it is to one record alone.
    pub called: Option<(CalledAs, String)>,
}

/// What the mail says; its link is made from the id and the generation.
#[derive(Debug, Clone)]
pub struct InvitationMail {
    pub to: String,
    pub name: Option<String>,
    pub locale: Locale,
    pub organisation_name: String,
    /// `None`: the installation invites.
    pub inviter_name: Option<String>,
    /// As what, and to which record, for a guest.
    pub called: Option<(CalledAs, String)>,
    pub generation: i32,
    pub expires_at: Timestamp,
    /// Whether it leads to the welcome of a new vendor's first owner.
    pub first_owner: bool,
}

/// The token of a link to an invitation that was just made.
pub fn first_token(keys: &Keys, id: InvitationId) -> String {
    keys.token(Purpose::Invitation, id.0, FIRST_GENERATION)
}

/// Which invitations somebody manages; `forbidden` if none.
fn managed(may: impl Fn(Capability) -> bool) -> Result<Managed, Problem> {
    let managed = Managed {
        inward: may(Capability::ManagePeople),
        outward: may(Capability::ManageRelationships),
    };
    if managed.inward || managed.outward { Ok(managed) } else { Err(Problem::forbidden()) }
}

/// Invitations into the organisation, and those that it sent to its customers.
pub fn invitations(
    conn: &mut Conn,
    scope: &Scope,
    page: &PageParams,
) -> Result<Page<InvitationDetails>, Problem> {
    let managed = managed(|capability| scope.role().allows(capability))?;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::invitations::list(conn, scope, managed, cursor, limit + 1)?;
    Ok(Page::cut(rows, limit, |row| Cursor {
        at: row.invitation.created_at,
        id: row.invitation.id.0,
    }))
}

/// Invites somebody into the own organisation, to no higher role than the inviter's.
pub fn invite(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: NewInvitation,
) -> Result<InvitationDetails, Problem> {
    scope.require(Capability::ManagePeople)?;
    policy::may_touch(scope.role(), new.role)?;
    invite_into(tx, scope, scope.org(), new)
}

/// The vendor invites somebody of a customer that nobody has claimed yet.
pub fn invite_customer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    new: NewInvitation,
) -> Result<InvitationDetails, Problem> {
    let relationship = find_relationship(tx.conn, scope, id)?;
    policy::may_invite_customer(scope, relationship.side, relationship.claimed)?;
    invite_into(tx, scope, relationship.row.customer_org, new)
}

fn invite_into(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: OrganisationId,
    new: NewInvitation,
) -> Result<InvitationDetails, Problem> {
    let email = EmailAddress::parse(&new.email, "email")?;
    let recent = store::invitations::list_recent_unscoped(tx.conn, id, tx.now.plus_seconds(-DAY))?;
    limit(&recent, PER_DAY, DAY, tx.now)?;
    book(tx, scope, email.as_str())?;
    let organisation = store::organisations::load_unscoped(tx.conn, id)?;
    let invitation = send(
        tx,
        Sending {
            organisation: id,
            email: email.as_str().to_owned(),
            name: None,
            role: new.role,
            title: new.title,
            locale: new.locale.unwrap_or(organisation.locale),
            invited_by: Some(scope.membership()),
            called: None,
        },
    )?;
    tx.subject(invitation);
    store::invitations::find_unscoped(tx.conn, invitation)?.ok_or_else(Problem::not_found)
}

/// Books a mail to whoever gets it and to whoever sends it. What is refused later in the same
/// transaction is not booked.
pub(super) fn book(tx: &mut Tx<'_>, scope: &Scope, email: &str) -> Result<(), Problem> {
    BY_TARGET.draw(tx, &email_key(email))?;
    BY_INVITER.draw(tx, &scope.org().to_string())
}

/// Makes the row and queues the mail. An address that belongs to the organisation already, or is
/// invited, is `already_exists`.
pub(super) fn send(tx: &mut Tx<'_>, sending: Sending) -> Result<InvitationId, Problem> {
    let key = email_key(&sending.email);
    if !key.is_empty()
        && (store::people::is_member_unscoped(tx.conn, sending.organisation, &key)?
            || store::invitations::is_open_unscoped(tx.conn, sending.organisation, &key, tx.now)?)
    {
        return Err(Problem::new(Code::AlreadyExists).with_field("email", "already_exists"));
    }
    let (called_as, called_to) = sending.called.unzip();
    let row = Invitation {
        id: InvitationId::generate(),
        organisation_id: sending.organisation,
        email: sending.email,
        email_key: key,
        name: sending.name,
        role: sending.role,
        title: sending.title,
        team: None,
        locale: sending.locale,
        invited_by: sending.invited_by,
        generation: FIRST_GENERATION,
        created_at: tx.now,
        expires_at: tx.now.plus_days(VALID_DAYS),
        accepted_at: None,
        revoked_at: None,
        called_as,
        called_to,
    };
    store::invitations::insert(tx.conn, &row)?;
    if !row.email.is_empty() {
        queue_mail(tx, &row)?;
    }
    Ok(row.id)
}

fn queue_mail(tx: &mut Tx<'_>, invitation: &Invitation) -> Result<(), Problem> {
    let event = if invitation.invited_by.is_none() { "first_owner" } else { "invitation" };
    tx.enqueue(NewOutbox {
        kind: "mail",
        ref_id: invitation.id.0,
        payload: serde_json::json!({ "event": event }),
        dedupe: None,
        due_at: tx.now,
    })
}

/// `too_many_requests` if `times` (oldest first) are `most` or more; says when the window has
/// room again.
fn limit(times: &[Timestamp], most: usize, window: i64, now: Timestamp) -> Result<(), Problem> {
    let Some(over) = times.len().checked_sub(most) else { return Ok(()) };
    let room = times.get(over).map_or(window, |at| at.plus_seconds(window).seconds_since(now));
    let seconds = u32::try_from(room.max(1)).unwrap_or(u32::MAX);
    Err(Problem::new(Code::TooManyRequests).with_retry_after(seconds))
}

fn find_managed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: InvitationId,
) -> Result<InvitationDetails, Problem> {
    let managed = managed(|capability| scope.may(capability))?;
    let found = store::invitations::find(tx.conn, scope, managed, id)?;
    let details = found.ok_or_else(Problem::not_found)?;
    if details.invitation.organisation_id == scope.org() {
        policy::may_touch(scope.role(), details.invitation.role)?;
    }
    tx.subject(id);
    Ok(details)
}

/// Takes an invitation back; its link is dead. Doing it twice is no error.
pub fn revoke_invitation(tx: &mut Tx<'_>, scope: &Scope, id: InvitationId) -> Result<(), Problem> {
    let details = find_managed(tx, scope, id)?;
    match details.invitation.state(tx.now) {
        InvitationState::Accepted => Err(Problem::not_allowed("accepted")),
        InvitationState::Revoked => Ok(()),
        InvitationState::Open | InvitationState::Expired => {
            Ok(store::invitations::revoke(tx.conn, id, tx.now)?)
        }
    }
}

/// Sends an invitation again with a new link, valid for seven days; earlier links are dead.
pub fn resend_invitation(tx: &mut Tx<'_>, scope: &Scope, id: InvitationId) -> Result<(), Problem> {
    let details = find_managed(tx, scope, id)?;
    let invitation = &details.invitation;
    match invitation.state(tx.now) {
        InvitationState::Accepted => return Err(Problem::not_allowed("accepted")),
        InvitationState::Revoked => return Err(Problem::not_allowed("revoked")),
        InvitationState::Open | InvitationState::Expired => {}
    }
    if invitation.organisation_id != scope.org() {
        let claimed = details.organisation.claimed_at.is_some();
        policy::may_invite_customer(scope, Side::Vendor, claimed)?;
    }
    let hour_ago = tx.now.plus_seconds(-HOUR);
    let done = store::invitations::list_done(tx.conn, scope, RESEND, id, hour_ago)?;
    limit(&done, RESENDS_PER_HOUR, HOUR, tx.now)?;
    send_again(tx, scope, invitation)
}

/// A new link for an invitation, by mail.
pub(super) fn send_again(
    tx: &mut Tx<'_>,
    scope: &Scope,
    invitation: &Invitation,
) -> Result<(), Problem> {
    book(tx, scope, &invitation.email)?;
    let expires_at = tx.now.plus_days(VALID_DAYS);
    store::invitations::renew(tx.conn, invitation.id, invitation.generation, expires_at)?;
    queue_mail(tx, invitation)
}

/// What the mail of an invitation says, as long as it can still be accepted; `None`: do not send.
pub fn invitation_mail_unscoped(
    conn: &mut Conn,
    id: InvitationId,
) -> Result<Option<InvitationMail>, Problem> {
    let Some(details) = store::invitations::find_unscoped(conn, id)? else { return Ok(None) };
    let invitation = details.invitation;
    if invitation.accepted_at.is_some() || invitation.revoked_at.is_some() {
        return Ok(None);
    }
    Ok(Some(InvitationMail {
        to: invitation.email,
        name: invitation.name,
        locale: invitation.locale,
        organisation_name: details.organisation.name,
        first_owner: invitation.invited_by.is_none(),
        inviter_name: details.inviter.map(|(name, _)| name),
        called: invitation.called_as.zip(invitation.called_to),
        generation: invitation.generation,
        expires_at: invitation.expires_at,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_tells_when_there_is_room_again() {
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000).unwrap();
        let now = at(1000);
        assert!(limit(&[at(990), at(995)], 3, HOUR, now).is_ok());
        let problem = limit(&[at(980), at(990), at(995)], 3, HOUR, now).unwrap_err();
        assert_eq!(problem.code, Code::TooManyRequests);
        assert_eq!(problem.retry_after, Some(3580), "the oldest of the three leaves the hour");
        let problem = limit(&[at(970), at(980), at(990), at(995)], 3, HOUR, now).unwrap_err();
        assert_eq!(problem.retry_after, Some(3580), "two must leave the hour");
    }
}
