//! Offers over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::disputes::offers::model::{
    Answer as Reply, NewOffer, Offer, OfferAction, OfferId, Offers,
};
use crate::features::disputes::offers::service;
use crate::features::disputes::offers::terms::Term;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/offers" Member => list,
        POST "/api/v1/complaints/{id}/offers" Member => create,
        POST "/api/v1/offers/{id}/actions/{name}" Member => act,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The offers of a complaint, oldest first, and the settlement if there is one.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/offers", tag = "disputes",
    params(("id" = String, Path)), responses((status = 200, body = Offers), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let read = platform.db.read(move |conn| service::offers(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// An offer to settle the complaint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferInput {
    /// Of the complaint.
    version: i32,
    terms: Vec<Term>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5000)]
    note: OptText<5000>,
    /// 1 to 365; as the agreement says unless told.
    valid_days: Option<i64>,
}

/// Makes an offer for the caller's side.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/offers", tag = "disputes",
    params(("id" = String, Path)), request_body = OfferInput,
    responses((status = 201, body = Offer), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<OfferInput>,
) -> Answer {
    let (id, OfferInput { version, terms, note, valid_days }) = (path.into_inner(), request.body);
    let new = NewOffer { terms, note: note.into_string(), valid_days };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::make(tx, &actor, id, version, new.clone())
        })
    };
    Ok(platform.db.write(&scope, "offer.make", write).await?.into())
}

/// What an answer brings; each takes its own part.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OfferAnswer {
    version: Option<i32>,
    /// To accept: of the terms that the caller saw.
    #[schema(value_type = Option<String>)]
    sha256: OptText<64>,
    /// To reject, or to withdraw.
    #[schema(value_type = Option<String>)]
    reason: OptText<5000>,
    /// To counter.
    terms: Option<Vec<Term>>,
    #[schema(value_type = Option<String>)]
    note: OptText<5000>,
    valid_days: Option<i64>,
}

impl OfferAnswer {
    fn split(self, action: OfferAction) -> Result<(i32, Reply), Problem> {
        let missing = |field| Problem::invalid(field, "missing_field");
        let version = self.version.ok_or_else(|| missing("version"))?;
        let reason = self.reason.into_string();
        let reply = match action {
            OfferAction::Accept => {
                let seen = self.sha256.as_str().ok_or_else(|| missing("sha256"))?;
                let seen = hex::decode(seen)
                    .map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?;
                Reply::Accept { seen }
            }
            OfferAction::Counter => Reply::Counter(NewOffer {
                terms: self.terms.ok_or_else(|| missing("terms"))?,
                note: self.note.into_string(),
                valid_days: self.valid_days,
            }),
            OfferAction::Reject => {
                Reply::Reject { reason: reason.ok_or_else(|| missing("reason"))? }
            }
            OfferAction::Withdraw => Reply::Withdraw { reason },
        };
        Ok((version, reply))
    }
}

/// Answers an offer: its `actions` say what is allowed now. A counter-offer is answered with the
/// new offer.
#[utoipa::path(post, path = "/api/v1/offers/{id}/actions/{name}", tag = "disputes",
    params(("id" = String, Path), ("name" = OfferAction, Path)), request_body = OfferAnswer,
    responses((status = 200, body = Offer), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(OfferId, String)>,
    request: Keyed<OfferAnswer>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: OfferAction = name.parse().map_err(|_| Problem::not_found())?;
    let (version, reply) = request.body.split(action)?;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            let shown = service::answer(tx, &actor, id, version, reply.clone())?;
            let now = tx.now;
            service::offer(tx.conn, &actor, shown, now)
        })
    };
    Ok(platform.db.write(&scope, action.as_str(), write).await?.into())
}
