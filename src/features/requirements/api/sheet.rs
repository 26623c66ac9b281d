//! The list as a file.
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::records::model::RecordId;
use crate::features::requirements::model::ImportView;
use crate::features::requirements::service::{self, ImportInput};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::text::OptText;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/requirements.csv" Member => export,
        POST "/api/v1/projects/{id}/requirements/import" Member => import,
    ]
}

/// The list as CSV, in its order; the same columns are read by the import.
#[utoipa::path(get, path = "/api/v1/projects/{id}/requirements.csv", tag = "requirements",
    operation_id = "export_requirements", params(("id" = String, Path)),
    responses((status = 200, content_type = "text/csv"), (status = 404)))]
pub async fn export(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    scope.require(Capability::Export)?;
    let id = id.into_inner();
    let now = platform.clock.now();
    let bytes = platform.db.scan(move |conn| service::csv(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"requirements.csv\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(bytes))
}

/// A file to take in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequirementImport)]
pub struct ImportBody {
    /// The text of a CSV file with a header: `key`, `parent`, `text`, `source`, `priority`,
    /// `verification`, `acceptance`, `comparison`, `target`, `unit`; at most 400,000 bytes.
    csv: String,
    /// Tells what would happen, and does nothing.
    dry_run: bool,
    /// Why an agreed list is to change; required then.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
}

/// Takes a file in: rows with a key change that requirement, rows without one are added. A list
/// that was agreed is not changed by it: the rows become lines of a change that all sign.
#[utoipa::path(post, path = "/api/v1/projects/{id}/requirements/import", tag = "requirements",
    operation_id = "import_requirements", params(("id" = String, Path)), request_body = ImportBody,
    responses((status = 200, body = ImportView), (status = 404), (status = 409), (status = 413),
        (status = 422)))]
pub async fn import(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<ImportBody>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let input =
        ImportInput { csv: body.csv, dry_run: body.dry_run, reason: body.reason.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::import(tx, &actor, id, &input))
    };
    Ok(platform.db.write(&scope, "requirements.import", write).await?.into())
}
