//! The names by which the program and its script know each other. wasm-bindgen makes them long, with a fingerprint in
//! each, and both carry all of them: here they become short, in both.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection};

use crate::Outcome;
use crate::module::{Module, broken};
use crate::shared::{Places, short};

/// What begins like this is wasm-bindgen's own, and nobody else calls it by its name.
const OWN: [&str; 3] = ["__wb", "__externref", "wasm_bindgen__"];

/// Short names for long ones.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// For a program with its script: what both of them name.
    ///
    /// # Errors
    /// If the module cannot be read.
    pub fn of(module: &Module<'_>) -> Outcome<Self> {
        let mut long: Vec<String> = Vec::new();
        for import in module.imports.clone().into_iter().flat_map(wasmparser::ImportSectionReader::into_imports) {
            long.push(import.map_err(broken)?.name.to_owned());
        }
        for export in module.exports.clone().into_iter().flatten() {
            long.push(export.map_err(broken)?.name.to_owned());
        }
        long.retain(|name| OWN.iter().any(|own| name.starts_with(own)));
        Ok(Self(long.into_iter().zip(0..).map(|(name, nth)| (name, format!("w{}", short(nth)))).collect()))
    }

    fn shortened<'n>(&'n self, name: &'n str) -> &'n str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// The script with short names.
    pub fn in_script(&self, script: &str) -> String {
        let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        let mut written = String::new();
        let mut left = script;
        while let Some(start) = left.find(is_letter) {
            let (before, rest) = left.split_at(start);
            let (word, after) = rest.split_at(rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len()));
            written.extend([before, self.shortened(word)]);
            left = after;
        }
        written + left
    }

    /// The imports of a module with short names.
    pub fn imports(&self, module: &Module<'_>) -> Outcome<ImportSection> {
        let mut imports = ImportSection::new();
        for import in module.imports.clone().into_iter().flat_map(wasmparser::ImportSectionReader::into_imports) {
            let import = import.map_err(broken)?;
            imports.import(import.module, self.shortened(import.name), RoundtripReencoder.entity_type(import.ty).map_err(broken)?);
        }
        Ok(imports)
    }

    /// The exports of a module with short names. `places` knows where what is exported will stand.
    pub fn exports(&self, module: &Module<'_>, places: &mut Places) -> Outcome<ExportSection> {
        let mut exports = ExportSection::new();
        for export in module.exports.clone().into_iter().flatten() {
            let export = export.map_err(broken)?;
            let index = places.external_index(export.kind, export.index).map_err(broken)?;
            exports.export(self.shortened(export.name), RoundtripReencoder.export_kind(export.kind).map_err(broken)?, index);
        }
        Ok(exports)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_are_shortened() {
        let names = Names(BTreeMap::from([("__wbg_get_1".to_owned(), "w0".to_owned())]));
        assert_eq!(names.in_script("{__wbg_get_1:a=>a.__wbg_get_12, é:x.__wbg_get_1}"), "{w0:a=>a.__wbg_get_12, é:x.w0}");
    }
}
