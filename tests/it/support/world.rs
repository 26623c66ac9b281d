//! Two vendors and their customers, people in all roles, and a sentinel in every text.
//!
//! Cases: `A` is customer A's with vendor V1, `B` is B's with V1, `C` is B's with V2. A sentinel is
//! `SENT-<case>-<side>-<n>`, where the side is `shared` (both firms of the case may read it),
//! `customer` or `vendor` (that firm alone), `draft` (the customer alone, not yet filed).
use std::collections::HashMap;

use concord::features::complaints::definition;
use concord::features::identity::model::{NewPerson, TokenScope};
use concord::features::identity::service as identity;
use concord::features::organisations::office_hours::OfficeHours;
use concord::features::organisations::service::{
    self as organisations, NewMembership, NewOrganisation, NewRelationship,
};
use concord::platform::auth::EmailAddress;
use concord::platform::authz::{Locale, OrganisationId, Role, Sees, System};
use concord::platform::db::{Db, Place, Tx};
use concord::platform::events::Bus;
use concord::platform::problem::Problem;
use serde_json::json;

use super::actors::{Actor, Case, text};
use super::app::TestApp;

/// Password of everybody.
pub const PASSWORD: &str = "four quiet green words";

/// Name, organisation, role, language.
const PEOPLE: &[(&str, &str, Role, Locale)] = &[
    ("olga", "V1", Role::Owner, Locale::En),
    ("mark", "V1", Role::Manager, Locale::En),
    ("vera", "V1", Role::Member, Locale::Ru),
    ("otto", "V1", Role::Observer, Locale::En),
    ("wanda", "V2", Role::Owner, Locale::En),
    ("anna", "A", Role::Owner, Locale::En),
    ("adam", "A", Role::Member, Locale::Ru),
    ("abel", "A", Role::Observer, Locale::En),
    ("ralf", "A", Role::Member, Locale::En),
    ("boris", "B", Role::Owner, Locale::En),
];

/// Vendor and customer of each case.
pub const CASES: &[(&str, &str, &str)] = &[("A", "V1", "A"), ("B", "V1", "B"), ("C", "V2", "B")];

/// Everybody, and what they have together.
pub struct World {
    pub app: TestApp,
    people: HashMap<String, Actor>,
    relationships: HashMap<String, String>,
}

/// What the sentinels stand in, for each case.
#[derive(Debug, Clone)]
pub struct Told {
    pub case: Case,
    /// A complaint that its customer has not filed yet.
    pub draft: Case,
    pub shared_file: String,
    pub customer_file: String,
    pub vendor_file: String,
    pub customer_entry: String,
    pub vendor_entry: String,
    pub shared_entry: String,
}

impl World {
    pub async fn new() -> Self {
        Self::on(TestApp::start().await).await
    }

    pub async fn on(app: TestApp) -> Self {
        let hash = app.services.platform.passwords.hash(PASSWORD.to_owned()).await.unwrap();
        let system = System { reason: "test" };
        // Over a connection of its own, so that nobody is told: sockets that are opened right
        // after it would hear that their rights have changed.
        let db =
            Db::open(&Place::parse(&app.database.url).unwrap(), app.clock.clone(), Bus::default())
                .unwrap();
        let made = db.write(&system, "test.set_up", move |tx| set_up(tx, &hash)).await.unwrap();
        let people = made.people.into_iter().map(|one| {
            let actor = Actor {
                membership: one.membership,
                organisation: one.organisation,
                ..Actor::new(&one.name, app.http.clone(), Some(one.token))
            };
            (one.name, actor)
        });
        let people = people.collect();
        Self { app, people, relationships: made.relationships }
    }

    #[track_caller]
    pub fn person(&self, name: &str) -> &Actor {
        self.people.get(name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// A's member, who files.
    pub fn customer(&self) -> &Actor {
        self.person("adam")
    }

    /// V1's member, who works on it.
    pub fn vendor(&self) -> &Actor {
        self.person("vera")
    }

    /// By case.
    #[track_caller]
    pub fn relationship(&self, case: &str) -> &str {
        &self.relationships[case]
    }

    /// Adam's complaint about a pump.
    pub async fn case(&self) -> Case {
        self.customer().files(self.relationship("A"), "A cracked flange").await
    }

    /// A token of the same person that may only read.
    pub async fn reading_only(&self, name: &str) -> Actor {
        let actor = self.person(name);
        let input = json!({ "name": "reading", "scopes": ["read"] });
        let made = actor.post("/api/v1/me/tokens", input).await.ok();
        actor.with_token(&text(&made["token"]))
    }

    /// Takes Ralf's place at A away; his token stays in his hands.
    pub async fn remove_ralf(&self) -> &Actor {
        let ralf = self.person("ralf");
        let path = format!("/api/v1/organisation/people/{}", ralf.membership);
        let input = json!({ "status": "suspended" });
        let sent = super::http::Sent::json(&input).with("if-match", "\"1\"");
        self.person("anna").send("PATCH", &path, sent).await.ok();
        ralf
    }

    /// Fills one case with sentinels, by those who may write them.
    pub async fn tell(&self, name: &str) -> Told {
        let (customer, vendor) = match name {
            "A" => (self.person("adam"), self.person("vera")),
            "B" => (self.person("boris"), self.person("vera")),
            _ => (self.person("boris"), self.person("wanda")),
        };
        let mut count = 0;
        let mut sentinel = |side: &str| {
            count += 1;
            format!("SENT-{name}-{side}-{count}")
        };
        let upload = async |by: &Actor, sentinel: String| {
            by.uploads(&format!("{sentinel}.txt"), format!("inside {sentinel}").as_bytes()).await
        };
        let evidence = upload(customer, sentinel("shared")).await;
        let mut input = Actor::complaint(self.relationship(name), &sentinel("shared"));
        for field in [
            "description",
            "product",
            "order_no",
            "lot",
            "serial_no",
            "delivery_note",
            "detected_where",
            "reference",
        ] {
            input[field] = json!(sentinel("shared"));
        }
        input["file_ids"] = json!([evidence]);
        let case = Case::of(customer.post("/api/v1/complaints", input).await.ok());
        let mut hidden = Actor::complaint(self.relationship(name), &sentinel("draft"));
        hidden["description"] = json!(sentinel("draft"));
        hidden["product"] = json!(sentinel("draft"));
        hidden["submit"] = json!(false);
        let draft = Case::of(customer.post("/api/v1/complaints", hidden).await.ok());
        vendor.does(&case, "acknowledge", json!({ "note": sentinel("shared") })).await;
        let shared = customer.says(&case, "shared", &sentinel("shared")).await;
        vendor.says(&case, "shared", &sentinel("shared")).await;
        let customer_file = upload(customer, sentinel("customer")).await;
        let own =
            customer.says_with(&case, "private", &sentinel("customer"), &[&customer_file]).await;
        let vendor_file = upload(vendor, sentinel("vendor")).await;
        let theirs = vendor.says_with(&case, "private", &sentinel("vendor"), &[&vendor_file]).await;
        for (by, side) in [(customer, "customer"), (vendor, "vendor")] {
            let input = json!({ "lane": "private", "body": sentinel(side), "file_ids": [] });
            by.put(&case.thread_path("draft"), input).await.ok();
            let view = json!({ "name": sentinel(side), "query": { "q": sentinel(side) } });
            by.post("/api/v1/views", view).await.ok();
            let task = json!({
                "text": sentinel(side), "shared": false, "owner_membership_id": by.membership,
            });
            by.post(&format!("/api/v1/records/{}/tasks", case.id), task).await.ok();
        }
        Told {
            case,
            draft,
            shared_file: evidence,
            customer_file,
            vendor_file,
            customer_entry: text(&own["id"]),
            vendor_entry: text(&theirs["id"]),
            shared_entry: text(&shared["id"]),
        }
    }

    /// Somebody works for a colleague's firm as well from now on.
    pub async fn takes_on(&self, colleague: &Actor, who: &Actor) {
        self.takes_on_as(colleague, who, Role::Member).await;
    }

    /// The same in a role; whoever acts there.
    pub async fn takes_on_as(&self, colleague: &Actor, who: &Actor, role: Role) -> Actor {
        let firm = colleague.get("/api/v1/organisation").await.ok();
        let organisation = text(&firm["id"]).parse().unwrap();
        let person = text(&who.get("/api/v1/me").await.ok()["id"]).parse().unwrap();
        let join = move |tx: &mut Tx<'_>| {
            let place = NewMembership { organisation, person, role, title: None, team: None };
            let membership = organisations::create_membership(tx, place)?;
            let scopes = [TokenScope::Read, TokenScope::Write];
            let token = identity::fresh_token(tx, membership, "hat".to_owned(), &scopes, None)?;
            Ok((membership.to_string(), token.token))
        };
        let system = System { reason: "test" };
        let made = self.app.services.platform.db.write(&system, "test.join", join).await.unwrap();
        let (membership, token) = made;
        let hat = who.with_token(&token);
        Actor { membership, organisation: colleague.organisation.clone(), ..hat }
    }
}

impl World {
    /// Makes somebody's firm a customer of a vendor; gives the relationship's id.
    pub async fn makes_customer(&self, vendor: &str, who: &Actor) -> String {
        let vendor_id = self.firm(if vendor == "V1" { "olga" } else { "wanda" }).await;
        let customer = self.firm(&who.name).await;
        let join = move |tx: &mut Tx<'_>| {
            organisations::create_relationship(
                tx,
                NewRelationship {
                    vendor: vendor_id,
                    customer,
                    name: "A new customer".to_owned(),
                    customer_number: None,
                    tier: None,
                    segment: None,
                    owner: None,
                },
            )
        };
        let system = System { reason: "test" };
        let made = self.app.services.platform.db.write(&system, "test.join", join).await.unwrap();
        made.to_string()
    }

    /// The id of somebody's firm.
    async fn firm(&self, name: &str) -> OrganisationId {
        let firm = self.person(name).get("/api/v1/organisation").await.ok();
        text(&firm["id"]).parse().unwrap()
    }
}

/// Every sentinel in a text.
pub fn sentinels(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .match_indices("SENT-")
        .map(|(at, _)| {
            let rest = &text[at..];
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
            rest[..end].to_owned()
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Whether a firm may read a sentinel.
pub fn may_read(organisation: &str, sentinel: &str) -> bool {
    let mut parts = sentinel.split('-').skip(1);
    let (case, side) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    CASES.iter().any(|(name, vendor, customer)| {
        *name == case
            && match side {
                "shared" => organisation == *vendor || organisation == *customer,
                "vendor" => organisation == *vendor,
                _ => organisation == *customer,
            }
    })
}

/// Fails if a text holds a sentinel that the firm may not read.
#[track_caller]
pub fn assert_no_leak(organisation: &str, what: &str, text: &str) {
    let leaked: Vec<String> =
        sentinels(text).into_iter().filter(|sentinel| !may_read(organisation, sentinel)).collect();
    assert!(leaked.is_empty(), "{what} showed {organisation} {leaked:?}\n{text}");
}

#[derive(Default)]
struct Made {
    people: Vec<MadePerson>,
    relationships: HashMap<String, String>,
}

struct MadePerson {
    name: String,
    organisation: String,
    membership: String,
    token: String,
}

fn set_up(tx: &mut Tx<'_>, hash: &str) -> Result<Made, Problem> {
    let mut made = Made::default();
    let mut ids: HashMap<&str, OrganisationId> = HashMap::new();
    for name in ["V1", "V2", "A", "B"] {
        let id = organisations::create_organisation(
            tx,
            NewOrganisation {
                name: format!("Firm {name}"),
                locale: Locale::En,
                time_zone: "UTC".to_owned(),
                sees: Sees::All,
                office_hours: OfficeHours::default(),
                setup_done: true,
            },
        )?;
        ids.insert(name, id);
        if name.starts_with('V') {
            definition::publish(tx, id, &definition::default_definition()?)?;
        }
    }
    for (name, organisation, role, locale) in PEOPLE {
        let person = identity::create_person(
            tx,
            NewPerson {
                email: EmailAddress::parse(&format!("{name}@example.org"), "email")?,
                name: format!("{}{} Person", name[..1].to_uppercase(), &name[1..]),
                locale: *locale,
                password_hash: Some(hash.to_owned()),
            },
        )?;
        let place = NewMembership {
            organisation: ids[organisation],
            person,
            role: *role,
            title: None,
            team: None,
        };
        let membership = organisations::create_membership(tx, place)?;
        let scopes = [TokenScope::Read, TokenScope::Write];
        let fresh = identity::fresh_token(tx, membership, "test".to_owned(), &scopes, None)?;
        made.people.push(MadePerson {
            name: (*name).to_owned(),
            organisation: (*organisation).to_owned(),
            membership: membership.to_string(),
            token: fresh.token,
        });
    }
    for (case, vendor, customer) in CASES {
        let new = NewRelationship {
            vendor: ids[vendor],
            customer: ids[customer],
            name: format!("SENT-{case}-vendor-name"),
            // Known to both sides.
            customer_number: Some(format!("SENT-{case}-shared-number")),
            tier: Some(format!("SENT-{case}-vendor-tier")),
            segment: Some(format!("SENT-{case}-vendor-segment")),
            owner: None,
        };
        let id = organisations::create_relationship(tx, new)?;
        made.relationships.insert((*case).to_owned(), id.to_string());
    }
    Ok(made)
}

/// An id that nothing has.
pub fn no_id() -> String {
    concord::platform::id::new_uuid().to_string()
}
