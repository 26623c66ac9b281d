//! A survey's definition, its answers, and the rows that keep them: nothing here decides.
mod answers;
mod bank;
mod definition;
mod files;
mod fixed;
mod keys;
mod kinds;
mod logic;
mod pairs;
mod quotas;
mod rows;
mod tallies;
mod texts;
mod waves;

pub use answers::{Answer, Answers, Chosen, GivenFile, KanoLevel, KanoPair, Pick, Picked, Task};
pub use bank::{BankId, BankRow, MOST_BANKED};
pub use definition::{Definition, Page, Question, Variable};
pub use files::{AnswerFile, AnswerFileId, MOST_FILES, MOST_MEGABYTES};
pub use fixed::Fixed;
pub use keys::{KEY_LENGTH, KEY_RULE, OptionId, PageId, QuestionId, VariableId, slug};
pub use kinds::{
    Attribute, CES_TOP, Choice, EffortMeasure, KanoItem, Kind, NPS_TOP, Special, SpecialChoice,
};
pub use logic::{
    Action, Comparison, Literal, Operand, Rule, Setting, Source, Step, Term, ValueKind,
};
pub use pairs::{Agreement, PairRow, ResultsSeen, Sees};
pub use quotas::{LinkId, MOST_LINKS, MOST_QUOTAS, OpenLink, Quota, QuotaId};
pub use rows::{
    Anonymity, DAYS_BETWEEN_MAILS, Invite, InviteId, InviteState, K_FROM, K_TO, K_USUAL,
    MOST_INVITED_AT_ONCE, MOST_INVITES, MOST_REMINDERS, PARTIAL_DAYS, Partial, PublishPatch,
    ResponseId, ResponseOutcome, ResponseRow, Survey, SurveyAction, SurveyStatus, VersionRow,
};
pub use tallies::Tallies;
pub use texts::{Lang, Texts};
pub use waves::{MOST_TAGS, MOST_WAVES, TAG_LENGTH, TextTag, Wave};

/// What a survey may hold. Far above what anybody would answer; there so that no request can ask
/// for more work than a page is worth.
pub mod limits {
    pub const LANGUAGES: usize = 12;
    pub const PAGES: usize = 100;
    pub const QUESTIONS: usize = 300;
    pub const OPTIONS: usize = 200;
    pub const VARIABLES: usize = 50;
    pub const STEPS: usize = 30;
    /// Characters of a question, a hint, an option.
    pub const TEXT: usize = 2_000;
    /// Characters of what is said at the beginning and at the end.
    pub const LONG_TEXT: usize = 10_000;
    /// Answers that a text repeats: each may be 200 characters long, on every option of a page.
    pub const PIPES: usize = 5;
    /// Rules in a rule.
    pub const RULE_DEPTH: usize = 8;
    pub const RULE_PARTS: usize = 60;
    /// Characters of an answer.
    pub const SHORT_ANSWER: usize = 500;
    pub const LONG_ANSWER: usize = 10_000;
    pub const POINTS: i32 = 11;
    pub const MAXDIFF_TASKS: u32 = 30;
    /// More than a reader compares at a time, and than a design is made for in no time.
    pub const MAXDIFF_PER_TASK: u32 = 8;
    pub const MAXDIFF_ITEMS: usize = 60;
    /// Products of more are not compared, they are guessed at.
    pub const CONJOINT_ATTRIBUTES: usize = 8;
    pub const CONJOINT_LEVELS: usize = 12;
    pub const CONJOINT_TASKS: u32 = 30;
    pub const CONJOINT_PRODUCTS: u32 = 5;
}
