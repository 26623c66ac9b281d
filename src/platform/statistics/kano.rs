//! Kano's method: how a feature would be met if it were there and if it were not, and what that makes
//! of it (C. Berger et al., "Kano's methods for understanding customer-defined quality", Center for
//! Quality Management Journal 2(4), 1993).
use super::number::{real, share};

/// An answer to "how would you feel if …".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Like,
    MustBe,
    Neutral,
    LiveWith,
    Dislike,
}

impl Answer {
    pub const ALL: [Self; 5] =
        [Self::Like, Self::MustBe, Self::Neutral, Self::LiveWith, Self::Dislike];
}

/// What a feature is, in the order in which ties are settled: a need weighs more than a delight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    MustBe,
    /// One-dimensional: the more the better.
    Performance,
    Attractive,
    Indifferent,
    /// The opposite is wanted.
    Reverse,
    /// The two answers contradict each other.
    Questionable,
}

/// The table: what the answers to the functional and the dysfunctional question make together.
pub fn category(functional: Answer, dysfunctional: Answer) -> Category {
    use Answer::{Dislike, Like};
    match (functional, dysfunctional) {
        (Like, Like) | (Dislike, Dislike) => Category::Questionable,
        (Like, Dislike) => Category::Performance,
        (Like, _) => Category::Attractive,
        (Dislike, _) | (_, Like) => Category::Reverse,
        (_, Dislike) => Category::MustBe,
        (_, _) => Category::Indifferent,
    }
}

/// How many people put a feature into which category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub must_be: u64,
    pub performance: u64,
    pub attractive: u64,
    pub indifferent: u64,
    pub reverse: u64,
    pub questionable: u64,
}

impl Tally {
    pub fn of(answers: &[(Answer, Answer)]) -> Self {
        let mut tally = Self::default();
        for (functional, dysfunctional) in answers {
            *match category(*functional, *dysfunctional) {
                Category::MustBe => &mut tally.must_be,
                Category::Performance => &mut tally.performance,
                Category::Attractive => &mut tally.attractive,
                Category::Indifferent => &mut tally.indifferent,
                Category::Reverse => &mut tally.reverse,
                Category::Questionable => &mut tally.questionable,
            } += 1;
        }
        tally
    }

    pub fn n(&self) -> u64 {
        self.counts().iter().map(|(_, count)| count).sum()
    }

    fn counts(&self) -> [(Category, u64); 6] {
        [
            (Category::MustBe, self.must_be),
            (Category::Performance, self.performance),
            (Category::Attractive, self.attractive),
            (Category::Indifferent, self.indifferent),
            (Category::Reverse, self.reverse),
            (Category::Questionable, self.questionable),
        ]
    }

    /// The categories from the most frequent down; ties M > O > A > I > R > Q.
    fn ranked(&self) -> [(Category, u64); 6] {
        let mut counts = self.counts();
        counts.sort_by_key(|(category, count)| (std::cmp::Reverse(*count), *category));
        counts
    }

    /// Nothing without answers.
    pub fn result(&self) -> Option<Kano> {
        let [(category, first), (second_category, second), ..] = self.ranked();
        if self.n() == 0 {
            return None;
        }
        let needs = self.performance + self.must_be;
        let asked = self.attractive + needs + self.indifferent;
        Some(Kano {
            category,
            second: (second > 0).then_some(second_category),
            tied: first == second,
            distinct: distinct(first, second, self.n()),
            better: share(self.attractive + self.performance, asked),
            worse: share(needs, asked).map(|share| -share),
            questionable: share(self.questionable, self.n()).unwrap_or(0.0),
        })
    }
}

/// What the answers say about one feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kano {
    pub category: Category,
    pub second: Option<Category>,
    /// The first two are equally frequent, and the order of ties decided.
    pub tied: bool,
    /// The first is more frequent than the second by more than chance.
    pub distinct: bool,
    /// (A + O)/(A + O + M + I): how much satisfaction having it brings.
    pub better: Option<f64>,
    /// −(O + M)/(A + O + M + I): how much satisfaction lacking it takes.
    pub worse: Option<f64>,
    /// The share of contradictory answers; above a tenth, word the question anew.
    pub questionable: f64,
}

impl Kano {
    pub fn to_be_reworded(&self) -> bool {
        self.questionable > 0.1
    }
}

/// Fong's test (D. Fong, "Using the self-stated importance questionnaire to interpret Kano
/// questionnaire results", in the same journal, 1993): at 10 %, two counts of n differ when
/// |a − b| ≥ 1.65·√((a + b)(2n − a − b)/(2n)).
fn distinct(a: u64, b: u64, n: u64) -> bool {
    let (sum, difference, n) = (real(a + b), real(a.abs_diff(b)), real(n));
    difference > 0.0 && difference >= 1.65 * (sum * (2.0 * n - sum) / (2.0 * n)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(attractive: u64, performance: u64, must_be: u64, indifferent: u64) -> Tally {
        Tally { attractive, performance, must_be, indifferent, ..Tally::default() }
    }

    #[test]
    fn the_table_is_that_of_the_literature() {
        let letter = |category| match category {
            Category::MustBe => 'M',
            Category::Performance => 'O',
            Category::Attractive => 'A',
            Category::Indifferent => 'I',
            Category::Reverse => 'R',
            Category::Questionable => 'Q',
        };
        let rows = Answer::ALL.map(|functional| {
            Answer::ALL
                .iter()
                .map(|dysfunctional| letter(category(functional, *dysfunctional)))
                .collect::<String>()
        });
        assert_eq!(rows, ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]);
    }

    #[test]
    fn better_and_worse_are_shares() {
        let found = tally(40, 30, 20, 10).result().unwrap();
        assert_eq!((found.better, found.worse), (Some(0.7), Some(-0.5)));
        assert_eq!(found.category, Category::Attractive);
        assert_eq!(found.second, Some(Category::Performance));
        // 1.65*sqrt(70*130/200) = 11.13: ten more are not enough.
        assert!(!found.distinct && !found.tied);
        assert!(tally(42, 30, 18, 10).result().unwrap().distinct);
    }

    #[test]
    fn ties_go_to_the_need() {
        let winner = |tally: Tally| tally.result().map(|found| (found.category, found.tied));
        assert_eq!(winner(tally(5, 5, 5, 5)), Some((Category::MustBe, true)));
        assert_eq!(winner(tally(5, 5, 1, 5)), Some((Category::Performance, true)));
        assert_eq!(winner(tally(5, 1, 1, 5)), Some((Category::Attractive, true)));
        let reversed = Tally { indifferent: 3, reverse: 3, ..Tally::default() };
        assert_eq!(winner(reversed), Some((Category::Indifferent, true)));
        assert!(!tally(5, 5, 0, 0).result().unwrap().distinct);
    }

    #[test]
    fn contradictions_are_counted_apart() {
        let pairs = [
            (Answer::Like, Answer::Like),
            (Answer::Like, Answer::Dislike),
            (Answer::MustBe, Answer::Dislike),
            (Answer::Dislike, Answer::Like),
        ];
        let found = Tally::of(&pairs).result().unwrap();
        assert_eq!((found.questionable, found.better, found.worse), (0.25, Some(0.5), Some(-1.0)));
        assert!(found.to_be_reworded());
        assert_eq!(Tally::default().result(), None);
        let all_reversed = Tally { reverse: 3, ..Tally::default() }.result().unwrap();
        assert_eq!((all_reversed.better, all_reversed.second), (None, None));
    }
}
