//! Lines of a change of an agreed list.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::rows::PatchInput;
use super::{Answer, Data, Titles};
use crate::features::records::model::RecordId;
use crate::features::requirements::model::{
    ChangeId, ListView, RequirementChangeKind, RequirementId,
};
use crate::features::requirements::service::{self, ChangeEdit, NewChange};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;
use crate::platform::text::{Line, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/projects/{id}/requirements/changes" Member => propose,
        PATCH "/api/v1/requirements/changes/{id}" Member => edit,
        DELETE "/api/v1/requirements/changes/{id}" Member => remove,
    ]
}

/// What a change costs, or saves.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequirementCost)]
pub struct CostInput {
    amount_minor: i64,
    /// ISO 4217
    #[schema(value_type = String, min_length = 3, max_length = 3)]
    currency: Line<3>,
}

/// Far above what a project costs, and far below where sums overflow.
const MOST_COST: i64 = 1_000_000_000_000;
const MOST_DAYS: i32 = 3660;

impl CostInput {
    fn parsed(self) -> Result<(i64, String), Problem> {
        if !(-MOST_COST..=MOST_COST).contains(&self.amount_minor) {
            return Err(Problem::invalid("cost.amount_minor", "number_range"));
        }
        let currency = self.currency.into_string();
        if is_currency(&currency) {
            Ok((self.amount_minor, currency))
        } else {
            Err(Problem::invalid("cost.currency", "not_allowed_value"))
        }
    }
}

fn days(days: Option<i32>) -> Result<Option<i32>, Problem> {
    if days.is_none_or(|days| (-MOST_DAYS..=MOST_DAYS).contains(&days)) {
        Ok(days)
    } else {
        Err(Problem::invalid("days", "number_range"))
    }
}

/// A line of a change.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequirementChange)]
pub struct ChangeInput {
    kind: RequirementChangeKind,
    /// None of an addition.
    #[serde(default)]
    requirement_id: Option<RequirementId>,
    /// What is to be different; of an addition all that it says.
    #[serde(default)]
    content: PatchInput,
    #[schema(value_type = String, max_length = 2000)]
    reason: Text<2000>,
    #[serde(default)]
    cost: Option<CostInput>,
    /// What it does to the schedule.
    #[serde(default)]
    days: Option<i32>,
}

/// Proposes a change of an agreed list: a line of the delta that all sign.
#[utoipa::path(post, path = "/api/v1/projects/{id}/requirements/changes", tag = "requirements",
    operation_id = "propose_requirement_change", params(("id" = String, Path)),
    request_body = ChangeInput,
    responses((status = 201, body = ListView), (status = 404), (status = 409), (status = 422)))]
pub async fn propose(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<RecordId>,
    request: Keyed<ChangeInput>,
) -> Answer {
    let (id, key, actor, titles) = (id.into_inner(), request.key, scope.clone(), **titles);
    let body = request.body;
    let new = NewChange {
        kind: body.kind,
        requirement: body.requirement_id,
        content: body.content.parsed()?,
        reason: body.reason.into_string(),
        cost: body.cost.map(CostInput::parsed).transpose()?,
        days: days(body.days)?,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::propose(tx, &actor, titles, id, &new)
        })
    };
    Ok(platform.db.write(&scope, "requirement.propose", write).await?.into())
}

/// What is to be different of a line; null empties what may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RequirementChangePatch)]
pub struct ChangePatchInput {
    #[serde(default)]
    content: PatchInput,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: Option<Text<2000>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<CostInput>)]
    cost: Option<Option<CostInput>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i32>)]
    days: Option<Option<i32>>,
}

/// Changes a line of the delta.
#[utoipa::path(patch, path = "/api/v1/requirements/changes/{id}", tag = "requirements",
    operation_id = "edit_requirement_change", params(("id" = String, Path)),
    request_body = ChangePatchInput,
    responses((status = 200, body = ListView), (status = 404), (status = 409), (status = 412),
        (status = 422), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<ChangeId>,
    version: IfMatch,
    body: Body<ChangePatchInput>,
) -> Answer {
    let (id, body, actor, titles) = (id.into_inner(), body.0, scope.clone(), **titles);
    let change = ChangeEdit {
        content: body.content.parsed()?,
        reason: body.reason.map(Text::into_string),
        cost: body.cost.map(|cost| cost.map(CostInput::parsed).transpose()).transpose()?,
        days: body.days.map(days).transpose()?,
    };
    let write =
        move |tx: &mut Tx<'_>| service::edit_change(tx, &actor, titles, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "requirement.edit_change", write).await?))
}

/// Takes a line out of the delta.
#[utoipa::path(delete, path = "/api/v1/requirements/changes/{id}", tag = "requirements",
    operation_id = "drop_requirement_change", params(("id" = String, Path)),
    responses((status = 200, body = ListView), (status = 404), (status = 409), (status = 412),
        (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<ChangeId>,
    version: IfMatch,
) -> Answer {
    let (id, actor, titles) = (id.into_inner(), scope.clone(), **titles);
    let write = move |tx: &mut Tx<'_>| service::drop_change(tx, &actor, titles, id, version);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "requirement.drop_change", write).await?))
}
