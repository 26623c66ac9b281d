//! Plays the story in the order of time, each step through its use case.
use std::collections::{HashMap, HashSet};

use bytes::Bytes;

use super::acts::Placed;
use super::story::{self, Case, Step, Story};
use super::troupe::Troupe;
use crate::app::Services;
use crate::features::complaints::model::{ActionInput, ActionName};
use crate::features::complaints::service::{self as complaints, Filing};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{FileId, LaneRef, RecordId};
use crate::features::records::service::{self as records, NewFile};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Who is who, by the keys of the story.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    pub organisations: HashMap<String, OrganisationId>,
    pub vendors: HashSet<OrganisationId>,
    /// By person and organisation.
    pub members: HashMap<(String, String), MembershipId>,
    /// By customer.
    pub relationships: HashMap<String, RelationshipId>,
    /// API tokens, as the members.
    pub tokens: HashMap<(String, String), String>,
}

impl Cast {
    pub fn organisation(&self, key: &str) -> Result<OrganisationId, Problem> {
        self.organisations.get(key).copied().ok_or_else(|| missing(key))
    }

    pub fn member(&self, person: &str, organisation: &str) -> Option<MembershipId> {
        self.members.get(&(person.to_owned(), organisation.to_owned())).copied()
    }

    /// The person's place in the case: with its customer, or else with the vendor.
    fn in_case(&self, person: &str, case: &Case) -> Result<MembershipId, Problem> {
        self.member(person, &case.relationship_customer)
            .or_else(|| self.member(person, VENDOR))
            .ok_or_else(|| missing(person))
    }
}

const VENDOR: &str = "hydra";
/// Bytes of a file of the story at most.
const MAX_BYTES: u64 = 1024 * 1024;

fn missing(key: &str) -> Problem {
    Problem::internal(format!("the story does not know {key}"))
}

/// A story that does not hold says where.
fn told_by(problem: Problem, case: &Case, step: &str) -> Problem {
    problem.with_detail(format!("{}: {step}", case.key))
}

/// Something that happens in the story.
#[derive(Debug, Clone, Copy)]
enum Deed<'a> {
    File(&'a Case),
    Step(&'a Case, &'a Step),
    Act(&'a Placed),
}

/// Everything that happens with the seconds before now, oldest first.
fn deeds<'a>(story: &'a Story, acts: &'a [Placed]) -> Vec<(i64, Deed<'a>)> {
    let mut deeds = Vec::new();
    for case in &story.complaints {
        // A case begins a moment before its first step; one without steps stays a draft.
        let first = case.steps.first().map_or(180, |step| step.ago_minutes + 1);
        deeds.push((60 * first, Deed::File(case)));
        deeds.extend(case.steps.iter().map(|step| (60 * step.ago_minutes, Deed::Step(case, step))));
    }
    deeds.extend(acts.iter().map(|act| (act.ago, Deed::Act(act))));
    deeds.sort_by_key(|(ago, _)| std::cmp::Reverse(*ago));
    deeds
}

/// All steps of all cases and all acts, oldest first.
pub async fn replay(
    services: &Services,
    story: &Story,
    cast: &Cast,
    acts: &[Placed],
    troupe: &mut Troupe,
    now: Timestamp,
) -> Result<(), Problem> {
    let mut ids: HashMap<&str, RecordId> = HashMap::new();
    let mut stage = Stage { services, cast, now };
    for (ago, deed) in deeds(story, acts) {
        services.platform.clock.set(now.plus_seconds(-ago));
        match deed {
            Deed::File(case) => {
                let id =
                    stage.file(case).await.map_err(|problem| told_by(problem, case, "file"))?;
                ids.insert(&case.key, id);
                troupe.keep(&case.key, serde_json::json!({ "id": id }));
            }
            Deed::Step(case, step) => {
                let id = ids.get(case.key.as_str()).copied().ok_or_else(|| missing(&case.key))?;
                let told = stage.step(case, id, step).await;
                told.map_err(|problem| told_by(problem, case, &step.r#do))?;
            }
            Deed::Act(act) => troupe.perform(act).await?,
        }
        services.worker.run_due().await;
    }
    Ok(())
}

struct Stage<'a> {
    services: &'a Services,
    cast: &'a Cast,
    now: Timestamp,
}

impl Stage<'_> {
    async fn scope(&self, person: &str, case: &Case) -> Result<Scope, Problem> {
        let member = self.cast.in_case(person, case)?;
        self.services
            .platform
            .db
            .read(move |conn| Ok(scope_of_membership(conn, member)?))
            .await?
            .ok_or_else(|| missing(person))
    }

    /// Keeps the complaint as a draft with its photos; the first step submits it.
    async fn file(&mut self, case: &Case) -> Result<RecordId, Problem> {
        let scope = self.scope(&case.filed_by, case).await?;
        let by_vendor = self.cast.vendors.contains(&scope.org());
        let filing = Filing {
            relationship_id: *self
                .cast
                .relationships
                .get(&case.relationship_customer)
                .ok_or_else(|| missing(&case.relationship_customer))?,
            title: case.title.clone(),
            description: case.description.clone(),
            category: case.category,
            severity: case.severity,
            remedy_sought: case.remedy_sought,
            product: case.product.clone(),
            order_no: case.order_no.clone(),
            lot: case.lot.clone(),
            serial_no: case.serial_no.clone(),
            delivery_note: None,
            quantity_complained: case.quantity_complained,
            quantity_affected: case.quantity_affected,
            occurred_on: case.occurred_on.map(|days| {
                self.now.plus_days(days).datetime().date_naive().format("%Y-%m-%d").to_string()
            }),
            detected_where: case.detected_where.clone(),
            claimed_amount_minor: case.claimed_amount_minor,
            currency: case.claimed_amount_minor.and(case.currency.clone()),
            reference: if by_vendor {
                case.vendor_reference.clone()
            } else {
                case.customer_reference.clone()
            },
            on_behalf_of: case.on_behalf.then(|| self.caller(case)),
            custom: serde_json::Value::Null,
            submit: false,
            file_ids: self.upload(&scope, &case.photos).await?,
        };
        let actor = scope.clone();
        let write = self
            .services
            .platform
            .db
            .write(&scope, "complaint.file", move |tx| complaints::file(tx, &actor, &filing));
        let id = write.await?;
        self.finish(case, id).await?;
        Ok(id)
    }

    fn caller(&self, case: &Case) -> String {
        let key = case.owner_customer.as_deref().unwrap_or_default();
        let story = story::load().ok();
        story
            .and_then(|story| story.people.into_iter().find(|person| person.key == key))
            .map_or_else(|| key.to_owned(), |person| person.name)
    }

    /// Owners and references of both sides.
    async fn finish(&self, case: &Case, id: RecordId) -> Result<(), Problem> {
        let member = |key: &Option<String>| {
            key.as_deref().map(|key| self.cast.in_case(key, case)).transpose()
        };
        let (customer, vendor) = (member(&case.owner_customer)?, member(&case.owner_vendor)?);
        let customer_org = self.cast.organisation(&case.relationship_customer)?;
        let vendor_org = self.cast.organisation(VENDOR)?;
        let references = [
            (customer_org, case.customer_reference.clone()),
            (vendor_org, case.vendor_reference.clone()),
        ];
        use crate::features::organisations::model::Side;
        self.services
            .platform
            .db
            .write(&crate::platform::authz::System { reason: "demo" }, "demo.owners", move |tx| {
                records::set_owner(tx, id, Side::Customer, customer)?;
                records::set_owner(tx, id, Side::Vendor, vendor)?;
                for (organisation, reference) in &references {
                    records::set_reference(tx, id, *organisation, reference.clone())?;
                }
                Ok(())
            })
            .await
    }

    /// Takes files of the story in, as their uploader would.
    async fn upload(&self, scope: &Scope, names: &[String]) -> Result<Vec<FileId>, Problem> {
        let mut ids = Vec::new();
        for name in names {
            let (name, bytes) = story::FILES
                .iter()
                .find(|(known, _)| known == name)
                .ok_or_else(|| missing(name))?;
            let chunk =
                futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(bytes))]);
            let stored = self
                .services
                .platform
                .files
                .put_stream(chunk, MAX_BYTES)
                .await
                .map_err(Problem::internal)?;
            let new = NewFile {
                name: (*name).to_owned(),
                size: i64::try_from(stored.size).unwrap_or(i64::MAX),
                sha256: stored.sha256.to_vec(),
                media_type: stored.content.media_type.to_owned(),
                width: stored.content.pixels.and_then(|(width, _)| i32::try_from(width).ok()),
                height: stored.content.pixels.and_then(|(_, height)| i32::try_from(height).ok()),
                storage_key: stored.key.to_string(),
            };
            let actor = scope.clone();
            let write = self.services.platform.db.write(scope, "file.register", move |tx| {
                records::register(tx, &actor, new.clone())
            });
            ids.push(write.await?.id);
        }
        Ok(ids)
    }

    async fn step(&mut self, case: &Case, id: RecordId, step: &Step) -> Result<(), Problem> {
        let scope = self.scope(&step.by, case).await?;
        let files = self.upload(&scope, &step.files).await?;
        let body = step.body.as_deref().map(|body| self.with_mentions(body, case, step));
        let lane = match step.lane.as_deref() {
            Some("private") => LaneRef::Private,
            _ => LaneRef::Shared,
        };
        let actor = scope.clone();
        let told = step.clone();
        let owner = step.to.as_deref().map(|key| self.cast.in_case(key, case)).transpose()?;
        self.services
            .platform
            .db
            .write(&scope, "demo.step", move |tx| {
                // Colleagues of the story were asked in, where their firm lets people see their own.
                records::take_part(tx, id, &actor)?;
                let shared = records::shared_lane_unscoped(tx.conn, id)?;
                let thread = shared.thread_id;
                let text = body.clone();
                match told.r#do.as_str() {
                    "message" => {
                        let text = text.unwrap_or_default();
                        records::message(tx, &actor, thread, lane, &text, &files)?;
                    }
                    "read" => records::mark_read(tx, &actor, thread, lane, i64::MAX)?,
                    name => {
                        let action: ActionName = name.parse().map_err(|_| missing(name))?;
                        let rest = act_input(action, &told, text, owner);
                        if let Some(before) = rest.before.filter(|_| files.is_empty()) {
                            records::message(tx, &actor, thread, LaneRef::Shared, &before, &[])?;
                        }
                        if !files.is_empty() {
                            records::message(tx, &actor, thread, LaneRef::Shared, "", &files)?;
                        }
                        let version = records::load_unscoped(tx.conn, id)?.version;
                        complaints::act(tx, &actor, id, action, version, &rest.input)?;
                    }
                }
                records::mark_read(tx, &actor, thread, LaneRef::Shared, i64::MAX)
            })
            .await
    }

    /// `@Full Name` of somebody mentioned becomes a mention.
    fn with_mentions(&self, body: &str, case: &Case, step: &Step) -> String {
        let mut text = body.to_owned();
        let Ok(story) = story::load() else { return text };
        for key in &step.mentions {
            let person = story.people.iter().find(|person| person.key == *key);
            if let (Some(person), Ok(member)) = (person, self.cast.in_case(key, case)) {
                let mention = format!("@[{}](member:{member})", person.name);
                text = text.replace(&format!("@{}", person.name), &mention);
            }
        }
        text
    }
}

struct Acting {
    input: ActionInput,
    /// What was said along with an action that takes no text of its own.
    before: Option<String>,
}

fn act_input(
    action: ActionName,
    step: &Step,
    text: Option<String>,
    owner: Option<MembershipId>,
) -> Acting {
    let mut input = ActionInput {
        resolution_code: step.resolution_code,
        resolution_notes: step.resolution_notes.clone(),
        reason: step.reason.clone(),
        agree: step.agree,
        third_party: step.third_party,
        owner: owner.map(Some),
        ..ActionInput::default()
    };
    let mut before = None;
    match action {
        ActionName::AskCustomer | ActionName::AskVendor => input.question = text,
        ActionName::Answer => input.body = text,
        ActionName::Acknowledge | ActionName::Assess | ActionName::Close | ActionName::Accept => {
            input.note = text;
        }
        _ => before = text,
    }
    Acting { input, before }
}
