//! Whom activities are with: contacts, and whose number it is.
use diesel::prelude::*;

use crate::features::activities::model::ContactId;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    contact_consents, contact_points, contact_roles, contacts, interactions, relationships,
};

/// Contacts of the scope's organisation: family name, given name.
pub fn contact_names(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[ContactId],
) -> QueryResult<Vec<(ContactId, String, String)>> {
    contacts::table
        .filter(contacts::id.eq_any(ids.to_vec()))
        .filter(contacts::vendor_org.eq(scope.org()))
        .select((contacts::id, contacts::family, contacts::given))
        .load(conn)
}

/// Whether a contact has said last that they want no mail. The newest word counts.
pub fn mail_consent_withdrawn(
    conn: &mut Conn,
    scope: &Scope,
    contact: ContactId,
) -> QueryResult<bool> {
    let said: Option<String> = contact_consents::table
        .filter(contact_consents::contact_id.eq(contact))
        .filter(contact_consents::vendor_org.eq(scope.org()))
        .filter(contact_consents::channel.eq("email"))
        .order((contact_consents::recorded_at.desc(), contact_consents::id.desc()))
        .select(contact_consents::state)
        .first(conn)
        .optional()?;
    Ok(said.as_deref() == Some("withdrawn"))
}

/// Who calls, as far as the vendor knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    pub contact: Option<ContactId>,
    pub account: Option<RelationshipId>,
    pub account_name: Option<String>,
    /// Who looks after the account.
    pub owner: Option<MembershipId>,
}

/// Whose number it is: that of a contact, or else of whoever called by it last. A vendor's telephone
/// system tells the number.
pub fn caller_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    party: &str,
) -> QueryResult<Caller> {
    let contact: Option<ContactId> = contact_points::table
        .filter(contact_points::vendor_org.eq(vendor))
        .filter(contact_points::norm.eq(Some(party.to_owned())))
        .filter(contact_points::ended_at.is_null())
        .order((contact_points::created_at.desc(), contact_points::id.desc()))
        .select(contact_points::contact_id)
        .first(conn)
        .optional()?;
    let account = match contact {
        Some(contact) => role_of(conn, contact)?,
        None => last_account(conn, vendor, party)?,
    };
    let Some(account) = account else { return Ok(Caller { contact, ..Caller::default() }) };
    let (name, owner): (String, Option<MembershipId>) = relationships::table
        .filter(relationships::id.eq(account))
        .select((relationships::name, relationships::owner_membership_id))
        .first(conn)?;
    Ok(Caller { contact, account: Some(account), account_name: Some(name), owner })
}

/// The account at which a contact has a part now.
fn role_of(conn: &mut Conn, contact: ContactId) -> QueryResult<Option<RelationshipId>> {
    contact_roles::table
        .filter(contact_roles::contact_id.eq(contact))
        .filter(contact_roles::valid_to.is_null())
        .order((contact_roles::is_primary.desc(), contact_roles::created_at.desc()))
        .select(contact_roles::relationship_id)
        .first(conn)
        .optional()
}

fn last_account(
    conn: &mut Conn,
    vendor: OrganisationId,
    party: &str,
) -> QueryResult<Option<RelationshipId>> {
    let found: Option<Option<RelationshipId>> = interactions::table
        .filter(interactions::vendor_org.eq(vendor))
        .filter(interactions::party.eq(Some(party.to_owned())))
        .filter(interactions::relationship_id.is_not_null())
        .order((interactions::occurred_at.desc(), interactions::id.desc()))
        .select(interactions::relationship_id)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}
