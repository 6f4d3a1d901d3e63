//! A program in which each function leaves a mark when it is called: a byte for each, in memory of their own behind
//! what the program starts with.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CodeSection, Instruction, MemArg, MemorySection, SectionId};

use crate::Outcome;
use crate::module::{Module, broken};

/// Bytes of a page of memory.
const PAGE: u64 = 65_536;

/// The marked program, and where its marks lie.
pub fn mark(module: &Module<'_>) -> Outcome<(Vec<u8>, u64)> {
    let mut same = RoundtripReencoder;
    let memory = module.memories.clone().and_then(|all| all.into_iter().next()).ok_or("The module has no memory of its own.")?;
    let memory = memory.map_err(broken)?;
    let first = memory.initial * PAGE;
    let mut memories = MemorySection::new();
    let grown = memory.initial + (module.bodies.len() as u64).div_ceil(PAGE);
    memories.memory(wasm_encoder::MemoryType {
        minimum: grown,
        maximum: memory.maximum.map(|most| most.max(grown)),
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut code = CodeSection::new();
    for (nth, body) in module.bodies.iter().enumerate() {
        let mut function = same.new_function_with_parsed_locals(body).map_err(broken)?;
        function.instruction(&Instruction::I32Const(nth as i32));
        function.instruction(&Instruction::I32Const(1));
        function.instruction(&Instruction::I32Store8(MemArg { offset: first, align: 0, memory_index: 0 }));
        let mut reader = body.get_operators_reader().map_err(broken)?;
        while !reader.eof() {
            function.instruction(&same.parse_instruction(&mut reader).map_err(broken)?);
        }
        code.function(&function);
    }
    let written = module.rewritten(|written, id| {
        if id == SectionId::Memory as u8 {
            written.section(&memories);
        } else if id == SectionId::Code as u8 {
            written.section(&code);
        } else {
            return false;
        }
        true
    });
    Ok((written, first))
}
