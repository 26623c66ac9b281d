//! What can be done with organisations and their people; one function is one transaction.
mod create;
mod guests;
mod invitations;
mod joining;
mod kept;
mod merged;
mod organisation;
mod oversight;
mod people;
mod relationships;
mod team;

pub use super::office_hours::time_zone;
pub use create::{
    CUSTOMER_JOINED, Customer, NewMembership, NewOrganisation, NewRelationship, NewVendor,
    create_membership, create_organisation, create_organisations, create_relationship,
    create_vendor, find_or_create_customer, find_or_create_customers, find_or_create_customers_of,
    invite_owner,
};
pub use guests::{
    Guest, create_guest_organisation, invite_guest, invite_guest_again, is_member_unscoped,
};
pub use invitations::{
    InvitationMail, NewInvitation, RESEND, first_token, invitation_mail_unscoped, invitations,
    invite, invite_customer, resend_invitation, revoke_invitation,
};
pub use joining::{GUEST_JOINED, InvitationOffer, accept_invitation, open_invitation};
pub use kept::{KeptCustomer, keep_customers_unscoped};
pub use merged::{KeptAs, kept_as, merged};
pub use organisation::{
    OrganisationChange, find_by_name_unscoped, find_by_slug_unscoped, none_yet, office_unscoped,
    offices_unscoped, organisation, update_organisation, vendors_unscoped,
};
pub use oversight::{end_session, mails, sessions};
pub use people::{
    PersonChange, active_people_unscoped, audience_unscoped, change_person, managers_unscoped,
    mentionable, people, persons_unscoped, require_active_member, require_other_person,
    stand_ins_unscoped,
};
pub use relationships::{
    ACCOUNT_CHANGED, NewCustomer, RelationshipChange, RelationshipDetails,
    accounts_called_unscoped, add_customer, could_sell, counterpart_people, customers_unscoped,
    find_relationship, is_vendor, relationship, relationship_details, relationships,
    relationships_among, relationships_between_unscoped, sides, sides_unscoped,
    update_relationship, vendors_of_unscoped,
};
pub use team::{TeamMember, join_team, leave_team, team};

pub use super::lookup::{Wanted, find_key};

use std::collections::HashMap;

use diesel::QueryResult;

use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::organisations::store;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::Conn;

/// How people are shown beside what they did, in one statement; `side` is left to the caller.
///
/// Takes no scope: the caller found the ids in rows that it may see.
pub fn person_refs(
    conn: &mut Conn,
    ids: &[MembershipId],
) -> QueryResult<HashMap<MembershipId, PersonRef>> {
    store::person_refs(conn, ids)
}

/// How organisations are named, in one statement, for ids found in rows that the caller may see.
pub fn org_refs(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, OrgRef>> {
    store::org_refs(conn, ids)
}

#[cfg(test)]
mod tests;
