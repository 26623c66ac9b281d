//! What two owners of a survey agree on, and the gaps that both are shown.
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Answer, Data};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::Agreement;
use crate::features::surveys::service::results::{self, SurveyMirror};
use crate::features::surveys::service::{self, SurveyView, With};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Query, Route};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        PUT "/api/v1/surveys/{id}/agreement" Member => agree,
        GET "/api/v1/surveys/{id}/mirror" Member => mirror,
    ]
}

/// With whom a survey is begun.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyTogetherInput {
    /// With a customer, or with the vendor.
    relationship_id: RelationshipId,
    /// Both sides answer about each other; the gaps are shown to both at once.
    #[serde(default)]
    mirror: bool,
}

impl From<SurveyTogetherInput> for With {
    fn from(input: SurveyTogetherInput) -> Self {
        Self { relationship: input.relationship_id, mirror: input.mirror }
    }
}

/// Changes what two owners agree on: what is promised to those who answer, and what each owner sees of
/// the results. Whoever had signed signs again; once it was published nothing of it changes.
#[utoipa::path(put, path = "/api/v1/surveys/{id}/agreement", tag = "surveys",
    operation_id = "agree_on_survey", params(("id" = String, Path)), request_body = Agreement,
    responses((status = 200, body = SurveyView), (status = 404), (status = 409), (status = 412),
        (status = 422), (status = 428)))]
pub async fn agree(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<Agreement>,
) -> Answer {
    let (id, agreement, actor) = (path.into_inner(), body.0, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::agree(tx, &actor, id, version, &agreement)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "survey.agree", write).await?))
}

/// What is laid side by side.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MirrorQuery {
    /// Another survey that asked the same; unless told, the two sides of a mirror.
    #[param(value_type = Option<String>)]
    with: Option<RecordId>,
}

/// Where two see the same thing differently: the two sides of a mirror, once both have closed their
/// half, the same for both; or two surveys that are closed.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/mirror", tag = "surveys",
    operation_id = "show_survey_mirror", params(("id" = String, Path), MirrorQuery),
    responses((status = 200, body = SurveyMirror), (status = 404), (status = 409)))]
pub async fn mirror(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    query: Query<MirrorQuery>,
) -> Answer {
    let (id, with) = (path.into_inner(), query.0.with);
    let read = move |conn: &mut _| match with {
        Some(other) => results::compared(conn, &scope, id, other),
        None => results::mirrored(conn, &scope, id),
    };
    let found = platform.db.scan(read).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(found))
}
