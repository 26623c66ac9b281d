//! Who is told of an entry: pure functions.
//!
//! What they give is a wish. Whether each of them may read the lane is asked with their own rights
//! when the notification is written, and again when a mail is sent.
use crate::features::notifications::events::{Event, Told};
use crate::features::notifications::mails::{Because, RecordEvent};
use crate::features::organisations::model::PartySide;
use crate::features::records::model::EntryKind;
use crate::platform::authz::{MembershipId, OrganisationId};

/// One organisation in the record.
#[derive(Debug, Clone)]
pub struct PartyPeople {
    pub organisation: OrganisationId,
    pub side: PartySide,
    pub owner: Option<MembershipId>,
    pub participants: Vec<MembershipId>,
    /// Its owners, administrators and managers; of a guest's organisation everybody.
    pub managers: Vec<MembershipId>,
    /// Those of it whom the text mentions.
    pub mentioned: Vec<MembershipId>,
}

/// An entry, as far as it decides who is told.
#[derive(Debug, Clone)]
pub struct Situation {
    pub event: &'static Event,
    pub actor: Option<MembershipId>,
    /// The actor's side; none for the program itself.
    pub actor_side: Option<PartySide>,
    /// Who became the owner, for an assignment.
    pub new_owner: Option<MembershipId>,
    /// Whom the entry names.
    pub named: Vec<MembershipId>,
    /// The organisations that it is addressed to.
    pub addressed: Vec<OrganisationId>,
    /// Whom it gives a role.
    pub appointed: Option<MembershipId>,
    /// The organisation whose private lane it stands in.
    pub private_to: Option<OrganisationId>,
    /// Without those for whom the record is still hidden.
    pub parties: Vec<PartyPeople>,
}

/// Somebody who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipient {
    pub membership: MembershipId,
    pub event: RecordEvent,
}

/// Everybody who is told, each once: never the actor, and of a private entry its own
/// organisation's people alone.
pub fn recipients(situation: &Situation) -> Vec<Recipient> {
    let mut told: Vec<Recipient> = Vec::new();
    for party in &situation.parties {
        if situation.private_to.is_some_and(|organisation| organisation != party.organisation) {
            continue;
        }
        for membership in people_of(situation, party) {
            let known = told.iter().any(|recipient| recipient.membership == membership);
            if situation.actor != Some(membership) && !known {
                told.push(Recipient { membership, event: event_for(situation, party, membership) });
            }
        }
    }
    told
}

fn people_of(situation: &Situation, party: &PartyPeople) -> Vec<MembershipId> {
    // The organisation that the actor acts for knows of it; the other one must not miss it.
    let theirs = situation.actor_side != Some(party.side);
    let involved = || party.owner.into_iter().chain(party.participants.iter().copied());
    let mut people: Vec<MembershipId> = match situation.event.told {
        Told::Chosen => Vec::new(),
        Told::NewOwner => {
            situation.new_owner.into_iter().filter(|owner| party.owner == Some(*owner)).collect()
        }
        Told::Appointed => {
            let appointed = situation.appointed.into_iter();
            appointed.filter(|person| party.participants.contains(person)).collect()
        }
        Told::OtherSide if !theirs => Vec::new(),
        Told::Addressed if !situation.addressed.contains(&party.organisation) => Vec::new(),
        Told::Named => involved().filter(|person| situation.named.contains(person)).collect(),
        Told::Involved | Told::NewCase | Told::OtherSide | Told::Clocked | Told::Addressed => {
            involved().collect()
        }
    };
    let leaderless = match situation.event.told {
        Told::NewCase => party.owner.is_none(),
        Told::Addressed if !situation.addressed.contains(&party.organisation) => false,
        Told::Involved | Told::OtherSide | Told::Named | Told::Clocked | Told::Addressed => {
            party.owner.is_none() && party.participants.is_empty()
        }
        Told::NewOwner | Told::Appointed | Told::Chosen => false,
    };
    let own_lane = situation.private_to.is_none() || situation.event.told == Told::Clocked;
    if theirs && leaderless && own_lane {
        people.extend(&party.managers);
    }
    if theirs || situation.event.told != Told::OtherSide {
        people.extend(&party.mentioned);
    }
    people
}

/// What it is for this person: being mentioned comes before a reply, and somebody told only
/// because they are mentioned is told that.
fn event_for(situation: &Situation, party: &PartyPeople, membership: MembershipId) -> RecordEvent {
    let event = situation.event.event;
    let involved = party.owner == Some(membership)
        || party.participants.contains(&membership)
        || situation.new_owner == Some(membership);
    if party.mentioned.contains(&membership) && (event == RecordEvent::Reply || !involved) {
        return RecordEvent::Mention;
    }
    let by_phone =
        event == RecordEvent::Submitted && situation.actor_side == Some(PartySide::Vendor);
    if by_phone && party.side == PartySide::Customer { RecordEvent::FiledForYou } else { event }
}

/// Why this person gets a mail, as things stand when it is sent.
pub fn because(
    event: RecordEvent,
    me: MembershipId,
    owner: Option<MembershipId>,
    participates: bool,
) -> Because {
    match event {
        RecordEvent::Mention => Because::Mentioned,
        RecordEvent::OutOfOffice => Because::Filed,
        _ if owner == Some(me) => Because::Owner,
        _ if participates => Because::Participant,
        _ => Because::Team,
    }
}

/// Whether the author of such an entry is told who will answer and when, if the vendor's office is
/// closed: a customer's new complaint or message, as long as nobody of the vendor has answered.
pub fn may_need_office_notice(
    kind: EntryKind,
    actor_side: Option<PartySide>,
    private: bool,
) -> bool {
    !private
        && actor_side == Some(PartySide::Customer)
        && matches!(kind, EntryKind::Submitted | EntryKind::Message)
}

#[cfg(test)]
mod tests;
