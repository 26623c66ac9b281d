//! Lists of choices.
use std::collections::BTreeMap;

use super::columns::Columns;
use super::sheets::Sheet;
use crate::features::surveys::model::{Choice, Lang, OptionId, Texts};
use crate::features::surveys::service::exchange::names::Keys;
use crate::features::surveys::service::exchange::{RemarkCode, Remarks};

/// A list, and what its values are called here.
#[derive(Debug, Default, Clone)]
pub(super) struct List {
    pub choices: Vec<Choice>,
    pub values: BTreeMap<String, OptionId>,
}

pub(super) fn read(
    sheet: &Sheet,
    columns: &Columns,
    default: &Lang,
    remarks: &mut Remarks,
) -> BTreeMap<String, List> {
    let mut lists: BTreeMap<String, (List, Keys)> = BTreeMap::new();
    for row in 1..sheet.rows.len() {
        let list = sheet.text(row, columns.get("list_name"));
        if list.is_empty() {
            continue;
        }
        let value = sheet.text(row, columns.get("name"));
        let cell = sheet.cell(row, columns.get("name").unwrap_or_default());
        if value.is_empty() {
            remarks.refuse(cell, RemarkCode::NoName, list);
            continue;
        }
        let (list, keys) = lists.entry(list.to_owned()).or_default();
        if list.values.contains_key(value) {
            remarks.refuse(cell, RemarkCode::DuplicateChoice, value);
            continue;
        }
        let Some(id) = keys.option(value) else { continue };
        let mut text = columns.texts(sheet, row, "label");
        if text.is_empty() {
            remarks.note(&cell, RemarkCode::NoLabel, value);
            text = Texts::one(default, value);
        }
        if ["image", "audio", "video"]
            .iter()
            .any(|name| !sheet.text(row, columns.get(name)).is_empty())
        {
            remarks.note(cell, RemarkCode::Media, value);
        }
        list.values.insert(value.to_owned(), id.clone());
        list.choices.push(Choice { id, text });
    }
    lists.into_iter().map(|(name, (list, _))| (name, list)).collect()
}
