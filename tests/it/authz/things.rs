//! What the authorisation matrix is tried on: customer A's, vendor V1's, and theirs together.
use std::collections::BTreeMap;

use serde_json::json;

use super::matrix_table::On;
use crate::support::world::{PASSWORD, Told, no_id};
use crate::support::{World, text};

/// Ids to try on, by what they are.
pub(super) struct Things {
    pub ids: BTreeMap<&'static str, String>,
    pub told: Told,
}

impl Things {
    pub(super) fn id(&self, on: On) -> String {
        match on {
            On::Nothing => String::new(),
            On::Complaint | On::Report => self.told.case.id.clone(),
            On::Draft => self.told.draft.id.clone(),
            On::SharedThread | On::OwnEntry => self.told.case.thread.clone(),
            On::SharedFile => self.told.shared_file.clone(),
            On::CustomerFile => self.told.customer_file.clone(),
            On::VendorFile => self.told.vendor_file.clone(),
            On::Relationship => self.ids["relationship"].clone(),
            On::Unclaimed => self.ids["unclaimed"].clone(),
            On::Invitation => self.ids["invitation"].clone(),
            On::Membership => self.ids["membership"].clone(),
            On::Session => self.ids["session"].clone(),
            On::View => self.ids["view"].clone(),
            On::Token => self.ids["token"].clone(),
            On::Notification => self.ids["notification"].clone(),
            On::Mail => self.ids["mail"].clone(),
            On::ReportItem => self.ids["report_item"].clone(),
            On::Escalation => self.ids["escalation"].clone(),
            On::Mediation => self.ids["mediation"].clone(),
            On::SideLane => self.told.case.id.clone(),
            On::Fact => self.ids["fact"].clone(),
            On::Offer => self.ids["offer"].clone(),
            On::Commitment => self.ids["commitment"].clone(),
            On::Issue => self.ids["issue"].clone(),
            On::Idea => self.ids["idea"].clone(),
            On::Survey => self.ids["survey"].clone(),
            On::LiveSurvey => self.ids["live_survey"].clone(),
            On::Meeting => self.ids["meeting"].clone(),
            On::Task => self.ids["task"].clone(),
            On::Checklist => self.ids["checklist"].clone(),
            On::SavedReply => self.ids["saved_reply"].clone(),
            On::Project => self.ids["project"].clone(),
            On::RequirementList => self.ids["project"].clone(),
            On::Requirement => self.ids["requirement"].clone(),
            On::AgreedList => self.ids["agreed_project"].clone(),
            On::RequirementChange => self.ids["requirement_change"].clone(),
            On::AskedProject => self.ids["asked_project"].clone(),
            On::RefusedProject => self.ids["refused_project"].clone(),
            On::Deliverable => self.ids["deliverable"].clone(),
            On::Phase => self.ids["phase"].clone(),
            On::Gate => self.ids["gate"].clone(),
            On::Criterion => self.ids["criterion"].clone(),
            On::Question => self.ids["question"].clone(),
            On::Milestone => self.ids["milestone"].clone(),
            On::Decision | On::DecisionBoard => self.ids["decision"].clone(),
            On::Document => self.ids["document"].clone(),
            On::Nda => self.ids["nda"].clone(),
            On::Contact => self.ids["contact"].clone(),
            On::Correction => self.ids["correction"].clone(),
            On::Topic => self.ids["topic"].clone(),
            On::TopicCategory => self.ids["topic_category"].clone(),
            On::Interaction => self.ids["interaction"].clone(),
            On::Activity => self.ids["activity"].clone(),
            On::ContactPlan => self.ids["contact_plan"].clone(),
            On::MailTemplate => self.ids["mail_template"].clone(),
            On::Order => self.ids["order"].clone(),
            On::Product => self.ids["product"].clone(),
            On::OrderImport => self.ids["order_import"].clone(),
            On::Upload => self.ids["upload"].clone(),
            On::Segment => self.ids["segment"].clone(),
            On::Rule => self.ids["rule"].clone(),
            On::Outbox => no_id(),
        }
    }
}

pub(super) async fn things(world: &World) -> Things {
    let (adam, anna, olga) = (world.customer(), world.person("anna"), world.person("olga"));
    let told = world.tell("A").await;
    let first = |list: serde_json::Value| text(&list["items"][0]["id"]);
    let mut ids = BTreeMap::from([
        ("relationship", world.relationship("A").to_owned()),
        ("membership", world.person("abel").membership.clone()),
        ("view", first(adam.get("/api/v1/views").await.ok())),
    ]);
    let report = told.case.report_path("");
    world.vendor().post(&report, json!({ "form": "8d" })).await.ok();
    let row = json!({ "aspect": "where", "is": "rim", "is_not": "hub" });
    let row = json!({ "step": "d2", "kind": "is_not", "data": row });
    let row = adam.post(&told.case.report_path("/items"), row).await.ok();
    ids.insert("report_item", text(&row["steps"][2]["items"][0]["id"]));
    let unclaimed = olga.post("/api/v1/relationships", json!({ "name": "Nobody yet" })).await.ok();
    ids.insert("unclaimed", text(&unclaimed["id"]));
    let invitation = json!({ "email": "late@example.org", "role": "member" });
    ids.insert(
        "invitation",
        text(&anna.post("/api/v1/organisation/invitations", invitation).await.ok()["id"]),
    );
    let token = json!({ "name": "spare", "scopes": ["read"] });
    ids.insert("token", text(&adam.post("/api/v1/me/tokens", token).await.ok()["id"]));
    ids.insert("session", session(world).await);
    let climb = json!({ "reason": "other", "severity": "minor", "trend": "same" });
    let climbed = adam.post(&format!("{}/escalations", told.case.path()), climb).await.ok();
    ids.insert("escalation", text(&climbed["id"]));
    let expert = json!({
        "name": "Eva", "email": "eva@example.net", "organisation": "Lab", "role": "expert",
        "topic": "Tests",
    });
    let asked = anna.post(&format!("{}/third-parties", told.case.path()), expert).await.ok();
    ids.insert("lane", text(&asked["lane"]["id"]));
    ids.insert("mediation", mediation(world).await);
    let issue = json!({ "title": "T", "description": "D", "complaint_id": told.case.id });
    let issue = world.vendor().post("/api/v1/issues", issue).await.ok();
    ids.insert("issue", text(&issue["id"]));
    ids.insert("idea", crate::ideas::adams(world, "A quieter pump").await.id);
    ids.insert("survey", text(&crate::surveys::begins(world.vendor(), "kano").await["id"]));
    let live = crate::surveys::live(olga, "nps", "identified").await;
    ids.insert("live_survey", text(&live["id"]));
    let asked = json!({ "invites": [{ "name": "Rosa" }] });
    let asked = olga.post(&format!("{}/invites", crate::surveys::path(&live)), asked).await.ok();
    ids.insert("survey_invite", text(&asked["items"][0]["id"]));
    ids.extend(crate::customers::things(olga, adam, world.relationship("A")).await);
    ids.extend(crate::interactions::things(olga, world.relationship("A")).await);
    ids.extend(crate::activities::things(olga, world.relationship("A")).await);
    ids.extend(crate::orders::things(world, olga).await);
    ids.extend(crate::segments::things(olga, world.relationship("A")).await);
    ids.extend(crate::rules::things(olga).await);
    let met = crate::meetings::with_topic(world).await;
    for (name, id) in terms(world).await.into_iter().chain(met).chain(projects(world).await) {
        ids.insert(name, id);
    }
    let task = json!({ "text": "Call them", "shared": false });
    let task = adam.post(&format!("/api/v1/records/{}/tasks", told.case.id), task).await.ok();
    ids.insert("task", text(&task["id"]));
    let list = json!({ "name": "Visit", "items": ["Call", "Look"] });
    let list = anna.post("/api/v1/organisation/checklists", list).await.ok();
    ids.insert("checklist", text(&list["id"]));
    let reply = json!({ "name": "Thanks", "body": "Thank you, {{contact_first_name}}." });
    let reply = anna.post("/api/v1/organisation/saved-replies", reply).await.ok();
    ids.insert("saved_reply", text(&reply["id"]));
    world.app.work().await;
    ids.insert("notification", first(adam.get("/api/v1/inbox").await.ok()));
    ids.insert("mail", first(adam.get("/api/v1/me/mails").await.ok()));
    Things { ids, told }
}

/// Anna proposes a mediator on another complaint, whose ladder was climbed to its end.
async fn mediation(world: &World) -> String {
    let case = world.case().await;
    crate::disputes::climbs_to_the_top(world, &case).await;
    let proposed = crate::disputes::proposes(world, &case).await;
    text(&proposed["id"])
}

/// A fact, an offer and a commitment of two other complaints.
async fn terms(world: &World) -> [(&'static str, String); 3] {
    let (adam, vera) = (world.customer(), world.vendor());
    let (open, settled) = (world.case().await, world.case().await);
    let fact = json!({ "kind": "other", "statement": "It is so." });
    let fact = adam.post(&format!("{}/facts", open.path()), fact).await.ok();
    let terms = json!([{ "kind": "explanation", "by": "vendor" }]);
    let mut made = Vec::new();
    for case in [&open, &settled] {
        vera.acknowledges(case).await;
        let version = adam.sees(case).await["version"].clone();
        let offer = json!({ "version": version, "terms": terms });
        made.push(adam.post(&format!("{}/offers", case.path()), offer).await.ok());
    }
    let accept = json!({ "version": 1, "sha256": made[1]["sha256"] });
    let path = format!("/api/v1/offers/{}/actions/accept", text(&made[1]["id"]));
    vera.post(&path, accept).await.ok();
    let promised = adam.get(&format!("{}/commitments", settled.path())).await.ok();
    [
        ("fact", text(&fact["id"])),
        ("offer", text(&made[0]["id"])),
        ("commitment", text(&promised["items"][0]["id"])),
    ]
}

/// A new session of Anna's.
pub(super) async fn session(world: &World) -> String {
    let anna = world.person("anna");
    let credentials = json!({ "email": anna.email, "password": PASSWORD });
    world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await.ok();
    text(&anna.get("/api/v1/me/sessions").await.ok()["items"][0]["id"])
}

/// A project of V1 and A, and two that A is asked to join.
async fn projects(world: &World) -> Vec<(&'static str, String)> {
    use crate::{documents, projects};
    let vera = world.vendor();
    let project = projects::running(world).await;
    let plan = projects::plan(vera, &project).await;
    let gate = projects::gate(vera, &project, 0).await;
    let question = json!({
        "thread_id": project.thread, "to_organisation_id": world.customer().organisation_id().await,
        "body": "Which radius?",
    });
    let question = vera.post(&project.at("questions"), question).await.ok();
    let milestone = json!({ "title": "Samples", "due_on": "2026-05-01" });
    let milestone = vera.post(&project.at("milestones"), milestone).await.ok();
    let decision = crate::decisions::asked(world, &project).await;
    let requirement = crate::requirements::adds(vera, &project, "Holds 12 bar").await;
    let agreed = projects::running(world).await;
    crate::requirements::adds(vera, &agreed, "Holds 12 bar").await;
    crate::requirements::agrees(world, &agreed).await;
    let change = json!({ "kind": "added", "content": { "text": "Blue" }, "reason": "Taste." });
    let list = vera.post(&agreed.at("requirements/changes"), change).await.ok();
    let drawing = documents::releases(vera, &project, "Casing", json!({})).await;
    let paper = world.person("mark").uploads("nda.txt", b"nda").await;
    let nda = json!({
        "title": "NDA", "file_id": paper, "valid_from": "2026-01-01", "valid_until": "2030-01-01",
    });
    let ndas = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let nda = world.person("mark").post(&ndas, nda).await.ok();
    vec![
        ("requirement", text(&requirement["id"])),
        ("requirement_change", text(&list["changes"][0]["id"])),
        ("agreed_project", agreed.id),
        ("decision", text(&decision["id"])),
        ("document", text(&drawing["id"])),
        ("nda", text(&nda["id"])),
        ("deliverable", text(&plan["phases"][0]["deliverables"][1]["id"])),
        ("phase", text(&plan["phases"][0]["id"])),
        ("gate", text(&gate["id"])),
        ("criterion", text(&gate["criteria"][0]["id"])),
        ("question", text(&question["id"])),
        ("milestone", text(&milestone["id"])),
        ("project", project.id),
        ("asked_project", projects::begins(world, &["A"]).await.id),
        ("refused_project", projects::begins(world, &["A"]).await.id),
    ]
}
