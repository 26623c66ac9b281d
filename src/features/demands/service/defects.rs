//! Defects that show in complaints: the detector of the radar over categories, products and lots.
use std::collections::BTreeMap;

use super::count;
use crate::features::complaints::model::Category;
use crate::features::complaints::service::{self as complaints, Filed};
use crate::features::demands::model::{Defect, DefectKind, Defects};
use crate::features::insights::model::WithheldReason;
use crate::features::insights::service::{LEAST_BASELINE, WEEKS, weeks_before};
use crate::features::interactions::model::name_key;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::alarm::{self, Event, Verdict, WINDOW};
use crate::platform::statistics::number::real;

/// Complaints that are named behind a defect.
const NAMED: usize = 10;
const WEEK_SECONDS: i64 = 7 * 86_400;

/// What complaints are put together by, in the form in which two ways to write it are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Category(Category),
    Product(String),
    Lot(String, String),
}

/// A subject as it was written last, and who complained of it when.
#[derive(Debug, Default)]
struct Heard {
    product: Option<String>,
    lot: Option<String>,
    by: Vec<(usize, RelationshipId, RecordId)>,
}

/// What more customers complained of in the weeks before a moment than in the year before them.
pub fn defects(conn: &mut Conn, scope: &Scope, until: Timestamp) -> Result<Defects, Problem> {
    let weeks = i64::try_from(WEEKS).unwrap_or(0);
    let from = until.plus_seconds(1 - weeks * WEEK_SECONDS);
    let filed = complaints::filed(conn, scope, (from, until))?;
    let before = filed.iter().filter_map(|one| weeks_before(until, one.at));
    let volume = alarm::exposure(before, WEEKS);
    let heard = heard(&filed, until);
    let mut found = Defects {
        as_of: until,
        withheld: None,
        complaints: count(filed.len()),
        subjects: count(heard.len()),
        baseline_weeks: count(volume.len().saturating_sub(WINDOW)),
        phi: None,
        items: Vec::new(),
    };
    if volume.len() < WINDOW + LEAST_BASELINE {
        found.withheld = Some(WithheldReason::ShortLog);
        return Ok(found);
    }
    let (phi, alarms) = look(heard, &volume);
    found.phi = phi;
    let ids: Vec<RecordId> =
        alarms.iter().flat_map(|(_, behind)| behind.iter().take(NAMED)).copied().collect();
    let refs = complaints::visible_refs(conn, scope, &ids)?;
    found.items = alarms
        .into_iter()
        .map(|(defect, behind)| Defect {
            complaints: behind
                .iter()
                .filter_map(|id| refs.iter().find(|one| one.id == *id).cloned())
                .take(NAMED)
                .collect(),
            ..defect
        })
        .collect();
    Ok(found)
}

fn heard(filed: &[Filed], until: Timestamp) -> BTreeMap<Subject, Heard> {
    let mut found: BTreeMap<Subject, Heard> = BTreeMap::new();
    for one in filed {
        let Some(before) = weeks_before(until, one.at) else { continue };
        let product = one.product.as_deref().map(name_key).filter(|key| !key.is_empty());
        let lot = one.lot.as_deref().map(name_key).filter(|key| !key.is_empty());
        let mut subjects = vec![Subject::Category(one.category)];
        subjects.extend(product.clone().map(Subject::Product));
        // The lots of two products may have one number.
        subjects.extend(lot.map(|lot| Subject::Lot(product.unwrap_or_default(), lot)));
        for subject in subjects {
            let heard = found.entry(subject).or_default();
            heard.product.clone_from(&one.product);
            heard.lot.clone_from(&one.lot);
            heard.by.push((before, one.relationship, one.record));
        }
    }
    found
}

/// A defect without its complaints, and these.
type Found = (Defect, Vec<RecordId>);

/// The least likely first.
fn look(heard: BTreeMap<Subject, Heard>, volume: &[f64]) -> (Option<f64>, Vec<Found>) {
    let mut customers: BTreeMap<RelationshipId, usize> = BTreeMap::new();
    let mut events = Vec::new();
    for (topic, heard) in heard.values().enumerate() {
        for (before, customer, _) in &heard.by {
            let next = customers.len();
            let requester = *customers.entry(*customer).or_insert(next);
            events.push(Event { topic, before: *before, requester });
        }
    }
    let weekly = alarm::weekly(events, heard.len(), volume.len());
    let verdicts = alarm::look(&weekly, volume);
    let phi = verdicts.first().map(|verdict| verdict.phi);
    let mut found: Vec<Found> = heard
        .into_iter()
        .zip(weekly)
        .zip(verdicts)
        .filter(|(_, verdict)| verdict.alarm)
        .map(|((heard, weekly), verdict)| defect(heard, weekly.support, &verdict))
        .collect();
    found.sort_by(|one, other| one.0.p.total_cmp(&other.0.p));
    (phi, found)
}

fn defect((subject, heard): (Subject, Heard), customers: u64, verdict: &Verdict) -> Found {
    let (kind, category) = match subject {
        Subject::Category(category) => (DefectKind::Category, Some(category)),
        Subject::Product(_) => (DefectKind::Product, None),
        Subject::Lot(..) => (DefectKind::Lot, None),
    };
    let counts = verdict.counts;
    let mut behind: Vec<RecordId> = heard
        .by
        .iter()
        .filter(|(before, _, _)| *before < WINDOW)
        .map(|(_, _, record)| *record)
        .collect();
    behind.reverse();
    let defect = Defect {
        kind,
        category,
        product: heard.product.filter(|_| kind != DefectKind::Category),
        lot: heard.lot.filter(|_| kind == DefectKind::Lot),
        customers,
        count: counts.k,
        expected: real(counts.big_k) * counts.n / counts.big_n,
        p: verdict.p,
        complaints: Vec::new(),
    };
    (defect, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000_000;

    fn filed(day: i64, product: &str, lot: Option<&str>) -> Filed {
        Filed {
            record: RecordId::generate(),
            relationship: RelationshipId::generate(),
            category: Category::Product,
            product: Some(product.to_owned()),
            lot: lot.map(str::to_owned),
            at: Timestamp::from_micros((1_000 - day) * DAY).unwrap(),
        }
    }

    #[test]
    fn a_lot_of_which_many_complain_is_found_among_quiet_products() {
        let until = Timestamp::from_micros(1_000 * DAY).unwrap();
        let mut all: Vec<Filed> = (0..50)
            .flat_map(|week| (0..10).map(move |n| filed(week * 7 + 1, &format!("Part {n}"), None)))
            .collect();
        all.extend(
            (0..8).map(|n| filed(n * 3, if n % 2 == 0 { "Valve" } else { "VALVE" }, Some("L7"))),
        );
        let heard = heard(&all, until);
        assert_eq!(heard.len(), 13, "a category, eleven products, a lot");
        let before = all.iter().filter_map(|one| weeks_before(until, one.at));
        let volume = alarm::exposure(before, WEEKS);
        let (phi, found) = look(heard, &volume);
        assert_eq!(phi, Some(1.0));
        let kinds: Vec<DefectKind> = found.iter().map(|(defect, _)| defect.kind).collect();
        assert_eq!(kinds, [DefectKind::Product, DefectKind::Lot]);
        let (lot, behind) = &found[1];
        assert_eq!((lot.lot.as_deref(), lot.customers, behind.len()), (Some("L7"), 8, 8));
    }
}
