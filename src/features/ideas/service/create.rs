//! Writing an idea down.
use serde_json::json;

use super::{index, lane_of, list_state, reach, sources};
use crate::features::ideas::model::{Audience, Idea, IdeaStatus};
use crate::features::ideas::store;
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, Record, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewApart, NewEntry, NewParty};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// A new idea.
#[derive(Debug, Clone)]
pub struct NewIdea {
    pub title: String,
    /// Markdown.
    pub description: String,
    pub product: Option<String>,
    pub audience: Audience,
    /// Of a customer: the one with the vendor that it is for. Of a vendor: those that it is shown
    /// to, for the audiences that need to be told.
    pub relationships: Vec<RelationshipId>,
    pub named: bool,
    pub may_widen: bool,
    /// Complaints that it grew from.
    pub complaints: Vec<RecordId>,
}

/// Writes an idea down and shows it to whom it is meant for.
///
/// # Errors
/// `forbidden` for observers and for those who are nobody's vendor or customer; `invalid` for an
/// audience that does not fit the relationships.
pub fn submit(tx: &mut Tx<'_>, scope: &Scope, new: &NewIdea) -> Result<RecordId, Problem> {
    scope.require(Capability::Write)?;
    let with = reach::relationships(tx.conn, scope, &new.relationships)?;
    let customer_of = match with.as_slice() {
        [one] if one.side == Side::Customer => Some(one),
        _ => None,
    };
    let side = if customer_of.is_some() { Side::Customer } else { Side::Vendor };
    check(tx, scope, new, side, &with)?;
    let vendor = customer_of.map_or(scope.org(), |with| with.vendor.id);
    let record = records::create_apart(
        tx,
        &NewApart {
            kind: RecordKind::Idea,
            vendor,
            relationship: customer_of.map(|with| with.row.id),
            author: NewParty {
                organisation: scope.org(),
                side,
                owner: Some(scope.membership()),
                team: scope.team().map(str::to_owned),
                reference: None,
                hidden: false,
            },
            state: list_state(IdeaStatus::Submitted),
        },
    )?;
    let idea = written(tx, scope, &record, new, side);
    store::insert(tx.conn, &idea)?;
    index(tx, &record, &idea, false)?;
    records::take_part(tx, record.id, scope)?;
    if side == Side::Vendor {
        let ball = Some(BallSide::Vendor);
        records::set_ball(tx, record.id, ball, None, EntryKind::IdeaSubmitted)?;
    }
    // What goes on to the vendor at once is told there.
    if side == Side::Vendor || new.audience == Audience::Own {
        let lane = lane_of(tx, &record, scope.org())?;
        let actor = Some(scope.membership());
        let entry = NewEntry::event(actor, EntryKind::IdeaSubmitted, tx.now, json!({}));
        records::append(tx, lane.id, entry)?;
    }
    if new.audience != Audience::Own {
        reach::widen(tx, scope, &record, &idea, new.audience, &with)?;
    }
    sources::add_first(tx, scope, &record, &idea, &new.complaints)?;
    let what = RecordKind::Idea.plural();
    let organisations = vec![scope.org()];
    tx.hint(crate::platform::events::Hint::List { what, organisations });
    tx.subject(record.id);
    Ok(record.id)
}

/// Whether the audience fits whoever writes it down and those that it names.
fn check(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: &NewIdea,
    side: Side,
    with: &[Relationship],
) -> Result<(), Problem> {
    if side == Side::Customer {
        return if new.audience <= Audience::Relationship {
            Ok(())
        } else {
            Err(Problem::invalid("audience", "not_allowed_value"))
        };
    }
    if !organisations::sides(tx.conn, scope)?.contains(&Side::Vendor) {
        return Err(Problem::invalid("relationship_ids", "missing_field"));
    }
    reach::check_customers(new.audience, with)?;
    if new.audience > Audience::Relationship {
        scope.require(Capability::ManageRelationships)?;
    }
    Ok(())
}

/// The row, as its author alone sees it.
fn written(tx: &Tx<'_>, scope: &Scope, record: &Record, new: &NewIdea, side: Side) -> Idea {
    Idea {
        record_id: record.id,
        vendor_org: record.vendor_org,
        author_org: scope.org(),
        author_membership_id: Some(scope.membership()),
        title: new.title.clone(),
        description: new.description.clone(),
        product: new.product.clone(),
        audience: Audience::Own,
        named: new.named && side == Side::Customer,
        may_widen: new.may_widen && side == Side::Customer,
        status: IdeaStatus::Submitted,
        reason: None,
        target_id: None,
        organisations: 0,
        people: 0,
        strength: 0,
        commitment: 0,
        shared_at: None,
        status_at: tx.now,
    }
}
