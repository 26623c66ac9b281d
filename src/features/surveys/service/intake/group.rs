//! Which columns belong to one question.
use super::Note;
use super::header::{Column, Table};

/// Columns of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub question: String,
    /// Each column and the option or row that it stands for.
    pub columns: Vec<(usize, String)>,
    /// The column with the words of "other".
    pub other: Option<usize>,
}

/// How "other" is called in headers and in answers.
pub(super) fn is_other(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with("other (please")
        || ["other", "другое", "другое (укажите)"].contains(&text.as_str())
}

pub(super) fn groups(table: &Table, notes: &mut Vec<Note>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        if table.id == Some(at) {
            continue;
        }
        if table.filled(at).next().is_none() {
            notes.push(Note::EmptyColumn { column: at + 1 });
            continue;
        }
        match groups.last_mut().filter(|group| belongs(table, group, at, column)) {
            Some(group) => join(table, group, at, column),
            None => groups.push(alone(table, at, column)),
        }
    }
    groups
}

/// A question of its own. A dash with nothing beside it is part of the question, unless the column
/// holds nothing but what stands behind the dash.
fn alone(table: &Table, at: usize, column: &Column) -> Group {
    let next = table.columns.get(at + 1);
    let has_sisters = next.is_some_and(|next| next.question == column.question);
    let ticked = column.part.as_deref().is_some_and(|part| holds_only(table, at, part));
    match &column.part {
        Some(part) if has_sisters || ticked => Group {
            question: column.question.clone(),
            columns: vec![(at, part.clone())],
            other: None,
        },
        Some(part) => Group {
            question: format!("{} - {part}", column.question),
            columns: vec![(at, String::new())],
            other: None,
        },
        None => Group {
            question: column.question.clone(),
            columns: vec![(at, String::new())],
            other: None,
        },
    }
}

fn belongs(table: &Table, group: &Group, at: usize, column: &Column) -> bool {
    let Some(part) = &column.part else { return false };
    let alone = group.columns.iter().all(|(_, part)| part.is_empty());
    // Behind a question with one column only the words of its "other" belong to it.
    group.question == column.question
        && (!alone || is_other(part))
        && !(group.other.is_some() && table.filled(at).next().is_none())
}

fn join(table: &Table, group: &mut Group, at: usize, column: &Column) {
    let part = column.part.clone().unwrap_or_default();
    // The box is called as its text is: the box holds its own name, the text holds words.
    if is_other(&part) && !holds_only(table, at, &part) {
        group.other = Some(at);
    } else {
        group.columns.push((at, part));
    }
}

pub(super) fn holds_only(table: &Table, at: usize, text: &str) -> bool {
    table.filled(at).all(|cell| cell == text)
}
