//! What was asked for on the command line. One struct for all commands: there are four options in all.

use crate::Outcome;

/// The options of `serve` and `test`.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    /// `--port N`
    pub port: Option<u16>,
    /// `--open`
    pub open: bool,
    /// `--dev`
    pub dev: bool,
    /// `--only a,b`; empty means all.
    pub only: Vec<String>,
}

impl Options {
    /// Reads the words after the command.
    pub fn read(mut words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut options = Self::default();
        while let Some(word) = words.next() {
            let (name, inline) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word, None),
            };
            let mut value = || inline.clone().or_else(|| words.next()).ok_or_else(|| format!("{name} wants a value after it."));
            match name.as_str() {
                "--open" => options.open = true,
                "--dev" => options.dev = true,
                "--port" => options.port = Some(port(&value()?)?),
                "--only" => options.only.extend(value()?.split(',').map(|name| name.trim().to_owned())),
                _ => return Err(format!("\"{name}\" is not an option here. cargo xtask help lists them.")),
            }
        }
        Ok(options)
    }
}

fn port(text: &str) -> Outcome<u16> {
    text.parse().ok().filter(|&port| port > 0).ok_or_else(|| format!("\"{text}\" is not a port: --port wants a number from 1 to 65535."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Options> {
        Options::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_read_with_and_without_equals_sign() {
        let wanted = Options { port: Some(9000), open: true, ..Options::default() };
        assert_eq!(read("--port 9000 --open"), Ok(wanted));
        assert_eq!(read("--port=9000").unwrap().port, Some(9000));
        assert_eq!(read("--only native,web --only site").unwrap().only, ["native", "web", "site"]);
    }

    #[test]
    fn what_cannot_be_meant_is_named() {
        assert!(read("--prot 9000").unwrap_err().contains("--prot"));
        assert!(read("--port eighty").unwrap_err().contains("eighty"));
        assert!(read("--port 70000").unwrap_err().contains("70000"));
        assert!(read("--only").unwrap_err().contains("wants a value"));
    }
}
