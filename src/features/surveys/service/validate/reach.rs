//! Which pages and questions nobody ever comes to. What is said here is certain; not everything
//! that nobody comes to is found.
use std::collections::{BTreeMap, BTreeSet};

use super::bounds::paged;
use super::texts::place_of;
use super::{FindingCode, Findings};
use crate::features::surveys::model::{
    Action, Comparison, Definition, Fixed, Kind, Literal, Operand, OptionId, QuestionId, Rule, Step,
};

pub(super) fn check(definition: &Definition, found: &mut Findings) {
    let reached = reached(definition);
    let never = Never { definition, reached: &reached };
    for (at, (path, page)) in paged(definition).enumerate() {
        if !reached.contains(&at) {
            found.name(path, FindingCode::Unreachable, &page.id);
            continue;
        }
        if page.visible_if.as_ref().is_some_and(|rule| never.holds(rule)) {
            found.name(format!("{path}.visible_if"), FindingCode::NeverHolds, &page.id);
        }
        for (number, question) in page.questions.iter().enumerate() {
            if question.visible_if.as_ref().is_some_and(|rule| never.holds(rule)) {
                let path = format!("{path}.questions[{number}].visible_if");
                found.name(path, FindingCode::NeverHolds, &question.id);
            }
        }
        for (number, step) in page.on_leave.iter().enumerate() {
            if step.when.as_ref().is_some_and(|rule| never.holds(rule)) {
                let path = format!("{path}.on_leave[{number}].when");
                found.name(path, FindingCode::NeverHolds, &page.id);
            }
        }
    }
}

/// The places of the pages that a way leads to. Ways lead forward, so one pass does.
fn reached(definition: &Definition) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([0]);
    for (at, page) in definition.pages.iter().enumerate() {
        let never = Never { definition, reached: &reached };
        if !reached.contains(&at) {
            continue;
        }
        let shown = !page.visible_if.as_ref().is_some_and(|rule| never.holds(rule));
        let mut next: Vec<usize> = Vec::new();
        // Whoever does not see the page goes on to the next.
        let mut goes_on = page.visible_if.is_some() || page.on_leave.is_empty();
        if shown {
            let mut open = true;
            for Step { when, then } in &page.on_leave {
                if !open || when.as_ref().is_some_and(|rule| never.holds(rule)) {
                    continue;
                }
                match then {
                    Action::Goto(target) => next.extend(place_of(definition, target)),
                    Action::ScreenOut(_) => {}
                    Action::Set(_) => continue,
                }
                open = when.is_some();
            }
            goes_on |= open;
        }
        if goes_on {
            next.push(at + 1);
        }
        reached.extend(next.into_iter().filter(|place| *place > at));
    }
    reached
}

/// What can never hold.
struct Never<'a> {
    definition: &'a Definition,
    reached: &'a BTreeSet<usize>,
}

impl Never<'_> {
    fn holds(&self, rule: &Rule) -> bool {
        match rule {
            Rule::And { args } => args.iter().any(|arg| self.holds(arg)) || self.contradict(args),
            Rule::Or { args } => args.iter().all(|arg| self.holds(arg)),
            Rule::Not { .. } => false,
            Rule::Answered { question } | Rule::In { question, .. } => self.unasked(question),
            Rule::Equals { value, to } => match (value, to) {
                (Operand::Question(id), Literal::Number(number)) => {
                    self.unasked(id)
                        || self.points(id).is_some_and(|(first, last)| {
                            *number < first || *number > last || number.decimals() > 0
                        })
                }
                (Operand::Question(id), _) => self.unasked(id),
                (Operand::Variable(_), _) => false,
            },
            Rule::Compare { value, is, than } => match (value, than) {
                (Operand::Question(id), Literal::Number(number)) => {
                    self.unasked(id)
                        || self.points(id).is_some_and(|(first, last)| {
                            let best = match is {
                                Comparison::Less | Comparison::AtMost => first,
                                Comparison::More | Comparison::AtLeast => last,
                            };
                            !is.holds(best.cmp(number))
                        })
                }
                (Operand::Question(id), _) => self.unasked(id),
                (Operand::Variable(_), _) => false,
            },
        }
    }

    fn unasked(&self, id: &QuestionId) -> bool {
        super::texts::page_with(self.definition, id)
            .is_some_and(|page| !self.reached.contains(&page))
    }

    fn points(&self, id: &QuestionId) -> Option<(Fixed, Fixed)> {
        let (first, last) = self.definition.question(id)?.kind.points()?;
        Some((Fixed::small(first), Fixed::small(last)))
    }

    /// Two different options of a question that takes one.
    fn contradict(&self, args: &[Rule]) -> bool {
        let mut left: BTreeMap<&QuestionId, BTreeSet<&OptionId>> = BTreeMap::new();
        for arg in args {
            let Rule::In { question, row: None, options } = arg else { continue };
            let takes_one = self.definition.question(question).is_some_and(|asked| {
                matches!(asked.kind, Kind::Single { .. } | Kind::Dropdown { .. })
            });
            if !takes_one {
                continue;
            }
            let wanted: BTreeSet<&OptionId> = options.iter().collect();
            let both = match left.get(question) {
                Some(before) => before.intersection(&wanted).copied().collect(),
                None => wanted,
            };
            if both.is_empty() {
                return true;
            }
            left.insert(question, both);
        }
        false
    }
}
