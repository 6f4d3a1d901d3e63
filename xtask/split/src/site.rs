//! The program within the built site: found by what the page's loader is told, written back under names that follow
//! from what is in it.

use std::fs;
use std::path::Path;

use crate::Outcome;

use crate::flow::Flow;
use crate::linked::Linked;
use crate::list::List;
use crate::mark::mark as marked;
use crate::module::Module;
use crate::names::Names;
use crate::part::part as parted;

/// Parts the program of a site. Its HTML then names both parts.
pub fn part(dist: &Path, linked: &Path, list: &Path) -> Outcome {
    let (html, name) = page(dist)?;
    let bytes = read(&dist.join(&name))?;
    let module = Module::read(&bytes)?;
    let list = List::read(&String::from_utf8_lossy(&read(list)?));
    let names = Names::of(&module)?;
    let parts = parted(&module, &list, &Linked::read(&read(linked)?)?, &names)?;
    // Files that bear a fingerprint in their name never change: what is cached stays right.
    let print = fingerprint(&[&parts.first, &parts.rest]);
    let (first, rest) = (format!("page-{print:016x}_bg.wasm"), format!("page-{print:016x}_rest.wasm"));
    fs::remove_file(dist.join(&name)).map_err(|error| format!("{name} cannot be removed: {error}."))?;
    write(&dist.join(&first), &parts.first)?;
    write(&dist.join(&rest), &parts.rest)?;
    let html = script(dist, &html.replace(&name, &first), &names)?;
    let (html, later) = two_styles(dist, &html)?;
    let html = html.replacen("data-wasm=", &format!("data-rest=./{rest} data-style=./{later} data-wasm="), 1);
    write(&dist.join("index.html"), html.as_bytes())?;
    let kb = |bytes: &[u8]| bytes.len() / 1000;
    let (functions, stretches) = parts.moved;
    println!(
        "Parted: opening takes {} kB of the program; {functions} functions of {} and {stretches} stretches of others, {} kB, come later.",
        kb(&parts.first),
        module.bodies.len(),
        kb(&parts.rest)
    );
    Ok(())
}

/// Shortens in the program's script what is short in the program. It gets a name that follows from what is in it now.
fn script(dist: &Path, html: &str, names: &Names) -> Outcome<String> {
    let name = named(html, "data-js=")?;
    let text = names.in_script(&String::from_utf8_lossy(&read(&dist.join(&name))?));
    fs::remove_file(dist.join(&name)).map_err(|error| format!("{name} cannot be removed: {error}."))?;
    let new = format!("page-{:016x}.js", fingerprint(&[text.as_bytes()]));
    write(&dist.join(&new), text.as_bytes())?;
    Ok(html.replace(&name, &new))
}

/// Makes two style sheets of all, one for each part of the program: many pack better together, and one request brings
/// them. The HTML names the first; handed back is the name of the other, of those that are marked as later.
fn two_styles(dist: &Path, html: &str) -> Outcome<(String, String)> {
    let (mut first, mut later) = (Vec::new(), Vec::new());
    let mut parts = html.split("<link ");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, behind) = part.split_once('>').ok_or("A link in index.html has no end.")?;
        match tag.split([' ', '"', '=']).find(|word| word.ends_with(".css")) {
            Some(name) => {
                let place = dist.join(name.trim_start_matches("./"));
                let sheet = if tag.contains("data-later") { &mut later } else { &mut first };
                sheet.extend(read(&place)?);
                fs::remove_file(&place).map_err(|error| format!("{name} cannot be removed: {error}."))?;
                rest.push_str(behind);
            }
            None => rest.extend(["<link ", tag, ">", behind]),
        }
    }
    let named = |sheet: &[u8]| {
        let name = format!("page-{:016x}.css", fingerprint(&[sheet]));
        write(&dist.join(&name), sheet).map(|()| name)
    };
    let name = named(&first)?;
    Ok((rest.replacen("</head>", &format!("<link href=./{name} rel=stylesheet></head>"), 1), named(&later)?))
}

/// Makes a site's program leave marks, and prints where the marks begin and how many there are.
pub fn mark(dist: &Path) -> Outcome {
    let (_, name) = page(dist)?;
    let place = dist.join(name);
    let bytes = read(&place)?;
    let module = Module::read(&bytes)?;
    let marked = marked(&module)?;
    write(&place, &marked.program)?;
    println!("{} {}", marked.first, marked.sites);
    Ok(())
}

/// Writes the list of what left marks, a byte for each site, that are not zero.
pub fn list(wasm: &Path, marks: &Path, list: &Path) -> Outcome {
    let (bytes, marks) = (read(wasm)?, read(marks)?);
    let module = Module::read(&bytes)?;
    let sites: usize = module.flows.iter().map(Flow::sites).sum();
    if marks.len() != sites {
        return Err(format!("There are {} marks for {sites} sites.", marks.len()));
    }
    write(list, List::of(&module.names, &module.flows, &marks).written().as_bytes())?;
    println!("Control came to {} sites of {sites}.", marks.iter().filter(|mark| **mark != 0).count());
    Ok(())
}

/// The page's HTML, and the name of its program.
fn page(dist: &Path) -> Outcome<(String, String)> {
    let html = String::from_utf8(read(&dist.join("index.html"))?).map_err(|_| "index.html is not UTF-8.")?;
    if html.contains("data-rest=") {
        return Err("The program of this site is parted already. Build it anew.".into());
    }
    let name = named(&html, "data-wasm=")?;
    Ok((html, name))
}

/// The file that an attribute of the HTML names.
fn named(html: &str, attribute: &str) -> Outcome<String> {
    let from = html.split_once(attribute).ok_or_else(|| format!("index.html has no {attribute}"))?.1;
    let from = from.trim_start_matches('"').trim_start_matches("./");
    Ok(from.split(['"', ' ', '>']).next().unwrap_or_default().to_owned())
}

fn read(place: &Path) -> Outcome<Vec<u8>> {
    fs::read(place).map_err(|error| format!("{} cannot be read: {error}.", place.display()))
}

fn write(place: &Path, bytes: &[u8]) -> Outcome {
    fs::write(place, bytes).map_err(|error| format!("{} cannot be written: {error}.", place.display()))
}

/// FNV-1a over all of it.
fn fingerprint(parts: &[&[u8]]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.iter())
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3))
}
