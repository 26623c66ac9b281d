//! New documents and versions, and what is changed about a document.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::documents::model::{
    DocumentId, DocumentKind, DocumentLabel, DocumentPatch, DocumentView,
};
use crate::features::documents::service::{self, DocumentChange, NewDocument, NewVersion};
use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, once_naming};
use crate::platform::text::{Line, OptText};

/// A document with its first draft.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDocument)]
pub struct DocumentInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    kind: DocumentKind,
    label: DocumentLabel,
    /// Whether those for whom a confidential one does not open may know that it is there.
    #[serde(default)]
    announced: bool,
    /// Other customers to whom a customer opens a confidential one.
    #[serde(default)]
    reader_ids: Vec<OrganisationId>,
    /// An upload of one's own.
    file_id: FileId,
    /// What it is about or what changed.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// Adds a document of the caller's organisation, which sees its draft alone.
#[utoipa::path(post, path = "/api/v1/projects/{id}/documents", tag = "documents",
    operation_id = "add_document", params(("id" = String, Path)), request_body = DocumentInput,
    responses((status = 201, body = DocumentView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<DocumentInput>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let new = NewDocument {
        title: body.title.into_string(),
        kind: body.kind,
        label: body.label,
        announced: body.announced,
        readers: body.reader_ids,
        file: body.file_id,
        note: body.note.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        let document = once_naming(tx, &actor, &key, |tx| service::create(tx, &actor, id, &new))?;
        let now = tx.now;
        service::document(tx.conn, &actor, document, now)
    };
    Ok(HttpResponse::Created().json(platform.db.write(&scope, "document.add", write).await?))
}

/// The draft of a next version.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDocumentVersion)]
pub struct VersionInput {
    /// Of the document.
    version: i32,
    /// An upload of one's own.
    file_id: FileId,
    /// What changed; asked for once a version has been released.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// Adds the draft of a next version, which its owner alone sees until it is released.
#[utoipa::path(post, path = "/api/v1/documents/{id}/versions", tag = "documents",
    operation_id = "add_document_version", params(("id" = String, Path)),
    request_body = VersionInput,
    responses((status = 201, body = DocumentView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn add_version(
    scope: Scope,
    platform: Data,
    id: web::Path<DocumentId>,
    request: Keyed<VersionInput>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let new =
        NewVersion { version: body.version, file: body.file_id, note: body.note.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once_naming(tx, &actor, &key, |tx| service::add_version(tx, &actor, id, &new))?;
        let now = tx.now;
        service::document(tx.conn, &actor, id, now)
    };
    Ok(HttpResponse::Created().json(platform.db.write(&scope, "document.version", write).await?))
}

/// What is changed; whatever is left out stays.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentPatchBody {
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    title: Option<Line<200>>,
    #[serde(default)]
    kind: Option<DocumentKind>,
    #[serde(default)]
    label: Option<DocumentLabel>,
    #[serde(default)]
    announced: Option<bool>,
    #[serde(default)]
    reader_ids: Option<Vec<OrganisationId>>,
}

/// Changes title, kind, label, or for whom it opens. `If-Match` names the version that was seen.
#[utoipa::path(patch, path = "/api/v1/documents/{id}", tag = "documents",
    operation_id = "edit_document", params(("id" = String, Path)),
    request_body = DocumentPatchBody,
    responses((status = 200, body = DocumentView), (status = 404), (status = 409), (status = 412),
        (status = 422)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    id: web::Path<DocumentId>,
    seen: IfMatch,
    body: Body<DocumentPatchBody>,
) -> Answer {
    let (id, actor, Body(body)) = (id.into_inner(), scope.clone(), body);
    let change = DocumentChange {
        patch: DocumentPatch {
            title: body.title.map(Line::into_string),
            kind: body.kind,
            label: body.label,
            announced: body.announced,
            ..DocumentPatch::default()
        },
        readers: body.reader_ids,
    };
    let write = move |tx: &mut Tx<'_>| {
        service::edit(tx, &actor, id, seen, &change)?;
        let now = tx.now;
        service::document(tx.conn, &actor, id, now)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "document.edit", write).await?))
}
