//! Templates of projects: phases, deliverables, gates, as data that is checked when it is loaded.
use std::sync::LazyLock;

use serde::Deserialize;

use crate::features::organisations::model::Side;
use crate::features::projects::model::{CriterionKind, Handling, Label, ProjectRole};
use crate::platform::problem::Problem;

/// The files.
const FILES: [&str; 4] = [
    include_str!("light.json"),
    include_str!("five_gates.json"),
    include_str!("apqp_ppap.json"),
    include_str!("programme.json"),
];

/// The template of a project that stands above others.
pub const PROGRAMME: &str = "programme";

/// Levels of submission that a template may know.
pub const LEVELS: i32 = 5;
/// The level unless told.
pub const DEFAULT_LEVEL: i32 = 3;

static TEMPLATES: LazyLock<Result<Vec<Template>, String>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|file| {
            let template: Template =
                serde_json::from_str(file).map_err(|cause| cause.to_string())?;
            template.check()?;
            Ok(template)
        })
        .collect()
});

/// What a project can start from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub key: String,
    pub title: Label,
    pub about: Label,
    /// Whether a level of submission is chosen at the start.
    #[serde(default)]
    pub levels: bool,
    pub phases: Vec<Phase>,
}

/// A phase and the gate at its end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub title: Label,
    /// How long it usually takes.
    pub weeks: i64,
    pub deliverables: Vec<Deliverable>,
    pub gate: Gate,
}

/// Something to be delivered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliverable {
    pub title: Label,
    pub side: Side,
    #[serde(default = "yes")]
    pub required: bool,
    /// What becomes of it on each of the levels, from the first.
    #[serde(default)]
    pub levels: Vec<Handling>,
}

/// A gate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub title: Label,
    #[serde(default)]
    pub pass_score: Option<i32>,
    pub criteria: Vec<Criterion>,
    pub signers: Vec<Signer>,
}

/// A criterion of a gate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub title: Label,
    pub kind: CriterionKind,
    #[serde(default = "one")]
    pub weight: i32,
}

/// A signature that a gate needs, of each organisation of the side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    pub side: Side,
    pub role: ProjectRole,
    /// Signed after those of lower stages.
    #[serde(default)]
    pub stage: i32,
}

fn yes() -> bool {
    true
}

fn one() -> i32 {
    1
}

/// All templates.
pub fn all() -> Result<&'static [Template], Problem> {
    TEMPLATES.as_deref().map_err(Problem::internal)
}

/// A template by its key.
pub fn find(key: &str) -> Result<Option<&'static Template>, Problem> {
    Ok(all()?.iter().find(|template| template.key == key))
}

impl Deliverable {
    /// What becomes of it on a level.
    pub fn handling(&self, level: i32) -> Handling {
        let at = usize::try_from(level.saturating_sub(1)).unwrap_or(0);
        self.levels.get(at).copied().unwrap_or(Handling::Submit)
    }
}

impl Template {
    /// Whether a project that starts from it could end.
    fn check(&self) -> Result<(), String> {
        let wrong = |what: &str| Err(format!("template {}: {what}", self.key));
        if self.phases.is_empty() {
            return wrong("no phases");
        }
        for phase in &self.phases {
            if phase.weeks < 1 || phase.deliverables.is_empty() {
                return wrong("a phase without time or without deliverables");
            }
            for side in Side::ALL {
                if !phase.gate.signers.iter().any(|signer| signer.side == *side) {
                    return wrong("a gate with one key");
                }
            }
            if phase.gate.signers.iter().any(|signer| signer.role == ProjectRole::Observer) {
                return wrong("a gate that observers sign");
            }
            if phase.gate.criteria.iter().any(|criterion| criterion.weight < 1) {
                return wrong("a criterion without weight");
            }
            let scored = phase.gate.criteria.iter().any(|one| one.kind == CriterionKind::Scored);
            if phase.gate.pass_score.is_some_and(|score| !scored || !(1..=100).contains(&score)) {
                return wrong("a score that cannot be reached");
            }
            let levels = usize::try_from(LEVELS).unwrap_or(0);
            let of_level = phase.deliverables.iter().map(|one| one.levels.len());
            if of_level.into_iter().any(|count| count != 0 && (count != levels || !self.levels)) {
                return wrong("a deliverable with too few levels");
            }
        }
        if self.labels().any(|label| !is_full(label)) {
            return wrong("a name that is missing in a language");
        }
        Ok(())
    }

    fn labels(&self) -> impl Iterator<Item = &Label> {
        let phases = self.phases.iter().flat_map(|phase| {
            let deliverables = phase.deliverables.iter().map(|one| &one.title);
            let criteria = phase.gate.criteria.iter().map(|one| &one.title);
            [&phase.title, &phase.gate.title].into_iter().chain(deliverables).chain(criteria)
        });
        [&self.title, &self.about].into_iter().chain(phases)
    }
}

fn is_full(label: &Label) -> bool {
    matches!(label, Label::Both { en, ru } if !en.trim().is_empty() && !ru.trim().is_empty())
}

#[cfg(test)]
mod tests;
