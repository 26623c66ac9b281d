//! Queries on studies, for callers that have shown that the records are visible.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::studies::model::StudyItem;
use crate::platform::db::Conn;
use crate::platform::db::schema::study_items;

pub fn insert(conn: &mut Conn, items: &[StudyItem]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| diesel::insert_into(study_items::table).values(items).execute(c))?;
    Ok(())
}

/// Studies that ask about an idea, the newest first.
pub fn of_idea(conn: &mut Conn, idea: RecordId, most: i64) -> QueryResult<Vec<StudyItem>> {
    StudyItem::query()
        .filter(study_items::idea_id.eq(idea))
        .order((study_items::made_at.desc(), study_items::survey_id.desc()))
        .limit(most)
        .load(conn)
}
