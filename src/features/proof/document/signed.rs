//! Who signed what, and when.
use super::Block;
use super::figures::Reader;
use super::words;
use crate::features::signoffs::model::{SignoffView, SlotView, SubjectKind, VoteWord};

/// The table of sign-offs.
pub(super) fn draw(signoffs: &[SignoffView], reader: Reader<'_>) -> Block {
    let head = [words::WHAT, words::STATUS, words::SIGNED_BY, words::HASH];
    let row = |signoff: &SignoffView| {
        let votes: Vec<String> =
            signoff.slots.iter().filter_map(|slot| reader.vote(slot)).collect();
        let state = words::code(signoff.state.as_str(), reader.locale);
        vec![reader.subject(signoff), state, votes.join("\n"), signoff.sha256.clone()]
    };
    Block::Table {
        head: head.iter().map(|words| reader.of(*words)).collect(),
        rows: signoffs.iter().map(row).collect(),
    }
}

impl Reader<'_> {
    /// `Step of the report: D4 Causes, version 26`; terms are named by their offer.
    fn subject(&self, signoff: &SignoffView) -> String {
        let what = words::capital(&words::code(signoff.subject_kind.as_str(), self.locale));
        let (offer, version) = (self.of(words::OFFER), self.of(words::VERSION_OF));
        let at = signoff.subject_version;
        if signoff.subject_kind == SubjectKind::Settlement {
            return format!("{what}, {offer} № {at}");
        }
        if signoff.subject_step.is_empty() {
            return format!("{what}, {version} {at}");
        }
        let step = words::named_step(&signoff.subject_step, self.locale);
        format!("{what}: {step}, {version} {at}")
    }

    fn vote(&self, slot: &SlotView) -> Option<String> {
        let (vote, at) = (slot.vote?, slot.at?);
        let side = words::code(slot.side.as_str(), self.locale);
        let by = match &slot.by {
            Some(person) => format!("{}, {} ({side})", person.name, person.organisation.name),
            None => words::capital(&side),
        };
        let said = format!("{by}\n{}", self.time(at));
        Some(match vote {
            VoteWord::Signed => said,
            _ => format!("{}: {said}", words::capital(&words::code(vote.as_str(), self.locale))),
        })
    }
}
