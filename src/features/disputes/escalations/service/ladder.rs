//! The ladder of a relationship, with people who are there to be called in.
use crate::features::disputes::escalations::model::{LadderName, Step};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Party, Record};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Minutes of a working day.
const DAY: i64 = 8 * 60;

/// The ladder of a record whose visibility was shown. A side that named nobody on a rung, or
/// nobody who is still there, is called by its managers.
pub(super) fn of(
    conn: &mut Conn,
    _record: &Record,
    parties: &[Party],
) -> Result<Vec<Step>, Problem> {
    let rung = Step {
        name: LadderName { en: "Management".to_owned(), ru: "Руководство".to_owned() },
        customer: Vec::new(),
        vendor: Vec::new(),
        react_minutes: DAY,
    };
    let mut ladder = vec![rung];
    for party in parties {
        let there = organisations::active_people_unscoped(conn, party.organisation_id)?;
        for step in &mut ladder {
            let named = match party.side {
                Side::Customer => &mut step.customer,
                Side::Vendor => &mut step.vendor,
            };
            named.retain(|member| there.iter().any(|(known, _)| known == member));
            if named.is_empty() {
                named.extend(managers(&there));
            }
        }
    }
    Ok(ladder)
}

fn managers(
    there: &[(MembershipId, crate::platform::authz::Role)],
) -> impl Iterator<Item = MembershipId> {
    there.iter().filter(|(_, role)| role.sees_all()).map(|(member, _)| *member)
}

/// When a side's time is up that reacts within so many minutes of its working hours.
pub(super) fn react_until(
    _record: &Record,
    _side: Side,
    from: Timestamp,
    minutes: i64,
) -> Timestamp {
    from.plus_seconds(minutes.saturating_mul(60))
}

/// Days after de-escalation before the same side may climb again.
pub(super) fn cooling_off_days(_record: &Record) -> i64 {
    3
}
