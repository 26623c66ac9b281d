//! Activities over HTTP; what stands around them has files of its own.
pub mod calls;
pub mod feed;
pub mod plans;
pub mod templates;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::activities::model::{Activity, ActivityAction, ActivityId, ActivityKind};
use crate::features::activities::service::{
    self, Act, ActivityChange, Happened, ListQuery, MailInput, NewActivity,
};
use crate::features::customers::model::ContactId;
use crate::features::interactions::model::{InteractionChannel, InteractionDirection};
use crate::features::interactions::service::{ItemInput, duration, items};
use crate::features::organisations::model::RelationshipId;
use crate::platform::auth::EmailAddress;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, Text, dates, given};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut table = routes![
        GET "/api/v1/activities" Member => list,
        POST "/api/v1/activities" Member => create,
        GET "/api/v1/activities/neglected" Member => plans::neglected,
        GET "/api/v1/activities/{id}" Member => show,
        PATCH "/api/v1/activities/{id}" Member => change,
        POST "/api/v1/activities/{id}/actions/{name}" Member => act,
    ];
    table.extend(plans::routes());
    table.extend(templates::routes());
    table.extend(feed::routes());
    table.extend(calls::routes());
    table
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Planned and past contacts, the earliest first: the vendor's own alone.
#[utoipa::path(get, path = "/api/v1/activities", tag = "activities", params(ListQuery),
    responses((status = 200, body = Page<Activity>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// An activity.
#[utoipa::path(get, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = String, Path)), responses((status = 200, body = Activity), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<ActivityId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.read(move |conn| service::load(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// A letter that is sent at the activity's time, once somebody has approved it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ActivityMailInput)]
pub struct LetterInput {
    to: String,
    #[schema(value_type = String, max_length = 200)]
    subject: Line<200>,
    #[schema(value_type = String, max_length = 10_000)]
    body: Text<10_000>,
}

impl LetterInput {
    fn parsed(self) -> Result<MailInput, Problem> {
        let to = EmailAddress::parse(self.to.trim(), "mail.to")?;
        Ok(MailInput {
            to: to.as_str().to_owned(),
            subject: self.subject.into_string(),
            body: self.body.into_string(),
        })
    }
}

fn parsed_day(day: Option<String>) -> Result<Option<NaiveDate>, Problem> {
    day.map(|day| dates::day(&day).ok_or_else(|| Problem::invalid("day", "bad_date"))).transpose()
}

/// What somebody sends may be finer than what both databases keep.
fn cut(at: Option<Timestamp>) -> Option<Timestamp> {
    at.map(|at| Timestamp::from_datetime(at.datetime()))
}

/// A contact to be planned.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewActivity)]
pub struct ActivityInput {
    kind: ActivityKind,
    /// Its hour; or else its `day`.
    #[serde(default)]
    starts_at: Option<Timestamp>,
    /// What is usual for the kind unless told.
    #[serde(default)]
    ends_at: Option<Timestamp>,
    /// `YYYY-MM-DD`, for what has no hour.
    #[serde(default)]
    day: Option<String>,
    /// IANA name; the caller's own unless told.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    time_zone: OptLine<60>,
    #[serde(default)]
    relationship_id: Option<RelationshipId>,
    #[serde(default)]
    contact_id: Option<ContactId>,
    /// Of somebody who is no contact.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    contact_name: OptLine<200>,
    /// Number, address or link.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reach: OptLine<200>,
    /// A membership; the caller unless told.
    #[serde(default)]
    assignee: Option<MembershipId>,
    #[schema(value_type = String, max_length = 200)]
    purpose: Line<200>,
    /// What to say.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    brief: OptText<4_000>,
    #[serde(default)]
    mail: Option<LetterInput>,
}

impl ActivityInput {
    fn parsed(self) -> Result<NewActivity, Problem> {
        Ok(NewActivity {
            kind: self.kind,
            starts_at: cut(self.starts_at),
            ends_at: cut(self.ends_at),
            day: parsed_day(self.day)?,
            time_zone: self.time_zone.into_string(),
            relationship: self.relationship_id,
            contact: self.contact_id,
            contact_name: self.contact_name.into_string(),
            reach: self.reach.into_string(),
            assignee: self.assignee,
            purpose: self.purpose.into_string(),
            brief: self.brief.into_string().unwrap_or_default(),
            mail: self.mail.map(LetterInput::parsed).transpose()?,
        })
    }
}

/// Plans a contact.
#[utoipa::path(post, path = "/api/v1/activities", tag = "activities", request_body = ActivityInput,
    responses((status = 201, body = Activity), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ActivityInput>) -> Answer {
    let (key, actor, new) = (request.key, scope.clone(), request.body.parsed()?);
    let host = platform.settings.public_host();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create(tx, &actor, &host, &new))
    };
    Ok(platform.db.write(&scope, "activity.create", write).await?.into())
}

/// What is changed; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ActivityPatchInput {
    kind: Option<ActivityKind>,
    /// Moves it: it ends as long after the new start as it did, unless told.
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    /// Moves it to a day without an hour.
    day: Option<String>,
    #[schema(value_type = Option<String>)]
    time_zone: OptLine<60>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    relationship_id: Option<Option<RelationshipId>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    contact_id: Option<Option<ContactId>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    contact_name: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    reach: Option<OptLine<200>>,
    assignee: Option<MembershipId>,
    #[schema(value_type = Option<String>)]
    purpose: Option<Line<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    brief: Option<OptText<4_000>>,
    /// Other words have to be approved anew.
    mail: Option<LetterInput>,
}

impl ActivityPatchInput {
    fn parsed(self) -> Result<ActivityChange, Problem> {
        Ok(ActivityChange {
            kind: self.kind,
            starts_at: cut(self.starts_at),
            ends_at: cut(self.ends_at),
            day: parsed_day(self.day)?,
            time_zone: self.time_zone.into_string(),
            relationship: self.relationship_id,
            contact: self.contact_id,
            contact_name: self.contact_name.map(OptLine::into_string),
            reach: self.reach.map(OptLine::into_string),
            assignee: self.assignee,
            purpose: self.purpose.map(Line::into_string),
            brief: self.brief.map(|brief| brief.into_string().unwrap_or_default()),
            mail: self.mail.map(LetterInput::parsed).transpose()?,
        })
    }
}

/// Moves or rewrites what is still planned.
#[utoipa::path(patch, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = String, Path)), request_body = ActivityPatchInput,
    responses((status = 200, body = Activity), (status = 403), (status = 409), (status = 412),
        (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<ActivityId>,
    version: IfMatch,
    body: Body<ActivityPatchInput>,
) -> Answer {
    let (id, actor, change) = (path.into_inner(), scope.clone(), body.0.parsed()?);
    let write = move |tx: &mut Tx<'_>| service::change(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "activity.change", write).await?))
}

/// What happened; what is absent is as it was planned.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HappenedInput {
    channel: Option<InteractionChannel>,
    direction: Option<InteractionDirection>,
    /// Now unless told.
    occurred_at: Option<Timestamp>,
    #[schema(minimum = 0)]
    duration_seconds: Option<i32>,
    #[schema(value_type = Option<String>)]
    text: OptText<4_000>,
    /// What was asked for.
    items: Vec<ItemInput>,
}

/// What is done with an activity.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityActInput {
    version: i32,
    /// Why it is cancelled.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptLine<500>,
    /// For `done`: what the interaction says.
    #[serde(default)]
    happened: HappenedInput,
}

impl ActivityActInput {
    fn parsed(self, action: ActivityAction) -> Result<Act, Problem> {
        let told = self.happened;
        let happened = Happened {
            channel: told.channel,
            direction: told.direction,
            occurred_at: cut(told.occurred_at),
            duration_seconds: duration(told.duration_seconds)?,
            text: told.text.into_string().unwrap_or_default(),
            items: items(told.items)?,
        };
        Ok(Act { action, version: self.version, reason: self.reason.into_string(), happened })
    }
}

/// Ends an activity in an interaction or in a reasoned cancel, takes either back, approves its
/// letter or holds it.
#[utoipa::path(post, path = "/api/v1/activities/{id}/actions/{name}", tag = "activities",
    params(("id" = String, Path), ("name" = ActivityAction, Path)),
    request_body = ActivityActInput,
    responses((status = 200, body = Activity), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(ActivityId, String)>,
    request: Keyed<ActivityActInput>,
) -> Answer {
    let ((id, name), actor, key) = (path.into_inner(), scope.clone(), request.key);
    let act = request.body.parsed(name.parse().map_err(|_| Problem::not_found())?)?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::act(tx, &actor, id, &act))
    };
    Ok(platform.db.write(&scope, "activity.act", write).await?.into())
}
