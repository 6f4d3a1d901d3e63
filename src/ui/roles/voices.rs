//! An episode of trouble in the words of three roles.

use afterlaunch::present::roles::words;
use afterlaunch::present::roles::{Afterwards, Voice};

use crate::ui::dom::{El, div, el, figures};
use crate::ui::widgets::icons::icon;

/// An episode as three roles tell it.
pub fn voices(notified: &Afterwards) -> El {
    let voice = |voice: &Voice| {
        let says = el("blockquote").add(el("p").add(figures(&voice.says)));
        el("figure").class("voice").add(el("figcaption").add(icon(voice.picture)).add(voice.role)).add(says)
    };
    el("section")
        .class("voices")
        .add(el("h2").class("astray").add(words::told_by_three(&notified.about)))
        .add(div("voices-row").add_all(notified.voices.iter().map(voice)))
}
