//! What a program starts with in memory, and parting that.

use std::collections::BTreeSet;
use std::ops::Range;

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasmparser::{DataKind, Operator, Parser, Payload};

use crate::Outcome;
use crate::flow::Step;
use crate::module::broken;

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
