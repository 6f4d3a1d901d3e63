//! What a chart has on the page: a canvas with its marks, words and grips over it as elements. Keeps them and
//! touches only what has changed since the last drawing.

use afterlaunch::present::draw::{Anchor, Class, Grip, Grips, Ink, Label, Room, Scene, layout};
use afterlaunch::present::plot::Plot;
use afterlaunch::present::words::widgets;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::widgets::chart::canvas::{Look, Surface};

/// The elements of one chart.
pub struct Painter {
    surface: Surface,
    words: HtmlElement,
    handles: Option<HtmlElement>,
    labels: Vec<(Label, HtmlElement)>,
    grips: Vec<(Grip, HtmlElement)>,
    scene: Option<Scene>,
}

impl Painter {
    /// A painter on a canvas, with a place for words and, where lines can be moved, one for grips.
    pub fn new(surface: Surface, words: HtmlElement, handles: Option<HtmlElement>) -> Self {
        Self { surface, words, handles, labels: vec![], grips: vec![], scene: None }
    }

    /// What was drawn last.
    pub fn scene(&self) -> Option<&Scene> {
        self.scene.as_ref()
    }

    /// Lays the chart out and shows it.
    pub fn draw(&mut self, plot: &Plot, room: Room, look: &Look) {
        let scene = layout(plot, Room { rem: look.rem, ..room });
        self.surface.draw(&scene, &look.palette);
        self.write(&scene.labels);
        self.place_grips(&scene.grips);
        self.scene = Some(scene);
    }

    fn write(&mut self, labels: &[Label]) {
        while self.labels.len() > labels.len() {
            if let Some((_, element)) = self.labels.pop() {
                element.remove();
            }
        }
        for (i, label) in labels.iter().enumerate() {
            match self.labels.get_mut(i) {
                Some((old, element)) => {
                    change_label(element, Some(old), label);
                    *old = label.clone();
                }
                None => {
                    let Some(element) = child(&self.words, "span") else { return };
                    change_label(&element, None, label);
                    self.labels.push((label.clone(), element));
                }
            }
        }
    }

    fn place_grips(&mut self, grips: &[Grip]) {
        let Some(handles) = &self.handles else { return };
        while self.grips.len() > grips.len() {
            if let Some((_, element)) = self.grips.pop() {
                element.remove();
            }
        }
        for (i, grip) in grips.iter().enumerate() {
            if self.grips.get(i).is_some_and(|(old, _)| old == grip) {
                continue;
            }
            if let Some((old, element)) = self.grips.get_mut(i) {
                change_grip(element, grip);
                *old = grip.clone();
            } else if let Some(element) = child(handles, "span") {
                for (name, value) in [("class", "c-grip"), ("role", "slider"), ("tabindex", "-1"), ("data-grip", &i.to_string())] {
                    let _ = element.set_attribute(name, value);
                }
                change_grip(&element, grip);
                self.grips.push((grip.clone(), element));
            }
        }
    }
}

fn child(parent: &HtmlElement, tag: &str) -> Option<HtmlElement> {
    let element = document().create_element(tag).ok()?;
    parent.append_child(&element).ok()?;
    element.dyn_into().ok()
}

fn change_label(element: &HtmlElement, old: Option<&Label>, label: &Label) {
    if old.is_none_or(|old| (old.class, old.ink) != (label.class, label.ink)) {
        element.set_class_name(&format!("{} {}", label.class.css(), ink_class(label.ink)));
    }
    if old.is_none_or(|old| (&old.text, &old.unit, old.bad) != (&label.text, &label.unit, label.bad)) {
        element.set_text_content(Some(&label.text));
        if !label.unit.is_empty()
            && let Some(unit) = child(element, "span")
        {
            unit.set_class_name(Class::Unit.css());
            unit.set_text_content(Some(&label.unit));
        }
        if label.bad
            && let Some(diamond) = child(element, "i")
        {
            diamond.set_class_name("c-bad");
        }
    }
    if old.is_none_or(|old| (old.x, old.y, old.anchor) != (label.x, label.y, label.anchor)) {
        let back = match label.anchor {
            Anchor::Start => "0",
            Anchor::Middle => "-50%",
            Anchor::End => "-100%",
        };
        let place = format!("translate({:.1}px, {:.1}px) translate({back}, -50%)", label.x, label.y);
        let _ = element.style().set_property("transform", &place);
    }
}

const fn ink_class(ink: Ink) -> &'static str {
    match ink {
        Ink::ChampionInk => "i-champion",
        Ink::CandidateInk => "i-candidate",
        Ink::TruthInk => "i-truth",
        Ink::Ink => "i-ink",
        Ink::Ink2 => "i-ink-2",
        _ => "i-ink-3",
    }
}

fn change_grip(element: &HtmlElement, grip: &Grip) {
    let (x, y) = grip.at;
    let _ = element.style().set_property("transform", &format!("translate({x:.1}px, {y:.1}px) translate(-50%, -50%)"));
    let (low, high, _) = grip.reach;
    let (name, movement, rule) = match grip.what {
        Grips::Limit(rule) => (widgets::ALERT_LIMIT, "vertical", rule),
        Grips::Cut => (widgets::DECISION_LINE, "horizontal", ""),
        Grips::Knot(_) => (widgets::YOUR_LINE, "vertical", ""),
    };
    for (attribute, value) in [
        ("aria-label", name),
        ("data-rule", rule),
        ("aria-orientation", movement),
        ("aria-valuemin", &low.to_string()),
        ("aria-valuemax", &high.to_string()),
        ("aria-valuenow", &grip.value.to_string()),
        ("aria-valuetext", &grip.spoken()),
    ] {
        let _ = element.set_attribute(attribute, value);
    }
}
