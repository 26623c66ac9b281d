//! `/corrections` and `/relationships/{id}/corrections`
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, Data};
use crate::features::customers::model::{
    Correction, CorrectionAction, CorrectionId, CorrectionList, CorrectionState,
};
use crate::features::customers::service::{self, NewCorrection};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, PageParams, Query, once};
use crate::platform::problem::Problem;
use crate::platform::text::{OptLine, OptText, given};

/// Which corrections.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CorrectionQuery {
    /// 1 to 100; 25 unless told.
    limit: Option<i64>,
    cursor: Option<String>,
    state: Option<CorrectionState>,
}

/// What customers say is wrong, the newest first: the vendor's own alone.
#[utoipa::path(get, path = "/api/v1/corrections", tag = "customers", params(CorrectionQuery),
    operation_id = "list_corrections", responses((status = 200, body = Page<Correction>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<CorrectionQuery>) -> Answer {
    let CorrectionQuery { limit, cursor, state } = query.0;
    let page = PageParams { limit, cursor };
    let read = move |conn: &mut _| service::corrections(conn, &scope, state, &page);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// What is kept about the customer as a firm, and what was said to be wrong in it: for both sides.
#[utoipa::path(get, path = "/api/v1/relationships/{id}/corrections", tag = "customers",
    operation_id = "relationship_corrections", params(("id" = String, Path)),
    responses((status = 200, body = CorrectionList), (status = 404)))]
pub async fn of_relationship(
    scope: Scope,
    platform: Data,
    path: web::Path<RelationshipId>,
) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::of_relationship(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What should be instead; what is absent stays, `null` clears.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = NewCorrection)]
pub struct CorrectionInput {
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    legal_name: Option<OptLine<300>>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    tax_id: Option<OptLine<40>>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    legal_address: Option<OptLine<500>>,
    #[schema(value_type = Option<String>)]
    comment: OptText<2_000>,
}

/// A customer says what is wrong; nothing changes until the vendor confirms it.
#[utoipa::path(post, path = "/api/v1/relationships/{id}/corrections", tag = "customers",
    operation_id = "propose_correction", params(("id" = String, Path)),
    request_body = CorrectionInput,
    responses((status = 201, body = Correction), (status = 404), (status = 409), (status = 422)))]
pub async fn propose(
    scope: Scope,
    platform: Data,
    path: web::Path<RelationshipId>,
    request: Keyed<CorrectionInput>,
) -> Answer {
    let (id, key, actor, body) = (path.into_inner(), request.key, scope.clone(), request.body);
    let new = NewCorrection {
        legal_name: body.legal_name.map(OptLine::into_string),
        tax_id: body.tax_id.map(OptLine::into_string),
        legal_address: body.legal_address.map(OptLine::into_string),
        comment: body.comment.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::propose(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "correction.propose", write).await?.into())
}

/// What an action brings.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionActionBody {
    /// Of the correction.
    version: i32,
    /// Why it is declined.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2_000>,
}

/// Confirms it, declines it with a reason, or takes it back.
#[utoipa::path(post, path = "/api/v1/corrections/{id}/actions/{name}", tag = "customers",
    operation_id = "act_on_correction",
    params(("id" = String, Path), ("name" = CorrectionAction, Path)),
    request_body = CorrectionActionBody,
    responses((status = 200, body = Correction), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(CorrectionId, String)>,
    request: Keyed<CorrectionActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: CorrectionAction = name.parse().map_err(|_| Problem::not_found())?;
    let CorrectionActionBody { version, reason } = request.body;
    let (key, actor, reason) = (request.key, scope.clone(), reason.into_string());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, reason.clone())
        })
    };
    Ok(platform.db.write(&scope, "correction.act", write).await?.into())
}
