//! The six chapters, and what a teacher wants to know of each: goals, questions to talk about, minutes, missions, the
//! link. The page for teachers and `docs/teaching.md` are made from what stands here; minutes, missions and what
//! counts as passed come from the lessons and from [`super::scope`].
//!
//! A goal is something that one can do or say afterwards, and some mission of the chapter shows it. A question has no
//! answer in the course: it leads from the simulation to a system that the class knows.

use std::fmt::Write as _;

use super::lessons;
use super::next_steps;
use super::quizzes;
use super::scope::QUIZ_PASSES;

/// A chapter.
#[derive(Debug)]
pub struct Chapter {
    /// 1 to 6.
    pub number: u8,
    /// The same, as links write it.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is about, in one sentence.
    pub about: &'static str,
}

/// What a teacher wants to know of a chapter besides.
#[derive(Debug)]
pub struct ToTeach {
    /// What one can do or say afterwards.
    pub goals: &'static [&'static str],
    /// Questions to talk about.
    pub questions: [&'static str; 3],
}

/// All chapters, in order.
pub static ALL: [Chapter; 6] = [
    Chapter { number: 1, id: "1", title: "What it takes after the launch", about: "Why a good test result is only the start of the work." },
    Chapter {
        number: 2,
        id: "2",
        title: "What a model is made of",
        about: "Data, labels, a threshold to decide by, and what a model picks up from them.",
    },
    Chapter { number: 3, id: "3", title: "Going live", about: "From a tested model to a service that people depend on." },
    Chapter { number: 4, id: "4", title: "Keeping watch", about: "Notice what is wrong, in time, without crying wolf." },
    Chapter { number: 5, id: "5", title: "Changing it safely", about: "Retrain, test, release a little, take back." },
    Chapter { number: 6, id: "6", title: "A plan of one’s own", about: "Write down what you would do, and let it run." },
];

/// What a teacher wants to know besides, in the same order. The page opens without.
static TO_TEACH: [ToTeach; 6] = [
    ToTeach {
        goals: &[
            "Say how a system can be up and answering while its answers are wrong.",
            "Explain why the version with the best test result need not be the best one in service.",
            "Follow the loop once: data, training, release, watching, outcomes, and back to data.",
            "Say what success is before the first trial, and who has to act when something rings.",
        ],
        questions: [
            "Which system that you use every day could get worse without anybody noticing, and who would be harmed first?",
            "Mission 1.2 offers a better model that is slower. For which product would you take it all the same?",
            "Who in your organisation would be the first to notice that a model gives worse answers, and how?",
        ],
    },
    ToTeach {
        goals: &[
            "Say what careless labels do to a model, and why more days of them do not help.",
            "Tell a score from a decision, and say what moving the threshold between them costs.",
            "Treat the form of the data as a contract, and decide what happens to what breaks it.",
            "Tell a test that promises too much from one that tells the truth, and name what changed between two versions.",
            "Ask of a splendid test whether a field holds the answer, and look at what the version goes by.",
        ],
        questions: [
            "Who writes the labels in a system that you know, and what would make them careless?",
            "Misses and false alarms are both mistakes. Which of them costs more in your field, and who should draw the line?",
            "A partner suddenly sends a field in another unit. Should the system refuse, answer by a simple rule, or guess?",
        ],
    },
    ToTeach {
        goals: &[
            "Explain why data have to be prepared by the same steps in training and in service.",
            "Say what people get while a model answers too late, and what more servers change.",
            "Tell a healthy server from a good answer.",
            "Read a request and a response, and say what a service should do with a request that breaks the contract.",
        ],
        questions: [
            "Mission 3.1 spoils the answers while every input is in order. What could a team check before a release to see that?",
            "A model cannot answer in time. Should your product wait, use a simple rule, or ask a person?",
            "Which hour of the year would bring your system the most requests, and how would you try that out beforehand?",
        ],
    },
    ToTeach {
        goals: &[
            "Explain why quality is known late, and what an early estimate can and cannot see.",
            "Look at groups as well as at the average, and say why.",
            "Choose an alert limit and defend it: what it finds, and how often it rings for nothing.",
            "Say what only a person finds who looks in regularly, and what has to be written down for that.",
        ],
        questions: [
            "How long does it take in your field until one learns whether an answer was right? What could be watched meanwhile?",
            "Which group in your data is small enough to vanish in the average?",
            "When did you last ignore an alarm, and what would have to change for you to trust it again?",
        ],
    },
    ToTeach {
        goals: &[
            "Release a version little by little, and say when enough is known to judge it.",
            "Choose the days to train on, and leave out those that teach the wrong thing.",
            "Go back to the version before first, and look for the cause afterwards.",
            "Turn a newer version down for good reasons.",
        ],
        questions: [
            "Who may take a version back at three in the morning, and whom do they have to ask?",
            "A canary lets a few people bear the risk for all. How small should it be, and who should be among them?",
            "A team has worked for a month on a version that loses its trial. What makes it easier to say no?",
        ],
    },
    ToTeach {
        goals: &[
            "Set guards on a calm day, before anything has gone wrong.",
            "Weigh the price of guards and upkeep against what they prevent.",
            "Choose a model that the team can look after, and say what a cleverer one would have to gain.",
            "Say how much care a system needs, given whom it can harm.",
        ],
        questions: [
            "Which guards from this course would you set up first for a system of yours, and which would you leave out?",
            "Upkeep costs something every week, and then nothing happens. How would you argue for it?",
            "What should a plan say about the day on which nobody who wrote it is there?",
        ],
    },
];

/// The chapter of this number.
pub fn find(number: u8) -> Option<&'static Chapter> {
    ALL.iter().find(|chapter| chapter.number == number)
}

/// The title of a chapter, which belongs to the course.
pub fn title(number: u8) -> &'static str {
    find(number).map_or("", |chapter| chapter.title)
}

/// A question of a quiz with its right answer.
#[derive(Clone, Copy, Debug)]
pub struct AnswerKey {
    /// What is asked.
    pub ask: &'static str,
    /// What is right.
    pub answer: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl Chapter {
    /// The right answers of its quiz, with their reasons. Questions from somebody's own run have answers of their own.
    pub fn answer_key(&self) -> impl Iterator<Item = AnswerKey> {
        let questions = quizzes::ALL.iter().filter(|quiz| quiz.chapter == self.number).flat_map(|quiz| quiz.questions);
        questions.filter_map(|question| {
            let right = question.answers.iter().find(|answer| answer.right)?;
            Some(AnswerKey { ask: question.ask, answer: &right.text, reason: &right.reason })
        })
    }

    /// What a teacher wants to know of it.
    #[inline(never)]
    pub fn to_teach(&self) -> &'static ToTeach {
        &TO_TEACH[usize::from(self.number) - 1]
    }

    /// Its missions.
    pub fn missions(&self) -> impl Iterator<Item = &'static lessons::ListedMission> {
        let number = self.number;
        lessons::ALL.iter().filter(move |lesson| lesson.chapter == number)
    }

    /// How long its missions take a beginner.
    pub fn minutes(&self) -> u32 {
        self.missions().map(|lesson| u32::from(lesson.minutes)).sum()
    }

    /// "3 missions, about 20 minutes; a quiz of 8 questions".
    pub fn size(&self) -> String {
        let asked = quizzes::size(self.number);
        format!("{} missions, about {} minutes; a quiz of {asked} questions", self.missions().count(), self.minutes())
    }

    /// What leads to it, in a frame of another page.
    pub fn query(&self) -> String {
        format!("?chapter={}&embed=1", self.id)
    }
}

/// What holds for all chapters: a heading and what is said under it.
pub fn basics() -> Vec<(&'static str, String)> {
    let (missions, minutes) = (lessons::ALL.len(), ALL.iter().map(Chapter::minutes).sum::<u32>());
    let (shortest, longest) =
        lessons::ALL.iter().fold((u8::MAX, 0), |(least, most), lesson| (lesson.minutes.min(least), lesson.minutes.max(most)));
    vec![
        (
            "What there is",
            format!(
                "Six chapters with {missions} missions of {shortest} to {longest} minutes, about {minutes} minutes in all, and a quiz for each chapter. \
                 No code, no mathematics, nothing to install, no account: a browser is enough, on a phone too."
            ),
        ),
        (
            "How a mission works",
            "It tells what is at stake, asks what will happen, lets time pass, and lays the prediction over what came. Have everybody \
             predict before the run: the difference is what one learns from."
                .to_owned(),
        ),
        (
            "In class",
            "The missions of a chapter alone or in pairs, then its questions together, the quiz as homework: that fills a lesson. The \
             seed of a mission is fixed, so everybody meets the same customers, and predictions can be compared."
                .to_owned(),
        ),
        (
            "What passed means",
            format!(
                "A mission is passed once it is solved; hints and further tries cost nothing. A chapter is passed when all its missions \
                 are solved and at least {:.0} % of its quiz was right at the first go, the course when all chapters are. Course platforms \
                 are told so by themselves.",
                QUIZ_PASSES * 100.0
            ),
        ),
        (
            "What is kept",
            "Progress stays in the browser of whoever plays. It can be saved as a file and brought in elsewhere; the record of completion \
             can be printed. Nothing is sent to anybody but the page around a frame."
                .to_owned(),
        ),
        (
            "On a course platform",
            "There are packages for SCORM 1.2, SCORM 2004, cmi5 and xAPI, for the course and for each chapter: upload one as it is. The \
             platform hears status and score, and keeps where each learner is. A platform that takes none of them shows the page in a frame."
                .to_owned(),
        ),
        (
            "Collecting predictions",
            "Each learner saves the progress as a file, on the page of the course, and hands it in: for every mission it holds what was \
             predicted at each step, the hints, the tries, and a link that replays the run. A page around the frame gets the same by \
             getProgress, SCORM in suspend_data, a record store in the document afterlaunch.progress."
                .to_owned(),
        ),
        (
            "Collecting diagnoses",
            "Make a link with trouble that is hidden: then neither the page nor the address tells what comes, how much of it, and when. \
             Lock the truth as well. Each learner writes the account of the run, says in it what was wrong and since when, and \
             hands in the account and the link of the run. A surprise is judged by the page itself."
                .to_owned(),
        ),
    ]
}

/// A page that listens: what it takes to hear from the course without a platform.
pub const LISTENER: &str = "\
<after-launch chapter=\"1\"></after-launch>
<script type=\"module\">
  const course = document.querySelector('after-launch');
  course.addEventListener('progress', ({ detail }) => console.info(detail.solved, 'of', detail.of, detail.score));
  course.addEventListener('complete', async () => console.info(await course.getProgress()));
</script>";

/// The guide as a document.
pub fn guide() -> String {
    let mut out = String::from(
        "# Teaching with Afterlaunch\n\nPrinted by `afterlaunch teaching` from the course. The same stands on the page, at `#teachers`, with\n\
         buttons that make the links; what else a link can ask for is in [embedding.md](embedding.md).\n",
    );
    for (heading, says) in basics() {
        let _ = write!(out, "\n## {heading}\n\n{says}\n");
    }
    let _ = write!(out, "\n## Listening to it\n\nBeside the script `embed.js`:\n\n```html\n{LISTENER}\n```\n");
    for chapter in &ALL {
        let Chapter { number, title, about, .. } = chapter;
        let _ = write!(out, "\n## Chapter {number}: {title}\n\n{about} {}.\n\nAfterwards one can\n\n", chapter.size());
        for goal in chapter.to_teach().goals {
            let _ = writeln!(out, "- {}", small(goal.trim_end_matches('.')));
        }
        out.push_str("\n| mission | minutes | what one will have seen |\n|---|---|---|\n");
        for lesson in chapter.missions() {
            let _ = writeln!(out, "| {} {} | {} | {} |", lesson.id, lesson.title, lesson.minutes, lesson.sentence);
        }
        out.push_str("\nTo talk about:\n\n");
        for (question, at) in chapter.to_teach().questions.iter().zip(1..) {
            let _ = writeln!(out, "{at}. {question}");
        }
        out.push_str("\nAnswers of the quiz:\n\n");
        for (key, at) in chapter.answer_key().zip(1..) {
            let _ = writeln!(out, "{at}. {} **{}** {}", key.ask, key.answer, key.reason);
        }
        let _ = write!(out, "\nTo embed: `{}`, or `<after-launch chapter=\"{number}\"></after-launch>`.\n", chapter.query());
    }
    out.push_str(&next_steps::guide());
    out
}

/// "Say how" in the middle of a sentence.
fn small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_numbered_and_say_all_that_a_teacher_needs() {
        for (chapter, number) in ALL.iter().zip(1u8..) {
            assert_eq!((chapter.number, chapter.id), (number, number.to_string().as_str()));
            assert!((2..=5).contains(&chapter.to_teach().goals.len()), "{number}");
            assert!(chapter.to_teach().goals.iter().chain([&chapter.about]).all(|text| text.ends_with('.')), "{number}");
            assert!(chapter.to_teach().questions.iter().all(|question| question.ends_with('?')), "{number}");
            let questions: usize = quizzes::ALL.iter().filter(|quiz| quiz.chapter == number).map(|quiz| quiz.questions.len()).sum();
            assert_eq!(chapter.answer_key().count(), questions, "{number}: each question has a right answer");
            assert!(chapter.missions().count() >= 2 && chapter.minutes() > 0, "{number}");
        }
        assert_eq!(ALL.iter().map(|chapter| chapter.missions().count()).sum::<usize>(), lessons::ALL.len());
    }

    #[test]
    fn questions_name_missions_of_their_chapter() {
        for chapter in &ALL {
            for question in chapter.to_teach().questions {
                let named = question.split_once("Mission ").map(|(_, rest)| rest.get(..3).unwrap_or_default());
                assert!(named.is_none_or(|id| chapter.missions().any(|lesson| lesson.id == id)), "{question}");
            }
        }
    }
}
