//! How many answers are wanted, and links that anybody may use.
//!
//! A quota is counted in the transaction that takes an answer in, and held there: at 200 at once
//! against 50, exactly 50 are taken. Where it is not told who answers, it is not told how full a
//! quota is, only whether it is full: its count would be an exact figure of a live survey.
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::authoring::{Found, find, read};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, Answer, Answers, Definition, Kind, LinkId, MOST_LINKS, MOST_QUOTAS, OpenLink,
    OptionId, QuestionId, Quota, QuotaId, SurveyAction,
};
use crate::features::surveys::store;
use crate::platform::auth::{Keys, Purpose};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// A quota as its survey's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyQuota {
    pub id: QuotaId,
    /// Of one option of this question; null: of all answers, or of those by a link.
    pub question: Option<String>,
    pub option: Option<String>,
    pub most: i32,
    pub full: bool,
    /// Null where it is not told who answers.
    pub taken: Option<i32>,
}

/// An open link as its survey's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyOpenLink {
    pub id: LinkId,
    pub name: String,
    /// `/s/…`
    pub path: String,
    pub valid_until: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub created_at: Timestamp,
    /// How many answers it takes; null: as many as come.
    pub most: Option<i32>,
    pub full: bool,
}

/// Links and quotas of a survey.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyLimits {
    pub links: Vec<SurveyOpenLink>,
    pub quotas: Vec<SurveyQuota>,
}

/// What a quota counts.
#[derive(Debug, Clone)]
pub struct NewQuota {
    /// Question and option; all answers if none is named.
    pub cell: Option<(QuestionId, OptionId)>,
    pub most: i32,
}

/// A link to open.
#[derive(Debug, Clone)]
pub struct NewLink {
    pub name: String,
    pub most: Option<i32>,
    pub valid_until: Option<Timestamp>,
}

/// Links and quotas, oldest first.
pub fn limits(
    conn: &mut Conn,
    scope: &Scope,
    keys: &Keys,
    id: RecordId,
) -> Result<SurveyLimits, Problem> {
    let found = find(conn, scope, id)?;
    let told = found.survey.anonymity.is_none_or(|one| one == Anonymity::Identified);
    let quotas = store::quotas::quotas_unscoped(conn, id)?;
    // Whoever may not invite does not get what anybody could answer by.
    let shown = found.authorize(scope, SurveyAction::Invite).is_ok();
    let links = if shown { store::quotas::links_unscoped(conn, id)? } else { Vec::new() };
    let links = links.into_iter().map(|link| {
        let quota = quotas.iter().find(|quota| quota.link_id == Some(link.id));
        SurveyOpenLink {
            id: link.id,
            path: path(keys, link.id),
            name: link.name,
            valid_until: link.valid_until,
            closed_at: link.closed_at,
            created_at: link.created_at,
            most: quota.map(|quota| quota.most),
            full: quota.is_some_and(Quota::is_full),
        }
    });
    let links = links.collect();
    let quotas =
        quotas.into_iter().filter(|quota| quota.link_id.is_none()).map(|quota| SurveyQuota {
            id: quota.id,
            full: quota.is_full(),
            taken: told.then_some(quota.taken),
            question: quota.question,
            option: quota.option,
            most: quota.most,
        });
    Ok(SurveyLimits { links, quotas: quotas.collect() })
}

fn path(keys: &Keys, id: LinkId) -> String {
    format!("/s/{}", keys.token(Purpose::SurveyLink, Uuid::from(id), 0))
}

/// Opens a link that anybody may use.
///
/// # Errors
/// `invalid` for a number below what a figure stands on, or a day that has gone.
pub fn open_link(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: NewLink,
) -> Result<LinkId, Problem> {
    let found = find(tx.conn, scope, id)?;
    found.alone()?;
    found.authorize(scope, SurveyAction::Invite)?;
    if new.valid_until.is_some_and(|until| until <= tx.now) {
        return Err(Problem::invalid("valid_until", "bad_date"));
    }
    if store::quotas::links_unscoped(tx.conn, id)?.len() >= MOST_LINKS {
        return Err(Problem::invalid("name", "too_many"));
    }
    let link = OpenLink {
        id: LinkId::generate(),
        survey_id: id,
        name: new.name,
        valid_until: new.valid_until,
        closed_at: None,
        created_by: Some(scope.membership()),
        created_at: tx.now,
    };
    store::quotas::insert_link(tx.conn, &link)?;
    if let Some(most) = new.most {
        let quota = quota(&found, most, tx.now)?;
        store::quotas::insert_quota(tx.conn, &Quota { link_id: Some(link.id), ..quota })?;
    }
    tx.subject(id);
    Ok(link.id)
}

/// Closes an open link: nobody begins by it any more; whoever has begun may end.
///
/// # Errors
/// `not_found` for a link of another survey, or one that is closed.
pub fn close_link(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    link: LinkId,
) -> Result<(), Problem> {
    find(tx.conn, scope, id)?.authorize(scope, SurveyAction::Invite)?;
    if !store::quotas::close_link_unscoped(tx.conn, id, link, tx.now)? {
        return Err(Problem::not_found());
    }
    tx.subject(id);
    Ok(())
}

/// Sets how many answers are wanted: before the first has come, since what came before was not
/// counted; where it is hidden who answers, before anybody is asked, and of all answers only.
///
/// # Errors
/// `invalid` for an option that nobody can choose, or a number below what a figure stands on;
/// `action_not_allowed` with reason `answered`, `asked` or `hidden`.
pub fn set_quota(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewQuota,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    found.alone()?;
    found.authorize(scope, SurveyAction::Invite)?;
    let before = store::quotas::hold_quotas(tx.conn, id)?;
    if before.len() >= MOST_QUOTAS {
        return Err(Problem::invalid("most", "too_many"));
    }
    let (invited, answered) = store::counts_unscoped(tx.conn, id)?;
    if found.hides() {
        // Before anybody can answer: a refusal afterwards would tell that somebody has.
        if invited > 0 || !store::quotas::links_unscoped(tx.conn, id)?.is_empty() {
            return Err(Problem::not_allowed("asked"));
        }
        // Whoever fills one up by answers of their own would learn how many others chose the option.
        if new.cell.is_some() {
            return Err(Problem::not_allowed("hidden"));
        }
    } else if answered > 0 {
        return Err(Problem::not_allowed("answered"));
    }
    let mut quota = quota(&found, new.most, tx.now)?;
    if let Some((question, option)) = &new.cell {
        let row = store::version_unscoped(tx.conn, id, found.survey.published)?;
        let row = row.ok_or_else(Problem::not_found)?;
        if !can_choose(&read(&row.definition)?, question, option) {
            return Err(Problem::invalid("option", "not_allowed_value"));
        }
        quota.question = Some(question.to_string());
        quota.option = Some(option.to_string());
    }
    let same = |one: &Quota| {
        one.link_id.is_none() && one.question == quota.question && one.option == quota.option
    };
    if before.iter().any(same) {
        return Err(Problem::invalid("option", "already_exists"));
    }
    store::quotas::insert_quota(tx.conn, &quota)?;
    tx.subject(id);
    Ok(())
}

fn quota(found: &Found, most: i32, now: Timestamp) -> Result<Quota, Problem> {
    // Less would tell, by being full, of fewer than a figure may stand on.
    let least = match found.survey.anonymity {
        Some(Anonymity::Identified) | None => 1,
        Some(_) => found.survey.k_min.unwrap_or(1),
    };
    if most < least {
        return Err(Problem::invalid("most", "number_range"));
    }
    Ok(Quota {
        id: QuotaId::generate(),
        survey_id: found.survey.record_id,
        link_id: None,
        question: None,
        option: None,
        most,
        taken: 0,
        created_at: now,
    })
}

fn can_choose(definition: &Definition, question: &QuestionId, option: &OptionId) -> bool {
    match definition.question(question).map(|question| &question.kind) {
        Some(
            Kind::Single { options, .. } | Kind::Multi { options, .. } | Kind::Dropdown { options },
        ) => options.iter().any(|choice| choice.id == *option),
        _ => false,
    }
}

/// Takes a quota away.
///
/// # Errors
/// `not_found` for a quota of another survey.
pub fn drop_quota(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    quota: QuotaId,
) -> Result<(), Problem> {
    find(tx.conn, scope, id)?.authorize(scope, SurveyAction::Invite)?;
    if !store::quotas::delete_quota_unscoped(tx.conn, id, quota)? {
        return Err(Problem::not_found());
    }
    tx.subject(id);
    Ok(())
}

/// Counts an answer in every quota that it falls under; false, and none is counted, if one of them
/// is full.
pub(super) fn count_in(
    tx: &mut Tx<'_>,
    survey: RecordId,
    link: Option<LinkId>,
    answers: &Answers,
) -> Result<bool, Problem> {
    let all = store::quotas::hold_quotas(tx.conn, survey)?;
    let under: Vec<&Quota> = all.iter().filter(|quota| falls_under(quota, link, answers)).collect();
    if under.iter().any(|quota| quota.is_full()) {
        return Ok(false);
    }
    let ids: Vec<QuotaId> = under.iter().map(|quota| quota.id).collect();
    if !ids.is_empty() {
        store::quotas::count_in(tx.conn, &ids)?;
    }
    Ok(true)
}

/// Whether nobody can be taken in any more who comes this way.
pub(super) fn is_full(
    conn: &mut Conn,
    survey: RecordId,
    link: Option<LinkId>,
) -> Result<bool, Problem> {
    let all = store::quotas::quotas_unscoped(conn, survey)?;
    Ok(all.iter().any(|quota| quota.is_full() && falls_under(quota, link, &Answers::new())))
}

fn falls_under(quota: &Quota, link: Option<LinkId>, answers: &Answers) -> bool {
    if quota.link_id.is_some() {
        return quota.link_id == link;
    }
    let Some((question, option)) = quota.question.as_deref().zip(quota.option.as_deref()) else {
        return true;
    };
    let answer = QuestionId::new(question).and_then(|question| answers.get(&question).cloned());
    match answer {
        Some(Answer::Option(chosen)) => chosen.as_str() == option,
        Some(Answer::Options(chosen)) => chosen.options.iter().any(|one| one.as_str() == option),
        _ => false,
    }
}
