//! A word of the trade as it is read: its names, its sentence, what it is taken for, and where the page shows it.

use afterlaunch::course::glossary::Term;
use afterlaunch::present::course::examples::words_of;
use afterlaunch::present::course::words;

use crate::ui::app::address::address_of_example;
use crate::ui::dom::{El, View, div, el};

/// A word with all that is said of it.
pub(super) fn entry(term: &'static Term) -> El {
    let names = term.other_names();
    let also = (!names.is_empty()).then(|| el("dd").class("also").add(words::also(&names)));
    div("word")
        .attr("id", format!("word-{}", term.id))
        .add(el("dt").add(term.term))
        .add(also)
        .add(el("dd").add(term.says))
        .add(more(term, "dd"))
}

/// What it is taken for, and where the page shows it.
pub(super) fn more(term: &'static Term, tag: &str) -> View {
    let (address, new_run) = address_of_example(term.example);
    let link = el("a").attr("href", address).add(words_of(term.example));
    // Whoever looks up a word keeps the run at hand.
    let link = if new_run {
        let beside = el("span").class("sr").add(words::IN_A_NEW_TAB);
        link.attr("target", "_blank").attr("rel", "noopener").add(beside)
    } else {
        link
    };
    View::many([el(tag).class("taken-for").add(term.taken_for).into(), el(tag).class("see").add(words::SEE_IT).add(link).into()])
}
