//! A quiz asks for nothing that no mission has shown: each question has a mission, of its chapter or of an earlier one, that
//! prepares it, with the words that do.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeMap;

use afterlaunch::course::lesson::{Lesson, Step};
use afterlaunch::course::lessons::find;
use afterlaunch::course::quizzes;

/// Question, mission, and words of that mission.
const PREPARED: &[(&str, &str, &str)] = &[
    ("1-silent", "1.1", "This is a silent failure"),
    ("1-bill", "1.5", "a missed urgent ticket costs 15 EUR"),
    ("1-choose", "1.2", "It asks how often a model is right, not how long an answer takes"),
    ("1-loop", "1.3", "that person ticks what it really was"),
    ("1-guard", "1.4", "Going back to an earlier version"),
    ("1-role", "1.4", "drift of waiting time: the data engineer’s view"),
    ("1-goal", "1.5", "A definition of the problem has three lines"),
    ("1-by-hand", "1.6", "always alike"),
    ("2-line", "2.2", "Moving the threshold trades one mistake for the other"),
    ("2-test", "2.4", "Test on what lies after"),
    ("2-labels", "2.1", "a model learns that urgency is rare"),
    ("2-more", "2.1", "Before asking for more data, ask who wrote the labels"),
    ("2-leak", "2.7", "This is called data leakage"),
    ("2-contract", "2.3", "A field that arrives under another name"),
    ("2-versions", "2.6", "there two of them stand side by side"),
    ("3-who", "3.3", "names the version that answered"),
    ("3-fallback", "3.2", "That is the fallback: chosen beforehand"),
    ("3-skew", "3.1", "numbers topics and products in another order"),
    ("3-p95", "3.2", "The time that 95 of 100 stay under is a percentile, written p95"),
    ("3-api", "3.3", "with the field’s name and what is wrong with it"),
    ("3-slow", "1.2", "The rule answers them, and misses more urgent ones"),
    ("3-guess", "3.3", "From the outside a guess looks like an answer"),
    ("3-place", "3.4", "Who gets to see the tickets?"),
    ("4-sooner", "4.3", "Tighter finds trouble sooner and rings more often"),
    ("4-called", "3.1", "It shows in the answers"),
    ("4-late", "4.1", "today’s figures are about yesterday"),
    ("4-segment", "4.2", "ask which groups could be harmed while the average is fine"),
    ("4-concept", "4.1", "Only outcomes can tell it"),
    ("4-chance", "4.3", "small numbers tremble"),
    ("4-fatigue", "4.3", "It is called alert fatigue"),
    ("4-accuracy", "2.2", "Accuracy counts both mistakes alike"),
    ("5-canary", "5.1", "it answers a share of the tickets"),
    ("5-ready", "5.4", "Training again gives you a candidate"),
    ("5-back", "5.3", "is called a criterion for rollback"),
    ("5-window", "5.2", "In the broken days a waiting time of 700 meant a person in need"),
    ("5-verdict", "5.1", "the verdict is: not enough evidence yet"),
    ("5-record", "5.5", "that is an audit trail"),
    ("6-compare", "5.1", "A comparison of this kind is an A/B test"),
    ("6-first-move", "1.4", "An alert has an owner"),
    ("6-rule", "5.3", "you may go back without asking anybody"),
    ("6-simple", "6.4", "What won is not that the model is simple"),
    ("6-risk", "6.1", "put it where harm is greatest"),
    ("6-privacy", "4.5", "data minimisation"),
    ("6-first", "1.5", "what is decided with the answer"),
    ("6-review", "2.5", "how uncertain, and how many"),
];

fn told(lesson: &Lesson) -> String {
    let mut all: Vec<&str> = lesson.story.to_vec();
    for step in lesson.steps {
        match step {
            Step::Say(text) => all.extend(*text),
            Step::Predict(predict) => all.push(predict.ask),
            Step::Do { task: text, .. } | Step::Observe { watch: text, .. } => all.push(text),
            Step::Explain(explain) => {
                all.extend(explain.text);
                all.extend(explain.figures.iter().map(|figure| figure.words));
            }
        }
    }
    all.join("\n")
}

#[test]
fn each_question_is_prepared_by_a_mission() {
    let asked: Vec<_> = quizzes::ALL.iter().flat_map(|quiz| quiz.questions.iter().map(|question| (question.id, quiz.chapter))).collect();
    let prepared: BTreeMap<_, _> = PREPARED.iter().map(|(question, mission, words)| (*question, (*mission, *words))).collect();
    assert_eq!(prepared.len(), PREPARED.len(), "a question twice");
    let mut wrong = Vec::new();
    for (question, chapter) in &asked {
        let Some((mission, words)) = prepared.get(question) else {
            wrong.push(format!("{question} is prepared by no mission"));
            continue;
        };
        let lesson = find(mission).unwrap();
        if lesson.chapter > *chapter || !told(lesson).contains(words) {
            wrong.push(format!("{question}: {mission} does not say “{words}” in time"));
        }
    }
    wrong.extend(prepared.keys().filter(|id| !asked.iter().any(|(question, _)| question == *id)).map(|id| format!("{id} is not asked")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
