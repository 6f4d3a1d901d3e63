//! What the page is made of: the browser's own elements, kept up to date by Leptos' signals.
//!
//! An [`El`] is an element that exists from the moment it is named; what is said about it afterwards is either true
//! for good (`attr`, `add`) or follows signals (`attr_of`, `text`, `part`). Nothing here is generic beyond a thin
//! shell: a closure is boxed once, and the code behind it exists once. That is why the page does not use `view!`,
//! which makes a type, and with it all the code of a view, for each element with each of its attributes and closures:
//! with it the page weighed twice as much.
//!
//! ```text
//! el("p").class("answer").add(el("strong").add(text(move || head.with(|head| head.lead.clone())))).add(" ")
//! ```
//!
//! What follows signals, listens or waits belongs to the running owner, and ends with it: with the page, or with the
//! `part` that it stands in.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent, Node, PointerEvent};

/// An element. Cloning it names the same element again.
#[derive(Clone, Debug)]
pub struct El(pub(super) Element);

/// Nodes side by side, not yet in the page.
#[derive(Default)]
pub struct View(pub(super) Vec<Node>);

/// An element of HTML.
#[inline(never)]
pub fn el(tag: &str) -> El {
    El(page().create_element(tag).expect("a tag's name"))
}

/// An element of SVG.
#[inline(never)]
pub fn svg(tag: &str) -> El {
    El(page().create_element_ns(Some("http://www.w3.org/2000/svg"), tag).expect("a tag's name"))
}

/// A `div` with a class.
#[inline(never)]
pub fn div(class: &str) -> El {
    el("div").class(class)
}

/// A `span` with a class.
#[inline(never)]
pub fn span(class: &str) -> El {
    el("span").class(class)
}

/// A button that does something.
pub fn button(class: &str, press: impl Fn() + 'static) -> El {
    pressed(class, Box::new(press))
}

#[inline(never)]
fn pressed(class: &str, press: Box<dyn Fn()>) -> El {
    el("button").attr("type", "button").class(class).clicked(press)
}

/// Runs now and whenever a signal that it has read changes.
pub fn follow(run: impl FnMut() + 'static) {
    keep_following(Box::new(run));
}

/// Runs once what is being built stands in the page, and whenever a signal that it has read changes.
pub fn watch(run: impl FnMut() + 'static) {
    keep_watching(Box::new(run));
}

fn keep_following(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}

fn keep_watching(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

pub(super) fn page() -> Document {
    document()
}

impl El {
    /// Sets its class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    /// Has this class, beside its own, while `on` holds.
    pub fn class_if(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.following_class(class, Box::new(on))
    }

    #[inline(never)]
    fn following_class(self, class: &'static str, on: Box<dyn Fn() -> bool>) -> Self {
        let classes = self.0.class_list();
        follow(move || {
            let _ = if on() { classes.add_1(class) } else { classes.remove_1(class) };
        });
        self
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: impl AsRef<str>) -> Self {
        self.set(name, value.as_ref())
    }

    #[inline(never)]
    fn set(self, name: &str, value: &str) -> Self {
        set_attribute(&self.0, name, Some(value));
        self
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn attr_of<S: Into<Option<String>>>(self, name: &'static str, value: impl Fn() -> S + 'static) -> Self {
        self.following_attribute(name, Box::new(move || value().into()))
    }

    #[inline(never)]
    fn following_attribute(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        let mut last: Option<Option<String>> = None;
        follow(move || {
            let value = value();
            if last.as_ref() != Some(&value) {
                set_attribute(&element, name, value.as_deref());
                last = Some(value);
            }
        });
        self
    }

    /// An attribute that says `true` or `false`.
    pub fn flag_of(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.following_flag(name, Box::new(on))
    }

    #[inline(never)]
    fn following_flag(self, name: &'static str, on: Box<dyn Fn() -> bool>) -> Self {
        self.attr_of(name, move || if on() { "true" } else { "false" }.to_owned())
    }

    /// A style that follows signals. By script, so that a strict content policy holds.
    pub fn style_of(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.following_style(name, Box::new(value))
    }

    #[inline(never)]
    fn following_style(self, name: &'static str, value: Box<dyn Fn() -> String>) -> Self {
        let element = self.0.clone();
        follow(move || {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let _ = element.style().set_property(name, &value());
            }
        });
        self
    }

    /// A property of the element's object that follows signals: what a person has typed or ticked.
    pub fn prop_of<J: Into<wasm_bindgen::JsValue>>(self, name: &'static str, value: impl Fn() -> J + 'static) -> Self {
        self.following_prop(name, Box::new(move || value().into()))
    }

    #[inline(never)]
    fn following_prop(self, name: &'static str, value: Box<dyn Fn() -> wasm_bindgen::JsValue>) -> Self {
        let element = self.0.clone();
        follow(move || {
            let _ = js_sys::Reflect::set(&element, &name.into(), &value());
        });
        self
    }

    /// Markup of our own, as it is.
    pub fn markup(self, markup: &str) -> Self {
        self.0.set_inner_html(markup);
        self
    }

    /// Puts something into it, after what is there.
    pub fn add(self, child: impl Child) -> Self {
        child.join(self)
    }

    /// Puts many things into it.
    pub fn add_all<C: Child>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, |whole, child| whole.add(child))
    }

    /// Listens to an event, in the type that the browser sends it in.
    pub fn on<T: JsCast>(self, name: &str, handler: impl Fn(T) + 'static) -> Self {
        self.listening(name, Box::new(move |event| handler(event.unchecked_into())))
    }

    #[inline(never)]
    fn listening(self, name: &str, handler: Box<dyn Fn(Event)>) -> Self {
        listen(&self.0, name, handler);
        self
    }

    /// Is pressed.
    pub fn on_click(self, press: impl Fn() + 'static) -> Self {
        self.clicked(Box::new(press))
    }

    #[inline(never)]
    fn clicked(self, press: Box<dyn Fn()>) -> Self {
        self.on("click", move |_: Event| press())
    }

    /// A key is pressed in it.
    pub fn on_key(self, handler: impl Fn(KeyboardEvent) + 'static) -> Self {
        self.on("keydown", handler)
    }

    /// The pointer does something on it.
    pub fn on_pointer(self, name: &str, handler: impl Fn(PointerEvent) + 'static) -> Self {
        self.on(name, handler)
    }

    /// The element itself, as what its tag makes it.
    pub fn dom<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// The element itself.
    pub fn html(&self) -> HtmlElement {
        self.dom()
    }
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn append(parent: &Node, view: View) {
    for node in view.0 {
        let _ = parent.append_child(&node);
    }
}

fn listen(element: &Element, name: &str, handler: Box<dyn Fn(Event)>) {
    let handler = Closure::<dyn Fn(Event)>::wrap(handler);
    let _ = element.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref());
    StoredValue::new_local(handler);
}

/// Puts a view at the end of the page, where it stays. Leptos starts its effects and owns what they belong to.
pub fn mount(view: fn() -> View) {
    mount_to_body(move || {
        if let Some(body) = page().body() {
            append(&body, view());
        }
    });
}

/// What can be put into an element. Elements and words go in directly; only several things at once make a [`View`].
pub trait Child {
    /// Goes to the end of `parent`; hands it back.
    fn join(self, parent: El) -> El;
}

impl Child for El {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        let _ = parent.0.append_child(&self.0);
        parent
    }
}

impl Child for &str {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        let _ = parent.0.append_child(&page().create_text_node(self));
        parent
    }
}

impl Child for String {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        self.as_str().join(parent)
    }
}

impl Child for View {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        append(&parent.0, self);
        parent
    }
}

impl Child for () {
    fn join(self, parent: El) -> El {
        parent
    }
}

impl<C: Child> Child for Option<C> {
    fn join(self, parent: El) -> El {
        match self {
            Some(child) => child.join(parent),
            None => parent,
        }
    }
}

impl<V: Into<View>> Child for Vec<V> {
    fn join(self, parent: El) -> El {
        View::from(self).join(parent)
    }
}

impl View {
    /// Several things side by side.
    pub fn many<const N: usize>(parts: [Self; N]) -> Self {
        parts.into_iter().collect()
    }
}

impl<V: Into<View>> FromIterator<V> for View {
    fn from_iter<I: IntoIterator<Item = V>>(parts: I) -> Self {
        Self(parts.into_iter().flat_map(|part| part.into().0).collect())
    }
}

impl From<El> for View {
    fn from(element: El) -> Self {
        Self(vec![element.0.unchecked_into()])
    }
}

impl From<&str> for View {
    fn from(words: &str) -> Self {
        Self(vec![page().create_text_node(words).unchecked_into()])
    }
}

impl From<String> for View {
    fn from(words: String) -> Self {
        words.as_str().into()
    }
}

impl From<()> for View {
    fn from((): ()) -> Self {
        Self::default()
    }
}

impl<V: Into<Self>> From<Option<V>> for View {
    fn from(part: Option<V>) -> Self {
        part.map(Into::into).unwrap_or_default()
    }
}

impl<V: Into<Self>> From<Vec<V>> for View {
    fn from(parts: Vec<V>) -> Self {
        parts.into_iter().collect()
    }
}
