//! Puts a customer together; each part is one function that asks one feature.
use crate::features::activities::model::{Activity, ActivityStatus};
use crate::features::activities::service as activities;
use crate::features::commitments::model::{CommitmentState, ListedCommitment};
use crate::features::commitments::service as commitments;
use crate::features::customers::model::{Correction, CorrectionState};
use crate::features::customers::service as customers;
use crate::features::interactions::service as interactions;
use crate::features::meetings::service::{self as meetings, MeetingItem};
use crate::features::notifications::model::RecordTitles;
use crate::features::orders::service as orders;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service::{self as organisations, KeptAs};
use crate::features::overviews::model::{
    Brief, KindCount, Matter, OpenMatters, Overview, TimelineItem,
};
use crate::features::records::model::{BallSide, Party, Record, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::features::segments::model::SegmentStay;
use crate::features::segments::service as segments;
use crate::features::surveys::service::{self as surveys, SurveyAnswered};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// What is worked on with a customer. Agreements have a page of their own.
const KINDS: [RecordKind; 5] = [
    RecordKind::Complaint,
    RecordKind::Meeting,
    RecordKind::Project,
    RecordKind::Idea,
    RecordKind::Survey,
];
/// Open matters that are told.
const MOST_OPEN: i64 = 60;
/// Commitments and meetings that are told.
const MOST_AHEAD: i64 = 20;
/// Planned activities that are told.
const NEXT: i64 = 5;
/// Answers to surveys that are told.
const LAST_ANSWERS: i64 = 3;
/// What is told of the past in a brief.
const RECENT: i64 = 8;

/// Who asks about whom, and when.
pub struct Asked<'a> {
    pub scope: &'a Scope,
    pub titles: RecordTitles,
    pub id: RelationshipId,
    pub now: Timestamp,
}

/// The customer as it is kept, with those that were merged into it: what is worked out with them
/// stays in their records.
fn kept_as(conn: &mut Conn, asked: &Asked<'_>) -> Result<KeptAs, Problem> {
    organisations::kept_as(conn, asked.scope, asked.id)
}

/// All of it. Whoever adds a part adds a field and a function.
pub fn overview(conn: &mut Conn, asked: &Asked<'_>) -> Result<Overview, Problem> {
    let account = customers::account(conn, asked.scope, asked.id)?;
    // Of one that was merged away everything is told of the one it is now.
    let asked = &Asked { id: account.account.id, ..*asked };
    let kept = kept_as(conn, asked)?;
    let customers = kept.organisations.as_slice();
    Ok(Overview {
        people: customers::people(conn, asked.scope, asked.id, None, asked.now)?.items,
        open: open_matters(conn, asked, customers)?,
        commitments: promised(conn, asked, kept.relationships.clone())?,
        corrections: corrections(conn, asked)?,
        next_meeting: next_meeting(conn, asked)?,
        planned: planned(conn, asked)?,
        segments: sorted_in(conn, asked)?,
        orders: orders::account(conn, asked.scope, asked.id, asked.now)?,
        answered: answered(conn, asked, customers)?,
        counts: counts(conn, asked, customers)?,
        last_contact_at: last_contact(conn, asked)?,
        account,
    })
}

/// The same with what happened last.
pub fn brief(conn: &mut Conn, asked: &Asked<'_>) -> Result<Brief, Problem> {
    let page = PageParams { limit: Some(RECENT), cursor: None };
    Ok(Brief {
        overview: overview(conn, asked)?,
        recent: timeline(conn, asked, &page)?.items,
        made_at: asked.now,
    })
}

fn open_matters(
    conn: &mut Conn,
    asked: &Asked<'_>,
    customers: &[OrganisationId],
) -> Result<OpenMatters, Problem> {
    let of = (customers, KINDS.as_slice());
    let mut found = records::with_counterpart(conn, asked.scope, of, true, None, MOST_OPEN + 1)?;
    let most = usize::try_from(MOST_OPEN).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let mut open = OpenMatters { more, ..OpenMatters::default() };
    for matter in matters(conn, asked, found)? {
        match matter.ball {
            Some(BallSide::Vendor) => open.ours.push(matter),
            Some(BallSide::Customer) => open.theirs.push(matter),
            Some(BallSide::Both | BallSide::Third) | None => open.others.push(matter),
        }
    }
    Ok(open)
}

/// Names and titles for records that the scope sees.
fn matters(
    conn: &mut Conn,
    asked: &Asked<'_>,
    found: Vec<(Record, Party)>,
) -> Result<Vec<Matter>, Problem> {
    let ids: Vec<_> = found.iter().map(|(record, _)| record.id).collect();
    let mut titles = asked.titles.of(conn, &ids)?;
    let owners: Vec<MembershipId> =
        found.iter().filter_map(|(_, party)| party.owner_membership_id).collect();
    let people = organisations::person_refs(conn, &owners)?;
    let matter = |(record, party): (Record, Party)| Matter {
        status: party.status,
        open: party.open,
        ball: party.ball_side,
        since: record.ball_since,
        until: record.ball_until,
        owner: party
            .owner_membership_id
            .and_then(|id| people.get(&id))
            .map(|person| person.clone().on(party.side)),
        activity_at: party.activity_at,
        record: RecordRef {
            title: titles.remove(&record.id).unwrap_or_default(),
            id: record.id,
            kind: record.kind,
            number: record.number,
        },
    };
    Ok(found.into_iter().map(matter).collect())
}

fn promised(
    conn: &mut Conn,
    asked: &Asked<'_>,
    relationships: Vec<RelationshipId>,
) -> Result<Vec<ListedCommitment>, Problem> {
    use CommitmentState as S;
    let filter = commitments::Filter {
        relationships,
        state: vec![S::Open, S::Missed, S::Fulfilled],
        ..commitments::Filter::default()
    };
    let page = PageParams { limit: Some(MOST_AHEAD), cursor: None };
    Ok(commitments::list(conn, asked.scope, asked.titles, &filter, &page, asked.now)?.items)
}

fn corrections(conn: &mut Conn, asked: &Asked<'_>) -> Result<Vec<Correction>, Problem> {
    let all = customers::of_relationship(conn, asked.scope, asked.id)?.items;
    Ok(all.into_iter().filter(|one| one.state == CorrectionState::Open).collect())
}

fn next_meeting(conn: &mut Conn, asked: &Asked<'_>) -> Result<Option<MeetingItem>, Problem> {
    let query = meetings::ListQuery {
        limit: Some(MOST_AHEAD),
        relationship_id: Some(asked.id),
        upcoming: true,
        ..meetings::ListQuery::default()
    };
    let ahead = meetings::list(conn, asked.scope, &query, asked.now)?.items;
    Ok(ahead.into_iter().min_by_key(|meeting| meeting.held_at))
}

fn planned(conn: &mut Conn, asked: &Asked<'_>) -> Result<Vec<Activity>, Problem> {
    let query = activities::ListQuery {
        limit: Some(NEXT),
        relationship_id: Some(asked.id),
        status: Some(ActivityStatus::Planned),
        ..activities::ListQuery::default()
    };
    Ok(activities::list(conn, asked.scope, &query, asked.now)?.items)
}

fn sorted_in(conn: &mut Conn, asked: &Asked<'_>) -> Result<Vec<SegmentStay>, Problem> {
    let stays = segments::stays(conn, asked.scope, asked.id)?;
    Ok(stays.into_iter().filter(|stay| stay.until.is_none()).collect())
}

fn answered(
    conn: &mut Conn,
    asked: &Asked<'_>,
    customers: &[OrganisationId],
) -> Result<Vec<SurveyAnswered>, Problem> {
    surveys::answered(conn, asked.scope, customers, None, LAST_ANSWERS)
}

fn counts(
    conn: &mut Conn,
    asked: &Asked<'_>,
    customers: &[OrganisationId],
) -> Result<Vec<KindCount>, Problem> {
    let counts = records::count_with_counterpart(conn, asked.scope, customers, &KINDS)?;
    let count = |kind: RecordKind| counts.get(&kind).map(|total| KindCount { kind, total: *total });
    Ok(KINDS.into_iter().filter_map(count).collect())
}

fn last_contact(conn: &mut Conn, asked: &Asked<'_>) -> Result<Option<Timestamp>, Problem> {
    let query = interactions::ListQuery {
        limit: Some(1),
        relationship_id: Some(asked.id),
        ..interactions::ListQuery::default()
    };
    let last = interactions::list(conn, asked.scope, &query, asked.now)?.items;
    Ok(last.first().map(|interaction| interaction.occurred_at))
}

/// What happened, the newest first: records at their latest activity, interactions, and answers to
/// surveys. Each list is read to one more than a page holds, so that what comes next is known.
pub fn timeline(
    conn: &mut Conn,
    asked: &Asked<'_>,
    page: &PageParams,
) -> Result<Page<TimelineItem>, Problem> {
    let account = customers::account(conn, asked.scope, asked.id)?.account;
    let asked = &Asked { id: account.id, ..*asked };
    let customers = kept_as(conn, asked)?.organisations;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let of = (customers.as_slice(), KINDS.as_slice());
    let answered = surveys::answered(conn, asked.scope, &customers, cursor, limit + 1)?;
    let found = records::with_counterpart(conn, asked.scope, of, false, cursor, limit + 1)?;
    let query = interactions::ListQuery {
        limit: Some(limit),
        cursor: page.cursor.clone(),
        relationship_id: Some(asked.id),
        ..interactions::ListQuery::default()
    };
    let talks = interactions::list(conn, asked.scope, &query, asked.now)?;
    let more_talks = talks.next_cursor.is_some();
    let mut items: Vec<TimelineItem> = matters(conn, asked, found)?
        .into_iter()
        .map(|matter| TimelineItem {
            at: matter.activity_at,
            id: matter.record.id.0,
            matter: Some(matter),
            interaction: None,
            answered: None,
        })
        .collect();
    items.extend(talks.items.into_iter().map(|interaction| TimelineItem {
        at: interaction.occurred_at,
        id: interaction.id.0,
        matter: None,
        interaction: Some(interaction),
        answered: None,
    }));
    items.extend(answered.into_iter().map(|answered| TimelineItem {
        at: answered.at,
        id: answered.id.0,
        matter: None,
        interaction: None,
        answered: Some(answered),
    }));
    items.sort_by_key(|item| std::cmp::Reverse((item.at, item.id)));
    Ok(cut(items, limit, more_talks))
}

/// A page of what was read; there is a next one also if interactions alone had more to tell.
fn cut(items: Vec<TimelineItem>, limit: i64, more: bool) -> Page<TimelineItem> {
    let place = |item: &TimelineItem| Cursor { at: item.at, id: item.id };
    let page = Page::cut(items, limit, place);
    let next_cursor = page
        .next_cursor
        .or_else(|| if more { page.items.last().map(|last| place(last).encode()) } else { None });
    Page { items: page.items, next_cursor }
}
