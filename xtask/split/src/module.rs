//! A module of WebAssembly, taken apart into its sections.

use wasm_encoder::{Module as Written, RawSection};
use wasmparser::{
    ElementSectionReader, ExportSectionReader, ExternalKind, FuncType, FunctionBody, FunctionSectionReader, GlobalSectionReader,
    ImportSectionReader, KnownCustom, MemorySectionReader, Name, Parser, Payload, TableSectionReader, TypeRef, TypeSectionReader,
    ValidPayload, Validator,
};

use crate::Outcome;
use crate::data::{Piece, pieces};
use crate::flow::Flow;

/// The number of custom sections.
const CUSTOM: u8 = 0;

/// The sections of a module, and what splitting has to know about its functions.
///
/// Functions are counted as WebAssembly counts them: those that are imported come first.
#[derive(Default)]
pub struct Module<'a> {
    /// The sections as they are, without the custom ones.
    pub sections: Vec<RawSection<'a>>,
    pub types: Option<TypeSectionReader<'a>>,
    pub imports: Option<ImportSectionReader<'a>>,
    pub functions: Option<FunctionSectionReader<'a>>,
    pub tables: Option<TableSectionReader<'a>>,
    pub memories: Option<MemorySectionReader<'a>>,
    pub globals: Option<GlobalSectionReader<'a>>,
    pub exports: Option<ExportSectionReader<'a>>,
    pub elements: Option<ElementSectionReader<'a>>,
    /// The body of each function that is not imported.
    pub bodies: Vec<FunctionBody<'a>>,
    /// How control flows through each body.
    pub flows: Vec<Flow<'a>>,
    /// How many functions are imported.
    pub imported: u32,
    /// The type of each function, imported ones included.
    pub type_of: Vec<u32>,
    /// All types, in order.
    pub all_types: Vec<FuncType>,
    /// What it starts with in memory.
    pub data: Vec<Piece<'a>>,
    /// The name of each function that is not imported; empty where it has none.
    pub names: Vec<String>,
}

impl<'a> Module<'a> {
    /// Takes a module apart.
    ///
    /// # Errors
    /// If it is none, or holds something that programs made by rustc and wasm-bindgen do not.
    pub fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut module = Self { data: pieces(bytes)?, ..Self::default() };
        let mut names = None;
        let mut check = Validator::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(broken)?;
            if let ValidPayload::Func(function, body) = check.payload(&payload).map_err(broken)? {
                module.flows.push(Flow::read(function, &body, &module.all_types)?);
            }
            if let Some((id, range)) = payload.as_section()
                && id != CUSTOM
            {
                module.sections.push(RawSection { id, data: &bytes[range] });
            }
            match payload {
                Payload::TypeSection(section) => {
                    for group in section.clone() {
                        for sub in group.map_err(broken)?.into_types() {
                            let plain = sub.composite_type.inner.clone();
                            let wasmparser::CompositeInnerType::Func(function) = plain else {
                                return Err("A type that is no function's.".into());
                            };
                            module.all_types.push(function);
                        }
                    }
                    module.types = Some(section);
                }
                Payload::ImportSection(section) => {
                    for import in section.clone().into_imports() {
                        if let TypeRef::Func(of) = import.map_err(broken)?.ty {
                            module.type_of.push(of);
                            module.imported += 1;
                        }
                    }
                    module.imports = Some(section);
                }
                Payload::FunctionSection(section) => {
                    for of in section.clone() {
                        module.type_of.push(of.map_err(broken)?);
                    }
                    module.functions = Some(section);
                }
                Payload::TableSection(section) => module.tables = Some(section),
                Payload::MemorySection(section) => module.memories = Some(section),
                Payload::GlobalSection(section) => module.globals = Some(section),
                Payload::ExportSection(section) => module.exports = Some(section),
                Payload::ElementSection(section) => module.elements = Some(section),
                Payload::CodeSectionEntry(body) => module.bodies.push(body),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(reader) = section.as_known() {
                        names = Some(reader);
                    }
                }
                _ => {}
            }
        }
        module.names = vec![String::new(); module.bodies.len()];
        for name in names.into_iter().flatten() {
            let Name::Function(map) = name.map_err(broken)? else { continue };
            for naming in map {
                let naming = naming.map_err(broken)?;
                let own = naming.index.checked_sub(module.imported);
                if let Some(slot) = own.and_then(|at| module.names.get_mut(at as usize)) {
                    *slot = naming.name.to_owned();
                }
            }
        }
        Ok(module)
    }

    /// The same module, with some sections written anew: `write` tells whether it has written the one of this kind.
    pub fn rewritten(&self, write: impl Fn(&mut Written, u8) -> bool) -> Vec<u8> {
        let mut written = Written::new();
        for section in &self.sections {
            if !write(&mut written, section.id) {
                written.section(section);
            }
        }
        written.finish()
    }

    /// The function that is exported under a name.
    pub fn exported(&self, name: &str) -> Option<u32> {
        let exports = self.exports.clone()?;
        exports.into_iter().flatten().find(|export| export.kind == ExternalKind::Func && export.name == name).map(|export| export.index)
    }
}

/// In words, why a module cannot be read or written.
pub fn broken(error: impl std::fmt::Display) -> String {
    format!("The module cannot be read: {error}.")
}
