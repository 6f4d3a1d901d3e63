//! Which file of a crate names which: what the map of the house is drawn from, and what finds circles in it.
//!
//! A file names another when one of its paths, in a `use` or in code, leads to an item of the other's module. Modules that
//! hand on what another one holds (`pub use`) are looked through: the arrow goes to where the item lives. Declaring a module,
//! and handing on its items, is no arrow: that is what a folder's first file is for.
//!
//! Source: files in, arrows out, no compiler. Comments, literals and items that only tests have are left out; items that a
//! macro makes are seen where the macro is called.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::tokens::tokens;

/// A module by its place: `["platform", "alerts"]` for `platform/alerts.rs`.
type Module = Vec<String>;

/// One file.
#[derive(Debug, Default)]
struct File {
    lines: usize,
    /// Every path in it, its first word made absolute where that is known.
    paths: Vec<Vec<String>>,
    /// Names that it hands on, and where they come from; `*` for all.
    handed: Vec<(String, Vec<String>)>,
}

/// The files of a crate and the arrows between them.
#[derive(Debug, Default)]
pub struct Imports {
    files: BTreeMap<Module, File>,
    /// For each file the files that it names, each with the items.
    arrows: BTreeMap<Module, BTreeMap<Module, BTreeSet<String>>>,
}

impl Imports {
    /// Reads all files below a crate's `src`.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn read(src: &Path) -> Result<Self, String> {
        let mut texts = Vec::new();
        gather(src, &mut Vec::new(), &mut texts).map_err(|error| format!("{}: {error}", src.display()))?;
        Ok(Self::of(texts))
    }

    /// Of modules and their texts.
    pub fn of(texts: Vec<(Module, String)>) -> Self {
        let mut files = BTreeMap::new();
        for (module, text) in texts {
            let mut file = File { lines: text.lines().count(), ..File::default() };
            scan(&module, &tokens(&text), &mut file);
            files.insert(module, file);
        }
        let mut imports = Self { files, arrows: BTreeMap::new() };
        imports.arrows = imports
            .files
            .iter()
            .map(|(own, file)| {
                let mut to: BTreeMap<Module, BTreeSet<String>> = BTreeMap::new();
                for path in &file.paths {
                    if let Some(home) = imports.home(path, 0).filter(|home| home != own) {
                        to.entry(home).or_default().extend(path.last().cloned());
                    }
                }
                (own.clone(), to)
            })
            .collect();
        imports
    }

    /// All modules with their lines.
    pub fn files(&self) -> impl Iterator<Item = (&[String], usize)> {
        self.files.iter().map(|(module, file)| (module.as_slice(), file.lines))
    }

    /// All arrows.
    pub fn arrows(&self) -> impl Iterator<Item = (&[String], &[String])> {
        self.arrows.iter().flat_map(|(from, all)| all.keys().map(|to| (from.as_slice(), to.as_slice())))
    }

    /// What a file names in another.
    pub fn items(&self, from: &[String], to: &[String]) -> impl Iterator<Item = &str> {
        self.arrows.get(from).and_then(|all| all.get(to)).into_iter().flatten().map(String::as_str)
    }

    /// The module in which the item of a path lives.
    fn home(&self, path: &[String], depth: u8) -> Option<Module> {
        let length = (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let Some(name) = rest.first().filter(|_| depth < 8) else { return Some(module.to_vec()) };
        let handed = &self.files[module].handed;
        let named = handed.iter().filter(|(as_, _)| as_ == name).map(|(_, from)| from.clone());
        let from_all = handed.iter().filter(|(as_, _)| as_ == "*").map(|(_, from)| [from.as_slice(), std::slice::from_ref(name)].concat());
        let mut routes = named.chain(from_all).map(|from| [from.as_slice(), &rest[1..]].concat());
        routes.find_map(|route| self.home(&route, depth + 1).filter(|home| home != module)).or_else(|| Some(module.to_vec()))
    }

    /// The circles: sets of files each of which leads to all others. None is within another.
    pub fn circles(&self) -> Vec<BTreeSet<Module>> {
        let mut circles: Vec<BTreeSet<Module>> = Vec::new();
        for module in self.files.keys() {
            if circles.iter().any(|circle| circle.contains(module)) {
                continue;
            }
            let reached = self.reached(module);
            if reached.contains(module) {
                let circle = reached.into_iter().filter(|other| self.reached(other).contains(module)).collect();
                circles.push(circle);
            }
        }
        circles
    }

    /// A shortest way round a circle, from a file of it back to it, each with what it names in the next.
    pub fn route_round(&self, circle: &BTreeSet<Module>) -> Vec<Module> {
        let start = circle.iter().min_by_key(|module| self.round(module).map_or(usize::MAX, |route| route.len()));
        start.and_then(|start| self.round(start)).unwrap_or_default()
    }

    /// A shortest way from a file back to it.
    fn round(&self, start: &Module) -> Option<Vec<Module>> {
        let mut routes = vec![vec![start.clone()]];
        let mut seen = BTreeSet::new();
        while !routes.is_empty() {
            let mut next = Vec::new();
            for route in routes {
                for to in self.arrows[route.last()?].keys() {
                    let longer = [route.as_slice(), std::slice::from_ref(to)].concat();
                    if to == start {
                        return Some(longer);
                    }
                    if seen.insert(to.clone()) {
                        next.push(longer);
                    }
                }
            }
            routes = next;
        }
        None
    }

    /// All that a file leads to.
    fn reached(&self, from: &Module) -> BTreeSet<Module> {
        let mut reached = BTreeSet::new();
        let mut ahead: Vec<&Module> = self.arrows[from].keys().collect();
        while let Some(module) = ahead.pop() {
            if reached.insert(module.clone()) {
                ahead.extend(self.arrows[module].keys());
            }
        }
        reached
    }
}

/// Finds the files of a folder, and their modules. `lib.rs` and `main.rs` are the crate itself; `bin` is another one.
fn gather(folder: &Path, module: &mut Module, out: &mut Vec<(Module, String)>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !(module.is_empty() && stem == "bin") {
                module.push(stem);
                gather(&path, module, out)?;
                module.pop();
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") && stem != "tests" {
            let own = if ["mod", "lib", "main"].contains(&stem.as_str()) { module.clone() } else { [module.as_slice(), &[stem]].concat() };
            if !own.is_empty() {
                out.push((own, fs::read_to_string(&path)?));
            }
        }
    }
    Ok(())
}

/// Finds all paths of a file, and what it hands on.
fn scan(module: &Module, all: &[String], file: &mut File) {
    let within = |name: &String| (name.clone(), [module.as_slice(), std::slice::from_ref(name)].concat());
    let declared = all.windows(3).filter(|three| three[0] == "mod" && three[2] == ";");
    let mut names: BTreeMap<String, Vec<String>> = declared.map(|three| within(&three[1])).collect();
    let mut code = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match all[at].as_str() {
            "use" => {
                let end = (at..all.len()).find(|i| all[*i] == ";").unwrap_or(all.len());
                let hands_on = at > 0 && (all[at - 1] == "pub" || all[at - 1] == ")");
                for (path, name) in tree(&all[at + 1..end]) {
                    let path = absolute(module, &path, &names);
                    if hands_on {
                        file.handed.push((name.clone(), path.clone()));
                    } else {
                        file.paths.push(path.clone());
                    }
                    names.insert(name, path);
                }
                at = end;
            }
            _ => code.push(at),
        }
        at += 1;
    }
    let mut skip = 0;
    for at in code {
        let begins = at >= skip && all.get(at + 1).is_some_and(|next| next == "::") && (at == 0 || all[at - 1] != "::");
        if begins && word(&all[at]) {
            let mut path = vec![all[at].clone()];
            let mut next = at + 1;
            while all.get(next).is_some_and(|sign| sign == "::") && all.get(next + 1).is_some_and(|token| word(token)) {
                path.push(all[next + 1].clone());
                next += 2;
            }
            skip = next;
            file.paths.push(absolute(module, &path, &names));
        }
    }
}

fn word(token: &str) -> bool {
    token.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}

/// The paths of a `use`, each with the name that it has here.
fn tree(all: &[String]) -> Vec<(Vec<String>, String)> {
    let mut out = Vec::new();
    // The path so far, at the beginning and in each pair of braces that is open.
    let mut before: Vec<Vec<String>> = vec![Vec::new()];
    let mut path: Vec<String> = Vec::new();
    let mut name = None;
    let comma = ",".to_owned();
    let mut tokens = all.iter().chain([&comma]);
    while let Some(token) = tokens.next() {
        let base = before.last().map_or(0, Vec::len);
        match token.as_str() {
            "::" => {}
            "{" => before.push(path.clone()),
            "," | "}" => {
                if path.len() > base {
                    path.pop_if(|last| last == "self");
                    let own = name.take().or_else(|| path.last().cloned()).unwrap_or_default();
                    path.pop_if(|last| last == "*");
                    out.push((path, own));
                }
                if token == "}" {
                    // What stood before the braces is said with them.
                    before.pop();
                }
                path = if token == "}" { Vec::new() } else { before.last().cloned().unwrap_or_default() };
            }
            "as" => name = tokens.next().cloned(),
            other => path.push(other.to_owned()),
        }
    }
    out
}

/// From the crate's root on, where the first word says where it begins.
fn absolute(module: &Module, path: &[String], names: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let above = path.iter().take_while(|word| *word == "super").count();
    match path.first().map(String::as_str) {
        Some("crate" | "afterlaunch") => path[1..].to_vec(),
        Some("self") => [module.as_slice(), &path[1..]].concat(),
        Some("super") => [&module[..module.len().saturating_sub(above)], &path[above..]].concat(),
        Some(first) => names.get(first).map_or_else(|| path.to_vec(), |known| [known.as_slice(), &path[1..]].concat()),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(files: &[(&str, &str)]) -> Imports {
        let module = |name: &str| name.split('/').map(str::to_owned).collect();
        Imports::of(files.iter().map(|(name, text)| (module(name), (*text).to_owned())).collect())
    }

    fn arrows(files: &[(&str, &str)]) -> Vec<String> {
        imports(files).arrows().map(|(from, to)| format!("{} > {}", from.join("/"), to.join("/"))).collect()
    }

    #[test]
    fn arrows_lead_to_where_an_item_lives() {
        let found = arrows(&[
            ("a", "mod b; pub mod c; pub use c::{Deep, deeper::Well as Spring};"),
            ("a/b", "use super::{Deep, c};\nfn f(x: crate::d::D) { c::go() }"),
            ("a/c", "pub mod deeper; pub struct Deep;"),
            ("a/c/deeper", "pub struct Well;"),
            ("d", "use crate::a::{Spring};"),
        ]);
        assert_eq!(found, ["a/b > a/c", "a/b > d", "d > a/c/deeper"]);
    }

    #[test]
    fn what_is_no_code_is_no_arrow() {
        let found = arrows(&[
            ("a", "// crate::b::B\n/* crate::b */ const A: &str = \"crate::b::B\"; const R: &str = r#\"crate::b\"#;"),
            (
                "b",
                "#[cfg(test)]\nmod tests { use crate::a::A; fn x() { } }\n#[cfg(test)]\nuse crate::a::A;\nfn late() -> crate::c::C { 'x' }",
            ),
            ("c", "struct L<'a>(&'a str); const Q: char = '\\''; const T: char = '\"';"),
        ]);
        assert_eq!(found, ["b > c"]);
    }

    #[test]
    fn a_circle_is_found_with_its_way() {
        let found = imports(&[("a", "use crate::b::B;"), ("b", "use crate::c::C; use crate::d::D;"), ("c", "use crate::a::A;"), ("d", "")]);
        let circles = found.circles();
        assert_eq!(circles.len(), 1);
        let route: Vec<String> = found.route_round(&circles[0]).iter().map(|module| module.join("/")).collect();
        assert_eq!(route, ["a", "b", "c", "a"]);
        assert!(imports(&[("a", "use crate::b::B;"), ("b", "")]).circles().is_empty());
    }
}
