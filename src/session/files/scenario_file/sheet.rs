//! One object of the document, written or read by the same description: each key is named once, with where its value
//! lives and what it may be. So nothing can be written that is not read, and nothing read that is not held to its bounds.
//!
//! Reading goes on after a problem, so that whoever edits a file is told of all of them at once.

use std::cell::RefCell;

use crate::learn::table::clipped;

use super::problem::{PartKind, Problem, Wrong, WrongNumber};
use super::tree::Tree;

/// The most problems that are told at once.
pub const MOST_PROBLEMS: usize = 10;

/// Problems so far.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    fn add(&self, path: String, why: Wrong) {
        let mut all = self.0.borrow_mut();
        if all.len() < MOST_PROBLEMS {
            all.push(Problem { path, why });
        }
    }

    /// All that were found.
    pub fn into_inner(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// One object of the document.
pub struct Sheet<'a> {
    path: String,
    /// Written so far; or read and not asked for yet.
    entries: Vec<(String, Tree)>,
    /// Keys that were asked for.
    asked: Vec<String>,
    /// Nothing more is said about it.
    given_up: bool,
    /// Where problems go; writing has none.
    reading: Option<&'a Problems>,
}

/// Lowest and highest value, both included.
pub type Bounds = (f64, f64);

impl<'a> Sheet<'a> {
    /// An empty one to be written.
    pub const fn to_write() -> Self {
        Self { path: String::new(), entries: Vec::new(), asked: Vec::new(), given_up: false, reading: None }
    }

    /// One to be read. What is no object reads as an empty one.
    pub fn to_read(tree: Tree, path: String, problems: &'a Problems) -> Self {
        let entries = match tree {
            Tree::Object(entries) => entries,
            other => {
                problems.add(path.clone(), Wrong::Not { wanted: PartKind::Object, given: other.kind() });
                return Self { path, entries: Vec::new(), asked: Vec::new(), given_up: true, reading: Some(problems) };
            }
        };
        Self { path, entries, asked: Vec::new(), given_up: false, reading: Some(problems) }
    }

    /// What was written.
    pub fn written(self) -> Tree {
        Tree::Object(self.entries)
    }

    /// Whether it is read.
    pub const fn reads(&self) -> bool {
        self.reading.is_some()
    }

    fn path_of(&self, key: &str) -> String {
        let key = clipped(key, 40);
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Notes what is wrong with the value of a key.
    pub fn refuse(&self, key: &str, why: impl Into<Wrong>) {
        if let Some(problems) = self.reading {
            let path = if key.is_empty() { self.path.clone() } else { self.path_of(key) };
            problems.add(path, why.into());
        }
    }

    /// What stands behind a key, if it is there.
    fn look(&mut self, key: &str) -> Option<Tree> {
        self.asked.push(key.to_owned());
        let at = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.remove(at).1)
    }

    /// What stands behind a key that has to be there.
    fn take(&mut self, key: &str) -> Option<Tree> {
        let found = self.look(key);
        if found.is_none() && !self.given_up {
            self.refuse(key, Wrong::Missing);
        }
        found
    }

    fn put(&mut self, key: &str, tree: Tree) {
        self.entries.push((key.to_owned(), tree));
    }

    /// Names what nobody asked for.
    pub fn close(self) {
        for (key, _) in &self.entries {
            self.refuse(key, Wrong::NoSuchKey { key: key.clone(), known: self.asked.clone() });
        }
    }

    fn number_of(&self, key: &str, tree: &Tree, (low, high): Bounds) -> Option<f64> {
        let Tree::Number(number) = tree else {
            self.refuse(key, Wrong::Not { wanted: PartKind::Number, given: tree.kind() });
            return None;
        };
        if !(low..=high).contains(number) {
            self.refuse(key, WrongNumber::OutOfBounds { low, high, given: *number });
            return None;
        }
        Some(*number)
    }

    /// A number.
    pub fn number(&mut self, key: &str, value: &mut f32, bounds: Bounds) {
        if !self.reads() {
            return self.put(key, number(*value));
        }
        let Some(tree) = self.take(key) else { return };
        if let Some(number) = self.number_of(key, &tree, bounds) {
            *value = number as f32;
        }
    }

    /// A whole number.
    pub fn whole(&mut self, key: &str, value: &mut u32, bounds: Bounds) {
        if !self.reads() {
            return self.put(key, Tree::Number(f64::from(*value)));
        }
        let Some(tree) = self.take(key) else { return };
        match self.number_of(key, &tree, bounds) {
            Some(number) if number == number.trunc() => *value = number as u32,
            Some(number) => self.refuse(key, WrongNumber::NotWhole { given: number }),
            None => {}
        }
    }

    /// A text of so many letters.
    pub fn text(&mut self, key: &str, value: &mut String, most: usize) {
        if !self.reads() {
            return self.put(key, Tree::Text(value.clone()));
        }
        match self.take(key) {
            Some(Tree::Text(text)) => {
                let letters = text.chars().count();
                if key != "unit" && text.trim().is_empty() {
                    self.refuse(key, Wrong::EmptyText);
                } else if letters > most {
                    self.refuse(key, Wrong::LongText { letters, most });
                } else if text.chars().any(char::is_control) {
                    self.refuse(key, Wrong::UnshownSign);
                }
                *value = text;
            }
            Some(other) => self.refuse(key, Wrong::Not { wanted: PartKind::Text, given: other.kind() }),
            None => {}
        }
    }

    /// One of some words, by its place among them. Says whether it is one.
    pub fn word(&mut self, key: &str, place: &mut usize, words: &[&str]) -> bool {
        if !self.reads() {
            self.put(key, Tree::Text(words[*place].to_owned()));
            return true;
        }
        match self.take(key) {
            Some(Tree::Text(text)) => match words.iter().position(|word| *word == text) {
                Some(at) => {
                    *place = at;
                    return true;
                }
                None => {
                    let known = words.iter().map(|word| (*word).to_owned()).collect();
                    self.refuse(key, Wrong::NoSuchWord { word: text, known });
                }
            },
            Some(other) => self.refuse(key, Wrong::Not { wanted: PartKind::Text, given: other.kind() }),
            None => {}
        }
        false
    }

    /// Whether this text stands behind a key.
    pub fn says(&self, key: &str, text: &str) -> bool {
        self.entries.iter().any(|(name, tree)| name == key && matches!(tree, Tree::Text(there) if there == text))
    }

    /// Leaves the rest of this object alone: nobody can tell what it should be.
    pub fn give_up(&mut self) {
        self.entries.clear();
        self.given_up = self.reads();
    }

    /// Leaves what stands behind a key alone.
    pub fn skip(&mut self, key: &str) {
        let _ = self.look(key);
    }

    /// Yes or no; where it is not there it is no.
    pub fn flag(&mut self, key: &str, value: &mut bool) {
        if !self.reads() {
            if *value {
                self.put(key, Tree::Flag(true));
            }
            return;
        }
        match self.look(key) {
            Some(Tree::Flag(flag)) => *value = flag,
            Some(other) => self.refuse(key, Wrong::Not { wanted: PartKind::Flag, given: other.kind() }),
            None => {}
        }
    }

    /// So many numbers in square brackets.
    pub fn numbers(&mut self, key: &str, values: &mut Vec<f32>, count: usize, bounds: Bounds) {
        if !self.reads() {
            return self.put(key, Tree::List(values.iter().copied().map(number).collect()));
        }
        let Some(list) = self.list_of(key, count, count) else { return };
        *values = (list.iter().enumerate())
            .map(|(at, tree)| self.number_of(&format!("{key}[{at}]"), tree, bounds).unwrap_or(1.0) as f32)
            .collect();
    }

    /// The range of a number.
    pub fn range(&mut self, key: &str, range: &mut (f64, f64)) {
        if !self.reads() {
            return self.put(key, Tree::List(vec![Tree::Number(range.0), Tree::Number(range.1)]));
        }
        let Some(list) = self.list_of(key, 2, 2) else { return };
        let bound = |at: usize| self.number_of(&format!("{key}[{at}]"), &list[at], (-1e9, 1e9));
        let (Some(low), Some(high)) = (bound(0), bound(1)) else { return };
        if low > high {
            self.refuse(key, WrongNumber::UpsideDown { from: low, to: high });
        } else if low == high {
            self.refuse(key, WrongNumber::OneValue { value: low });
        }
        *range = (low, high);
    }

    /// Texts in square brackets.
    pub fn texts(&mut self, key: &str, values: &mut Vec<String>, (least, most): (usize, usize)) {
        if !self.reads() {
            return self.put(key, Tree::List(values.iter().cloned().map(Tree::Text).collect()));
        }
        let Some(list) = self.list_of(key, least, most) else { return };
        for (at, tree) in list.into_iter().enumerate() {
            let key = format!("{key}[{at}]");
            match tree {
                Tree::Text(text) if values.contains(&text) => self.refuse(&key, Wrong::Twice { text }),
                Tree::Text(text) if text.trim().is_empty() || text.chars().count() > 40 || text.chars().any(char::is_control) => {
                    self.refuse(&key, Wrong::Word);
                }
                Tree::Text(text) => values.push(text),
                other => self.refuse(&key, Wrong::Not { wanted: PartKind::Text, given: other.kind() }),
            }
        }
    }

    fn list_of(&mut self, key: &str, least: usize, most: usize) -> Option<Vec<Tree>> {
        let list = match self.take(key)? {
            Tree::List(list) => list,
            other => {
                self.refuse(key, Wrong::Not { wanted: PartKind::List, given: other.kind() });
                return None;
            }
        };
        if (least..=most).contains(&list.len()) {
            return Some(list);
        }
        self.refuse(key, Wrong::ListLength { least, most, given: list.len() });
        None
    }

    /// An object inside.
    pub fn part(&mut self, key: &str, describe: &mut dyn FnMut(&mut Sheet)) {
        let Some(problems) = self.reading else {
            let mut inside = Sheet::to_write();
            describe(&mut inside);
            return self.put(key, inside.written());
        };
        let Some(tree) = self.take(key) else { return };
        let mut inside = Sheet::to_read(tree, self.path_of(key), problems);
        describe(&mut inside);
        inside.close();
    }

    /// Whether what may be left out is there: in the document when that is read, by the caller’s word when it is written.
    pub fn has(&mut self, key: &str, there: bool) -> bool {
        let here = if self.reads() { self.entries.iter().any(|(name, _)| name == key) } else { there };
        if !here {
            self.asked.push(key.to_owned());
        }
        here
    }

    /// A list of objects: so many to be written. Returns how many there are.
    pub fn list(&mut self, key: &str, count: usize, (least, most): (usize, usize), describe: &mut dyn FnMut(&mut Sheet, usize)) {
        let Some(problems) = self.reading else {
            let entry = |at: usize| {
                let mut inside = Sheet::to_write();
                describe(&mut inside, at);
                inside.written()
            };
            let list = (0..count).map(entry).collect();
            return self.put(key, Tree::List(list));
        };
        let Some(list) = self.list_of(key, least, most) else { return };
        for (at, tree) in list.into_iter().enumerate() {
            let mut inside = Sheet::to_read(tree, self.path_of(&format!("{key}[{at}]")), problems);
            describe(&mut inside, at);
            inside.close();
        }
    }
}

/// A number through its text, so that 0.1 stays 0.1.
fn number(value: f32) -> Tree {
    Tree::Number(value.to_string().parse().unwrap_or_default())
}
