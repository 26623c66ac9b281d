//! What a membership allows, as the interface is told.
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Role};

/// The capabilities of a role, less those that make no sense on the sides that the organisation
/// takes: only customers file complaints of their own, only vendors file for others.
pub fn capabilities(role: Role, sides: &[Side], may_write: bool) -> Vec<Capability> {
    let fits = |capability: Capability| match capability {
        Capability::FileComplaint => sides.contains(&Side::Customer),
        Capability::FileForCustomer | Capability::ManageRelationships => {
            sides.contains(&Side::Vendor)
        }
        _ => true,
    };
    Capability::ALL
        .iter()
        .copied()
        .filter(|capability| role.allows(*capability) && fits(*capability))
        .filter(|capability| may_write || *capability == Capability::Export)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(role: Role, sides: &[Side], may_write: bool) -> String {
        let words: Vec<&str> =
            capabilities(role, sides, may_write).into_iter().map(Capability::as_str).collect();
        words.join(" ")
    }

    #[test]
    fn the_interface_is_told_what_fits_role_and_side() {
        let customer = [Side::Customer];
        let vendor = [Side::Vendor];
        assert_eq!(words(Role::Member, &customer, true), "write file_complaint assign export");
        assert_eq!(words(Role::Member, &vendor, true), "write file_for_customer assign export");
        assert_eq!(words(Role::Observer, &vendor, true), "export");
        assert_eq!(words(Role::Owner, &vendor, false), "export");
        assert_eq!(
            words(Role::Owner, &[Side::Customer, Side::Vendor], true),
            "write file_complaint file_for_customer assign export manage_people \
             manage_organisation manage_relationships"
        );
    }
}
