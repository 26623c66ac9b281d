use super::*;
use crate::features::projects::model::ProjectRole;

fn actor(side: Side, role: Option<ProjectRole>, organisation: OrganisationId) -> Actor {
    Actor { standing: Standing { side, role, manages: false, writes: true }, organisation }
}

fn stage(status: DecisionStatus, owner: OrganisationId) -> Stage {
    Stage {
        open: true,
        both_in: true,
        status,
        was_up: false,
        owner: Some(owner),
        board: None,
        said: false,
        retire: None,
    }
}

#[test]
fn what_may_be_done_with_a_decision() {
    use DecisionAction as A;
    use DecisionStatus as S;
    let (vendor, customer) = (OrganisationId::generate(), OrganisationId::generate());
    let lead = actor(Side::Vendor, Some(ProjectRole::Lead), vendor);
    let theirs = actor(Side::Customer, Some(ProjectRole::Approver), customer);
    let engineer = actor(Side::Customer, Some(ProjectRole::Engineer), customer);
    let observer = actor(Side::Vendor, Some(ProjectRole::Observer), vendor);
    let ok = Ok(());
    for (who, action, status, expected) in [
        (lead, A::Edit, S::Draft, ok),
        (engineer, A::Edit, S::Draft, ok),
        (observer, A::Edit, S::Draft, Err("role_too_low")),
        (engineer, A::Edit, S::Proposed, Err("wrong_status")),
        (lead, A::Remove, S::Draft, ok),
        (engineer, A::Remove, S::Draft, Err("wrong_side")),
        (engineer, A::Propose, S::Draft, ok),
        (lead, A::Propose, S::Accepted, Err("wrong_status")),
        (lead, A::Revise, S::Rejected, ok),
        (lead, A::Revise, S::Accepted, Err("wrong_status")),
        (engineer, A::Revise, S::Proposed, Err("wrong_side")),
        (engineer, A::Withdraw, S::Proposed, Err("wrong_side")),
        (theirs, A::Agree, S::Proposed, ok),
        (lead, A::Disagree, S::Proposed, ok),
        (engineer, A::Agree, S::Proposed, Err("wrong_role")),
        (theirs, A::Abstain, S::Rejected, Err("wrong_status")),
        (lead, A::Deprecate, S::Accepted, ok),
        (theirs, A::Deprecate, S::Accepted, Err("role_too_low")),
        (lead, A::Keep, S::Accepted, Err("wrong_status")),
    ] {
        assert_eq!(decision(who, action, stage(status, vendor)), expected, "{action} {status}");
    }
    let asked = Stage { retire: Some(Side::Vendor), ..stage(S::Accepted, vendor) };
    assert_eq!(decision(lead, A::Deprecate, asked), Err("already"));
    let other = actor(Side::Customer, Some(ProjectRole::Lead), customer);
    assert_eq!(decision(other, A::Deprecate, asked), ok);
    assert_eq!(decision(other, A::Keep, asked), ok);
    // Once its owner has left the project, it is anybody's who works on it.
    for (who, action, status) in [
        (engineer, A::Revise, S::Rejected),
        (engineer, A::Withdraw, S::Proposed),
        (engineer, A::Remove, S::Draft),
    ] {
        let orphan = Stage { owner: None, ..stage(status, vendor) };
        assert_eq!(decision(who, action, orphan), ok, "{action}");
    }
    let up = stage(S::Draft, vendor);
    let boards = [(BoardState::Setup, Err("board_open")), (BoardState::Closed, ok)];
    for (board, expected) in boards {
        assert_eq!(decision(lead, A::Propose, Stage { board: Some(board), ..up }), expected);
    }
    assert_eq!(decision(lead, A::Propose, Stage { both_in: false, ..up }), Err("nobody_else"));
    assert_eq!(decision(lead, A::Edit, Stage { open: false, ..up }), Err("wrong_status"));
    assert_eq!(decision(lead, A::Remove, Stage { was_up: true, ..up }), Err("wrong_status"));
    let said = Stage { said: true, ..stage(S::Proposed, vendor) };
    assert_eq!(decision(theirs, A::Agree, said), Err("already"));
}

#[test]
fn what_may_be_done_with_a_board() {
    use BoardAction as A;
    use BoardState as B;
    let org = OrganisationId::generate();
    let lead = actor(Side::Vendor, Some(ProjectRole::Lead), org);
    let engineer = actor(Side::Customer, Some(ProjectRole::Engineer), org);
    let of =
        |state, decider| BoardStage { open: true, decision: DecisionStatus::Draft, state, decider };
    for (who, action, stage, expected) in [
        (engineer, A::SetUp, of(B::Setup, None), Ok(())),
        (engineer, A::SetUp, of(B::Open, None), Err("wrong_status")),
        (engineer, A::Score, of(B::Open, None), Err("no_decider")),
        (engineer, A::Score, of(B::Open, Some(false)), Ok(())),
        (engineer, A::Score, of(B::Open, Some(true)), Err("already")),
        (engineer, A::Score, of(B::Closed, Some(false)), Err("wrong_status")),
        (engineer, A::Close, of(B::Open, None), Err("role_too_low")),
        (lead, A::Close, of(B::Open, None), Ok(())),
        (lead, A::Weigh, of(B::Closed, None), Err("wrong_status")),
        (engineer, A::Drop, of(B::Setup, None), Ok(())),
        (engineer, A::Drop, of(B::Open, None), Err("role_too_low")),
        (lead, A::Drop, of(B::Closed, None), Err("wrong_status")),
    ] {
        assert_eq!(board(who, action, stage), expected, "{action} {stage:?}");
    }
    let decided = BoardStage { decision: DecisionStatus::Proposed, ..of(B::Open, Some(false)) };
    assert_eq!(board(lead, A::Score, decided), Err("wrong_status"));
}
