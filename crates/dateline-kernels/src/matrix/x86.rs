//! The product with the vector instructions of x86-64.

use std::arch::x86_64::{
    __m256i, __m512i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
    _mm256_storeu_si256, _mm512_dpwssd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512,
    _mm512_storeu_si512,
};

use super::{PANEL, Packed};

/// A number of rows times one panel: left rows and their stride, the panel, pairs of inputs, out rows and their stride.
///
/// # Safety
/// `left` must hold the rows, each of `2 * pairs` values, `stride` apart; `out` room for `PANEL` values in each of them,
/// `out_stride` apart; `panel` `2 * pairs * PANEL` values. The machine must have the instructions.
pub(super) type Tile = unsafe fn(*const i16, usize, &[i16], usize, *mut i32, usize);

/// With AVX2, for one row and more.
const AVX2: &[Tile] = &[avx2::<1>, avx2::<2>, avx2::<3>, avx2::<4>, avx2::<5>, avx2::<6>];

/// With the 16-bit dot products of AVX-512, for one row and more.
const VNNI: &[Tile] = &[
    vnni::<1>, vnni::<2>, vnni::<3>, vnni::<4>, vnni::<5>, vnni::<6>, vnni::<7>, vnni::<8>, vnni::<9>, vnni::<10>,
    vnni::<11>, vnni::<12>,
];

/// The fastest tiles that the machine can run.
#[inline]
pub(super) fn tiles() -> Option<&'static [Tile]> {
    if crate::avx512() {
        Some(VNNI)
    } else {
        crate::avx2().then_some(AVX2)
    }
}

/// As many rows at a time as there are tiles for.
///
/// # Safety
/// `rows` rows must lie inside `left` and `out`, and the machine must be able to run the tiles.
pub(super) unsafe fn multiply(
    left: &[i16],
    stride: usize,
    right: &Packed,
    out: &mut [i32],
    rows: usize,
    tiles: &[Tile],
) {
    let inputs = right.inputs();
    debug_assert!(rows == 0 || (rows - 1) * stride + inputs <= left.len());
    debug_assert!(rows * right.outputs <= out.len());
    for (index, panel) in right.data.chunks_exact(inputs * PANEL).enumerate() {
        let mut row = 0;
        while row < rows {
            let count = (rows - row).min(tiles.len());
            let Some(tile) = tiles.get(count - 1) else { return };
            // SAFETY: rows `row..row + count` lie inside `left`, their columns of this panel inside `out`.
            unsafe {
                let from = left.as_ptr().add(row * stride);
                let to = out.as_mut_ptr().add(row * right.outputs + index * PANEL);
                tile(from, stride, panel, right.pairs, to, right.outputs);
            }
            row += count;
        }
    }
}

#[target_feature(enable = "avx2")]
unsafe fn avx2<const ROWS: usize>(
    left: *const i16,
    stride: usize,
    panel: &[i16],
    pairs: usize,
    out: *mut i32,
    out_stride: usize,
) {
    debug_assert_eq!(panel.len(), 2 * pairs * PANEL);
    // SAFETY: the caller vouches for the bounds.
    unsafe {
        let mut low = [_mm256_setzero_si256(); ROWS];
        let mut high = [_mm256_setzero_si256(); ROWS];
        let mut weights = panel.as_ptr().cast::<__m256i>();
        for pair in 0..pairs {
            let first = _mm256_loadu_si256(weights);
            let second = _mm256_loadu_si256(weights.add(1));
            weights = weights.add(2);
            for (row, (low, high)) in low.iter_mut().zip(&mut high).enumerate() {
                let values = left.add(row * stride + pair * 2).cast::<i32>().read_unaligned();
                let values = _mm256_set1_epi32(values);
                *low = _mm256_add_epi32(*low, _mm256_madd_epi16(values, first));
                *high = _mm256_add_epi32(*high, _mm256_madd_epi16(values, second));
            }
        }
        for (row, (low, high)) in low.iter().zip(&high).enumerate() {
            let to = out.add(row * out_stride).cast::<__m256i>();
            _mm256_storeu_si256(to, *low);
            _mm256_storeu_si256(to.add(1), *high);
        }
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
unsafe fn vnni<const ROWS: usize>(
    left: *const i16,
    stride: usize,
    panel: &[i16],
    pairs: usize,
    out: *mut i32,
    out_stride: usize,
) {
    debug_assert_eq!(panel.len(), 2 * pairs * PANEL);
    // SAFETY: the caller vouches for the bounds.
    unsafe {
        let mut sums = [_mm512_setzero_si512(); ROWS];
        let mut weights = panel.as_ptr().cast::<__m512i>();
        for pair in 0..pairs {
            let columns = _mm512_loadu_si512(weights);
            weights = weights.add(1);
            for (row, sum) in sums.iter_mut().enumerate() {
                let values = left.add(row * stride + pair * 2).cast::<i32>().read_unaligned();
                *sum = _mm512_dpwssd_epi32(*sum, _mm512_set1_epi32(values), columns);
            }
        }
        for (row, sum) in sums.iter().enumerate() {
            _mm512_storeu_si512(out.add(row * out_stride).cast(), *sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_tiles_agree() {
        let packed = Packed::new(10, 20, |i, o| (i * 7 + o * 3) as i8);
        let left: Vec<i16> = (0..15 * 10).map(|i| (i * 37 % 1000) as i16 - 500).collect();
        let product = |tiles| {
            let mut out = vec![0; 15 * packed.columns()];
            // SAFETY: 15 rows of 10; the tiles were asked for below.
            unsafe { multiply(&left, 10, &packed, &mut out, 15, tiles) };
            out
        };
        let mut slow = vec![0; 15 * packed.columns()];
        super::super::multiply_portable(&left, 10, &packed, &mut slow, 15);
        if crate::avx2() {
            assert_eq!(product(AVX2), slow);
        }
        if crate::avx512() {
            assert_eq!(product(VNNI), slow);
        }
    }
}
