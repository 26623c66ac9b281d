//! How people and organisations are named beside other things.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::Conn;
use crate::platform::db::schema::{memberships, organisations, persons};

/// Suspended members too: what they did keeps their name.
pub(in crate::features::organisations) fn person_refs(
    conn: &mut Conn,
    ids: &[MembershipId],
) -> QueryResult<HashMap<MembershipId, PersonRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(MembershipId, Option<String>, String, OrganisationId, String)> =
        memberships::table
            .inner_join(persons::table)
            .inner_join(organisations::table)
            .filter(memberships::id.eq_any(ids))
            .select((
                memberships::id,
                memberships::title,
                persons::name,
                organisations::id,
                organisations::name,
            ))
            .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(membership_id, title, name, id, organisation)| {
            let organisation = OrgRef { id, name: organisation };
            (membership_id, PersonRef { membership_id, name, organisation, side: None, title })
        })
        .collect())
}

pub(in crate::features::organisations) fn org_refs(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, OrgRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OrganisationId, String)> = organisations::table
        .filter(organisations::id.eq_any(ids))
        .select((organisations::id, organisations::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id, OrgRef { id, name })).collect())
}
