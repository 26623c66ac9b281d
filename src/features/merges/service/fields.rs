//! Fields that the one that lives on takes over, and gives back.
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::features::customers::model::Contact;
use crate::features::customers::service::ContactChange;
use crate::features::merges::model::Filled;
use crate::features::organisations::model::RelationshipRow;
use crate::features::organisations::service::RelationshipChange;
use crate::platform::authz::Locale;

/// Whoever of the vendor's looks after an account.
pub(super) const OWNER: &str = "owner_membership_id";

/// Fields by name; empty texts are nothing.
pub(super) type Fields = Map<String, Value>;

fn of<const N: usize>(fields: [(&str, Value); N]) -> Fields {
    let something = |value: Value| if value == "" { Value::Null } else { value };
    fields.into_iter().map(|(name, value)| (name.to_owned(), something(value))).collect()
}

pub(super) fn of_account(row: &RelationshipRow) -> Fields {
    of([
        ("name", row.name.clone().into()),
        ("customer_number", row.customer_number.clone().into()),
        ("tier", row.tier.clone().into()),
        ("segment", row.segment.clone().into()),
        (OWNER, row.owner_membership_id.map(|owner| owner.to_string()).into()),
        ("legal_name", row.legal_name.clone().into()),
        ("tax_id", row.tax_id.clone().into()),
        ("legal_address", row.legal_address.clone().into()),
        ("note", row.note.clone().into()),
    ])
}

fn signs_in_as(contact: &Contact) -> Option<String> {
    contact.person.as_ref().map(|person| person.membership_id.to_string())
}

pub(super) fn of_contact(contact: &Contact) -> Fields {
    of([
        ("family", contact.family.clone().into()),
        ("given", contact.given.clone().into()),
        ("middle", contact.middle.clone().into()),
        ("locale", contact.locale.map(Locale::as_str).into()),
        ("time_zone", contact.time_zone.clone().into()),
        ("membership_id", signs_in_as(contact).into()),
        ("note", contact.note.clone().into()),
    ])
}

/// What the survivor takes over: what it lacks, and what whoever merges chose.
pub(super) fn taken(survivor: &Fields, victim: &Fields, chosen: &[String]) -> Vec<Filled> {
    let takes = |field: &String, was: &Value, put: &Value| {
        !put.is_null() && put != was && (was.is_null() || chosen.contains(field))
    };
    survivor
        .iter()
        .filter_map(|(field, was)| Some((field, was, victim.get(field)?)))
        .filter(|(field, was, put)| takes(field, was, put))
        .map(|(field, was, put)| Filled {
            field: field.clone(),
            was: was.clone(),
            put: put.clone(),
        })
        .collect()
}

/// What taking over, as far as nobody has changed it since, gives back.
pub(super) fn given_back(now: &Fields, filled: &[Filled]) -> Fields {
    filled
        .iter()
        .filter(|one| now.get(&one.field) == Some(&one.put))
        .map(|one| (one.field.clone(), one.was.clone()))
        .collect()
}

pub(super) fn put(filled: &[Filled]) -> Fields {
    filled.iter().map(|one| (one.field.clone(), one.put.clone())).collect()
}

/// `None`: the field stays as it is.
fn changed(fields: &Fields, name: &str) -> Option<Option<String>> {
    fields.get(name).map(|value| value.as_str().map(str::to_owned))
}

/// The same of a field that is no text.
fn read<T: FromStr>(fields: &Fields, name: &str) -> Option<Option<T>> {
    changed(fields, name).map(|value| value.and_then(|text| text.parse().ok()))
}

pub(super) fn account_change(fields: &Fields) -> RelationshipChange {
    RelationshipChange {
        name: changed(fields, "name").flatten(),
        customer_number: changed(fields, "customer_number"),
        tier: changed(fields, "tier"),
        segment: changed(fields, "segment"),
        owner_membership_id: read(fields, OWNER),
        legal_name: changed(fields, "legal_name"),
        tax_id: changed(fields, "tax_id"),
        legal_address: changed(fields, "legal_address"),
        note: changed(fields, "note"),
        ..RelationshipChange::default()
    }
}

pub(super) fn contact_change(fields: &Fields) -> ContactChange {
    ContactChange {
        family: changed(fields, "family").flatten(),
        given: changed(fields, "given"),
        middle: changed(fields, "middle"),
        locale: read(fields, "locale"),
        time_zone: changed(fields, "time_zone"),
        membership: read(fields, "membership_id"),
        note: changed(fields, "note"),
        ..ContactChange::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(value: Value) -> Fields {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn what_is_missing_is_filled_and_what_was_chosen_is_taken() {
        let survivor = fields(json!({ "name": "North", "tax_id": null, "note": "ours" }));
        let victim = fields(json!({ "name": "North Ltd", "tax_id": "7", "note": "theirs" }));
        let names = |filled: Vec<Filled>| -> Vec<String> {
            filled.into_iter().map(|one| one.field).collect()
        };
        assert_eq!(names(taken(&survivor, &victim, &[])), ["tax_id"]);
        assert_eq!(names(taken(&survivor, &victim, &["name".to_owned()])), ["name", "tax_id"]);
    }

    #[test]
    fn what_somebody_changed_since_is_not_given_back() {
        let filled = [
            Filled { field: "tax_id".to_owned(), was: Value::Null, put: json!("7") },
            Filled { field: "note".to_owned(), was: json!("ours"), put: json!("theirs") },
        ];
        let now = fields(json!({ "tax_id": "8", "note": "theirs" }));
        assert_eq!(given_back(&now, &filled), fields(json!({ "note": "ours" })));
    }
}
