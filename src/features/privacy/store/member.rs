//! What is kept about somebody who signs in. Whoever calls has shown that they may.
use diesel::prelude::*;

use super::sql::Statement;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{memberships, persons};

/// Somebody who signs in.
#[derive(Debug, Clone, Queryable)]
pub struct PersonLine {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub email_key: String,
    pub locale: Locale,
}

pub fn find_unscoped(conn: &mut Conn, id: PersonId) -> QueryResult<Option<PersonLine>> {
    persons::table
        .filter(persons::id.eq(id))
        .select((persons::id, persons::name, persons::email, persons::email_key, persons::locale))
        .first(conn)
        .optional()
}

/// The person behind a place in this organisation.
pub fn person_of(
    conn: &mut Conn,
    organisation: OrganisationId,
    id: MembershipId,
) -> QueryResult<Option<PersonId>> {
    memberships::table
        .filter(memberships::id.eq(id))
        .filter(memberships::organisation_id.eq(organisation))
        .select(memberships::person_id)
        .first(conn)
        .optional()
}

/// Their places, with whose they are, their role and whether they count.
pub fn places_unscoped(
    conn: &mut Conn,
    id: PersonId,
) -> QueryResult<Vec<(MembershipId, OrganisationId, String, String)>> {
    memberships::table
        .filter(memberships::person_id.eq(id))
        .select((
            memberships::id,
            memberships::organisation_id,
            memberships::role,
            memberships::status,
        ))
        .load(conn)
}

/// How many others own this organisation.
pub fn other_owners_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    id: PersonId,
) -> QueryResult<i64> {
    memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::role.eq("owner"))
        .filter(memberships::status.eq("active"))
        .filter(memberships::person_id.ne(id))
        .count()
        .get_result(conn)
}

const PLACES: &str = "(SELECT id FROM memberships WHERE person_id = {})";

/// The person, their places, their sessions and tokens, and what was sent to them.
pub fn forget_unscoped(
    conn: &mut Conn,
    person: &PersonLine,
    (pseudonym, address): (&str, &str),
    now: Timestamp,
    vendor: Option<OrganisationId>,
) -> QueryResult<usize> {
    let id = person.id;
    let mut changed =
        Statement::new("UPDATE persons SET password_hash = NULL, epoch = epoch + 1, email = ")
            .text(address)
            .put(", email_key = ")
            .text(address)
            .put(", name = ")
            .text(pseudonym)
            .put(", disabled_at = COALESCE(disabled_at, ")
            .at(now)
            .put(") WHERE id = ")
            .id(id)
            .run(conn)?;
    changed += Statement::new("UPDATE memberships SET title = NULL, team = NULL, status = 'suspended', epoch = epoch + 1 WHERE person_id = ")
        .id(id)
        .run(conn)?;
    changed += Statement::new(
        "UPDATE sessions SET user_agent = '', address = '', revoked_at = COALESCE(revoked_at, ",
    )
    .at(now)
    .put(") WHERE person_id = ")
    .id(id)
    .run(conn)?;
    changed +=
        Statement::new("UPDATE api_tokens SET name = '', revoked_at = COALESCE(revoked_at, ")
            .at(now)
            .put(") WHERE membership_id IN ")
            .put_with(PLACES, id)
            .run(conn)?;
    changed += Statement::new("UPDATE password_resets SET used_at = COALESCE(used_at, ")
        .at(now)
        .put(") WHERE person_id = ")
        .id(id)
        .run(conn)?;
    let off =
        format!("UPDATE calendar_feeds SET active = {} WHERE membership_id IN ", falsehood(conn));
    for statement in [
        "DELETE FROM drafts WHERE membership_id IN ",
        "DELETE FROM saved_views WHERE membership_id IN ",
        "UPDATE idempotency_keys SET body = NULL WHERE membership_id IN ",
        &off,
    ] {
        changed += Statement::new(statement).put_with(PLACES, id).run(conn)?;
    }
    changed += forget_sent(conn, person, (pseudonym, address), now, vendor)?;
    Ok(changed)
}

/// SQLite keeps truth as numbers.
fn falsehood(conn: &Conn) -> &'static str {
    match conn {
        Conn::Sqlite(_) => "0",
        Conn::Pg(_) => "false",
    }
}

fn forget_sent(
    conn: &mut Conn,
    person: &PersonLine,
    (pseudonym, address): (&str, &str),
    now: Timestamp,
    vendor: Option<OrganisationId>,
) -> QueryResult<usize> {
    let mut changed = Statement::new("UPDATE mails SET subject = NULL, body_text = NULL, body_html = NULL, error = NULL, state = CASE WHEN state IN ('waiting', 'failed') THEN 'dead' ELSE state END, to_address = ")
        .text(address)
        .put(" WHERE person_id = ")
        .id(person.id)
        .put(" OR membership_id IN ")
        .put_with(PLACES, person.id)
        .put(" OR lower(to_address) = ")
        .text(&person.email_key)
        .run(conn)?;
    changed += forget_asked(conn, person, now, vendor)?;
    changed += Statement::new(
        "UPDATE invitations SET title = NULL, called_as = NULL, called_to = NULL, email = ",
    )
    .text(address)
    .put(", email_key = ")
    .text(address)
    .put(", name = ")
    .text(pseudonym)
    .put(", revoked_at = CASE WHEN accepted_at IS NULL THEN COALESCE(revoked_at, ")
    .at(now)
    .put(") ELSE revoked_at END WHERE email_key = ")
    .text(&person.email_key)
    .run(conn)?;
    Ok(changed)
}

/// What surveys ask them and what they sent as files, of one vendor or of all.
fn forget_asked(
    conn: &mut Conn,
    person: &PersonLine,
    now: Timestamp,
    vendor: Option<OrganisationId>,
) -> QueryResult<usize> {
    let theirs = |statement: Statement| {
        let statement = statement
            .put("(membership_id IN ")
            .put_with(PLACES, person.id)
            .put(" OR lower(email) = ")
            .text(&person.email_key)
            .put(")");
        match vendor {
            Some(vendor) => statement.put_with(
                " AND survey_id IN (SELECT record_id FROM surveys WHERE owner_org = {})",
                vendor,
            ),
            None => statement,
        }
    };
    // Before the addresses are gone that lead to them.
    let files = Statement::new(
        "DELETE FROM survey_files WHERE invite_id IN (SELECT id FROM survey_invites WHERE ",
    );
    let mut changed = theirs(files).put(")").run(conn)?;
    let invites = Statement::new(
        "UPDATE survey_invites SET name = NULL, email = NULL, revoked_at = COALESCE(revoked_at, ",
    );
    changed += theirs(invites.at(now).put(") WHERE ")).run(conn)?;
    let mut outs =
        Statement::new("DELETE FROM survey_opt_outs WHERE email_key = ").text(&person.email_key);
    if let Some(vendor) = vendor {
        outs = outs.put(" AND organisation_id = ").id(vendor);
    }
    changed += outs.run(conn)?;
    Ok(changed)
}
