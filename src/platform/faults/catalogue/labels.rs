//! Rows to learn from that do not show what was: wrong labels, records left out, a field that knows the outcome.

faults! {
    FIRST: careless_labels log_leak;
    FURTHER: biased_labels leaking_field biased_sampling averted_outcomes;
}
