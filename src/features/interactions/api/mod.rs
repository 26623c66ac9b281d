//! Interactions over HTTP; the pick list stands in its own file.
pub mod topics;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::interactions::model::{
    Coverage, Interaction, InteractionChannel, InteractionDirection, InteractionId, TopicId,
};
use crate::features::interactions::service::{
    self, Candidate, InteractionChange, ItemInput, KnownCaller, ListQuery, MOST_AT_ONCE,
    NewInteraction, duration, items,
};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, given};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut table = topics::routes();
    table.extend(routes![
        GET "/api/v1/interactions" Member => list,
        POST "/api/v1/interactions" Member => record,
        GET "/api/v1/interactions/coverage" Member => coverage,
        GET "/api/v1/interactions/caller" Member => caller,
        GET "/api/v1/interactions/candidates" Member => candidates,
        POST "/api/v1/interactions/candidates" Member => say,
        POST "/api/v1/interactions/code" Member => code,
        GET "/api/v1/interactions/{id}" Member => show,
        PATCH "/api/v1/interactions/{id}" Member => change,
    ]);
    table
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// What happened with callers, the newest first: the vendor's own alone.
#[utoipa::path(get, path = "/api/v1/interactions", tag = "interactions", params(ListQuery),
    responses((status = 200, body = Page<Interaction>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DaysQuery {
    /// First day, `YYYY-MM-DD`; the beginning of the log unless told.
    from: Option<String>,
    /// Last day, `YYYY-MM-DD`; today unless told.
    until: Option<String>,
}

/// Of how many interactions it is known what was asked for.
#[utoipa::path(get, path = "/api/v1/interactions/coverage", tag = "interactions",
    params(DaysQuery), responses((status = 200, body = Coverage)))]
pub async fn coverage(scope: Scope, platform: Data, query: Query<DaysQuery>) -> Answer {
    let (days, now) = (query.0, platform.clock.now());
    let period = service::period(&scope, days.from.as_deref(), days.until.as_deref(), now)?;
    let found = platform.db.scan(move |conn| service::coverage(conn, &scope, period)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Whose number it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CallerQuery {
    /// Number or address, however it is written.
    party: String,
}

/// Who called last by this number or address.
#[utoipa::path(get, path = "/api/v1/interactions/caller", tag = "interactions",
    params(CallerQuery), responses((status = 200, body = KnownCaller)))]
pub async fn caller(scope: Scope, platform: Data, query: Query<CallerQuery>) -> Answer {
    let (party, now) = (query.0.party, platform.clock.now());
    let found = platform.db.read(move |conn| service::caller(conn, &scope, &party, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Words for new topics.
#[derive(Debug, Serialize, ToSchema)]
pub struct Candidates {
    pub items: Vec<Candidate>,
}

/// What callers say often in interactions that have no topic yet.
#[utoipa::path(get, path = "/api/v1/interactions/candidates", tag = "interactions",
    responses((status = 200, body = Candidates)))]
pub async fn candidates(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.scan(move |conn| service::candidates(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(Candidates { items }))
}

/// What words of callers are.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsInput {
    #[schema(value_type = String, max_length = 200)]
    words: Line<200>,
    /// The topic that they stand for; null: none, and they are proposed no more.
    #[serde(default)]
    topic_id: Option<TopicId>,
}

/// Says what words are that callers say often. All interactions that still wait for a topic and in
/// which they are said get it.
#[utoipa::path(post, path = "/api/v1/interactions/candidates", tag = "interactions",
    request_body = WordsInput,
    responses((status = 200, body = Coded), (status = 403), (status = 422)))]
pub async fn say(scope: Scope, platform: Data, request: Keyed<WordsInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let WordsInput { words, topic_id } = request.body;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            Ok(Coded { coded: service::say(tx, &actor, words.as_str(), topic_id)? })
        })
    };
    Ok(platform.db.write(&scope, "interaction.words", write).await?.into())
}

/// An interaction.
#[utoipa::path(get, path = "/api/v1/interactions/{id}", tag = "interactions",
    params(("id" = String, Path)), responses((status = 200, body = Interaction), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<InteractionId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.read(move |conn| service::load(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Something that happened with a caller.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewInteraction)]
pub struct InteractionInput {
    channel: InteractionChannel,
    direction: InteractionDirection,
    /// Now unless told.
    #[serde(default)]
    occurred_at: Option<Timestamp>,
    #[serde(default)]
    #[schema(minimum = 0)]
    duration_seconds: Option<i32>,
    /// A customer; whoever is none is told by name or number, or not at all.
    #[serde(default)]
    relationship_id: Option<RelationshipId>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    contact_name: OptLine<200>,
    /// Number or address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    party: OptLine<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    text: OptText<4_000>,
    #[serde(default)]
    items: Vec<ItemInput>,
}

/// Writes an interaction down.
#[utoipa::path(post, path = "/api/v1/interactions", tag = "interactions",
    request_body = InteractionInput,
    responses((status = 201, body = Interaction), (status = 403), (status = 422)))]
pub async fn record(scope: Scope, platform: Data, request: Keyed<InteractionInput>) -> Answer {
    let (body, key, actor) = (request.body, request.key, scope.clone());
    let new = NewInteraction {
        channel: body.channel,
        direction: body.direction,
        occurred_at: body.occurred_at,
        duration_seconds: duration(body.duration_seconds)?,
        relationship: body.relationship_id,
        contact_name: body.contact_name.into_string(),
        party: body.party.into_string(),
        text: body.text.into_string().unwrap_or_default(),
        items: items(body.items)?,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::record(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "interaction.record", write).await?.into())
}

/// What is corrected; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct InteractionPatchInput {
    channel: Option<InteractionChannel>,
    direction: Option<InteractionDirection>,
    occurred_at: Option<Timestamp>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i32>)]
    duration_seconds: Option<Option<i32>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    relationship_id: Option<Option<RelationshipId>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    contact_name: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    party: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    text: Option<OptText<4_000>>,
    /// All of them anew.
    items: Option<Vec<ItemInput>>,
}

impl InteractionPatchInput {
    fn parsed(self) -> Result<InteractionChange, Problem> {
        Ok(InteractionChange {
            channel: self.channel,
            direction: self.direction,
            occurred_at: self.occurred_at,
            duration_seconds: self.duration_seconds.map(duration).transpose()?,
            relationship: self.relationship_id,
            contact_name: self.contact_name.map(OptLine::into_string),
            party: self.party.map(OptLine::into_string),
            text: self.text.map(|text| text.into_string().unwrap_or_default()),
            items: self.items.map(items).transpose()?,
        })
    }
}

/// Corrects an interaction: who it was, what was said, what was asked for.
#[utoipa::path(patch, path = "/api/v1/interactions/{id}", tag = "interactions",
    params(("id" = String, Path)), request_body = InteractionPatchInput,
    responses((status = 200, body = Interaction), (status = 403), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<InteractionId>,
    version: IfMatch,
    body: Body<InteractionPatchInput>,
) -> Answer {
    let (id, actor, change) = (path.into_inner(), scope.clone(), body.0.parsed()?);
    let write = move |tx: &mut Tx<'_>| service::change(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "interaction.change", write).await?))
}

/// Which interactions get which topic.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeInput {
    /// 200 at most.
    interaction_ids: Vec<InteractionId>,
    topic_id: TopicId,
}

/// How many there were.
#[derive(Debug, Serialize, ToSchema)]
pub struct Coded {
    pub coded: usize,
}

/// Gives one topic to many interactions at once.
#[utoipa::path(post, path = "/api/v1/interactions/code", tag = "interactions",
    request_body = CodeInput,
    responses((status = 200, body = Coded), (status = 403), (status = 404), (status = 422)))]
pub async fn code(scope: Scope, platform: Data, request: Keyed<CodeInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let CodeInput { interaction_ids: ids, topic_id } = request.body;
    if ids.is_empty() {
        return Err(Problem::invalid("interaction_ids", "missing_field"));
    }
    if ids.len() > MOST_AT_ONCE {
        return Err(Problem::invalid("interaction_ids", "too_many"));
    }
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            Ok(Coded { coded: service::code(tx, &actor, &ids, topic_id)? })
        })
    };
    Ok(platform.db.write(&scope, "interaction.code", write).await?.into())
}
