//! Gates over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, on_day};
use crate::features::projects::model::{DeliverableId, GateAction, GateId, GateView, Verdict};
use crate::features::projects::service::{self, Condition, GateInput};
use crate::features::records::model::RecordId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText, Text};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/gates/{gate_id}" Member => show,
        POST "/api/v1/gates/{id}/actions/{name}" Member => act,
    ]
}

/// A gate: what stands at it, what is up for signing, and who has signed.
#[utoipa::path(get, path = "/api/v1/projects/{id}/gates/{gate_id}", tag = "projects",
    operation_id = "show_gate", params(("id" = String, Path), ("gate_id" = String, Path)),
    responses((status = 200, body = GateView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<(RecordId, GateId)>) -> Answer {
    let ((project, id), now) = (path.into_inner(), platform.clock.now());
    let gate = platform.db.read(move |conn| service::gate(conn, &scope, id, now)).await?;
    if gate.project.id == project {
        Ok(HttpResponse::Ok().json(gate))
    } else {
        Err(Problem::not_found())
    }
}

/// A condition of a verdict.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewGateCondition)]
pub struct ConditionInput {
    #[schema(value_type = String, max_length = 500)]
    text: Text<500>,
    /// Who owes it.
    organisation_id: OrganisationId,
    /// To whom; unless told the own organisation, or the first of the other side.
    #[serde(default)]
    owed_to: Option<OrganisationId>,
    /// `YYYY-MM-DD`
    #[schema(value_type = String)]
    due_on: Line<10>,
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GateActionBody)]
pub struct ActionBody {
    /// Of the gate.
    version: i32,
    /// To sign, refuse or abstain: the hash of what was shown, lower-case hexadecimal.
    #[serde(default)]
    sha256: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<4000>,
    /// To decide.
    #[serde(default)]
    verdict: Option<Verdict>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
    #[serde(default)]
    conditions: Vec<ConditionInput>,
    /// The last day of an interim verdict, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    until: OptText<10>,
    /// Deliverables that a recycled phase begins again.
    #[serde(default)]
    again: Vec<DeliverableId>,
}

impl ActionBody {
    fn input(self) -> Result<GateInput, Problem> {
        let until = on_day("until", &self.until)?;
        let sha256 = self.sha256.map(hex::decode).transpose();
        let conditions = self.conditions.into_iter().zip(0..).map(|(one, index)| {
            let due_on = day(one.due_on.as_str()).ok_or_else(|| {
                Problem::invalid(format!("conditions.{index}.due_on"), "bad_date")
            })?;
            Ok(Condition {
                text: one.text.into_string(),
                organisation: one.organisation_id,
                owed_to: one.owed_to,
                due_on,
            })
        });
        Ok(GateInput {
            version: self.version,
            sha256: sha256.map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?,
            reason: self.reason.into_string(),
            verdict: self.verdict,
            note: self.note.into_string(),
            conditions: conditions.collect::<Result<_, Problem>>()?,
            until,
            again: self.again,
        })
    }
}

/// Puts a verdict up, signs it, refuses it, abstains or takes it back: the gate's `actions` say
/// what is allowed now.
#[utoipa::path(post, path = "/api/v1/gates/{id}/actions/{name}", tag = "projects",
    operation_id = "act_on_gate", params(("id" = String, Path), ("name" = GateAction, Path)),
    request_body = ActionBody,
    responses((status = 200, body = GateView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(GateId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: GateAction = name.parse().map_err(|_| Problem::not_found())?;
    let input = request.body.input()?;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act_on_gate(tx, &actor, id, action, &input)
        })
    };
    Ok(platform.db.write(&scope, "gate.act", write).await?.into())
}
