//! Documents over HTTP.
pub mod act;
pub mod edit;
pub mod files;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::documents::model::{DocumentId, DocumentList, DocumentView, Opening};
use crate::features::documents::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::http::Route;
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/documents" Member => list,
        POST "/api/v1/projects/{id}/documents" Member => edit::create,
        GET "/api/v1/projects/{id}/files" Member => files::list_files,
        GET "/api/v1/documents/{id}" Member => show,
        PATCH "/api/v1/documents/{id}" Member => edit::change,
        POST "/api/v1/documents/{id}/versions" Member => edit::add_version,
        GET "/api/v1/documents/{id}/versions/{number}/file" Member => files::file,
        GET "/api/v1/documents/{id}/openings" Member => openings,
        POST "/api/v1/documents/{id}/actions/{name}" Member => act::act,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// What fits one page.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpeningList {
    pub items: Vec<Opening>,
}

/// Documents of a project that the caller may know of, oldest first. Keys are drawn, not counted: they
/// tell nothing of others.
#[utoipa::path(get, path = "/api/v1/projects/{id}/documents", tag = "documents",
    operation_id = "list_documents", params(("id" = String, Path)),
    responses((status = 200, body = DocumentList), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let list = platform.db.read(move |conn| service::list(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// A document that opens for the caller; any other one is missing.
#[utoipa::path(get, path = "/api/v1/documents/{id}", tag = "documents",
    operation_id = "show_document", params(("id" = String, Path)),
    responses((status = 200, body = DocumentView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, id: web::Path<DocumentId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let view = platform.db.read(move |conn| service::document(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Who has opened a document, newest first: its owner is told of all, others of their own people.
#[utoipa::path(get, path = "/api/v1/documents/{id}/openings", tag = "documents",
    operation_id = "list_openings", params(("id" = String, Path)),
    responses((status = 200, body = OpeningList), (status = 404)))]
pub async fn openings(scope: Scope, platform: Data, id: web::Path<DocumentId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let items = platform.db.read(move |conn| service::openings(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(OpeningList { items }))
}
