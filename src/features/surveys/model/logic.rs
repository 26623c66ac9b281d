//! What decides who is asked what: a typed tree, never a string to be run.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Fixed, OptionId, PageId, QuestionId, Texts, VariableId};

/// When something holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyRule)]
pub enum Rule {
    /// All of them.
    And {
        #[schema(no_recursion)]
        args: Vec<Rule>,
    },
    /// At least one of them.
    Or {
        #[schema(no_recursion)]
        args: Vec<Rule>,
    },
    Not {
        #[schema(no_recursion)]
        arg: Box<Rule>,
    },
    /// The question has an answer, be it "don't know".
    Answered {
        question: QuestionId,
    },
    /// One of the options was chosen; `other`, `none`, `dont_know` and `refuse` are options too.
    In {
        question: QuestionId,
        /// Of a matrix.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<OptionId>,
        options: Vec<OptionId>,
    },
    Equals {
        value: Operand,
        to: Literal,
    },
    /// Of numbers, points and dates. What has no value compares with nothing.
    Compare {
        value: Operand,
        is: Comparison,
        than: Literal,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyComparison)]
pub enum Comparison {
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyOperand)]
pub enum Operand {
    Question(QuestionId),
    Variable(VariableId),
}

/// A value that is written down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyLiteral)]
pub enum Literal {
    Text(String),
    Number(Fixed),
    Flag(bool),
    Date(NaiveDate),
}

impl Literal {
    pub fn kind(&self) -> ValueKind {
        match self {
            Self::Text(_) => ValueKind::Text,
            Self::Number(_) => ValueKind::Number,
            Self::Flag(_) => ValueKind::Flag,
            Self::Date(_) => ValueKind::Date,
        }
    }
}

impl std::fmt::Display for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Date(date) => date.fmt(f),
        }
    }
}

/// What sort of value something has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyValueKind)]
pub enum ValueKind {
    Text,
    Number,
    Flag,
    Date,
}

/// What a variable is set to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveySource)]
pub enum Source {
    Value(Literal),
    Of(Operand),
    /// Of numbers; what has no value counts as nothing.
    Sum(Vec<Term>),
}

/// A part of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyTerm)]
pub enum Term {
    Number(Fixed),
    Of(Operand),
}

/// What happens when a page is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyStep)]
pub struct Step {
    /// Always, unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Rule>,
    pub then: Action,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyStepAction)]
pub enum Action {
    /// To a later page; nobody is sent back.
    Goto(PageId),
    /// The survey is over, with these words.
    ScreenOut(Texts),
    Set(Setting),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveySetting)]
pub struct Setting {
    pub variable: VariableId,
    pub value: Source,
}

impl Rule {
    /// Calls `visit` with this rule and all below it, each with its path.
    pub fn walk<'a>(&'a self, path: &str, visit: &mut dyn FnMut(&str, &'a Rule)) {
        visit(path, self);
        match self {
            Self::And { args } | Self::Or { args } => {
                for (at, arg) in args.iter().enumerate() {
                    arg.walk(&format!("{path}.args[{at}]"), visit);
                }
            }
            Self::Not { arg } => arg.walk(&format!("{path}.arg"), visit),
            Self::Answered { .. }
            | Self::In { .. }
            | Self::Equals { .. }
            | Self::Compare { .. } => {}
        }
    }

    /// How deep the tree is.
    pub fn depth(&self) -> usize {
        match self {
            Self::And { args } | Self::Or { args } => {
                1 + args.iter().map(Self::depth).max().unwrap_or(0)
            }
            Self::Not { arg } => 1 + arg.depth(),
            Self::Answered { .. }
            | Self::In { .. }
            | Self::Equals { .. }
            | Self::Compare { .. } => 1,
        }
    }

    /// Both, where one may be missing.
    pub fn both(first: Option<Self>, second: Option<Self>) -> Option<Self> {
        match (first, second) {
            (Some(first), Some(second)) => Some(Self::And { args: vec![first, second] }),
            (first, second) => first.or(second),
        }
    }
}
