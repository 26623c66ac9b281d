//! Votes over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::ideas::model::{CommitmentKind, ProxySource, Strength, VoteId};
use crate::features::ideas::service::{self, NewVote, OnBehalf, VotesView};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, once};
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;
use crate::platform::text::{OptLine, OptText};

/// For which customer the vendor notes a vote, and how it knows.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdeaOnBehalf {
    relationship_id: RelationshipId,
    source: ProxySource,
    /// Who of the customer said so.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    who: OptLine<200>,
}

/// A vote.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewIdeaVote)]
pub struct VoteInput {
    strength: Strength,
    commitment: CommitmentKind,
    /// Pieces, for `will_pilot`.
    #[serde(default)]
    quantity: Option<i64>,
    /// For `will_cofund`.
    #[serde(default)]
    amount_minor: Option<i64>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    currency: OptLine<3>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    comment: OptText<4000>,
    /// Whether other customers are told that the organisation wants it.
    #[serde(default)]
    named: bool,
    /// Complaints that show why.
    #[serde(default)]
    evidence: Vec<RecordId>,
    #[serde(default)]
    on_behalf_of: Option<IdeaOnBehalf>,
}

impl VoteInput {
    fn vote(self) -> Result<NewVote, Problem> {
        let currency = self.currency.into_string();
        if currency.as_deref().is_some_and(|code| !is_currency(code)) {
            return Err(Problem::invalid("currency", "not_allowed_value"));
        }
        Ok(NewVote {
            strength: self.strength,
            commitment: self.commitment,
            quantity: self.quantity,
            amount_minor: self.amount_minor,
            currency,
            comment: self.comment.into_string(),
            named: self.named,
            evidence: self.evidence,
            on_behalf: self.on_behalf_of.map(|behalf| OnBehalf {
                relationship: behalf.relationship_id,
                source: behalf.source,
                who: behalf.who.into_string(),
            }),
        })
    }
}

/// The votes of an idea: for the vendor all, for a customer its own and how many others there are.
#[utoipa::path(get, path = "/api/v1/ideas/{id}/votes", tag = "ideas",
    operation_id = "list_idea_votes", params(("id" = String, Path)),
    responses((status = 200, body = VotesView), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let votes = platform.db.read(move |conn| service::load_votes(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(votes))
}

/// Votes, or votes otherwise than before. The vendor may note what a customer said.
#[utoipa::path(post, path = "/api/v1/ideas/{id}/votes", tag = "ideas",
    operation_id = "vote_for_idea", params(("id" = String, Path)), request_body = VoteInput,
    responses((status = 201, body = VotesView), (status = 404), (status = 409), (status = 422)))]
pub async fn vote(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<VoteInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let vote = request.body.vote()?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::vote(tx, &actor, id, &vote)?;
            service::load_votes(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "idea.vote", write).await?.into())
}

/// Takes a vote back.
#[utoipa::path(delete, path = "/api/v1/ideas/{id}/votes/{vote_id}", tag = "ideas",
    operation_id = "withdraw_idea_vote",
    params(("id" = String, Path), ("vote_id" = String, Path)),
    responses((status = 200, body = VotesView), (status = 403), (status = 404), (status = 409)))]
pub async fn withdraw(scope: Scope, platform: Data, path: web::Path<(RecordId, VoteId)>) -> Answer {
    let ((id, vote), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::withdraw(tx, &actor, id, vote)?;
        service::load_votes(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "idea.withdraw_vote", write).await?))
}
