//! Mails about a record.
mod idea;
mod project;
mod settled;
mod told;

use serde_json::Value;

use super::{Cancelled, Content, Headers, Letter, text, words};
use crate::features::notifications::events::code_of;
use crate::features::notifications::mails::{AnswerText, ClockText, RecordEvent, RecordMail, Turn};
use crate::features::notifications::model::{LedTo, MailRow, MailWork, RecordTitles};
use crate::features::notifications::{policy, store};
use crate::features::organisations::model::{OrgRef, PartySide, PersonRef, Side};
use crate::features::organisations::service::{office_unscoped, org_refs, person_refs};
use crate::features::records::model::{BallSide, EntryKind, LaneKind, Party, RecordKind};
use crate::features::records::service::{
    EntryEvent, consequences_unscoped, entry_event_unscoped, may_read,
};
use crate::platform::auth::{Purpose, scope_of_membership};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::Mailbox;
use crate::platform::problem::Problem;

/// Characters of a quotation at most.
const QUOTE: usize = 600;

/// What is known of the recipient and the entry, once both were found to belong together.
struct Desk<'a> {
    platform: &'a Platform,
    scope: Scope,
    slug: String,
    entry: &'a EntryEvent,
    /// `None` for a guest.
    party: Option<Party>,
    actor: Option<PersonRef>,
    /// Names of both organisations.
    names: Vec<OrgRef>,
    title: String,
}

pub(super) fn letter(
    conn: &mut Conn,
    platform: &Platform,
    titles: RecordTitles,
    mail: &MailRow,
    work: MailWork,
    event: RecordEvent,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let known = mail.membership_id.zip(mail.lane_id).zip(work.entry);
    let Some(((member, lane), entry)) = known else {
        return Ok(Err(Cancelled("there is nothing to tell")));
    };
    let Some(scope) = scope_of_membership(conn, member)? else {
        return Ok(Err(Cancelled("the recipient is no longer a member")));
    };
    let Some(entry) = entry_event_unscoped(conn, lane, entry)? else {
        return Ok(Err(Cancelled("there is nothing to tell")));
    };
    if !may_read(conn, &scope, &entry.lane)? {
        return Ok(Err(Cancelled("the recipient may no longer see it")));
    }
    if entry.payload.is_none() {
        return Ok(Err(Cancelled("it was taken back")));
    }
    let party = entry.party_of(scope.org()).cloned();
    let to = store::people::address_of(conn, scope.person())?;
    let desk = desk(conn, platform, titles, scope, &entry, party)?;
    let content = desk.content(conn, event)?;
    Ok(Ok(Letter {
        to: Mailbox::new(desk.scope.person_name(), to),
        locale: desk.scope.locale(),
        headers: desk.headers(&content),
        content: Content::Record(event, Box::new(content)),
    }))
}

fn desk<'a>(
    conn: &mut Conn,
    platform: &'a Platform,
    titles: RecordTitles,
    scope: Scope,
    entry: &'a EntryEvent,
    party: Option<Party>,
) -> Result<Desk<'a>, Problem> {
    let record = entry.record.id;
    let actor = match entry.row.actor_membership_id {
        Some(id) => person_refs(conn, &[id])?.remove(&id),
        None => None,
    };
    let ids: Vec<OrganisationId> =
        entry.parties.iter().map(|party| party.organisation_id).collect();
    Ok(Desk {
        slug: store::people::slug_of(conn, scope.org())?,
        names: org_refs(conn, &ids)?.into_values().collect(),
        title: match entry.side_of(scope.org()) {
            // Whoever was asked from outside knows what they were asked about, and no more.
            Some(PartySide::Third) => entry.lane.topic.clone().unwrap_or_default(),
            _ => titles.of(conn, &[record])?.remove(&record).unwrap_or_default(),
        },
        platform,
        scope,
        entry,
        party,
        actor,
    })
}

impl Desk<'_> {
    fn content(&self, conn: &mut Conn, event: RecordEvent) -> Result<RecordMail, Problem> {
        let (entry, scope, me) = (self.entry, &self.scope, self.scope.membership());
        let told = self.told(event);
        let participates = entry.participants.iter().any(|(member, _)| *member == me);
        let due = entry.record.ball_until.filter(|_| !self.is_asked(event));
        // The portal's question stands in an own lane, but is no internal note.
        let private =
            entry.lane.kind == LaneKind::Private && event != RecordEvent::SatisfactionAsked;
        Ok(RecordMail {
            kind: entry.record.kind,
            status: self.status(event),
            recipient_name: scope.person_name().to_owned(),
            organisation: scope.org_name().to_owned(),
            because: policy::because(
                event,
                me,
                self.party.as_ref().and_then(|party| party.owner_membership_id),
                participates || self.party.is_none(),
            ),
            actor_name: self.actor.as_ref().map(|actor| actor.name.clone()),
            actor_org: self.actor_organisation(),
            counterpart_org: self.counterpart(),
            number: entry.record.number.clone(),
            title: self.title.clone(),
            url: self.page(event),
            turn: self.turn(event),
            due: due.map(|at| self.time(at)),
            due_over: due.is_some_and(|at| self.is_over(at)),
            quote: told.quote,
            private,
            in_confidence: entry.lane.kind == LaneKind::Caucus,
            resolution: told.resolution,
            reason: told.reason,
            owner: if event == RecordEvent::Acknowledged {
                self.owner_of(conn, self.actor_party())?
            } else {
                None
            },
            answer: if event == RecordEvent::OutOfOffice { self.answer(conn)? } else { None },
            days: told.days,
            reopen_until: told.reopen_until,
            closes_on: told.closes_on,
            done: self.is_done(event),
            clock: self.clock(event),
            offer: self.offer(),
            promise: self.promise(conn)?,
            meeting: self.meeting(),
            led_to: self.led_to(conn)?,
            by_itself: entry.row.actor_membership_id.is_none(),
            step: self.step(),
            counts: entry.row.kind == EntryKind::PauseUpheld,
            project: self.project(),
            digest: None,
            settings_url: self.link("/settings/notifications"),
            unsubscribe_url: self.unsubscribe(event),
        })
    }

    /// Which clock warns, and how far it is.
    fn clock(&self, event: RecordEvent) -> Option<ClockText> {
        let data = &self.entry.payload.as_ref().filter(|_| event == RecordEvent::ClockWarned)?.data;
        let due = data.get("due_at").and_then(Value::as_i64).and_then(Timestamp::from_micros);
        Some(ClockText {
            name: text(data, "clock")?.to_owned(),
            percent: data.get("percent")?.as_i64()?,
            own: self
                .party
                .as_ref()
                .is_some_and(|party| text(data, "side") == Some(party.side.as_str())),
            due: due.map(|due| self.time(due)),
            over: due.is_some_and(|due| self.is_over(due)),
        })
    }

    /// Whether a moment is past when the mail is written.
    fn is_over(&self, at: Timestamp) -> bool {
        at <= self.platform.clock.now()
    }

    /// Whether the vendor says that what was promised in an accepted resolution is done.
    fn is_done(&self, event: RecordEvent) -> bool {
        let data = self.entry.payload.as_ref().map(|payload| &payload.data);
        event == RecordEvent::Reply
            && self.entry.row.kind == EntryKind::Answered
            && data.and_then(|data| text(data, "to")) == Some("resolved")
    }

    /// What followed from a commitment by itself: one mail tells both.
    fn led_to(&self, conn: &mut Conn) -> Result<Option<LedTo>, Problem> {
        let (entry, record) = (self.entry.row.id, self.entry.record.id);
        let followed = consequences_unscoped(conn, &[record])?.remove(&entry);
        Ok(followed.and_then(LedTo::of))
    }

    /// The step of a report that the entry is about.
    fn step(&self) -> Option<String> {
        let data = &self.entry.payload.as_ref()?.data;
        Some(words::report_step(text(data, "step")?, self.scope.locale()))
    }

    fn zone(&self) -> chrono_tz::Tz {
        words::zone(self.scope.time_zone())
    }

    fn time(&self, at: Timestamp) -> String {
        words::date_time(at, self.zone(), self.scope.locale())
    }

    fn link(&self, path: &str) -> String {
        self.absolute(&format!("/o/{}{path}", self.slug))
    }

    /// In the demo the vendor's people sit at the second window.
    fn absolute(&self, path: &str) -> String {
        match self.party.as_ref().map(|party| party.side) {
            Some(Side::Vendor) => self.platform.second_link(path),
            Some(Side::Customer) | None => self.platform.link(path),
        }
    }

    /// The entry on the page of its record: `#e8` in the shared lane, `#p8` in the private one,
    /// which counts for itself, `#l8` in one that names its readers. What is to be signed is on
    /// the page of the report, at its step; an agreement on the page of its relationship.
    fn page(&self, event: RecordEvent) -> String {
        let record = &self.entry.record;
        if let (RecordKind::Agreement, Some(relationship)) = (record.kind, record.relationship_id) {
            let beside = project::is_of_relationship(self.entry.row.kind);
            let page = if beside { "" } else { "/agreement" };
            return self.link(&format!("/partners/{relationship}{page}"));
        }
        if record.kind == RecordKind::Project {
            return self.project_page(event);
        }
        let folder = record.kind.plural();
        let customer = self.party.as_ref().is_some_and(|party| party.side == Side::Customer);
        if event == RecordEvent::IdeaDelivered && customer {
            // Where two questions ask whether it helped.
            return self.link(&format!("/{folder}/{}#outcome", record.id));
        }
        if is_of_report(event) {
            let step = self.entry.payload.as_ref().and_then(|payload| text(&payload.data, "step"));
            let step = step.map(|step| format!("#{step}")).unwrap_or_default();
            return self.link(&format!("/{folder}/{}/report{step}", record.id));
        }
        self.link(&format!("/{folder}/{}#{}", record.id, self.place()))
    }

    /// Stops this event's mails for this membership, and nothing else.
    fn unsubscribe(&self, event: RecordEvent) -> String {
        let member = self.scope.membership();
        let token = self.platform.keys.token(Purpose::Unsubscribe, member.0, code_of(event));
        self.absolute(&format!("/unsubscribe/{token}"))
    }

    fn name_of(&self, organisation: OrganisationId) -> String {
        let found = self.names.iter().find(|name| name.id == organisation);
        found.map(|name| name.name.clone()).unwrap_or_default()
    }

    fn counterpart(&self) -> String {
        match &self.party {
            Some(party) => party.counterpart_org.map(|other| self.name_of(other)),
            None => Some(self.actor_organisation()),
        }
        .unwrap_or_default()
    }

    /// The portal itself, if nobody did it.
    fn actor_organisation(&self) -> String {
        self.actor.as_ref().map_or_else(
            || self.platform.settings.mail.from_name.clone(),
            |actor| actor.organisation.name.clone(),
        )
    }

    fn actor_party(&self) -> Option<&Party> {
        self.actor.as_ref().and_then(|actor| self.entry.party_of(actor.organisation.id))
    }

    fn owner_of(&self, conn: &mut Conn, party: Option<&Party>) -> Result<Option<String>, Problem> {
        let owner: Option<MembershipId> = party.and_then(|party| party.owner_membership_id);
        let Some(owner) = owner else { return Ok(None) };
        Ok(person_refs(conn, &[owner])?.remove(&owner).map(|person| person.name))
    }

    /// Who will answer, and when the office opens.
    fn answer(&self, conn: &mut Conn) -> Result<Option<AnswerText>, Problem> {
        let vendor = self.entry.parties.iter().find(|party| party.side == Side::Vendor);
        let Some(vendor) = vendor else { return Ok(None) };
        let (hours, zone) = office_unscoped(conn, vendor.organisation_id)?;
        // Open again by now: then "from this moment on".
        let written = self.entry.row.recorded_at;
        let opens = hours.opens_after(written, zone).unwrap_or(written);
        let who = match self.owner_of(conn, Some(vendor))? {
            Some(owner) => Some(owner),
            None => self.manager_of(conn, vendor)?,
        };
        Ok(Some(AnswerText {
            who: who.unwrap_or_else(|| self.name_of(vendor.organisation_id)),
            opens: self.time(opens),
        }))
    }

    /// Who answers for a case that nobody has taken on: the manager of its team, or of the firm.
    fn manager_of(&self, conn: &mut Conn, party: &Party) -> Result<Option<String>, Problem> {
        let organisation = party.organisation_id;
        let manager = store::people::manager_of(conn, organisation, party.team.as_deref())?;
        let Some(manager) = manager else { return Ok(None) };
        Ok(person_refs(conn, &[manager])?.remove(&manager).map(|person| person.name))
    }

    fn headers(&self, content: &RecordMail) -> Headers {
        let (platform, lane) = (self.platform, &self.entry.lane);
        let (portal, locale) = (&platform.settings.mail.from_name, self.scope.locale());
        let named = self.actor.as_ref();
        let named = named.map(|actor| words::sender(&actor.organisation.name, portal, locale));
        let host = platform.settings.public_host();
        Headers {
            from_name: named,
            thread: Some(format!("<record-{}@{host}>", self.entry.record.id)),
            unsubscribe: Some(content.unsubscribe_url.clone()),
            head: Some(lane.clone()),
        }
    }
}

fn is_of_report(event: RecordEvent) -> bool {
    use RecordEvent as E;
    matches!(
        event,
        E::ReportStarted
            | E::ReportSubmitted
            | E::ReportSigned
            | E::ReportRefused
            | E::ReportStale
            | E::ReportCompleted
    )
}

/// Whose move it is for somebody of a party.
fn turn(party: &Party) -> Turn {
    match party.ball_side {
        // Where customers are kept apart, no turn says what another one is asked.
        None if party.kind.keeps_customers_apart() => Turn::None,
        None => Turn::Nobody,
        Some(BallSide::Third) => Turn::Third,
        Some(ball) if ball.is_with(party.side) => Turn::Yours,
        Some(_) => Turn::Theirs,
    }
}
