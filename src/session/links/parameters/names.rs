//! What addresses can name: speeds, parts of the page, controls and groups of them.

use crate::platform::faults;

/// A speed at which time passes.
pub struct Speed {
    /// Its name in addresses.
    pub name: &'static str,
    /// Simulated minutes a second.
    pub minutes: f64,
    /// "10 minutes a second".
    pub words: &'static str,
}

/// Six speeds; at the last one thirty days pass in ten seconds.
pub const SPEEDS: [Speed; 6] = [
    Speed { name: "1m", minutes: 1.0, words: "1 minute a second" },
    Speed { name: "5m", minutes: 5.0, words: "5 minutes a second" },
    Speed { name: "10m", minutes: 10.0, words: "10 minutes a second" },
    Speed { name: "1h", minutes: 60.0, words: "1 hour a second" },
    Speed { name: "6h", minutes: 360.0, words: "6 hours a second" },
    Speed { name: "3d", minutes: 4320.0, words: "3 days a second" },
];

/// Parts of the page that can be left out, and how people call them.
pub const PARTS: [(&str, &str); 5] = [
    ("key", "The key to the colours"),
    ("timeline", "The timeline"),
    ("ledger", "What it costs"),
    ("alerts", "The alerts"),
    ("controls", "The controls"),
];

/// Groups of controls that can be locked together.
pub(super) const GROUPS: [(&str, &str); 2] = [("faults", "All of “Make trouble”"), ("responses", "All of “Respond”")];

/// The switch that shows the truth, which can be locked like a control.
pub const TRUTH: (&str, &str) = ("truth", "“Show the truth”");

/// What a group has in it; nothing for a single control.
pub fn of_group(group: &str) -> Vec<&'static str> {
    match group {
        "faults" => faults::ALL.iter().map(|fault| fault.id).collect(),
        "responses" => RESPONSES.iter().map(|(id, _)| *id).collect(),
        _ => Vec::new(),
    }
}

/// The controls of the tab “Respond”; those of the other tab have the names of the faults.
pub const RESPONSES: &[(&str, &str)] = &[
    ("repair-source", "Put it right at the source"),
    ("validation", "Switch the check on"),
    ("logging-rate", "What is written down"),
    ("detailed-monitoring", "Detailed monitoring"),
    ("roll-back", "Roll back"),
    ("pause", "Pause the model"),
    ("retrain", "Retrain"),
    ("start-canary", "Try a canary"),
    ("promote", "Promote the canary"),
    ("scale-servers", "Change the servers"),
    ("release", "Release to everybody"),
    ("threshold", "Move the decision threshold"),
    ("repeat-training", "Train the same again"),
    ("hosting", "Where it runs"),
    ("request-approval", "Ask for approval"),
    ("approval-gate", "Two pairs of eyes"),
    ("review-band", "Uncertain ones to people"),
    ("reaction", "How soon owners answer"),
    ("act-as", "Act as one role"),
    ("plan", "The plan that runs"),
    ("update-figures", "What an update takes"),
    ("keep-versions", "Keep versions"),
    ("manual-updates", "By hand or by pipeline"),
    ("test-split", "How the test is drawn"),
    ("success-metric", "What a verdict weighs"),
];

/// Leaves out of locked controls those that a group among them has in it.
pub fn leave_groups(controls: &mut Vec<&'static str>) {
    let spoken_for: Vec<_> = controls.iter().flat_map(|group| of_group(group)).collect();
    controls.retain(|id| !spoken_for.contains(id));
}
