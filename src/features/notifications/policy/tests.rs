use super::*;
use crate::features::notifications::events::event_of_entry;

/// The event of an entry; of one about a signature, as it is under a step of a report.
fn event_of(kind: EntryKind) -> Option<&'static Event> {
    let signed = serde_json::json!({ "kind": "report_step" });
    event_of_entry(kind, signed.as_object().unwrap())
}

fn member(n: u128) -> MembershipId {
    MembershipId(uuid::Uuid::from_u128(n))
}

fn organisation(n: u128) -> OrganisationId {
    OrganisationId(uuid::Uuid::from_u128(n))
}

const CUSTOMER: u128 = 100;
const VENDOR: u128 = 200;

/// Customer: 101 owner, 102 participant, 103 manager. Vendor: 201 owner, 202 participant,
/// 203 and 204 managers.
fn situation(kind: EntryKind, actor: u128, side: PartySide) -> Situation {
    let people = |n: u128, side| PartyPeople {
        organisation: organisation(n),
        side,
        owner: Some(member(n + 1)),
        participants: vec![member(n + 1), member(n + 2)],
        managers: vec![member(n + 3), member(n + 4)],
        mentioned: Vec::new(),
    };
    Situation {
        event: event_of(kind).unwrap(),
        actor: Some(member(actor)),
        actor_side: Some(side),
        new_owner: None,
        named: vec![member(CUSTOMER + 2), member(VENDOR + 1)],
        addressed: Vec::new(),
        appointed: None,
        private_to: None,
        parties: vec![people(CUSTOMER, PartySide::Customer), people(VENDOR, PartySide::Vendor)],
    }
}

fn told(situation: &Situation) -> Vec<(u128, &'static str)> {
    let mut told: Vec<_> = recipients(situation)
        .into_iter()
        .map(|recipient| (recipient.membership.0.as_u128(), recipient.event.as_str()))
        .collect();
    told.sort_unstable();
    told
}

#[test]
fn both_sides_are_told_and_the_actor_is_not() {
    let reply = situation(EntryKind::Message, 102, PartySide::Customer);
    assert_eq!(told(&reply), [(101, "reply"), (201, "reply"), (202, "reply")]);
    let stranger = situation(EntryKind::Proposed, 204, PartySide::Vendor);
    assert_eq!(
        told(&stranger),
        [(101, "proposed"), (102, "proposed"), (201, "proposed"), (202, "proposed")]
    );
    let mut automatic = situation(EntryKind::AutoClosed, 0, PartySide::Vendor);
    (automatic.actor, automatic.actor_side) = (None, None);
    assert_eq!(told(&automatic).len(), 4);
}

#[test]
fn a_private_entry_never_crosses() {
    for kind in EntryKind::ALL.iter().filter(|kind| event_of(**kind).is_some()) {
        for (own, other) in [(CUSTOMER, VENDOR), (VENDOR, CUSTOMER)] {
            let mut private = situation(*kind, own + 2, PartySide::Customer);
            private.private_to = Some(organisation(own));
            private.new_owner = Some(member(other + 1));
            for party in &mut private.parties {
                let first = party.organisation.0.as_u128() + 1;
                party.mentioned = vec![member(first), member(first + 2), member(first + 8)];
            }
            let range = own..own + 100;
            for (who, event) in told(&private) {
                assert!(range.contains(&who), "{kind} of {own} reached {who} as {event}");
            }
        }
    }
}

#[test]
fn a_private_note_does_not_wake_the_managers() {
    let mut private = situation(EntryKind::Message, 202, PartySide::Vendor);
    private.private_to = Some(organisation(VENDOR));
    private.parties[1].owner = None;
    private.parties[1].participants.clear();
    assert_eq!(told(&private), []);
}

#[test]
fn being_mentioned_comes_before_a_reply_and_after_a_decision() {
    let mut reply = situation(EntryKind::Message, 102, PartySide::Customer);
    reply.parties[1].mentioned = vec![member(201), member(209)];
    assert_eq!(told(&reply), [(101, "reply"), (201, "mention"), (202, "reply"), (209, "mention")]);
    let mut question = situation(EntryKind::AskedVendor, 102, PartySide::Customer);
    question.parties[1].mentioned = vec![member(201), member(209)];
    assert_eq!(
        told(&question),
        [(101, "question"), (201, "question"), (202, "question"), (209, "mention")]
    );
    let mut own_name = situation(EntryKind::Message, 102, PartySide::Customer);
    own_name.parties[0].mentioned = vec![member(102)];
    assert!(told(&own_name).iter().all(|(who, _)| *who != 102));
}

#[test]
fn a_new_complaint_without_an_owner_reaches_all_managers_of_the_vendor() {
    let mut new = situation(EntryKind::Submitted, 102, PartySide::Customer);
    assert_eq!(told(&new), [(101, "submitted"), (201, "submitted"), (202, "submitted")]);
    new.parties[1].owner = None;
    new.parties[1].participants.clear();
    assert_eq!(told(&new), [(101, "submitted"), (203, "submitted"), (204, "submitted")]);
    let mut message = situation(EntryKind::Message, 102, PartySide::Customer);
    message.parties[1].owner = None;
    assert_eq!(told(&message), [(101, "reply"), (201, "reply"), (202, "reply")]);
    message.parties[1].participants.clear();
    assert_eq!(told(&message), [(101, "reply"), (203, "reply"), (204, "reply")]);
}

#[test]
fn a_complaint_by_phone_asks_the_customer_to_confirm() {
    let mut phone = situation(EntryKind::Submitted, 202, PartySide::Vendor);
    phone.parties[0].owner = None;
    phone.parties[0].participants.clear();
    assert_eq!(told(&phone), [(103, "filed_for_you"), (104, "filed_for_you"), (201, "submitted")]);
}

#[test]
fn an_assignment_is_told_to_the_new_owner_alone() {
    let mut assigned = situation(EntryKind::Assigned, 203, PartySide::Vendor);
    assert_eq!(told(&assigned), []);
    assigned.new_owner = Some(member(201));
    assert_eq!(told(&assigned), [(201, "assigned")]);
    assigned.actor = Some(member(201));
    assert_eq!(told(&assigned), [], "who takes it on knows it");
    assigned.new_owner = Some(member(209));
    assert_eq!(told(&assigned), [], "no longer the owner");
}

#[test]
fn an_edit_is_told_to_the_other_side_alone() {
    let mut edited = situation(EntryKind::Edited, 202, PartySide::Vendor);
    assert_eq!(told(&edited), [(101, "edited"), (102, "edited")]);
    edited.parties[1].mentioned = vec![member(209)];
    edited.parties[0].owner = None;
    edited.parties[0].participants.clear();
    assert_eq!(told(&edited), [(103, "edited"), (104, "edited")]);
}

#[test]
fn the_reason_of_a_mail_is_the_nearest_one() {
    let me = member(1);
    assert_eq!(because(RecordEvent::Mention, me, Some(me), true), Because::Mentioned);
    assert_eq!(because(RecordEvent::Reply, me, Some(me), true), Because::Owner);
    assert_eq!(because(RecordEvent::Reply, me, Some(member(2)), true), Because::Participant);
    assert_eq!(because(RecordEvent::Submitted, me, None, false), Because::Team);
}

#[test]
fn the_office_notice_is_for_customers_who_wrote_openly() {
    let notice = |kind, side, private| may_need_office_notice(kind, Some(side), private);
    assert!(notice(EntryKind::Submitted, PartySide::Customer, false));
    assert!(notice(EntryKind::Message, PartySide::Customer, false));
    assert!(!notice(EntryKind::Message, PartySide::Customer, true));
    assert!(!notice(EntryKind::Message, PartySide::Vendor, false));
    assert!(!notice(EntryKind::Accepted, PartySide::Customer, false));
    assert!(!may_need_office_notice(EntryKind::Submitted, None, false));
}

#[test]
fn what_is_addressed_reaches_those_organisations_alone() {
    let mut asked = situation(EntryKind::QuestionAsked, 201, PartySide::Vendor);
    assert_eq!(told(&asked), []);
    asked.addressed = vec![organisation(CUSTOMER)];
    assert_eq!(told(&asked), [(101, "project_question"), (102, "project_question")]);
    // Who is asked to join has nobody in it yet: its managers answer.
    let mut invited = situation(EntryKind::PartyInvited, 201, PartySide::Vendor);
    invited.addressed = vec![organisation(CUSTOMER)];
    invited.parties[0] = PartyPeople {
        owner: None,
        participants: Vec::new(),
        side: PartySide::Third,
        ..invited.parties[0].clone()
    };
    assert_eq!(told(&invited), [(103, "project_invited"), (104, "project_invited")]);
}

#[test]
fn who_is_put_into_a_project_is_told_alone() {
    let mut added = situation(EntryKind::MemberChanged, 101, PartySide::Customer);
    assert_eq!(told(&added), []);
    added.appointed = Some(member(102));
    assert_eq!(told(&added), [(102, "project_member")]);
}

#[test]
fn those_are_invited_whom_the_entry_names_or_the_managers_of_a_side_with_nobody_in_it() {
    let invited = situation(EntryKind::MeetingPlanned, 201, PartySide::Vendor);
    assert_eq!(told(&invited), [(102, "meeting_invited")]);
    let mut nobody = situation(EntryKind::MeetingPlanned, 201, PartySide::Vendor);
    nobody.parties[0].owner = None;
    nobody.parties[0].participants.clear();
    assert_eq!(told(&nobody), [(103, "meeting_invited"), (104, "meeting_invited")]);
}
