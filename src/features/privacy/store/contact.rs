//! What is kept about a contact and those that were merged into it. Whoever calls has shown that it
//! is the own organisation's.
use diesel::prelude::*;

use super::sql::Statement;
use crate::features::customers::model::{ContactId, ContactRow};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{contact_points, contacts};

/// The contact itself and all that lead to it.
const THEM: &str = "(SELECT id FROM contacts WHERE id = {} OR merged_into = {})";

/// The rows of the contact and of those that lead to it.
pub fn rows_unscoped(conn: &mut Conn, id: ContactId) -> QueryResult<Vec<ContactRow>> {
    ContactRow::query()
        .filter(contacts::id.eq(id).or(contacts::merged_into.eq(Some(id)).assume_not_null()))
        .order((contacts::created_at, contacts::id))
        .load(conn)
}

/// All numbers and addresses that they ever had: as written, and in their one form.
pub fn points_unscoped(
    conn: &mut Conn,
    ids: &[ContactId],
) -> QueryResult<Vec<(String, Option<String>)>> {
    contact_points::table
        .filter(contact_points::contact_id.eq_any(ids.to_vec()))
        .order((contact_points::created_at, contact_points::id))
        .select((contact_points::raw, contact_points::norm))
        .load(conn)
}

/// Which of these numbers and addresses are somebody else's as well.
pub fn shared_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    ids: &[ContactId],
    norms: &[String],
) -> QueryResult<Vec<Option<String>>> {
    contact_points::table
        .filter(contact_points::vendor_org.eq(vendor))
        .filter(contact_points::norm.eq_any(norms.iter().cloned().map(Some).collect::<Vec<_>>()))
        .filter(contact_points::ended_at.is_null())
        .filter(diesel::dsl::not(contact_points::contact_id.eq_any(ids.to_vec())))
        .select(contact_points::norm)
        .distinct()
        .load(conn)
}

/// Contacts of all vendors that are this person: by their place here, or by their address.
pub fn of_person_unscoped(
    conn: &mut Conn,
    memberships: &[crate::platform::authz::MembershipId],
    email: &str,
) -> QueryResult<Vec<(ContactId, OrganisationId)>> {
    let members: Vec<_> = memberships.iter().copied().map(Some).collect();
    let reached = contact_points::table
        .filter(contact_points::norm.eq(Some(email)))
        .select(contact_points::contact_id);
    contacts::table
        .filter(
            contacts::membership_id
                .eq_any(members)
                .assume_not_null()
                .or(contacts::id.eq_any(reached)),
        )
        .filter(contacts::merged_into.is_null())
        .select((contacts::id, contacts::vendor_org))
        .load(conn)
}

/// What takes the place of what.
#[derive(Debug, Clone)]
pub struct Change {
    pub id: ContactId,
    pub vendor: OrganisationId,
    pub pseudonym: String,
    /// Each searched text, the longest first.
    pub needles: Vec<String>,
    /// Stems of them, each between spaces.
    pub stems: Vec<String>,
}

/// A caller's number or address becomes a word that says nothing and is always the same, so that
/// callers are counted as before. Of one that others share, where it was surely them alone.
pub fn forget_party_unscoped(
    conn: &mut Conn,
    change: &Change,
    (party, token): (&str, &str),
    shared: bool,
) -> QueryResult<usize> {
    let statement = Statement::new("UPDATE interactions SET party = ")
        .text(token)
        .put(", party_raw = ")
        .text(&change.pseudonym)
        .put(", contact_name = CASE WHEN contact_name IS NULL THEN NULL ELSE ")
        .text(&change.pseudonym)
        .put(" END, summary = ")
        .replaced("summary", &change.needles, &change.pseudonym)
        .put(", words = ")
        .replaced("words", &change.stems, " ")
        .put(" WHERE vendor_org = ")
        .id(change.vendor)
        .put(" AND party = ")
        .text(party);
    if shared {
        statement.put(" AND contact_id IN ").put_with(THEM, change.id).run(conn)
    } else {
        statement.run(conn)
    }
}

/// Interactions, activities and letters with them.
pub fn forget_contacts_made_unscoped(conn: &mut Conn, change: &Change) -> QueryResult<usize> {
    let Change { id, pseudonym, needles, stems, .. } = change;
    let mut changed = Statement::new(
        "UPDATE interactions SET party_raw = CASE WHEN party_raw IS NULL THEN NULL ELSE ",
    )
    .text(pseudonym)
    .put(" END, contact_name = CASE WHEN contact_name IS NULL THEN NULL ELSE ")
    .text(pseudonym)
    .put(" END, summary = ")
    .replaced("summary", needles, pseudonym)
    .put(", words = ")
    .replaced("words", stems, " ")
    .put(" WHERE contact_id IN ")
    .put_with(THEM, *id)
    .run(conn)?;
    changed += Statement::new("UPDATE interaction_items SET words = ")
        .replaced("words", needles, pseudonym)
        .put(" WHERE interaction_id IN (SELECT id FROM interactions WHERE contact_id IN ")
        .put_with(THEM, *id)
        .put(")")
        .run(conn)?;
    changed += Statement::new("UPDATE activities SET reach = NULL, contact_name = CASE WHEN contact_name IS NULL THEN NULL ELSE ")
        .text(pseudonym)
        .put(" END, purpose = ")
        .replaced("purpose", needles, pseudonym)
        .put(", brief = ")
        .replaced("brief", needles, pseudonym)
        .put(", version = version + 1 WHERE contact_id IN ")
        .put_with(THEM, *id)
        .run(conn)?;
    // What was approved for them is not sent to nobody.
    changed += Statement::new("UPDATE activity_mails SET subject = '', body = '', to_address = ")
        .text(pseudonym)
        .put(", state = CASE state WHEN 'approved' THEN 'draft' ELSE state END WHERE activity_id IN (SELECT id FROM activities WHERE contact_id IN ")
        .put_with(THEM, *id)
        .put(")")
        .run(conn)?;
    Ok(changed)
}

/// Who they were, how they were reached, and what they said about it.
pub fn forget_themselves_unscoped(
    conn: &mut Conn,
    change: &Change,
    now: Timestamp,
) -> QueryResult<usize> {
    let Change { id, pseudonym, .. } = change;
    let words = format!(" {} ", crate::platform::search::index_text(pseudonym));
    let mut changed = Statement::new("UPDATE contact_points SET label = NULL, norm = NULL, raw = ")
        .text(pseudonym)
        .put(", ended_at = COALESCE(ended_at, ")
        .at(now)
        .put(") WHERE contact_id IN ")
        .put_with(THEM, *id)
        .run(conn)?;
    changed += Statement::new("UPDATE contact_roles SET title = NULL WHERE contact_id IN ")
        .put_with(THEM, *id)
        .run(conn)?;
    changed += Statement::new("UPDATE contact_consents SET source = NULL WHERE contact_id IN ")
        .put_with(THEM, *id)
        .run(conn)?;
    // What merging took from one into the other is a name in parts.
    changed += Statement::new(
        "UPDATE merge_log SET filled = '[]' WHERE kind = 'contact' AND (survivor IN ",
    )
    .put_with(THEM, *id)
    .put(" OR victim IN ")
    .put_with(THEM, *id)
    .put(")")
    .run(conn)?;
    changed += Statement::new("UPDATE contacts SET given = '', middle = NULL, note = NULL, locale = NULL, time_zone = NULL, membership_id = NULL, family = ")
        .text(pseudonym)
        .put(", words = ")
        .text(&words)
        .put(", archived_at = COALESCE(archived_at, ")
        .at(now)
        .put("), version = version + 1 WHERE id = ")
        .id(*id)
        .put(" OR merged_into = ")
        .id(*id)
        .run(conn)?;
    Ok(changed)
}

/// Texts of interactions with others that name them.
pub fn forget_mentions_unscoped(
    conn: &mut Conn,
    change: &Change,
    vendor: Option<OrganisationId>,
    needles: &[String],
) -> QueryResult<usize> {
    if needles.is_empty() {
        return Ok(0);
    }
    let pseudonym = &change.pseudonym;
    let mut statement = Statement::new("UPDATE interactions SET contact_name = ")
        .replaced("contact_name", needles, pseudonym)
        .put(", party_raw = ")
        .replaced("party_raw", needles, pseudonym)
        .put(", summary = ")
        .replaced("summary", needles, pseudonym)
        .put(", words = ")
        .replaced("words", &change.stems, " ")
        .put(" WHERE (");
    for column in ["contact_name", "party_raw", "summary"] {
        statement =
            statement.replaced(column, needles, pseudonym).put(&format!(" <> {column} OR "));
    }
    statement = statement.put("1 = 0)");
    if let Some(vendor) = vendor {
        statement = statement.put(" AND vendor_org = ").id(vendor);
    }
    statement.run(conn)
}

/// Mails to them and invitations to answer, in what is this vendor's.
pub fn forget_mails_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    emails: &[String],
    (pseudonym, now): (&str, Timestamp),
) -> QueryResult<usize> {
    let mut changed = 0;
    for email in emails {
        changed += Statement::new("UPDATE mails SET subject = NULL, body_text = NULL, body_html = NULL, error = NULL, state = CASE WHEN state IN ('waiting', 'failed') THEN 'dead' ELSE state END, to_address = ")
            .text(pseudonym)
            .put(" WHERE lower(to_address) = ")
            .text(email)
            .put(" AND membership_id IS NULL AND (organisation_id = ")
            .id(vendor)
            .put(" OR record_id IN (SELECT id FROM records WHERE vendor_org = ")
            .id(vendor)
            .put("))")
            .run(conn)?;
        changed += Statement::new("DELETE FROM survey_files WHERE invite_id IN (SELECT id FROM survey_invites WHERE lower(email) = ")
            .text(email)
            .put(") AND survey_id IN (SELECT record_id FROM surveys WHERE owner_org = ")
            .id(vendor)
            .put(")")
            .run(conn)?;
        changed += Statement::new("UPDATE survey_invites SET name = NULL, email = NULL, revoked_at = COALESCE(revoked_at, ")
            .at(now)
            .put(") WHERE lower(email) = ")
            .text(email)
            .put(" AND survey_id IN (SELECT record_id FROM surveys WHERE owner_org = ")
            .id(vendor)
            .put(")")
            .run(conn)?;
        changed += Statement::new("DELETE FROM survey_opt_outs WHERE organisation_id = ")
            .id(vendor)
            .put(" AND email_key = ")
            .text(email)
            .run(conn)?;
    }
    Ok(changed)
}

/// Answers that are kept for repeated requests of the own organisation and name them.
pub fn forget_answers_unscoped(
    conn: &mut Conn,
    vendor: Option<OrganisationId>,
    needles: &[String],
) -> QueryResult<usize> {
    if needles.is_empty() {
        return Ok(0);
    }
    let mut statement = Statement::new("UPDATE idempotency_keys SET body = NULL WHERE ")
        .replaced("body", needles, "")
        .put(" <> body");
    if let Some(vendor) = vendor {
        statement = statement.put_with(
            " AND membership_id IN (SELECT id FROM memberships WHERE organisation_id = {})",
            vendor,
        );
    }
    statement.run(conn)
}
