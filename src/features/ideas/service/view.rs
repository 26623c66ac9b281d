//! An idea as somebody sees it whose organisation it is shown to.
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::conversations::{ConversationView, conversations};
use super::{Found, find};
use crate::features::complaints::service::{self as complaints, ListItem};
use crate::features::ideas::model::{Audience, CommitmentKind, Idea, IdeaStatus, Strength};
use crate::features::ideas::policy::{self, ActionState};
use crate::features::ideas::store::{self, Line};
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Ball, BallSide, RecordId, RecordKind, RecordRef, ThreadId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Whose idea it is, as far as the reader may know.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaAuthor)]
pub struct AuthorView {
    pub side: Side,
    /// None of another customer that did not choose to be named.
    pub organisation: Option<OrgRef>,
    /// Told to the own organisation and to the vendor.
    pub person: Option<PersonRef>,
}

/// What the reader said of an idea.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = MyIdeaVote)]
pub struct MyVote {
    pub strength: Strength,
    pub commitment: CommitmentKind,
}

/// An idea.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Idea)]
pub struct IdeaView {
    pub id: RecordId,
    pub number: String,
    pub version: i32,
    /// What the vendor says to all who see it; customers speak in `conversations`.
    pub thread_id: ThreadId,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub description_html: String,
    pub product: Option<String>,
    pub status: IdeaStatus,
    /// Why it was declined or is a duplicate.
    pub reason: Option<String>,
    pub reason_html: Option<String>,
    pub audience: Audience,
    /// Whether other customers are told whose idea it is.
    pub named: bool,
    /// Whether the vendor may show a customer's idea to its other customers; none for a vendor's.
    pub may_widen: Option<bool>,
    pub author: AuthorView,
    pub vendor: OrgRef,
    pub side: Side,
    /// Whoever looks after it at the vendor.
    pub owner: Option<PersonRef>,
    pub ball: Ball,
    pub organisations: i64,
    pub people: i64,
    pub my_vote: Option<MyVote>,
    /// Of a duplicate or merged idea: the one that goes on, if the reader sees it.
    pub target: Option<RecordRef>,
    /// Ideas that the reader sees that were merged into it or are the same.
    pub merged: Vec<RecordRef>,
    /// Complaints that the reader sees that it grew from.
    pub sources: Vec<ListItem>,
    /// Threads with the vendor: for a customer its own, for the vendor those with all customers.
    pub conversations: Vec<ConversationView>,
    /// Customers that it is shown to; for the vendor, unless it is all of them.
    pub shown_to: Vec<OrgRef>,
    /// How many they are.
    pub customers: Option<i64>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub status_at: Timestamp,
    pub shared_at: Option<Timestamp>,
    pub actions: Vec<ActionState>,
    /// Fields that the caller may not change, though it may change others.
    pub locked_fields: Vec<&'static str>,
}

/// Who an idea is said to come from.
pub(super) fn author(
    scope: &Scope,
    idea: &Idea,
    name: &str,
    person: Option<PersonRef>,
) -> AuthorView {
    let by_vendor = idea.author_org == idea.vendor_org;
    let close = scope.org() == idea.vendor_org || scope.org() == idea.author_org;
    let organisation = OrgRef { id: idea.author_org, name: name.to_owned() };
    AuthorView {
        side: if by_vendor { Side::Vendor } else { Side::Customer },
        organisation: (by_vendor || close || idea.named).then_some(organisation),
        person: person.filter(|_| close || by_vendor),
    }
}

/// Whose move it is, as the own place has it: a customer is not told what another one is asked.
pub(super) fn ball(side: Side, held: Option<BallSide>, since: Option<Timestamp>) -> Ball {
    Ball {
        side: held,
        since: since.filter(|_| held.is_some()),
        until: None,
        mine: held.is_some_and(|ball| ball.is_with(side)),
    }
}

/// The same with its ETag, made from nothing but what is shown; `None` if the caller `knows` it.
pub fn load_unless_known(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    knows: Option<&str>,
) -> Result<(String, Option<IdeaView>), Problem> {
    let view = load(conn, scope, id)?;
    let shown = serde_json::to_vec(&view).map_err(Problem::internal)?;
    let hash = hex::encode(Sha256::digest(shown));
    let etag = format!("\"{}-{hash}\"", view.version);
    let known = knows == Some(etag.as_str());
    Ok((etag, (!known).then_some(view)))
}

/// An idea that the scope sees.
pub fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<IdeaView, Problem> {
    let found = find(conn, scope, id)?;
    let line = store::load_lines(conn, scope, &[id])?.pop().ok_or_else(Problem::not_found)?;
    let (idea, record) = (&found.idea, &found.record);
    let main = records::main_lanes_unscoped(conn, id, record.vendor_org)?;
    let places = records::parties_unscoped(conn, id)?;
    let owner = places
        .iter()
        .find(|place| place.organisation_id == record.vendor_org)
        .and_then(|place| place.owner_membership_id);
    let people: Vec<MembershipId> =
        [owner, idea.author_membership_id].into_iter().flatten().collect();
    let people = organisations::person_refs(conn, &people)?;
    let person = |id: Option<MembershipId>, side: Side| Some(people.get(&id?)?.clone().on(side));
    let customers: Vec<OrganisationId> = places
        .iter()
        .filter(|place| place.side == Side::Customer)
        .map(|place| place.organisation_id)
        .collect();
    let is_vendor = found.standing.side == Side::Vendor;
    let author_side = if found.standing.by_vendor { Side::Vendor } else { Side::Customer };
    let written_by = person(idea.author_membership_id, author_side);
    let around = Around {
        thread: main.shared.thread_id,
        author: author(scope, idea, &line.author, written_by),
        owner: person(owner, Side::Vendor),
        target: refs(conn, scope, idea.target_id.as_slice())?.pop(),
        merged: merged(conn, scope, id)?,
        sources: sources(conn, scope, id)?,
        conversations: conversations(conn, scope, &found)?,
        shown_to: if is_vendor && idea.audience != Audience::AllCustomers {
            named(conn, &customers)?
        } else {
            Vec::new()
        },
        customers: is_vendor.then(|| i64::try_from(customers.len()).unwrap_or(i64::MAX)),
    };
    Ok(around.view(scope, found, line))
}

fn named(conn: &mut Conn, ids: &[OrganisationId]) -> Result<Vec<OrgRef>, Problem> {
    let mut names: Vec<OrgRef> = organisations::org_refs(conn, ids)?.into_values().collect();
    names.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(names)
}

/// Links to those of these ideas that the scope sees.
pub(super) fn refs(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<Vec<RecordRef>, Problem> {
    let seen = records::visible_among(conn, scope, ids)?;
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::find_unscoped(conn, &seen)?;
    Ok(found
        .into_iter()
        .map(|(idea, record)| RecordRef {
            id: record.id,
            kind: RecordKind::Idea,
            number: record.number,
            title: idea.title,
        })
        .collect())
}

fn merged(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Vec<RecordRef>, Problem> {
    let pointing = store::pointing_unscoped(conn, id)?;
    refs(conn, scope, &pointing)
}

fn sources(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Vec<ListItem>, Problem> {
    let all = store::sources_unscoped(conn, id)?;
    complaints::lines(conn, scope, &all)
}

/// What stands around an idea, as its reader may know it.
struct Around {
    thread: ThreadId,
    author: AuthorView,
    owner: Option<PersonRef>,
    target: Option<RecordRef>,
    merged: Vec<RecordRef>,
    sources: Vec<ListItem>,
    conversations: Vec<ConversationView>,
    shown_to: Vec<OrgRef>,
    customers: Option<i64>,
}

impl Around {
    fn view(self, scope: &Scope, found: Found, line: Line) -> IdeaView {
        let Found { idea, record, party, standing } = found;
        let html = |text: &str| markdown::render(text, &[]).into_string();
        IdeaView {
            id: record.id,
            version: record.version,
            thread_id: self.thread,
            description_html: html(&idea.description),
            reason_html: idea.reason.as_deref().map(html),
            may_widen: (!standing.by_vendor).then_some(idea.may_widen),
            author: self.author,
            vendor: OrgRef { id: idea.vendor_org, name: line.vendor },
            side: standing.side,
            owner: self.owner,
            ball: ball(standing.side, party.ball_side, record.ball_since),
            my_vote: line.vote.map(|(strength, commitment)| MyVote { strength, commitment }),
            target: self.target,
            merged: self.merged,
            sources: self.sources,
            conversations: self.conversations,
            shown_to: self.shown_to,
            customers: self.customers,
            actions: policy::action_states(scope, standing),
            locked_fields: policy::locked_fields(standing),
            number: record.number,
            created_at: record.created_at,
            activity_at: party.activity_at,
            title: idea.title,
            description: idea.description,
            product: idea.product,
            status: idea.status,
            reason: idea.reason,
            audience: idea.audience,
            named: idea.named,
            organisations: idea.organisations,
            people: idea.people,
            status_at: idea.status_at,
            shared_at: idea.shared_at,
        }
    }
}
