//! Whether rules speak of what exists, of what is known by then, and of the right sort.
use super::bounds::{paged, sets};
use super::texts::{page_with, place_of};
use super::{FindingCode, Findings};
use crate::features::surveys::model::{
    Action, Definition, Kind, Literal, Operand, OptionId, Page, Question, QuestionId, Rule, Source,
    Special, Step, Term, ValueKind,
};

/// Where a rule stands: what comes from there on is not known yet.
#[derive(Clone, Copy)]
struct Before {
    page: usize,
    question: usize,
}

pub(super) fn check(definition: &Definition, found: &mut Findings) {
    let checker = Checker { definition };
    for (at, (path, page)) in paged(definition).enumerate() {
        checker.page(&path, page, at, found);
    }
    for (at, variable) in definition.variables.iter().enumerate() {
        if !definition.pages.iter().any(|page| sets(page, &variable.id)) {
            let path = format!("variables[{at}]");
            found.name(path, FindingCode::VariableNeverSet, &variable.id);
        }
    }
}

struct Checker<'a> {
    definition: &'a Definition,
}

impl Checker<'_> {
    fn page(&self, path: &str, page: &Page, at: usize, found: &mut Findings) {
        if let Some(rule) = &page.visible_if {
            self.rule(&format!("{path}.visible_if"), rule, Before { page: at, question: 0 }, found);
        }
        for (number, question) in page.questions.iter().enumerate() {
            let before = Before { page: at, question: number };
            let path = format!("{path}.questions[{number}]");
            for (field, rule) in
                [("visible_if", &question.visible_if), ("required_if", &question.required_if)]
            {
                if let Some(rule) = rule {
                    self.rule(&format!("{path}.{field}"), rule, before, found);
                }
            }
        }
        for (number, step) in page.on_leave.iter().enumerate() {
            self.step(&format!("{path}.on_leave[{number}]"), step, at, found);
        }
    }

    fn step(&self, path: &str, step: &Step, page: usize, found: &mut Findings) {
        let before = Before { page, question: usize::MAX };
        if let Some(rule) = &step.when {
            self.rule(&format!("{path}.when"), rule, before, found);
        }
        match &step.then {
            Action::Goto(target) => {
                let path = format!("{path}.then.goto");
                match place_of(self.definition, target) {
                    None => found.name(path, FindingCode::UnknownPage, target),
                    Some(place) if place <= page => {
                        found.name(path, FindingCode::BackwardJump, target);
                    }
                    Some(_) => {}
                }
            }
            Action::ScreenOut(_) => {}
            Action::Set(setting) => {
                let path = format!("{path}.then.set");
                let kind = self.operand(
                    &path,
                    &Operand::Variable(setting.variable.clone()),
                    before,
                    found,
                );
                let value = self.source(&format!("{path}.value"), &setting.value, before, found);
                if kind.zip(value).is_some_and(|(kind, value)| kind != value) {
                    found.name(path, FindingCode::WrongType, &setting.variable);
                }
            }
        }
    }

    fn source(
        &self,
        path: &str,
        source: &Source,
        before: Before,
        found: &mut Findings,
    ) -> Option<ValueKind> {
        match source {
            Source::Value(value) => Some(value.kind()),
            Source::Of(operand) => self.operand(path, operand, before, found),
            Source::Sum(terms) => {
                for term in terms {
                    if let Term::Of(operand) = term
                        && self
                            .operand(path, operand, before, found)
                            .is_some_and(|kind| kind != ValueKind::Number)
                    {
                        found.add(path, FindingCode::WrongType, None);
                    }
                }
                Some(ValueKind::Number)
            }
        }
    }

    fn rule(&self, path: &str, rule: &Rule, before: Before, found: &mut Findings) {
        rule.walk(path, &mut |path, rule| match rule {
            Rule::And { args } | Rule::Or { args } if args.is_empty() => {
                found.name(path, FindingCode::TooFew, 1);
            }
            Rule::And { .. } | Rule::Or { .. } | Rule::Not { .. } => {}
            Rule::Answered { question } => {
                self.known(path, question, before, found);
            }
            Rule::In { question, row, options } => {
                if let Some(asked) = self.known(path, question, before, found) {
                    options_of(path, asked, row.as_ref(), options, found);
                }
            }
            Rule::Equals { value, to } => self.compared(path, value, to, before, found),
            Rule::Compare { value, than, .. } => {
                self.compared(path, value, than, before, found);
                if !matches!(than, Literal::Number(_) | Literal::Date(_)) {
                    found.name(path, FindingCode::WrongType, than);
                }
            }
        });
    }

    fn compared(
        &self,
        path: &str,
        value: &Operand,
        with: &Literal,
        before: Before,
        found: &mut Findings,
    ) {
        if self.operand(path, value, before, found).is_some_and(|kind| kind != with.kind()) {
            found.name(path, FindingCode::WrongType, with);
        }
    }

    /// The sort of value; says so when there is none.
    fn operand(
        &self,
        path: &str,
        operand: &Operand,
        before: Before,
        found: &mut Findings,
    ) -> Option<ValueKind> {
        match operand {
            Operand::Variable(id) => {
                let variable = self.definition.variables.iter().find(|one| one.id == *id);
                if variable.is_none() {
                    found.name(path, FindingCode::UnknownVariable, id);
                }
                variable.map(|variable| variable.initial.kind())
            }
            Operand::Question(id) => {
                let question = self.known(path, id, before, found)?;
                let kind = value_of(&question.kind);
                if kind.is_none() {
                    found.name(path, FindingCode::WrongType, id);
                }
                kind
            }
        }
    }

    fn known(
        &self,
        path: &str,
        id: &QuestionId,
        before: Before,
        found: &mut Findings,
    ) -> Option<&Question> {
        let Some(page) = page_with(self.definition, id) else {
            found.name(path, FindingCode::UnknownQuestion, id);
            return None;
        };
        let questions = self.definition.pages.get(page).map(|page| page.questions.as_slice());
        let place = questions?.iter().position(|one| one.id == *id)?;
        if (page, place) >= (before.page, before.question) {
            found.name(path, FindingCode::RefersForward, id);
        }
        self.definition.question(id)
    }
}

/// The sort of value that an answer has in comparisons.
pub(super) fn value_of(kind: &Kind) -> Option<ValueKind> {
    match kind {
        Kind::Number { .. } => Some(ValueKind::Number),
        Kind::Date { .. } => Some(ValueKind::Date),
        Kind::Boolean {} | Kind::Consent {} => Some(ValueKind::Flag),
        Kind::ShortText { .. } | Kind::LongText { .. } => Some(ValueKind::Text),
        Kind::Single { .. } | Kind::Dropdown { .. } => Some(ValueKind::Text),
        kind => kind.points().map(|_| ValueKind::Number),
    }
}

fn options_of(
    path: &str,
    question: &Question,
    row: Option<&OptionId>,
    options: &[OptionId],
    found: &mut Findings,
) {
    let known = match (&question.kind, row) {
        (Kind::Matrix { rows, columns }, Some(row)) => {
            if !rows.iter().any(|one| one.id == *row) {
                found.name(path, FindingCode::UnknownOption, row);
            }
            columns.as_slice()
        }
        (Kind::Matrix { .. } | Kind::MaxDiff { .. } | Kind::ConstantSum { .. }, _) => {
            return found.name(path, FindingCode::WrongType, &question.id);
        }
        (kind, _) => kind.choices(),
    };
    if options.is_empty() {
        found.name(path, FindingCode::TooFew, 1);
    }
    for option in options {
        let is_special = Special::of(option).is_some_and(|special| question.offers(special));
        if !is_special && !known.iter().any(|one| one.id == *option) {
            found.name(path, FindingCode::UnknownOption, option);
        }
    }
}
