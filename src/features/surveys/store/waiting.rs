//! What somebody is asked to answer.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::surveys::model::{Invite, InviteState, Survey, SurveyStatus};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{survey_invites, survey_quotas, survey_versions, surveys};
use crate::platform::db::{Conn, MultiBackend};

/// Surveys that somebody is asked at once, at most.
const MOST: i64 = 50;

/// Invites of a membership that was shown to be the caller's, with their surveys, oldest first.
pub fn asked_unscoped(
    conn: &mut Conn,
    membership: MembershipId,
    now: Timestamp,
) -> QueryResult<Vec<(Invite, Survey)>> {
    use survey_invites as i;
    i::table
        .inner_join(surveys::table)
        .filter(i::membership_id.eq(membership))
        .filter(i::state.eq(InviteState::Created))
        .filter(i::revoked_at.is_null())
        .filter(i::valid_from.is_null().or(i::valid_from.le(now)))
        .filter(i::valid_until.is_null().or(i::valid_until.gt(now)))
        .filter(surveys::status.eq(SurveyStatus::Live))
        .order(i::id)
        .limit(MOST)
        .select((
            <Invite as SelectableHelper<MultiBackend>>::as_select(),
            <Survey as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// What versions of these surveys ask.
pub fn versions_unscoped(
    conn: &mut Conn,
    ids: &[RecordId],
) -> QueryResult<Vec<((RecordId, i32), String)>> {
    survey_versions::table
        .filter(survey_versions::survey_id.eq_any(ids.to_vec()))
        .select((
            (survey_versions::survey_id, survey_versions::number),
            survey_versions::definition,
        ))
        .load(conn)
}

/// Those of which enough answers have come in all.
pub fn full_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<RecordId>> {
    survey_quotas::table
        .filter(survey_quotas::survey_id.eq_any(ids.to_vec()))
        .filter(survey_quotas::link_id.is_null())
        .filter(survey_quotas::question.is_null())
        .filter(survey_quotas::taken.ge(survey_quotas::most))
        .select(survey_quotas::survey_id)
        .load(conn)
}
