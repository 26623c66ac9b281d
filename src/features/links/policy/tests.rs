//! The table of links, kind by kind.
use super::*;
use crate::platform::authz::{OrganisationId, Role};

fn scope(role: Role) -> Scope {
    Scope::of_role(OrganisationId::generate(), role)
}

const OPEN: Status = Status::InAssessment;

/// Three complaints: one's own, the other one, a third.
struct Trio([RecordId; 3]);

impl Trio {
    fn new() -> Self {
        Self([RecordId::generate(), RecordId::generate(), RecordId::generate()])
    }

    fn link(&self, kind: LinkKind, from: usize, to: usize) -> Known {
        Known { kind, from: self.0[from], to: self.0[to] }
    }

    fn pair<'a>(&self, links: &'a [Known]) -> Pair<'a> {
        Pair {
            here: self.0[0],
            there: self.0[1],
            here_status: OPEN,
            there_status: OPEN,
            same_firms: true,
            promises_open: false,
            links,
        }
    }
}

#[test]
fn every_kind_has_one_line() {
    for kind in LinkKind::ALL {
        assert_eq!(RULES.iter().filter(|rule| rule.kind == *kind).count(), 1, "{kind}");
    }
}

#[test]
fn writers_link_what_was_filed() {
    let trio = Trio::new();
    for kind in LinkKind::ALL.iter().copied() {
        let pair = trio.pair(&[]);
        let closes = kind == LinkKind::DuplicateOf;
        assert_eq!(add(&scope(Role::Member), kind, &pair), Ok(Effect { closes }), "{kind}");
        assert_eq!(add(&scope(Role::Observer), kind, &pair), Err("role_too_low"), "{kind}");
        for draft in [
            Pair { here_status: Status::Draft, ..pair },
            Pair { there_status: Status::Draft, ..pair },
        ] {
            assert_eq!(add(&scope(Role::Member), kind, &draft), Err("wrong_status"), "{kind}");
        }
    }
}

#[test]
fn across_firms_nothing_is_closed_or_split() {
    let trio = Trio::new();
    for kind in LinkKind::ALL.iter().copied() {
        let pair = Pair { same_firms: false, ..trio.pair(&[]) };
        let expected = match kind {
            LinkKind::DuplicateOf | LinkKind::SplitFrom => Err("other_firms"),
            _ => Ok(Effect { closes: false }),
        };
        assert_eq!(add(&scope(Role::Member), kind, &pair), expected, "{kind}");
    }
}

/// What stands already, which kind is wanted from the first to the second, what is said to it.
#[test]
fn links_make_no_chains_and_no_circles() {
    use LinkKind::{DuplicateOf, ParentOf, Related, SplitFrom};
    let fine = Ok(Effect { closes: false });
    let cases = [
        (Related, (0, 1), Related, Err("already")),
        (Related, (1, 0), Related, Err("already")),
        (Related, (0, 1), ParentOf, fine),
        (Related, (1, 2), Related, fine),
        (SplitFrom, (0, 1), SplitFrom, Err("already")),
        (SplitFrom, (1, 0), SplitFrom, Err("circular")),
        (SplitFrom, (1, 2), SplitFrom, fine),
        (ParentOf, (0, 1), ParentOf, Err("already")),
        (ParentOf, (1, 0), ParentOf, Err("circular")),
        // A second child; a second parent; a child that has children; a parent that has a parent.
        (ParentOf, (0, 2), ParentOf, fine),
        (ParentOf, (2, 1), ParentOf, Err("nested")),
        (ParentOf, (1, 2), ParentOf, Err("nested")),
        (ParentOf, (2, 0), ParentOf, Err("nested")),
        // One duplicate more; twice a duplicate; of a duplicate; what has duplicates.
        (DuplicateOf, (2, 1), DuplicateOf, Ok(Effect { closes: true })),
        (DuplicateOf, (0, 2), DuplicateOf, Err("already")),
        (DuplicateOf, (1, 2), DuplicateOf, Err("nested")),
        (DuplicateOf, (2, 0), DuplicateOf, Err("nested")),
        (DuplicateOf, (1, 0), DuplicateOf, Err("circular")),
    ];
    for (stands, (from, to), wanted, expected) in cases {
        let trio = Trio::new();
        let links = [trio.link(stands, from, to)];
        let said = add(&scope(Role::Member), wanted, &trio.pair(&links));
        assert_eq!(said, expected, "{stands} {from}→{to}, then {wanted}");
    }
}

#[test]
fn a_duplicate_is_closed_unless_it_is_over_or_something_is_promised() {
    let trio = Trio::new();
    let pair = trio.pair(&[]);
    let member = scope(Role::Member);
    let say = |pair| add(&member, LinkKind::DuplicateOf, &pair);
    assert_eq!(say(Pair { promises_open: true, ..pair }), Err("commitments_open"));
    for over in [Status::Closed, Status::Withdrawn] {
        let pair = Pair { here_status: over, promises_open: true, ..pair };
        assert_eq!(say(pair), Ok(Effect { closes: false }), "{over}");
    }
    let elsewhere = Pair { there_status: Status::Closed, ..pair };
    assert_eq!(say(elsewhere), Ok(Effect { closes: true }));
}

#[test]
fn either_side_splits_what_is_open() {
    for side in [Side::Customer, Side::Vendor] {
        for status in Status::ALL.iter().copied() {
            let expected = match status {
                Status::Draft | Status::Closed | Status::Withdrawn => Err("wrong_status"),
                _ => Ok(()),
            };
            assert_eq!(split(&scope(Role::Member), side, status), expected, "{side} {status}");
        }
        assert_eq!(split(&scope(Role::Observer), side, OPEN), Err("role_too_low"));
    }
}

#[test]
fn what_is_offered_is_what_is_taken() {
    let trio = Trio::new();
    let links = [trio.link(LinkKind::DuplicateOf, 0, 2)];
    let states = action_states(&scope(Role::Member), Side::Vendor, trio.0[0], OPEN, &links);
    let names: Vec<_> = states.iter().map(|state| (state.name, state.reason)).collect();
    let expected = [
        ("duplicate_of", Some("already")),
        ("related", None),
        ("parent_of", None),
        ("split_from", None),
        ("same_cause", None),
        ("split", None),
        ("remove", None),
    ];
    assert_eq!(names, expected);
}
