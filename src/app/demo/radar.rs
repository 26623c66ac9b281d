//! The radar of the vendor of the story has looked at its calls, and somebody has decided to watch what
//! a few customers ask for. The demand that is worth a decision is left to whoever opens the demo.
use crate::app::Services;
use crate::features::demands::model::DecisionKind;
use crate::features::demands::service::{self as demands, NewDecision};
use crate::features::insights::model::CheckKind;
use crate::features::insights::service as insights;
use crate::features::interactions::service as interactions;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::MembershipId;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// A steady demand of a few customers.
const WATCHED: &str = "Rubber lining";
const WORDS: &str = "Six customers in a year, none of them twice. We send them to the lining shop in Ostrava and \
                     look again before the next trade fair.";
const REVIEW_DAYS: i64 = 90;

/// The radar looks, and a manager decides.
pub(super) async fn look(services: &Services, by: MembershipId) -> Result<(), Problem> {
    let db = &services.platform.db;
    let scope = db.read(move |conn| Ok(scope_of_membership(conn, by)?)).await?;
    let scope = scope.ok_or_else(Problem::not_found)?;
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        insights::ask(tx, &actor, CheckKind::Alarms)?;
        let topics = interactions::topics(tx.conn, &actor, tx.now)?;
        let watched = topics.iter().find(|topic| topic.name == WATCHED);
        let topic = watched.ok_or_else(Problem::not_found)?.id;
        let review = tx.now.plus_days(REVIEW_DAYS).datetime().date_naive();
        let decision = NewDecision {
            kind: DecisionKind::Watch,
            words: WORDS.to_owned(),
            signed_by: None,
            alarm: None,
            cost: None,
            campaign: None,
            review_on: Some(review.to_string()),
            idea: None,
            sku: None,
        };
        demands::decide(tx, &actor, topic, &decision).map(drop)
    };
    db.write(&scope, "demo.radar", write).await?;
    services.worker.run_due().await;
    Ok(())
}
