//! Decisions whose day of review has come: whoever signed one is reminded of it, once.
use std::collections::HashMap;

use crate::features::demands::model::{DecisionRow, DemandDecisionId};
use crate::features::demands::store;
use crate::features::interactions::model::TopicId;
use crate::features::interactions::service as interactions;
use crate::features::notices::model::{NoticeEvent, NoticeSubject};
use crate::features::notices::service::{self as notices, NewNotice};
use crate::features::organisations::service as organisations;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Decisions that one look reminds of; the next look sees to the rest.
const AT_ONCE: i64 = 100;

/// Decisions of which somebody is to be reminded.
pub fn reviews_due(conn: &mut Conn, now: Timestamp) -> Result<Vec<DecisionRow>, Problem> {
    Ok(store::to_review_unscoped(conn, &dates::morning_of(now), AT_ONCE)?)
}

/// Reminds those who signed, in the inbox and by mail. A decision that another one followed is settled:
/// nobody is reminded of it.
pub fn remind(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let now = tx.now;
    let due = reviews_due(tx.conn, now)?;
    let ids: Vec<DemandDecisionId> = due.iter().map(|row| row.id).collect();
    let topics: Vec<TopicId> = due.iter().map(|row| row.topic_id).collect();
    let newest: HashMap<TopicId, Option<Timestamp>> =
        store::newest_unscoped(tx.conn, &topics)?.into_iter().collect();
    let stands = |row: &&DecisionRow| newest.get(&row.topic_id) == Some(&Some(row.decided_at));
    let due: Vec<&DecisionRow> = due.iter().filter(stands).collect();
    let names = interactions::topics_named_unscoped(tx.conn, &topics)?;
    let signers: Vec<_> = due.iter().map(|row| (row.vendor_org, row.signed_by)).collect();
    let told = organisations::stand_ins_unscoped(tx.conn, &signers)?;
    for (row, to) in due.into_iter().zip(told) {
        let notice = NewNotice {
            event: NoticeEvent::DemandReview,
            subject: NoticeSubject(row.id.0),
            title: names.get(&row.topic_id).cloned().unwrap_or_default(),
            more: 0,
            target: Some(row.topic_id.to_string()),
            mail: true,
        };
        notices::tell(tx, &to, &notice)?;
    }
    Ok(store::set_reminded_unscoped(tx.conn, &ids, now)?)
}
