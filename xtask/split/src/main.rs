//! Parts the page's program in two: what opening the page takes, and the rest, which comes while somebody begins to
//! use it. `cargo xtask build` calls it on the finished site.
//!
//! ```text
//! split part SITE LIST            parts the program of the site, by the list of functions that opening takes
//! split mark SITE                 makes each function of its program leave a mark when it is called
//! split list WASM MARKS LIST      writes the list: functions of the unmarked program whose mark was found
//! ```
//!
//! A function that the list does not name stands in the first part as a stub, which calls the real one through a slot
//! of the table. The rest brings the real ones and puts them into the slots. A stub that is called before asks the page
//! to fetch the rest at once. So a list that is out of date makes the page slower, and never wrong.

#![allow(clippy::print_stdout, reason = "a command talks to whoever started it")]

mod list;
mod mark;
mod module;
mod part;
mod site;

/// Done, or one sentence that says what is wrong.
type Outcome<T = ()> = Result<T, String>;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["part", dist, list] => site::part(dist.as_ref(), list.as_ref()),
        ["mark", dist] => site::mark(dist.as_ref()),
        ["list", wasm, marks, list] => site::list(wasm.as_ref(), marks.as_ref(), list.as_ref()),
        _ => Err("split part SITE LIST, split mark SITE, or split list WASM MARKS LIST".into()),
    };
    if let Err(sentence) = outcome {
        eprintln!("{sentence}");
        std::process::exit(1);
    }
}
