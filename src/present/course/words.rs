//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const THE_COURSE: &str = "The course";
pub const IN_EACH_MISSION_YOU_PREDICT_RUN: &str =
    "In each mission you predict, run, and see. No code, no formulas. Begin anywhere; everything is also open in free play.";
pub const MISSIONS_BY_CHAPTER_OR_FIELD: &str = "Missions by chapter or by field of work";
pub const BY_CHAPTER: &str = "By chapter";
pub const WHO_DECIDES_WHAT: &str = "Who decides what";
pub const WHAT_IT_MUST_NOT_DECIDE: &str = "What it must not decide";
pub const WHAT_MLOPS_IS: &str = "What MLOps is";
pub const WHAT_MLOPS_IS_IN_FIVE_MINUTES: &str = "What MLOps is, in five minutes";
pub const NEW_TO_THIS: &str = "New to this? ";
pub const SIX_PARTS_OF_ONE_LOOP: &str = "Six parts of one loop";
pub const CHOOSE_A_PART_TO_LIGHT: &str =
    "This is the run that goes on in this tab. Choose a part, and it lights up on the picture. A dot marks the parts at work now.";
pub const AT_WORK_NOW: &str = "at work now";
pub const QUIET_NOW: &str = "quiet now";
pub const NOW_DO_IT: &str = "Now do it";
pub const FREE_PLAY: &str = "Free play";
pub const DO_YOU_TEACH: &str = "Do you teach? ";
pub const GOALS_QUESTIONS_AND_LINKS: &str = "Goals, questions and links for each chapter";
pub const YOUR_RECORD: &str = "Your record";
pub const THE_COURSE_BEFORE: &str = "The course:";
pub const OR_TAKE_THE_COURSE: &str = "Or take the course:";
pub const CHAPTER_MAP: &str = "Chapter map";
pub const ACCOUNT_OF_THIS_RUN: &str = "Account of this run";
pub const SAVED_AS_AFTERLAUNCH_PROGRESS_JSON: &str = "Saved as afterlaunch-progress.json.";
pub const THIS_BROWSER_WOULD_NOT_SAVE: &str = "This browser would not save the file.";
pub const IT_IS_KEPT_IN_THIS_BROWSER: &str =
    "It is kept in this browser. Nothing is sent anywhere, unless a course platform around this page asks for it.";
pub const THIS_BROWSER_KEEPS_NOTHING: &str =
    "This browser keeps nothing for this page: its storage is blocked or full. Save your progress as a file before you close the page.";
pub const SAVE_AS_A_FILE: &str = "Save as a file";
pub const BRING_IN_A_FILE: &str = "Bring in a file";
pub const BRING_IN_A_PROGRESS_FILE: &str = "Bring in a progress file";
pub const RECORD_OF_COMPLETION: &str = "Record of completion";
pub const AFTER_THE_COURSE: &str = "After the course";
pub const CHOOSE_ONE_OF_THREE_DIRECTIONS: &str =
    "Choose one of three directions, and build or write something small in it. What is built stays in the mind longer than what is read.";
pub const THE_CHECKLIST_OF_A_RUN: &str = "The checklist of this run";
pub const WHAT_TO_DO_FIRST: &str = "What to do first";
pub const TO_READ_ABOUT_NEXT: &str = "To read about next";
pub const MISSIONS_TO_PLAY_AGAIN: &str = "Missions to play again";
pub const A_SMALL_PROJECT: &str = "A small project";
pub const BEFORE_CHOOSING_A_TOOL: &str = "Before choosing a tool";
pub const YOUR_PROGRESS: &str = "Your progress";
pub const ALL_PROGRESS_IS_FORGOTTEN: &str = "All progress is forgotten.";
pub const FORGET_ALL_PROGRESS: &str = "Forget all progress";
pub const KEEP_IT: &str = "Keep it";
pub const START_OVER: &str = "Start over";
pub const WHAT_COLLEAGUES_SAY: &str = "What colleagues, course books and job adverts say: each word in one sentence, where the page shows it, and what it is often taken for. Wherever a word is dotted on a page, tap it to read its sentence in place.";
pub const TRY_A_SHORTER_PIECE: &str = "Try a shorter piece of the word, or what it is about: “late”, “wrong”, “server”.";
pub const LOOK_UP: &str = "Look up";
pub const LEARN_BY_CARDS: &str = "Learn by cards";
pub const WHAT_TO_DO_WITH_THEM: &str = "What to do with them";
pub const WORDS: &str = "Words";
pub const ALL_CHAPTERS: &str = "All chapters";
pub const CHAPTER: &str = "Chapter";
pub const SHOW_ALL_WORDS: &str = "Show all words";
pub const NO_WORD_LIKE_THIS: &str = "No word like this.";
pub const WORD_FIRST: &str = "Word first";
pub const SENTENCE_FIRST: &str = "Sentence first";
pub const WHICH_SIDE_COMES_FIRST: &str = "Which side comes first";
pub const TURN_THE_CARD: &str = "Turn the card";
pub const THE_OTHER_SIDE: &str = "The other side";
pub const NOT_YET: &str = "Not yet";
pub const KNEW_IT: &str = "Knew it";
pub const WHICH_WORD_IS_IT: &str = "Which word is it?";
pub const WHAT_DOES_IT_MEAN: &str = "What does it mean?";
pub const KEYS_OF_A_CARD: &str = "Keys: Enter turns the card. Left arrow: not yet. Right arrow: knew it.";
pub const YOU_KNOW_ALL_WORDS: &str = "You know all words of the course.";
pub const START_AGAIN_IN_A_WEEK: &str = "In a week or two, start again: what comes back then has stayed.";
pub const KEEP_THEM: &str = "Keep them";
pub const START_AGAIN: &str = "Start again";
pub const SEE_IT: &str = "See it: ";
pub const LOOK_FOR_A_WORD: &str = "Look for a word";
pub const CHOOSE_AN_ANSWER_AND_READ_WHY: &str = "Choose an answer and read why. Your first answer to each question counts.";
pub const TAKE_IT_AGAIN: &str = "Take it again";
pub const NOT_THIS_ONE: &str = "Not this one. ";
pub const FROM_YOUR_OWN_RUN: &str = "From your own run";
pub const RECORD_SO_FAR: &str = "Record so far";
pub const WITHOUT_A_NAME: &str = "Without a name";
pub const AFTERLAUNCH_THE_WHOLE_COURSE: &str = "Afterlaunch, the whole course";
pub const NAME_ON_THE_RECORD: &str = "Name on the record";
pub const AFTERLAUNCH_IS_A_SHORT_COURSE: &str = "Afterlaunch is a short course for beginners, and a system to break in front of a class. This page says what each chapter is \
     for, and makes the links.";
pub const MAKE_A_LINK: &str = "Make a link";
pub const FOR_TEACHERS: &str = "For teachers";
pub const THE_COURSE_ITSELF: &str = "The course itself";
pub const A_PAGE_THAT_LISTENS: &str = "A page that listens";
pub const BESIDE_THE_SCRIPT_EMBED_JS: &str =
    "Beside the script embed.js, which “Make a link” writes for you. All messages are described in docs/embedding.md.";
pub const A_LISTENER_TO_COPY: &str = "A listener to copy";
pub const AFTERWARDS_ONE_CAN: &str = "Afterwards one can";
pub const TO_TALK_ABOUT: &str = "To talk about";
pub const TO_EMBED: &str = "To embed";
pub const ANSWER_KEY_OF_THE_QUIZ: &str = "Answer key of the quiz";

pub fn chapter_and_title(chapter: impl Display, title: impl Display) -> String {
    format!("Chapter {chapter}, {title}")
}

pub fn mission_and_title(id: impl Display, title: impl Display) -> String {
    format!("Mission {id}: {title}")
}

pub fn missions_shown(shown: usize, of: usize) -> String {
    format!("{shown} of {of} missions.")
}

pub fn begin_with_mission(id: impl Display) -> String {
    format!("Begin with mission {id}")
}

pub fn go_on_with_mission(id: impl Display) -> String {
    format!("Go on with mission {id}")
}

pub fn quiz_of(right: impl Display, of: impl Display) -> String {
    format!("Quiz: {right} of {of}")
}

pub fn chapter_with_colon(chapter: impl Display) -> String {
    format!("Chapter {chapter}: ")
}

pub fn next_mission(id: impl Display, title: impl Display) -> String {
    format!("Next mission: {id} {title}")
}

pub fn take_the_quiz_of_chapter(chapter: impl Display) -> String {
    format!("Take the quiz of chapter {chapter}")
}

pub fn nothing_was_brought_in_because(why: impl Display) -> String {
    format!("Nothing was brought in, because this file cannot be read: {why}.")
}

pub fn quiz(title: impl Display) -> String {
    format!("Quiz: {title}")
}

pub fn afterlaunch_chapter(chapter: impl Display, title: impl Display) -> String {
    format!("Afterlaunch, chapter {chapter}: {title}")
}

pub fn afterlaunch_mission(id: impl Display) -> String {
    format!("Afterlaunch, mission {id}")
}

pub fn quiz_of_chapter(chapter: impl Display) -> String {
    format!("Quiz of chapter {chapter}")
}

pub fn chapter_number(id: impl Display) -> String {
    format!("Chapter {id}")
}

pub fn make_a_link_to_chapter(id: impl Display) -> String {
    format!("Make a link to chapter {id}")
}

pub fn no_word_in_chapter(chapter: impl Display) -> String {
    format!("No word like this in chapter {chapter}.")
}

pub fn all_known_of_chapter(chapter: impl Display) -> String {
    format!("You know all words of chapter {chapter}.")
}

pub fn forget(words: impl Display) -> String {
    format!("Forget {words}")
}

/// Words in a row as a sentence: "Model cards, fairness measures."
pub fn sentence_of(words: &[&str]) -> String {
    let all = words.join(", ");
    let mut letters = all.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}
