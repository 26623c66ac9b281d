//! Surveys as their owner's people see them.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::authoring::{find, read};
use super::together::{self, SurveyTogether};
use super::validate::{Estimate, Finding, asks_who, estimate, findings};
use crate::features::organisations::model::OrgRef;
use crate::features::records::model::{BallSide, LaneKind, Record, RecordId, ThreadId};
use crate::features::records::service::{self as records, At};
use crate::features::surveys::model::{Anonymity, Definition, Lang, Survey, SurveyStatus, Texts};
use crate::features::surveys::policy::{self, ActionState};
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::statistics::disclosure::live_shown;

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    pub status: Option<SurveyStatus>,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyItem {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: SurveyStatus,
    pub anonymity: Option<Anonymity>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub published_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// Whoever owns it too, if two do.
    pub together_with: Option<OrgRef>,
    pub mirror: bool,
    /// Whose turn it is, where two own it.
    pub ball: Option<BallSide>,
}

/// How many were asked and how many have answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SurveyFigures {
    /// By an invite of their own; whoever came by an open link was not asked. Where two own it: by
    /// the own side.
    pub invited: i64,
    /// Whether there is or was an open link: nobody knows then how many of how many answered.
    pub by_link: bool,
    /// To the end. Where it is not shown who answered: in steps of `k_min` and one step behind while
    /// the survey is live; fewer than `k_min` are told as none.
    pub completed: i64,
}

/// A published version, without what it asks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyVersionRef {
    pub number: i32,
    pub sha256: String,
    pub published_at: Timestamp,
}

/// A survey.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Survey)]
pub struct SurveyView {
    pub id: RecordId,
    pub number: String,
    pub version: i32,
    pub thread_id: ThreadId,
    pub title: String,
    pub status: SurveyStatus,
    pub anonymity: Option<Anonymity>,
    /// Fewest answers that a figure stands on.
    pub k_min: Option<i32>,
    /// What the next version asks.
    pub definition: Definition,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    pub estimate: Estimate,
    pub versions: Vec<SurveyVersionRef>,
    pub figures: SurveyFigures,
    /// In the answer to `remind`: how many were reminded, where it is told who answers.
    pub reminded: Option<usize>,
    pub created_at: Timestamp,
    pub published_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub actions: Vec<ActionState>,
    /// If two own it: who, what they have agreed on, who has signed.
    pub together: Option<SurveyTogether>,
}

/// A page of the surveys that the scope sees, newest activity first: two statements, and two more
/// where some have two owners.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
) -> Result<Page<SurveyItem>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let limit = page.limit()?;
    let rows = store::page(conn, scope, query.status, page.cursor()?, limit)?;
    let places = Page::cut(rows, limit, |(id, at)| Cursor { at: *at, id: id.0 });
    let ids: Vec<RecordId> = places.items.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(Page::whole(Vec::new()));
    }
    let mut found: HashMap<RecordId, _> =
        store::list_unscoped(conn, &ids)?.into_iter().map(|row| (row.1.id, row)).collect();
    let joint: Vec<RecordId> = found
        .values()
        .filter(|(_, record)| record.relationship_id.is_some())
        .map(|(_, record)| record.id)
        .collect();
    let mut partners = match joint.is_empty() {
        true => HashMap::new(),
        false => together::partners(conn, scope, &joint)?,
    };
    let items = places
        .items
        .into_iter()
        .filter_map(|(id, activity_at)| {
            let (survey, record) = found.remove(&id)?;
            let (together_with, mirror) = partners.remove(&id).unzip();
            Some(SurveyItem {
                id,
                together_with,
                mirror: mirror.unwrap_or(false),
                ball: record.ball_side,
                number: record.number,
                title: titled(&survey, scope),
                status: survey.status,
                anonymity: survey.anonymity,
                created_at: record.created_at,
                activity_at,
                published_at: survey.published_at,
                closed_at: survey.closed_at,
            })
        })
        .collect();
    Ok(Page { items, next_cursor: places.next_cursor })
}

/// A survey by what others that tell of it need.
#[derive(Debug, Clone)]
pub struct SurveyHead {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: SurveyStatus,
    pub closed_at: Option<Timestamp>,
}

/// Those of these surveys that the scope sees.
pub fn heads(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> Result<Vec<SurveyHead>, Problem> {
    let seen = records::visible_among(conn, scope, ids)?;
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let head = |(survey, record): (Survey, Record)| SurveyHead {
        id: record.id,
        number: record.number,
        title: titled(&survey, scope),
        status: survey.status,
        closed_at: survey.closed_at,
    };
    Ok(store::list_unscoped(conn, &seen)?.into_iter().map(head).collect())
}

/// A survey with what is wrong with its draft: seven statements, and five more if two own it.
pub fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<SurveyView, Problem> {
    let found = find(conn, scope, id)?;
    let seats = records::seats(conn, scope, At::Record(id))?;
    let lane = seats.lane(LaneKind::Private).ok_or_else(Problem::not_found)?;
    let versions = store::versions_unscoped(conn, id)?;
    let (all_invited, completed) = store::counts_unscoped(conn, id)?;
    let invited = match found.own_side() {
        Some(side) => store::pairs::invited_unscoped(conn, id, side)?,
        None => all_invited,
    };
    let by_link = store::quotas::has_links_unscoped(conn, id)?;
    let definition = read(&found.survey.draft)?;
    let (together, stage) = together::together(conn, &found, &definition)?.unzip();
    let told = together.as_ref().is_none_or(|together| together.counts_told);
    let counts = (invited, if told { completed } else { 0 });
    let (survey, record) = (found.survey, found.record);
    let title = titled(&survey, scope);
    let mut wrong = findings(&definition);
    if survey.anonymity != Some(Anonymity::Identified) {
        wrong.extend(asks_who(&definition));
    }
    Ok(SurveyView {
        id,
        number: record.number,
        version: record.version,
        thread_id: lane.thread_id,
        status: survey.status,
        anonymity: survey.anonymity,
        k_min: survey.k_min,
        findings: wrong,
        estimate: estimate(&definition),
        definition,
        versions: versions
            .into_iter()
            .map(|row| SurveyVersionRef {
                number: row.number,
                sha256: row.sha256,
                published_at: row.published_at,
            })
            .collect(),
        figures: figures(&survey, counts, by_link),
        reminded: None,
        title,
        created_at: record.created_at,
        published_at: survey.published_at,
        closed_at: survey.closed_at,
        actions: policy::action_states(scope, survey.status, stage),
        together,
    })
}

/// The little of a draft that lists need.
#[derive(Deserialize)]
struct Head {
    languages: Vec<Lang>,
    title: Texts,
}

/// A title in the language of its reader, if the survey speaks it.
fn titled(survey: &Survey, scope: &Scope) -> String {
    let head: Option<Head> = serde_json::from_str(&survey.draft).ok();
    let own = head.and_then(|head| {
        let spoken = head.languages.iter().find(|lang| lang.as_str() == scope.locale().as_str())?;
        head.title.get(spoken).map(|title| title.chars().take(200).collect())
    });
    own.unwrap_or_else(|| survey.title.clone())
}

fn figures(survey: &Survey, (invited, completed): (i64, i64), by_link: bool) -> SurveyFigures {
    let all = u64::try_from(completed).unwrap_or(0);
    let k = survey.k_min.and_then(|k| u64::try_from(k).ok()).unwrap_or(1);
    let told = match (survey.anonymity, survey.status) {
        (Some(Anonymity::Identified) | None, _) => all,
        (_, SurveyStatus::Closed) if all < k => 0,
        (_, SurveyStatus::Closed) => all,
        _ => live_shown(all, k),
    };
    SurveyFigures { invited, by_link, completed: i64::try_from(told).unwrap_or(i64::MAX) }
}

/// What a version asks, as it was published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyVersion {
    pub number: i32,
    pub definition: Definition,
    /// Of its canonical JSON (RFC 8785).
    pub sha256: String,
    pub published_at: Timestamp,
}

/// A published version of a survey that the scope sees.
pub fn version(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    number: i32,
) -> Result<SurveyVersion, Problem> {
    find(conn, scope, id)?;
    let row = store::version_unscoped(conn, id, number)?.ok_or_else(Problem::not_found)?;
    Ok(SurveyVersion {
        number: row.number,
        definition: read(&row.definition)?,
        sha256: row.sha256,
        published_at: row.published_at,
    })
}
