//! A program that leaves a mark at each site that control comes to: a byte for each, in memory of their own behind what
//! the program starts with.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CodeSection, Instruction, MemArg, MemorySection, SectionId};

use crate::Outcome;
use crate::flow::Flow;
use crate::module::{Module, broken};

/// Bytes of a page of memory.
const PAGE: u64 = 65_536;

/// A marked program.
pub struct Marked {
    pub program: Vec<u8>,
    /// Where in memory its marks begin.
    pub first: u64,
    /// How many there are.
    pub sites: usize,
}

/// The marked program.
pub fn mark(module: &Module<'_>) -> Outcome<Marked> {
    let mut same = RoundtripReencoder;
    let memory = module.memories.clone().and_then(|all| all.into_iter().next()).ok_or("The module has no memory of its own.")?;
    let memory = memory.map_err(broken)?;
    let first = memory.initial * PAGE;
    let mut memories = MemorySection::new();
    let sites: usize = module.flows.iter().map(Flow::sites).sum();
    let grown = memory.initial + (sites as u64).div_ceil(PAGE);
    memories.memory(wasm_encoder::MemoryType {
        minimum: grown,
        maximum: memory.maximum.map(|most| most.max(grown)),
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut code = CodeSection::new();
    let mut site = 0;
    for (body, flow) in module.bodies.iter().zip(&module.flows) {
        let mut function = same.new_function_with_parsed_locals(body).map_err(broken)?;
        for step in &flow.steps {
            if step.site {
                function.instruction(&Instruction::I32Const(site)).instruction(&Instruction::I32Const(1));
                function.instruction(&Instruction::I32Store8(MemArg { offset: first, align: 0, memory_index: 0 }));
                site += 1;
            }
            function.instruction(&same.instruction(step.operator.clone()).map_err(broken)?);
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
    Ok(Marked { program: written, first, sites })
}
