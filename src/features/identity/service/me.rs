//! The own settings, and where one belongs.
use super::super::model::{OwnMembership, Profile, ProfilePatch};
use super::super::{policy, store};
use crate::features::organisations::model::Side;
use crate::platform::auth::Person;
use crate::platform::authz::{Capability, OrganisationId, PersonId, System};
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Longest hold of a message, in seconds.
const MAX_HOLD: i32 = 30;

/// A membership with what follows from it.
#[derive(Debug, Clone)]
pub struct Membership {
    pub row: OwnMembership,
    pub sides: Vec<Side>,
    pub can: Vec<Capability>,
}

/// Everything that the interface asks first.
#[derive(Debug, Clone)]
pub struct Me {
    pub profile: Profile,
    pub memberships: Vec<Membership>,
    /// Place of the acting one in `memberships`; none if the request names no own organisation.
    pub acting: Option<usize>,
}

/// The person, all memberships, and the acting one: named by `organisation` (slug or id), by the
/// API token, or the only one there is.
pub async fn me(
    platform: &Platform,
    person: Person,
    organisation: Option<String>,
) -> Result<Me, Problem> {
    platform.db.read(move |conn| read(conn, person, organisation.as_deref())).await
}

fn read(conn: &mut Conn, person: Person, organisation: Option<&str>) -> Result<Me, Problem> {
    let profile = store::profile(conn, person.id)?;
    let rows = store::memberships_of(conn, person.id)?;
    let ids: Vec<OrganisationId> = rows.iter().map(|row| row.organisation.id).collect();
    let sides = store::sides_of(conn, &ids)?;
    let without: Vec<OrganisationId> =
        ids.into_iter().filter(|id| sides.iter().all(|(with, _)| with != id)).collect();
    let guests =
        if without.is_empty() { Vec::new() } else { store::guests_among(conn, &without)? };
    let acting = acting(&rows, person, organisation);
    let memberships = rows.into_iter().map(|row| {
        let sides = sides_of(row.organisation.id, &sides, &guests);
        let can = policy::capabilities(row.role, &sides, person.may_write);
        Membership { row, sides, can }
    });
    Ok(Me { profile, memberships: memberships.collect(), acting })
}

/// An organisation without any relationship has just been set up: it is a vendor's. A customer
/// organisation starts with the relationship that it was invited for; one that was made for a guest
/// takes no side.
fn sides_of(
    organisation: OrganisationId,
    all: &[(OrganisationId, Side)],
    guests: &[OrganisationId],
) -> Vec<Side> {
    let taken: Vec<Side> =
        all.iter().filter(|(id, _)| *id == organisation).map(|(_, side)| *side).collect();
    let is_new = taken.is_empty() && !guests.contains(&organisation);
    if is_new { vec![Side::Vendor] } else { taken }
}

fn acting(rows: &[OwnMembership], person: Person, organisation: Option<&str>) -> Option<usize> {
    if let Some(bound) = person.membership {
        return rows.iter().position(|row| row.id == bound);
    }
    match organisation {
        Some(name) => rows.iter().position(|row| {
            row.organisation.slug == name || name.parse() == Ok(row.organisation.id.0)
        }),
        None if rows.len() == 1 => Some(0),
        None => None,
    }
}

/// Changes the own settings.
pub async fn update_me(
    platform: &Platform,
    person: PersonId,
    patch: ProfilePatch,
) -> Result<(), Problem> {
    if patch.hold_seconds.is_some_and(|seconds| !(0..=MAX_HOLD).contains(&seconds)) {
        return Err(Problem::invalid("hold_seconds", "number_range"));
    }
    if patch.time_zone.as_ref().is_some_and(|zone| zone.parse::<chrono_tz::Tz>().is_err()) {
        return Err(Problem::invalid("time_zone", "not_allowed_value"));
    }
    if patch.is_empty() {
        return Ok(());
    }
    platform
        .db
        .write(&System { reason: "own" }, "person.update", move |tx| {
            tx.subject(person);
            store::update_profile(tx.conn, person, &patch)?;
            Ok(())
        })
        .await
}
