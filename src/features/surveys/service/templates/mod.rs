//! Surveys to start from, as data that is checked when it is first read.
use std::sync::LazyLock;

use serde::Deserialize;

use crate::features::surveys::model::{Definition, Texts};

/// The files.
const FILES: [&str; 8] = [
    include_str!("nps.json"),
    include_str!("csat_after_complaint.json"),
    include_str!("product_concept.json"),
    include_str!("kano.json"),
    include_str!("maxdiff.json"),
    include_str!("conjoint.json"),
    include_str!("supplier_cooperation.json"),
    include_str!("mirror_cooperation.json"),
];

static TEMPLATES: LazyLock<Result<Vec<Template>, String>> = LazyLock::new(|| {
    FILES.iter().map(|file| serde_json::from_str(file).map_err(|cause| cause.to_string())).collect()
});

/// What a survey can start from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub key: String,
    /// When to take it.
    pub use_for: Texts,
    /// Whether both sides answer it about each other.
    #[serde(default)]
    pub mirror: bool,
    pub definition: Definition,
}

/// All of them; an error names the file that does not read.
pub fn all() -> Result<&'static [Template], String> {
    TEMPLATES.as_deref().map_err(Clone::clone)
}

/// The template with this key.
pub fn find(key: &str) -> Option<&'static Template> {
    all().ok()?.iter().find(|template| template.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::surveys::model::Lang;
    use crate::features::surveys::service::validate::{estimate, findings};

    #[test]
    fn all_can_be_published_as_they_are() {
        let all = all().unwrap();
        assert_eq!(all.len(), FILES.len());
        for template in all {
            assert_eq!(findings(&template.definition), vec![], "{}", template.key);
            assert_eq!(
                template.definition.languages,
                [Lang::english(), Lang::russian()],
                "{}",
                template.key
            );
            assert!(estimate(&template.definition).minutes_to <= 10, "{}", template.key);
        }
    }
}
