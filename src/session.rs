//! Floor 4: a run is a scenario, a seed and a log of actions around a world.
