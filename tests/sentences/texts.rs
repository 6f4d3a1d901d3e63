//! The texts in what Rust prints of a value, each with the name of the field that holds it.

/// A text and the field that it stands in.
#[derive(Debug, PartialEq)]
pub struct Text {
    pub field: String,
    pub words: String,
}

/// All texts of what was printed with `{:?}`.
pub fn of(printed: &str) -> Vec<Text> {
    let mut all = Vec::new();
    let mut field = String::new();
    let mut name = String::new();
    let mut rest = printed.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '"' => all.push(Text { field: field.clone(), words: quoted(&mut rest) }),
            // A character alone.
            '\'' => while rest.next().is_some_and(|c| c != '\'') {},
            ':' if rest.peek() == Some(&' ') => field = std::mem::take(&mut name),
            c if c.is_ascii_alphanumeric() || c == '_' => name.push(c),
            _ => name.clear(),
        }
    }
    all
}

/// A text up to its closing quote.
fn quoted(rest: &mut impl Iterator<Item = char>) -> String {
    let mut words = String::new();
    while let Some(sign) = rest.next() {
        match sign {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => words.push('\n'),
                Some('t') => words.push('\t'),
                Some('u') => {
                    let code: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    words.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                Some(other) => words.push(other),
                None => break,
            },
            other => words.push(other),
        }
    }
    words
}

#[test]
fn texts_are_found_with_their_fields() {
    #[derive(Debug)]
    #[allow(dead_code)]
    struct Inner {
        name: &'static str,
        more: Option<String>,
        sign: char,
    }
    let value =
        [Inner { name: "a \"b\" \u{200b}ü", more: Some("two\nlines".into()), sign: '"' }, Inner { name: "c", more: None, sign: 'x' }];
    let texts: Vec<(String, String)> = of(&format!("{value:?}")).into_iter().map(|t| (t.field, t.words)).collect();
    let expected = [("name", "a \"b\" \u{200b}ü"), ("more", "two\nlines"), ("name", "c")];
    assert_eq!(texts, expected.map(|(field, words)| (field.to_owned(), words.to_owned())));
}
