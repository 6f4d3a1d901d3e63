//! Incidents in which the world is no longer the one learnt from.

use super::incident::{Beside, DEFAULTS, Incident};
use crate::base::time::Minutes;

pub(super) static ALL: &[Incident] = &[
    Incident {
        id: "campaign",
        name: "The campaign that worked",
        kind: "Far more {many} from one segment",
        fault: "segment-mix",
        beside: &[Beside { fault: "traffic-peak", size: 1.5, after: Minutes(0) }],
        story: "Marketing ran a campaign and did not mention it: {segment} send far more {many} than they did. Nothing is broken: the model \
                only meets many more of those that it has seen least of.",
        helps: "Somebody who tells the team of campaigns. Quality has to be watched for this segment; then, a training with the new mix.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "Several fields have moved a little at the same time. What could move them together?",
            "Look at who sends the requests, not at what they say.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "new-line",
        name: "A new line of business",
        kind: "A kind of customers that was not there before",
        fault: "new-product-line",
        story: "The company opened a new line of business, and this model was not on the list of those to be told. {newcomers}",
        helps: "People who read the uncertain ones for a while, and a training as soon as there are outcomes of the new kind.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "Look at who sends the requests.",
            "There is a segment among them that had no share at all.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "hard-times",
        name: "Hard times",
        kind: "More {many} are really {positive} than before",
        fault: "label-share",
        story: "Nothing is wrong with the data or the model. More of the {many} are {positive} than at any time in training. \
                The model says so, and is right.",
        helps: "More people for those that are called, and a decision threshold that fits the new share. Rolling back would not help.",
        hints: [
            "Begin with the question “What is it answering?”.",
            "The model calls more of them than it did. Is it wrong to do so?",
            "Compare what it calls with the outcomes that come in.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "in-disguise",
        name: "Somebody learnt how to pass",
        kind: "{Positive} {many} in disguise",
        fault: "adversary",
        story: "Somebody tried until it worked, and told others. The {positive} ones now look like all the rest in the \
                fields that gave them away.",
        helps: "People who look at a share of those that pass, and training often: whoever disguises will do so again.",
        hints: [
            "Begin with the question “What is it answering?”.",
            "Fewer are called than usual, though as many come.",
            "Look at the fields that told the two apart: their telling ends have grown thin.",
        ],
        size: Some(1.0),
        only: &["spam-filter"],
        ..DEFAULTS
    },
    Incident {
        id: "looks-worse",
        name: "Drift that harms nobody",
        kind: "A field drifts and nothing depends on it",
        fault: "harmless-drift",
        story: "The {field} has become another one, for good and harmless reasons. The alert rings, as it should. But the \
                model hardly uses the field: its answers are as good as before.",
        helps: "Nothing has to be done. Knowing that is the work: looking at quality before answering drift, and then moving the limit.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "One field has moved. Then look at what the model answers: has that moved as well?",
            "Ask how much the model makes of that field.",
        ],
        ..DEFAULTS
    },
];
