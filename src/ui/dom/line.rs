//! A line of text that others may change: whoever reads in another language has the browser translate the page. Words are
//! translated, figures are left alone, and what a translator has put in the place of words goes when there are new ones.

use std::cell::RefCell;
use std::rc::Rc;

use afterlaunch::present::words::stretches;
use wasm_bindgen::JsCast;
use web_sys::{Node, Text};

use super::element::{El, View, el, follow, page};

/// Words as they are now.
pub fn figures(words: &str) -> View {
    View(vec![Line::new(&stretches(words)).outer])
}

/// Text that follows signals.
pub fn text<S: Into<String>>(words: impl Fn() -> S + 'static) -> View {
    following_text(Box::new(move || words().into()))
}

/// It stands between two marks, and those are held on to.
fn following_text(words: Box<dyn Fn() -> String>) -> View {
    let [start, end] = [(); 2].map(|()| -> Node { page().create_comment("").unchecked_into() });
    let shown = Rc::new(RefCell::new(Line::new(&[])));
    let (from, to, line) = (start.clone(), end.clone(), Rc::clone(&shown));
    let mut last = String::new();
    follow(move || {
        let words = words();
        if words == last {
            return;
        }
        let stretches = stretches(&words);
        let mut line = line.borrow_mut();
        let parent = to.parent_node();
        let untouched = parent.is_none() || line.is_between(&from, &to);
        if !untouched || !line.say(&stretches) {
            let new = Line::new(&stretches);
            if let Some(parent) = parent {
                while let Some(old) = from.next_sibling().filter(|next| *next != to) {
                    let _ = parent.remove_child(&old);
                }
                let _ = parent.insert_before(&new.outer, Some(&to));
            }
            *line = new;
        }
        last = words;
    });
    let outer = shown.borrow().outer.clone();
    View(vec![start, outer, end])
}

/// One node of words, or an element in which words and figures stand one after the other: where what is around it puts its
/// parts side by side it is one of them, and no style sheet knows it.
struct Line {
    outer: Node,
    /// The texts of all stretches, and which of them are figures.
    parts: Vec<(bool, Text)>,
}

impl Line {
    fn new(stretches: &[(bool, &str)]) -> Self {
        let figure = || el("bdi").attr("translate", "no");
        let text = |words: &str| page().create_text_node(words);
        match stretches {
            [] => Self::alone(text("")),
            [(false, words)] => Self::alone(text(words)),
            [(true, words)] => {
                let words = text(words);
                let outer = figure();
                put(&outer, &words);
                Self { outer: node(outer), parts: vec![(true, words)] }
            }
            _ => {
                let outer = el("bdi");
                let part = |(is_figure, words): &(bool, &str)| {
                    let words = text(words);
                    if *is_figure {
                        let figure = figure();
                        put(&figure, &words);
                        let _ = outer.0.append_child(&figure.0);
                    } else {
                        put(&outer, &words);
                    }
                    (*is_figure, words)
                };
                let parts = stretches.iter().map(part).collect();
                Self { outer: node(outer), parts }
            }
        }
    }

    fn alone(text: Text) -> Self {
        Self { outer: text.clone().unchecked_into(), parts: vec![(false, text)] }
    }

    /// It stands there alone, and nobody has put anything in the place of its texts.
    fn is_between(&self, start: &Node, end: &Node) -> bool {
        start.next_sibling().as_ref() == Some(&self.outer)
            && self.outer.next_sibling().as_ref() == Some(end)
            && self.parts.iter().all(|(_, text)| self.outer.contains(Some(text)))
            && (self.parts.len() == 1 || self.outer.child_nodes().length() as usize == self.parts.len())
    }

    /// Says something else, where that has the same parts.
    fn say(&self, stretches: &[(bool, &str)]) -> bool {
        let nothing = [(false, "")];
        let stretches = if stretches.is_empty() { &nothing } else { stretches };
        let same = stretches.len() == self.parts.len() && stretches.iter().zip(&self.parts).all(|((a, _), (b, _))| a == b);
        if same {
            for ((_, text), (_, words)) in self.parts.iter().zip(stretches).filter(|((_, text), (_, words))| text.data() != *words) {
                text.set_data(words);
            }
        }
        same
    }
}

fn put(into: &El, text: &Text) {
    let _ = into.0.append_child(text);
}

fn node(element: El) -> Node {
    element.0.unchecked_into()
}
