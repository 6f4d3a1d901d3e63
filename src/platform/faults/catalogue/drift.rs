//! The world is no longer the one learnt from: other customers, other values, another truth.

faults! {
    ALL: new_product_line concept_drift season adversary harmless_drift
        segment_mix field_shift spread_change label_share recurring_concept holiday harm_without_drift;
}
