//! Activities as the vendor's people see them.
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::activities::model::{
    Activity, ActivityContact, ActivityId, ActivityKind, ActivityRow, ActivityStatus, MailRow,
};
use crate::features::activities::policy::{self, Standing};
use crate::features::activities::store::{self, Filter};
use crate::features::customers::model::{ContactId, ContactRef};
use crate::features::customers::service as customers;
use crate::features::organisations::model::{AccountRef, PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::text::{dates, ical};

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// First day, `YYYY-MM-DD`: what ends before it is left out.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`: what begins after it is left out.
    pub until: Option<String>,
    /// A membership, or `me`.
    pub assignee: Option<String>,
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    #[param(value_type = Option<String>)]
    pub contact_id: Option<ContactId>,
    pub status: Option<ActivityStatus>,
    pub kind: Option<ActivityKind>,
}

/// `me`, or a membership.
pub(super) fn member(scope: &Scope, told: Option<&str>) -> Result<Option<MembershipId>, Problem> {
    match told {
        None | Some("") => Ok(None),
        Some("me") => Ok(Some(scope.membership())),
        Some(id) => {
            let id = id.parse().map_err(|_| Problem::invalid("assignee", "not_allowed_value"))?;
            Ok(Some(id))
        }
    }
}

fn filter(scope: &Scope, query: &ListQuery) -> Result<Filter, Problem> {
    let zone = dates::zone(scope.time_zone());
    let day = |field: &'static str, text: Option<&str>| match text {
        None | Some("") => Ok(None),
        Some(text) => dates::day(text).map(Some).ok_or_else(|| Problem::invalid(field, "bad_date")),
    };
    let first = day("from", query.from.as_deref())?;
    let last = day("until", query.until.as_deref())?;
    Ok(Filter {
        from: first.map(|day| Timestamp::from_datetime(ical::start_of_day(zone, day))),
        until: last.map(|day| dates::end_of_day(zone, day)),
        assignee: member(scope, query.assignee.as_deref())?,
        relationship: query.relationship_id,
        with_account: false,
        contact: query.contact_id,
        status: query.status,
        kind: query.kind,
    })
}

/// Activities of the own organisation, the earliest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
    now: Timestamp,
) -> Result<Page<Activity>, Problem> {
    let params = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let rows = store::page(conn, scope, &filter(scope, query)?, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.starts_at, id: row.id.0 });
    let next_cursor = page.next_cursor;
    Ok(Page { items: shown(conn, scope, page.items, now)?, next_cursor })
}

/// One of them.
pub fn load(
    conn: &mut Conn,
    scope: &Scope,
    id: ActivityId,
    now: Timestamp,
) -> Result<Activity, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    shown(conn, scope, vec![row], now)?.pop().ok_or_else(Problem::not_found)
}

/// The names around activities, in one statement each.
struct Names {
    accounts: HashMap<RelationshipId, AccountRef>,
    contacts: HashMap<ContactId, ContactRef>,
    people: HashMap<MembershipId, PersonRef>,
    mails: HashMap<ActivityId, MailRow>,
    may_write: bool,
    now: Timestamp,
}

/// Adds names, letters and what can be done.
pub(super) fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<ActivityRow>,
    now: Timestamp,
) -> Result<Vec<Activity>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ActivityId> = rows.iter().map(|row| row.id).collect();
    let accounts: Vec<RelationshipId> = rows.iter().filter_map(|row| row.relationship_id).collect();
    let contacts: Vec<ContactId> = rows.iter().filter_map(|row| row.contact_id).collect();
    let people: Vec<MembershipId> = rows.iter().map(|row| row.assignee).collect();
    let mut names = Names {
        accounts: account_refs(conn, scope, &accounts)?,
        contacts: customers::contact_refs(conn, scope, &contacts)?,
        people: organisations::person_refs(conn, &people)?,
        mails: store::mails(conn, scope, &ids)?
            .into_iter()
            .map(|row| (row.activity_id, row))
            .collect(),
        may_write: scope.may(Capability::Write),
        now,
    };
    Ok(rows.into_iter().map(|row| names.activity(row)).collect())
}

/// How the vendor names these customers of its own.
pub(super) fn account_refs(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<HashMap<RelationshipId, AccountRef>, Problem> {
    Ok(organisations::relationships_among(conn, scope, ids)?
        .into_iter()
        .filter(|relationship| relationship.side == Side::Vendor)
        .map(|relationship| {
            let relationship_id = relationship.row.id;
            (relationship_id, AccountRef { relationship_id, name: relationship.row.name })
        })
        .collect())
}

impl Names {
    fn activity(&mut self, row: ActivityRow) -> Activity {
        let mail = self.mails.remove(&row.id);
        let standing = Standing::of(&row, mail.as_ref().map(|mail| mail.state));
        let known = row.contact_id.and_then(|id| self.contacts.get(&id));
        let known =
            known.cloned().map(|ContactRef { id, name }| ActivityContact { id: Some(id), name });
        let named = row.contact_name.map(|name| ActivityContact { id: None, name });
        let zone = dates::zone(&row.time_zone);
        let day = row.all_day.then(|| ical::day_of(zone, row.starts_at.datetime()).to_string());
        Activity {
            id: row.id,
            kind: row.kind,
            status: row.status,
            overdue: row.status == ActivityStatus::Planned && row.ends_at < self.now,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            day,
            time_zone: row.time_zone,
            account: row.relationship_id.and_then(|id| self.accounts.get(&id)).cloned(),
            contact: known.or(named),
            reach: row.reach,
            assignee: self.people.get(&row.assignee).cloned(),
            purpose: row.purpose,
            brief: row.brief,
            origin: row.origin,
            mail: mail.map(Into::into),
            cancel_reason: row.cancel_reason,
            closed_at: row.closed_at,
            interaction_id: row.interaction_id,
            version: row.version,
            actions: policy::action_states(self.may_write, standing, self.now),
        }
    }
}
