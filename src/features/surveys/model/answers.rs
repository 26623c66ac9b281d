//! Answers, each in the shape of its question.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AnswerFileId, Fixed, OptionId, QuestionId, Special};

/// All answers of one respondent.
pub type Answers = BTreeMap<QuestionId, Answer>;

/// What somebody answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveyAnswer)]
pub enum Answer {
    /// None, don't know, refused; of "other" the text.
    Special(Special),
    Option(OptionId),
    Other(String),
    Options(Chosen),
    Text(String),
    Number(Fixed),
    Date(NaiveDate),
    Flag(bool),
    Points(i32),
    /// Of a matrix: the column, `dont_know` or `refuse`, by row.
    #[schema(value_type = BTreeMap<String, String>)]
    Rows(BTreeMap<OptionId, OptionId>),
    /// First to last.
    Order(Vec<OptionId>),
    #[schema(value_type = BTreeMap<String, i64>)]
    Shares(BTreeMap<OptionId, i64>),
    File(GivenFile),
    Tasks(Vec<Task>),
    #[schema(value_type = BTreeMap<String, KanoPair>)]
    Pairs(BTreeMap<OptionId, KanoPair>),
    Picks(Vec<Pick>),
}

/// A file by what is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyGivenFile)]
pub struct GivenFile {
    pub id: AnswerFileId,
    pub name: String,
    /// Bytes.
    pub size: i64,
}

/// What was chosen where several may be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyChosen)]
pub struct Chosen {
    pub options: Vec<OptionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

/// What was shown and picked: without the shown set no score can be computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyMaxDiffTask)]
pub struct Task {
    pub shown: Vec<OptionId>,
    pub best: Option<OptionId>,
    pub worst: Option<OptionId>,
}

/// Products that were shown, each by its levels, and the one that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyConjointTask)]
pub struct Pick {
    #[schema(value_type = Vec<Vec<String>>)]
    pub shown: Vec<Vec<OptionId>>,
    pub chosen: Option<Picked>,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyConjointPicked)]
pub enum Picked {
    /// By its place, from 0.
    Product(u32),
    None,
}

/// The five answers of a Kano question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyKanoLevel)]
pub enum KanoLevel {
    Like,
    MustBe,
    Neutral,
    LiveWith,
    Dislike,
}

impl KanoLevel {
    pub const ALL: [Self; 5] =
        [Self::Like, Self::MustBe, Self::Neutral, Self::LiveWith, Self::Dislike];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::MustBe => "must_be",
            Self::Neutral => "neutral",
            Self::LiveWith => "live_with",
            Self::Dislike => "dislike",
        }
    }

    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// With the feature and without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyKanoPair)]
pub struct KanoPair {
    pub with: Option<KanoLevel>,
    pub without: Option<KanoLevel>,
}
