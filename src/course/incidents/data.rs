//! Incidents in which data arrive that should not.

use super::incident::{DEFAULTS, Incident, IncidentTarget};

pub(super) static ALL: &[Incident] = &[
    Incident {
        id: "tidied-up",
        name: "Somebody tidied up",
        kind: "A column is no longer sent",
        fault: "column-dropped",
        target: IncidentTarget::Number,
        story: "The team that owns the source table cleaned it up before a holiday. One column looked unused, so they took it out: \
                {field}. Nobody knew that a model reads it. Since then the field has come empty, and the model fills the gap with a guess.",
        helps: "A rule of the check that says this field is required, with “the simple rule answers” behind it. And a word with \
                the team upstream: a schema is a promise between two teams.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "Look at the chart of empty fields. Which line has left the others?",
            "Follow a record’s way: one of its fields arrives with nothing in it.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "another-unit",
        name: "The wrong unit",
        kind: "A field comes in another unit",
        fault: "seconds-for-minutes",
        story: "A new version of the sending app counts {field} in {other-unit}; the model learnt {own-unit}. No value is \
                missing and none is of the wrong type. They are only all far too large or too small.",
        helps: "A range in the contract and the check switched on, so that impossible values do not reach the model; and the \
                sender asked to go back.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "Look at the drift of the fields. One of them is further off than people ever change.",
            "Open the spread of that field: it has kept its form and moved as one piece.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "app-update",
        name: "The update that forgot somebody",
        kind: "A field is missing for one segment",
        fault: "missing-field",
        target: IncidentTarget::Segment,
        story: "An update of the app went out on one kind of contract first. In it, the {field} is no longer sent: for {segment} \
                nearly every value is gone. Over all {many} together the share of empty values rises only a little.",
        helps: "Watching each segment by itself, which the closer watch does; and a small release of an app is a release too.",
        hints: [
            "Begin with the question “Has the world changed?”, and then the alerts of the closer watch.",
            "All requests together look nearly well. Look at one kind of customers after the other.",
            "Open a few records of each segment: one kind has an empty place where the others have a value.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "not-known",
        name: "A number that means “no number”",
        kind: "A stand-in number for “not known”",
        fault: "sentinel",
        target: IncidentTarget::Number,
        story: "Where the sender does not know the {field}, it now writes -999 and means “not known”. The reader takes it for a \
                number. A few such values are enough to pull a mean down.",
        helps: "The check, with the range that is possible. Better still, an agreement on how “not known” is written.",
        hints: [
            "Begin with the alerts of the closer watch: one of them speaks of single values, not of the whole.",
            "Most records look normal; a few are impossible.",
            "Open the spread of the fields and look at the far left end.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "decimal-comma",
        name: "A comma for a point",
        kind: "Numbers that can no longer be read",
        fault: "decimal-comma",
        story: "The office that delivers the file set its spreadsheet to another language. Numbers now come with a decimal comma. \
                What has a fraction cannot be read and counts as empty; whole numbers still come through, so the loss looks like chance.",
        helps: "A rule of the check on the type of the {field}. And files from hand should be read by something that knows the language.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "Values get lost, but not all of them, and from every kind of customers.",
            "Compare which values of that field still arrive: they have something in common.",
        ],
        only: &["support-tickets", "machine-failure", "sign-ups", "delivery-time", "card-fraud", "loan-approval"],
        ..DEFAULTS
    },
    Incident {
        id: "renamed",
        name: "A new name for an old column",
        kind: "A column was renamed, and 0 stands in its place",
        fault: "column-renamed",
        target: IncidentTarget::Number,
        story: "Somebody found a better name for the {field}. The reader looks for the old one, finds nothing, and puts in 0 \
                without a word. Nothing is empty and nothing fails.",
        helps: "A reader that stops where a column is missing, and a check that knows how often 0 is usual.",
        hints: [
            "Begin with the question “Has the world changed?”.",
            "One field has changed all at once, and nothing is empty.",
            "Open the spread of that field: all of it stands at one place.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "new-word",
        name: "A word nobody had told the model",
        kind: "A category that the model has never seen",
        fault: "unseen-category",
        story: "A form got a new choice for the {field}. The model has never seen that word, and knows nothing to do with it.",
        helps: "A rule of the check that names the words that are known; then a training once enough outcomes of the new ones are in.",
        hints: [
            "Begin with the alerts of the closer watch.",
            "Numbers look normal. Look at the fields that are words.",
            "Open some records: a word is among them that no list has.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "impatient",
        name: "Sent twice",
        kind: "The same {many} arrive twice",
        fault: "duplicates",
        story: "The sender waits a shorter time for its receipt than before, and sends again when none has come. A part of the {many} \
                arrives twice, each copy is answered, and each copy will be learnt from.",
        helps: "A number on each request, by which a second copy can be told; and dropping it at the door.",
        hints: [
            "Begin with the question “Is it up?”: look at how many arrive.",
            "More come, yet who they are has not changed.",
            "Open the newest records: some look very much alike.",
        ],
        ..DEFAULTS
    },
    Incident {
        id: "night-job",
        name: "The job that did not run",
        kind: "Looked-up values are days old",
        fault: "stale-feature",
        story: "A nightly job refreshes what is looked up about each of the {senders}. It failed, and nobody was told. For many \
                the {field} is that of days ago: plausible, of the right type, and wrong.",
        helps: "An alert on the age of looked-up values, with an owner; and a job that fails loudly.",
        hints: [
            "Begin with the alerts of the closer watch; this takes some hours to be seen.",
            "No value is missing and none is out of range. Ask how old they are.",
            "The stage “Prepare” looks values up. Which of them has not changed for long?",
        ],
        ..DEFAULTS
    },
];
