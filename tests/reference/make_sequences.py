"""Write the reference cases of the confidence sequence, beside those of make_reference.py and in the same form.

    python make_sequences.py --seed N --out DIR
"""

import sys

sys.dont_write_bytecode = True

from make_reference import KINDS, NUMPY, UNDEFINED, kind, main, r6, reals  # first: it limits the threads of numpy

KINDS.clear()  # only the kind of this file

import math

import numpy as np
from scipy.special import lambertw


def clear(value, bound):
    """A decision against a bound must not hang on rounding."""
    assert abs(value - bound) > 1e-7 * abs(bound), (value, bound)
    return value


def best_rho(t, alpha):
    """The rho whose confidence sequence is narrowest after t rows."""
    return math.sqrt((-lambertw(-(alpha**2) / math.e, -1).real - 1) / t)


def margin(t, rho, alpha):
    """Half width for a standard deviation of 1."""
    grown = t * rho**2 + 1
    return np.sqrt(2 * grown / (t * rho) ** 2 * np.log(np.sqrt(grown) / alpha))


@kind(f"{NUMPY} by the formula; the margin equals confseq 0.0.11 boundaries.normal_mixture_bound(is_one_sided=False)", """
    Asymptotic confidence sequence for a mean difference, candidate minus control (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas,
    Time-uniform central limit theory and asymptotic confidence sequences, arXiv 2103.06476; R package drconfseq). After t rows: estimate -/+
    half_width, half_width = sigma sqrt(2 (t rho^2 + 1) / (t rho)^2 ln(sqrt(t rho^2 + 1) / alpha)), two-sided at alpha.
    form 'paired': both answered row t; estimate and sigma^2 = mean and sample variance (divisor t - 1, as drconfseq) of
    candidate - control over the first t rows. form 'arms': row t went to one arm (arm 0 control, 1 candidate); estimate = mean_1 - mean_0,
    sigma^2 = t (s_1^2 / n_1 + s_0^2 / n_0), n_1 + n_0 = t, s^2 the sample variance of an arm (divisor n - 1). No interval, so undefined,
    before max(start, 2) rows (paired: t, arms: rows of the smaller arm), and where sigma = 0 (a width of 0 would be false certainty).
    looks: one entry per input.times. first_exclusion: the smallest of ALL t, not only of times, whose interval leaves out 0, undefined if none does.
    rho is given; the narrowest at t* is rho^2 = (-W(-alpha^2 / e) - 1) / t*, W the branch -1 of Lambert's function.""")
def confidence_sequence(rng):
    def moments(form, first, second, start):
        """Estimate and variance after these rows, or None."""
        if form == "paired":
            d = second - first
            return (d.mean(), d.var(ddof=1)) if len(d) >= start and np.ptp(d) else None
        arms = [second[first == arm] for arm in (0, 1)]
        if min(map(len, arms)) < start or not any(map(np.ptp, arms)):
            return None
        return arms[1].mean() - arms[0].mean(), len(first) * sum(a.var(ddof=1) / len(a) for a in arms)

    def case(name, form, first, second, alpha=0.05, t_opt=100, start=2, **tolerances):
        first, second = np.asarray(first), np.asarray(second)
        n, rho, every, exclusion = len(first), round(best_rho(t_opt, alpha), 6), {}, UNDEFINED
        for t in range(1, n + 1):
            found = moments(form, first[:t], second[:t], max(start, 2))
            every[t] = UNDEFINED
            if found:
                estimate, half = found[0], math.sqrt(found[1]) * margin(t, rho, alpha)
                every[t] = {"estimate": estimate, "half_width": half, "low": estimate - half, "high": estimate + half}
                if exclusion == UNDEFINED and abs(clear(abs(estimate), half)) > half:
                    exclusion = t
        times = sorted({t for t in (1, 2, 3, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 400, 500, n) if t <= n})
        names = ("control", "candidate") if form == "paired" else ("arm", "outcome")
        given = {"form": form, **dict(zip(names, (first, second))), "alpha": alpha, "rho": rho, "start": start, "times": times}
        return name, given, {"looks": [every[t] for t in times], "first_exclusion": exclusion}, tolerances

    def coins(n, p):
        return (rng.random(n) < p).astype(int)

    def assigned(n, share, outcome):
        arm = coins(n, share)
        return arm, outcome(arm)

    n = rng.integers(180, 420, 12).tolist()
    base = r6(rng.normal(0, 1, n[2]))
    yield case("paired_equal_rates", "paired", coins(n[0], 0.3), coins(n[0], 0.3), start=10)
    yield case("paired_better", "paired", coins(n[1], 0.25), coins(n[1], 0.5), start=10)
    yield case("paired_real_worse", "paired", base, r6(base + rng.normal(-0.3, 0.8, n[2])))
    yield case("paired_rare", "paired", coins(n[3], 0.02), coins(n[3], 0.03), start=20)
    yield case("paired_alpha_01", "paired", reals(rng, (n[8], 0, 1)), reals(rng, (n[8], 0.5, 2)), alpha=0.01, t_opt=500)
    yield case("paired_wide_rho", "paired", reals(rng, (n[9] // 2, 5, 1)), reals(rng, (n[9] // 2, 5.2, 1)), t_opt=3)
    yield case("paired_identical", "paired", *[coins(40, 0.5)] * 2)
    whole = rng.integers(0, 9, 30)
    yield case("paired_constant_shift", "paired", whole, whole + 2)
    yield case("paired_tiny_3", "paired", r6(rng.normal(size=3)), r6(rng.normal(size=3)))
    yield case("paired_start_after_end", "paired", coins(25, 0.4), coins(25, 0.6), start=50)
    yield case("arms_equal_rates", "arms", *assigned(n[4], 0.5, lambda arm: coins(n[4], 0.2)), start=20)
    yield case("arms_better", "arms", *assigned(n[5], 0.5, lambda arm: coins(n[5], 0.2 + 0.4 * arm)), start=20)
    yield case("arms_canary", "arms", *assigned(600, 0.06, lambda arm: coins(600, 0.1 + 0.5 * arm)), start=rng.integers(12, 18).item())
    yield case("arms_real", "arms", *assigned(n[7], 0.4, lambda arm: r6(rng.normal(3 - 0.4 * arm, 1 + arm))))
    yield case("arms_large_offset", "arms", *assigned(n[10] // 2, 0.5, lambda arm: r6(rng.normal(1e6 + arm, 1))), rel_tol=1e-6, abs_tol=1e-6)
    yield case("arms_all_in_one", "arms", np.ones(30, int), coins(30, 0.5))
    yield case("arms_no_event_at_first", "arms", np.arange(60) % 2, np.append(np.zeros(40, int), coins(20, 0.5)))


if __name__ == "__main__":
    main()
