//! What comes and goes: a part that is built anew, one that is there while something holds, a list that follows its keys.
//!
//! Each keeps its place by a comment in the page, and owns what is built in it: that ends when it is built anew or goes.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::element::{View, follow, page};

/// A part of the page that is built anew whenever `key` has another value. Only `key` is followed; what is built may
/// follow signals of its own.
pub fn part<K: PartialEq + 'static>(key: impl Fn() -> K + 'static, build: impl Fn(&K) -> View + 'static) -> View {
    let shown: Rc<RefCell<Option<K>>> = Rc::default();
    let held = Rc::clone(&shown);
    let changed = move || {
        let new = key();
        let differs = held.borrow().as_ref() != Some(&new);
        if differs {
            *held.borrow_mut() = Some(new);
        }
        differs
    };
    rebuilt(Box::new(changed), Box::new(move || shown.borrow().as_ref().map(&build).unwrap_or_default()))
}

/// A part of the page that is there while `on` holds.
pub fn when<V: Into<View>>(on: impl Fn() -> bool + 'static, build: impl Fn() -> V + 'static) -> View {
    while_true(Box::new(on), Box::new(move || build().into()))
}

fn while_true(on: Box<dyn Fn() -> bool>, build: Box<dyn Fn() -> View>) -> View {
    part(on, move |on| if *on { build() } else { View::default() })
}

/// A list that follows its keys: what stays is moved, never made again. An item's outermost nodes are plain elements.
pub fn each<K: PartialEq + Clone + 'static, V: Into<View>>(keys: impl Fn() -> Vec<K> + 'static, item: impl Fn(&K) -> V + 'static) -> View {
    // Each key gets a number of its own for as long as it stays; the list itself knows numbers only.
    let known: Rc<RefCell<Vec<(usize, K)>>> = Rc::default();
    let mut next = 0;
    let asked = Rc::clone(&known);
    let numbers = move || {
        let mut known = asked.borrow_mut();
        let now: Vec<(usize, K)> = keys()
            .into_iter()
            .map(|key| {
                let number = known.iter().find(|(_, old)| *old == key).map_or_else(|| next, |(number, _)| *number);
                next = next.max(number + 1);
                (number, key)
            })
            .collect();
        *known = now;
        known.iter().map(|(number, _)| *number).collect()
    };
    let made = move |number: usize| {
        let key = known.borrow().iter().find(|(known, _)| *known == number).map(|(_, key)| key.clone());
        key.map(|key| item(&key).into()).unwrap_or_default()
    };
    each_numbered(Box::new(numbers), Box::new(made))
}

fn each_numbered(mut numbers: Box<dyn FnMut() -> Vec<usize>>, item: Box<dyn Fn(usize) -> View>) -> View {
    let end: Node = page().create_comment("").unchecked_into();
    let mut shown: Vec<(usize, Owner, Vec<Node>)> = Vec::new();
    let owner = Owner::current().unwrap_or_default();
    let mark = end.clone();
    let whole: Rc<RefCell<Vec<Node>>> = Rc::default();
    let first = Rc::clone(&whole);
    follow(move || {
        let mut before = std::mem::take(&mut shown);
        for number in numbers() {
            let kept = before.iter().position(|(old, _, _)| *old == number);
            shown.push(kept.map(|at| before.swap_remove(at)).unwrap_or_else(|| {
                let scope = owner.child();
                let nodes = scope.with(|| untrack(|| item(number).0));
                (number, scope, nodes)
            }));
        }
        for (_, scope, nodes) in before {
            nodes.iter().for_each(detach);
            scope.cleanup();
        }
        let nodes = || shown.iter().flat_map(|(_, _, nodes)| nodes);
        match mark.parent_node() {
            None => *first.borrow_mut() = nodes().cloned().collect(),
            Some(parent) => put_in_order(&parent, &mark, nodes()),
        }
    });
    let mut nodes = whole.take();
    nodes.push(end);
    View(nodes)
}

/// Puts nodes right before `mark`, in this order; those that stand there already are not touched, so that none of
/// them loses the focus.
fn put_in_order<'a>(parent: &Node, mark: &Node, nodes: impl DoubleEndedIterator<Item = &'a Node>) {
    let mut next = mark.clone();
    for node in nodes.rev() {
        if node.next_sibling().as_ref() != Some(&next) {
            let _ = parent.insert_before(node, Some(&next));
        }
        next = node.clone();
    }
}

fn rebuilt(mut changed: Box<dyn FnMut() -> bool>, build: Box<dyn Fn() -> View>) -> View {
    let (start, end): (Node, Node) = (page().create_comment("").unchecked_into(), page().create_comment("").unchecked_into());
    let scope = Owner::current().unwrap_or_default().child();
    let whole: Rc<RefCell<Vec<Node>>> = Rc::default();
    let first = Rc::clone(&whole);
    let (from, to) = (start.clone(), end.clone());
    follow(move || {
        if !changed() {
            return;
        }
        // Out of the page first: what has the focus says that it loses it, to listeners that are still there.
        if to.parent_node().is_some() {
            while let Some(old) = from.next_sibling().filter(|next| *next != to) {
                detach(&old);
            }
        }
        scope.cleanup();
        let nodes = scope.with(|| untrack(|| build().0));
        match to.parent_node() {
            None => *first.borrow_mut() = nodes,
            Some(parent) => {
                for node in &nodes {
                    let _ = parent.insert_before(node, Some(&to));
                }
            }
        }
    });
    let mut nodes = vec![start];
    nodes.append(&mut whole.borrow_mut());
    nodes.push(end);
    View(nodes)
}

fn detach(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = untrack(|| parent.remove_child(node));
    }
}
