//! Rust text as words and signs: what is read where only names matter.

/// Words and signs of a text, without comments, literals and what only tests have.
pub fn tokens(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let (sign, next) = (signs[at], signs.get(at + 1).copied());
        at = match (sign, next) {
            ('/', Some('/')) => end_of(&signs, at, &['\n']),
            ('/', Some('*')) => end_of(&signs, at + 2, &['*', '/']),
            ('"', _) => end_of_text(&signs, at + 1),
            ('r', Some('"' | '#')) if raw(&signs, at).is_some() => raw(&signs, at).unwrap_or(at + 1),
            ('\'', _) => end_of_letter(&signs, at),
            (':', Some(':')) => {
                out.push("::".to_owned());
                at + 2
            }
            _ if sign.is_alphanumeric() || sign == '_' => {
                let end = (at..signs.len()).find(|i| !(signs[*i].is_alphanumeric() || signs[*i] == '_')).unwrap_or(signs.len());
                out.push(signs[at..end].iter().collect());
                end
            }
            _ => {
                if !sign.is_whitespace() {
                    out.push(sign.to_string());
                }
                at + 1
            }
        };
    }
    without_tests(&out)
}

/// Behind the next such signs.
fn end_of(signs: &[char], from: usize, end: &[char]) -> usize {
    (from..signs.len()).find(|at| signs[*at..].starts_with(end)).map_or(signs.len(), |at| at + end.len())
}

/// Behind the text whose first sign this is.
fn end_of_text(signs: &[char], mut at: usize) -> usize {
    while at < signs.len() && signs[at] != '"' {
        at += if signs[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Behind a raw text, if one begins here.
fn raw(signs: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|at| signs[at]);
    let marks = signs[at + 1..].iter().take_while(|sign| **sign == '#').count();
    let opens = signs.get(at + 1 + marks) == Some(&'"') && !before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    opens.then(|| end_of(signs, at + 2 + marks, &[vec!['"'], vec!['#'; marks]].concat()))
}

/// Behind a letter in quotes, or behind the mark of a lifetime.
fn end_of_letter(signs: &[char], at: usize) -> usize {
    match (signs.get(at + 1), signs.get(at + 2)) {
        (Some('\\'), _) => end_of(signs, at + 3, &['\'']),
        (_, Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// Leaves out each item behind `#[cfg(test)]`.
fn without_tests(all: &[String]) -> Vec<String> {
    let mark: Vec<&str> = "# [ cfg ( test ) ]".split(' ').collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if all[at..].len() >= mark.len() && all[at..at + mark.len()].iter().eq(mark.iter()) {
            at = end_of_item(all, at + mark.len());
        } else {
            out.push(all[at].clone());
            at += 1;
        }
    }
    out
}

/// Behind the item: its braces, or its semicolon.
fn end_of_item(all: &[String], from: usize) -> usize {
    let mut depth = 0_u32;
    for (at, token) in all.iter().enumerate().skip(from) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token == "}" {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    all.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(tokens(text), expected, "{text}");
    }

    #[test]
    fn comments_literals_and_tests_are_left_out() {
        check("a /* b */ :: c // d", &["a", "::", "c"]);
        check(r##"f("x\"y", r#"z"#, 'w', '\'', &'l t)"##, &["f", "(", ",", ",", ",", ",", "&", "l", "t", ")"]);
        check("#[cfg(test)] mod tests { use x; } fn g() {}", &["fn", "g", "(", ")", "{", "}"]);
        check("#[cfg(test)] use x; y", &["y"]);
    }
}
