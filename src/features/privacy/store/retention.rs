//! What is older than a vendor keeps it.
use diesel::prelude::*;

use super::sql::Statement;
use crate::features::privacy::model::{RetentionKind, RuleRow};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{interactions, retention_rules};

pub fn rules(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<RuleRow>> {
    RuleRow::query().filter(retention_rules::vendor_org.eq(scope.org())).load(conn)
}

/// All rules of all vendors.
pub fn all_unscoped(conn: &mut Conn) -> QueryResult<Vec<RuleRow>> {
    RuleRow::query().order((retention_rules::vendor_org, retention_rules::kind)).load(conn)
}

/// Sets a rule, or takes it away.
pub fn set(
    conn: &mut Conn,
    scope: &Scope,
    kind: RetentionKind,
    row: Option<&RuleRow>,
) -> QueryResult<()> {
    diesel::delete(
        retention_rules::table
            .filter(retention_rules::vendor_org.eq(scope.org()))
            .filter(retention_rules::kind.eq(kind)),
    )
    .execute(conn)?;
    if let Some(row) = row {
        diesel::insert_into(retention_rules::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// What marks a number that was forgotten.
pub const PAST: &str = "past:";

/// Which rows of a kind are a vendor's and older than `before`: table and condition.
fn due(
    kind: RetentionKind,
    vendor: OrganisationId,
    before: Timestamp,
) -> (&'static str, Statement) {
    let old = |text: &str| Statement::new(text).at(before);
    match kind {
        RetentionKind::Callers => (
            "interactions",
            old("occurred_at < ")
                .put(" AND (party_raw IS NOT NULL OR contact_name IS NOT NULL) AND vendor_org = ")
                .id(vendor),
        ),
        RetentionKind::Mails => (
            "mails",
            old("created_at < ")
                .put(" AND body_text IS NOT NULL AND state IN ('sent', 'dead', 'unknown') AND organisation_id = ")
                .id(vendor),
        ),
        RetentionKind::Letters => (
            "activity_mails",
            old("sent_at < ").put(" AND body <> '' AND vendor_org = ").id(vendor),
        ),
        RetentionKind::Invites => (
            "survey_invites",
            old("created_at < ")
                .put(" AND completed_on IS NULL AND (email IS NOT NULL OR name IS NOT NULL) AND survey_id IN (SELECT record_id FROM surveys WHERE owner_org = ")
                .id(vendor)
                .put(")"),
        ),
    }
}

/// How many rows are due.
pub fn count(
    conn: &mut Conn,
    kind: RetentionKind,
    vendor: OrganisationId,
    before: Timestamp,
) -> QueryResult<i64> {
    let (table, condition) = due(kind, vendor, before);
    condition.after(&format!("SELECT count(*) AS n FROM {table} WHERE ")).count(conn)
}

/// Forgets texts, names and addresses; callers are forgotten one by one.
pub fn forget_unscoped(
    conn: &mut Conn,
    kind: RetentionKind,
    vendor: OrganisationId,
    before: Timestamp,
) -> QueryResult<usize> {
    let (table, condition) = due(kind, vendor, before);
    let change = match kind {
        RetentionKind::Callers => return Ok(0),
        RetentionKind::Mails => "subject = NULL, body_text = NULL, body_html = NULL",
        RetentionKind::Letters => "body = ''",
        RetentionKind::Invites => {
            "name = NULL, email = NULL, revoked_at = COALESCE(revoked_at, created_at)"
        }
    };
    condition.after(&format!("UPDATE {table} SET {change} WHERE ")).run(conn)
}

/// Who called: one form of the number, the number as told, the name.
pub type Caller = (Option<String>, Option<String>, Option<String>);

/// Some of the callers that are due.
pub fn callers_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    before: Timestamp,
    most: i64,
) -> QueryResult<Vec<Caller>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(vendor))
        .filter(i::occurred_at.lt(before))
        .filter(i::party_raw.is_not_null().or(i::contact_name.is_not_null()))
        .select((i::party, i::party_raw, i::contact_name))
        .distinct()
        .limit(most)
        .load(conn)
}

/// The caller becomes a word that is the same whenever they called. Their stems go as well.
pub fn forget_caller_unscoped(
    conn: &mut Conn,
    (vendor, before): (OrganisationId, Timestamp),
    caller: &Caller,
    token: &str,
    stems: &[String],
) -> QueryResult<usize> {
    let mut statement =
        Statement::new("UPDATE interactions SET party_raw = NULL, contact_name = NULL, party = ")
            .text(token)
            .put(", words = ")
            .replaced("words", stems, " ")
            .put(" WHERE vendor_org = ")
            .id(vendor)
            .put(" AND occurred_at < ")
            .at(before);
    let (party, raw, name) = caller;
    for (column, value) in [("party", party), ("party_raw", raw), ("contact_name", name)] {
        statement = statement.put(&format!(" AND {column} "));
        statement = match value {
            Some(value) => statement.put("= ").text(value),
            None => statement.put("IS NULL"),
        };
    }
    statement.run(conn)
}
