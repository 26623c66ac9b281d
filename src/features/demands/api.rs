//! Decisions on demand, its history, and defects, over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::features::demands::model::{
    DecisionKind, Defects, DemandDecision, DemandHistory, DemandReach, HistoryStep,
};
use crate::features::demands::service::{self, NewDecision, NewDecisionIdea};
use crate::features::insights::model::AlarmId;
use crate::features::interactions::model::TopicId;
use crate::features::interactions::service as interactions;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Keyed, Page, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;
use crate::platform::text::{Line, OptLine, Text};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/radar/defects" Member => defects,
        GET "/api/v1/radar/decisions" Member => decisions,
        GET "/api/v1/radar/{topic_id}/history" Member => history,
        GET "/api/v1/radar/{topic_id}/reach" Member => reach,
        GET "/api/v1/radar/{topic_id}/decisions" Member => of_topic,
        POST "/api/v1/radar/{topic_id}/decisions" Member => decide,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Until which day.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AsOfQuery {
    /// Last day, `YYYY-MM-DD`; today unless told.
    as_of: Option<String>,
}

/// What more customers complain of than before, beyond chance: categories, products, lots.
#[utoipa::path(get, path = "/api/v1/radar/defects", tag = "demands", params(AsOfQuery),
    responses((status = 200, body = Defects), (status = 422)))]
pub async fn defects(scope: Scope, platform: Data, query: Query<AsOfQuery>) -> Answer {
    let day = query.0.as_of.as_deref();
    let until = interactions::period(&scope, None, day, platform.clock.now())?.until;
    let found = platform.db.scan(move |conn| service::defects(conn, &scope, until)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Decisions on any topic, the newest first.
#[utoipa::path(get, path = "/api/v1/radar/decisions", tag = "demands", params(PageParams),
    responses((status = 200, body = Page<DemandDecision>)))]
pub async fn decisions(scope: Scope, platform: Data, query: Query<PageParams>) -> Answer {
    listed(scope, platform, None, query.0).await
}

async fn listed(scope: Scope, platform: Data, topic: Option<TopicId>, page: PageParams) -> Answer {
    let now = platform.clock.now();
    let read = move |conn: &mut Conn| service::decisions(conn, &scope, topic, &page, now);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// In which steps, until when.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct HistoryQuery {
    /// Months unless told.
    by: Option<HistoryStep>,
    /// Last day, `YYYY-MM-DD`; today unless told.
    as_of: Option<String>,
}

/// How a topic was asked for, by week or by month.
#[utoipa::path(get, path = "/api/v1/radar/{topic_id}/history", tag = "demands",
    params(("topic_id" = String, Path), HistoryQuery),
    responses((status = 200, body = DemandHistory), (status = 404), (status = 422)))]
pub async fn history(
    scope: Scope,
    platform: Data,
    path: web::Path<TopicId>,
    query: Query<HistoryQuery>,
) -> Answer {
    let (topic, HistoryQuery { by, as_of }) = (path.into_inner(), query.0);
    let step = by.unwrap_or(HistoryStep::Month);
    let now = platform.clock.now();
    let until = interactions::period(&scope, None, as_of.as_deref(), now)?.until;
    let read = move |conn: &mut Conn| service::history(conn, &scope, topic, step, until);
    Ok(HttpResponse::Ok().json(platform.db.scan(read).await?))
}

/// Who asked for a topic over the whole log, by whether they can be invited to an idea.
#[utoipa::path(get, path = "/api/v1/radar/{topic_id}/reach", tag = "demands",
    params(("topic_id" = String, Path)),
    responses((status = 200, body = DemandReach), (status = 404)))]
pub async fn reach(scope: Scope, platform: Data, path: web::Path<TopicId>) -> Answer {
    let (topic, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.scan(move |conn| service::reach(conn, &scope, topic, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Decisions on a topic, the newest first, with what came of them.
#[utoipa::path(get, path = "/api/v1/radar/{topic_id}/decisions", tag = "demands",
    params(("topic_id" = String, Path), PageParams),
    responses((status = 200, body = Page<DemandDecision>), (status = 404)))]
pub async fn of_topic(
    scope: Scope,
    platform: Data,
    path: web::Path<TopicId>,
    query: Query<PageParams>,
) -> Answer {
    listed(scope, platform, Some(path.into_inner()), query.0).await
}

/// The idea that a resale opens.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDecisionIdea)]
pub struct IdeaInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// Markdown. Those who asked read it.
    #[schema(value_type = String, max_length = 20_000)]
    text: Text<20_000>,
    /// Whether those are invited who asked and can be reached.
    #[serde(default)]
    invite: bool,
}

/// A decision on a demand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDemandDecision)]
pub struct DecisionInput {
    kind: DecisionKind,
    /// Why.
    #[schema(value_type = String, max_length = 4_000)]
    words: Text<4_000>,
    /// Whose decision it is; the caller's unless told.
    #[serde(default)]
    signed_by: Option<MembershipId>,
    /// The alarm that it is about.
    #[serde(default)]
    alarm_id: Option<AlarmId>,
    /// What it costs, with its currency.
    #[serde(default)]
    #[schema(minimum = 0)]
    cost_minor: Option<i64>,
    /// ISO 4217
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    currency: OptLine<3>,
    /// Of a campaign that explains the demand, or follows.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    campaign: OptLine<100>,
    /// `YYYY-MM-DD`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    review_on: OptLine<10>,
    /// Of a resale, and of nothing else.
    #[serde(default)]
    idea: Option<IdeaInput>,
    /// The number of the product that a resale proposes.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    sku: OptLine<60>,
}

/// Far above what anything costs, and far below where sums overflow.
const MOST_COST: i64 = 1_000_000_000_000;

impl DecisionInput {
    fn parsed(self) -> Result<NewDecision, Problem> {
        if self.cost_minor.is_some_and(|minor| !(0..=MOST_COST).contains(&minor)) {
            return Err(Problem::invalid("cost_minor", "number_range"));
        }
        let currency = self.currency.into_string();
        if currency.as_ref().is_some_and(|code| !is_currency(code)) {
            return Err(Problem::invalid("currency", "not_allowed_value"));
        }
        if self.cost_minor.is_some() && currency.is_none() {
            return Err(Problem::invalid("currency", "missing_field"));
        }
        Ok(NewDecision {
            kind: self.kind,
            words: self.words.into_string(),
            signed_by: self.signed_by,
            alarm: self.alarm_id,
            cost: self.cost_minor.zip(currency),
            campaign: self.campaign.into_string(),
            review_on: self.review_on.into_string(),
            idea: self.idea.map(|idea| NewDecisionIdea {
                title: idea.title.into_string(),
                text: idea.text.into_string(),
                invite: idea.invite,
            }),
            sku: self.sku.into_string(),
        })
    }
}

/// Decides on a demand. A resale opens an idea for those who asked and can be reached, and proposes a
/// product.
#[utoipa::path(post, path = "/api/v1/radar/{topic_id}/decisions", tag = "demands",
    params(("topic_id" = String, Path)), request_body = DecisionInput,
    responses((status = 201, body = DemandDecision), (status = 403), (status = 404), (status = 422)))]
pub async fn decide(
    scope: Scope,
    platform: Data,
    path: web::Path<TopicId>,
    request: Keyed<DecisionInput>,
) -> Answer {
    let (topic, key, actor) = (path.into_inner(), request.key, scope.clone());
    let new = request.body.parsed()?;
    let write = move |tx: &mut Tx<'_>| {
        let work = |tx: &mut Tx<'_>| service::decide(tx, &actor, topic, &new);
        once(tx, &actor, &key, StatusCode::CREATED, work)
    };
    Ok(platform.db.write(&scope, "demand.decide", write).await?.into())
}
