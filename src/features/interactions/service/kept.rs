//! A log of any length: for made-up data.
use super::write::{coding_of, words_of};
use crate::features::interactions::model::{CategoryRow, InteractionRow, ItemRow, TopicRow};
use crate::features::interactions::store;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Writes categories and topics of a vendor.
pub fn keep_topics_unscoped(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    categories: &[CategoryRow],
    topics: &[TopicRow],
) -> Result<(), Problem> {
    tx.audit_organisation(vendor);
    store::insert_categories(tx.conn, categories)?;
    store::insert_topics(tx.conn, topics)?;
    Ok(())
}

/// An interaction, and what was asked for in it.
pub type Kept = (InteractionRow, Vec<ItemRow>);

/// Writes interactions of a vendor; what they are found by, and how far they are told by topic, follows from
/// the rest. Neither segments nor rules are told: all they could do is done anew when the server starts to look.
pub fn keep_unscoped(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    log: Vec<Kept>,
) -> Result<(), Problem> {
    tx.audit_organisation(vendor);
    let (mut rows, mut all) = (Vec::with_capacity(log.len()), Vec::with_capacity(log.len()));
    for (mut row, items) in log {
        let said = [row.contact_name.as_deref(), row.party_raw.as_deref()];
        let mut texts = vec![row.summary.as_str()];
        texts.extend(items.iter().map(|item| item.words.as_str()));
        texts.extend(said.into_iter().flatten());
        row.words = words_of(&texts);
        row.coding = coding_of(items.iter().map(|item| item.topic_id));
        rows.push(row);
        all.extend(items);
    }
    store::insert(tx.conn, &rows)?;
    store::insert_items(tx.conn, &all)?;
    Ok(())
}
