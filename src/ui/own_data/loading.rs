//! A file is read in slices: between two of them the browser draws, listens, and lets go of the slice. It is read here
//! and nowhere else; nothing of it leaves the tab.

use std::sync::Arc;

use afterlaunch::learn::table::{Read, ReadOptions, Reader, Table};
use afterlaunch::present::own_data::OPENING;
use afterlaunch::present::own_data::words;
use afterlaunch::present::words::refusals::{session_error, training};
use afterlaunch::present::words::tables::unreadable;
use afterlaunch::session::Session;
use afterlaunch::session::own::{Choices, Making, Own};
use js_sys::{Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Bytes of a slice: some milliseconds of reading.
const SLICE: f64 = 524_288.0;

/// Where the loading of a file is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// No file.
    #[default]
    Empty,
    /// A file is being read: its name, how far it is (0 to 1), and the rows so far.
    Reading(String, f64, u32),
    /// It cannot be read: its name, and why.
    Refused(String, String),
    /// It has been read.
    Ready,
    /// A run is being made of it: how far that is.
    Making(f64),
}

/// Reads a file in a way; once more, where its end shows that its beginning was misread. `told` hears how far it is, and says whether to go on.
///
/// # Errors
/// Why it is no table; nothing, where it was stopped.
pub async fn read(file: &File, options: ReadOptions, report: impl Fn(f64, u32) -> bool) -> Result<Table, Option<String>> {
    let mut reader = Reader::new(file.size() as u64, options).map_err(|why| Some(unreadable(&why)))?;
    loop {
        feed(&mut reader, file, &report).await?;
        breathe().await;
        match reader.finish().map_err(|why| Some(unreadable(&why)))? {
            Read::Table(table) => return Ok(*table),
            Read::Again(again) => reader = *again,
        }
    }
}

async fn feed(reader: &mut Reader, file: &File, report: impl Fn(f64, u32) -> bool) -> Result<(), Option<String>> {
    let blob: &Blob = file;
    let mut at = 0.0;
    while reader.wants() > 0 && at < file.size() {
        let end = (at + SLICE).min(at + reader.wants() as f64).min(file.size());
        let slice = blob.slice_with_f64_and_f64(at, end).ok();
        let bytes = match slice {
            Some(slice) => JsFuture::from(slice.array_buffer()).await.ok(),
            None => None,
        };
        let bytes = bytes.ok_or_else(|| Some(words::THIS_BROWSER_COULD_NOT_READ.to_owned()))?;
        // A slice is read in two tasks, the way from the disk and the reading, so that neither is long.
        let piece = Uint8Array::new(&bytes).to_vec();
        if piece.is_empty() {
            break;
        }
        at += piece.len() as f64;
        reader.push(&piece).map_err(|why| Some(unreadable(&why)))?;
        if !report(reader.progress(), reader.rows()) {
            return Err(None);
        }
    }
    Ok(())
}

/// Makes a run of a table, a column at a time.
///
/// # Errors
/// Why no run can be made of it.
pub async fn make(table: &Arc<Table>, file: &str, choices: Choices, report: impl Fn(f64)) -> Result<Own, String> {
    let mut making = Making::begin(table, file, choices).map_err(|why| session_error(&why))?;
    loop {
        report(making.progress());
        breathe().await;
        if !making.step() {
            break;
        }
    }
    breathe().await;
    making.finish().map_err(|why| session_error(&why))
}

/// Opens a run: its first versions learn, a slice at a time.
///
/// # Errors
/// If there is too little to learn from.
pub async fn open(own: Arc<Own>, seed: u64) -> Result<Session, String> {
    let Some(recorded) = &own.recorded else { return Session::on(own, seed).map_err(|why| session_error(&why)) };
    let refused = |why| training(&why);
    let mut bootstrap = Session::bootstrap(&own.scenario, recorded, seed).map_err(refused)?;
    while bootstrap.step().map_err(refused)? {
        breathe().await;
    }
    let world = bootstrap.finish().map_err(refused)?;
    let mut session = Session::bootstrapped(own, world);
    breathe().await;
    while session.now() < OPENING {
        session.advance();
    }
    Ok(session)
}

/// Lets the browser do what it has to do.
pub async fn breathe() {
    let later = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(resolve.unchecked_ref(), 0);
    });
    let _ = JsFuture::from(later).await;
}
