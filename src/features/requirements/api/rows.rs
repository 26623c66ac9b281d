//! Single requirements, what is said of them, and what they are linked to.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, Titles};
use crate::features::documents::model::DocumentId;
use crate::features::projects::model::DeliverableId;
use crate::features::records::model::{FileId, RecordId};
use crate::features::requirements::model::{
    RequirementAction, RequirementId, RequirementLinkKind, RequirementPriority, RequirementView,
    Target, TargetComparison, TraceId, VerificationMethod,
};
use crate::features::requirements::service::{self, ClaimInput, ContentPatch, NewTrace, decimal};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/projects/{id}/requirements" Member => add,
        GET "/api/v1/requirements/{id}" Member => show,
        PATCH "/api/v1/requirements/{id}" Member => edit,
        DELETE "/api/v1/requirements/{id}" Member => remove,
        POST "/api/v1/requirements/{id}/actions/{name}" Member => act,
        POST "/api/v1/requirements/{id}/links" Member => link,
        DELETE "/api/v1/requirements/{id}/links/{link_id}" Member => unlink,
    ]
}

/// A value that can be measured.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequirementTarget)]
pub struct TargetInput {
    comparison: TargetComparison,
    /// A decimal number.
    #[schema(value_type = String, max_length = 20)]
    value: Line<20>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    unit: OptLine<20>,
}

impl TargetInput {
    pub(super) fn parsed(self) -> Result<Target, Problem> {
        let value = decimal(self.value.as_str());
        Ok(Target {
            comparison: self.comparison,
            value: value.ok_or_else(|| Problem::invalid("target.value", "bad_number"))?,
            unit: self.unit.into_string(),
        })
    }
}

/// A new requirement.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequirement)]
pub struct RequirementInput {
    #[schema(value_type = String, max_length = 2000)]
    text: Text<2000>,
    /// Whose it is; the own organisation's unless told.
    #[serde(default)]
    source_id: Option<OrganisationId>,
    #[serde(default)]
    priority: Option<RequirementPriority>,
    #[serde(default)]
    verification: Option<VerificationMethod>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    acceptance: OptText<2000>,
    #[serde(default)]
    target: Option<TargetInput>,
    #[serde(default)]
    parent_id: Option<RequirementId>,
}

/// Adds a requirement to a list that was not agreed yet.
#[utoipa::path(post, path = "/api/v1/projects/{id}/requirements", tag = "requirements",
    operation_id = "add_requirement", params(("id" = String, Path)),
    request_body = RequirementInput,
    responses((status = 201, body = RequirementView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn add(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<RecordId>,
    request: Keyed<RequirementInput>,
) -> Answer {
    let (id, key, actor, titles) = (id.into_inner(), request.key, scope.clone(), **titles);
    let body = request.body;
    let new = ContentPatch {
        text: Some(body.text.into_string()),
        source: body.source_id,
        priority: body.priority,
        verification: body.verification,
        acceptance: Some(body.acceptance.into_string()),
        target: body.target.map(TargetInput::parsed).transpose()?.map(Some),
        parent: body.parent_id.map(Some),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::add(tx, &actor, titles, id, &new))
    };
    Ok(platform.db.write(&scope, "requirement.add", write).await?.into())
}

/// A requirement.
#[utoipa::path(get, path = "/api/v1/requirements/{id}", tag = "requirements",
    operation_id = "show_requirement", params(("id" = String, Path)),
    responses((status = 200, body = RequirementView), (status = 404)))]
pub async fn show(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<RequirementId>,
) -> Answer {
    let id = id.into_inner();
    let now = platform.clock.now();
    let read = move |conn: &mut _| service::one(conn, &scope, **titles, id, now);
    let view = platform.db.read(read).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// What changes of a requirement; null empties what may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RequirementPatch)]
pub struct PatchInput {
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(super) text: Option<Text<2000>>,
    #[serde(default)]
    pub(super) source_id: Option<OrganisationId>,
    #[serde(default)]
    pub(super) priority: Option<RequirementPriority>,
    #[serde(default)]
    pub(super) verification: Option<VerificationMethod>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(super) acceptance: Option<OptText<2000>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<TargetInput>)]
    pub(super) target: Option<Option<TargetInput>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(super) parent_id: Option<Option<RequirementId>>,
}

impl PatchInput {
    pub(super) fn parsed(self) -> Result<ContentPatch, Problem> {
        let target = self.target.map(|target| target.map(TargetInput::parsed).transpose());
        Ok(ContentPatch {
            text: self.text.map(Text::into_string),
            source: self.source_id,
            priority: self.priority,
            verification: self.verification,
            acceptance: self.acceptance.map(OptText::into_string),
            target: target.transpose()?,
            parent: self.parent_id,
        })
    }
}

/// Changes a requirement of a list that was not agreed yet.
#[utoipa::path(patch, path = "/api/v1/requirements/{id}", tag = "requirements",
    operation_id = "edit_requirement", params(("id" = String, Path)), request_body = PatchInput,
    responses((status = 200, body = RequirementView), (status = 404), (status = 409),
        (status = 412), (status = 422), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<RequirementId>,
    version: IfMatch,
    body: Body<PatchInput>,
) -> Answer {
    let (id, patch, actor, titles) = (id.into_inner(), body.0.parsed()?, scope.clone(), **titles);
    let write = move |tx: &mut Tx<'_>| service::edit(tx, &actor, titles, id, version, &patch);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "requirement.edit", write).await?))
}

/// Takes a requirement off a list that was not agreed yet.
#[utoipa::path(delete, path = "/api/v1/requirements/{id}", tag = "requirements",
    operation_id = "remove_requirement", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409), (status = 412), (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    id: web::Path<RequirementId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (id.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove(tx, &actor, id, version);
    platform.db.write(&scope, "requirement.remove", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RequirementActionBody)]
pub struct ActionBody {
    /// Of the requirement.
    version: i32,
    /// To move: the requirement that it is to stand behind; first, if none.
    #[serde(default)]
    after_id: Option<RequirementId>,
    /// What shows that it is met: one of the three.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    url: OptLine<2000>,
    #[serde(default)]
    file_id: Option<FileId>,
    /// To give it up, and to reject what somebody says of it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<4000>,
}

/// Moves a requirement, says that it is met or to be given up, or answers that: its `actions` say
/// what is allowed now.
#[utoipa::path(post, path = "/api/v1/requirements/{id}/actions/{name}", tag = "requirements",
    operation_id = "act_on_requirement",
    params(("id" = String, Path), ("name" = RequirementAction, Path)), request_body = ActionBody,
    responses((status = 200, body = RequirementView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<(RequirementId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: RequirementAction = name.parse().map_err(|_| Problem::not_found())?;
    let (key, actor, titles, body) = (request.key, scope.clone(), **titles, request.body);
    let input = ClaimInput {
        version: body.version,
        after: body.after_id,
        note: body.note.into_string(),
        url: body.url.into_string(),
        file: body.file_id,
        reason: body.reason.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, titles, id, action, &input)
        })
    };
    Ok(platform.db.write(&scope, "requirement.act", write).await?.into())
}

/// What a requirement is to be linked to; each kind takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequirementLink)]
pub struct LinkInput {
    kind: RequirementLinkKind,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    record_id: Option<RecordId>,
    #[serde(default)]
    deliverable_id: Option<DeliverableId>,
    /// A document of the project, in place of a title.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    document_id: Option<DocumentId>,
    /// Of a test or a document.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    title: OptLine<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    url: OptLine<2000>,
}

/// Links a requirement to where it comes from, or to what shows that it is met.
#[utoipa::path(post, path = "/api/v1/requirements/{id}/links", tag = "requirements",
    operation_id = "link_requirement", params(("id" = String, Path)), request_body = LinkInput,
    responses((status = 201, body = RequirementView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn link(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<RequirementId>,
    request: Keyed<LinkInput>,
) -> Answer {
    let (id, key, actor, titles) = (id.into_inner(), request.key, scope.clone(), **titles);
    let body = request.body;
    let new = NewTrace {
        kind: body.kind,
        record: body.record_id,
        deliverable: body.deliverable_id,
        document: body.document_id,
        title: body.title.into_string(),
        url: body.url.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::link(tx, &actor, titles, id, &new)
        })
    };
    Ok(platform.db.write(&scope, "requirement.link", write).await?.into())
}

/// Takes a link away.
#[utoipa::path(delete, path = "/api/v1/requirements/{id}/links/{link_id}", tag = "requirements",
    operation_id = "unlink_requirement", params(("id" = String, Path), ("link_id" = String, Path)),
    responses((status = 200, body = RequirementView), (status = 404), (status = 409)))]
pub async fn unlink(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<(RequirementId, TraceId)>,
) -> Answer {
    let ((id, link), actor, titles) = (path.into_inner(), scope.clone(), **titles);
    let write = move |tx: &mut Tx<'_>| service::unlink(tx, &actor, titles, id, link);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "requirement.unlink", write).await?))
}
