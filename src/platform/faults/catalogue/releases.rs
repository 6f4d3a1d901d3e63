//! New versions that should not have been released.

faults! {
    ALL: skewed_release mislabelled_release slow_release;
}
