//! Cholesky's method: solving `matrix . x = right` for a symmetric matrix without negative directions, such as the
//! curvature of a convex loss.
//!
//! The matrix is split into a triangle and its mirror image; then two triangular systems are solved one after the
//! other. Half the work of Gauss's elimination, and no search for pivots is needed.
//!
//! Reference: Golub and Van Loan, *Matrix Computations*, section 4.2.

/// Solves `matrix . x = right`. The matrix is given row after row; its upper triangle is read.
///
/// A pivot that rounding has eaten is lifted to a trace of its diagonal: along such a direction nothing is known, and
/// the step stays finite and still points downhill.
pub fn solve(mut matrix: Vec<f64>, right: &[f64]) -> Vec<f64> {
    let n = right.len();
    let mut x = right.to_vec();
    for k in 0..n {
        let floor = 1e-13 * matrix[k * n + k] + 1e-200;
        for above in 0..k {
            let factor = matrix[above * n + k];
            for j in k..n {
                matrix[k * n + j] -= factor * matrix[above * n + j];
            }
            x[k] -= factor * x[above];
        }
        let pivot = matrix[k * n + k].max(floor).sqrt();
        matrix[k * n + k] = pivot;
        matrix[k * n + k + 1..(k + 1) * n].iter_mut().for_each(|value| *value /= pivot);
        x[k] /= pivot;
    }
    for k in (0..n).rev() {
        for j in k + 1..n {
            x[k] -= matrix[k * n + j] * x[j];
        }
        x[k] /= matrix[k * n + k];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(matrix: &[f64], right: &[f64], expected: &[f64]) {
        for (got, expected) in solve(matrix.to_vec(), right).iter().zip(expected) {
            assert!((got - expected).abs() < 1e-9, "{got} is not {expected}");
        }
    }

    #[test]
    fn systems_are_solved() {
        check(&[], &[], &[]);
        check(&[4.0], &[2.0], &[0.5]);
        check(&[4.0, 2.0, 0.0, 3.0], &[10.0, 9.0], &[1.5, 2.0]);
        check(&[4.0, 2.0, 1.0, 0.0, 3.0, 0.5, 0.0, 0.0, 2.0], &[8.0, 8.0, 2.0], &[1.0, 2.0, 0.0]);
    }

    #[test]
    fn a_direction_without_curvature_gives_a_finite_step() {
        let x = solve(vec![1.0, 1.0, 0.0, 1.0], &[1.0, 1.0]);
        assert!(x.iter().all(|v| v.is_finite()) && (x[0] + x[1] - 1.0).abs() < 1e-6, "{x:?}");
    }
}
