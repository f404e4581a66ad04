//! A tile of a product of 32-bit floating-point matrices, for the trainer: each sum in the order of its terms, every
//! product rounded before it is added, so that a vector register changes nothing but the speed.

/// Rows of a tile.
pub const TILE_ROWS: usize = 6;

/// Columns of a tile.
pub const TILE_COLUMNS: usize = 16;

/// The sums of one tile.
pub type Tile = [[f32; TILE_COLUMNS]; TILE_ROWS];

/// Multiplies a packed block (`TILE_ROWS` values for each term) with a packed panel (`TILE_COLUMNS` values for each).
#[must_use]
pub fn tile(block: &[f32], panel: &[f32]) -> Tile {
    #[cfg(target_arch = "x86_64")]
    if super::avx512() {
        // SAFETY: the machine has AVX-512.
        return unsafe { tile_avx512(block, panel) };
    }
    #[cfg(target_arch = "x86_64")]
    if super::avx2() {
        // SAFETY: the machine has AVX2.
        return unsafe { tile_avx2(block, panel) };
    }
    tile_portable(block, panel)
}

fn tile_portable(block: &[f32], panel: &[f32]) -> Tile {
    let mut sums = [[0f32; TILE_COLUMNS]; TILE_ROWS];
    for (left, right) in block.chunks_exact(TILE_ROWS).zip(panel.chunks_exact(TILE_COLUMNS)) {
        for (sums, &left) in sums.iter_mut().zip(left) {
            for (sum, &right) in sums.iter_mut().zip(right) {
                *sum += left * right;
            }
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn tile_avx2(block: &[f32], panel: &[f32]) -> Tile {
    use std::arch::x86_64::{
        _mm256_add_ps, _mm256_broadcast_ss, _mm256_loadu_ps, _mm256_mul_ps, _mm256_setzero_ps, _mm256_storeu_ps,
    };
    let terms = (block.len() / TILE_ROWS).min(panel.len() / TILE_COLUMNS);
    let mut sums = [[0f32; TILE_COLUMNS]; TILE_ROWS];
    let (mut left, mut right) = (block.as_ptr(), panel.as_ptr());
    let mut low = [_mm256_setzero_ps(); TILE_ROWS];
    let mut high = [_mm256_setzero_ps(); TILE_ROWS];
    // SAFETY: `terms` keeps the reads inside the slices; a row of sums has room for two vectors.
    unsafe {
        for _ in 0..terms {
            let (first, second) = (_mm256_loadu_ps(right), _mm256_loadu_ps(right.add(8)));
            for (row, (low, high)) in low.iter_mut().zip(&mut high).enumerate() {
                let value = _mm256_broadcast_ss(&*left.add(row));
                *low = _mm256_add_ps(*low, _mm256_mul_ps(value, first));
                *high = _mm256_add_ps(*high, _mm256_mul_ps(value, second));
            }
            left = left.add(TILE_ROWS);
            right = right.add(TILE_COLUMNS);
        }
        for (sums, (low, high)) in sums.iter_mut().zip(low.iter().zip(&high)) {
            _mm256_storeu_ps(sums.as_mut_ptr(), *low);
            _mm256_storeu_ps(sums.as_mut_ptr().add(8), *high);
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
unsafe fn tile_avx512(block: &[f32], panel: &[f32]) -> Tile {
    use std::arch::x86_64::{
        _mm512_add_ps, _mm512_loadu_ps, _mm512_mul_ps, _mm512_set1_ps, _mm512_setzero_ps, _mm512_storeu_ps,
    };
    let mut sums = [[0f32; TILE_COLUMNS]; TILE_ROWS];
    let mut rows = [_mm512_setzero_ps(); TILE_ROWS];
    let (lefts, _) = block.as_chunks::<TILE_ROWS>();
    let (rights, _) = panel.as_chunks::<TILE_COLUMNS>();
    for (left, right) in lefts.iter().zip(rights) {
        // SAFETY: a vector is as wide as a panel.
        let right = unsafe { _mm512_loadu_ps(right.as_ptr()) };
        for (row, &value) in rows.iter_mut().zip(left) {
            *row = _mm512_add_ps(*row, _mm512_mul_ps(_mm512_set1_ps(value), right));
        }
    }
    for (sums, row) in sums.iter_mut().zip(&rows) {
        // SAFETY: a row of sums has room for a vector.
        unsafe { _mm512_storeu_ps(sums.as_mut_ptr(), *row) };
    }
    sums
}

/// `e` to the power of `x`, the same bytes on every machine (a library's may differ).
#[inline(always)]
#[must_use]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    // Adding this leaves the rounded number in the low bits.
    let shifted = x * std::f32::consts::LOG2_E + 12_582_912.0;
    let n = shifted - 12_582_912.0;
    let r = (x - n * 0.693_359_4) + n * 2.121_944_4e-4;
    let mut p = 1.987_569_1e-4;
    for c in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        p = p * r + c;
    }
    let e = p * r * r + r + 1.0;
    f32::from_bits(e.to_bits().wrapping_add(shifted.to_bits() << 23))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vector_code_and_portable_code_give_the_same_bytes() {
        for terms in [0, 1, 7, 200] {
            let value = |i: usize| ((i * 2_654_435_761) % 1000) as f32 * 1e-3 - 0.47;
            let block: Vec<f32> = (0..terms * TILE_ROWS).map(value).collect();
            let panel: Vec<f32> = (0..terms * TILE_COLUMNS).map(|i| value(i + 99)).collect();
            let bits = |tile: Tile| tile.map(|row| row.map(f32::to_bits));
            assert_eq!(bits(tile(&block, &panel)), bits(tile_portable(&block, &panel)));
            #[cfg(target_arch = "x86_64")]
            if crate::avx2() {
                // SAFETY: as just asked.
                let narrow = unsafe { tile_avx2(&block, &panel) };
                assert_eq!(bits(narrow), bits(tile_portable(&block, &panel)));
            }
        }
    }

    #[test]
    fn exp_is_close() {
        for i in -800..800 {
            let x = i as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }
}
