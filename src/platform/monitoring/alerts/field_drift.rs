//! What the rules about fields see: values unlike training, and values that are not there, or are there for once.

use super::metric_reading::{Evidence, Reading, percent};
use crate::platform::monitoring::{Bucket, Gaps, Sum};

/// The largest PSI of those fields that differ by more than luck; where none does, the largest, which luck explains.
pub(super) fn drift(last: &Bucket) -> Reading {
    let fields = || last.fields.iter().zip(0_u8..).filter_map(|(field, at)| Some((field.psi?, at, field.has_drifted(0.0))));
    let largest = |sure: bool| fields().filter(|(.., beyond)| *beyond == sure).max_by(|a, b| a.0.total_cmp(&b.0));
    match (largest(true), largest(false)) {
        (Some((psi, at, _)), _) => Reading { value: Some(psi), field: Some(at), evidence: Evidence::Enough },
        (None, Some((psi, at, _))) => Reading { value: Some(psi), field: Some(at), evidence: Evidence::Chance },
        (None, None) => Reading::default(),
    }
}

/// The share of all values that are empty, in percent, and the field that is empty more often than in training. A field that
/// is gone, or is there and was not, is trouble whatever the share.
pub(super) fn gaps(last: &Bucket, hour: &Sum) -> Reading {
    let of = |gaps: Gaps| last.fields.iter().zip(0_u8..).filter(move |(field, _)| field.gaps == gaps).map(|(_, at)| at);
    let most = of(Gaps::More).max_by_key(|at| hour.empty.get(usize::from(*at)).copied());
    let value = hour.empty_share().map(percent);
    match (most, of(Gaps::Gone).chain(of(Gaps::Fewer)).next()) {
        (Some(at), None) => Reading { value, field: Some(at), evidence: Evidence::Enough },
        (_, Some(at)) => Reading { value, field: Some(at), evidence: Evidence::Sure },
        (None, None) => Reading { value, field: None, evidence: Evidence::Chance },
    }
}
