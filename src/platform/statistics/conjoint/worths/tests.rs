use super::*;
use crate::platform::statistics::conjoint::design::design;
use crate::platform::statistics::number::size;
use crate::platform::statistics::random::Random;

const LEVELS: [usize; 3] = [3, 2, 4];

/// What the people of the simulation want, by attribute; each sums to 0.
fn known() -> Vec<Vec<f64>> {
    vec![vec![0.8, 0.1, -0.9], vec![0.4, -0.4], vec![0.6, 0.2, -0.2, -0.6]]
}

fn utility(product: &[usize]) -> f64 {
    known().iter().zip(product).map(|(worths, level)| worths[*level]).sum()
}

/// A choice by the logit: utilities with noise of Gumbel's distribution, the highest wins.
fn choose(utilities: &[f64], random: &mut Random) -> usize {
    let noisy = utilities.iter().map(|utility| utility - (-(random.unit() + 1e-12).ln()).ln());
    let by_size = |(_, one): &(usize, f64), (_, two): &(usize, f64)| one.total_cmp(two);
    noisy.enumerate().max_by(by_size).unwrap().0
}

fn simulate(people: usize, none: Option<f64>, seed: u64) -> Vec<Choice> {
    let design = design(&LEVELS, 3, 40, seed).unwrap();
    let mut random = Random::new(seed);
    let mut choices = Vec::new();
    for person in 0..people {
        for task in design.tasks.iter().cycle().skip(person * 10 % 40).take(10) {
            let utilities: Vec<f64> =
                task.iter().map(|product| utility(product)).chain(none).collect();
            let chosen = choose(&utilities, &mut random);
            let chosen = (chosen < task.len()).then_some(chosen);
            choices.push(Choice { person, shown: task.clone(), chosen });
        }
    }
    choices
}

/// An interval of two standard errors to each side is to hold 95 of 100 known worths: of 180, some 171.
/// None is farther off than four, and what is off is so to both sides.
#[test]
fn known_worths_are_found_within_two_errors() {
    let (mut within, mut all, mut sum) = (0, 0, 0.0);
    for seed in 1..=20 {
        let found = estimate(&LEVELS, &simulate(60, None, seed), false).unwrap();
        for (worths, known) in found.attributes.iter().zip(known()) {
            assert!(worths.iter().map(|worth| worth.value).sum::<f64>().abs() < 1e-9);
            for (worth, known) in worths.iter().zip(known) {
                let off = (worth.value - known) / worth.error;
                assert!(off.abs() < 4.0, "seed {seed}: {worth:?} is not {known}");
                within += usize::from(off.abs() < 2.0);
                all += 1;
                sum += off;
                let robust = worth.robust_error.unwrap();
                assert!((robust / worth.error - 1.0).abs() < 0.5, "{worth:?}");
            }
        }
    }
    assert_eq!(all, 180);
    assert!((162..180).contains(&within), "{within} of {all} within two errors");
    assert!((sum / size(all)).abs() < 0.3, "the mean error is {}", sum / size(all));
}

#[test]
fn none_of_these_has_a_worth_too() {
    let found = estimate(&LEVELS, &simulate(300, Some(0.5), 21), true).unwrap();
    let none = found.none.unwrap();
    assert!((none.value - 0.5).abs() < 2.0 * none.error, "{none:?}");
    let shares = found.shares(&[vec![0, 0, 0], vec![2, 1, 3]], true).unwrap();
    assert_eq!(shares.len(), 3);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(shares[0] > shares[2] && shares[2] > shares[1]);
}

#[test]
fn importances_and_shares_follow_the_worths() {
    let found = estimate(&LEVELS, &simulate(400, None, 31), false).unwrap();
    let importances = found.importances();
    assert!((importances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    for (importance, range) in importances.iter().zip([1.7, 0.8, 1.2]) {
        assert!((importance - range / 3.7).abs() < 0.04, "{importances:?}");
    }
    let products = [vec![0, 1, 0], vec![1, 0, 1]];
    let shares = found.shares(&products, false).unwrap();
    let expected = probabilities(&products.each_ref().map(|product| utility(product)));
    assert!((shares[0] - expected[0]).abs() < 0.03, "{shares:?} {expected:?}");
    assert_eq!(found.shares(&products, true), None, "none was not offered");
    assert_eq!(found.shares(&[vec![0, 1, 9]], false), None);
    assert_eq!(found.utility(&[0]), None);
    assert!(found.shares(&[], false).unwrap().is_empty());
    assert!(found.fit.pseudo_r2() > 0.1 && found.fit.pseudo_r2() < 0.5);
}

/// Two products that differ in one attribute of two levels: the fit is known in closed form. 30 of 40
/// chose the first: the difference is ln 3, each worth half of it, its error √(1/30 + 1/10)/2.
#[test]
fn a_small_fit_is_exact() {
    let choices: Vec<Choice> = (0..40)
        .map(|person| Choice {
            person,
            shown: vec![vec![0], vec![1]],
            chosen: Some(usize::from(person >= 30)),
        })
        .collect();
    let found = estimate(&[2], &choices, false).unwrap();
    let worth = found.attributes[0][0];
    assert!((worth.value - 3.0_f64.ln() / 2.0).abs() < 1e-9);
    assert!((worth.error - (1.0_f64 / 30.0 + 0.1).sqrt() / 2.0).abs() < 1e-9);
    let certain = 30.0 * 0.75_f64.ln() + 10.0 * 0.25_f64.ln();
    assert!((found.fit.log_likelihood - certain).abs() < 1e-9);
    assert!((found.fit.null_log_likelihood - size(40) * 0.5_f64.ln()).abs() < 1e-9);
}

/// statsmodels 0.15: ConditionalLogit(y, X, groups=task).fit(method="newton"), one row of X for each
/// alternative, y = 1 for the chosen one: .params, .bse, .llf
#[test]
fn a_fit_is_that_of_statsmodels() {
    let numbers = |task: usize| {
        let place = |at: usize| size((task * 7 + at * 5 + task * at * 3) % 11) / 5.0;
        [0, 1, 2].map(|at| vec![place(at), place(at + 4)]).to_vec()
    };
    let observations: Vec<Observation> = (0..12)
        .map(|task| Observation {
            person: task,
            alternatives: numbers(task),
            chosen: task * task % 3,
        })
        .collect();
    let found = fit(&observations).unwrap();
    for (found, expected) in found.coefficients.iter().zip([-0.0186079, -1.4317553]) {
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    }
    assert!((found.log_likelihood + 11.0759336).abs() < 1e-6);
    for (at, expected) in [(0, 0.5297544), (1, 0.7637946)] {
        assert!((found.covariance.at(at, at).sqrt() - expected).abs() < 1e-6, "{found:?}");
    }
    // numpy: V @ (G.T @ G) @ V * 12/11, G the rows x - mean of the chosen alternatives
    let robust = found.robust.unwrap();
    for (at, expected) in [(0, 0.4685065), (1, 0.6696306)] {
        assert!((robust.at(at, at).sqrt() - expected).abs() < 1e-6, "{robust:?}");
    }
}

#[test]
fn what_has_no_bound_is_said() {
    let mut choices = simulate(50, None, 41);
    choices.retain(|choice| choice.chosen.is_some_and(|chosen| choice.shown[chosen][0] != 2));
    assert_eq!(
        estimate(&LEVELS, &choices, false).unwrap_err(),
        ConjointError::Separated { attribute: 0, level: 2 }
    );
    // No level is always or never chosen, but the second attribute decides and after it the first.
    let in_order = [([0, 1], [1, 0], 1), ([0, 0], [1, 0], 0), ([0, 1], [1, 1], 0)];
    let choices: Vec<Choice> = in_order
        .iter()
        .cycle()
        .take(60)
        .enumerate()
        .map(|(person, (one, two, chosen))| Choice {
            person,
            shown: vec![one.to_vec(), two.to_vec()],
            chosen: Some(*chosen),
        })
        .collect();
    let error = estimate(&[2, 2], &choices, false).unwrap_err();
    assert!(matches!(error, ConjointError::Separated { attribute: 1, .. }), "{error:?}");
    assert_eq!(
        estimate(&LEVELS, &simulate(20, None, 1), true).unwrap_err(),
        ConjointError::SeparatedNone
    );
}

/// The utility is strictly in order of one number, and the higher is always taken.
#[test]
fn a_fit_without_a_summit_is_refused() {
    let observations: Vec<Observation> = (0..20)
        .map(|task| {
            let (high, low) = (size(task % 5) + 1.0, size(task % 3) - 2.0);
            let alternatives = vec![vec![high, size(task % 2)], vec![low, size(task % 4)]];
            Observation { person: task, alternatives, chosen: 0 }
        })
        .collect();
    assert!(matches!(fit(&observations).unwrap_err(), LogitError::Separated { .. }));
}

#[test]
fn attributes_that_go_together_are_named() {
    let together: Vec<Choice> = (0..30)
        .map(|person| Choice {
            person,
            shown: vec![vec![0, 0], vec![1, 1]],
            chosen: Some(usize::from(person % 3 == 0)),
        })
        .collect();
    assert_eq!(
        estimate(&[2, 2], &together, false).unwrap_err(),
        ConjointError::NotIdentified { attribute: 1 }
    );
    assert_eq!(estimate(&[2, 2], &[], false).unwrap_err(), ConjointError::NoChoices);
    let none = Choice { person: 0, shown: vec![vec![0, 0], vec![1, 1]], chosen: None };
    assert_eq!(estimate(&[2, 2], &[none], false).unwrap_err(), ConjointError::Choice { task: 0 });
    assert_eq!(fit(&[]), Err(LogitError::Empty));
    let odd = Observation { person: 0, alternatives: vec![vec![f64::NAN], vec![0.0]], chosen: 0 };
    assert_eq!(fit(&[odd]), Err(LogitError::Observation { observation: 0 }));
}
