//! Figures over HTTP: one door for all of them.
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::figures::model::{
    AccountFigures, Decision, DecisionId, Insight, InsightCases, InsightCatalogue, InsightName,
    Limits, ParetoMeasure, SettingsView, Spend,
};
use crate::features::figures::service::{
    self, CasesQuery, InsightQuery, NewDecision, SettingsChange,
};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Body, IfMatch, Keyed, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, Text};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/insights" Member => catalogue,
        GET "/api/v1/insights/settings" Member => settings,
        PUT "/api/v1/insights/settings" Member => put_settings,
        GET "/api/v1/insights/spend" Member => spend,
        PUT "/api/v1/insights/spend" Member => put_spend,
        GET "/api/v1/insights/{name}" Member => show,
        GET "/api/v1/insights/{name}/rows" Member => rows,
        GET "/api/v1/insights/{name}/rows.csv" Member => export_rows,
        GET "/api/v1/insights/{name}/export.csv" Member => export,
        GET "/api/v1/insights/{name}/decisions" Member => decisions,
        POST "/api/v1/insights/{name}/decisions" Member => decide,
        DELETE "/api/v1/insights/{name}/decisions/{decision_id}" Member => remove_decision,
        GET "/api/v1/accounts/{id}/figures" Member => account,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// What can be asked, and what the caller may do with it: for a vendor alone.
#[utoipa::path(get, path = "/api/v1/insights", tag = "insights", operation_id = "list_insights",
    responses((status = 200, body = InsightCatalogue), (status = 404)))]
pub async fn catalogue(scope: Scope, platform: Data) -> Answer {
    let found = platform.db.read(move |conn| service::catalogue(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// A figure as a table, with how to draw it. Worked out anew only when something has changed: with the
/// ETag of an answer, 304 says that it still holds.
#[utoipa::path(get, path = "/api/v1/insights/{name}", tag = "insights",
    operation_id = "show_insight", params(("name" = InsightName, Path), InsightQuery),
    responses((status = 200, body = Insight), (status = 304), (status = 404), (status = 422)))]
pub async fn show(
    scope: Scope,
    platform: Data,
    path: web::Path<InsightName>,
    query: Query<InsightQuery>,
    request: HttpRequest,
) -> Answer {
    let (name, query, now) = (path.into_inner(), query.0, platform.clock.now());
    let knows = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let knows = knows.map(str::to_owned);
    let read =
        move |conn: &mut Conn| service::insight(conn, &scope, name, &query, knows.as_deref(), now);
    let (revision, insight) = platform.db.scan(read).await?;
    let mut answer =
        if insight.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    answer.insert_header((ETAG, revision)).insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(match insight {
        Some(insight) => answer.json(insight),
        None => answer.finish(),
    })
}

/// Of what and of which days, and which row of the table.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct InsightRowsQuery {
    /// As for the figure.
    from: Option<String>,
    /// As for the figure.
    as_of: Option<String>,
    /// As for the figure.
    #[param(value_type = Option<String>)]
    relationship_id: Option<RelationshipId>,
    /// As for the figure.
    currency: Option<String>,
    /// As for the figure.
    measure: Option<ParetoMeasure>,
    /// The key of a row; all rows unless told.
    row: Option<String>,
    /// Of the page before.
    cursor: Option<String>,
}

impl InsightRowsQuery {
    fn parts(self) -> (InsightQuery, CasesQuery) {
        let Self { from, as_of, relationship_id, currency, measure, row, cursor } = self;
        let query = InsightQuery { from, as_of, relationship_id, currency, measure };
        (query, CasesQuery { row, cursor })
    }
}

/// The complaints or customers that a figure is made of, page by page.
#[utoipa::path(get, path = "/api/v1/insights/{name}/rows", tag = "insights",
    operation_id = "list_insight_rows", params(("name" = InsightName, Path), InsightRowsQuery),
    responses((status = 200, body = InsightCases), (status = 404), (status = 422)))]
pub async fn rows(
    scope: Scope,
    platform: Data,
    path: web::Path<InsightName>,
    query: Query<InsightRowsQuery>,
) -> Answer {
    let (name, now) = (path.into_inner(), platform.clock.now());
    let (query, wanted) = query.0.parts();
    let read = move |conn: &mut Conn| service::cases(conn, &scope, name, &query, &wanted, now);
    Ok(HttpResponse::Ok().json(platform.db.scan(read).await?))
}

/// All of them as CSV.
#[utoipa::path(get, path = "/api/v1/insights/{name}/rows.csv", tag = "insights",
    operation_id = "export_insight_rows", params(("name" = InsightName, Path), InsightRowsQuery),
    responses((status = 200, content_type = "text/csv"), (status = 404), (status = 422)))]
pub async fn export_rows(
    scope: Scope,
    platform: Data,
    path: web::Path<InsightName>,
    query: Query<InsightRowsQuery>,
) -> Answer {
    scope.require(Capability::Export)?;
    let (name, now) = (path.into_inner(), platform.clock.now());
    let (query, wanted) = query.0.parts();
    let row = wanted.row;
    let read =
        move |conn: &mut Conn| service::cases_csv(conn, &scope, name, &query, row.as_deref(), now);
    let bytes = platform.db.scan(read).await?;
    Ok(csv_file(&format!("{name}-rows"), bytes))
}

fn csv_file(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(bytes)
}

/// The table of a figure as CSV.
#[utoipa::path(get, path = "/api/v1/insights/{name}/export.csv", tag = "insights",
    operation_id = "export_insight", params(("name" = InsightName, Path), InsightQuery),
    responses((status = 200, content_type = "text/csv"), (status = 404), (status = 422)))]
pub async fn export(
    scope: Scope,
    platform: Data,
    path: web::Path<InsightName>,
    query: Query<InsightQuery>,
) -> Answer {
    scope.require(Capability::Export)?;
    let (name, query, now) = (path.into_inner(), query.0, platform.clock.now());
    let read = move |conn: &mut Conn| service::csv(conn, &scope, name, &query, now);
    let bytes = platform.db.scan(read).await?;
    Ok(csv_file(name.as_str(), bytes))
}

/// What was decided on a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct InsightDecisions {
    /// The newest first.
    pub items: Vec<Decision>,
}

/// What was decided on a figure, the newest first.
#[utoipa::path(get, path = "/api/v1/insights/{name}/decisions", tag = "insights",
    operation_id = "list_insight_decisions", params(("name" = InsightName, Path)),
    responses((status = 200, body = InsightDecisions), (status = 404)))]
pub async fn decisions(scope: Scope, platform: Data, path: web::Path<InsightName>) -> Answer {
    let name = path.into_inner();
    let items = platform.db.read(move |conn| service::decisions(conn, &scope, name)).await?;
    Ok(HttpResponse::Ok().json(InsightDecisions { items }))
}

/// A decision to be written down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewInsightDecision)]
pub struct DecisionInput {
    #[schema(value_type = String, max_length = 2000)]
    text: Text<2000>,
    /// Who sees to it; the caller unless told.
    #[serde(default)]
    owner_id: Option<MembershipId>,
    /// When it is looked at again, `YYYY-MM-DD`.
    #[schema(value_type = String, max_length = 10)]
    review_on: Line<10>,
}

/// Writes down what was decided on a figure.
#[utoipa::path(post, path = "/api/v1/insights/{name}/decisions", tag = "insights",
    operation_id = "create_insight_decision", params(("name" = InsightName, Path)),
    request_body = DecisionInput,
    responses((status = 201, body = Decision), (status = 403), (status = 404), (status = 422)))]
pub async fn decide(
    scope: Scope,
    platform: Data,
    path: web::Path<InsightName>,
    request: Keyed<DecisionInput>,
) -> Answer {
    let (name, key, actor) = (path.into_inner(), request.key, scope.clone());
    let DecisionInput { text, owner_id: owner, review_on } = request.body;
    let new = NewDecision { text: text.into_string(), owner, review_on: review_on.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::decide(tx, &actor, name, &new))
    };
    Ok(platform.db.write(&scope, "insight.decide", write).await?.into())
}

/// Takes a decision back.
#[utoipa::path(delete, path = "/api/v1/insights/{name}/decisions/{decision_id}", tag = "insights",
    operation_id = "remove_insight_decision",
    params(("name" = InsightName, Path), ("decision_id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn remove_decision(
    scope: Scope,
    platform: Data,
    path: web::Path<(InsightName, DecisionId)>,
) -> Answer {
    let ((name, id), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_decision(tx, &actor, name, id);
    platform.db.write(&scope, "insight.remove_decision", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What was spent to win new customers.
#[derive(Debug, Serialize, ToSchema)]
pub struct AcquisitionSpends {
    /// The oldest month first. A month that is not there is not known.
    pub items: Vec<Spend>,
}

/// What was spent to win new customers, by month.
#[utoipa::path(get, path = "/api/v1/insights/spend", tag = "insights",
    operation_id = "list_acquisition_spend",
    responses((status = 200, body = AcquisitionSpends), (status = 404)))]
pub async fn spend(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::spends(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(AcquisitionSpends { items }))
}

/// What was spent in a month.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AcquisitionMonth)]
pub struct SpendInput {
    /// `YYYY-MM`.
    #[schema(value_type = String, max_length = 7)]
    month: Line<7>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 3)]
    currency: Option<Line<3>>,
    /// Minor units; without it the month is not known again.
    #[serde(default)]
    amount_minor: Option<i64>,
}

/// What was spent in some months.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AcquisitionMonths)]
pub struct SpendsInput {
    items: Vec<SpendInput>,
}

/// Says what was spent to win new customers in these months; other months stay.
#[utoipa::path(put, path = "/api/v1/insights/spend", tag = "insights",
    operation_id = "put_acquisition_spend", request_body = SpendsInput,
    responses((status = 200, body = AcquisitionSpends), (status = 403), (status = 422)))]
pub async fn put_spend(scope: Scope, platform: Data, body: Body<SpendsInput>) -> Answer {
    let actor = scope.clone();
    let months: Vec<(String, Option<Spend>)> = body.0.items.into_iter().map(month).collect();
    let write = move |tx: &mut Tx<'_>| service::put_spends(tx, &actor, &months);
    let items = platform.db.write(&scope, "insight.spend", write).await?;
    Ok(HttpResponse::Ok().json(AcquisitionSpends { items }))
}

fn month(input: SpendInput) -> (String, Option<Spend>) {
    let month = input.month.into_string();
    let spend = input.currency.zip(input.amount_minor).map(|(currency, amount_minor)| Spend {
        month: month.clone(),
        currency: currency.into_string(),
        amount_minor,
    });
    (month, spend)
}

/// What money is worked out with.
#[utoipa::path(get, path = "/api/v1/insights/settings", tag = "insights",
    operation_id = "show_insight_settings",
    responses((status = 200, body = SettingsView), (status = 404)))]
pub async fn settings(scope: Scope, platform: Data) -> Answer {
    let found = platform.db.read(move |conn| service::settings(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What money is to be worked out with; what is absent is not known.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InsightSettingsChange)]
pub struct SettingsInput {
    /// Basis points of what is sold.
    #[serde(default)]
    margin_bp: Option<i32>,
    /// Basis points a year.
    discount_bp: i32,
    #[serde(default)]
    limits: Option<Limits>,
}

/// Sets what money is worked out with.
#[utoipa::path(put, path = "/api/v1/insights/settings", tag = "insights",
    operation_id = "put_insight_settings", request_body = SettingsInput,
    responses((status = 200, body = SettingsView), (status = 403), (status = 412), (status = 428)))]
pub async fn put_settings(
    scope: Scope,
    platform: Data,
    version: IfMatch,
    body: Body<SettingsInput>,
) -> Answer {
    let actor = scope.clone();
    let SettingsInput { margin_bp, discount_bp, limits } = body.0;
    let change = SettingsChange { margin_bp, discount_bp, limits };
    let write = move |tx: &mut Tx<'_>| service::put_settings(tx, &actor, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "insight.settings", write).await?))
}

/// What the figures say of one customer: for its vendor alone.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/figures", tag = "insights",
    operation_id = "show_account_figures", params(("id" = String, Path)),
    responses((status = 200, body = AccountFigures), (status = 404)))]
pub async fn account(scope: Scope, platform: Data, path: web::Path<RelationshipId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.scan(move |conn| service::account(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}
