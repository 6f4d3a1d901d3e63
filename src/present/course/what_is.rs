//! The page “What MLOps is”: five minutes of reading beside the picture of a run.

use crate::course::lifecycle::LoopPart;
use crate::present::control_room::part_of;
use crate::present::control_room::pipeline::stage_name;
use crate::present::control_room::view::StageId;
use crate::session::Session;

/// A section: its heading and what it says.
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// What it says.
    pub text: &'static [&'static str],
}

/// What one reads before the parts of the loop.
pub const BEFORE: [Section; 4] = [
    Section {
        title: "In one sentence",
        text: &[
            "MLOps is all the work that keeps a model useful and safe once people depend on it. The word joins ML, machine learning, and Ops, the operations that keep a service running.",
            "A model is a program that has learnt from examples. It looks at a message and says “spam”, or looks at a payment and says “fraud”. Somebody acts on that answer.",
        ],
    },
    Section {
        title: "Why it exists",
        text: &[
            "On the day of its launch a model is as good as its last test. Then the world goes on. Prices rise, thieves learn, an app sends another unit. The model still knows the old world.",
            "It does not crash when that happens. It goes on answering, quickly and politely, and more of its answers are wrong. Nobody notices unless somebody has arranged to notice. That arrangement is MLOps.",
            "You can see it on the run below. Start a trouble in free play, and look at two charts: how fast answers come, and how many of them are right.",
        ],
    },
    Section {
        title: "How it differs from building a model",
        text: &[
            "To build a model is a project. It has data, a test, and an end. To run a model has no end: it lasts as long as anybody uses the answers.",
            "It is like a recipe and a kitchen. A recipe is written once, at a quiet table. A kitchen has other guests every evening, other vegetables, and an oven that may fail.",
            "A better model is sometimes the wrong purchase. One that is slightly worse, but quick, cheap and easy to replace, may serve people better.",
        ],
    },
    Section {
        title: "How it differs from running other software",
        text: &[
            "Other software does what its code says. If nobody changes the code, it goes on doing that. A model also depends on data, and data change without anybody’s leave.",
            "So three things have a version here: the code, the data, and the model. And there are two kinds of health. The service may be up while its answers are poor, or down while the model is sound.",
            "It is like a garden and a wall. A wall that stands today stands tomorrow. A garden that is lovely today needs weeding tomorrow, and the weather is not asked.",
        ],
    },
];

/// What is said of a part of the loop.
pub struct PartText {
    /// The part.
    pub part: LoopPart,
    /// What it is, what breaks it, and what mends it.
    pub text: [&'static str; 2],
}

/// The six parts, in the order of the loop.
pub const PARTS: [PartText; 6] = [
    PartText {
        part: LoopPart::Problem,
        text: [
            "Who needs what, and what is decided with the answer? Which mistake costs more? People say that, before anything is built.",
            "It breaks when the answer is used for something it was not made for. Then go back to the people, and ask again.",
        ],
    },
    PartText {
        part: LoopPart::Data,
        text: [
            "Each case comes as a row of fields. The model learns from such rows and is asked with such rows. It knows nothing else.",
            "It breaks when a field is empty, or comes in another unit. A check at the door holds it up, and the sender mends it.",
        ],
    },
    PartText {
        part: LoopPart::Model,
        text: [
            "What has been learnt. Each training makes a new version with a number, and a test says how good it was on cases it had not seen.",
            "It breaks when its teachers were wrong, or are out of date. Train it again, on better rows.",
        ],
    },
    PartText {
        part: LoopPart::Deployment,
        text: [
            "The way into real use. A version is put where real requests come in, at first for a few of them, and people act on its answers.",
            "It breaks when a release is not what was tested. Go back to the version before: that is a rollback.",
        ],
    },
    PartText {
        part: LoopPart::Monitoring,
        text: [
            "Watching what comes in, what is answered, and, once outcomes are known, what was right. An alert calls the person who owns it.",
            "It breaks quietly: a limit that never rings, a chart that nobody reads. Switch it on again, and try whether it rings.",
        ],
    },
    PartText {
        part: LoopPart::Update,
        text: [
            "The next round. Outcomes become training data, a new version learns from them, is tried on a few, and takes over if it proves better.",
            "It is needed because the world moves. It breaks when a new version waits in a drawer, or goes out untried.",
        ],
    },
];

/// The stages of the picture that belong to a part: "Check, Prepare".
pub fn stages_of(session: &Session, part: LoopPart) -> String {
    let names = StageId::ALL.into_iter().filter(|id| part_of(*id) == part).map(|id| stage_name(session.scenario(), id));
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_told_once_in_the_order_of_the_loop_and_has_a_place_on_the_picture() {
        assert_eq!(PARTS.map(|described| described.part), LoopPart::ALL);
        let session = Session::open("spam-filter", 1).unwrap();
        assert_eq!(
            LoopPart::ALL.map(|part| stages_of(&session, part)),
            ["Senders", "Check, Prepare", "Model", "Answer, Team acts", "Outcomes", "Training data, Train"]
        );
    }

    #[test]
    fn it_takes_about_five_minutes_in_short_sentences() {
        let before = BEFORE.iter().flat_map(|section| section.text.iter());
        let all: Vec<&str> = before.copied().chain(PARTS.iter().flat_map(|described| described.text)).collect();
        let words = |text: &str| text.split_whitespace().count();
        let sentences: Vec<usize> = all.iter().flat_map(|text| text.split_inclusive(['.', '?'])).map(words).filter(|n| *n > 0).collect();
        let total: usize = sentences.iter().sum();
        assert!((450..=900).contains(&total), "{total} words");
        assert!(total as f64 / sentences.len() as f64 <= 12.0, "{total} words in {} sentences", sentences.len());
        assert!(sentences.iter().all(|n| *n <= 26), "{sentences:?}");
    }
}
