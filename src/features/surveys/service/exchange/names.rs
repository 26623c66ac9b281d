//! Names of another system and the ids that they become here.
use std::collections::{BTreeMap, BTreeSet};

use crate::features::surveys::model::{Kind, OptionId, Question, QuestionId, Special, slug};

/// Hands out ids, each once.
#[derive(Debug, Default)]
pub(in crate::features::surveys::service) struct Keys(BTreeSet<String>);

impl Keys {
    /// An id made of these words, with a number behind it if it is taken.
    pub fn take(&mut self, words: &str) -> String {
        let mut base = slug(words);
        if Special::ALL.iter().any(|special| special.as_str() == base) {
            base.insert_str(0, "x_");
        }
        let mut key = base.clone();
        let mut number = 1_u32;
        while !self.0.insert(key.clone()) {
            number += 1;
            key = format!("{base}_{number}");
        }
        key
    }

    pub fn option(&mut self, words: &str) -> Option<OptionId> {
        OptionId::new(self.take(words))
    }
}

/// A question as expressions speak of it.
#[derive(Debug)]
pub(super) struct Known {
    pub id: QuestionId,
    pub kind: Kind,
    /// What values of the other system are called here, special answers included.
    pub options: BTreeMap<String, OptionId>,
    /// Of a matrix.
    pub rows: BTreeMap<String, OptionId>,
}

/// All questions so far, by their name in the other system.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, Known>);

impl Names {
    pub fn get(&self, name: &str) -> Option<&Known> {
        self.0.get(name)
    }

    /// False if the name is taken.
    pub fn add(&mut self, name: &str, known: Known) -> bool {
        self.0.insert(name.to_owned(), known).is_none()
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

impl Known {
    pub fn new(question: &Question, options: BTreeMap<String, OptionId>) -> Self {
        let rows = BTreeMap::new();
        Self { id: question.id.clone(), kind: question.kind.clone(), options, rows }
    }
}
