//! The authorisation matrix: for each route what it is tried on, who gets in, and who is told
//! that they may not. Everybody else who is signed in is told that there is no such thing.

/// What a route is tried on; the things are customer A's or vendor V1's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Nothing of anybody's.
    Nothing,
    /// A complaint between A and V1.
    Complaint,
    /// A complaint that A has not filed yet.
    Draft,
    Relationship,
    /// A relationship of V1 with a customer that nobody has claimed.
    Unclaimed,
    /// The thread of the complaint, with an entry of each lane.
    SharedThread,
    /// The same, on Adam's entry in A's private lane.
    OwnEntry,
    SharedFile,
    CustomerFile,
    VendorFile,
    /// Of A.
    Invitation,
    /// Abel's place at A.
    Membership,
    /// Anna's, in a browser.
    Session,
    /// Adam's saved view, API token, notification, mail.
    View,
    Token,
    Notification,
    Mail,
    /// The complaint of A, which has a report; a row of Adam's in it.
    Report,
    ReportItem,
    /// A step up the ladder that Adam asks for.
    Escalation,
    /// Of V1: one that is written, one that takes answers.
    Survey,
    LiveSurvey,
    /// A mediation that Anna proposes on a complaint of its own.
    Mediation,
    /// The complaint, with a lane of A and an expert.
    SideLane,
    /// Adam's, about another complaint between A and V1; the commitment is V1's.
    Fact,
    Offer,
    Commitment,
    /// Vera's, of V1.
    Issue,
    /// Adam's, for V1.
    Idea,
    /// A planned meeting of A and V1, with a topic of Vera's.
    Meeting,
    /// A private task of Adam's on the complaint, a checklist and a saved reply of Anna's.
    Task,
    Checklist,
    SavedReply,
    /// A project of V1 and A, led by Vera and Anna; what hangs on it.
    Project,
    /// Its list of requirements, a draft, and one on it.
    RequirementList,
    Requirement,
    /// Another project of the two, whose list is agreed; a line of a change of it.
    AgreedList,
    RequirementChange,
    /// One that A is asked to join and has not answered.
    AskedProject,
    /// Another one.
    RefusedProject,
    Deliverable,
    Phase,
    Gate,
    Criterion,
    Question,
    Milestone,
    /// A draft of Vera's with an open board, on which Vera and Anna decide.
    Decision,
    DecisionBoard,
    /// A drawing of V1's in the project, released.
    Document,
    /// An agreement on secrecy that V1 has proposed to A.
    Nda,
    /// Somebody at A, whom V1 keeps; what A says is wrong in its data.
    Contact,
    Correction,
    /// A topic of V1's, its category, and a call about it.
    Topic,
    TopicCategory,
    Interaction,
    /// Vera's call that V1 plans with A; V1's contact plan and template of letters.
    Activity,
    ContactPlan,
    MailTemplate,
    /// An order of A's at V1, a product on it, the run that brought them, and a file of orders.
    Order,
    Product,
    OrderImport,
    Upload,
    /// A static segment of V1's with A in it, and a rule that was not published.
    Segment,
    Rule,
    /// Work of the outbox.
    Outbox,
}

/// Who gets past the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enter {
    Anybody,
    SignedIn,
    Only(&'static [&'static str]),
    Operator,
}

/// One line of the matrix.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// As in the routes table: method and path.
    pub route: &'static str,
    pub on: On,
    pub enter: Enter,
    /// They can see that it exists, and are told that it is not theirs to do.
    pub forbidden: &'static [&'static str],
    /// JSON with `$names` of ids.
    pub body: &'static str,
}

pub const PEOPLE: &[&str] =
    &["olga", "mark", "vera", "otto", "wanda", "anna", "adam", "abel", "boris"];
pub(super) const WRITERS: &[&str] = &["olga", "mark", "vera", "wanda", "anna", "adam", "boris"];
pub(super) const OBSERVERS: &[&str] = &["otto", "abel"];
pub(super) const PARTIES: &[&str] = &["olga", "mark", "vera", "otto", "anna", "adam", "abel"];
pub(super) const PARTY_WRITERS: &[&str] = &["olga", "mark", "vera", "anna", "adam"];
pub(super) const A: &[&str] = &["anna", "adam", "abel"];
pub(super) const A_WRITERS: &[&str] = &["anna", "adam"];
pub(super) const V1: &[&str] = &["olga", "mark", "vera", "otto"];
pub(super) const V1_MANAGERS: &[&str] = &["olga", "mark"];
const OWNERS: &[&str] = &["olga", "wanda", "anna", "boris"];
const NOT_OWNERS: &[&str] = &["mark", "vera", "otto", "adam", "abel"];
const MANAGERS: &[&str] = &["olga", "mark", "wanda", "anna", "boris"];
const NOT_MANAGERS: &[&str] = &["vera", "otto", "adam", "abel"];
/// Who leads the project for their firm, or manages the firm.
pub(super) const LEADS: &[&str] = &["olga", "mark", "vera", "anna"];
pub(super) const NOBODY: &[&str] = &[];

pub(super) const fn line(
    route: &'static str,
    on: On,
    enter: Enter,
    forbidden: &'static [&'static str],
    body: &'static str,
) -> Line {
    Line { route, on, enter, forbidden, body }
}

use Enter::{Anybody, Only, Operator, SignedIn};

const MESSAGE: &str = r#"{"lane":"shared","body":"Hello","file_ids":[]}"#;
const AGREEMENT: &str = r#"{"data":{
    "vendor_calendar":{"time_zone":"UTC","days":[],"holidays":[]},
    "customer_calendar":{"time_zone":"UTC","days":[],"holidays":[]},
    "targets":{"first_response":{},"next_response":{},"periodic_update":{},"resolution":{}},
    "customer_response":{},"report_steps":{},"warn_percent":[],
    "pauses":{"awaiting_customer":true,"awaiting_third_party":true,"resolution_proposed":true},
    "ladder":[],"offer_valid_days":20,"cooling_off_days":3}}"#;
const LANE: &str = r#"{"lane":"shared"}"#;

#[rustfmt::skip]
const LINES: &[Line] = &[
    // What strangers may open.
    line("GET /", On::Nothing, Anybody, NOBODY, ""),
    line("GET /sign-in", On::Nothing, Anybody, NOBODY, ""),
    line("POST /sign-in", On::Nothing, Anybody, NOBODY, ""),
    line("POST /sign-out", On::Nothing, Anybody, NOBODY, ""),
    line("GET /reset", On::Nothing, Anybody, NOBODY, ""),
    line("POST /reset", On::Nothing, Anybody, NOBODY, ""),
    line("GET /reset/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("POST /reset/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("GET /invitation/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("POST /invitation/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("GET /welcome/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("POST /welcome/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("GET /unsubscribe/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("POST /unsubscribe/{token}", On::Nothing, Anybody, NOBODY, ""),
    line("GET /healthz", On::Nothing, Anybody, NOBODY, ""),
    line("GET /readyz", On::Nothing, Anybody, NOBODY, ""),
    line("GET /api/docs", On::Nothing, Anybody, NOBODY, ""),
    line("GET /docs/proof", On::Nothing, Anybody, NOBODY, ""),
    line("GET /api/v1/openapi.json", On::Nothing, Anybody, NOBODY, ""),
    line("POST /api/v1/auth/sign-in", On::Nothing, Anybody, NOBODY, "{}"),
    line("POST /api/v1/auth/sign-out", On::Nothing, Anybody, NOBODY, "{}"),
    line("POST /api/v1/auth/password-reset", On::Nothing, Anybody, NOBODY, "{}"),
    line("POST /api/v1/auth/password-reset/complete", On::Nothing, Anybody, NOBODY, "{}"),
    // Oneself.
    line("POST /api/v1/auth/password", On::Nothing, SignedIn, NOBODY, r#"{"current":"not the password","new":"five loud orange words"}"#),
    line("GET /api/v1/me", On::Nothing, SignedIn, NOBODY, ""),
    line("PATCH /api/v1/me", On::Nothing, SignedIn, NOBODY, r#"{"theme":"dark"}"#),
    line("GET /api/v1/me/sessions", On::Nothing, SignedIn, NOBODY, ""),
    line("DELETE /api/v1/me/sessions", On::Nothing, SignedIn, NOBODY, ""),
    line("DELETE /api/v1/me/sessions/{id}", On::Session, Only(&["anna"]), NOBODY, ""),
    line("GET /api/v1/me/tokens", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/me/tokens", On::Nothing, SignedIn, NOBODY, r#"{"name":"x","scopes":["read"]}"#),
    line("DELETE /api/v1/me/tokens/{id}", On::Token, Only(&["adam"]), NOBODY, ""),
    line("GET /api/v1/me/notification-settings", On::Nothing, SignedIn, NOBODY, ""),
    line("PUT /api/v1/me/notification-settings", On::Nothing, SignedIn, NOBODY, r#"{"events":[]}"#),
    line("GET /api/v1/me/mails", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/me/mails/{id}", On::Mail, Only(&["adam"]), NOBODY, ""),
    line("GET /api/v1/inbox", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/inbox/{id}/read", On::Notification, Only(&["adam"]), NOBODY, "{}"),
    line("POST /api/v1/inbox/read-all", On::Nothing, SignedIn, NOBODY, "{}"),
    // The own organisation.
    line("GET /api/v1/organisation", On::Nothing, SignedIn, NOBODY, ""),
    line("PATCH /api/v1/organisation", On::Nothing, Only(OWNERS), NOT_OWNERS, r#"{"setup_done":true}"#),
    line("GET /api/v1/organisation/people", On::Nothing, SignedIn, NOBODY, ""),
    line("PATCH /api/v1/organisation/people/{membership_id}", On::Membership, Only(&["anna"]), NOT_OWNERS, r#"{"title":"Clerk"}"#),
    line("GET /api/v1/organisation/invitations", On::Nothing, Only(&["olga", "mark", "wanda", "anna", "boris"]), &["vera", "otto", "adam", "abel"], ""),
    line("POST /api/v1/organisation/invitations", On::Nothing, Only(OWNERS), NOT_OWNERS, r#"{"email":"new@example.org","role":"member"}"#),
    line("POST /api/v1/organisation/invitations/{id}/resend", On::Invitation, Only(&["anna"]), &["adam", "abel"], "{}"),
    line("DELETE /api/v1/organisation/invitations/{id}", On::Invitation, Only(&["anna"]), &["adam", "abel"], ""),
    line("GET /api/v1/organisation/sessions", On::Nothing, Only(OWNERS), NOT_OWNERS, ""),
    line("DELETE /api/v1/organisation/sessions/{id}", On::Session, Only(&["anna"]), NOT_OWNERS, ""),
    line("GET /api/v1/organisation/mails", On::Nothing, Only(OWNERS), NOT_OWNERS, ""),
    // Relationships.
    line("GET /api/v1/relationships", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/relationships", On::Nothing, Only(&["olga", "mark", "wanda", "anna", "boris"]), &["vera", "otto", "adam", "abel"], r#"{"name":"New firm"}"#),
    line("GET /api/v1/relationships/{id}", On::Relationship, Only(PARTIES), NOBODY, ""),
    line("PATCH /api/v1/relationships/{id}", On::Relationship, Only(V1_MANAGERS), &["vera", "otto", "anna", "adam", "abel"], r#"{"tier":"gold"}"#),
    line("POST /api/v1/relationships/{id}/invitations", On::Unclaimed, Only(V1_MANAGERS), &["vera", "otto"], r#"{"email":"first@example.org"}"#),
    line("GET /api/v1/relationships/{id}/people", On::Relationship, Only(PARTIES), NOBODY, ""),
    // Complaints.
    line("GET /api/v1/complaints", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/counts", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/complaints/export.csv", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/complaints/similar", On::Relationship, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/complaints/form", On::Relationship, Only(PARTIES), NOBODY, ""),
    // The record as proof.
    line("GET /api/v1/keys", On::Nothing, Anybody, NOBODY, ""),
    line("GET /api/v1/complaints/{id}/heads", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/complaints/{id}/bundle", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/agreements/{id}/bundle", On::Complaint, Only(NOBODY), NOBODY, ""),
    // A complaint is no meeting.
    line("GET /api/v1/meetings/{id}/bundle", On::Complaint, Only(NOBODY), NOBODY, ""),
    line("GET /api/v1/statistics/complaints", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/complaints", On::Relationship, Only(PARTY_WRITERS), OBSERVERS, r#"{"relationship_id":"$id","title":"T","description":"D","category":"other","severity":"minor","remedy_sought":"other"}"#),
    line("GET /api/v1/complaints/{id}", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/complaints/{id}", On::Draft, Only(A), NOBODY, ""),
    line("PATCH /api/v1/complaints/{id}", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"lot":"L-2"}"#),
    line("PATCH /api/v1/complaints/{id}", On::Draft, Only(A_WRITERS), &["abel"], r#"{"lot":"L-2"}"#),
    line("POST /api/v1/complaints/{id}/actions/{name}", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"version":1}"#),
    line("POST /api/v1/complaints/{id}/actions/{name}", On::Draft, Only(A_WRITERS), &["abel"], r#"{"version":1}"#),
    line("GET /api/v1/relationships/{id}/agreement", On::Relationship, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/relationships/{id}/agreement/versions", On::Relationship, Only(PARTIES), NOBODY, ""),
    line("PUT /api/v1/relationships/{id}/agreement", On::Relationship, Only(&["olga", "mark", "anna"]), &["vera", "otto", "adam", "abel"], AGREEMENT),
    line("POST /api/v1/relationships/{id}/agreement/actions/{name}", On::Relationship, Only(PARTIES), NOBODY, r#"{"version":1}"#),
    line("GET /api/v1/complaints/{id}/ledger", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/complaints/{id}/ledger", On::Draft, Only(A), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/pauses/{entry_id}/actions/{name}", On::Complaint, Only(NOBODY), NOBODY, r#"{"version":1}"#),
    // The joint report.
    line("GET /api/v1/complaints/{id}/report", On::Report, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/complaints/{id}/report/outcome", On::Report, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/report/outcome", On::Report, Only(NOBODY), PARTIES, r#"{"score":4}"#),
    line("GET /api/v1/complaints/{id}/report/candidates", On::Report, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/report", On::Report, Only(PARTY_WRITERS), OBSERVERS, r#"{"form":"8d"}"#),
    line("PATCH /api/v1/complaints/{id}/report/steps/{step}", On::Report, Only(PARTY_WRITERS), OBSERVERS, r#"{"fields":{}}"#),
    line("POST /api/v1/complaints/{id}/report/steps/{step}/actions/{name}", On::Report, Only(PARTY_WRITERS), OBSERVERS, r#"{"version":1}"#),
    line("POST /api/v1/complaints/{id}/report/actions/complete", On::Report, Only(PARTY_WRITERS), OBSERVERS, r#"{"version":1}"#),
    line("POST /api/v1/complaints/{id}/report/items", On::Report, Only(PARTY_WRITERS), OBSERVERS, r#"{"step":"d2","kind":"is_not","data":{}}"#),
    line("PATCH /api/v1/report-items/{id}", On::ReportItem, Only(PARTY_WRITERS), OBSERVERS, "{}"),
    line("DELETE /api/v1/report-items/{id}", On::ReportItem, Only(PARTY_WRITERS), OBSERVERS, ""),
    line("POST /api/v1/complaints/{id}/follow-up", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, "{}"),
    line("POST /api/v1/complaints/{id}/participants", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"membership_id":"$self"}"#),
    line("DELETE /api/v1/complaints/{id}/participants/{membership_id}", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, ""),
    line("GET /api/v1/complaints/{id}/escalations", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/escalations", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"reason":"other","severity":"minor","trend":"same"}"#),
    line("POST /api/v1/escalations/{id}/actions/{name}", On::Escalation, Only(&["olga", "mark", "anna", "adam"]), &["vera", "otto", "abel"], r#"{"version":1}"#),
    line("GET /api/v1/complaints/{id}/mediation", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/mediation", On::Complaint, Only(&["olga", "mark", "anna"]), &["vera", "otto", "adam", "abel"], r#"{"name":"M","email":"m@example.net","organisation":"Neutral"}"#),
    line("POST /api/v1/mediations/{id}/actions/{name}", On::Mediation, Only(&["olga", "mark", "anna"]), &["vera", "otto", "adam", "abel"], r#"{"version":1}"#),
    line("GET /api/v1/guest/complaints", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/complaints/{id}/third-parties", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/third-parties/{lane}/invitation", On::SideLane, Only(&["anna"]), &["adam", "abel"], ""),
    line("POST /api/v1/complaints/{id}/third-parties", On::Complaint, Only(&["olga", "mark", "anna"]), &["vera", "otto", "adam", "abel"], r#"{"name":"E","email":"e@example.net","organisation":"Lab","role":"expert","topic":"Tests"}"#),
    line("DELETE /api/v1/complaints/{id}/third-parties/{lane}", On::SideLane, Only(&["anna"]), &["adam", "abel"], ""),
    // What belongs together.
    line("GET /api/v1/complaints/{id}/links", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/complaints/{id}/links", On::Draft, Only(A), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/links", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"to":"C-0","kind":"related"}"#),
    line("DELETE /api/v1/complaints/{id}/links/{to}", On::Complaint, Only(NOBODY), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/split", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"title":"T","description":"D"}"#),
    line("GET /api/v1/issues", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/issues", On::Nothing, Only(&["olga", "mark", "vera", "wanda"]), &["otto", "anna", "adam", "abel", "boris"], r#"{"title":"T","description":"D"}"#),
    line("GET /api/v1/issues/{id}", On::Issue, Only(V1), NOBODY, ""),
    line("PATCH /api/v1/issues/{id}", On::Issue, Only(&["olga", "mark", "vera"]), &["otto"], r#"{"lot":"L-2"}"#),
    line("POST /api/v1/issues/{id}/complaints", On::Issue, Only(&["olga", "mark", "vera"]), &["otto"], r#"{"complaint_id":"$id"}"#),
    line("DELETE /api/v1/issues/{id}/complaints/{complaint_id}", On::Issue, Only(NOBODY), NOBODY, ""),
    line("POST /api/v1/issues/{id}/broadcast", On::Issue, Only(V1_MANAGERS), &["vera", "otto"], r#"{"body":"Hello"}"#),
    line("POST /api/v1/issues/{id}/actions/close", On::Issue, Only(&["olga", "mark", "vera"]), &["otto"], r#"{"version":1}"#),
    line("POST /api/v1/issues/{id}/actions/reopen", On::Issue, Only(&["olga", "mark", "vera"]), &["otto"], r#"{"version":1,"reason":"Again."}"#),
    // Terms: facts, offers, promises.
    line("GET /api/v1/complaints/{id}/facts", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/facts", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"kind":"other","statement":"It is so."}"#),
    line("PATCH /api/v1/facts/{id}", On::Fact, Only(A_WRITERS), &["abel", "olga", "mark", "vera", "otto"], r#"{"statement":"It is otherwise."}"#),
    line("POST /api/v1/facts/{id}/actions/{name}", On::Fact, Only(&["olga", "mark", "vera"]), &["anna", "adam", "abel", "otto"], r#"{"version":1}"#),
    line("POST /api/v1/facts/{id}/evidence", On::Fact, Only(PARTY_WRITERS), OBSERVERS, r#"{"file_ids":[]}"#),
    line("GET /api/v1/complaints/{id}/offers", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/offers", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"version":1,"terms":[{"kind":"no_remedy","by":"vendor"}]}"#),
    line("POST /api/v1/offers/{id}/actions/{name}", On::Offer, Only(&["olga", "mark", "vera"]), &["anna", "adam", "abel", "otto"], r#"{"version":1,"reason":"No."}"#),
    line("GET /api/v1/commitments", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/complaints/{id}/commitments", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/commitments/{id}/actions/{name}", On::Commitment, Only(&["olga", "mark", "vera"]), &["anna", "adam", "abel", "otto"], r#"{"version":1}"#),
    // Review meetings.
    line("GET /api/v1/relationships/{id}/health", On::Relationship, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/relationships/{id}/meetings", On::Relationship, Only(PARTY_WRITERS), OBSERVERS, r#"{"title":"Review","held_at":"2026-04-01T10:00:00Z"}"#),
    line("GET /api/v1/meetings", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/meetings/{id}", On::Meeting, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/meetings/{id}/proposals", On::Meeting, Only(PARTIES), NOBODY, ""),
    line("PATCH /api/v1/meetings/{id}", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"place":"Room 4"}"#),
    line("POST /api/v1/meetings/{id}/items", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"title":"Prices"}"#),
    line("POST /api/v1/meetings/{id}/items/take", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"subjects":[]}"#),
    line("PATCH /api/v1/meetings/{id}/items/{item_id}", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"note":"Soon."}"#),
    line("DELETE /api/v1/meetings/{id}/items/{item_id}", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, ""),
    line("PUT /api/v1/meetings/{id}/order", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"items":[]}"#),
    line("POST /api/v1/meetings/{id}/actions/{name}", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"version":1}"#),
    line("PUT /api/v1/meetings/{id}/minutes", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"version":1,"text":"We met."}"#),
    line("POST /api/v1/meetings/{id}/commitments", On::Meeting, Only(PARTY_WRITERS), OBSERVERS, r#"{"by":"vendor","text":"Send it","due_on":"2026-03-20"}"#),
    line("GET /api/v1/meetings/{id}/bundle", On::Meeting, Only(PARTIES), NOBODY, ""),
    // Tasks, checklists, saved replies.
    line("GET /api/v1/tasks", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/signatures", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/asks", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/records/{id}/tasks", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/records/{id}/tasks", On::Draft, Only(A), NOBODY, ""),
    line("POST /api/v1/records/{id}/tasks", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"text":"Call","shared":false}"#),
    line("POST /api/v1/records/{id}/tasks/from-checklist", On::Complaint, Only(PARTY_WRITERS), OBSERVERS, r#"{"checklist_id":"$id"}"#),
    line("PATCH /api/v1/tasks/{id}", On::Task, Only(A_WRITERS), &["abel"], r#"{"done":true}"#),
    line("DELETE /api/v1/tasks/{id}", On::Task, Only(A_WRITERS), &["abel"], ""),
    line("GET /api/v1/organisation/checklists", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/organisation/checklists", On::Nothing, Only(MANAGERS), NOT_MANAGERS, r#"{"name":"Visit","items":["Call"]}"#),
    line("PATCH /api/v1/organisation/checklists/{id}", On::Checklist, Only(&["anna"]), &["adam", "abel"], r#"{"name":"Visit"}"#),
    line("DELETE /api/v1/organisation/checklists/{id}", On::Checklist, Only(&["anna"]), &["adam", "abel"], ""),
    line("GET /api/v1/organisation/saved-replies", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/organisation/saved-replies", On::Nothing, Only(MANAGERS), NOT_MANAGERS, r#"{"name":"Thanks","body":"Thank you."}"#),
    line("PATCH /api/v1/organisation/saved-replies/{id}", On::SavedReply, Only(&["anna"]), &["adam", "abel"], r#"{"name":"Thanks"}"#),
    line("DELETE /api/v1/organisation/saved-replies/{id}", On::SavedReply, Only(&["anna"]), &["adam", "abel"], ""),
    line("GET /api/v1/complaints/{id}/saved-replies", On::Complaint, Only(PARTIES), NOBODY, ""),
    // After closing.
    line("GET /api/v1/satisfaction", On::Nothing, SignedIn, NOBODY, ""),
    line("GET /api/v1/complaints/{id}/satisfaction", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/complaints/{id}/satisfaction", On::Complaint, Only(A_WRITERS), &["abel", "olga", "mark", "vera", "otto"], r#"{"score":5}"#),
    line("GET /api/v1/complaints/{id}/review", On::Complaint, Only(V1), NOBODY, ""),
    line("PUT /api/v1/complaints/{id}/review", On::Complaint, Only(&["olga", "mark", "vera"]), &["otto"], r#"{"body":"What we learned."}"#),
    line("POST /api/v1/complaints/{id}/review/actions/publish", On::Complaint, Only(V1_MANAGERS), &["vera", "otto"], r#"{"version":1}"#),
    // Saved views.
    line("GET /api/v1/views", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/views", On::Nothing, SignedIn, NOBODY, r#"{"name":"Open","query":{"open":"true"}}"#),
    line("PATCH /api/v1/views/{id}", On::View, Only(&["adam"]), NOBODY, r#"{"name":"Mine"}"#),
    line("DELETE /api/v1/views/{id}", On::View, Only(&["adam"]), NOBODY, ""),
    // Files, threads, search.
    line("GET /api/v1/files/{id}", On::SharedFile, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/files/{id}", On::CustomerFile, Only(A), NOBODY, ""),
    line("GET /api/v1/files/{id}", On::VendorFile, Only(V1), NOBODY, ""),
    line("GET /api/v1/threads/{id}/entries", On::SharedThread, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/threads/{id}/messages", On::SharedThread, Only(PARTY_WRITERS), OBSERVERS, MESSAGE),
    line("POST /api/v1/threads/{id}/read", On::SharedThread, Only(PARTIES), NOBODY, r#"{"lane":"shared","seq":1}"#),
    line("GET /api/v1/threads/{id}/drafts", On::SharedThread, Only(PARTIES), NOBODY, ""),
    line("PUT /api/v1/threads/{id}/draft", On::SharedThread, Only(PARTY_WRITERS), OBSERVERS, MESSAGE),
    line("POST /api/v1/threads/{id}/draft/undo", On::SharedThread, Only(PARTY_WRITERS), OBSERVERS, LANE),
    line("POST /api/v1/threads/{id}/draft/send-now", On::SharedThread, Only(PARTY_WRITERS), OBSERVERS, LANE),
    line("DELETE /api/v1/threads/{id}/draft", On::SharedThread, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/threads/{id}/entries/{entry_id}/revise", On::OwnEntry, Only(&["adam"]), &["anna", "abel"], r#"{"body":"Better said"}"#),
    line("POST /api/v1/threads/{id}/entries/{entry_id}/share", On::OwnEntry, Only(A_WRITERS), &["abel"], "{}"),
    line("POST /api/v1/threads/{id}/entries/{entry_id}/retract", On::OwnEntry, Only(&["adam"]), &["anna", "abel"], "{}"),
    line("GET /api/v1/threads/{id}/lanes", On::SharedThread, Only(PARTIES), NOBODY, ""),
    line("POST /api/v1/threads/{id}/lanes/{lane}/give", On::SharedThread, Only(NOBODY), OBSERVERS, r#"{"entry_ids":[]}"#),
    line("POST /api/v1/render", On::Nothing, SignedIn, NOBODY, r#"{"body":"*a*"}"#),
    line("GET /api/v1/people", On::Complaint, Only(PARTIES), NOBODY, ""),
    line("GET /api/v1/search", On::Nothing, SignedIn, NOBODY, ""),
    line("POST /api/v1/files", On::Nothing, Only(WRITERS), OBSERVERS, "(file)"),
    line("GET /api/v1/live", On::Nothing, SignedIn, NOBODY, ""),
    // The installation.
    line("GET /api/v1/operator/installation", On::Nothing, Operator, PEOPLE, ""),
    line("GET /api/v1/operator/queues", On::Nothing, Operator, PEOPLE, ""),
    line("GET /api/v1/operator/outbox", On::Nothing, Operator, PEOPLE, ""),
    line("POST /api/v1/operator/outbox/{id}/retry", On::Outbox, Operator, PEOPLE, "{}"),
];

/// All lines.
pub fn lines() -> impl Iterator<Item = &'static Line> {
    LINES.iter().chain(super::matrix_joint::LINES)
}
