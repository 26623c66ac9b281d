//! Whom activities are with.
use diesel::prelude::*;

use crate::features::customers::model::ContactId;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::{contact_consents, interactions, relationships};

/// Whether a contact has said last that they want no mail. What was said last counts, not what was
/// written down last.
pub fn mail_consent_withdrawn(
    conn: &mut Conn,
    scope: &Scope,
    contact: ContactId,
) -> QueryResult<bool> {
    let said: Option<String> = contact_consents::table
        .filter(contact_consents::contact_id.eq(contact))
        .filter(contact_consents::vendor_org.eq(scope.org()))
        .filter(contact_consents::channel.eq("email"))
        .order((
            contact_consents::said_on.desc(),
            contact_consents::recorded_at.desc(),
            contact_consents::id.desc(),
        ))
        .select(contact_consents::state)
        .first(conn)
        .optional()?;
    Ok(said.as_deref() == Some("withdrawn"))
}

/// Whoever a vendor took the last caller by this number for.
pub fn last_account_unscoped(
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

/// How a vendor calls an account of its own, and who looks after it.
pub fn account_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    id: RelationshipId,
) -> QueryResult<Option<(String, Option<MembershipId>)>> {
    relationships::table
        .filter(relationships::id.eq(id))
        .filter(relationships::vendor_org.eq(vendor))
        .select((relationships::name, relationships::owner_membership_id))
        .first(conn)
        .optional()
}
