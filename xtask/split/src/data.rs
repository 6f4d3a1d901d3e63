//! Which of a program's constants, its texts above all, opening the page takes.
//!
//! The linker knows where each constant lies and who refers to it (`--emit-relocs`). Optimising may have changed the code
//! since. So a constant goes with the rest only if no function with code in the first part has referred to it
//! (`callers`); or if each number by which code refers to it is still found, and found in the rest alone, and no number of
//! the first part lies within it. And no constant that stays may refer to it.

use std::collections::BTreeSet;
use std::ops::Range;

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasmparser::{DataKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationType, SymbolInfo};

use crate::Outcome;
use crate::callers::Callers;
use crate::flow::Step;
use crate::module::{Module, broken};

/// A gap shorter than this is cheaper as zeros than as the end of one stretch and the begin of another.
const GAP: u32 = 24;

/// Bytes, behind their place in memory.
pub type Owned = (u32, Vec<u8>);

/// A piece of data and its place in memory.
pub struct Piece<'a> {
    pub at: u32,
    pub bytes: &'a [u8],
}

impl Piece<'_> {
    fn range(&self) -> Range<u32> {
        self.at..self.at + self.bytes.len() as u32
    }
}

/// What a program starts with in memory.
///
/// # Errors
/// If a piece does not have a fixed place.
pub fn pieces(bytes: &[u8]) -> Outcome<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let Payload::DataSection(section) = payload.map_err(broken)? else { continue };
        for data in section {
            let data = data.map_err(broken)?;
            let at = match data.kind {
                DataKind::Active { memory_index: 0, offset_expr } => match offset_expr.get_operators_reader().read().map_err(broken)? {
                    Operator::I32Const { value } => value as u32,
                    _ => return Err("Data lies at a place that is not fixed.".into()),
                },
                _ => return Err("Data is put into memory by the program itself.".into()),
            };
            pieces.push(Piece { at, bytes: data.data });
        }
    }
    Ok(pieces)
}

/// The numbers by which code may refer to data: those that it names, and those that it adds to an address.
pub fn numbers<'f, 'a: 'f>(steps: impl IntoIterator<Item = &'f Step<'a>>) -> Outcome<BTreeSet<u32>> {
    let mut numbers = Numbers::default();
    for Step { operator, .. } in steps {
        if let Operator::I32Const { value } = operator {
            numbers.0.insert(*value as u32);
        }
        numbers.instruction(operator.clone()).map_err(broken)?;
    }
    Ok(numbers.0)
}

#[derive(Default)]
struct Numbers(BTreeSet<u32>);

impl Reencode for Numbers {
    type Error = std::convert::Infallible;

    fn mem_arg(&mut self, of: wasmparser::MemArg) -> Result<wasm_encoder::MemArg, Error<Self::Error>> {
        self.0.insert(of.offset as u32);
        RoundtripReencoder.mem_arg(of)
    }
}

/// A constant.
struct Constant {
    range: Range<u32>,
    /// The numbers by which code refers to it.
    numbers: Vec<u32>,
    /// The functions, of the linked program, that refer to it.
    by: Vec<usize>,
    /// The constants that it refers to.
    refers: Vec<usize>,
    /// It never changes.
    fixed: bool,
}

/// What the linker says about constants.
#[derive(Default)]
pub struct Linked(Vec<Constant>, Callers);

impl Linked {
    /// Reads the linker's output, which has its relocations.
    ///
    /// # Errors
    /// If it has none.
    pub fn read(bytes: &[u8]) -> Outcome<Self> {
        let pieces = pieces(bytes)?;
        let callers = Callers::read(bytes)?;
        let (mut sections, mut symbols, mut relocations, mut fixed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut starts = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(broken)?;
            if let Payload::DataSection(section) = &payload {
                for data in section.clone() {
                    let data = data.map_err(broken)?;
                    starts.push((data.range.end - data.data.len()) as u32);
                }
            }
            if let Payload::CustomSection(section) = &payload {
                match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            match part.map_err(broken)? {
                                Linking::SymbolTable(all) => {
                                    for symbol in all {
                                        symbols.push(symbol.map_err(broken)?);
                                    }
                                }
                                Linking::SegmentInfo(all) => {
                                    for segment in all {
                                        fixed.push(segment.map_err(broken)?.name.starts_with(".rodata"));
                                    }
                                }
                                _ => {}
                            }
                        }
                    }
                    KnownCustom::Reloc(all) => relocations.push((all.section_index(), all.entries())),
                    _ => {}
                }
            }
            if let Some((id, range)) = payload.as_section() {
                sections.push((id, range.start as u32));
            }
        }
        if symbols.is_empty() || relocations.is_empty() {
            return Err("The linker has left no relocations; .cargo/config.toml asks it to.".into());
        }

        // Each data symbol is a constant.
        let mut all: Vec<Constant> = Vec::new();
        let mut constant_of = vec![None; symbols.len()];
        for (nth, symbol) in symbols.iter().enumerate() {
            let SymbolInfo::Data { symbol: Some(defined), .. } = symbol else { continue };
            let Some(piece) = pieces.get(defined.index as usize) else { continue };
            let at = piece.at + defined.offset;
            constant_of[nth] = Some(all.len());
            let fixed = fixed.get(defined.index as usize).copied().unwrap_or(false);
            all.push(Constant { range: at..at + defined.size, numbers: Vec::new(), by: Vec::new(), refers: Vec::new(), fixed });
        }
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|nth| all[*nth].range.start);

        for (section, entries) in relocations {
            let (id, start) = *sections.get(section as usize).ok_or("Relocations of a section that is not there.")?;
            for entry in entries {
                let entry = entry.map_err(broken)?;
                if !refers_to_memory(entry.ty) {
                    continue;
                }
                let Some(to) = constant_of.get(entry.index as usize).copied().flatten() else { continue };
                let number = all[to].range.start.wrapping_add(entry.addend as u32);
                if id == wasm_encoder::SectionId::Code as u8 {
                    all[to].numbers.push(number);
                    match callers.at((start + entry.offset) as usize) {
                        Some(by) => all[to].by.push(by),
                        // Nobody knows who it is, so it may be anybody.
                        None => all[to].fixed = false,
                    }
                    continue;
                }
                // In data: those who refer are all that lie there.
                let place = start + entry.offset;
                let piece = starts.iter().rposition(|start| *start <= place).ok_or("A relocation before all data.")?;
                let at = pieces[piece].at + (place - starts[piece]);
                let pointer = (at - pieces[piece].at) as usize;
                if pieces[piece].bytes.get(pointer..pointer + 4) != Some(&number.to_le_bytes()) {
                    return Err(format!("At {at} in memory there should be the number {number}."));
                }
                let until = order.partition_point(|nth| all[*nth].range.start <= at);
                let mut found = false;
                for from in order[..until].iter().rev().take(64) {
                    if all[*from].range.contains(&at) {
                        all[*from].refers.push(to);
                        found = true;
                    }
                }
                if !found {
                    // Nobody knows who it is, so it may be anybody.
                    all[to].fixed = false;
                }
            }
        }
        Ok(Self(all, callers))
    }

    /// The functions of the linked program whose code is in those of the optimised one that stay.
    pub fn within(&self, module: &Module<'_>, stays: impl Fn(usize) -> bool) -> Vec<bool> {
        self.1.within(module, stays)
    }

    /// The places in memory that only the rest refers to, given the numbers in the code of both parts, and which functions
    /// of the linked program have code in the first.
    pub fn cold(&self, first: &BTreeSet<u32>, rest: &BTreeSet<u32>, within: &[bool]) -> Vec<Range<u32>> {
        let hot = |constant: &Constant| {
            let by_number = || {
                constant.numbers.iter().any(|number| first.contains(number) || !rest.contains(number))
                    || first.range(constant.range.clone()).next().is_some()
            };
            !constant.fixed || (constant.by.iter().any(|by| within[*by]) && by_number())
        };
        let mut warm: Vec<bool> = self.0.iter().map(hot).collect();
        let mut next: Vec<usize> = (0..warm.len()).filter(|nth| warm[*nth]).collect();
        while let Some(nth) = next.pop() {
            for to in &self.0[nth].refers {
                if !std::mem::replace(&mut warm[*to], true) {
                    next.push(*to);
                }
            }
        }
        let ranges = |warmth: bool| {
            let mut ranges: Vec<_> =
                self.0.iter().zip(&warm).filter(|(_, warm)| **warm == warmth).map(|(constant, _)| constant.range.clone()).collect();
            ranges.sort_by_key(|range| range.start);
            ranges
        };
        // Constants may share bytes: what any of them keeps warm is warm.
        let warm = ranges(true);
        let mut cold: Vec<Range<u32>> = Vec::new();
        for range in ranges(false) {
            let mut start = range.start.max(cold.last().map_or(0, |last| last.end));
            for other in warm.iter().filter(|other| other.start < range.end && range.start < other.end) {
                if start < other.start {
                    cold.push(start..other.start);
                }
                start = start.max(other.end);
            }
            if start < range.end {
                cold.push(start..range.end);
            }
        }
        cold
    }
}

fn refers_to_memory(of: RelocationType) -> bool {
    use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrLocrelI32, MemoryAddrRelSleb, MemoryAddrSleb, MemoryAddrTlsSleb};
    matches!(of, MemoryAddrI32 | MemoryAddrLeb | MemoryAddrLocrelI32 | MemoryAddrRelSleb | MemoryAddrSleb | MemoryAddrTlsSleb)
}

/// Parts data in what stays and what goes. Small gaps stay as zeros.
pub fn parted(pieces: &[Piece<'_>], cold: &[Range<u32>]) -> (Vec<Owned>, Vec<Owned>) {
    let (mut stays, mut goes) = (Vec::new(), Vec::new());
    for piece in pieces {
        let whole = piece.range();
        let mut kept = piece.bytes.to_vec();
        let mut gone: Vec<Range<u32>> = Vec::new();
        for range in cold.iter().map(|range| range.start.max(whole.start)..range.end.min(whole.end)).filter(|range| range.start < range.end)
        {
            kept[(range.start - whole.start) as usize..(range.end - whole.start) as usize].fill(0);
            // What lies between two that go, and does not change, may go along: it is put where it is already.
            match gone.last_mut() {
                Some(last) if range.start - last.end < GAP / 2 => last.end = range.end,
                _ => gone.push(range),
            }
        }
        let bytes = |range: &Range<u32>| piece.bytes[(range.start - whole.start) as usize..(range.end - whole.start) as usize].to_vec();
        goes.extend(gone.iter().map(|range| (range.start, bytes(range))));
        stays.extend(without_gaps(whole.start, &kept));
    }
    (stays, goes)
}

/// The stretches of bytes between long runs of zeros.
fn without_gaps(at: u32, bytes: &[u8]) -> Vec<Owned> {
    let mut stretches: Vec<Owned> = Vec::new();
    let mut zeros = GAP;
    for (place, byte) in (at..).zip(bytes) {
        if *byte == 0 {
            zeros = zeros.saturating_add(1);
            continue;
        }
        match stretches.last_mut() {
            Some((_, last)) if zeros < GAP => last.extend(std::iter::repeat_n(0, zeros as usize).chain([*byte])),
            _ => stretches.push((place, vec![*byte])),
        }
        zeros = 0;
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(range: Range<u32>, numbers: &[u32], refers: &[usize]) -> Constant {
        Constant { range, numbers: numbers.to_vec(), by: vec![0], refers: refers.to_vec(), fixed: true }
    }

    fn cold(constants: Vec<Constant>, first: &[u32], rest: &[u32]) -> Vec<Range<u32>> {
        Linked(constants, Callers::default()).cold(&first.iter().copied().collect(), &rest.iter().copied().collect(), &[true, false])
    }

    #[test]
    fn what_only_the_rest_refers_to_goes() {
        let all = || vec![constant(100..110, &[100], &[1]), constant(110..120, &[], &[]), constant(120..130, &[120], &[])];
        assert_eq!(cold(all(), &[120], &[100]), [100..110, 110..120]);
        assert_eq!(cold(all(), &[100], &[120]), vec![120..130], "what a constant that stays refers to stays");
        assert_eq!(cold(all(), &[], &[100]), [100..110, 110..120], "a number that nobody has any more tells nothing");
        assert_eq!(cold(all(), &[105], &[100, 120]), vec![120..130], "a number within");
        let changes = vec![Constant { fixed: false, ..constant(100..110, &[100], &[]) }];
        assert!(cold(changes, &[], &[100]).is_empty());
        let of_the_rest = vec![Constant { by: vec![1], ..constant(100..110, &[100], &[]) }];
        assert_eq!(cold(of_the_rest, &[100], &[]), vec![100..110], "the number means something else there");
        let shared = vec![constant(100..110, &[100], &[]), constant(104..106, &[104], &[])];
        assert!(cold(shared, &[104], &[100]).is_empty(), "a number within keeps all of it");
    }

    #[test]
    fn parting_data_loses_none() {
        let bytes: Vec<u8> = (1..=200).collect();
        let pieces = [Piece { at: 1000, bytes: &bytes }];
        let (stays, goes) = parted(&pieces, &[1010..1050, 1055..1060, 1190..1300]);
        let mut memory = vec![0; 200];
        for (at, piece) in stays.iter().chain(&goes) {
            memory[*at as usize - 1000..][..piece.len()].copy_from_slice(piece);
        }
        assert_eq!(memory, bytes);
        assert_eq!(goes.iter().map(|(at, piece)| (*at, piece.len())).collect::<Vec<_>>(), [(1010, 50), (1190, 10)]);
        assert_eq!(stays.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1000, 1050]);
    }
}
