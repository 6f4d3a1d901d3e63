//! Files that a command reads and writes. `-` in the place of one is standard input, or standard output.

use std::io::Read as _;

use afterlaunch::present::words::session_error;
use afterlaunch::session::files::text;

/// Standard input or output, in the place of a file.
pub const PIPE: &str = "-";

/// What a file is called in a sentence.
pub fn display_name(path: &str) -> String {
    if path == PIPE { "on standard input".to_owned() } else { format!("“{path}”") }
}

/// Text of a file, or of what is piped in.
pub fn read(path: &str, what: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match path {
        PIPE => std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(path).map(|read| bytes = read),
    };
    read.map_err(|why| format!("The {what} {} cannot be read: {why}.", display_name(path)))?;
    text::of_bytes(&bytes).map_err(|why| format!("The {what} {} cannot be read. {}", display_name(path), session_error(&why)))
}
