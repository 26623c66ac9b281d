//! What the people of the vendor have planned, from `planned.json`: whom to contact, how, and with
//! what to say. Some of it is late, and a letter waits for somebody's word.
use serde::Deserialize;

use super::replay::Cast;
use crate::app::Services;
use crate::features::activities::model::ActivityKind;
use crate::features::activities::service::{
    self as activities, MailInput, NewActivity, NewPlan, NewTemplate,
};
use crate::features::organisations::service as organisations;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{MembershipId, System};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

const PLANNED: &str = include_str!("planned.json");
const DEMO: System = System { reason: "demo" };
/// Who keeps plans and templates.
const MANAGER: &str = "boris";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Planned {
    plans: Vec<Plan>,
    templates: Vec<Template>,
    activities: Vec<Told>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    tier: Option<String>,
    kind: ActivityKind,
    every_days: i32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    name: String,
    subject: String,
    body: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    to: String,
    subject: String,
    body: String,
}

/// A contact in so many days, at that minute of the day (UTC); without one, on the whole day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    by: String,
    kind: ActivityKind,
    days: i64,
    minute: Option<i64>,
    account: String,
    contact: Option<String>,
    reach: Option<String>,
    purpose: String,
    brief: String,
    mail: Option<Letter>,
}

impl Told {
    fn planned(
        &self,
        tx: &mut Tx<'_>,
        by: MembershipId,
        now: Timestamp,
    ) -> Result<NewActivity, Problem> {
        let scope = scope_of_membership(tx.conn, by)?.ok_or_else(Problem::not_found)?;
        let account = self.account.as_str();
        let accounts = organisations::accounts_called_unscoped(tx.conn, scope.org(), &[account])?;
        let day = now.plus_days(self.days).datetime().date_naive();
        let midnight = day.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc();
        let at = |minute: i64| Timestamp::from_datetime(midnight).plus_seconds(minute * 60);
        Ok(NewActivity {
            kind: self.kind,
            starts_at: self.minute.map(at),
            ends_at: None,
            day: self.minute.is_none().then_some(day),
            time_zone: None,
            relationship: accounts.get(account).copied(),
            contact: None,
            contact_name: self.contact.clone(),
            reach: self.reach.clone(),
            assignee: None,
            purpose: self.purpose.clone(),
            brief: self.brief.clone(),
            mail: self.mail.as_ref().map(|mail| MailInput {
                to: mail.to.clone(),
                subject: mail.subject.clone(),
                body: mail.body.clone(),
            }),
        })
    }
}

/// Plans all of it.
pub(super) async fn plan(
    services: &Services,
    cast: &Cast,
    vendor: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let planned: Planned = serde_json::from_str(PLANNED).map_err(Problem::internal)?;
    let member = |key: &str| cast.member(key, vendor).ok_or_else(Problem::not_found);
    let manager = member(MANAGER)?;
    let by: Vec<MembershipId> =
        planned.activities.iter().map(|told| member(&told.by)).collect::<Result<_, _>>()?;
    let host = services.platform.settings.public_host();
    let write = move |tx: &mut Tx<'_>| {
        let scope = scope_of_membership(tx.conn, manager)?.ok_or_else(Problem::not_found)?;
        for Plan { tier, kind, every_days } in &planned.plans {
            let new =
                NewPlan { tier: tier.clone(), segment: None, kind: *kind, every_days: *every_days };
            activities::create_plan(tx, &scope, &new)?;
        }
        for Template { name, subject, body } in &planned.templates {
            let (name, subject, body) = (name.clone(), subject.clone(), body.clone());
            activities::create_template(tx, &scope, &NewTemplate { name, subject, body })?;
        }
        for (told, by) in planned.activities.iter().zip(&by) {
            let scope = scope_of_membership(tx.conn, *by)?.ok_or_else(Problem::not_found)?;
            let new = told.planned(tx, *by, now)?;
            activities::create(tx, &scope, &host, &new)?;
        }
        Ok(())
    };
    services.platform.db.write(&DEMO, "demo.planned", write).await
}
