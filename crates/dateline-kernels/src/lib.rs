//! The only unsafe code of dateline: running loops with the vector instructions that the machine has.
//!
//! Everything here gives the same bytes on every machine. Integer sums are exact whatever their order; floating-point
//! code that runs through [`vectorise`] is compiled without fused multiply-add and is never reordered, so that a wider
//! register changes the speed and nothing else.

use std::cell::Cell;

mod float;
mod matrix;

pub use float::{TILE_COLUMNS, TILE_ROWS, Tile, exp, tile};
pub use matrix::{Packed, multiply};

/// Runs `work` compiled for the widest instruction set that the machine has.
///
/// What `work` calls must be inlined into it (`#[inline(always)]`) to profit.
#[inline]
pub fn vectorise<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(target_arch = "x86_64")]
    if avx2() {
        // SAFETY: the machine has AVX2, as just asked.
        return unsafe { with_avx2(work) };
    }
    work()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt,bmi1,bmi2")]
unsafe fn with_avx2<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Runs `work` without any of the vector code of this crate, to compare: the result must be the same.
pub fn portably<T>(work: impl FnOnce() -> T) -> T {
    let before = PORTABLE.replace(true);
    let result = work();
    PORTABLE.set(before);
    result
}

thread_local! {
    static PORTABLE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the machine has AVX-512 as well, with the dot products of 16-bit numbers.
#[cfg(target_arch = "x86_64")]
#[inline]
fn avx512() -> bool {
    avx2() && std::arch::is_x86_feature_detected!("avx512f") && std::arch::is_x86_feature_detected!("avx512vnni")
}

/// Whether the machine has AVX2 and what comes with it.
#[cfg(target_arch = "x86_64")]
#[inline]
fn avx2() -> bool {
    std::arch::is_x86_feature_detected!("avx2")
        && std::arch::is_x86_feature_detected!("bmi1")
        && std::arch::is_x86_feature_detected!("bmi2")
        && std::arch::is_x86_feature_detected!("popcnt")
        && !PORTABLE.get()
}
