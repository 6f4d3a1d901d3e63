//! The list of functions that opening the page takes, by their names.
//!
//! rustc ends a name with a hash that tells apart functions of the same name, such as the instances of a generic one.
//! The hash stays as long as a function's place and types do, and changes with the compiler. So the list holds it only
//! where a name has several functions, and where none of those has a listed hash, all of them are taken.
//!
//! What opening does not take is listed too, each function by a short digest. So what has been written since the list
//! was made can be told from it, and is taken: perhaps opening needs it.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::{Flow, Stretch};
use crate::outline::Outline;

/// What a line of digests begins with: functions that are not taken.
const LEFT: &str = "-\t";
/// A stretch of fewer bytes is not worth a call.
const SHORT: usize = 56;
/// What is drawn and said now and then. Everywhere else a call more within a loop would be felt.
const LEISURELY: [&str; 5] = ["page::", "afterlaunch::present", "afterlaunch::session", "afterlaunch::course", "::call_once"];
/// What fetching the rest takes itself, or may take: memory, text, what lies between the program and the page.
const ALWAYS: [&str; 6] = ["dlmalloc", "__r", "__wb", "alloc::", "core", "wasm_bindgen"];

/// What works through every request: no stretch of it is cold that runs when there is trouble, so that no loop goes back
/// and forth.
const ENGINE: [&str; 5] = ["afterlaunch::platform", "afterlaunch::learn", "afterlaunch::base", "core::slice::sort", "libm"];
/// The mark of what opening takes, and of what is at work when there is trouble.
const OPENING: u8 = 1;
const AT_WORK: u8 = 2;

/// What opening takes of the functions of one name.
#[derive(Default)]
struct Taken {
    /// The hashes of those that are called; empty if all of them are.
    hashes: BTreeSet<String>,
    /// The looks of stretches that are not run.
    cold: BTreeSet<u32>,
}

/// Which functions opening takes, and which stretches of them it does not.
pub struct List {
    taken: BTreeMap<String, Taken>,
    /// Digests of what is not taken, of names and of functions.
    left: BTreeSet<u32>,
}

impl List {
    /// Reads a list.
    pub fn read(text: &str) -> Self {
        let (mut list, mut left) = (BTreeMap::<String, Taken>::new(), BTreeSet::new());
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some(digests) = line.strip_prefix(LEFT) {
                left.extend(digests.split(' ').filter_map(|digest| u32::from_str_radix(digest, 16).ok()));
                continue;
            }
            let mut parts = line.split('\t');
            let taken = list.entry(parts.next().unwrap_or_default().to_owned()).or_default();
            for word in parts.flat_map(|part| part.split(' ')).filter(|word| !word.is_empty()) {
                match word.strip_prefix('-') {
                    Some(look) => taken.cold.extend(u32::from_str_radix(look, 16).ok()),
                    None => _ = taken.hashes.insert(word.to_owned()),
                }
            }
        }
        Self { taken: list, left }
    }

    /// Whether each function of a program, by its name, is taken.
    pub fn taken(&self, names: &[String]) -> Vec<bool> {
        let listed = |name: &str, hash: &str| self.taken.get(name).is_some_and(|taken| taken.hashes.contains(hash));
        let left = |name: &str| self.left.contains(&digest(name));
        // Whether the list knows any function of a name by its hash: another compiler gives other hashes.
        let mut known = BTreeMap::<&str, bool>::new();
        for whole in names {
            let (name, hash) = parted(whole);
            *known.entry(name).or_default() |= listed(name, hash) || left(bare(whole));
        }
        let taken = |whole: &String| {
            let (name, hash) = parted(whole);
            let named = self.taken.get(name);
            let written_since = !self.left.is_empty();
            match () {
                () if named.is_some_and(|taken| taken.hashes.is_empty()) || listed(name, hash) => true,
                () if left(bare(whole)) => false,
                () if known[name] => written_since,
                () => named.is_some() || (written_since && !left(name)),
            }
        };
        names.iter().map(taken).collect()
    }

    /// The stretches of a function that are not taken with it.
    pub fn cold(&self, name: &str, flow: &Flow<'_>) -> Vec<Stretch> {
        let cold = self.taken.get(parted(name).0).map(|taken| &taken.cold).filter(|cold| !cold.is_empty());
        cold.map(|cold| flow.known(|look| cold.contains(&look))).unwrap_or_default()
    }

    /// The list of what was run of a program: there is a mark for each site of each function.
    pub fn of(names: &[String], flows: &[Flow<'_>], marks: &[u8]) -> Self {
        let mut rest = marks;
        let mut called = BTreeMap::<&str, (Taken, Vec<(&Flow<'_>, Vec<bool>)>, usize)>::new();
        for (name, flow) in names.iter().zip(flows) {
            let (own, others) = rest.split_at(flow.sites().min(rest.len()));
            rest = others;
            let (name, hash) = parted(name);
            let (taken, run, of) = called.entry(name).or_default();
            *of += 1;
            let counts = if ENGINE.iter().any(|part| name.contains(part)) { OPENING | AT_WORK } else { OPENING };
            if own.first().is_some_and(|mark| mark & OPENING != 0) {
                taken.hashes.insert(hash.to_owned());
                run.push((flow, own.iter().map(|mark| mark & counts != 0).collect()));
            }
        }
        let listed = called.into_iter().filter(|(name, (_, run, _))| !name.is_empty() && !run.is_empty());
        let taken = listed.map(|(name, (mut taken, run, of))| {
            // Where all of a name are taken, the hashes say nothing.
            if run.len() == of {
                taken.hashes.clear();
            }
            taken.cold = cold(name, &run);
            (name.to_owned(), taken)
        });
        let mut list = Self { taken: taken.collect(), left: BTreeSet::new() };
        let left = names.iter().zip(list.taken(names)).filter(|(_, taken)| !taken).map(|(whole, _)| whole);
        list.left =
            left.flat_map(|whole| [bare(whole), parted(whole).0]).filter(|name| !list.taken.contains_key(*name)).map(digest).collect();
        list
    }

    /// The list as text, a name a line.
    pub fn written(&self) -> String {
        let mut text =
            "# What opening the page takes of its program, which is parted by it. Written by `cargo xtask profile`.\n# A name; where it has several functions, the hashes of those that are called; stretches that are not run.\n# Then digests of all else that there was: what has been written since is none of it.\n".to_owned();
        for (name, taken) in &self.taken {
            text.push_str(name);
            let words: Vec<_> = taken.hashes.iter().cloned().chain(taken.cold.iter().map(|look| format!("-{look:08x}"))).collect();
            if !words.is_empty() {
                text.push('\t');
                text.push_str(&words.join(" "));
            }
            text.push('\n');
        }
        let left: Vec<_> = self.left.iter().map(|digest| format!("{digest:08x}")).collect();
        for line in left.chunks(16) {
            text.push_str(&format!("{LEFT}{}\n", line.join(" ")));
        }
        text
    }
}

/// The looks of what was not run in any of the functions of a name.
fn cold(name: &str, run: &[(&Flow<'_>, Vec<bool>)]) -> BTreeSet<u32> {
    let bare = name.trim_start_matches(['<', '&', '[']);
    let leisurely = LEISURELY.iter().any(|part| name.contains(part));
    let mut cold = BTreeSet::new();
    if !leisurely && ALWAYS.iter().any(|start| bare.starts_with(start)) {
        return cold;
    }
    for (flow, marks) in run {
        let worth = |stretch: &Stretch| {
            let looped = flow.blocks[flow.steps[stretch.from].block].looped;
            (leisurely || !looped) && flow.size(*stretch) >= SHORT && Outline::of(flow, *stretch).is_some()
        };
        cold.extend(flow.unmarked(marks).into_iter().filter(worth).filter_map(|stretch| flow.look(stretch)));
    }
    // What was run somewhere else and looks the same cannot be told apart.
    loop {
        let hot = run.iter().flat_map(|(flow, marks)| {
            let found = flow.known(|look| cold.contains(&look));
            found.into_iter().filter(|stretch| flow.run(*stretch, marks)).filter_map(|stretch| flow.look(stretch)).collect::<Vec<_>>()
        });
        let hot: Vec<u32> = hot.collect();
        if hot.is_empty() {
            return cold;
        }
        cold.retain(|look| !hot.contains(look));
    }
}

/// A name without what the linker has added behind it, a point and a number.
fn bare(name: &str) -> &str {
    let bare = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    bare.strip_suffix('.').unwrap_or(name)
}

/// A name without its hash, and the hash.
fn parted(name: &str) -> (&str, &str) {
    let name = bare(name);
    match name.rsplit_once("::h") {
        Some((rest, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => (rest, hash),
        _ => (name, ""),
    }
}

/// What stands for a name in the list of what is not taken: FNV-1a.
fn digest(name: &str) -> u32 {
    name.bytes().fold(0x811C_9DC5, |digest, byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_listed_hash_takes_one_of_a_name() {
        let program = names(&["a::f::h0000000000000001", "a::g::h0000000000000002", "a::g::h0000000000000003.389", "main", "b"]);
        let list = List::read("# of what\na::f\na::g\t0000000000000003 -00c0ffee\nmain\n");
        assert_eq!(list.taken(&program), [true, false, true, true, false]);
        assert_eq!(List::read(&list.written()).written(), list.written());
    }

    #[test]
    fn another_compiler_s_hashes_take_all_of_a_name() {
        let list = List::read("a::g\t0000000000000003\n");
        let other = names(&["a::g::h0000000000000007", "a::g::h0000000000000008", "a::h::h0000000000000003"]);
        assert_eq!(list.taken(&other), [true, true, false]);
    }

    #[test]
    fn what_has_been_written_since_is_taken() {
        let program = names(&["a::f::h0000000000000001", "a::g::h0000000000000002", "a::h::h0000000000000003", "a::h::h0000000000000004"]);
        let mut list = List::read("a::f\na::h\t0000000000000003\n");
        list.left = ["a::g::h0000000000000002", "a::g", "a::h::h0000000000000004"].map(digest).into();
        let list = List::read(&list.written());
        assert_eq!(list.taken(&program), [true, false, true, false]);
        let since =
            names(&["a::new::h0000000000000005", "a::h::h0000000000000003", "a::h::h0000000000000006", "a::g::h0000000000000002.7"]);
        assert_eq!(list.taken(&since), [true, true, true, false], "a new one, a new one of a known name");
        let other = names(&["a::g::h0000000000000007", "a::h::h0000000000000008"]);
        assert_eq!(list.taken(&other), [false, true], "another compiler");
    }
}
