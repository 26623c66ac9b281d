//! Reports over HTTP.
use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::features::quality::model::{ItemId, ItemKind, ReportForm, Step};
use crate::features::quality::policy::StepAction;
use crate::features::quality::service::{
    self, Candidate, FieldChange, ItemChange, NewItem, NewReport, ReportView, StepVote,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::Text;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/report" Member => show,
        POST "/api/v1/complaints/{id}/report" Member => start,
        GET "/api/v1/complaints/{id}/report/candidates" Member => candidates,
        PATCH "/api/v1/complaints/{id}/report/steps/{step}" Member => change_fields,
        POST "/api/v1/complaints/{id}/report/steps/{step}/actions/{name}" Member => act,
        POST "/api/v1/complaints/{id}/report/actions/complete" Member => complete,
        POST "/api/v1/complaints/{id}/report/items" Member => add_item,
        PATCH "/api/v1/report-items/{id}" Member => change_item,
        DELETE "/api/v1/report-items/{id}" Member => remove_item,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

fn step_of(word: &str) -> Result<Step, Problem> {
    word.parse().map_err(|_| Problem::not_found())
}

/// The joint report of a complaint.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/report", tag = "reports",
    operation_id = "show_report", params(("id" = String, Path)),
    responses((status = 200, body = ReportView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let report = platform.db.read(move |conn| service::load(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(report))
}

/// Reports to which a complaint may point.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReportCandidates)]
pub struct Candidates {
    items: Vec<Candidate>,
}

/// Reports of other complaints between the same two firms: perhaps about the same cause.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/report/candidates", tag = "reports",
    operation_id = "list_report_candidates", params(("id" = String, Path)),
    responses((status = 200, body = Candidates), (status = 404)))]
pub async fn candidates(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let items = platform.db.read(move |conn| service::candidates(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(Candidates { items }))
}

/// Which report to start.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewReport)]
pub struct NewReportInput {
    form: ReportForm,
    /// The complaint whose report is about the same cause: this one then points to it.
    #[serde(default)]
    same_cause_as: Option<RecordId>,
}

/// Starts the report of a complaint, or links it to the report of another one.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/report", tag = "reports",
    operation_id = "start_report", params(("id" = String, Path)), request_body = NewReportInput,
    responses((status = 201, body = ReportView), (status = 409), (status = 422)))]
pub async fn start(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<NewReportInput>,
) -> Answer {
    let id = path.into_inner();
    let NewReportInput { form, same_cause_as } = request.body;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::start(tx, &actor, id, &NewReport { form, same_cause_as })?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "report.start", write).await?.into())
}

/// A field as the caller wants it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldInput {
    /// The version that was seen; 0 for a field that was never written.
    version: i32,
    value: Value,
}

/// Fields of one step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldsInput {
    fields: BTreeMap<String, FieldInput>,
}

/// Writes fields: different fields merge, a field that moved on answers 409 with both texts.
#[utoipa::path(patch, path = "/api/v1/complaints/{id}/report/steps/{step}", tag = "reports",
    params(("id" = String, Path), ("step" = Step, Path)), request_body = FieldsInput,
    responses((status = 200, body = ReportView), (status = 409), (status = 422)))]
pub async fn change_fields(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String)>,
    body: Body<FieldsInput>,
) -> Answer {
    let (id, step) = path.into_inner();
    let step = step_of(&step)?;
    let changes: BTreeMap<String, FieldChange> = body
        .0
        .fields
        .into_iter()
        .map(|(name, FieldInput { version, value })| (name, FieldChange { version, value }))
        .collect();
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::change_fields(tx, &actor, id, step, &changes);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "report.fields", write).await?))
}

/// What is done with a step.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepActionInput {
    /// Of the step.
    version: i32,
    /// To sign or refuse: the hash of what was shown, lower-case hexadecimal.
    #[serde(default)]
    sha256: Option<String>,
    /// To refuse or reopen.
    #[serde(default)]
    reason: Option<Text<4000>>,
}

/// Submits, signs, refuses or reopens a step.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/report/steps/{step}/actions/{name}",
    tag = "reports", operation_id = "act_on_step",
    params(("id" = String, Path), ("step" = Step, Path), ("name" = StepAction, Path)),
    request_body = StepActionInput,
    responses((status = 200, body = ReportView), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String, String)>,
    request: Keyed<StepActionInput>,
) -> Answer {
    let (id, step, name) = path.into_inner();
    let step = step_of(&step)?;
    let action: StepAction = name.parse().map_err(|_| Problem::not_found())?;
    let StepActionInput { version, sha256, reason } = request.body;
    let sha256 = sha256
        .map(|text| hex::decode(text).map_err(|_| Problem::invalid("sha256", "not_allowed_value")))
        .transpose()?;
    let vote = StepVote { action, version, sha256, reason: reason.map(Text::into_string) };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::act(tx, &actor, id, step, &vote))
    };
    Ok(platform.db.write(&scope, "report.step", write).await?.into())
}

/// Which version of the report is completed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteInput {
    /// Of the report.
    version: i32,
}

/// Completes a report whose steps are all signed and whose corrective actions are effective.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/report/actions/complete", tag = "reports",
    operation_id = "complete_report", params(("id" = String, Path)), request_body = CompleteInput,
    responses((status = 200, body = ReportView), (status = 409)))]
pub async fn complete(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<CompleteInput>,
) -> Answer {
    let id = path.into_inner();
    let version = request.body.version;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::complete(tx, &actor, id, version))
    };
    Ok(platform.db.write(&scope, "report.complete", write).await?.into())
}

/// A new row of a step.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewReportItem)]
pub struct NewItemInput {
    step: Step,
    kind: ItemKind,
    #[serde(default)]
    parent_id: Option<ItemId>,
    #[serde(default)]
    position: Option<i32>,
    #[schema(value_type = Object)]
    data: Map<String, Value>,
}

/// Adds somebody of the team, a cause, an answer to "why?", an action, a cost.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/report/items", tag = "reports",
    operation_id = "add_report_item", params(("id" = String, Path)), request_body = NewItemInput,
    responses((status = 201, body = ReportView), (status = 409), (status = 422)))]
pub async fn add_item(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<NewItemInput>,
) -> Answer {
    let id = path.into_inner();
    let NewItemInput { step, kind, parent_id, position, data } = request.body;
    let new = NewItem { step, kind, parent: parent_id, position, data };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::add_item(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "report.item", write).await?.into())
}

/// What changes of a row.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReportItemPatch)]
pub struct ItemPatch {
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    data: Option<Map<String, Value>>,
    #[serde(default)]
    position: Option<i32>,
}

/// Changes a row of the own side.
#[utoipa::path(patch, path = "/api/v1/report-items/{id}", tag = "reports",
    operation_id = "change_report_item", params(("id" = String, Path)), request_body = ItemPatch,
    responses((status = 200, body = ReportView), (status = 409), (status = 412), (status = 428)))]
pub async fn change_item(
    scope: Scope,
    platform: Data,
    path: web::Path<ItemId>,
    version: IfMatch,
    body: Body<ItemPatch>,
) -> Answer {
    let item = path.into_inner();
    let change = ItemChange { data: body.0.data, position: body.0.position };
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::change_item(tx, &actor, item, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "report.item", write).await?))
}

/// Takes a row of the own side out, with what hangs below it.
#[utoipa::path(delete, path = "/api/v1/report-items/{id}", tag = "reports",
    operation_id = "remove_report_item", params(("id" = String, Path)),
    responses((status = 200, body = ReportView), (status = 409), (status = 412), (status = 428)))]
pub async fn remove_item(
    scope: Scope,
    platform: Data,
    path: web::Path<ItemId>,
    version: IfMatch,
) -> Answer {
    let item = path.into_inner();
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::remove_item(tx, &actor, item, version);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "report.item", write).await?))
}
