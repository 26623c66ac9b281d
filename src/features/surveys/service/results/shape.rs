//! Results as they are told. Figures that are `null` are withheld or cannot be computed; a count of
//! zero is `null` too where answers are hidden, so that nobody can tell the two apart.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::surveys::model::{Fixed, OptionId, QuestionId, Texts};
use crate::platform::statistics::interval::{Estimate, Interval};

/// A figure with what it may be off by: an interval at 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyValue)]
pub struct Figure {
    pub value: f64,
    /// Standard error.
    pub error: f64,
    pub low: f64,
    pub high: f64,
}

impl Figure {
    /// For tests of a difference.
    pub(super) fn estimate(self) -> Estimate {
        let interval = Interval { low: self.low, high: self.high };
        Estimate { value: self.value, error: self.error, interval }
    }
}

/// From where to where something must lie, given what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyRange)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

/// How many gave one answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyCell)]
pub struct CellFigure {
    /// The option's id; `_not_answered`, `dont_know`, `refuse`, `none`, `other`; `yes`, `no`; a point;
    /// `detractors`, `passives`, `promoters`; a category of Kano's; `given`.
    pub code: String,
    /// Empty where the code speaks for itself.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    /// Whether it is an answer: the shares are of those that are, where that number is known.
    pub answer: bool,
    pub count: Option<u64>,
    /// Of `base`, with Wilson's interval.
    pub share: Option<Figure>,
}

/// One distribution.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTable)]
pub struct Table {
    /// The row or item that it is about.
    pub part: Option<OptionId>,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    /// What the shares are of: those who answered, or all who took part where that is withheld.
    pub base: Option<u64>,
    /// Each cell is an option that could be chosen beside others: shares do not sum up to one.
    pub several: bool,
    pub cells: Vec<CellFigure>,
}

/// What a score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "metric", rename_all = "snake_case")]
#[schema(as = SurveyMetric)]
pub enum Metric {
    /// Share of 9 and 10 minus share of 0 to 6, in points from −100 to 100.
    Nps,
    /// The share of the `top` best of `points` points.
    TopShare { top: i32, points: i32 },
    /// The mean of the points.
    Mean { from: i32, to: i32 },
}

/// A score.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyScore)]
pub struct Score {
    #[serde(flatten)]
    pub metric: Metric,
    /// How many it stands on.
    pub n: Option<u64>,
    pub figure: Option<Figure>,
    /// Where counts are withheld that would give the score away or be given away by it.
    pub between: Option<Range>,
    /// Few answers: the interval comes from adjusted counts (Rocks 2016).
    pub adjusted: bool,
    /// What the standard error was multiplied by for the size of the population; 1: not at all.
    pub correction: f64,
    /// Everybody answered: there is no error of sampling.
    pub census: bool,
    /// Beside the plain score, where responses know their organisation.
    pub organisations: Option<OrganisationScore>,
}

/// A score when answers from one organisation are alike.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyOrganisationScore)]
pub struct OrganisationScore {
    /// With at least one answer.
    pub organisations: u64,
    /// One organisation, one voice: the mean of the organisations' means.
    pub weighted: Option<Figure>,
    /// The plain score with an error corrected for clustering.
    pub clustered: Option<Figure>,
    /// Intraclass correlation: how alike answers from one organisation are.
    pub icc: Option<f64>,
    /// What that multiplies the variance by.
    pub design_effect: Option<f64>,
}

/// Numbers that were typed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyNumbers)]
pub struct Numbers {
    pub n: u64,
    pub mean: Option<Figure>,
    /// These are somebody's answers: only where it is shown who answered what.
    pub spread: Option<Spread>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveySpread)]
pub struct Spread {
    #[schema(value_type = String)]
    pub min: Fixed,
    #[schema(value_type = String)]
    pub lower_quartile: Fixed,
    #[schema(value_type = String)]
    pub median: Fixed,
    #[schema(value_type = String)]
    pub upper_quartile: Fixed,
    #[schema(value_type = String)]
    pub max: Fixed,
}

/// What the value of an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyItemMeasure)]
pub enum ItemMeasure {
    /// Mean place, 1 the best, of those who placed it.
    MeanRank,
    /// Mean of the points given to it.
    MeanPoints,
    /// (best − worst)/shown, from −1 to 1.
    MaxDiff,
}

/// An item that was ranked, given points, or picked as best and worst.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyItemFigure)]
pub struct ItemFigure {
    pub id: OptionId,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    pub measure: ItemMeasure,
    /// Respondents, or of MaxDiff showings, that it stands on.
    pub n: Option<u64>,
    pub figure: Option<Figure>,
    /// How often it was best or first, and worst.
    pub best: Option<u64>,
    pub worst: Option<u64>,
}

/// What the answers say about a feature.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyKanoFigure)]
pub struct KanoFigure {
    pub id: OptionId,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    /// The most frequent category, where what is shown settles it.
    pub category: Option<String>,
    pub second: Option<String>,
    /// The first two are equally frequent; M > O > A > I decided.
    pub tied: Option<bool>,
    /// The first is more frequent than the second by more than chance (Fong, 10 %).
    pub distinct: Option<bool>,
    /// (A + O)/(A + O + M + I) and −(O + M)/(A + O + M + I).
    pub better: Option<f64>,
    pub worse: Option<f64>,
    /// More than a tenth contradict themselves: word the question anew.
    pub reword: Option<bool>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyQuestionResult)]
pub struct QuestionResult {
    pub id: QuestionId,
    /// As the definition names it.
    pub kind: &'static str,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub text: Texts,
    pub tables: Vec<Table>,
    pub scores: Vec<Score>,
    pub numbers: Option<Numbers>,
    pub items: Vec<ItemFigure>,
    pub kano: Vec<KanoFigure>,
    pub conjoint: Option<ConjointFigure>,
    /// Texts that can be read with `?question=`.
    pub texts: Option<u64>,
}

/// A test of whether two questions hang together.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTest)]
pub struct TestFigure {
    /// Those who answered both.
    pub n: u64,
    pub chi_square: f64,
    pub freedom: u64,
    pub p: f64,
    /// Fisher's, for two by two when chi-square is in doubt.
    pub exact_p: Option<f64>,
    pub cramers_v: f64,
    /// More than a fifth of the cells are expected under 5.
    pub doubtful: bool,
}

/// A cell of a crosstab.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyCrossCell)]
pub struct CrossCell {
    pub count: Option<u64>,
    /// Of those in the column who answered.
    pub share: Option<f64>,
    /// Columns with a significantly smaller share: small from p < 0.05, large from p < 0.01, after
    /// Bonferroni.
    pub letters: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyCrossRow)]
pub struct CrossRow {
    pub code: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    pub answer: bool,
    pub total: Option<u64>,
    pub cells: Vec<CrossCell>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyCrossColumn)]
pub struct CrossColumn {
    pub code: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    pub answer: bool,
    pub letter: String,
    pub total: Option<u64>,
}

/// A question broken down by another.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyCrosstab)]
pub struct Crosstab {
    /// The option, row or item of the question.
    pub part: Option<OptionId>,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    pub total: Option<u64>,
    pub columns: Vec<CrossColumn>,
    pub rows: Vec<CrossRow>,
    /// Nothing where a count that it stands on is withheld.
    pub test: Option<TestFigure>,
}

/// Texts, in an order that says nothing.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTextList)]
pub struct TextList {
    pub found: u64,
    /// At most 500.
    pub items: Vec<TextItem>,
    /// Tags of all texts that may be read, whatever is searched for.
    pub tags: Vec<TagCount>,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTextItem)]
pub struct TextItem {
    /// To tag it by: SHA-256 of the text, in hex.
    pub key: String,
    pub text: String,
    pub tags: Vec<String>,
}

/// A tag and how many texts have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyTagCount)]
pub struct TagCount {
    pub tag: String,
    pub count: u64,
}

/// Words that one group uses more or less than the others.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveySegmentWords)]
pub struct SegmentWords {
    pub code: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    /// Texts of this group and of all others together.
    pub texts: u64,
    pub others: u64,
    pub words: Vec<WordFigure>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyWordFigure)]
pub struct WordFigure {
    pub word: String,
    /// Texts with the word, in the group and elsewhere.
    pub count: u64,
    pub elsewhere: u64,
    /// Dunning's log-likelihood ratio, negative when the group uses the word less.
    pub signed_g2: f64,
    /// After Bonferroni over all words compared.
    pub p: f64,
}

/// What levels of products are worth: a multinomial logit over all choices.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyConjoint)]
pub struct ConjointFigure {
    /// Respondents whose choices it is made of.
    pub people: u64,
    pub choices: u64,
    pub attributes: Vec<AttributeFigure>,
    /// What "none of these" is worth beside a product of worth 0.
    pub none: Option<Figure>,
    /// McFadden's: 0 says no more than chance.
    pub pseudo_r2: Option<f64>,
    /// Why there are no worths: `separated` (a level was always or never chosen), `not_identified`,
    /// `no_choices`.
    pub lacks: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyAttributeFigure)]
pub struct AttributeFigure {
    pub id: OptionId,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    /// Its range of worths in all ranges, from 0 to 1.
    pub importance: Option<f64>,
    pub levels: Vec<LevelFigure>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyLevelFigure)]
pub struct LevelFigure {
    pub id: OptionId,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    /// How often a product with it was chosen of how often one was shown, with Wilson's interval.
    pub chosen: Option<Figure>,
    /// Within its attribute the worths sum up to 0; errors are those of people who choose several times.
    pub worth: Option<Figure>,
}

/// Six decimals: beyond them lies nothing but the order of a sum.
pub fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

impl Figure {
    pub fn of(estimate: &crate::platform::statistics::Estimate) -> Option<Self> {
        let all = [estimate.value, estimate.error, estimate.interval.low, estimate.interval.high];
        let [value, error, low, high] = all.map(rounded);
        all.iter().all(|one| one.is_finite()).then_some(Self { value, error, low, high })
    }
}
