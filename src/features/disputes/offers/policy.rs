//! Who may offer and answer, and whose move it is while offers are open: pure.
use crate::features::complaints::model::{Complaint, Status};
use crate::features::disputes::offers::model::{
    MayOffer, OfferAction, OfferActionState, OfferRow, OfferState,
};
use crate::features::organisations::model::Side;
use crate::features::records::model::BallSide;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Whether the two sides may still come to terms.
pub fn is_negotiable(status: Status) -> bool {
    matches!(
        status,
        Status::Acknowledged
            | Status::InAssessment
            | Status::AwaitingCustomer
            | Status::AwaitingVendor
            | Status::AwaitingThirdParty
            | Status::ResolutionProposed
            | Status::Disputed
            | Status::Rejected
    )
}

/// Where a complaint stands once somebody has made an offer: the vendor goes on working where it
/// did, a question, a proposal or a refusal has become a negotiation.
pub fn status_after_offer(status: Status) -> Status {
    match status {
        Status::Acknowledged | Status::InAssessment => status,
        _ => Status::Disputed,
    }
}

/// Whether `side` may make an offer. `open`: whether it has one.
pub fn may_offer(
    scope: &Scope,
    side: Side,
    complaint: &Complaint,
    open: bool,
) -> Result<(), Reason> {
    if !matches!(side, Side::Customer | Side::Vendor) {
        return Err("wrong_side");
    }
    if !is_negotiable(complaint.status) {
        return Err("wrong_status");
    }
    if open {
        return Err("offer_open");
    }
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    Ok(())
}

/// [`may_offer`] as the API says it.
pub fn may_offer_state(
    scope: &Scope,
    side: Option<Side>,
    complaint: &Complaint,
    open: bool,
) -> MayOffer {
    let may = |side| may_offer(scope, side, complaint, open);
    let reason = side.map_or(Err("wrong_side"), may).err();
    MayOffer { name: "offer", allowed: reason.is_none(), reason, needs: &["terms"] }
}

/// Whether `side` may do this with an offer now.
pub fn authorize(
    scope: &Scope,
    side: Side,
    complaint: &Complaint,
    offer: &OfferRow,
    action: OfferAction,
    now: Timestamp,
) -> Result<(), Reason> {
    let mine = side == offer.side;
    let theirs = side == offer.side.other();
    if !(if action == OfferAction::Withdraw { mine } else { theirs }) {
        return Err("wrong_side");
    }
    match offer.state {
        OfferState::Open if now >= offer.valid_until => return Err("expired"),
        OfferState::Expired => return Err("expired"),
        OfferState::Open => {}
        _ => return Err("wrong_status"),
    }
    if action != OfferAction::Withdraw && !is_negotiable(complaint.status) {
        return Err("wrong_status");
    }
    if action == OfferAction::Accept && !complaint.is_confirmed() {
        return Err("not_confirmed");
    }
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    Ok(())
}

fn needs(action: OfferAction) -> &'static [&'static str] {
    match action {
        OfferAction::Accept => &["sha256"],
        OfferAction::Counter => &["terms"],
        OfferAction::Reject => &["reason"],
        OfferAction::Withdraw => &[],
    }
}

/// All actions with what stands against each now; a mediator has no side, and none of them.
pub fn action_states(
    scope: &Scope,
    side: Option<Side>,
    complaint: &Complaint,
    offer: &OfferRow,
    now: Timestamp,
) -> Vec<OfferActionState> {
    OfferAction::ALL
        .iter()
        .map(|name| {
            let may = |side| authorize(scope, side, complaint, offer, *name, now);
            let reason = side.map_or(Err("wrong_side"), may).err();
            let allowed = reason.is_none();
            OfferActionState { name: *name, allowed, reason, needs: needs(*name) }
        })
        .collect()
}

/// Whose move it is, given which sides have an open offer: the other one's; with none open, the
/// vendor's while it works on the complaint, both sides' once they disagree.
pub fn ball(customer_offers: bool, vendor_offers: bool, status: Status) -> BallSide {
    match (customer_offers, vendor_offers) {
        (true, true) => BallSide::Both,
        (true, false) => BallSide::Vendor,
        (false, true) => BallSide::Customer,
        (false, false) if status == Status::Disputed => BallSide::Both,
        (false, false) => BallSide::Vendor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_waits_for_the_other_side() {
        assert_eq!(ball(true, false, Status::Disputed), BallSide::Vendor);
        assert_eq!(ball(false, true, Status::InAssessment), BallSide::Customer);
        assert_eq!(ball(true, true, Status::InAssessment), BallSide::Both);
        assert_eq!(ball(false, false, Status::InAssessment), BallSide::Vendor);
        assert_eq!(ball(false, false, Status::Disputed), BallSide::Both);
    }

    #[test]
    fn offers_are_for_what_the_vendor_has_received_and_nobody_has_settled() {
        let negotiable: Vec<&str> = Status::ALL
            .iter()
            .filter(|status| is_negotiable(**status))
            .map(|status| status.as_str())
            .collect();
        assert_eq!(
            negotiable,
            [
                "acknowledged",
                "in_assessment",
                "awaiting_customer",
                "awaiting_vendor",
                "awaiting_third_party",
                "resolution_proposed",
                "disputed",
                "rejected",
            ]
        );
        for status in Status::ALL.iter().filter(|status| is_negotiable(**status)) {
            assert!(is_negotiable(status_after_offer(*status)));
        }
    }
}
