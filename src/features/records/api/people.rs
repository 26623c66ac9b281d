//! Who may be mentioned in a lane.
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::organisations::model::PersonRef;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{LaneKind, RecordId};
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
    lane: LaneKind,
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
            let readers: Vec<_> = service::require_visible(conn, &scope, record_id)?
                .into_iter()
                .filter(|party| !party.hidden)
                .filter(|party| lane == LaneKind::Shared || party.organisation_id == scope.org())
                .map(|party| (party.organisation_id, party.side))
                .collect();
            organisations::mentionable(conn, &scope, &readers, &q, LIMIT)
        })
        .await?;
    Ok(HttpResponse::Ok().json(Mentionable { items }))
}
