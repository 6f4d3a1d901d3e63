//! Pages of a notebook as documents: Markdown, a page of its own, and plain text for a course platform's comment.

use std::fmt::Write as _;

use super::{title, words};
use crate::course::progress::NotebookPage;
use crate::course::progress::notebook::NotebookLine;
use crate::present::account::{cell, escape};

/// The written lines of a page, by their names; an answer stands under its question.
fn lines(page: &NotebookPage) -> Vec<(String, &str)> {
    let name = |line: NotebookLine| match line {
        NotebookLine::Answer if !page.question.is_empty() => page.question.clone(),
        line => words::name(line).to_owned(),
    };
    let all = NotebookLine::FIVE.into_iter().chain([NotebookLine::Answer]);
    all.map(|line| (name(line), page.line(line).trim())).filter(|(_, text)| !text.is_empty()).collect()
}

/// As Markdown.
pub fn markdown<'a>(pages: impl IntoIterator<Item = (&'a str, &'a NotebookPage)>) -> String {
    let mut out = format!("# {}\n", words::NOTEBOOK);
    for (id, page) in pages {
        _ = writeln!(out, "\n## {}\n", cell(&title(id)));
        for (name, text) in lines(page) {
            _ = writeln!(out, "**{}**\n", cell(&name));
            text.lines().filter(|line| !line.trim().is_empty()).for_each(|line| _ = writeln!(out, "{}\n", quoted(line)));
        }
    }
    out
}

/// A line that begins nothing of Markdown's own.
fn quoted(line: &str) -> String {
    let line = cell(line.trim());
    if line.starts_with(['#', '-', '*', '+', '=', '`', '>', '_', '~', '[', '!']) { format!("\\{line}") } else { line }
}

/// As a page of its own, without script or style from elsewhere.
pub fn html<'a>(pages: impl IntoIterator<Item = (&'a str, &'a NotebookPage)>) -> String {
    let mut body = format!("<h1>{}</h1>\n", words::NOTEBOOK);
    for (id, page) in pages {
        _ = writeln!(body, "<h2>{}</h2>\n<dl>", escape(&title(id)));
        for (name, text) in lines(page) {
            _ = writeln!(body, "<dt>{}</dt><dd>{}</dd>", escape(&name), escape(text).replace('\n', "<br>"));
        }
        body.push_str("</dl>\n");
    }
    let style =
        "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold;margin-top:1rem}dd{margin:0}";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{style}</style>\n{body}</html>\n",
        words::NOTEBOOK
    )
}

/// As plain text, for a comment.
pub fn in_plain_text(page: &NotebookPage) -> String {
    lines(page).into_iter().map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::progress::Progress;

    #[test]
    fn what_is_written_is_taken_for_no_markup() {
        let mut progress = Progress::default();
        progress.write("2.1", NotebookLine::Objective, "# <script>\n- a | b", None);
        progress.write("2.1", NotebookLine::Answer, "Because", Some("Why <b>?"));
        progress.write("free", NotebookLine::Next, "Rest", None);
        let pages = || progress.notebook.iter().map(|(id, page)| (id.as_str(), page));
        let (markdown, html) = (markdown(pages()), html(pages()));
        assert!(markdown.contains("## Mission 2.1: ") && markdown.contains("## Free play"), "{markdown}");
        assert!(markdown.contains("\n\\# &lt;script>\n") && markdown.contains("\n\\- a \\| b\n"), "{markdown}");
        assert!(!html.contains("<script>") && html.contains("&lt;script&gt;<br>- a | b") && html.contains("Why &lt;b&gt;?"), "{html}");
        let plain = in_plain_text(progress.page("2.1").expect("it was written on"));
        assert_eq!(plain, "Objective: # <script>\n- a | b\nWhy <b>?: Because");
    }
}
