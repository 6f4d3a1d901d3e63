//! A small server of static files, for this machine alone: `serve` shows the page with it, the browser tests and
//! the benchmark load it from there. It listens on the loopback address only and answers GET and HEAD.

use crate::Outcome;
use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, thread};

/// A server that holds its port and answers once [`Server::serve`] is called.
pub struct Server {
    listener: TcpListener,
    /// The folder of the address space that the site stands in, "/" or "/some/course/".
    under: String,
}

impl Server {
    /// Takes the port; 0 takes any free one.
    pub fn bind(port: u16) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => format!(
                "Port {port} is in use. Stop what uses it, or choose another one: cargo xtask serve --port {}",
                port.wrapping_add(1).max(1024)
            ),
            ErrorKind::PermissionDenied => {
                format!("Port {port} is not allowed without more rights. Choose one above 1023: cargo xtask serve --port 8080")
            }
            _ => format!("Port {port} cannot be used: {error}."),
        })?;
        Ok(Self { listener, under: "/".to_owned() })
    }

    /// The same, with the site in a folder, as a course platform would have it.
    pub fn under(self, folder: &str) -> Self {
        Self { under: folder.to_owned(), ..self }
    }

    /// The site's address, with a slash at its end.
    pub fn address(&self) -> String {
        let port = self.listener.local_addr().map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}{}", self.under)
    }

    /// Serves this folder until the process ends.
    pub fn serve(self, folder: PathBuf) {
        let site = Arc::new((folder, self.under));
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A visitor who leaves in the middle of an answer is no one's fault.
            thread::spawn(move || answer(&stream, &site.0, &site.1).ok());
        }
    }
}

fn answer(mut stream: &TcpStream, folder: &Path, under: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}

    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let file = file_for(target, under).map(|name| folder.join(name));
    let (status, kind, body) = match file.and_then(|file| Some((mime(&file), fs::read(file).ok()?))) {
        _ if method != "GET" && method != "HEAD" => ("405 Method Not Allowed", "text/plain", b"Only GET and HEAD.".to_vec()),
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", b"Not here.".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that is meant, relative to the site's folder; none when the path leads out of it.
fn file_for(target: &str, under: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let inside = decoded(path)?.strip_prefix(under)?.to_owned();
    let file = if inside.is_empty() || inside.ends_with('/') { inside + "index.html" } else { inside };
    let plain = Path::new(&file).components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| PathBuf::from(file))
}

/// Percent signs undone.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let (value, after) = match (byte, after) {
            (b'%', [high, low, after @ ..]) => (u8::from_str_radix(std::str::from_utf8(&[*high, *low]).ok()?, 16).ok()?, after),
            _ => (byte, after),
        };
        bytes.push(value);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &str, under: &str, wanted: Option<&str>) {
        assert_eq!(file_for(target, under).as_deref(), wanted.map(Path::new), "{target} under {under}");
    }

    #[test]
    fn paths_lead_to_files_of_the_site() {
        check("/", "/", Some("index.html"));
        check("/?seed=7", "/", Some("index.html"));
        check("/page-1a_bg.wasm", "/", Some("page-1a_bg.wasm"));
        check("/a%20b.svg", "/", Some("a b.svg"));
        check("/some/course/", "/some/course/", Some("index.html"));
        check("/some/course/x.js", "/some/course/", Some("x.js"));
    }

    #[test]
    fn paths_never_lead_out() {
        check("/../Cargo.toml", "/", None);
        check("/%2e%2e/Cargo.toml", "/", None);
        check("//etc/passwd", "/", None);
        check("/other/", "/some/course/", None);
        check("", "/", None);
    }
}
