//! What a project is for, its plan, and what was decided at its gates.
use serde_json::Value;

use super::Block;
use super::figures::Reader;
use super::words::{self, Words};
use crate::features::projects::model::{Dossier, DossierGate, DossierPhase, DossierReview};
use crate::platform::text::{dates, markdown};

/// Adds what there is of it.
pub(super) fn draw(project: &Dossier, reader: Reader<'_>, blocks: &mut Vec<Block>) {
    let of = |words: Words| reader.of(words);
    let mut table = |heading, head: &[Words], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            let head = head.iter().map(|words| of(*words)).collect();
            blocks.push(Block::Heading(of(heading)));
            blocks.push(Block::Table { head, rows });
        }
    };
    table(
        words::PLAN,
        &[words::PHASE, words::WHAT, words::STATUS],
        project.phases.iter().flat_map(|phase| reader.phase(phase)).collect(),
    );
    table(
        words::GATES,
        &[words::WHAT, words::OUTCOME, words::HASH],
        project
            .phases
            .iter()
            .filter_map(|phase| phase.gate.as_ref())
            .flat_map(|gate| gate.reviews.iter().map(|review| reader.review(gate, review)))
            .collect(),
    );
    let milestones = project.milestones.iter().map(|one| {
        vec![
            one.title.clone(),
            dates::day_in_words(&one.due_on, reader.locale),
            words::code(one.state.as_str(), reader.locale),
        ]
    });
    table(words::MILESTONES, &[words::WHAT, words::DUE, words::STATUS], milestones.collect());
    if !project.purpose.is_empty() {
        let purpose = Block::Text(markdown::plain(&project.purpose, usize::MAX));
        blocks.splice(0..0, [Block::Heading(of(words::PURPOSE)), purpose]);
    }
}

impl Reader<'_> {
    fn phase(&self, phase: &DossierPhase) -> Vec<Vec<String>> {
        let title = self.label(&phase.title);
        let line =
            |what: String, state: &str| vec![title.clone(), what, words::code(state, self.locale)];
        let mut lines: Vec<Vec<String>> = phase
            .deliverables
            .iter()
            .map(|one| line(self.label(&one.title), one.status.as_str()))
            .collect();
        lines.extend(
            phase.gate.iter().map(|gate| line(self.label(&gate.title), gate.state.as_str())),
        );
        lines
    }

    fn review(&self, gate: &DossierGate, review: &DossierReview) -> Vec<String> {
        let code = |word: &str| words::code(word, self.locale);
        vec![
            format!("{} № {}", self.label(&gate.title), review.number),
            format!(
                "{}, {}\n{}",
                code(review.verdict.as_str()),
                code(review.state.as_str()),
                self.time(review.proposed_at)
            ),
            review.sha256.clone(),
        ]
    }

    /// A title: a text, or one for each language.
    fn label(&self, title: &Value) -> String {
        let own = title.get(self.locale.as_str()).or_else(|| title.get("en"));
        own.unwrap_or(title).as_str().unwrap_or_default().to_owned()
    }
}
