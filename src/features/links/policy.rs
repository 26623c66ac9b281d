//! Who may link what: pure, read by the answers, the services and the tests.
use crate::features::complaints::model::Status;
use crate::features::links::model::{Known, LinkKind};
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub kind: LinkKind,
    /// Whether it may join complaints of different firms.
    pub across: bool,
    /// Whether it reads the same from both ends.
    pub mutual: bool,
    /// Whether it goes one step only: what is at one end of it is never at the other end of
    /// another one, and points to no second one. So there are no chains and no circles.
    pub one_step: bool,
    /// Whether it closes the complaint that it starts from.
    pub closes: bool,
}

/// The table.
#[rustfmt::skip]
pub const RULES: [Rule; 5] = [
    Rule { kind: LinkKind::DuplicateOf, across: false, mutual: false, one_step: true, closes: true },
    Rule { kind: LinkKind::Related, across: true, mutual: true, one_step: false, closes: false },
    Rule { kind: LinkKind::ParentOf, across: true, mutual: false, one_step: true, closes: false },
    Rule { kind: LinkKind::SplitFrom, across: false, mutual: false, one_step: false, closes: false },
    Rule { kind: LinkKind::SameCause, across: true, mutual: true, one_step: false, closes: false },
];

fn rule(kind: LinkKind) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.kind == kind)
}

/// What a link is to join, as its maker knows it.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    pub here: RecordId,
    pub there: RecordId,
    pub here_status: Status,
    pub there_status: Status,
    /// Whether the same two firms stand on both ends.
    pub same_firms: bool,
    /// Whether somebody still has to keep a promise about the complaint at hand.
    pub promises_open: bool,
    /// Links of either.
    pub links: &'a [Known],
}

/// What a link does besides joining.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    pub closes: bool,
}

/// Whether this link may be made.
pub fn add(scope: &Scope, kind: LinkKind, pair: &Pair<'_>) -> Result<Effect, Reason> {
    let Pair { here, there, links, .. } = *pair;
    let rule = from_here(scope, kind, here, pair.here_status, links)?;
    if pair.there_status == Status::Draft {
        return Err("wrong_status");
    }
    if !pair.same_firms && !rule.across {
        return Err("other_firms");
    }
    let of_kind = || links.iter().filter(|link| link.kind == kind);
    let joins = |from, to| of_kind().any(|link| link.from == from && link.to == to);
    if joins(here, there) || rule.mutual && joins(there, here) {
        return Err("already");
    }
    if joins(there, here) {
        return Err("circular");
    }
    if rule.one_step && !fits_in_one_step(kind, here, there, links) {
        return Err("nested");
    }
    let closes = rule.closes && pair.here_status.is_open();
    if closes && pair.promises_open { Err("commitments_open") } else { Ok(Effect { closes }) }
}

/// A parent has many children, a complaint many duplicates; a child and a duplicate have one.
fn fits_in_one_step(kind: LinkKind, here: RecordId, there: RecordId, links: &[Known]) -> bool {
    let (top, below) = if kind == LinkKind::ParentOf { (here, there) } else { (there, here) };
    links.iter().filter(|link| link.kind == kind).all(|link| {
        let (over, under) =
            if kind == LinkKind::ParentOf { (link.from, link.to) } else { (link.to, link.from) };
        under != top && over != below && under != below
    })
}

/// Whether links of this kind may start from a complaint at all.
fn from_here(
    scope: &Scope,
    kind: LinkKind,
    here: RecordId,
    status: Status,
    links: &[Known],
) -> Result<&'static Rule, Reason> {
    if status == Status::Draft {
        return Err("wrong_status");
    }
    write(scope)?;
    if kind == LinkKind::DuplicateOf
        && links.iter().any(|link| link.kind == kind && link.from == here)
    {
        return Err("already");
    }
    rule(kind).ok_or("wrong_status")
}

/// Whether a new complaint may be split off.
pub fn split(scope: &Scope, side: Side, status: Status) -> Result<(), Reason> {
    if status == Status::Draft || !status.is_open() {
        return Err("wrong_status");
    }
    let files = match side {
        Side::Customer => Capability::FileComplaint,
        Side::Vendor => Capability::FileForCustomer,
    };
    if scope.may(Capability::Write) && scope.may(files) { Ok(()) } else { Err("role_too_low") }
}

/// Whether links may be made or taken away at all.
pub fn write(scope: &Scope) -> Result<(), Reason> {
    if scope.may(Capability::Write) { Ok(()) } else { Err("role_too_low") }
}

/// Something that may be done with the links of a complaint.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = LinkActionState)]
pub struct ActionState {
    /// A kind of link, `split`, or `remove`.
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_status`, `role_too_low`, `already`; and of a certain link `other_firms`, `circular`,
    /// `nested`, `commitments_open`.
    pub reason: Option<Reason>,
}

/// All that may be done from here, whatever is at the other end.
pub fn action_states(
    scope: &Scope,
    side: Side,
    here: RecordId,
    status: Status,
    links: &[Known],
) -> Vec<ActionState> {
    let state = |name, ruling: Result<(), Reason>| ActionState {
        name,
        allowed: ruling.is_ok(),
        reason: ruling.err(),
    };
    let mut states: Vec<ActionState> = RULES
        .iter()
        .map(|rule| {
            let ruling = from_here(scope, rule.kind, here, status, links);
            state(rule.kind.as_str(), ruling.map(drop))
        })
        .collect();
    states.push(state("split", split(scope, side, status)));
    states.push(state("remove", write(scope)));
    states
}

#[cfg(test)]
mod tests;
