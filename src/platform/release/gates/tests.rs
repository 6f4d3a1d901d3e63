//! What an interval beside a limit comes to.

use super::gate::{GateResult, Held};
fn held(low: f64, high: f64) -> Held {
    Held { value: (low + high) / 2.0, low, high, limit: 1.0 }
}

#[test]
fn a_gate_passes_fails_or_cannot_say() {
    assert_eq!(
        [held(0.1, 0.9), held(1.1, 2.0), held(0.5, 1.5)].map(Held::at_most),
        [GateResult::Pass, GateResult::Fail, GateResult::TooLittle]
    );
    assert_eq!(
        [held(0.1, 0.9), held(1.1, 2.0), held(0.5, 1.5)].map(Held::at_least),
        [GateResult::Fail, GateResult::Pass, GateResult::TooLittle]
    );
}
