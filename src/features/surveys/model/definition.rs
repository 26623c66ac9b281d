//! What a survey asks: pages of questions, their texts, and what leads from page to page.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Kind, Lang, Literal, PageId, QuestionId, Rule, Special, SpecialChoice, Step, Texts, VariableId,
};

/// One version of a survey; frozen once it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyDefinition)]
pub struct Definition {
    /// The first is the one that it was written in.
    pub languages: Vec<Lang>,
    pub title: Texts,
    /// Who asks, why, and how long it takes.
    #[serde(default, skip_serializing_if = "Texts::unsaid")]
    pub about: Texts,
    /// What is said at the end.
    #[serde(default, skip_serializing_if = "Texts::unsaid")]
    pub thanks: Texts,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<Variable>,
    pub pages: Vec<Page>,
}

/// Something that is remembered beside the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyVariable)]
pub struct Variable {
    pub id: VariableId,
    /// What it is until a page sets it; says of what sort it is, too.
    pub initial: Literal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyPage)]
pub struct Page {
    pub id: PageId,
    #[serde(default, skip_serializing_if = "Texts::unsaid")]
    pub title: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<Rule>,
    pub questions: Vec<Question>,
    /// In order; the first that leads elsewhere ends the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_leave: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyQuestion)]
pub struct Question {
    pub id: QuestionId,
    pub text: Texts,
    #[serde(default, skip_serializing_if = "Texts::unsaid")]
    pub hint: Texts,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special: Vec<SpecialChoice>,
    #[serde(default)]
    pub required: bool,
    /// Required in these cases too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<Rule>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<Rule>,
}

impl Question {
    pub fn offers(&self, special: Special) -> bool {
        self.special.iter().any(|one| one.code == special)
    }
}

impl Definition {
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| &page.questions)
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions().find(|one| one.id == *id)
    }

    pub fn page(&self, id: &PageId) -> Option<&Page> {
        self.pages.iter().find(|one| one.id == *id)
    }

    /// The language that it was written in.
    pub fn first_language(&self) -> Lang {
        self.languages.first().cloned().unwrap_or_else(Lang::english)
    }

    /// The wanted language if the survey speaks it, by its first part if need be.
    pub fn language_for(&self, wanted: &str) -> Lang {
        let primary = |text: &str| text.split('-').next().unwrap_or_default().to_owned();
        let exact = self.languages.iter().find(|one| one.as_str() == wanted);
        exact
            .or_else(|| self.languages.iter().find(|one| primary(one.as_str()) == primary(wanted)))
            .cloned()
            .unwrap_or_else(|| self.first_language())
    }
}
