//! The question bank: what a firm asks again, kept as it was written and looked for by its words.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::authoring::refuse;
use super::validate;
use crate::features::records::service::canonical;
use crate::features::surveys::model::{
    BankId, BankRow, Definition, Lang, MOST_BANKED, Page as SurveyPage, PageId, Question, Texts,
};
use crate::features::surveys::store;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct BankQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Words of the question or of its answers, in any of its languages.
    pub q: Option<String>,
}

/// A question that is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SurveyBankQuestion)]
pub struct BankQuestion {
    pub id: BankId,
    pub question: Question,
    pub created_at: Timestamp,
}

fn shown(row: &BankRow) -> Result<BankQuestion, Problem> {
    let question = serde_json::from_str(&row.question).map_err(Problem::internal)?;
    Ok(BankQuestion { id: row.id, question, created_at: row.created_at })
}

/// The questions that the own firm keeps, newest first: one statement.
pub fn banked(
    conn: &mut Conn,
    scope: &Scope,
    query: &BankQuery,
) -> Result<Page<BankQuestion>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let limit = page.limit()?;
    let after = page.cursor()?.map(|cursor| BankId(cursor.id));
    let wanted = query.q.as_deref().map(str::trim).filter(|words| !words.is_empty());
    if wanted.is_some_and(|words| words.len() > 200) {
        return Err(Problem::invalid("q", "text_too_long"));
    }
    let pattern = wanted.map(|words| format!("%{}%", escaped(&words.to_lowercase())));
    let rows = store::bank::page(conn, scope, pattern.as_deref(), after, limit)?;
    let rows = Page::cut(rows, limit, |row| Cursor { at: row.created_at, id: row.id.0 });
    let items = rows.items.iter().map(shown).collect::<Result<_, _>>()?;
    Ok(Page { items, next_cursor: rows.next_cursor })
}

fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for one in words.chars() {
        if matches!(one, '\\' | '%' | '_') {
            text.push('\\');
        }
        text.push(one);
    }
    text
}

/// Keeps a question, without its conditions: they speak of others. The same one is kept once.
///
/// # Errors
/// `forbidden` if the role is too low; `invalid` for what could stand in no survey, or if too many are
/// kept.
pub fn bank(tx: &mut Tx<'_>, scope: &Scope, question: &Question) -> Result<BankQuestion, Problem> {
    scope.require(Capability::Write)?;
    let bare = Question { visible_if: None, required_if: None, ..question.clone() };
    refuse(validate::refusals(&around(&bare)))?;
    let json = serde_json::to_value(&bare).map_err(Problem::internal)?;
    let words = words(&bare);
    let text = canonical(&json);
    if let Some(known) = store::bank::same(tx.conn, scope, &text)? {
        return shown(&known);
    }
    if store::bank::count(tx.conn, scope)? >= MOST_BANKED {
        return Err(Problem::invalid("question", "too_many"));
    }
    let row = BankRow {
        id: BankId::generate(),
        organisation_id: scope.org(),
        question: text,
        words,
        created_by: Some(scope.membership()),
        created_at: tx.now,
    };
    store::bank::insert(tx.conn, &row)?;
    tx.subject(row.id);
    shown(&row)
}

/// A survey of this question alone, to see whether it is within bounds.
fn around(question: &Question) -> Definition {
    let pages = PageId::new("page").map(|id| SurveyPage {
        id,
        title: Texts::default(),
        visible_if: None,
        questions: vec![question.clone()],
        on_leave: Vec::new(),
    });
    Definition {
        languages: vec![Lang::english()],
        title: Texts::default(),
        about: Texts::default(),
        thanks: Texts::default(),
        variables: Vec::new(),
        pages: pages.into_iter().collect(),
    }
}

/// All that somebody reads of it, in all languages, in small letters.
fn words(question: &Question) -> String {
    let texts = validate::question_texts(question);
    let said: Vec<&str> =
        texts.iter().flat_map(|(_, texts, _)| texts.0.values().map(String::as_str)).collect();
    said.join("\n").to_lowercase()
}

/// Keeps a question no longer.
///
/// # Errors
/// `not_found` for a question that the firm does not keep.
pub fn unbank(tx: &mut Tx<'_>, scope: &Scope, id: BankId) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if !store::bank::delete(tx.conn, scope, id)? {
        return Err(Problem::not_found());
    }
    tx.subject(id);
    Ok(())
}
