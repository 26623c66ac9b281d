//! TOPSIS, the technique for order preference by similarity to the ideal solution (Hwang and Yoon,
//! Multiple Attribute Decision Making, 1981, chapter III 2.3.3).
//!
//! 1. `r_ij = x_ij / sqrt(sum over i of x_ij^2)` (vector normalisation; a column of zeros stays so)
//! 2. `v_ij = w_j * r_ij`
//! 3. ideal `A+_j`: the greatest `v_ij` of a benefit, the smallest of a cost; anti-ideal `A-_j` the
//!    other way round
//! 4. `d+_i`, `d-_i`: Euclidean distances from both
//! 5. closeness `C_i = d-_i / (d+_i + d-_i)`; 1 where all options are the same, and so are the ideal
use super::{Column, SAME, range};

/// The closeness of each option to the ideal, 0 to 1.
pub fn closeness(columns: &[Column], shares: &[f64]) -> Vec<f64> {
    let options = columns.first().map_or(0, |column| column.values.len());
    let mut to_best = vec![0.0; options];
    let mut to_worst = vec![0.0; options];
    for (column, share) in columns.iter().zip(shares) {
        let length = column.values.iter().map(|value| value * value).sum::<f64>().sqrt();
        let scaled = |value: &f64| if length > 0.0 { share * value / length } else { 0.0 };
        let valued: Vec<f64> = column.values.iter().map(scaled).collect();
        let (least, most) = range(valued.iter().copied()).unwrap_or_default();
        let (best, worst) = if column.benefit { (most, least) } else { (least, most) };
        let distances = to_best.iter_mut().zip(to_worst.iter_mut());
        for ((near, far), value) in distances.zip(valued) {
            *near += (value - best) * (value - best);
            *far += (value - worst) * (value - worst);
        }
    }
    to_best
        .into_iter()
        .zip(to_worst)
        .map(|(near, far): (f64, f64)| (near.sqrt(), far.sqrt()))
        .map(|(near, far)| if near + far < SAME { 1.0 } else { far / (near + far) })
        .collect()
}
