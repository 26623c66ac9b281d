//! Where people are named in texts. Numbers, states and days are left out; so is what was signed:
//! its seal would break.
use diesel::prelude::*;

use super::sql::Statement;
use crate::features::privacy::model::SubjectId;
use crate::features::privacy::policy::is_bare_number;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;

/// How far an erasure reaches.
#[derive(Debug, Clone, Copy)]
pub enum Reach {
    /// What is this vendor's own or shared with it.
    Vendor(OrganisationId),
    /// The whole installation.
    Everything,
}

/// How a text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    /// JSON as text on both databases.
    Written,
    /// JSON in the database's own form.
    Json,
}
use Form::{Json, Plain, Written};

/// Columns of a table, and which of its rows are a vendor's (`{}` is its id).
struct Place {
    table: &'static str,
    of: &'static str,
    columns: &'static [(&'static str, Form)],
}

const VENDOR: &str = "vendor_org = {}";
const OWN: &str = "organisation_id = {}";
const OWNER: &str = "owner_org = {}";
const MEMBER: &str = "membership_id IN (SELECT id FROM memberships WHERE organisation_id = {})";
const RECORD: &str = "record_id IN (SELECT id FROM records WHERE vendor_org = {})";
/// What another organisation keeps to itself in a record is its own.
const TASK: &str = "record_id IN (SELECT id FROM records WHERE vendor_org = {}) \
     AND (shared OR organisation_id = {})";
const REPORT: &str = "report_id IN (SELECT p.id FROM reports p JOIN records r ON r.id = p.record_id \
     WHERE r.vendor_org = {})";
const SIGNOFF: &str = "signoff_id IN (SELECT s.id FROM signoffs s JOIN records r \
     ON r.id = s.record_id WHERE r.vendor_org = {})";
const IDEA: &str = "idea_id IN (SELECT record_id FROM ideas WHERE vendor_org = {})";
const SURVEY: &str = "survey_id IN (SELECT record_id FROM surveys WHERE owner_org = {})";
const DECISION: &str = "decision_id IN (SELECT d.id FROM decisions d JOIN records r \
     ON r.id = d.record_id WHERE r.vendor_org = {})";
/// Work that waits is no vendor's.
const NOBODY: &str = "{} IS NULL";
const MAILED: &str = "(organisation_id = {} OR record_id IN (SELECT id FROM records WHERE \
     vendor_org = {}))";

macro_rules! places {
    ($($table:literal, $of:expr, [$($column:literal $form:expr),+ $(,)?];)+) => {
        &[$(Place { table: $table, of: $of, columns: &[$(($column, $form)),+] }),+]
    };
}

const PLACES: &[Place] = places! {
    "relationships", VENDOR, ["name" Plain, "legal_name" Plain, "legal_address" Plain, "note" Plain];
    "records", VENDOR, ["custom" Json];
    "record_parties", OWN, ["reference" Plain];
    "complaints", VENDOR, ["title" Plain, "description" Plain, "on_behalf_of" Plain,
        "resolution_notes" Plain, "refusal_reason" Plain];
    "threads", RECORD, ["topic" Plain];
    "lanes", RECORD, ["topic" Plain];
    "drafts", MEMBER, ["body" Plain];
    "saved_views", MEMBER, ["name" Plain, "query" Json];
    "saved_replies", OWN, ["name" Plain, "body" Plain];
    "files", OWN, ["name" Plain];
    "ndas", VENDOR, ["title" Plain, "reason" Plain];
    "documents", RECORD, ["title" Plain];
    "document_versions", RECORD, ["note" Plain];
    "signoffs", RECORD, ["title" Plain, "stale_reason" Plain];
    "signoff_slots", SIGNOFF, ["reason" Plain];
    "commitments", RECORD, ["text" Plain, "reason" Plain];
    "agreements", RECORD, ["note" Plain];
    "facts", RECORD, ["statement" Plain];
    "offers", RECORD, ["note" Plain, "answer_reason" Plain];
    "escalations", RECORD, ["note" Plain, "decision_reason" Plain, "people" Json];
    "mediations", RECORD, ["mediator_name" Plain, "mediator_email" Plain, "note" Plain,
        "recommendation" Plain, "determination" Plain, "review_reason" Plain];
    "third_parties", RECORD, ["name" Plain, "email" Plain];
    "report_fields", REPORT, ["value" Json];
    "report_items", REPORT, ["data" Json];
    "major_issues", VENDOR, ["title" Plain, "description" Plain];
    "tasks", TASK, ["text" Plain];
    "satisfactions", RECORD, ["reason" Plain, "comment" Plain];
    "case_reviews", RECORD, ["body" Plain];
    "meetings", RECORD, ["title" Plain, "agenda" Json, "minutes" Plain, "place" Plain,
        "cancel_reason" Plain];
    "meeting_items", RECORD, ["subject" Plain, "title" Plain, "note" Plain, "minutes" Plain];
    "projects", VENDOR, ["title" Plain, "purpose" Plain];
    "project_milestones", RECORD, ["title" Plain];
    "project_waits", RECORD, ["title" Plain];
    "project_deliverables", RECORD, ["title" Json, "note" Plain, "reason" Plain];
    "project_evidence", RECORD, ["title" Plain];
    "project_criteria", RECORD, ["note" Plain];
    "project_reviews", RECORD, ["note" Plain];
    "ideas", VENDOR, ["title" Plain, "description" Plain, "reason" Plain];
    "idea_votes", IDEA, ["comment" Plain, "proxy_source" Plain, "on_behalf_of" Plain];
    "requirements", RECORD, ["text" Plain, "acceptance" Plain];
    "requirement_changes", RECORD, ["reason" Plain];
    "requirement_reviews", RECORD, ["note" Plain];
    "requirement_claims", RECORD, ["note" Plain, "answer" Plain];
    "requirement_links", RECORD, ["title" Plain];
    "decisions", RECORD, ["title" Plain, "retire_reason" Plain];
    "decision_positions", DECISION, ["text" Plain];
    "outcomes", RECORD, ["words" Plain];
    "surveys", OWNER, ["title" Plain, "draft" Written];
    "survey_invites", SURVEY, ["name" Plain];
    "survey_partials", SURVEY, ["answers" Written];
    "survey_responses", SURVEY, ["answers" Written];
    "survey_files", SURVEY, ["name" Plain];
    "interaction_items", VENDOR, ["words" Plain];
    "contacts", VENDOR, ["note" Plain];
    "contact_consents", VENDOR, ["source" Plain];
    "corrections", VENDOR, ["comment" Plain, "reason" Plain, "changes" Json];
    "activities", VENDOR, ["contact_name" Plain, "reach" Plain, "purpose" Plain, "brief" Plain,
        "cancel_reason" Plain];
    "activity_mails", VENDOR, ["to_address" Plain, "subject" Plain, "body" Plain,
        "failure" Plain];
    "merge_log", VENDOR, ["filled" Json];
    "outbox", NOBODY, ["payload" Json, "last_error" Plain];
    "mails", MAILED, ["subject" Plain, "body_text" Plain, "body_html" Plain, "error" Plain];
};

impl Reach {
    fn only(self, statement: Statement, of: &str) -> Statement {
        match self {
            Self::Vendor(org) => statement.put(" AND ").put_with(of, org),
            Self::Everything => statement,
        }
    }
}

/// What may be searched in a text of this form.
fn fit(form: Form, needles: &[String]) -> Vec<String> {
    const MANY_DIGITS: usize = 10;
    needles
        .iter()
        .filter(|needle| match form {
            // Numbers in JSON are no texts.
            Written | Json => !is_bare_number(needle),
            Plain => !is_bare_number(needle) || needle.len() >= MANY_DIGITS,
        })
        .map(|needle| match form {
            Plain => needle.clone(),
            Written | Json => escaped(needle),
        })
        .collect()
}

/// As it stands within a text in JSON.
fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    // Without the quotes around it; one at the end of the text itself stays.
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned()
}

/// The column as a text of the database.
fn read(conn: &Conn, column: &str, form: Form) -> String {
    match (conn, form) {
        (Conn::Pg(_), Json) => format!("{column}::text"),
        _ => column.to_owned(),
    }
}

/// Puts `with` for each of these wherever the reach goes; how many texts changed.
pub fn replace(
    conn: &mut Conn,
    reach: Reach,
    needles: &[String],
    with: &str,
) -> QueryResult<usize> {
    let mut changed = 0;
    for place in PLACES {
        for (column, form) in place.columns.iter().copied() {
            let needles = fit(form, needles);
            if needles.is_empty() {
                continue;
            }
            let text = read(conn, column, form);
            let cast = if text == column { "" } else { "::jsonb" };
            let statement = Statement::new(&format!("UPDATE {} SET {column} = (", place.table))
                .replaced(&text, &needles, with)
                .put(&format!("){cast} WHERE "))
                .replaced(&text, &needles, with)
                .put(&format!(" <> {text}"));
            changed += reach.only(statement, place.of).run(conn)?;
        }
    }
    Ok(changed)
}

/// How many texts of each table name one of these.
pub fn named_in(
    conn: &mut Conn,
    reach: Reach,
    needles: &[String],
) -> QueryResult<Vec<(&'static str, i64)>> {
    let mut found = Vec::new();
    for place in PLACES {
        let mut count = 0;
        for (column, form) in place.columns.iter().copied() {
            let needles = fit(form, needles);
            if needles.is_empty() {
                continue;
            }
            let text = read(conn, column, form);
            let statement =
                Statement::new(&format!("SELECT count(*) AS n FROM {} WHERE ", place.table))
                    .replaced(&text, &needles, "")
                    .put(&format!(" <> {text}"));
            count += reach.only(statement, place.of).count(conn)?;
        }
        if count > 0 {
            found.push((place.table, count));
        }
    }
    Ok(found)
}

/// Lanes that a vendor reads: those of both sides in its records, and its own.
const LANES: &str = "e.lane_id IN (SELECT l.id FROM lanes l JOIN records r ON r.id = l.record_id \
     WHERE (r.vendor_org = {} AND l.kind = 'shared') OR l.organisation_id = {})";

/// Entries whose text names one of these.
pub fn entries(conn: &mut Conn, reach: Reach, needles: &[String]) -> QueryResult<Vec<SubjectId>> {
    let needles = fit(Written, needles);
    if needles.is_empty() {
        return Ok(Vec::new());
    }
    let statement = Statement::new(
        "SELECT e.id AS id FROM entries e JOIN entry_payloads p ON p.entry_id = e.id WHERE ",
    )
    .replaced("p.data", &needles, "")
    .put(" <> p.data");
    reach.only(statement, LANES).put(" ORDER BY e.id").ids(conn)
}

/// Records that the text index knows by words of their own, and that name one of these.
pub fn indexed_records(
    conn: &mut Conn,
    reach: Reach,
    needles: &[String],
) -> QueryResult<Vec<SubjectId>> {
    let needles = fit(Plain, needles);
    if needles.is_empty() {
        return Ok(Vec::new());
    }
    let statement = Statement::new("SELECT record_id AS id FROM complaints WHERE (")
        .replaced("title", &needles, "")
        .put(" <> title OR ")
        .replaced("description", &needles, "")
        .put(" <> description)");
    reach.only(statement, VENDOR).ids(conn)
}
