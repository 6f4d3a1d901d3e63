//! The list of functions that opening the page takes, by their names.
//!
//! rustc ends a name with a hash that tells apart functions of the same name, such as the instances of a generic one.
//! The hash stays as long as a function's place and types do, and changes with the compiler. So the list holds it only
//! where a name has several functions, and where none of those has a listed hash, all of them are taken.

use std::collections::{BTreeMap, BTreeSet};

/// Which functions opening takes.
pub struct List(BTreeMap<String, BTreeSet<String>>);

impl List {
    /// Reads a list.
    pub fn read(text: &str) -> Self {
        let mut list = BTreeMap::<String, BTreeSet<String>>::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (name, hash) = line.split_once('\t').unwrap_or((line, ""));
            list.entry(name.to_owned()).or_default().extend(hash.split(' ').filter(|hash| !hash.is_empty()).map(str::to_owned));
        }
        Self(list)
    }

    /// Whether each function of a program, by its name, is taken.
    pub fn taken(&self, names: &[String]) -> Vec<bool> {
        let mut known = BTreeMap::<&str, bool>::new();
        for (name, hash) in names.iter().map(|name| parted(name)) {
            let listed = self.0.get(name).is_some_and(|hashes| hashes.contains(hash));
            *known.entry(name).or_default() |= listed;
        }
        let taken = |name: &String| {
            let (name, hash) = parted(name);
            self.0.get(name).is_some_and(|hashes| hashes.is_empty() || hashes.contains(hash) || !known[name])
        };
        names.iter().map(taken).collect()
    }

    /// The list of a program's functions that were called.
    pub fn write(names: &[String], called: &[bool]) -> String {
        let mut list = BTreeMap::<&str, (Vec<&str>, usize)>::new();
        for (name, called) in names.iter().zip(called) {
            let (name, hash) = parted(name);
            let (hashes, of) = list.entry(name).or_default();
            *of += 1;
            if *called {
                hashes.push(hash);
            }
        }
        let mut text =
            "# Functions that opening the page takes; the program is parted by it. Written by `cargo xtask profile`.\n".to_owned();
        for (name, (mut hashes, of)) in list {
            if name.is_empty() || hashes.is_empty() {
                continue;
            }
            text.push_str(name);
            // Where all of a name are taken, the hashes say nothing.
            if hashes.len() < of {
                hashes.sort_unstable();
                hashes.dedup();
                text.push('\t');
                text.push_str(&hashes.join(" "));
            }
            text.push('\n');
        }
        text
    }
}

/// A name without its hash, and the hash. What the linker has added behind them, a point and a number, is left out.
fn parted(name: &str) -> (&str, &str) {
    let bare = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let name = bare.strip_suffix('.').unwrap_or(name);
    match name.rsplit_once("::h") {
        Some((rest, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => (rest, hash),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_was_called_is_taken_again() {
        let program = names(&["a::f::h0000000000000001", "a::g::h0000000000000002", "a::g::h0000000000000003.389", "main", "b"]);
        let called = [true, false, true, true, false];
        let text = List::write(&program, &called);
        assert_eq!(List::read(&text).taken(&program), called, "{text}");
    }

    #[test]
    fn another_compiler_s_hashes_take_all_of_a_name() {
        let text = List::write(&names(&["a::g::h0000000000000002", "a::g::h0000000000000003"]), &[false, true]);
        let other = names(&["a::g::h0000000000000007", "a::g::h0000000000000008", "a::h::h0000000000000003"]);
        assert_eq!(List::read(&text).taken(&other), [true, true, false]);
    }
}
