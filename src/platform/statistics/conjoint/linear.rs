//! As much linear algebra as a small maximum-likelihood fit needs.

/// A square matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    size: usize,
    values: Vec<f64>,
}

impl Matrix {
    pub fn zero(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    pub fn size(&self) -> usize {
        self.size
    }

    /// 0 outside.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        if column >= self.size {
            return 0.0;
        }
        self.values.get(row * self.size + column).copied().unwrap_or(0.0)
    }

    fn set(&mut self, row: usize, column: usize, value: f64) {
        if let Some(cell) = self.values.get_mut(row * self.size + column) {
            *cell = value;
        }
    }

    /// Adds `weight`·v·vᵀ.
    pub fn add_square(&mut self, vector: &[f64], weight: f64) {
        for (row, one) in self.values.chunks_mut(self.size.max(1)).zip(vector) {
            for (cell, other) in row.iter_mut().zip(vector) {
                *cell += weight * one * other;
            }
        }
    }

    pub fn scaled(mut self, factor: f64) -> Self {
        self.values.iter_mut().for_each(|value| *value *= factor);
        self
    }

    pub fn times(&self, other: &Self) -> Self {
        let mut product = Self::zero(self.size);
        for row in 0..self.size {
            for column in 0..self.size {
                let sum = (0..self.size).map(|at| self.at(row, at) * other.at(at, column)).sum();
                product.set(row, column, sum);
            }
        }
        product
    }

    pub fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        let rows = self.values.chunks(self.size.max(1));
        rows.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum()).collect()
    }

    /// vᵀ·M·v.
    pub fn quadratic(&self, vector: &[f64]) -> f64 {
        self.times_vector(vector).iter().zip(vector).map(|(one, other)| one * other).sum()
    }

    /// The inverse of a symmetric, positive definite matrix by Cholesky's decomposition.
    ///
    /// # Errors
    /// The first row that hangs on the rows before it.
    pub fn inverse(&self) -> Result<Self, usize> {
        let root = self.root()?;
        let mut inverse = Self::zero(self.size);
        for column in 0..self.size {
            let mut solved = vec![0.0; self.size];
            for row in 0..self.size {
                let before: f64 = solved
                    .iter()
                    .take(row)
                    .enumerate()
                    .map(|(at, value)| root.at(row, at) * value)
                    .sum();
                let unit = if row == column { 1.0 } else { 0.0 };
                if let Some(value) = solved.get_mut(row) {
                    *value = (unit - before) / root.at(row, row);
                }
            }
            for row in (0..self.size).rev() {
                let after: f64 =
                    (row + 1..self.size).map(|at| root.at(at, row) * inverse.at(at, column)).sum();
                let value = solved.get(row).copied().unwrap_or(0.0);
                inverse.set(row, column, (value - after) / root.at(row, row));
            }
        }
        Ok(inverse)
    }

    fn root(&self) -> Result<Self, usize> {
        let mut root = Self::zero(self.size);
        for row in 0..self.size {
            for column in 0..=row {
                let sum: f64 = (0..column).map(|at| root.at(row, at) * root.at(column, at)).sum();
                let left = self.at(row, column) - sum;
                if row == column {
                    // Against the row's own size: what is left of it is then a fault of rounding.
                    if left.is_nan() || left <= self.at(row, row).abs() * 1e-10 || left <= 1e-12 {
                        return Err(row);
                    }
                    root.set(row, row, left.sqrt());
                } else {
                    root.set(row, column, left / root.at(column, column));
                }
            }
        }
        Ok(root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(size: usize, values: &[f64]) -> Matrix {
        Matrix { size, values: values.to_vec() }
    }

    /// numpy: np.linalg.inv([[4, 2, .6], [2, 2, .5], [.6, .5, 1]])
    #[test]
    fn an_inverse_undoes() {
        let given = matrix(3, &[4.0, 2.0, 0.6, 2.0, 2.0, 0.5, 0.6, 0.5, 1.0]);
        let inverse = given.inverse().unwrap();
        let unit = given.times(&inverse);
        for row in 0..3 {
            for column in 0..3 {
                let expected = if row == column { 1.0 } else { 0.0 };
                assert!((unit.at(row, column) - expected).abs() < 1e-12);
            }
        }
        assert!((given.quadratic(&[1.0, 0.0, 2.0]) - 10.4).abs() < 1e-12);
    }

    #[test]
    fn a_dependent_row_is_named() {
        assert_eq!(matrix(2, &[1.0, 2.0, 2.0, 4.0]).inverse(), Err(1));
        assert_eq!(matrix(1, &[f64::NAN]).inverse(), Err(0));
        assert_eq!(Matrix::zero(0).inverse(), Ok(Matrix::zero(0)));
        assert_eq!(Matrix::zero(2).at(5, 5), 0.0);
    }
}
