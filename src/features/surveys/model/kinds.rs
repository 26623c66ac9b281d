//! Types of questions.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Fixed, OptionId, Texts};

/// An option, a row, a column, an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyChoice)]
pub struct Choice {
    pub id: OptionId,
    pub text: Texts,
}

/// A feature, told as present and as missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyKanoItem)]
pub struct KanoItem {
    pub id: OptionId,
    /// What the feature is called.
    pub text: Texts,
    /// "How do you feel if …?"
    pub with: Texts,
    /// "And if not?"
    pub without: Texts,
}

/// What products differ in, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyAttribute)]
pub struct Attribute {
    pub id: OptionId,
    pub text: Texts,
    pub levels: Vec<Choice>,
}

/// Answers that are none of the options, each a code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveySpecial)]
pub enum Special {
    Other,
    None,
    DontKnow,
    Refuse,
}

impl Special {
    pub const ALL: [Self; 4] = [Self::Other, Self::None, Self::DontKnow, Self::Refuse];

    /// As logic names it; no option may be called so.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::None => "none",
            Self::DontKnow => "dont_know",
            Self::Refuse => "refuse",
        }
    }

    pub fn of(id: &OptionId) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == id.as_str())
    }

    /// In exports with numbers; 97 to 99 are what SPSS is told to leave out.
    pub fn code(self) -> i32 {
        match self {
            Self::Other => 96,
            Self::None => 97,
            Self::DontKnow => 98,
            Self::Refuse => 99,
        }
    }
}

/// A special answer that a question offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveySpecialChoice)]
pub struct SpecialChoice {
    pub code: Special,
    /// In languages without a text, and all if there is none, the page has words of its own.
    #[serde(default, skip_serializing_if = "Texts::unsaid")]
    pub text: Texts,
}

/// How an effort score is made: the two in use must not be mixed in a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyEffortMeasure)]
pub enum EffortMeasure {
    Mean,
    /// The share of 5 and above out of 7.
    TopBox,
}

/// What a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyQuestionKind)]
pub enum Kind {
    Single {
        options: Vec<Choice>,
        #[serde(default)]
        shuffle: bool,
    },
    Multi {
        options: Vec<Choice>,
        #[serde(default)]
        shuffle: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    Dropdown {
        options: Vec<Choice>,
    },
    ShortText {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_length: Option<u32>,
    },
    LongText {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_length: Option<u32>,
    },
    Number {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Fixed>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Fixed>,
        #[serde(default)]
        decimals: u32,
        #[serde(default, skip_serializing_if = "Texts::unsaid")]
        unit: Texts,
    },
    Date {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<NaiveDate>,
    },
    /// Yes or no.
    Boolean {},
    Scale {
        from: i32,
        to: i32,
        #[serde(default, skip_serializing_if = "Texts::unsaid")]
        low: Texts,
        #[serde(default, skip_serializing_if = "Texts::unsaid")]
        high: Texts,
    },
    /// 0 to 10.
    Nps {},
    /// 1 to `points`; satisfied are the upper `top`.
    Csat {
        #[serde(default = "five")]
        points: i32,
        #[serde(default = "two")]
        top: i32,
    },
    /// 1 to 7.
    Ces {
        measure: EffortMeasure,
    },
    /// One column for each row.
    Matrix {
        rows: Vec<Choice>,
        columns: Vec<Choice>,
    },
    Ranking {
        options: Vec<Choice>,
        /// Only so many are put in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        top: Option<u32>,
    },
    /// So many points are shared out.
    ConstantSum {
        options: Vec<Choice>,
        total: i64,
    },
    File {
        /// Pictures alone are taken.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pictures: bool,
    },
    /// Best and worst of small sets of items.
    #[serde(rename = "maxdiff")]
    MaxDiff {
        items: Vec<Choice>,
        tasks: u32,
        per_task: u32,
        best: Texts,
        worst: Texts,
    },
    Kano {
        items: Vec<KanoItem>,
    },
    /// One product of some, again and again: what each level is worth.
    Conjoint {
        attributes: Vec<Attribute>,
        tasks: u32,
        /// In each task.
        products: u32,
        /// Whether "none of these" is offered.
        #[serde(default)]
        none: bool,
    },
    /// Something to read.
    Statement {},
    /// A box that must be ticked when the question is required.
    Consent {},
}

fn five() -> i32 {
    5
}

fn two() -> i32 {
    2
}

/// Highest answer to "how likely are you to recommend".
pub const NPS_TOP: i32 = 10;
/// Highest answer of an effort score.
pub const CES_TOP: i32 = 7;

impl Kind {
    /// As JSON names it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multi { .. } => "multi",
            Self::Dropdown { .. } => "dropdown",
            Self::ShortText { .. } => "short_text",
            Self::LongText { .. } => "long_text",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::Boolean {} => "boolean",
            Self::Scale { .. } => "scale",
            Self::Nps {} => "nps",
            Self::Csat { .. } => "csat",
            Self::Ces { .. } => "ces",
            Self::Matrix { .. } => "matrix",
            Self::Ranking { .. } => "ranking",
            Self::ConstantSum { .. } => "constant_sum",
            Self::File { .. } => "file",
            Self::MaxDiff { .. } => "maxdiff",
            Self::Kano { .. } => "kano",
            Self::Conjoint { .. } => "conjoint",
            Self::Statement {} => "statement",
            Self::Consent {} => "consent",
        }
    }

    /// What one may choose among: options, rows or items.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Single { options, .. }
            | Self::Multi { options, .. }
            | Self::Dropdown { options }
            | Self::Ranking { options, .. }
            | Self::ConstantSum { options, .. } => options,
            Self::Matrix { rows, .. } => rows,
            Self::MaxDiff { items, .. } => items,
            _ => &[],
        }
    }

    /// First and last point of what is answered with a point.
    pub fn points(&self) -> Option<(i32, i32)> {
        match self {
            Self::Scale { from, to, .. } => Some((*from, *to)),
            Self::Nps {} => Some((0, NPS_TOP)),
            Self::Csat { points, .. } => Some((1, *points)),
            Self::Ces { .. } => Some((1, CES_TOP)),
            _ => None,
        }
    }

    /// Whether this special answer makes sense here.
    pub fn may_offer(&self, special: Special) -> bool {
        match self {
            Self::Single { .. } | Self::Multi { .. } | Self::Dropdown { .. } => true,
            Self::File { .. } | Self::Statement {} | Self::Consent {} => false,
            _ => matches!(special, Special::DontKnow | Special::Refuse),
        }
    }

    /// Whether one answers it at all.
    pub fn is_asked(&self) -> bool {
        !matches!(self, Self::Statement {})
    }
}
