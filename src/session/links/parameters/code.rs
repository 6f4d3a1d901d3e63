//! Trouble in an address that does not tell what it is: fault, field, size and hour, packed and mixed with a stream of bits that
//! the code itself begins with. It keeps a secret from eyes, not from whoever takes the page apart.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::ordered::{LAST_HOUR, Ordered};
use crate::base::fingerprint::Fingerprint;
use crate::base::format::FORMAT;
use crate::platform::faults;
use crate::session::links::note::CodeError;

type Packed = Vec<(u32, String, Option<f32>, Option<String>)>;

/// Packs orders; all of them are hidden once they are unpacked.
pub fn pack(orders: &[Ordered]) -> String {
    let part = |order: &Ordered| (order.hour, order.fault.to_owned(), order.size, order.field.clone());
    let packed: Packed = orders.iter().map(part).collect();
    let mut bytes = postcard::to_allocvec(&(FORMAT, packed)).unwrap_or_default();
    let sum = (Fingerprint::of(&bytes[..]).0 as u32).to_le_bytes();
    mix(&mut bytes, sum);
    URL_SAFE_NO_PAD.encode([&sum[..], &bytes].concat())
}

/// What was packed.
///
/// # Errors
/// What is wrong with the code.
pub fn unpack(text: &str) -> Result<Vec<Ordered>, CodeError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| CodeError::CutOrSign)?;
    let (sum, body) = bytes.split_first_chunk::<4>().ok_or(CodeError::CutOff)?;
    let mut body = body.to_vec();
    mix(&mut body, *sum);
    if (Fingerprint::of(&body[..]).0 as u32).to_le_bytes() != *sum {
        return Err(CodeError::Changed);
    }
    let (number, packed) = body.split_first().ok_or(CodeError::CutOff)?;
    if *number != FORMAT {
        return Err(CodeError::Format);
    }
    let packed: Packed = postcard::from_bytes(packed).map_err(|_| CodeError::Unknown)?;
    let order = |(hour, fault, size, field): (u32, String, Option<f32>, Option<String>)| {
        let fault = faults::find(&fault).filter(|_| hour <= LAST_HOUR)?;
        let size = size.filter(|size| (fault.size.least..=fault.size.most).contains(size));
        let field = field.filter(|_| fault.targeting.field.is_some());
        Some(Ordered { hour, fault: fault.id, hidden: true, size, field })
    };
    packed.into_iter().map(order).collect::<Option<_>>().ok_or(CodeError::Unknown)
}

fn mix(bytes: &mut [u8], seed: [u8; 4]) {
    for (at, block) in bytes.chunks_mut(8).enumerate() {
        let stream = Fingerprint::of(&(seed, at as u32)).0.to_le_bytes();
        block.iter_mut().zip(stream).for_each(|(byte, bits)| *byte ^= bits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(hour: u32, fault: &'static str, size: Option<f32>) -> Ordered {
        Ordered { hour, fault, hidden: true, size, field: None }
    }

    #[test]
    fn what_is_packed_comes_back_and_cannot_be_read() {
        let fault = faults::ALL[0];
        let aimed = Ordered { field: Some("equipment_age".to_owned()), ..order(2, "missing-field", None) };
        let orders = [order(30, "seconds-for-minutes", None), order(5, fault.id, Some(fault.size.most)), aimed];
        let code = pack(&orders);
        assert_eq!(unpack(&code).unwrap(), orders);
        let plain = URL_SAFE_NO_PAD.decode(&code).unwrap();
        let plain = String::from_utf8_lossy(&plain);
        assert!(!plain.contains("seconds") && !plain.contains("equipment"), "{code}");
        // One hour more makes another code from its first sign on.
        assert_ne!(code[..4], pack(&[order(31, "seconds-for-minutes", None)])[..4]);
    }

    #[test]
    fn a_code_that_was_changed_is_refused() {
        let code = pack(&[order(30, "seconds-for-minutes", None)]);
        for cut in 0..code.len() {
            assert!(unpack(&code[..cut]).is_err(), "cut at {cut}");
            let changed: String =
                code.chars().enumerate().map(|(at, c)| if at == cut { if c == 'A' { 'B' } else { 'A' } } else { c }).collect();
            assert!(changed == code || unpack(&changed).is_err(), "changed at {cut}");
        }
    }
}
