//! Changing the plan: deliverables, evidence, phases, dates and criteria of gates.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, given_day, on_day};
use crate::features::organisations::model::Side;
use crate::features::projects::model::{
    CriterionId, DeliverableId, DeliverableView, EvidenceId, GateId, GateView, Handling, PhaseId,
    PlanView,
};
use crate::features::projects::service::{
    self, CriterionAnswer, DeliverableChange, EvidenceInput, LinkInput, NewDeliverable, PhaseChange,
};
use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::text::{Line, OptText, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/projects/{id}/deliverables" Member => add,
        PATCH "/api/v1/deliverables/{id}" Member => edit,
        POST "/api/v1/deliverables/{id}/evidence" Member => add_evidence,
        DELETE "/api/v1/deliverables/{id}/evidence/{evidence_id}" Member => remove_evidence,
        PATCH "/api/v1/phases/{id}" Member => edit_phase,
        PATCH "/api/v1/gates/{id}" Member => edit_gate,
        PATCH "/api/v1/criteria/{id}" Member => answer,
    ]
}

fn yes() -> bool {
    true
}

/// A new deliverable.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDeliverable)]
pub struct DeliverableInput {
    phase_id: PhaseId,
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
    side: Side,
    /// Which organisation of the side; whichever are in unless told.
    #[serde(default)]
    organisation_id: Option<OrganisationId>,
    #[serde(default = "yes")]
    required: bool,
    /// `YYYY-MM-DD`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    due_on: OptText<10>,
}

/// Adds a deliverable to a phase.
#[utoipa::path(post, path = "/api/v1/projects/{id}/deliverables", tag = "projects",
    operation_id = "add_deliverable", params(("id" = String, Path)),
    request_body = DeliverableInput,
    responses((status = 201, body = DeliverableView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn add(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<DeliverableInput>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let new = NewDeliverable {
        due_on: on_day("due_on", &body.due_on)?,
        phase: body.phase_id,
        title: body.title.into_string(),
        note: body.note.into_string(),
        side: body.side,
        organisation: body.organisation_id,
        required: body.required,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::add_deliverable(tx, &actor, id, &new)
        })
    };
    Ok(platform.db.write(&scope, "project.add_deliverable", write).await?.into())
}

/// What changes of a deliverable; null empties what may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = DeliverablePatch)]
pub struct DeliverablePatchInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    note: Option<OptText<4000>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    organisation_id: Option<Option<OrganisationId>>,
    required: Option<bool>,
    handling: Option<Handling>,
    /// `YYYY-MM-DD`
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    due_on: Option<OptText<10>>,
}

/// Changes a deliverable.
#[utoipa::path(patch, path = "/api/v1/deliverables/{id}", tag = "projects",
    operation_id = "edit_deliverable", params(("id" = String, Path)),
    request_body = DeliverablePatchInput,
    responses((status = 200, body = DeliverableView), (status = 404), (status = 409),
        (status = 412), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    id: web::Path<DeliverableId>,
    version: IfMatch,
    body: Body<DeliverablePatchInput>,
) -> Answer {
    let (id, body, actor) = (id.into_inner(), body.0, scope.clone());
    let change = DeliverableChange {
        due_on: given_day("due_on", body.due_on.as_ref())?,
        title: body.title.map(Text::into_string),
        note: body.note.map(OptText::into_string),
        organisation: body.organisation_id,
        required: body.required,
        handling: body.handling,
    };
    let write = move |tx: &mut Tx<'_>| service::edit_deliverable(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.edit_deliverable", write).await?))
}

/// A link to something that lies elsewhere.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EvidenceLink)]
pub struct LinkBody {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// `https://…` or `http://…`
    #[schema(value_type = String, max_length = 2000)]
    url: Line<2000>,
}

/// What is added.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewEvidence)]
pub struct EvidenceBody {
    /// Of the deliverable.
    version: i32,
    #[serde(default)]
    file_ids: Vec<FileId>,
    #[serde(default)]
    links: Vec<LinkBody>,
    /// What the new evidence stands in place of.
    #[serde(default)]
    replaces: Option<EvidenceId>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
}

/// Adds files or links to a deliverable. What was submitted or approved is in progress again.
#[utoipa::path(post, path = "/api/v1/deliverables/{id}/evidence", tag = "projects",
    operation_id = "add_evidence", params(("id" = String, Path)), request_body = EvidenceBody,
    responses((status = 201, body = DeliverableView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn add_evidence(
    scope: Scope,
    platform: Data,
    id: web::Path<DeliverableId>,
    request: Keyed<EvidenceBody>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let link =
        |link: LinkBody| LinkInput { title: link.title.into_string(), url: link.url.into_string() };
    let input = EvidenceInput {
        version: body.version,
        file_ids: body.file_ids,
        links: body.links.into_iter().map(link).collect(),
        replaces: body.replaces,
        note: body.note.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::add_evidence(tx, &actor, id, &input)
        })
    };
    Ok(platform.db.write(&scope, "project.add_evidence", write).await?.into())
}

/// Takes evidence away.
#[utoipa::path(delete, path = "/api/v1/deliverables/{id}/evidence/{evidence_id}",
    tag = "projects", operation_id = "remove_evidence",
    params(("id" = String, Path), ("evidence_id" = String, Path)),
    responses((status = 200, body = DeliverableView), (status = 404), (status = 409)))]
pub async fn remove_evidence(
    scope: Scope,
    platform: Data,
    path: web::Path<(DeliverableId, EvidenceId)>,
) -> Answer {
    let ((id, evidence), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_evidence(tx, &actor, id, evidence);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.remove_evidence", write).await?))
}

/// What changes of a phase; null empties what may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = PhasePatch)]
pub struct PhasePatchInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    /// `YYYY-MM-DD`
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    starts_on: Option<OptText<10>>,
    /// `YYYY-MM-DD`
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    ends_on: Option<OptText<10>>,
}

/// Changes the name or the planned dates of a phase.
#[utoipa::path(patch, path = "/api/v1/phases/{id}", tag = "projects", operation_id = "edit_phase",
    params(("id" = String, Path)), request_body = PhasePatchInput,
    responses((status = 200, body = PlanView), (status = 404), (status = 409), (status = 412),
        (status = 428)))]
pub async fn edit_phase(
    scope: Scope,
    platform: Data,
    id: web::Path<PhaseId>,
    version: IfMatch,
    body: Body<PhasePatchInput>,
) -> Answer {
    let (id, body, actor) = (id.into_inner(), body.0, scope.clone());
    let change = PhaseChange {
        title: body.title.map(Text::into_string),
        starts_on: given_day("starts_on", body.starts_on.as_ref())?,
        ends_on: given_day("ends_on", body.ends_on.as_ref())?,
    };
    let write = move |tx: &mut Tx<'_>| service::edit_phase(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.edit_phase", write).await?))
}

/// When the gate is.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = GatePatch)]
pub struct GatePatchInput {
    /// `YYYY-MM-DD`; null takes the date away.
    #[schema(value_type = Option<String>)]
    scheduled_on: OptText<10>,
}

/// Sets the date of a gate.
#[utoipa::path(patch, path = "/api/v1/gates/{id}", tag = "projects", operation_id = "edit_gate",
    params(("id" = String, Path)), request_body = GatePatchInput,
    responses((status = 200, body = GateView), (status = 404), (status = 409), (status = 412),
        (status = 428)))]
pub async fn edit_gate(
    scope: Scope,
    platform: Data,
    id: web::Path<GateId>,
    version: IfMatch,
    body: Body<GatePatchInput>,
) -> Answer {
    let (id, actor) = (id.into_inner(), scope.clone());
    let day = on_day("scheduled_on", &body.0.scheduled_on)?;
    let write = move |tx: &mut Tx<'_>| service::edit_gate(tx, &actor, id, version, day);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.edit_gate", write).await?))
}

/// An answer to a criterion.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CriterionAnswer)]
pub struct CriterionInput {
    /// Of a must: 0 or 1; of a scored one: 0 to 10; null takes the answer away.
    value: Option<i32>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// Answers a criterion of a gate.
#[utoipa::path(patch, path = "/api/v1/criteria/{id}", tag = "projects",
    operation_id = "answer_criterion", params(("id" = String, Path)),
    request_body = CriterionInput,
    responses((status = 200, body = GateView), (status = 404), (status = 409), (status = 412),
        (status = 422), (status = 428)))]
pub async fn answer(
    scope: Scope,
    platform: Data,
    id: web::Path<CriterionId>,
    version: IfMatch,
    body: Body<CriterionInput>,
) -> Answer {
    let (id, body, actor) = (id.into_inner(), body.0, scope.clone());
    let answer = CriterionAnswer { value: body.value, note: body.note.into_string() };
    let write = move |tx: &mut Tx<'_>| service::answer_criterion(tx, &actor, id, version, &answer);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.criterion", write).await?))
}
