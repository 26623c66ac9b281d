//! Waves and tags of surveys whose visibility was shown.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::surveys::model::{TextTag, Wave};
use crate::platform::db::Conn;
use crate::platform::db::schema::{survey_text_tags, survey_waves};

pub fn wave_unscoped(conn: &mut Conn, survey: RecordId) -> QueryResult<Option<Wave>> {
    Wave::query().filter(survey_waves::survey_id.eq(survey)).first(conn).optional()
}

/// The newest waves that began with this survey, from the newest on.
pub fn waves_unscoped(conn: &mut Conn, first: RecordId, most: i64) -> QueryResult<Vec<Wave>> {
    Wave::query()
        .filter(survey_waves::first_id.eq(first))
        .order(survey_waves::number.desc())
        .limit(most)
        .load(conn)
}

/// Puts a survey into the row; false if its place is taken.
pub fn insert_wave(conn: &mut Conn, wave: &Wave) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(survey_waves::table).values(wave).on_conflict_do_nothing().execute(c)
    })?;
    Ok(rows == 1)
}

/// All tags of a question's texts.
pub fn tags_unscoped(
    conn: &mut Conn,
    survey: RecordId,
    question: &str,
) -> QueryResult<Vec<(String, String)>> {
    survey_text_tags::table
        .filter(survey_text_tags::survey_id.eq(survey))
        .filter(survey_text_tags::question.eq(question.to_owned()))
        .order((survey_text_tags::text_key, survey_text_tags::tag))
        .select((survey_text_tags::text_key, survey_text_tags::tag))
        .load(conn)
}

/// Puts these tags in place of those that a text has.
pub fn replace_tags(
    conn: &mut Conn,
    survey: RecordId,
    question: &str,
    text_key: &str,
    tags: &[TextTag],
) -> QueryResult<()> {
    let before = survey_text_tags::table
        .filter(survey_text_tags::survey_id.eq(survey))
        .filter(survey_text_tags::question.eq(question.to_owned()))
        .filter(survey_text_tags::text_key.eq(text_key.to_owned()));
    diesel::delete(before).execute(conn)?;
    if tags.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(survey_text_tags::table).values(tags).execute(c)
    })?;
    Ok(())
}
