//! The rows behind a figure.
use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::{InsightQuery, computed, kept};
use crate::features::complaints::service::safe_cell;
use crate::features::figures::model::{InsightCase, InsightCases, InsightName};
use crate::features::figures::service::table::{Behind, Computed, MOST_SHOWN, count};
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Customers whose names are asked for in one statement.
const CHUNK: usize = 1000;

/// Which of the rows behind a figure are asked for.
#[derive(Debug, Clone, Default)]
pub struct CasesQuery {
    /// The key of a row of the table; all unless told.
    pub row: Option<String>,
    /// Behind which row.
    pub cursor: Option<String>,
}

/// What a figure is made of: all of it, or the part in one row of its table, page by page.
pub fn cases(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    wanted: &CasesQuery,
    now: Timestamp,
) -> Result<InsightCases, Problem> {
    let row = wanted.row.as_deref();
    let Some(cursor) = wanted.cursor.as_deref().filter(|cursor| !cursor.is_empty()) else {
        let kept = kept(conn, scope, name, query, now)?;
        let of = match row {
            Some(row) => kept.content.rows.get(row),
            None => Some(&kept.content.all),
        };
        let shown: Vec<&Behind> = of.iter().flat_map(|of| &of.first).collect();
        let n = of.map_or(0, |of| of.n);
        let currency = kept.content.insight.currency.clone();
        return page(conn, scope, &shown, n, n > count(shown.len()), currency);
    };
    // Only the first page is kept with a figure; whoever reads on has it worked out anew.
    let Computed { insight, behind } = computed(conn, scope, name, query, now)?;
    let all = of_row(&behind, row);
    let last = all.iter().position(|one| place(one) == cursor);
    let begin = last.ok_or_else(|| Problem::invalid("cursor", "not_allowed_value"))? + 1;
    let shown: Vec<&Behind> = all.iter().copied().skip(begin).take(MOST_SHOWN).collect();
    let more = all.len() > begin + shown.len();
    page(conn, scope, &shown, count(all.len()), more, insight.currency)
}

fn page(
    conn: &mut Conn,
    scope: &Scope,
    shown: &[&Behind],
    n: u64,
    more: bool,
    currency: Option<String>,
) -> Result<InsightCases, Problem> {
    let customers = customers(conn, scope, shown)?;
    Ok(InsightCases {
        n,
        items: shown.iter().filter_map(|one| case(one, &customers)).collect(),
        currency,
        next_cursor: shown.last().filter(|_| more).map(|one| place(one)),
    })
}

/// The same, all of it, as CSV: UTF-8 with BOM so that spreadsheets read it, money in minor units.
pub fn cases_csv(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    row: Option<&str>,
    now: Timestamp,
) -> Result<Vec<u8>, Problem> {
    let Computed { insight, behind } = computed(conn, scope, name, query, now)?;
    let all = of_row(&behind, row);
    let customers = customers(conn, scope, &all)?;
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let head =
        ["row", "complaint", "title", "customer", "at", "word", "days", "amount_minor", "currency"];
    writer.write_record(head).map_err(Problem::internal)?;
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    for one in all {
        let Some(case) = case(one, &customers) else { continue };
        let money = case.amount_minor.and(insight.currency.clone());
        let cells = [
            safe_cell(&one.key),
            safe_cell(&case.number.unwrap_or_default()),
            safe_cell(&case.title.unwrap_or_default()),
            safe_cell(&case.customer),
            case.at.map(|at| at.datetime().to_rfc3339()).unwrap_or_default(),
            case.word.unwrap_or_default().to_owned(),
            number(case.days),
            number(case.amount_minor),
            money.unwrap_or_default(),
        ];
        writer.write_record(cells).map_err(Problem::internal)?;
    }
    writer.into_inner().map_err(Problem::internal)
}

fn of_row<'a>(behind: &'a [Behind], row: Option<&str>) -> Vec<&'a Behind> {
    behind.iter().filter(|one| row.is_none_or(|row| one.key == row)).collect()
}

/// What a row is known by among all: what it is, of when, and in which row of the table.
fn place(one: &Behind) -> String {
    let id: Uuid = one.complaint.as_ref().map_or(one.relationship.0, |(id, ..)| id.0);
    let at = one.at.map_or(0, Timestamp::micros).to_be_bytes();
    URL_SAFE_NO_PAD.encode([id.as_bytes().as_slice(), &at, one.key.as_bytes()].concat())
}

fn customers(
    conn: &mut Conn,
    scope: &Scope,
    shown: &[&Behind],
) -> Result<HashMap<RelationshipId, String>, Problem> {
    let mut ids: Vec<RelationshipId> = shown.iter().map(|one| one.relationship).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut names = HashMap::new();
    for ids in ids.chunks(CHUNK) {
        let found = organisations::relationships_among(conn, scope, ids)?;
        names.extend(found.into_iter().map(|one| (one.row.id, one.customer.name)));
    }
    Ok(names)
}

fn case(one: &Behind, customers: &HashMap<RelationshipId, String>) -> Option<InsightCase> {
    let (record_id, number, title) = match one.complaint.clone() {
        Some((id, number, title)) => (Some(id), Some(number), Some(title)),
        None => (None, None, None),
    };
    Some(InsightCase {
        record_id,
        number,
        title,
        relationship_id: one.relationship,
        customer: customers.get(&one.relationship)?.clone(),
        at: one.at,
        word: one.word,
        days: one.days,
        amount_minor: one.amount,
    })
}
