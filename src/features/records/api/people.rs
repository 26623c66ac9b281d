//! Who may be mentioned in a lane.
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::organisations::model::PersonRef;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{LaneRef, RecordId};
use crate::features::records::service;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::http::Query;
use crate::platform::problem::Problem;

/// Whom to look for, and in which lane they would be mentioned.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// Part of a name.
    #[serde(default)]
    q: String,
    #[param(value_type = String)]
    record_id: RecordId,
    /// `shared`, `private`, or a lane's id.
    #[param(value_type = String)]
    lane: LaneRef,
}

/// People who may be mentioned.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mentionable {
    pub items: Vec<PersonRef>,
}

/// Suggestions at most.
const LIMIT: usize = 10;

/// People who may be mentioned: those who read the lane, the own organisation's first.
#[utoipa::path(get, path = "/api/v1/people", tag = "threads", params(PeopleQuery),
    responses((status = 200, body = Mentionable)))]
pub async fn mentionable(
    scope: Scope,
    platform: web::Data<Platform>,
    query: Query<PeopleQuery>,
) -> Result<HttpResponse, Problem> {
    let PeopleQuery { q, record_id, lane } = query.0;
    let items = platform
        .db
        .read(move |conn| {
            let readers = service::mentionable_in(conn, &scope, record_id, lane)?;
            organisations::mentionable(conn, &scope, &readers, &q, LIMIT)
        })
        .await?;
    Ok(HttpResponse::Ok().json(Mentionable { items }))
}
