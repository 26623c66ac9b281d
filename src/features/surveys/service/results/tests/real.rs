//! Real surveys; the figures are those of scipy 1.17, over the same files read by Python's `csv`:
//! `stats.chi2_contingency(table, correction=False)`, `stats.contingency.association(table, "cramer")`,
//! `stats.binomtest(k, n).proportion_ci(method="wilson")`, `stats.t.interval(.95, n - 1, mean,
//! stats.sem(x))`, each without the rows in which one of the two is empty.
use super::*;
use crate::features::surveys::model::Lang;
use crate::features::surveys::service::{intake, real};

fn survey(file: &str) -> Option<Survey> {
    let bytes = real::file(&format!("answers/{file}"))?;
    let intake = intake::read(&bytes, None, "Real", &Lang::english()).unwrap();
    let responses = intake
        .responses
        .into_iter()
        .map(|one| Response { answers: one.answers, organisation: None })
        .collect();
    Some(Survey::open(intake.definition, responses))
}

impl Survey {
    /// The id of the question that begins with these words.
    fn id(&self, words: &str) -> String {
        let begins = |text: &str| text.starts_with(words);
        let found =
            self.definition.questions().find(|one| begins(one.text.in_language(&Lang::english())));
        found.unwrap_or_else(|| panic!("no question {words}")).id.to_string()
    }

    fn tested(&self, question: &str, by: &str) -> (u64, u64, f64, f64, f64) {
        let ask = super::by(&self.id(question), &self.id(by));
        let results = self.ask(&ask);
        let test = results.crosstabs[0].test.as_ref().unwrap();
        (test.n, test.freedom, test.chi_square, test.p, test.cramers_v)
    }
}

fn assert_test(found: (u64, u64, f64, f64, f64), expected: (u64, u64, f64, f64, f64)) {
    assert_eq!((found.0, found.1), (expected.0, expected.1));
    near(found.2, expected.2);
    near(found.3, expected.3);
    near(found.4, expected.4);
}

#[test]
fn steak_as_scipy_has_it() {
    let Some(survey) = survey("steak-survey/steak-risk-survey.csv") else { return };
    let tested = |question, by| survey.tested(question, by);
    assert_test(tested("Do you ever smoke", "Gender"), (510, 1, 1.619305, 0.203189, 0.056348));
    assert_test(
        tested("How do you like your steak", "Age"),
        (412, 12, 7.890979, 0.793591, 0.079902),
    );
    assert_test(
        tested("Do you ever gamble", "Consider the following"),
        (533, 1, 7.855008, 0.005068, 0.121397),
    );
}

#[test]
fn star_wars_as_scipy_has_it() {
    let Some(survey) = survey("star-wars-survey/StarWars.csv") else { return };
    let tested = |question, by| survey.tested(question, by);
    assert_test(tested("Which character shot first", "Gender"), (820, 2, 32.831133, 0.0, 0.200095));
    assert_test(tested("Have you seen any", "Gender"), (1046, 1, 25.221992, 0.000001, 0.155283));
    let results = survey.all();
    let question = |words: &str| {
        let id = survey.id(words);
        results.questions.iter().find(|one| one.id.as_str() == id).unwrap()
    };
    let shot = &question("Which character shot first").tables[0];
    assert_eq!(shot.base, Some(828));
    let cell = |code: &str| shot.cells.iter().find(|cell| cell.code == code).unwrap();
    assert_eq!(cell("_not_answered").count, Some(358));
    for (code, count, value, low, high) in
        [("greedo", 197, 0.237923, 0.210171, 0.268095), ("han", 325, 0.392512, 0.359821, 0.426196)]
    {
        let share = cell(code).share.unwrap();
        assert_eq!(cell(code).count, Some(count));
        near(share.value, value);
        near(share.low, low);
        near(share.high, high);
    }
    let ranked = &question("Please rank the Star Wars films").items;
    let expected = [
        (835, 3.732934, 0.057312, 3.620441, 3.845428, 129),
        (836, 4.087321, 0.047222, 3.994633, 4.180009, 32),
        (835, 4.341317, 0.048465, 4.24619, 4.436445, 36),
        (836, 3.272727, 0.06315, 3.148776, 3.396679, 204),
        (836, 2.513158, 0.054598, 2.405993, 2.620323, 289),
        (836, 3.047847, 0.057651, 2.934689, 3.161004, 146),
    ];
    for (item, (n, mean, error, low, high, best)) in ranked.iter().zip(expected) {
        let figure = item.figure.unwrap();
        assert_eq!((item.n, item.best), (Some(n), Some(best)), "{}", item.id);
        near(figure.value, mean);
        near(figure.error, error);
        near(figure.low, low);
        near(figure.high, high);
    }
}
