//! What figures say of every customer of a vendor, for the segments and rules that ask for it.
use std::collections::HashMap;

use super::account;
use crate::features::figures::model::AccountFigures;
use crate::features::figures::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{Marks, Rhythm, Scores};
use crate::features::segments::service as segments;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Accounts of whom figures say something else than was handed over last; none: nothing any more.
pub type Changed = Vec<(RelationshipId, Option<Marks>)>;

/// Vendors whose customers order.
pub fn vendors_unscoped(conn: &mut Conn) -> Result<Vec<OrganisationId>, Problem> {
    Ok(store::vendors_unscoped(conn)?)
}

/// Of whom figures say something else now: a few statements over all accounts of a vendor, for `scan`.
/// They are those that its owner would see; without an owner there are none.
pub fn changed_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    now: Timestamp,
) -> Result<Changed, Problem> {
    let Some(owner) = store::owner_unscoped(conn, vendor)? else { return Ok(Vec::new()) };
    let Some(scope) = scope_of_membership(conn, owner)? else { return Ok(Vec::new()) };
    let found: HashMap<RelationshipId, Marks> = account::worked_out(conn, &scope, now)?
        .into_iter()
        .map(|(id, figures)| (id, marks(&figures)))
        .collect();
    let known = segments::marks_unscoped(conn, vendor)?;
    Ok(differing(known, found))
}

fn differing(
    known: HashMap<RelationshipId, Marks>,
    found: HashMap<RelationshipId, Marks>,
) -> Changed {
    let gone = known.keys().filter(|id| !found.contains_key(id)).map(|id| (*id, None));
    let mut changed: Changed = gone.collect();
    let new = found.into_iter().filter(|(id, marks)| known.get(id) != Some(marks));
    changed.extend(new.map(|(id, marks)| (id, Some(marks))));
    changed.sort_unstable_by_key(|(id, _)| *id);
    changed
}

fn marks(figures: &AccountFigures) -> Marks {
    let usual = figures.churn.filter(|churn| churn.usual_days.is_some());
    Marks {
        scores: figures.rfm.map(|mark| Scores {
            class: mark.segment,
            recency: mark.recency.into(),
            frequency: mark.frequency.into(),
            money: mark.money.into(),
        }),
        rhythm: usual.map(|churn| if churn.silent { Rhythm::Silent } else { Rhythm::Usual }),
        yearly_minor: figures.churn.map(|churn| churn.yearly_minor),
        worth_minor: figures.value.and_then(|value| value.value_minor),
        currency: figures.currency.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_again_is_no_change() {
        let [same, other, gone, new] = [(); 4].map(|()| RelationshipId::generate());
        let marks = |yearly| Marks { yearly_minor: Some(yearly), ..Marks::default() };
        let known = [(same, marks(1)), (other, marks(2)), (gone, marks(3))];
        let found = [(same, marks(1)), (other, marks(9)), (new, marks(4))];
        let mut expected = vec![(other, Some(marks(9))), (gone, None), (new, Some(marks(4)))];
        expected.sort_unstable_by_key(|(id, _)| *id);
        let changed = differing(known.into_iter().collect(), found.into_iter().collect());
        assert_eq!(changed, expected);
    }
}
