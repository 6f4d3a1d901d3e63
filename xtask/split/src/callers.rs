//! Whose code is whose, in the program as the linker has made it: functions by their names, and whom each calls.
//!
//! Optimising puts some functions into those that call them. A function that is still there afterwards and is not tiny
//! was put nowhere, so what stands in the code of a function is its own, and that of those it calls which are gone or tiny.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Operator, Parser, Payload, TypeRef};

use crate::Outcome;
use crate::module::{Module, broken};

/// wasm-opt puts bodies of twenty instructions at most into those who call them, unless only one does, and then they are gone.
const TINY: usize = 200;

/// A function of the linked program.
struct Function {
    name: String,
    /// Where its body lies in the file.
    body: Range<usize>,
    calls: Vec<usize>,
}

/// The functions of the linked program.
#[derive(Default)]
pub struct Callers(Vec<Function>);

impl Callers {
    /// Reads the linker's output.
    ///
    /// # Errors
    /// If it is no module.
    pub fn read(bytes: &[u8]) -> Outcome<Self> {
        let (mut imported, mut names) = (0, BTreeMap::new());
        let mut all: Vec<(Range<usize>, Vec<u32>)> = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload.map_err(broken)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import.map_err(broken)?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let mut calls = Vec::new();
                    for operator in body.get_operators_reader().map_err(broken)? {
                        if let Operator::Call { function_index } = operator.map_err(broken)? {
                            calls.push(function_index);
                        }
                    }
                    all.push((body.range(), calls));
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(reader) = section.as_known() else { continue };
                    for name in reader {
                        let Name::Function(map) = name.map_err(broken)? else { continue };
                        for naming in map {
                            let naming = naming.map_err(broken)?;
                            names.insert(naming.index, demangle(naming.name).to_string());
                        }
                    }
                }
                _ => {}
            }
        }
        let own = |index: u32| index.checked_sub(imported).map(|own| own as usize);
        let function = |(at, (body, calls)): (u32, (_, Vec<u32>))| Function {
            name: names.get(&(imported + at)).cloned().unwrap_or_default(),
            body,
            calls: calls.into_iter().filter_map(own).collect(),
        };
        Ok(Self((0..).zip(all).map(function).collect()))
    }

    /// The function in whose body this place of the file lies.
    pub fn at(&self, place: usize) -> Option<usize> {
        let next = self.0.partition_point(|function| function.body.start <= place);
        next.checked_sub(1).filter(|nth| self.0[*nth].body.contains(&place))
    }

    /// Those whose code stands, in the optimised program, in a function that stays.
    pub fn within(&self, module: &Module<'_>, stays: impl Fn(usize) -> bool) -> Vec<bool> {
        // By name: how many there are, whether it is tiny, whether one of them stays.
        let mut known: BTreeMap<&str, (u32, bool, bool)> = BTreeMap::new();
        for (nth, name) in module.names.iter().enumerate() {
            let of = known.entry(name).or_default();
            *of = (of.0 + 1, of.1 || module.bodies[nth].range().len() <= TINY, of.2 || stays(nth));
        }
        let mut linked: BTreeMap<&str, u32> = BTreeMap::new();
        self.0.iter().for_each(|function| *linked.entry(&function.name).or_default() += 1);
        let whole = |name: &str| known.get(name).is_some_and(|(count, tiny, _)| *count == 1 && !tiny) && linked[name] == 1;
        let in_first = |name: &str| known.get(name).is_some_and(|(.., stays)| *stays);

        let mut within: Vec<bool> = self.0.iter().map(|function| in_first(&function.name)).collect();
        let mut next: Vec<usize> = (0..within.len()).filter(|nth| within[*nth]).collect();
        while let Some(nth) = next.pop() {
            for called in &self.0[nth].calls {
                if !within[*called] && !whole(&self.0[*called].name) {
                    within[*called] = true;
                    next.push(*called);
                }
            }
        }
        within
    }
}
