//! What an agreement must be like, and who may propose, sign, refuse and withdraw one.
use std::collections::HashMap;

use crate::features::agreements::clocks::Terms;
use crate::features::agreements::model::{AgreementData, BySeverity, Rung};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, MembershipId, OrganisationId, Scope};
use crate::platform::problem::Problem;
use crate::text_enum;

/// Minutes of a target at most: a year.
const MOST_MINUTES: i64 = 366 * 24 * 60;
const MOST_DAYS: i64 = 366;
const MOST_RUNGS: usize = 6;
/// People of one side on one rung at most.
const MOST_PEOPLE: usize = 20;
const LONGEST_NAME: usize = 100;
const MOST_WARNINGS: usize = 6;

text_enum! {
    /// What can be done with a proposed agreement.
    pub enum AgreementAction {
        Propose = "propose",
        Sign = "sign",
        Refuse = "refuse",
        Withdraw = "withdraw",
    }
}

impl AgreementAction {
    fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Propose => &["data"],
            Self::Sign => &["sha256"],
            Self::Refuse => &["sha256", "reason"],
            Self::Withdraw => &[],
        }
    }
}

/// An action as the agreement offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct AgreementActionState {
    pub name: AgreementAction,
    pub allowed: bool,
    /// `role_too_low`, `wrong_status`, `wrong_side`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// Whether somebody of `side` may do this, given which side's proposal is open.
pub fn authorize(
    scope: &Scope,
    side: Side,
    proposed: Option<Side>,
    action: AgreementAction,
) -> Result<(), &'static str> {
    if !scope.may(Capability::ManageRelationships) {
        return Err("role_too_low");
    }
    use AgreementAction as A;
    match (action, proposed) {
        (A::Propose, _) => Ok(()),
        (_, None) => Err("wrong_status"),
        (A::Sign | A::Refuse, Some(by)) if by == side => Err("wrong_side"),
        (A::Withdraw, Some(by)) if by != side => Err("wrong_side"),
        _ => Ok(()),
    }
}

/// All actions with what stands against each now.
pub fn action_states(
    scope: &Scope,
    side: Side,
    proposed: Option<Side>,
) -> Vec<AgreementActionState> {
    AgreementAction::ALL
        .iter()
        .map(|name| {
            let reason = authorize(scope, side, proposed, *name).err();
            AgreementActionState {
                name: *name,
                allowed: reason.is_none(),
                reason,
                needs: name.needs(),
            }
        })
        .collect()
}

/// Everything that can be wrong with the text of an agreement, all fields at once; the people of
/// the ladder are checked by [`check_people`].
pub fn check(data: &AgreementData) -> Result<(), Problem> {
    let mut wrong: Vec<(String, &'static str)> = Vec::new();
    let targets = &data.targets;
    minutes(&targets.first_response, "targets.first_response", &mut wrong);
    minutes(&targets.next_response, "targets.next_response", &mut wrong);
    minutes(&targets.periodic_update, "targets.periodic_update", &mut wrong);
    minutes(&targets.resolution, "targets.resolution", &mut wrong);
    minutes(&data.customer_response, "customer_response", &mut wrong);
    let mut range = |name: &str, value: Option<i64>, least: i64, most: i64| {
        if value.is_some_and(|value| !(least..=most).contains(&value)) {
            wrong.push((name.to_owned(), "number_range"));
        }
    };
    let steps = &data.report_steps;
    range("report_steps.d1_d3", steps.d1_d3, 0, MOST_DAYS);
    range("report_steps.d4", steps.d4, 0, MOST_DAYS);
    range("report_steps.d5_d6", steps.d5_d6, 0, MOST_DAYS);
    range("report_steps.d7", steps.d7, 0, MOST_DAYS);
    range("report_steps.d8", steps.d8, 0, MOST_DAYS);
    range("offer_valid_days", Some(data.offer_valid_days), 1, MOST_DAYS);
    range("cooling_off_days", Some(data.cooling_off_days), 0, MOST_DAYS);
    warnings(&data.warn_percent, &mut wrong);
    ladder(&data.ladder, &mut wrong);
    let mut problem = Problem::new(crate::platform::problem::Code::Invalid);
    for (field, code) in wrong {
        problem = problem.with_field(format!("data.{field}"), code);
    }
    for calendar in [Terms::new(0, data.clone()).err()].into_iter().flatten() {
        problem.fields.extend(calendar.fields);
    }
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

fn minutes(of: &BySeverity, path: &str, wrong: &mut Vec<(String, &'static str)>) {
    let all = [
        ("critical", of.critical),
        ("major", of.major),
        ("moderate", of.moderate),
        ("minor", of.minor),
    ];
    for (name, value) in all {
        if value.is_some_and(|value| !(1..=MOST_MINUTES).contains(&value)) {
            wrong.push((format!("{path}.{name}"), "number_range"));
        }
    }
}

fn warnings(percents: &[i64], wrong: &mut Vec<(String, &'static str)>) {
    let rising = percents.windows(2).all(|pair| pair.first() < pair.last());
    let ranged = percents.iter().all(|percent| (1..=100).contains(percent));
    if percents.len() > MOST_WARNINGS {
        wrong.push(("warn_percent".to_owned(), "too_many"));
    } else if !ranged || !rising {
        wrong.push(("warn_percent".to_owned(), "number_range"));
    }
}

fn ladder(rungs: &[Rung], wrong: &mut Vec<(String, &'static str)>) {
    if rungs.is_empty() || rungs.len() > MOST_RUNGS {
        let code = if rungs.is_empty() { "missing_field" } else { "too_many" };
        wrong.push(("ladder".to_owned(), code));
    }
    for (index, rung) in rungs.iter().enumerate() {
        let mut push = |rest: &str, code| wrong.push((format!("ladder.{index}.{rest}"), code));
        for (field, name) in [("name.en", &rung.name.en), ("name.ru", &rung.name.ru)] {
            if name.trim().is_empty() {
                push(field, "text_required");
            } else if name.chars().count() > LONGEST_NAME {
                push(field, "text_too_long");
            } else if name.chars().any(char::is_control) {
                push(field, "text_control");
            }
        }
        if !(1..=MOST_MINUTES).contains(&rung.react_minutes) {
            push("react_minutes", "number_range");
        }
        for (field, people) in [("customer", &rung.customer), ("vendor", &rung.vendor)] {
            if people.len() > MOST_PEOPLE {
                push(field, "too_many");
            }
        }
    }
}

/// Everybody named in the ladder.
pub fn people(data: &AgreementData) -> Vec<MembershipId> {
    let of = |rung: &Rung| rung.customer.iter().chain(&rung.vendor).copied().collect::<Vec<_>>();
    data.ladder.iter().flat_map(of).collect()
}

/// Each person on a rung is of the side that names them.
pub fn check_people(
    data: &AgreementData,
    employers: &HashMap<MembershipId, OrganisationId>,
    vendor: OrganisationId,
    customer: OrganisationId,
) -> Result<(), Problem> {
    for (index, rung) in data.ladder.iter().enumerate() {
        for (side, of) in [(Side::Customer, customer), (Side::Vendor, vendor)] {
            if rung.people(side).iter().any(|person| employers.get(person) != Some(&of)) {
                let field = format!("data.ladder.{index}.{side}");
                return Err(Problem::invalid(field, "not_allowed_value"));
            }
        }
    }
    Ok(())
}
