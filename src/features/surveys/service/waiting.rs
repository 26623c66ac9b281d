//! What somebody who signs in is asked to answer. It is told to them alone: a list of others, or a
//! number of them, would tell who has not answered yet.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::authoring::read;
use super::validate::estimate;
use crate::features::organisations::model::OrgRef;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{Anonymity, Invite, Survey};
use crate::features::surveys::store;
use crate::platform::auth::{Keys, Purpose};
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A survey that the caller is asked to answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyToAnswer {
    pub id: RecordId,
    pub title: String,
    /// Who asks.
    pub asker: OrgRef,
    /// Of a survey with two owners: the other one.
    pub together_with: Option<OrgRef>,
    /// The longest way through.
    pub minutes: u32,
    pub anonymity: Anonymity,
    pub asked_at: Timestamp,
    pub valid_until: Option<Timestamp>,
    /// The caller's own link: `/s/…`; null for an observer, and for an API token that only reads.
    pub path: Option<String>,
}

/// Surveys that the caller has not answered yet, with their links if there are keys to make them of: six
/// statements at most. A link answers for its holder, so whoever can change nothing gets none.
pub fn to_answer(
    conn: &mut Conn,
    scope: &Scope,
    keys: Option<&Keys>,
    now: Timestamp,
) -> Result<Vec<SurveyToAnswer>, Problem> {
    let open = asked(conn, scope, now)?;
    let ids: Vec<RecordId> = open.iter().map(|(_, survey)| survey.record_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let versions: HashMap<(RecordId, i32), String> =
        store::waiting::versions_unscoped(conn, &ids)?.into_iter().collect();
    let pairs = store::pairs::of_unscoped(conn, &ids)?;
    let beside = |survey: &Survey| {
        let pair = pairs.iter().find(|pair| pair.survey_id == survey.record_id)?;
        Some(pair.other_than(survey.owner_org))
    };
    let firms: Vec<OrganisationId> = open
        .iter()
        .flat_map(|(_, survey)| std::iter::once(survey.owner_org).chain(beside(survey)))
        .collect();
    let keys = keys.filter(|_| scope.may(Capability::Write));
    let names = organisations::org_refs(conn, &firms)?;
    let mut items = Vec::new();
    for (invite, survey) in open {
        let row = versions.get(&(survey.record_id, survey.published));
        let asker = names.get(&survey.owner_org).cloned();
        let (Some(row), Some(asker), Some(anonymity)) = (row, asker, survey.anonymity) else {
            continue;
        };
        let definition = read(row)?;
        let lang = definition.language_for(invite.language.as_deref().unwrap_or_default());
        let token =
            |keys: &Keys| keys.token(Purpose::Survey, Uuid::from(invite.id), invite.generation);
        items.push(SurveyToAnswer {
            id: survey.record_id,
            title: definition.title.in_language(&lang).to_owned(),
            asker,
            together_with: beside(&survey).and_then(|other| names.get(&other).cloned()),
            minutes: estimate(&definition).minutes_to,
            anonymity,
            asked_at: invite.created_at,
            valid_until: invite.valid_until,
            path: keys.map(|keys| format!("/s/{}", token(keys))),
        });
    }
    items.sort_by_key(|one| (one.valid_until.is_none(), one.valid_until, one.asked_at));
    Ok(items)
}

/// The caller's own invites that may be used now: three statements at most.
pub fn asked(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
) -> Result<Vec<(Invite, Survey)>, Problem> {
    let mut open = store::waiting::asked_unscoped(conn, scope.membership(), now)?;
    if !open.is_empty() {
        let ids: Vec<RecordId> = open.iter().map(|(_, survey)| survey.record_id).collect();
        let full = store::waiting::full_unscoped(conn, &ids)?;
        let pairs = store::pairs::of_unscoped(conn, &ids)?;
        // A side of a mirror that asks nobody any more takes no answers.
        let done = |invite: &Invite, survey: &Survey| {
            let pair = pairs.iter().find(|pair| pair.survey_id == survey.record_id);
            pair.zip(invite.side).is_some_and(|(pair, side)| pair.done_at(side).is_some())
        };
        open.retain(|(invite, survey)| !full.contains(&survey.record_id) && !done(invite, survey));
    }
    Ok(open)
}
