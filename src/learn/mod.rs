//! Floor 1: machine learning that has never heard of production.
