//! A link that is made in a form: what has been entered for each parameter, and what comes of it (the link, the ways to
//! put it into another page, the same as data).
//!
//! Whatever is entered is kept as it was typed and read as an address is read, by [`parameters`]: what cannot be used
//! is named and stays out of the link, and what would say nothing (a size of 100 %) stays out as well.

use form_urlencoded::byte_serialize;
use serde::{Serialize, Serializer};

use crate::course::scope::Scope;
use crate::course::{chapters, lessons};

use super::note::ParameterError;
use super::parameters::{self, ALL, Parameter, ParameterKind, Value};
use super::share::Link;

/// What a run brings along: its system, its seed, its minute and what was done.
const OF_A_RUN: [&str; 5] = ["scenario", "seed", "at", "surprise", "do"];
/// What a mission has of its own.
const OF_A_MISSION: [&str; 6] = ["scenario", "seed", "at", "surprise", "do", "faults"];

/// What the page is called.
const NAME: &str = "Afterlaunch";

/// What should be known of a parameter that is in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A mission gives some of these controls to do: those stay usable.
    StayUsable,
    /// A mission has this of its own; it counts in free play.
    MissionHasItsOwn,
}

/// What a link is to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// A text for each parameter, in their order; empty where it is left out.
    entered: Vec<String>,
    /// What a run says that is taken along, in the same way.
    run: Option<Vec<String>>,
}

impl Default for Wish {
    fn default() -> Self {
        Self { entered: vec![String::new(); ALL.len()], run: None }
    }
}

impl Wish {
    /// A link to something that is given to do.
    pub fn for_scope(scope: Scope) -> Self {
        let mut wish = Self::default();
        match scope {
            Scope::Lesson(id) => wish.enter("lesson", id),
            Scope::Chapter(chapter) => wish.enter("chapter", &chapter.to_string()),
            Scope::Course => {}
        }
        wish
    }

    /// Enters something; nothing leaves the parameter out. A mission and a chapter take each other's place.
    pub fn enter(&mut self, name: &str, text: &str) {
        let text = text.trim();
        let other = match name {
            "lesson" => "chapter",
            "chapter" => "lesson",
            _ => "",
        };
        for (parameter, entered) in ALL.iter().zip(&mut self.entered) {
            if parameter.name == name {
                text.clone_into(entered);
            } else if parameter.name == other && !text.is_empty() {
                entered.clear();
            }
        }
    }

    /// Takes a run along, or leaves it.
    pub fn take_run(&mut self, link: Option<Link>) {
        self.run = link.map(|link| {
            let query = link.to_query();
            let said = |parameter: &Parameter| {
                let mut pairs = form_urlencoded::parse(query.as_bytes());
                pairs.find(|(name, _)| *name == parameter.name).map(|(_, text)| text.into_owned()).unwrap_or_default()
            };
            ALL.iter().map(said).collect()
        });
    }

    /// What stands at a parameter: what was entered, or what the run says that is taken along.
    pub fn text(&self, name: &str) -> &str {
        let from = if OF_A_RUN.contains(&name) { self.run.as_ref().unwrap_or(&self.entered) } else { &self.entered };
        let place = ALL.iter().position(|parameter| parameter.name == name);
        place.and_then(|place| from.get(place)).map_or("", String::as_str)
    }

    /// The run that is taken along says this, and nothing else can.
    pub fn is_of_the_run(&self, name: &str) -> bool {
        self.run.is_some() && OF_A_RUN.contains(&name)
    }

    /// What is wrong with a parameter.
    pub fn problem(&self, name: &str) -> Option<ParameterError> {
        let parameter = parameters::find(name)?;
        let text = self.text(name);
        if text.is_empty() { None } else { parameter.kind.read(text).1 }
    }

    /// What should be known of a parameter that is in order.
    pub fn remark(&self, name: &str) -> Option<Remark> {
        let lesson = lessons::find(self.text("lesson"));
        let locks = |id: &&str| {
            let locked = self.text("lock").split(',').map(str::trim);
            locked.into_iter().any(|name| name == *id || parameters::of_group(name).contains(id))
        };
        if name == "lock" && lesson.is_some_and(|lesson| lesson.shows.controls.iter().any(locks)) {
            return Some(Remark::StayUsable);
        }
        let mission = lesson.is_some();
        (mission && OF_A_MISSION.contains(&name) && !self.text(name).is_empty()).then_some(Remark::MissionHasItsOwn)
    }

    /// What the link says, in the order of the parameters.
    fn values(&self) -> Vec<(&'static Parameter, Value)> {
        let said = |parameter: &'static Parameter| {
            let text = self.text(parameter.name);
            if text.is_empty() {
                return None;
            }
            let mut value = parameter.kind.read(text).0.filter(|value| !says_nothing(parameter, value))?;
            if let ("lock", Value::Picks(controls)) = (parameter.name, &mut value) {
                parameters::leave_groups(controls);
            }
            Some((parameter, value))
        };
        ALL.iter().filter_map(said).flat_map(kept_secret).collect()
    }

    /// What stands behind the question mark.
    fn query(&self, in_a_frame: bool) -> String {
        let mut values = self.values();
        if in_a_frame && !values.iter().any(|(parameter, _)| parameter.name == "embed") {
            values.extend(parameters::find("embed").map(|embed| (embed, Value::Flag(true))));
        }
        let pairs = values.iter().map(|(parameter, value)| format!("{}={}", parameter.name, escaped(&value.write())));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The link, from the page's own address.
    pub fn link(&self, page: &str) -> String {
        let query = self.query(false);
        let room = self.text("lesson").is_empty() && self.text("chapter").is_empty() && !query.contains("embed=1");
        match (query.as_str(), room) {
            ("", _) => page.to_owned(),
            (query, true) => format!("{page}?{query}#room"),
            (query, false) => format!("{page}?{query}"),
        }
    }

    /// The page in a frame of another one, always in its small form.
    pub fn frame(&self, page: &str) -> String {
        let address = html(&format!("{page}?{}", self.query(true)));
        format!(
            "<iframe src=\"{address}\" width=\"800\" height=\"500\" title=\"{}\" allow=\"clipboard-write; fullscreen\"></iframe>",
            html(&self.title())
        )
    }

    /// The page as an element of another one, which grows with what is in it.
    pub fn element(&self, page: &str) -> String {
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        // The element says these two by itself.
        let said = self.values().into_iter().filter(|(parameter, _)| !matches!(parameter.name, "embed" | "host"));
        let attributes: String = said.map(|(parameter, value)| format!(" {}=\"{}\"", parameter.name, html(&value.write()))).collect();
        format!("<script type=\"module\" src=\"{}/embed.js\"></script>\n<after-launch{attributes}></after-launch>", html(folder))
    }

    /// The same as data.
    pub fn json(&self, page: &str) -> String {
        let parameters = self.values().into_iter().map(|(parameter, value)| (parameter.name, value)).collect();
        serde_json::to_string_pretty(&Data { link: self.link(page), parameters }).unwrap_or_default()
    }

    fn title(&self) -> String {
        let lesson = lessons::find(self.text("lesson")).map(|lesson| lesson.title);
        let chapter = self.text("chapter").parse().ok().and_then(chapters::find).map(|chapter| chapter.title);
        lesson.or(chapter).map_or_else(|| NAME.to_owned(), |title| format!("{NAME}: {title}"))
    }
}

/// Trouble that is hidden is not told by the link either.
fn kept_secret((parameter, value): (&'static Parameter, Value)) -> Vec<(&'static Parameter, Value)> {
    let Value::Faults(orders) = value else { return vec![(parameter, value)] };
    let (hidden, open): (Vec<_>, Vec<_>) = orders.into_iter().partition(|order| order.hidden);
    let open = (!open.is_empty()).then_some((parameter, Value::Faults(open)));
    let code = parameters::find("code").filter(|_| !hidden.is_empty());
    open.into_iter().chain(code.map(|code| (code, Value::Text(parameters::pack(&hidden))))).collect()
}

/// It is what holds without it.
fn says_nothing(parameter: &Parameter, value: &Value) -> bool {
    match (&parameter.kind, value) {
        (ParameterKind::Flag(without), Value::Flag(on)) => without == on,
        (_, Value::Number(100)) => parameter.name == "text",
        (_, Value::Picks(picks)) => picks.is_empty(),
        (_, Value::Faults(orders)) => orders.is_empty(),
        _ => false,
    }
}

/// A link as data.
#[derive(Serialize)]
struct Data {
    link: String,
    #[serde(serialize_with = "in_order")]
    parameters: Vec<(&'static str, Value)>,
}

/// Names with their values, in the order of the table.
fn in_order<S: Serializer>(parameters: &[(&'static str, Value)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(parameters.iter().map(|(name, value)| (name, value)))
}

/// For an address; what may stand there as it is can be read by people.
fn escaped(text: &str) -> String {
    let strict: String = byte_serialize(text.as_bytes()).collect();
    strict.replace("%3A", ":").replace("%2C", ",").replace("%2F", "/").replace("%21", "!")
}

/// For a value of an attribute.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;
    use crate::session::links::note::OrderError;
    use crate::session::links::parameters::{Asked, Ordered};

    const PAGE: &str = "https://your.site/afterlaunch/";

    fn wish(entered: &[(&str, &str)]) -> Wish {
        let mut wish = Wish::default();
        for (name, text) in entered {
            wish.enter(name, text);
        }
        wish
    }

    fn check(entered: &[(&str, &str)], link: &str) {
        assert_eq!(wish(entered).link(PAGE), format!("{PAGE}{link}"));
    }

    #[test]
    fn a_link_says_what_was_entered_and_no_more() {
        check(&[], "");
        check(&[("seed", "12"), ("speed", "1h")], "?seed=12&speed=1h#room");
        check(&[("lesson", "2.1")], "?lesson=2.1");
        check(&[("faults", "30:seconds-for-minutes,2:traffic-peak")], "?faults=30:seconds-for-minutes,2:traffic-peak#room");
        check(&[("embed", "1"), ("host", "https://course.example")], "?embed=1&host=https://course.example");
        check(&[("text", "100"), ("autoplay", "1"), ("embed", "0")], "");
        check(&[("text", "150"), ("autoplay", "0")], "?autoplay=0&text=150#room");
    }

    #[test]
    fn every_example_of_the_table_can_be_entered() {
        for parameter in ALL.iter().filter(|parameter| !matches!(parameter.name, "do" | "code" | "faults")) {
            let (name, text) = parameter.example.split_once('=').unwrap();
            let wish = wish(&[(name, text)]);
            assert_eq!(wish.problem(name), None);
            assert!(wish.link(PAGE).contains(parameter.example), "{}", wish.link(PAGE));
        }
    }

    #[test]
    fn what_is_wrong_is_named_and_stays_out() {
        let wish = wish(&[("seed", "seven"), ("text", "20"), ("faults", "x:traffic-peak,3:slow-release"), ("speed", "1h")]);
        let hour = ParameterError::Order { given: "x:traffic-peak".into(), why: OrderError::Hour };
        for (name, why) in [("seed", ParameterError::NotTaken), ("text", ParameterError::NotTaken), ("faults", hour)] {
            assert_eq!(wish.problem(name), Some(why), "{name}");
        }
        assert_eq!(wish.problem("speed"), None);
        assert_eq!(wish.link(PAGE), format!("{PAGE}?speed=1h&faults=3:slow-release#room"));
    }

    #[test]
    fn a_mission_and_a_chapter_take_each_other_s_place() {
        check(&[("lesson", "2.1"), ("chapter", "3")], "?chapter=3");
        check(&[("chapter", "3"), ("lesson", "2.1")], "?lesson=2.1");
        assert!(wish(&[("lesson", "2.1"), ("seed", "3")]).remark("seed").is_some());
        assert!(wish(&[("chapter", "2"), ("seed", "3")]).remark("seed").is_none());
    }

    #[test]
    fn a_run_that_is_taken_along_is_the_one_that_one_gets() {
        let mut session = Session::open("support-tickets", 11).unwrap();
        session.dispatch(crate::platform::vocabulary::Action::ScaleServers { count: 3 }).unwrap();
        let mut wish = wish(&[("seed", "5"), ("theme", "dark")]);
        wish.take_run(Some(session.link()));
        assert!(wish.is_of_the_run("seed") && !wish.is_of_the_run("theme"));
        let (link, notes) = Link::parse(&wish.link(PAGE));
        assert_eq!((notes.len(), link.seed), (0, Some(11)));
        assert_eq!(link.actions, session.link().actions);
        wish.take_run(None);
        assert_eq!(wish.text("seed"), "5");
    }

    #[test]
    fn links_made_here_are_read_without_a_remark() {
        let wish = wish(&[("hide", "key,timeline"), ("lock", "responses,traffic-peak"), ("faults", "!5:concept-drift"), ("text", "120")]);
        let (link, notes) = Link::parse(&wish.link(PAGE));
        assert!(notes.is_empty(), "{notes:?}");
        let (asked, notes) = Asked::read(&link.rest);
        assert!(notes.is_empty(), "{notes:?}");
        assert_eq!((asked.hide, asked.lock.len(), asked.faults.len()), (vec!["key", "timeline"], 2, 1));
    }

    #[test]
    fn hidden_trouble_is_not_told_by_the_link() {
        let wish = wish(&[("faults", "!30:missing-field:0.5:equipment_age,2:traffic-peak")]);
        let page = [wish.link(PAGE), wish.frame(PAGE), wish.element(PAGE), wish.json(PAGE)];
        for described in &page {
            assert!(
                !described.contains("missing")
                    && !described.contains("equipment")
                    && !described.contains("30")
                    && described.contains("traffic-peak"),
                "{described}"
            );
        }
        let (link, notes) = Link::parse(&wish.link(PAGE));
        let (asked, more) = Asked::read(&link.rest);
        assert!(notes.is_empty() && more.is_empty(), "{notes:?} {more:?}");
        let described = |order: &Ordered| (order.hour, order.fault, order.hidden, order.size, order.field.clone());
        let faults: Vec<_> = asked.faults.iter().map(described).collect();
        let field = Some("equipment_age".to_owned());
        assert_eq!(faults, [(2, "traffic-peak", false, None, None), (30, "missing-field", true, Some(0.5), field)]);
    }

    #[test]
    fn a_mission_s_own_controls_stay_usable_and_the_form_says_so() {
        let own = lessons::find("2.1").unwrap().shows.controls[0];
        assert!(wish(&[("lesson", "2.1"), ("lock", own)]).remark("lock").is_some());
        assert!(wish(&[("lesson", "2.1"), ("lock", "faults,responses")]).remark("lock").is_some());
        assert!(wish(&[("lesson", "2.1"), ("lock", "truth")]).remark("lock").is_none());
        assert!(wish(&[("lock", "faults,responses")]).remark("lock").is_none());
    }

    #[test]
    fn a_group_speaks_for_its_controls() {
        let lock = |picks| wish(&[("lock", picks)]).link(PAGE).split_once("lock=").map(|(_, said)| said.to_owned());
        assert_eq!(lock("faults,sentinel,validation").as_deref(), Some("faults,validation#room"));
        assert_eq!(lock("responses,sentinel,validation").as_deref(), Some("responses,sentinel#room"));
        assert_eq!(lock("sentinel,validation").as_deref(), Some("sentinel,validation#room"));
    }

    #[test]
    fn the_ways_into_another_page_can_be_pasted() {
        let wish = wish(&[("lesson", "1.1"), ("theme", "dark")]);
        let frame = wish.frame("https://your.site/afterlaunch/index.html");
        assert!(frame.contains("index.html?lesson=1.1&amp;theme=dark&amp;embed=1\""), "{frame}");
        assert!(frame.contains("title=\"Afterlaunch: The silent failure\""), "{frame}");
        let element = wish.element("https://your.site/afterlaunch/index.html");
        let expected = "<script type=\"module\" src=\"https://your.site/afterlaunch/embed.js\"></script>\n\
                        <after-launch lesson=\"1.1\" theme=\"dark\"></after-launch>";
        assert_eq!(element, expected);
        let json: serde_json::Value = serde_json::from_str(&wish.json(PAGE)).unwrap();
        assert_eq!(json, serde_json::json!({ "link": wish.link(PAGE), "parameters": { "lesson": "1.1", "theme": "dark" } }));
    }

    #[test]
    fn all_examples_together_are_data() {
        let mut entered: Vec<_> =
            ALL.iter().filter(|p| !matches!(p.name, "do" | "code")).map(|p| p.example.split_once('=').unwrap()).collect();
        entered.push(("faults", "30:seconds-for-minutes"));
        let json: serde_json::Value = serde_json::from_str(&wish(&entered).json(PAGE)).unwrap();
        assert_eq!(json["parameters"]["faults"], serde_json::json!([{ "hour": 30, "fault": "seconds-for-minutes", "hidden": false }]));
        assert_eq!(json["parameters"]["hide"], serde_json::json!(["timeline", "ledger"]));
        assert_eq!((&json["parameters"]["text"], &json["parameters"]["autoplay"]), (&serde_json::json!(150), &serde_json::json!(false)));
    }
}
