//! The questions of all versions of a survey: ids stay, so answers to several versions stand side by
//! side. The newest words win; what only an older version asks comes at the end.
use std::collections::BTreeSet;

use crate::features::surveys::model::{Action, Choice, Definition, Kind, Question, QuestionId};

/// What is asked, and what of it nobody can have left out.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub questions: Vec<Question>,
    /// Asked of everybody in every version, and required there.
    pub always: BTreeSet<QuestionId>,
}

/// The versions of a survey as one list of questions; `versions` from the oldest on.
pub fn asked(versions: &[Definition]) -> Asked {
    let mut questions: Vec<Question> = Vec::new();
    for definition in versions.iter().rev() {
        for question in definition.questions() {
            match questions.iter_mut().find(|one| one.id == question.id) {
                Some(known) => add_choices(&mut known.kind, &question.kind),
                None => questions.push(question.clone()),
            }
        }
    }
    let everywhere = |id: &QuestionId| versions.iter().all(|one| always(one).contains(id));
    let always = questions.iter().map(|one| one.id.clone()).filter(everywhere).collect();
    Asked { questions, always }
}

/// What nobody who gets to the end of this version has left out.
fn always(definition: &Definition) -> BTreeSet<QuestionId> {
    let jumps = |action: &Action| matches!(action, Action::Goto(_));
    let steps = || definition.pages.iter().flat_map(|page| &page.on_leave);
    if steps().any(|step| jumps(&step.then)) {
        return BTreeSet::new();
    }
    let pages = definition.pages.iter().filter(|page| page.visible_if.is_none());
    pages
        .flat_map(|page| &page.questions)
        .filter(|one| one.required && one.visible_if.is_none())
        .map(|one| one.id.clone())
        .collect()
}

/// Options that only an older version has.
fn add_choices(newer: &mut Kind, older: &Kind) {
    if let (Kind::Matrix { rows, columns }, Kind::Matrix { rows: old_rows, columns: old_columns }) =
        (&mut *newer, older)
    {
        add(rows, old_rows);
        add(columns, old_columns);
        return;
    }
    match newer {
        Kind::Single { options, .. }
        | Kind::Multi { options, .. }
        | Kind::Dropdown { options }
        | Kind::Ranking { options, .. }
        | Kind::ConstantSum { options, .. } => add(options, older.choices()),
        Kind::MaxDiff { items, .. } => add(items, older.choices()),
        _ => {}
    }
}

fn add(known: &mut Vec<Choice>, older: &[Choice]) {
    for choice in older {
        if !known.iter().any(|one| one.id == choice.id) {
            known.push(choice.clone());
        }
    }
}
