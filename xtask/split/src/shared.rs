//! What both parts of a program agree upon: the types of functions, and where things are found.

use std::collections::BTreeMap;

use wasm_encoder::TypeSection;
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasmparser::ValType;

use crate::Outcome;
use crate::module::{Module, broken};
use crate::outline::{Outline, encoded};

/// The types of functions: those of the program, and what parting it adds. Both parts have the same.
pub struct Types {
    /// The type of a function that takes and gives nothing.
    pub plain: u32,
    /// The type of a function that is given a number and gives one.
    pub slot: u32,
    own: u32,
    added: Vec<(Vec<ValType>, Vec<ValType>)>,
}

impl Types {
    pub fn of(module: &Module<'_>) -> Self {
        let mut types = Self { plain: 0, slot: 0, own: module.all_types.len() as u32, added: Vec::new() };
        types.plain = types.find(module, &[], &[]);
        types.slot = types.find(module, &[ValType::I32], &[ValType::I32]);
        types
    }

    /// A type of the program; it is added where there is none of the kind.
    fn find(&mut self, module: &Module<'_>, parameters: &[ValType], results: &[ValType]) -> u32 {
        let known = module.all_types.iter().position(|of| of.params() == parameters && of.results() == results);
        known.map_or_else(|| self.add(parameters.to_vec(), results.to_vec()), |at| at as u32)
    }

    fn add(&mut self, parameters: Vec<ValType>, results: Vec<ValType>) -> u32 {
        let of = (parameters, results);
        let at = self.added.iter().position(|other| *other == of).unwrap_or_else(|| {
            self.added.push(of);
            self.added.len() - 1
        });
        self.own + at as u32
    }

    /// The type of the function that a stretch becomes.
    pub fn of_outline(&mut self, outline: &Outline) -> u32 {
        self.add(outline.parameters.clone(), outline.results.clone())
    }

    /// As a section.
    pub fn section(&self, module: &Module<'_>) -> Outcome<TypeSection> {
        let mut types = TypeSection::new();
        RoundtripReencoder.parse_type_section(&mut types, module.types.clone().ok_or("no types")?).map_err(broken)?;
        for (parameters, results) in &self.added {
            types.ty().function(encoded(parameters)?, encoded(results)?);
        }
        Ok(types)
    }
}

/// Where what the whole program has is found in one of its parts.
#[derive(Default)]
pub struct Places {
    pub functions: BTreeMap<u32, u32>,
    pub globals: BTreeMap<u32, u32>,
    pub tables: BTreeMap<u32, u32>,
}

impl Reencode for Places {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.functions[&index])
    }

    fn global_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.globals[&index])
    }

    fn table_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.tables[&index])
    }
}

/// A number in few letters.
pub fn short(mut number: u32) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = String::new();
    loop {
        text.insert(0, char::from(DIGITS[(number % 62) as usize]));
        number /= 62;
        if number == 0 {
            return text;
        }
    }
}
