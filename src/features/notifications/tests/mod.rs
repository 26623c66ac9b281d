//! From an entry to inboxes and mails, on a database, with a mailer in memory.
mod mails;

use std::collections::HashMap;

use serde_json::json;

use super::model::{MailRow, MailState, Notification, RecordTitles};
use super::service::{self, Choice};
use super::{entry_handler, handlers, store};
use crate::features::identity::model::NewPerson;
use crate::features::identity::service::create_person;
use crate::features::notifications::model::MailChoice;
use crate::features::organisations::model::{PartySide, RelationshipId, Side};
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{
    NewMembership, NewOrganisation, NewRelationship, create_membership, create_organisation,
    create_relationship,
};
use crate::features::records::model::{
    BallSide, EntryKind, LaneRef, RecordId, RecordKind, ThreadId,
};
use crate::features::records::service::{
    self as records, DraftInput, ENTRY_EVENT, ListState, NewEntry, NewParty, NewRecord, Opened,
};
use crate::platform::auth::{EmailAddress, scope_of_membership};
use crate::platform::authz::{Locale, MembershipId, OrganisationId, Role, Scope, Sees, System};
use crate::platform::config::{MailMode, MailSettings, Settings};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{OutboxState, list};
use crate::platform::http::PageParams;
use crate::platform::jobs::Worker;
use crate::platform::mail::Mailer;
use crate::platform::problem::Problem;

const TEST: System = System { reason: "test" };
const SECRET: &str = "sentinel-4711";

struct House {
    platform: Platform,
    worker: Worker,
    mailer: Mailer,
    case: Case,
    _folder: tempfile::TempDir,
}

/// A customer with two people, a vendor with three, and one record between them.
#[derive(Debug, Clone, Copy)]
struct Case {
    vendor: OrganisationId,
    anna: MembershipId,
    boris: MembershipId,
    jonas: MembershipId,
    maria: MembershipId,
    /// Manager of the vendor, takes no part.
    chief: MembershipId,
    record: RecordId,
    thread: ThreadId,
}

fn titles(_conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(ids.iter().map(|id| (*id, "Housings crack".to_owned())).collect())
}

async fn house() -> House {
    house_with(Settings::default()).await
}

async fn house_with(settings: Settings) -> House {
    let memory = Mailer::new(
        &MailSettings { mode: MailMode::Memory, ..settings.mail.clone() },
        std::path::Path::new("unused"),
    );
    house_mailing(settings, memory.unwrap()).await
}

async fn house_mailing(mut settings: Settings, mailer: Mailer) -> House {
    settings.public_url = "https://portal.example".to_owned();
    let folder = tempfile::tempdir().unwrap();
    let platform = Platform::for_tests(folder.path(), settings);
    let worker = worker(&platform, mailer.clone());
    let case = platform.db.write(&TEST, "test.case", case).await.unwrap();
    House { platform, worker, mailer, case, _folder: folder }
}

fn worker(platform: &Platform, mailer: Mailer) -> Worker {
    let mut all = handlers(platform, mailer, RecordTitles(titles)).unwrap();
    all.push((ENTRY_EVENT, entry_handler(platform)));
    Worker::new(platform, all)
}

fn case(tx: &mut Tx<'_>) -> Result<Case, Problem> {
    let mut firm = |name: &str, sees| {
        create_organisation(
            tx,
            NewOrganisation {
                name: name.to_owned(),
                locale: Locale::En,
                time_zone: "Europe/Berlin".to_owned(),
                sees,
                office_hours: OfficeHours::default(),
                setup_done: true,
            },
        )
    };
    let customer = firm("Brightwater", Sees::All)?;
    let vendor = firm("Northwind", Sees::Own)?;
    let mut member = |name: &str, organisation, role, locale| {
        let person = create_person(
            tx,
            NewPerson {
                email: EmailAddress::parse(&format!("{name}@example.com"), "email")?,
                name: name.to_owned(),
                locale,
                password_hash: None,
            },
        )?;
        create_membership(tx, NewMembership { organisation, person, role, title: None, team: None })
    };
    let anna = member("Anna", customer, Role::Owner, Locale::En)?;
    let boris = member("Boris", customer, Role::Member, Locale::Ru)?;
    let jonas = member("Jonas", vendor, Role::Member, Locale::En)?;
    let maria = member("Maria", vendor, Role::Member, Locale::En)?;
    let chief = member("Chief", vendor, Role::Manager, Locale::Ru)?;
    let relationship = create_relationship(
        tx,
        NewRelationship {
            vendor,
            customer,
            name: "Brightwater".to_owned(),
            customer_number: None,
            tier: None,
            segment: None,
            owner: None,
        },
    )?;
    let Opened { record, thread, .. } = open(tx, relationship, (customer, anna), (vendor, jonas))?;
    Ok(Case { vendor, anna, boris, jonas, maria, chief, record: record.id, thread })
}

fn open(
    tx: &mut Tx<'_>,
    relationship: RelationshipId,
    (customer, anna): (OrganisationId, MembershipId),
    (vendor, jonas): (OrganisationId, MembershipId),
) -> Result<Opened, Problem> {
    let party = |organisation, side, owner| NewParty {
        organisation,
        side,
        owner: Some(owner),
        team: None,
        reference: None,
        hidden: false,
    };
    let opened = records::create(
        tx,
        NewRecord {
            kind: RecordKind::Complaint,
            vendor,
            relationship,
            customer: party(customer, Side::Customer, anna),
            vendor_party: party(vendor, Side::Vendor, jonas),
            state: ListState {
                status: "submitted".to_owned(),
                open: true,
                severity: "major".to_owned(),
                category: "product".to_owned(),
            },
            custom: json!({}),
            definition_version: 1,
            created_at: tx.now,
        },
    )?;
    let record = opened.record.id;
    records::set_ball(tx, record, Some(BallSide::Vendor), None, EntryKind::Submitted)?;
    Ok(opened)
}

impl House {
    async fn scope(&self, id: MembershipId) -> Scope {
        let found = self.platform.db.read(move |c| Ok(scope_of_membership(c, id)?)).await;
        found.unwrap().unwrap()
    }

    async fn write(&self, by: MembershipId, lane: LaneRef, body: &str) {
        let (scope, thread, body) = (self.scope(by).await, self.case.thread, body.to_owned());
        let acting = scope.clone();
        self.platform
            .db
            .write(&scope, "test.message", move |tx| {
                records::message(tx, &acting, thread, lane, &body, &[]).map(|_| ())
            })
            .await
            .unwrap();
    }

    async fn event(
        &self,
        by: Option<MembershipId>,
        kind: EntryKind,
        data: serde_json::Value,
        body: Option<&str>,
    ) {
        let (record, body) = (self.case.record, body.map(str::to_owned));
        self.platform
            .db
            .write(&TEST, "test.event", move |tx| {
                let lane = records::shared_lane_unscoped(tx.conn, record)?;
                let entry = NewEntry::event(by, kind, tx.now, data.clone()).with_body(body.clone());
                let row = records::append(tx, lane.id, entry)?;
                records::notify(tx, &row)
            })
            .await
            .unwrap();
    }

    async fn inbox(&self, of: MembershipId) -> Vec<Notification> {
        let scope = self.scope(of).await;
        let read = move |conn: &mut Conn| {
            service::inbox(conn, &scope, RecordTitles(titles), false, &PageParams::default())
        };
        self.platform.db.read(read).await.unwrap().items
    }

    async fn unread(&self, of: MembershipId) -> i64 {
        let scope = self.scope(of).await;
        self.platform.db.read(move |conn| service::unread(conn, &scope)).await.unwrap()
    }

    async fn rows(&self, of: MembershipId) -> Vec<MailRow> {
        let scope = self.scope(of).await;
        let read = move |conn: &mut Conn| Ok(store::mails::list(conn, &scope, false, None, 50)?);
        self.platform.db.read(read).await.unwrap()
    }

    async fn suspend(&self, member: MembershipId) {
        let suspend = move |tx: &mut Tx<'_>| {
            use diesel::prelude::*;

            use crate::platform::db::schema::memberships;
            diesel::update(memberships::table.filter(memberships::id.eq(member)))
                .set(memberships::status.eq("suspended"))
                .execute(tx.conn)?;
            Ok(())
        };
        self.platform.db.write(&TEST, "test.suspend", suspend).await.unwrap();
    }

    /// Recipients and kinds of all mails that went out, in order of the address.
    fn sent(&self) -> Vec<(String, String)> {
        let mut sent: Vec<_> = self
            .mailer
            .sent()
            .into_iter()
            .map(|sent| (sent.message.to.address, sent.message.kind))
            .collect();
        sent.sort();
        sent
    }
}

fn pairs(given: &[(&str, &str)]) -> Vec<(String, String)> {
    given.iter().map(|(who, what)| ((*who).to_owned(), (*what).to_owned())).collect()
}

#[actix_web::test]
async fn a_message_reaches_the_other_side_by_inbox_and_mail() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "Three of *twelve* cracked.").await;
    house.worker.run_due().await;
    assert_eq!(house.sent(), pairs(&[("Jonas@example.com", "reply")]));
    let inbox = house.inbox(case.jonas).await;
    assert_eq!(inbox[0].event, "reply");
    assert_eq!(inbox[0].excerpt.as_deref(), Some("Three of twelve cracked."));
    assert_eq!(inbox[0].record.title, "Housings crack");
    assert!(inbox[0].your_turn && !inbox[0].read);
    let actor = inbox[0].actor.as_ref().unwrap();
    assert_eq!((actor.name.as_str(), actor.side), ("Anna", Some(PartySide::Customer)));
    assert!(house.inbox(case.anna).await.is_empty());
    assert_eq!((house.unread(case.jonas).await, house.unread(case.chief).await), (1, 0));

    let mail = &house.rows(case.jonas).await[0];
    assert_eq!((mail.state, mail.attempts), (MailState::Sent, 1));
    assert!(mail.body_text.as_deref().unwrap().contains("Three of twelve cracked."));
    let message = &house.mailer.sent()[0].message;
    assert_eq!(message.message_id, format!("<{}@portal.example>", mail.id));
    assert_eq!(
        message.in_reply_to.as_deref(),
        Some(format!("<record-{}@portal.example>", case.record).as_str())
    );
    assert_eq!(message.from_name.as_deref(), Some("Brightwater via Concord"));
    assert!(message.list_unsubscribe.is_some());
    assert_eq!((&message.reply_to, &message.envelope_from), (&None, &None));
    let head = message.headers.iter().find(|(name, _)| name == "X-Concord-Head").unwrap();
    let parts: Vec<&str> = head.1.split("; ").collect();
    assert!(parts[0].starts_with("lane=") && parts[1] == "seq=1", "{}", head.1);
    assert_eq!((parts[2].len(), parts[3].len()), (5 + 64, 4 + 128), "{}", head.1);
}

#[actix_web::test]
async fn a_private_note_never_crosses() {
    let house = house().await;
    let case = house.case;
    let mention = |id: MembershipId| format!("@[x](member:{id})");
    let body =
        format!("{SECRET} {} {} {}", mention(case.anna), mention(case.maria), mention(case.chief));
    house.write(case.jonas, LaneRef::Private, &body).await;
    house.worker.run_due().await;
    // Maria is of the vendor, but sees only what she takes part in.
    assert_eq!(house.sent(), pairs(&[("Chief@example.com", "mention")]));
    assert!(house.inbox(case.anna).await.is_empty());
    assert!(house.inbox(case.maria).await.is_empty());
    assert_eq!(house.inbox(case.chief).await[0].lane, LaneRef::Private);
    let raw = String::from_utf8(house.mailer.sent()[0].raw.clone()).unwrap();
    assert!(raw.contains("Northwind"));
    house.write(case.anna, LaneRef::Private, SECRET).await;
    house.worker.run_due().await;
    assert_eq!(house.mailer.sent().len(), 1, "nobody of the vendor hears of it");
}

#[actix_web::test]
async fn rights_are_checked_again_when_a_mail_is_sent() {
    let house = house().await;
    let case = house.case;
    house.write(case.boris, LaneRef::Shared, "Hello").await;
    // The switchboard runs while Jonas is a member, the mail goes after he was suspended.
    let tell = Worker::new(&house.platform, [(ENTRY_EVENT, entry_handler(&house.platform))]);
    assert_eq!(tell.run_due().await, 1);
    let waiting = house.rows(case.jonas).await;
    assert_eq!((waiting.len(), waiting[0].state), (1, MailState::Waiting));
    let scope = house.scope(case.jonas).await;
    house.suspend(case.jonas).await;
    house.worker.run_due().await;
    assert_eq!(house.sent(), pairs(&[("Anna@example.com", "reply")]));
    let read = move |conn: &mut Conn| Ok(store::mails::list(conn, &scope, false, None, 50)?);
    let rows = house.platform.db.read(read).await.unwrap();
    assert_eq!(rows[0].state, MailState::Dead);
    assert_eq!(rows[0].error.as_deref(), Some("the recipient is no longer a member"));
    assert_eq!(rows[0].body_text, None);
}

#[actix_web::test]
async fn a_message_that_was_taken_back_is_not_mailed() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, SECRET).await;
    let tell = Worker::new(&house.platform, [(ENTRY_EVENT, entry_handler(&house.platform))]);
    tell.run_due().await;
    let (scope, thread) = (house.scope(case.anna).await, case.thread);
    let acting = scope.clone();
    house
        .platform
        .db
        .write(&scope, "test.retract", move |tx| {
            let query = records::EntriesQuery {
                lane: LaneRef::Shared,
                after: Some(0),
                before: None,
                limit: 10,
            };
            let (entries, _) = records::entries(tx.conn, &acting, thread, query)?;
            records::retract(tx, &acting, thread, entries[0].id).map(|_| ())
        })
        .await
        .unwrap();
    house.worker.run_due().await;
    assert!(house.mailer.sent().is_empty());
    assert_eq!(house.inbox(case.jonas).await[0].excerpt, None);
}

#[actix_web::test]
async fn a_choice_stops_mails_of_one_event_and_nothing_else() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    let link = house.mailer.sent()[0].message.list_unsubscribe.clone().unwrap();
    let token = link.strip_prefix("https://portal.example/unsubscribe/").unwrap().to_owned();
    let keys = house.platform.keys.clone();
    let stop = move |tx: &mut Tx<'_>| service::unsubscribe(tx, &keys, &token);
    let stopped = house.platform.db.write(&TEST, "test.stop", stop).await.unwrap();
    assert_eq!((stopped.event.name(), stopped.organisation), ("reply", case.vendor));
    house.write(case.anna, LaneRef::Shared, "Two").await;
    house.event(Some(case.anna), EntryKind::AskedVendor, json!({}), Some("When?")).await;
    house.worker.run_due().await;
    assert_eq!(
        house.sent(),
        pairs(&[("Jonas@example.com", "question"), ("Jonas@example.com", "reply")])
    );
    assert_eq!(house.inbox(case.jonas).await.len(), 3, "the inbox has it all the same");

    let scope = house.scope(case.jonas).await;
    let acting = scope.clone();
    let again = vec![Choice { event: "reply".to_owned(), mail: MailChoice::Now }];
    let choices = house
        .platform
        .db
        .write(&scope, "test.choose", move |tx| service::choose(tx, &acting, &again))
        .await
        .unwrap();
    let never: Vec<&str> = choices
        .iter()
        .filter(|choice| choice.mail == MailChoice::Never)
        .map(|choice| choice.event.as_str())
        .collect();
    assert_eq!(never, ["edited"], "unless somebody wants it otherwise");
    assert_eq!(choices.len(), super::events::EVENTS.len());
}

#[actix_web::test]
async fn work_is_done_once_even_if_the_switchboard_runs_twice() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    house.platform.clock.advance(3600);
    house.worker.run_due().await;
    assert_eq!(house.mailer.sent().len(), 1);
    let done = |state| move |conn: &mut Conn| Ok(list(conn, state, None, 50)?);
    assert!(house.platform.db.read(done(OutboxState::Waiting)).await.unwrap().is_empty());
    assert!(house.platform.db.read(done(OutboxState::Dead)).await.unwrap().is_empty());
}

#[actix_web::test]
async fn outside_office_hours_the_author_learns_once_who_answers_and_when() {
    let house = house().await;
    let case = house.case;
    // Monday 2026-08-03, 22:00 in Berlin.
    house.platform.clock.advance(10 * 3600);
    house.event(Some(case.anna), EntryKind::Submitted, json!({}), Some("They crack.")).await;
    house.write(case.anna, LaneRef::Shared, "And one more").await;
    house.worker.run_due().await;
    assert_eq!(
        house.sent(),
        pairs(&[
            ("Anna@example.com", "out_of_office"),
            ("Jonas@example.com", "reply"),
            ("Jonas@example.com", "submitted"),
        ])
    );
    let sent = house.mailer.sent();
    let note = sent.iter().find(|sent| sent.message.kind == "out_of_office").unwrap();
    // Anna's own zone is the one that a person starts with.
    assert!(
        note.message.text.contains("The office opens on 4 August 2026, ")
            && note.message.text.contains("Jonas will reply after that"),
        "{}",
        note.message.text
    );
    // Boris writes too, before anybody of the vendor does; in Russian.
    house.write(case.boris, LaneRef::Shared, "Привет").await;
    house.worker.run_due().await;
    assert_eq!(house.inbox(case.boris).await[0].event, "out_of_office");
    house.write(case.jonas, LaneRef::Shared, "I am here").await;
    house.platform.clock.advance(86_400);
    house.write(case.anna, LaneRef::Shared, "Good").await;
    house.worker.run_due().await;
    let notes = house.inbox(case.anna).await;
    assert_eq!(notes.iter().filter(|line| line.event == "out_of_office").count(), 1);
}

#[actix_web::test]
async fn within_office_hours_nothing_is_said_about_them() {
    let house = house().await;
    house.event(Some(house.case.anna), EntryKind::Submitted, json!({}), Some("They crack.")).await;
    house.worker.run_due().await;
    assert_eq!(house.sent(), pairs(&[("Jonas@example.com", "submitted")]));
}

#[actix_web::test]
async fn a_proposal_is_told_with_its_resolution_in_the_readers_language() {
    let house = house().await;
    let case = house.case;
    house.write(case.boris, LaneRef::Shared, "Hello").await;
    house.worker.run_due().await;
    let before = house.mailer.sent().len();
    let data = json!({ "resolution_code": "replacement" });
    house.event(Some(case.jonas), EntryKind::Proposed, data, Some("Twelve new ones.")).await;
    house.event(None, EntryKind::AutoClosed, json!({ "days": 10 }), None).await;
    house.worker.run_due().await;
    let sent = house.mailer.sent();
    let to = |name: &str, kind: &str| {
        let found = sent[before..]
            .iter()
            .find(|sent| sent.message.to.name == name && sent.message.kind == kind);
        found.unwrap().message.text.clone()
    };
    assert!(to("Anna", "proposed").contains("Twelve new ones."));
    assert!(to("Anna", "proposed").to_lowercase().contains("replacement"));
    assert!(to("Boris", "proposed").to_lowercase().contains("замена"));
    assert!(to("Boris", "closed").contains("10 дней"));
    assert!(to("Jonas", "closed").contains("10 days"));
}

#[actix_web::test]
async fn a_held_message_is_sent_in_time_and_only_by_a_member() {
    let house = house().await;
    let case = house.case;
    let hold = |by: MembershipId, house: &House| {
        let (platform, thread) = (house.platform.clone(), house.case.thread);
        async move {
            let found = platform.db.read(move |c| Ok(scope_of_membership(c, by)?)).await;
            let scope = found.unwrap().unwrap();
            let acting = scope.clone();
            let save = move |tx: &mut Tx<'_>| {
                let input = DraftInput {
                    lane: LaneRef::Shared,
                    body: "Held".to_owned(),
                    file_ids: Vec::new(),
                    send_after: Some(10),
                };
                records::save(tx, &acting, thread, &input).map(|_| ())
            };
            platform.db.write(&scope, "test.hold", save).await.unwrap();
        }
    };
    hold(case.anna, &house).await;
    hold(case.boris, &house).await;
    house.suspend(case.boris).await;
    house.platform.clock.advance(9);
    assert_eq!(house.worker.run_due().await, 0);
    house.platform.clock.advance(1);
    house.worker.run_due().await;
    assert_eq!(house.inbox(case.jonas).await.len(), 1);
    let dead = |conn: &mut Conn| Ok(list(conn, OutboxState::Dead, None, 50)?);
    let dead = house.platform.db.read(dead).await.unwrap();
    assert_eq!(dead[0].last_error.as_deref(), Some("the author is no longer a member"));
}

#[actix_web::test]
async fn answers_and_bounces_have_addresses_where_a_domain_is_given() {
    let mut settings = Settings::default();
    settings.mail.reply_domain = "in.portal.example".to_owned();
    let house = house_with(settings).await;
    house.write(house.case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    let message = &house.mailer.sent()[0].message;
    let (reply, bounce) =
        (message.reply_to.clone().unwrap(), message.envelope_from.clone().unwrap());
    assert!(reply.starts_with("r-") && bounce.starts_with("b-"));
    for address in [reply, bounce] {
        let (local, domain) = address.split_once('@').unwrap();
        assert_eq!(domain, "in.portal.example");
        assert!(local.len() <= 64 && local == local.to_lowercase());
    }
}

#[actix_web::test]
async fn marking_as_read_is_for_the_owner_of_the_line() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.write(case.anna, LaneRef::Shared, "Two").await;
    house.worker.run_due().await;
    let id = house.inbox(case.jonas).await[0].id;
    let mark = |by: MembershipId| {
        let house = &house;
        async move {
            let scope = house.scope(by).await;
            let acting = scope.clone();
            let mark = move |tx: &mut Tx<'_>| service::mark_read(tx, &acting, id);
            house.platform.db.write(&scope, "test.read", mark).await
        }
    };
    assert_eq!(mark(case.anna).await.unwrap_err().code.status(), 404);
    assert!(mark(case.jonas).await.is_ok());
    assert!(mark(case.jonas).await.is_ok(), "twice is no error");
    assert_eq!(house.unread(case.jonas).await, 1);
}
