//! What requests about ideas hold.
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::ideas::model::{Audience, IdeaAction, IdeaPatch};
use crate::features::ideas::service::{ActionInput, NewIdea, Target};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, Text, given};

/// A new idea.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewIdea)]
pub struct IdeaInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// Markdown.
    #[schema(value_type = String, max_length = 20000)]
    description: Text<20_000>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    product: OptLine<200>,
    audience: Audience,
    /// Of a customer: the one with the vendor that it is for. Of a vendor: with the customers that
    /// see it, for `relationship` and `named`.
    #[serde(default)]
    relationship_ids: Vec<RelationshipId>,
    /// Whether other customers are told whose idea it is.
    #[serde(default)]
    named: bool,
    /// Whether the vendor may show it to its other customers.
    #[serde(default)]
    may_widen: bool,
    /// Complaints that it grew from.
    #[serde(default)]
    complaint_ids: Vec<RecordId>,
}

impl IdeaInput {
    pub(super) fn new_idea(self) -> NewIdea {
        NewIdea {
            title: self.title.into_string(),
            description: self.description.into_string(),
            product: self.product.into_string(),
            audience: self.audience,
            relationships: self.relationship_ids,
            named: self.named,
            may_widen: self.may_widen,
            complaints: self.complaint_ids,
        }
    }
}

/// Fields to change; null empties one that may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = IdeaPatch)]
pub struct IdeaPatchInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    #[schema(value_type = Option<String>)]
    description: Option<Text<20_000>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    product: Option<OptLine<200>>,
    named: Option<bool>,
    may_widen: Option<bool>,
}

impl IdeaPatchInput {
    pub(super) fn patch(self) -> IdeaPatch {
        IdeaPatch {
            title: self.title.map(Text::into_string),
            description: self.description.map(Text::into_string),
            product: self.product.map(OptText::into_string),
            named: self.named,
            may_widen: self.may_widen,
        }
    }
}

/// What an action takes besides the version; a field that the action does not take is unknown.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IdeaActionBody {
    /// The version of the record that the caller saw.
    version: Option<i32>,
    /// Markdown, shown to all who see the idea.
    #[schema(value_type = Option<String>)]
    note: Option<Text<20_000>>,
    #[schema(value_type = Option<String>)]
    reason: Option<Text<20_000>>,
    #[schema(value_type = Option<String>)]
    question: Option<Text<20_000>>,
    #[schema(value_type = Option<String>)]
    body: Option<Text<20_000>>,
    /// Id of the idea that goes on, or its number with the same vendor.
    #[schema(value_type = Option<String>)]
    target: Option<Line<40>>,
    audience: Option<Audience>,
    relationship_ids: Option<Vec<RelationshipId>>,
}

impl IdeaActionBody {
    /// The version, and the part of the body that belongs to `action`.
    pub(super) fn for_action(self, action: IdeaAction) -> Result<(i32, ActionInput), Problem> {
        let version = self.version.ok_or_else(|| Problem::invalid("version", "missing_field"))?;
        let given = [
            ("note", self.note.is_some()),
            ("reason", self.reason.is_some()),
            ("question", self.question.is_some()),
            ("body", self.body.is_some()),
            ("target", self.target.is_some()),
            ("audience", self.audience.is_some()),
            ("relationship_ids", self.relationship_ids.is_some()),
        ];
        let foreign =
            given.iter().find(|(field, given)| *given && !taken_by(action).contains(field));
        if let Some((field, _)) = foreign {
            return Err(Problem::invalid(*field, "unknown_field"));
        }
        let target: Option<Target> = self
            .target
            .map(|target| target.into_string().parse())
            .transpose()
            .map_err(Problem::internal)?;
        Ok((
            version,
            ActionInput {
                note: self.note.map(Text::into_string),
                reason: self.reason.map(Text::into_string),
                question: self.question.map(Text::into_string),
                body: self.body.map(Text::into_string),
                target,
                audience: self.audience,
                relationships: self.relationship_ids.unwrap_or_default(),
            },
        ))
    }
}

/// Fields that an action takes.
fn taken_by(action: IdeaAction) -> &'static [&'static str] {
    match action {
        IdeaAction::Share => &["audience", "relationship_ids"],
        IdeaAction::Review | IdeaAction::Plan | IdeaAction::Start | IdeaAction::Deliver => {
            &["note"]
        }
        IdeaAction::Ask => &["question"],
        IdeaAction::Answer => &["body"],
        IdeaAction::Decline => &["reason"],
        IdeaAction::Duplicate => &["target", "reason"],
        IdeaAction::Merge => &["target", "note"],
        IdeaAction::Edit | IdeaAction::Vote | IdeaAction::VoteFor | IdeaAction::AddSource => &[],
    }
}
