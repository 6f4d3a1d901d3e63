//! Incidents in which machines or releases do not do what they should.

use super::incident::{DEFAULTS, Incident};
use crate::base::time::Minutes;

pub(super) static ALL: &[Incident] = &[
    Incident {
        id: "cold-morning",
        name: "Everybody at once",
        kind: "A peak of traffic",
        fault: "traffic-peak",
        duration: Some(Minutes::hours(10)),
        story: "{peak} Three times as many {many} came as on other days, and the queue grew before the servers.",
        helps: "More servers for some hours. The simple rule answers what cannot wait.",
        hints: [
            "Begin with the question “Is it up?”.",
            "Look at how many arrive, beside the same hour of another day.",
            "What they say has not changed. There are only more of them.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "rack",
        name: "A rack without power",
        kind: "Servers are down",
        fault: "server-outage",
        duration: Some(Minutes::hours(12)),
        story: "A rack lost power, and most servers with it. What came meanwhile was answered by the simple rule, which is always \
                there and knows much less.",
        helps: "Servers in more than one place, and starting others at once.",
        hints: [
            "Begin with the question “Is it up?”.",
            "No more come than usual, and yet they wait. Look at who answers.",
            "Hold the answer time against the arrivals: only one of them has changed.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "store-down",
        name: "The feature store is down",
        kind: "Looked-up values are missing, several fields at once",
        fault: "feature-store",
        duration: Some(Minutes::days(2)),
        story: "What is known of the {senders} is kept in a feature store, and it did not answer. Several fields were empty at the \
                same minute, and each answer waited for it in vain.",
        helps: "A copy of the store, and a model or a rule that can do without it.",
        hints: [
            "Begin with the questions “Is it up?” and “Has the world changed?”: both have something to say.",
            "Look at the chart of empty fields. How many lines have left?",
            "Those fields have one source in common.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "cable",
        name: "A narrow way",
        kind: "The network is slow",
        fault: "slow-network",
        story: "A cable is overloaded by a backup that was moved to the day. Answers are worked out in time and arrive late.",
        helps: "Asking who else is on the line. More servers do not help: they are not what is slow.",
        hints: [
            "Begin with the question “Is it up?”.",
            "Answers take longer. Look at how many come, and at which version answers.",
            "Neither of them has changed. What is left is the way in between.",
        ],
        // Where nobody waits for an answer, a slow one is no alert.
        only: &["support-tickets", "card-fraud", "spam-filter", "sign-ups", "delivery-time", "loan-approval"],
        ..DEFAULTS
    },
    Incident {
        id: "memory",
        name: "A crumb at a time",
        kind: "A memory leak",
        fault: "memory-leak",
        story: "Each answer leaves something behind in memory. Servers fill up, slow down, fall over and start again, and so it goes on.",
        helps: "Starting them again before they fall over, and finding what is never let go of.",
        hints: [
            "Begin with the question “Is it up?”; this comes slowly.",
            "It gets worse for hours, is well again all at once, and gets worse again.",
            "The closer watch knows how much memory is in use.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "slow-version",
        name: "The thorough version",
        kind: "A new version is too slow",
        fault: "slow-release",
        story: "A colleague released a version that looks everything up anew for each of the {many}. It is right, and it is \
                too slow for those who wait.",
        helps: "Rolling back; and next time a canary, which would have shown it on a few.",
        hints: [
            "Begin with the question “Is it up?”.",
            "Answers take longer. Look at the timeline: what happened just before?",
            "Look at which version answers.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "careless-version",
        name: "Taught by careless labels",
        kind: "A new version has learnt something wrong",
        fault: "mislabelled-release",
        story: "A version was released that had learnt from outcomes which were wrongly written down. It has learnt \
                them well: many that are {positive} pass.",
        helps: "Rolling back, then looking at the outcomes before training again. A canary would have shown it on a few.",
        hints: [
            "Begin with the question “What is it answering?”.",
            "Fewer are called than usual. Have the fields changed at all?",
            "They have not. Look at which version answers, and since when.",
        ],
        // Of card payments so few are called that a few less are not seen.
        only: &["support-tickets", "spam-filter", "churn", "machine-failure", "sign-ups", "delivery-time", "loan-approval"],
        ..DEFAULTS
    },
];
