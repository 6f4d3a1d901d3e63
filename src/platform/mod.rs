//! Floor 2: the simulated system.
