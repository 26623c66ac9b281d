//! From an entry to inboxes and mails, on a database, with a mailer in memory.
mod choices;
mod mails;

use std::collections::HashMap;

use serde_json::json;

use super::model::{Digests, MailRow, MailState, Notices, Notification, RecordTitles};
use super::service::{self, Choice};
use super::{entry_handler, handlers, store};
use crate::features::identity::model::NewPerson;
use crate::features::identity::service::create_person;
use crate::features::notifications::model::MailChoice;
use crate::features::organisations::model::{PartySide, RelationshipId, Side};
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{
    CUSTOMER_JOINED, NewMembership, NewOrganisation, NewRelationship, create_membership,
    create_organisation, create_relationship,
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
use crate::platform::jobs::{Worker, one_write};
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
    // That a customer has joined is done before a test counts what is due.
    worker.run_due().await;
    House { platform, worker, mailer, case, _folder: folder }
}

fn worker(platform: &Platform, mailer: Mailer) -> Worker {
    let nothing = Digests(|_, _, _, _| Ok(None));
    let unheard = Notices(|_, _, _| Ok(None));
    let mut all = handlers(platform, mailer, (RecordTitles(titles), nothing, unheard)).unwrap();
    all.push((ENTRY_EVENT, entry_handler(platform)));
    // What others make of a new customer is not looked at here.
    let joined = one_write(&platform.db, "customer joined", "test.joined", |_, _| Ok(()));
    all.push((CUSTOMER_JOINED, joined));
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
