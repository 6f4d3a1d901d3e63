//! Mathematics that gives the same bits everywhere.
//!
//! The standard library's `exp`, `ln`, `tanh` and their kin differ in the last bits between a native program and
//! a browser, and one such bit sends two runs of the same seed apart within days. Everything transcendental
//! therefore goes through this file, the only caller of `libm`; `+ - * /` and the square root are exact by the
//! IEEE standard and need no door.
//!
//! Functions named `..._f32` work in single precision throughout: they are for the loops that see every request.
//!
//! ```
//! use afterlaunch::base::math::{logit, normal_quantile, sigmoid};
//!
//! assert_eq!(sigmoid(0.0), 0.5);
//! assert!((logit(sigmoid(2.5)) - 2.5).abs() < 1e-12);
//! assert!((normal_quantile(0.975) - 1.959963984540054).abs() < 1e-12);
//! ```

use std::f64::consts::{PI, SQRT_2};

/// e to the power x.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Natural logarithm of 1 + x, exact also where x is tiny.
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Logarithm to base 2.
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// Logarithm to base 10.
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// x to the power y.
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Square root; exact by the IEEE standard on every target.
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

/// Hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// Sine of an angle in radians.
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Logarithm of the gamma function.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Probability from log odds: 1 / (1 + exp(-x)), without overflow at either end.
pub fn sigmoid(x: f64) -> f64 {
    let small = exp(-x.abs());
    let far = 1.0 / (1.0 + small);
    if x >= 0.0 { far } else { small * far }
}

/// Log odds of a probability: ln(p / (1 - p)). The ends 0 and 1 give infinities.
pub fn logit(p: f64) -> f64 {
    ln(p) - ln_1p(-p)
}

/// ln(1 + exp(x)), without overflow: the logistic loss of a margin -x.
pub fn softplus(x: f64) -> f64 {
    x.max(0.0) + ln_1p(exp(-x.abs()))
}

/// P(Z <= x) of a standard normal Z.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

/// P(Z > x) of a standard normal Z, with full relative precision in the tail.
pub fn normal_sf(x: f64) -> f64 {
    normal_cdf(-x)
}

/// The x with P(Z <= x) = p; -infinity at 0 and below, infinity at 1 and above.
///
/// The rational start of Hastings (Abramowitz and Stegun 26.2.23, off by at most 4.5e-4), then two steps of
/// Halley's method, each of which triples the number of right digits. Works in the lower tail, where `erfc` keeps
/// its relative precision; for p close to 1 ask for `-normal_quantile(1 - p)` with 1 - p known exactly.
pub fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let t = sqrt(-2.0 * ln(p));
    let start = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    let halley = |x: f64| {
        let step = (normal_cdf(x) - p) * sqrt(2.0 * PI) * exp(0.5 * x * x);
        x - step / (1.0 + 0.5 * x * step)
    };
    halley(halley(-start))
}

/// e to the power x, in single precision, off by less than 3e-7 of its value; x is held between
/// -87 and 88.
///
/// Every request passes here several times, and a call into `libm` costs more than the sum itself. The method is the
/// usual one (Cody and Waite 1980): take out the nearest power of two, then a polynomial on what is left, with
/// nothing but additions and products, so the bits are the same everywhere.
#[inline]
pub fn exp_f32(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    // Shifted to the positive side, where cutting off the fraction is rounding down.
    let power = (x * std::f32::consts::LOG2_E + 160.5) as i32 - 160;
    let n = power as f32;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let tail = 0.5 + r * (0.166_666_66 + r * (0.041_666_66 + r * (0.008_333_6 + r * 0.001_388_9)));
    let within = 1.0 + r + r * r * tail;
    f32::from_bits(((power + 127) as u32) << 23) * within
}

/// Natural logarithm in single precision, off by less than 3e-7 of its value or 1e-7; x is above zero.
///
/// The exponent is read off the bits; what is left lies around 1 and is summed as 2 atanh((m - 1) / (m + 1)).
#[inline]
pub fn ln_f32(x: f32) -> f32 {
    let bits = x.max(f32::MIN_POSITIVE).to_bits();
    // Halve what lies above the square root of 2, so that the rest lies evenly around 1.
    let shifted = bits.wrapping_sub(0x3F35_04F3);
    let exponent = (shifted as i32) >> 23;
    let m = f32::from_bits((shifted & 0x007F_FFFF) + 0x3F35_04F3);
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let series = 2.0 + square * (0.666_666_7 + square * (0.4 + square * (0.285_714_3 + square * 0.222_222_2)));
    let n = exponent as f32;
    n * 0.693_359_4 + (s * series - n * 2.121_944_4e-4)
}

/// Probability from log odds, in single precision.
#[inline]
pub fn sigmoid_f32(x: f32) -> f32 {
    let small = exp_f32(-x.abs());
    let far = 1.0 / (1.0 + small);
    if x >= 0.0 { far } else { small * far }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::LN_2;

    fn check(got: f64, expected: f64) {
        assert!((got - expected).abs() <= 1e-14 + 1e-12 * expected.abs(), "{got} is not {expected}");
    }

    #[test]
    fn sigmoid_never_overflows() {
        check(sigmoid(800.0), 1.0);
        check(sigmoid(-800.0), 0.0);
        check(sigmoid(-40.0) * 1e17, 0.4248354255291589);
        assert_eq!(sigmoid_f32(200.0), 1.0);
        assert!((f64::from(sigmoid_f32(-1.5)) - sigmoid(-1.5)).abs() < 1e-7);
    }

    #[test]
    fn single_precision_agrees_with_libm() {
        for i in -8_600..8_700 {
            let x = i as f32 * 0.01;
            let (got, expected) = (f64::from(exp_f32(x)), libm::exp(f64::from(x)));
            assert!((got / expected - 1.0).abs() < 2.5e-7, "exp {x}: {got} is not {expected}");
            let y = exp_f32(x).max(1e-30);
            let (got, expected) = (f64::from(ln_f32(y)), libm::log(f64::from(y)));
            assert!((got - expected).abs() < 1e-7 + 3e-7 * expected.abs(), "ln {y}: {got} is not {expected}");
        }
        assert_eq!(exp_f32(0.0), 1.0);
        assert_eq!(ln_f32(1.0), 0.0);
    }

    #[test]
    fn logit_undoes_sigmoid() {
        for x in [-20.0, -3.0, -1e-9, 0.0, 0.7, 12.0] {
            assert!((logit(sigmoid(x)) - x).abs() < 1e-9);
        }
    }

    #[test]
    fn softplus_is_the_logarithm_of_one_plus_exp() {
        check(softplus(0.0), LN_2);
        check(softplus(1000.0), 1000.0);
        check(softplus(-1000.0), 0.0);
    }

    #[test]
    fn quantile_undoes_the_normal_distribution() {
        for p in [1e-300, 1e-12, 0.001, 0.025, 0.3, 0.5] {
            let x = normal_quantile(p);
            assert!((normal_cdf(x) / p - 1.0).abs() < 1e-9, "{p}: {x}");
            check(normal_sf(-x), normal_cdf(x));
        }
        check(normal_quantile(0.5), 0.0);
        check(normal_quantile(0.9), 1.2815515655446004);
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
    }

    /// Walks from `low` to `high` and holds a function in single precision against the same in double.
    fn check_f32(low: f64, high: f64, narrow: fn(f32) -> f32, wide: fn(f64) -> f64, near: impl Fn(f64) -> f64) {
        for i in 0..=200_000 {
            let x = (low + (high - low) * f64::from(i) / 200_000.0) as f32;
            let (got, expected) = (f64::from(narrow(x)), wide(f64::from(x)));
            assert!((got - expected).abs() <= near(expected), "{x} gives {got}, not {expected}");
        }
    }

    #[test]
    fn single_precision_is_near_double_precision() {
        check_f32(-87.0, 88.0, exp_f32, exp, |value| 3e-7 * value);
        check_f32(0.5, 2.0, ln_f32, ln, |value| 1e-7_f64.max(3e-7 * value.abs()));
        check_f32(1e-6, 1e6, ln_f32, ln, |value| 1e-7_f64.max(3e-7 * value.abs()));
        check_f32(-80.0, 80.0, sigmoid_f32, sigmoid, |value| 6e-7 * value);
        assert_eq!(exp_f32(0.0), 1.0);
        assert_eq!(ln_f32(1.0), 0.0);
        assert_eq!(exp_f32(-1e9), exp_f32(-87.0));
    }
}
