//! A quiz asks for nothing that no mission has shown: each question has a mission, of its chapter or of an earlier one, that
//! prepares it, with the words that do.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use afterlaunch::course::lesson::{Lesson, Step};
use afterlaunch::course::lessons::find;
use afterlaunch::course::quizzes;

fn described(lesson: &Lesson) -> String {
    let mut all: Vec<&str> = lesson.story.to_vec();
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => all.extend(*text),
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
    let mut wrong = Vec::new();
    for quiz in &quizzes::ALL {
        for question in quiz.questions {
            let lesson = find(question.taught.mission).unwrap();
            if lesson.chapter > quiz.chapter || !described(lesson).contains(question.taught.words) {
                wrong.push(format!("{}: {} does not say “{}” in time", question.id, lesson.id, question.taught.words));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
