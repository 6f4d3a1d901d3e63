//! Parts the page's program in two: what opening the page takes, and the rest, which comes while somebody begins to
//! use it. `cargo xtask build` calls it on the finished site.
//!
//! ```text
//! split part SITE LINKED LIST     parts the program of the site, by the list of what opening takes; LINKED is what the
//!                                 linker has made, with its relocations
//! split mark SITE                 makes its program leave marks where control comes to
//! split list WASM MARKS LIST      writes the list, by the unmarked program and the marks that were found
//! ```
//!
//! The list holds the names of functions, and knows stretches of them that are not run. Such a stretch becomes a
//! function of the rest, as functions that are not named do. Constants that only the rest refers to go with it. A function
//! that was written after the list is in the first part, since opening may need it.
//!
//! A function that the list does not name is not in the first part. What is there may call it all the same: then a stub
//! stands for it, which calls the real one through a slot of the table. The rest brings the real ones and puts them into
//! the slots. A stub that is called before asks the page to fetch the rest at once. So a list that is out of date makes the first load heavier, or the page slower, and never wrong.

#![allow(clippy::print_stdout, reason = "a command talks to whoever started it")]

mod callers;
mod data;
mod flow;
mod linked;
mod list;
mod mark;
mod module;
mod names;
mod outline;
mod part;
mod shared;
mod site;
mod table;

/// Done, or one sentence that says what is wrong.
type Outcome<T = ()> = Result<T, String>;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["part", dist, linked, list] => site::part(dist.as_ref(), linked.as_ref(), list.as_ref()),
        ["mark", dist] => site::mark(dist.as_ref()),
        ["list", wasm, marks, list] => site::list(wasm.as_ref(), marks.as_ref(), list.as_ref()),
        _ => Err("split part SITE LINKED LIST, split mark SITE, or split list WASM MARKS LIST".into()),
    };
    if let Err(sentence) = outcome {
        eprintln!("{sentence}");
        std::process::exit(1);
    }
}
