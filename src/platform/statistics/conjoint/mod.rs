//! Choice-based conjoint: people choose between products that are put together from levels of
//! attributes, and the choices tell what each level is worth.
pub mod counts;
pub mod design;
pub mod linear;
pub mod logit;
pub mod worths;

pub use counts::{LevelCount, counts};
pub use design::{ChoiceDesign, design};
pub use worths::{PartWorths, estimate};

/// For each attribute the level that a product has.
pub type Profile = Vec<usize>;

/// One answered task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Whose choice it is: the choices of one person go together.
    pub person: usize,
    pub shown: Vec<Profile>,
    /// Which of the shown; nothing for "none of these".
    pub chosen: Option<usize>,
}

/// Why a conjoint study cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConjointError {
    #[error("a study has 1 to 20 attributes with 2 to 30 levels each")]
    Attributes,
    #[error("a study has 1 to 2000 tasks of 2 to 8 products")]
    Size,
    #[error("there are not enough different products for one task")]
    TooFewProducts,
    #[error("task {task} shows or chooses what there is not")]
    Choice { task: usize },
    #[error("there are no choices")]
    NoChoices,
    #[error(
        "attribute {attribute} cannot be told from the others: show its levels in other company"
    )]
    NotIdentified { attribute: usize },
    #[error(
        "level {level} of attribute {attribute} was always or never chosen, so its worth has no bound"
    )]
    Separated { attribute: usize, level: usize },
    #[error("\"none of these\" was always or never chosen, so its worth has no bound")]
    SeparatedNone,
}

const MOST_ATTRIBUTES: usize = 20;
const MOST_LEVELS: usize = 30;

fn check_attributes(levels: &[usize]) -> Result<(), ConjointError> {
    let fair = levels.iter().all(|levels| (2..=MOST_LEVELS).contains(levels));
    if levels.is_empty() || levels.len() > MOST_ATTRIBUTES || !fair {
        return Err(ConjointError::Attributes);
    }
    Ok(())
}

/// The tasks each person should get: 2·parameters/(products − 1), rounded up (dichomo.cz); parameters
/// are the levels less one for each attribute.
pub fn tasks_needed(levels: &[usize], products: usize) -> usize {
    let parameters: usize = levels.iter().map(|levels| levels.saturating_sub(1)).sum();
    (2 * parameters).div_ceil(products.saturating_sub(1).max(1))
}
