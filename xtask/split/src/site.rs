//! The program within the built site: found by what the page's loader is told, written back under names that follow
//! from what is in it.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::list::List;
use crate::mark::mark as marked;
use crate::module::Module;
use crate::part::part as parted;

/// Parts the program of a site. Its HTML then names both parts.
pub fn part(dist: &Path, list: &Path) -> Outcome {
    let (html, name) = page(dist)?;
    let bytes = read(&dist.join(&name))?;
    let module = Module::read(&bytes)?;
    let list = List::read(&String::from_utf8_lossy(&read(list)?));
    let parts = parted(&module, &list.taken(&module.names))?;
    // Files that bear a fingerprint in their name never change: what is cached stays right.
    let print = fingerprint(&[&parts.first, &parts.rest]);
    let (first, rest) = (format!("page-{print:016x}_bg.wasm"), format!("page-{print:016x}_rest.wasm"));
    fs::remove_file(dist.join(&name)).map_err(|error| format!("{name} cannot be removed: {error}."))?;
    write(&dist.join(&first), &parts.first)?;
    write(&dist.join(&rest), &parts.rest)?;
    let html = html.replace(&name, &first);
    let html = html.replacen("data-wasm=", &format!("data-rest=./{rest} data-wasm="), 1);
    write(&dist.join("index.html"), html.as_bytes())?;
    let kb = |bytes: &[u8]| bytes.len() / 1000;
    println!(
        "Parted: opening takes {} kB of the program; {} functions of {}, {} kB, come later.",
        kb(&parts.first),
        parts.moved,
        module.bodies.len(),
        kb(&parts.rest)
    );
    Ok(())
}

/// Makes each function of a site's program leave a mark, and prints where the marks begin and how many there are.
pub fn mark(dist: &Path) -> Outcome {
    let (_, name) = page(dist)?;
    let place = dist.join(name);
    let bytes = read(&place)?;
    let module = Module::read(&bytes)?;
    let (program, first) = marked(&module)?;
    write(&place, &program)?;
    println!("{first} {}", module.bodies.len());
    Ok(())
}

/// Writes the list of the functions whose marks, a byte each, are not zero.
pub fn list(wasm: &Path, marks: &Path, list: &Path) -> Outcome {
    let (bytes, marks) = (read(wasm)?, read(marks)?);
    let module = Module::read(&bytes)?;
    if marks.len() != module.bodies.len() {
        return Err(format!("There are {} marks for {} functions.", marks.len(), module.bodies.len()));
    }
    let called: Vec<bool> = marks.iter().map(|mark| *mark != 0).collect();
    write(list, List::write(&module.names, &called).as_bytes())?;
    println!("{} functions of {} were called.", called.iter().filter(|called| **called).count(), called.len());
    Ok(())
}

/// The page's HTML, and the name of its program.
fn page(dist: &Path) -> Outcome<(String, String)> {
    let html = String::from_utf8(read(&dist.join("index.html"))?).map_err(|_| "index.html is not UTF-8.")?;
    if html.contains("data-rest=") {
        return Err("The program of this site is parted already. Build it anew.".into());
    }
    let from = html.split_once("data-wasm=").ok_or("index.html names no program.")?.1;
    let from = from.trim_start_matches('"').trim_start_matches("./");
    let name = from.split(['"', ' ', '>']).next().unwrap_or_default().to_owned();
    Ok((html, name))
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
