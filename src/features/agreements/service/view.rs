//! An agreement as either side sees it: what is in force, what is proposed, what differs.
use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::features::agreements::model::{AgreementData, AgreementRow};
use crate::features::agreements::policy::{self, AgreementActionState};
use crate::features::agreements::service::terms::usual_between_unscoped;
use crate::features::agreements::store;
use crate::features::organisations::model::{PersonRef, Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::{SignoffView, SubjectId, SubjectKind, seal};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Page, PageParams};
use crate::platform::problem::Problem;

/// A version of an agreement.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementVersion)]
pub struct VersionView {
    /// 0: nothing was agreed; the usual terms hold.
    pub version: i32,
    pub data: AgreementData,
    /// Of the canonical JSON of `data`, in lower-case hexadecimal: what is signed.
    pub sha256: String,
    pub proposed_side: Option<Side>,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Option<Timestamp>,
    pub note: Option<String>,
    pub in_force_at: Option<Timestamp>,
    pub signoff: Option<SignoffView>,
}

/// What a proposal changes of what is in force.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = AgreementDifference)]
pub struct Difference {
    /// As `targets.resolution.major`.
    pub path: String,
    #[schema(value_type = Object)]
    pub from: Value,
    #[schema(value_type = Object)]
    pub to: Value,
}

/// The agreement of a relationship.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Agreement)]
pub struct AgreementView {
    /// Its record, from the first proposal on.
    pub record_id: Option<RecordId>,
    pub in_force: VersionView,
    pub proposed: Option<VersionView>,
    pub actions: Vec<AgreementActionState>,
    /// What the proposal changes.
    pub diff: Vec<Difference>,
}

/// All versions of a relationship that the scope may see.
pub(super) struct Versions {
    pub relationship: Relationship,
    pub rows: Vec<AgreementRow>,
}

impl Versions {
    pub fn load(conn: &mut Conn, scope: &Scope, id: RelationshipId) -> Result<Self, Problem> {
        let relationship = organisations::find_relationship(conn, scope, id)?;
        Ok(Self { relationship, rows: store::all(conn, id)? })
    }

    pub fn in_force(&self) -> Option<&AgreementRow> {
        self.rows.iter().rfind(|row| row.in_force_at.is_some() && row.ended_at.is_none())
    }

    pub fn proposed(&self) -> Option<&AgreementRow> {
        self.rows.iter().rfind(|row| row.in_force_at.is_none() && row.withdrawn_at.is_none())
    }

    /// The number of the newest; 0 before the first.
    pub fn newest(&self) -> i32 {
        self.rows.last().map_or(0, |row| row.version)
    }
}

/// The agreement of a relationship in which the scope's organisation stands.
pub fn agreement(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<AgreementView, Problem> {
    let versions = Versions::load(conn, scope, id)?;
    let shown: Vec<AgreementRow> =
        versions.in_force().into_iter().chain(versions.proposed()).cloned().collect();
    let mut views = views(conn, &shown)?;
    let proposed = versions.proposed().and_then(|row| views.remove(&row.version));
    let in_force = match versions.in_force().and_then(|row| views.remove(&row.version)) {
        Some(view) => view,
        None => usual(conn, &versions.relationship)?,
    };
    let diff = match &proposed {
        Some(proposed) => differences(&in_force.data, &proposed.data)?,
        None => Vec::new(),
    };
    let side = versions.relationship.side;
    let by = versions.proposed().map(|row| row.proposed_side);
    Ok(AgreementView {
        record_id: versions.rows.first().map(|row| row.record_id),
        in_force,
        proposed,
        actions: policy::action_states(scope, side, by),
        diff,
    })
}

/// Versions, newest first.
pub fn versions(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    page: &PageParams,
) -> Result<Page<VersionView>, Problem> {
    organisations::find_relationship(conn, scope, id)?;
    let limit = page.limit()?;
    let before = match page.cursor.as_deref() {
        None => None,
        Some(text) => {
            Some(text.parse::<i32>().map_err(|_| Problem::invalid("cursor", "not_allowed_value"))?)
        }
    };
    let mut rows = store::page(conn, id, before, limit)?;
    let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next_cursor = rows.last().filter(|_| more).map(|row| row.version.to_string());
    let mut views = views(conn, &rows)?;
    let items = rows.iter().filter_map(|row| views.remove(&row.version)).collect();
    Ok(Page { items, next_cursor })
}

/// Rows as both sides see them, by version.
fn views(conn: &mut Conn, rows: &[AgreementRow]) -> Result<HashMap<i32, VersionView>, Problem> {
    let people: Vec<MembershipId> = rows.iter().filter_map(|row| row.proposed_by).collect();
    let people = organisations::person_refs(conn, &people)?;
    let subjects: Vec<SubjectId> = rows.iter().map(|row| SubjectId(row.id.0)).collect();
    let mut signed = signoffs::of_subjects_unscoped(conn, SubjectKind::Agreement, &subjects)?;
    let mut views = HashMap::new();
    for row in rows {
        let proposer = row.proposed_by.and_then(|id| people.get(&id)).cloned();
        let signoff = signed.remove(&SubjectId(row.id.0)).and_then(|mut all| all.pop());
        views.insert(
            row.version,
            VersionView {
                version: row.version,
                data: serde_json::from_value(row.data.0.clone()).map_err(Problem::internal)?,
                sha256: hex::encode(&row.sha256),
                proposed_side: Some(row.proposed_side),
                proposed_by: proposer.map(|person| person.on(row.proposed_side)),
                proposed_at: Some(row.proposed_at),
                note: row.note.clone(),
                in_force_at: row.in_force_at,
                signoff,
            },
        );
    }
    Ok(views)
}

/// What holds before anything was agreed.
fn usual(conn: &mut Conn, relationship: &Relationship) -> Result<VersionView, Problem> {
    let (vendor, customer) = (relationship.row.vendor_org, relationship.row.customer_org);
    let data = usual_between_unscoped(conn, vendor, customer)?.data.clone();
    Ok(VersionView {
        version: 0,
        sha256: hex::encode(hash(&data)?),
        data,
        proposed_side: None,
        proposed_by: None,
        proposed_at: None,
        note: None,
        in_force_at: None,
        signoff: None,
    })
}

/// What is signed of a version: keys in order, no spaces.
pub(super) fn hash(data: &AgreementData) -> Result<Vec<u8>, Problem> {
    let canonical = serde_json::to_value(data).map_err(Problem::internal)?.to_string();
    Ok(seal(&canonical))
}

fn differences(
    in_force: &AgreementData,
    proposed: &AgreementData,
) -> Result<Vec<Difference>, Problem> {
    let from = serde_json::to_value(in_force).map_err(Problem::internal)?;
    let to = serde_json::to_value(proposed).map_err(Problem::internal)?;
    let mut found = Vec::new();
    compare(String::new(), &from, &to, &mut found);
    Ok(found)
}

/// Field by field; lists of one length item by item, others as a whole.
fn compare(path: String, from: &Value, to: &Value, found: &mut Vec<Difference>) {
    let under = |name: &str| {
        if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
    };
    match (from, to) {
        (Value::Object(from), Value::Object(to)) => {
            for (name, old) in from {
                compare(under(name), old, to.get(name).unwrap_or(&Value::Null), found);
            }
        }
        (Value::Array(from), Value::Array(to)) if from.len() == to.len() => {
            for (index, (old, new)) in from.iter().zip(to).enumerate() {
                compare(under(&index.to_string()), old, new, found);
            }
        }
        (from, to) if from != to => {
            found.push(Difference { path, from: from.clone(), to: to.clone() });
        }
        _ => {}
    }
}
