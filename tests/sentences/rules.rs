//! What no text of the page may have.

use afterlaunch::platform::scenario::Scenario;

use super::texts::Text;

/// Words that a number has to stand before, or a name, but no unit.
const BEFORE_A_FIGURE: [&str; 12] = ["to", "from", "by", "about", "above", "under", "below", "than", "at", "of", "only", "and"];
/// Units that stand behind a number.
const UNITS: [&str; 6] = ["%", "EUR", "ms", "minutes", "hours", "days"];
/// Vowels before which one says “a”.
const NO_VOWEL: [&str; 12] = ["one", "once", "us", "uni", "use", "util", "eu", "ubiq", "u-", "usual", "unit", "uk"];
/// Consonants before which one says “an”.
const A_VOWEL: [&str; 16] =
    ["hour", "honest", "heir", "honour", "ml", "slo", "f1", "8", "11", "18", "mlops", "rmse", "html", "sms", "r²", "x"];
/// The longest text of each kind of place; what is not named is a paragraph.
const LIMITS: [(&str, usize); 8] =
    [("name", 60), ("label", 70), ("title", 90), ("short", 40), ("unit", 24), ("word", 40), ("sentence", 420), ("tick", 24)];
const PARAGRAPH: usize = 700;

/// Names for the program, which nobody reads: ids, addresses, links.
fn is_no_text(text: &Text) -> bool {
    let words = &text.words;
    matches!(text.field.as_str(), "id" | "control" | "rule" | "d" | "path" | "link" | "key" | "css" | "fault")
        || words.is_empty()
        || words.contains("do=") && !words.contains(' ')
}

/// What is wrong with a text, in words.
pub fn broken(text: &Text, scenario: &Scenario) -> Vec<String> {
    if is_no_text(text) {
        return Vec::new();
    }
    let words = &text.words;
    let tokens: Vec<&str> = words.split([' ', '\n', '\u{a0}', '\u{202f}']).filter(|token| !token.is_empty()).collect();
    let mut wrong: Vec<String> = Vec::new();
    wrong.extend(shape(words).map(str::to_owned));
    wrong.extend(tokens.windows(2).filter_map(|pair| alone(pair[0], pair[1])));
    wrong.extend(tokens.windows(2).filter_map(|pair| article(pair[0], pair[1])));
    wrong.extend(tokens.windows(2).filter_map(|pair| plural(pair[0], pair[1])));
    wrong.extend(tokens.iter().filter_map(|token| number(token)));
    wrong.extend(other_system(words, scenario));
    let most = LIMITS.iter().find(|(field, _)| *field == text.field).map_or(PARAGRAPH, |(_, most)| *most);
    if words.chars().count() > most {
        wrong.push(format!("longer than {most}"));
    }
    wrong
}

/// Signs that stand where something is missing.
fn shape(words: &str) -> impl Iterator<Item = &'static str> {
    let has = |part: &str| words.contains(part);
    let blank = words != words.trim_matches(' ') && !words.ends_with("= ") && words.trim().len() > 3;
    [
        ("an unfilled place", (has("{") || has("}")) && !has("\"")),
        ("two blanks", has("  ")),
        ("a blank before a full stop", has(" .") && !has(" …")),
        ("a blank before a comma", has(" ,")),
        ("two full stops", has("..") && !has("...")),
        ("nothing in brackets", has("()") || has("[]")),
        ("nothing in quotes", has("“”")),
        ("nothing behind a colon", has(": .") || has(": ,")),
        ("blanks around it", blank),
    ]
    .into_iter()
    .filter_map(|(why, is)| is.then_some(why))
}

/// A unit behind a word that announces a number.
fn alone(before: &str, unit: &str) -> Option<String> {
    let unit = unit.trim_end_matches(['.', ',', ';', ':', ')', '?']);
    let announces = BEFORE_A_FIGURE.contains(&before.trim_start_matches('(').to_lowercase().as_str());
    (announces && matches!(unit, "%" | "EUR" | "ms")).then(|| format!("a missing figure before {unit}"))
}

/// “a application”.
fn article(article: &str, noun: &str) -> Option<String> {
    let noun = noun.trim_start_matches(['“', '(', '"']).to_lowercase();
    let first = noun.chars().next()?;
    let starts = |list: &[&str]| list.iter().any(|word| noun.starts_with(word));
    let vowel = "aeiou".contains(first);
    match article.trim_start_matches(['(', '“']) {
        "a" | "A" if vowel && !starts(&NO_VOWEL) => Some("“a” before a vowel".to_owned()),
        "an" | "An" if !vowel && !starts(&A_VOWEL) => Some("“an” before a consonant".to_owned()),
        _ => None,
    }
}

/// “1 hours”, “2 hour”.
fn plural(count: &str, noun: &str) -> Option<String> {
    let noun = noun.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
    if count == "1" && UNITS[3..].contains(&noun) {
        return Some("“1” before many".to_owned());
    }
    let many = count.parse::<u32>().is_ok_and(|n| n > 1);
    (many && ["minute", "hour", "day"].contains(&noun)).then(|| "many before one".to_owned())
}

/// A number as machines write it.
fn number(token: &str) -> Option<String> {
    let bare = token.trim_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '−' || c == '.' || c == ','));
    let bare = bare.trim_end_matches(['.', ',', '-', '−']);
    if ["NaN", "inf", "-inf", "−inf"].contains(&bare) {
        return Some("no number".to_owned());
    }
    let plain: String = bare.replace('−', "-").chars().filter(|c| *c != ',').collect();
    let value: f64 = plain.parse().ok().filter(|_| plain.bytes().any(|b| b.is_ascii_digit()))?;
    if value == 0.0 && plain.starts_with('-') {
        return Some("less than nothing, rounded".to_owned());
    }
    let digits = plain.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    (digits > 15 || decimals > 3 && digits > 4 || decimals > 0 && digits > 8).then(|| "digits beyond meaning".to_owned())
}

/// A word of another system: its requests, what it looks for, its people.
fn other_system(words: &str, scenario: &Scenario) -> Option<String> {
    const OF: [(&str, &[&str]); 5] = [
        ("support-tickets", &["ticket", "tickets", "urgent", "Mira", "boiler"]),
        ("card-fraud", &["payment", "payments", "fraudulent"]),
        ("churn", &["subscriber", "subscribers"]),
        ("deliveries", &["parcel", "parcels"]),
        ("loans", &["loan", "loans"]),
    ];
    let own = format!("{:?}", scenario).to_lowercase();
    let mut said = words.split(|c: char| !c.is_alphanumeric() && c != '-');
    said.find_map(|word| {
        let of_other = OF.iter().any(|(id, all)| !scenario.id.starts_with(id) && all.contains(&word));
        (of_other && !own.contains(&word.to_lowercase())).then(|| format!("“{word}” is a word of another system"))
    })
}

#[test]
fn what_is_no_sentence_is_seen() {
    let scenario = afterlaunch::course::scenarios::find("loan-approval").or_else(|| afterlaunch::course::scenarios::find("loans"));
    let scenario = scenario.unwrap_or_else(afterlaunch::course::scenarios::default_scenario);
    let check = |words: &str, expected: Option<&str>| {
        let found = broken(&Text { field: "note".into(), words: words.into() }, &scenario);
        match expected {
            Some(part) => assert!(found.iter().any(|why| why.contains(part)), "“{words}”: {found:?}"),
            None => assert!(found.is_empty(), "“{words}”: {found:?}"),
        }
    };
    check("The estimate fell to %; the outcomes are hours away.", Some("missing figure"));
    check("It costs about EUR.", Some("missing figure"));
    check("-0 % is outside.", Some("less than nothing"));
    check("The change is −0.0 points.", Some("less than nothing"));
    check("inf is outside", Some("no number"));
    check("NaN", Some("no number"));
    check("a application", Some("before a vowel"));
    check("An person", Some("before a consonant"));
    check("0.30000001192 of all", Some("digits"));
    check("18,446,744,073,709,551,615 rows", Some("digits"));
    check("{Unit-field} in seconds", Some("unfilled"));
    check("It came 1 hours ago.", Some("“1” before many"));
    check("12 ticket waited", Some("another system"));
    check("A  gap", Some("two blanks"));
    for good in [
        "Of 100 requests, 12 % fell by 3.5 points, to 1,204 EUR.",
        "An hour, a unit, an SLO, a usual day; −3 EUR.",
        "from 0.25 on",
        "0.0012",
    ] {
        check(good, None);
    }
}
