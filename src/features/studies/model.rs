//! Rows and visible forms of studies.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::records::model::{RecordId, RecordRef};
use crate::features::surveys::model::SurveyStatus;
use crate::features::surveys::service::results::shape::{ItemFigure, KanoFigure};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::study_items;
use crate::text_enum;

text_enum! {
    /// How ideas are weighed.
    pub enum StudyKind {
        /// Best and worst of small sets.
        MaxDiff = "maxdiff",
        /// With it and without it.
        Kano = "kano",
    }
}

impl StudyKind {
    /// Ideas that it takes at least.
    pub fn fewest(self) -> usize {
        match self {
            Self::MaxDiff => 4,
            Self::Kano => 1,
        }
    }
}

/// Ideas in one study at most: more nobody answers to the end.
pub const MOST_IDEAS: usize = 30;

/// Studies that are shown with an idea, the newest ones.
pub const MOST_SHOWN: i64 = 5;

/// The item of a survey that an idea stands behind.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = study_items)]
pub struct StudyItem {
    pub survey_id: RecordId,
    pub idea_id: RecordId,
    pub question: String,
    pub item: String,
    pub made_at: Timestamp,
}

/// What a study says of an idea.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IdeaStudy {
    pub survey: RecordRef,
    /// How it weighs ideas; null where the question was taken out of the survey.
    pub kind: Option<StudyKind>,
    pub status: SurveyStatus,
    pub closed_at: Option<Timestamp>,
    /// How many answered; null before it is closed, and for fewer than may be told of.
    pub n: Option<u64>,
    /// Ideas and other items that it compares.
    pub items: usize,
    /// Of best and worst: 1 for the highest score.
    pub place: Option<usize>,
    /// Of best and worst, with an interval at 95 %.
    pub score: Option<ItemFigure>,
    /// Of Kano's method.
    pub class: Option<KanoFigure>,
}

/// What studies say of an idea.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IdeaStudies {
    /// The newest first; those alone whose survey the caller sees.
    pub items: Vec<IdeaStudy>,
}
