//! Commitments over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::commitments::model::{
    Commitment, CommitmentAction, CommitmentId, CommitmentInput, CommitmentState, ListedCommitment,
};
use crate::features::commitments::service::{self, Filter};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::platform::text::dates::day;
use crate::{routes, text_enum};

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/commitments" Member => list,
        GET "/api/v1/complaints/{id}/commitments" Member => of_complaint,
        POST "/api/v1/commitments/{id}/actions/{name}" Member => act,
    ]
}

type Data = web::Data<Platform>;
type Titles = web::Data<RecordTitles>;
type Answer = Result<HttpResponse, Problem>;

text_enum! {
    /// Who promised, as the caller says it.
    pub enum Promised {
        Mine = "mine",
        Theirs = "theirs",
    }
}

text_enum! {
    /// Whose task it is.
    pub enum OwnedBy {
        Me = "me",
    }
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CommitmentQuery {
    side: Option<Promised>,
    /// One or more, with commas between.
    state: Option<String>,
    #[param(value_type = Option<String>)]
    record_id: Option<RecordId>,
    #[param(value_type = Option<String>)]
    relationship_id: Option<RelationshipId>,
    owner: Option<OwnedBy>,
    limit: Option<i64>,
    cursor: Option<String>,
}

impl CommitmentQuery {
    fn split(self, scope: &Scope) -> Result<(Filter, PageParams), Problem> {
        let words = self.state.as_deref().unwrap_or_default();
        let state: Result<Vec<CommitmentState>, _> =
            words.split(',').filter(|word| !word.is_empty()).map(str::parse).collect();
        let filter = Filter {
            mine: self.side.map(|side| side == Promised::Mine),
            state: state.map_err(|_| Problem::invalid("state", "not_allowed_value"))?,
            record: self.record_id,
            relationships: self.relationship_id.into_iter().collect(),
            owner: self.owner.map(|_| scope.membership()),
        };
        Ok((filter, PageParams { limit: self.limit, cursor: self.cursor }))
    }
}

/// Commitments that the caller may see, by due date.
#[utoipa::path(get, path = "/api/v1/commitments", tag = "commitments", params(CommitmentQuery),
    responses((status = 200, body = Page<ListedCommitment>)))]
pub async fn list(
    scope: Scope,
    platform: Data,
    titles: Titles,
    query: Query<CommitmentQuery>,
) -> Answer {
    let (filter, page) = query.0.split(&scope)?;
    let now = platform.clock.now();
    let read = platform
        .db
        .read(move |conn| service::list(conn, &scope, **titles, &filter, &page, now))
        .await?;
    Ok(HttpResponse::Ok().json(read))
}

/// The commitments of one complaint.
#[derive(Debug, Serialize, ToSchema)]
pub struct Commitments {
    pub items: Vec<Commitment>,
}

/// The commitments of a complaint, by due date.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/commitments", tag = "commitments",
    params(("id" = String, Path)), responses((status = 200, body = Commitments), (status = 404)))]
pub async fn of_complaint(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RecordId>,
) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let items =
        platform.db.read(move |conn| service::of_record(conn, &scope, **titles, id, now)).await?;
    Ok(HttpResponse::Ok().json(Commitments { items }))
}

fn given<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<MembershipId>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// What an action brings; each takes its own part.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CommitmentBody {
    version: Option<i32>,
    #[schema(value_type = Option<String>)]
    note: OptText<5000>,
    #[schema(value_type = Option<String>)]
    reason: OptText<5000>,
    /// `YYYY-MM-DD`
    #[schema(value_type = Option<String>)]
    due_on: OptText<10>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    owner_membership_id: Option<Option<MembershipId>>,
    file_ids: Vec<FileId>,
}

impl CommitmentBody {
    fn split(self) -> Result<(i32, CommitmentInput), Problem> {
        let version = self.version.ok_or_else(|| Problem::invalid("version", "missing_field"))?;
        let due_on = match self.due_on.as_str() {
            Some(text) => Some(day(text).ok_or_else(|| Problem::invalid("due_on", "bad_date"))?),
            None => None,
        };
        let input = CommitmentInput {
            note: self.note.into_string(),
            reason: self.reason.into_string(),
            due_on,
            owner: self.owner_membership_id,
            file_ids: self.file_ids,
        };
        Ok((version, input))
    }
}

/// Does something with a commitment: its `actions` say what is allowed now.
#[utoipa::path(post, path = "/api/v1/commitments/{id}/actions/{name}", tag = "commitments",
    params(("id" = String, Path), ("name" = CommitmentAction, Path)),
    request_body = CommitmentBody,
    responses((status = 200, body = Commitment), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<(CommitmentId, String)>,
    request: Keyed<CommitmentBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: CommitmentAction = name.parse().map_err(|_| Problem::not_found())?;
    let (version, input) = request.body.split()?;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, **titles, id, action, version, &input)
        })
    };
    Ok(platform.db.write(&scope, "commitment.act", write).await?.into())
}
