//! Matrix products in 32-bit floating point, each sum in the order of its terms: the same bytes on every machine.

use dateline_kernels::{TILE_COLUMNS as COLUMNS, TILE_ROWS as ROWS, tile};

/// A matrix somewhere in a slice.
#[derive(Clone, Copy)]
pub struct View<'a> {
    data: &'a [f32],
    row: usize,
    column: usize,
}

impl<'a> View<'a> {
    /// A matrix stored row by row.
    pub fn new(data: &'a [f32], columns: usize) -> Self {
        Self {
            data,
            row: columns,
            column: 1,
        }
    }

    /// The same matrix with rows and columns exchanged.
    pub fn transposed(self) -> Self {
        Self {
            data: self.data,
            row: self.column,
            column: self.row,
        }
    }
}

/// Buffers for packed operands.
#[derive(Default)]
pub struct Scratch {
    left: Vec<f32>,
    right: Vec<f32>,
}

/// `out += left × right` with `out` of `m` rows and `n` columns and `k` terms a sum.
pub fn add_product([m, k, n]: [usize; 3], left: View<'_>, right: View<'_>, out: &mut [f32], scratch: &mut Scratch) {
    if m == 0 || k == 0 || n == 0 {
        return;
    }
    pack::<ROWS>(left.transposed(), k, m, &mut scratch.left);
    pack::<COLUMNS>(right, k, n, &mut scratch.right);
    for (p, panel) in scratch.right.chunks_exact(k * COLUMNS).enumerate() {
        let column = p * COLUMNS;
        let width = COLUMNS.min(n - column);
        for (b, block) in scratch.left.chunks_exact(k * ROWS).enumerate() {
            let sums = tile(block, panel);
            for (r, sums) in sums.iter().enumerate().take(ROWS.min(m - b * ROWS)) {
                let at = (b * ROWS + r) * n + column;
                for (out, sum) in out[at..at + width].iter_mut().zip(sums) {
                    *out += sum;
                }
            }
        }
    }
}

/// Packs a `k` by `n` matrix in panels of `W` columns, the last one filled with zeros.
fn pack<const W: usize>(view: View<'_>, k: usize, n: usize, out: &mut Vec<f32>) {
    out.resize(n.div_ceil(W) * k * W, 0.0);
    for (p, panel) in out.chunks_exact_mut(k * W).enumerate() {
        let width = W.min(n - p * W);
        if view.column == 1 {
            let rows = view.data[p * W..].chunks(view.row);
            for (row, source) in panel.chunks_exact_mut(W).zip(rows) {
                row[..width].copy_from_slice(&source[..width]);
                row[width..].fill(0.0);
            }
        } else {
            // The columns lie row by row: each is read through once.
            for j in 0..W {
                let cells = panel.iter_mut().skip(j).step_by(W);
                if j < width {
                    let source = &view.data[(p * W + j) * view.column..];
                    cells
                        .zip(source.iter().step_by(view.row))
                        .for_each(|(cell, value)| *cell = *value);
                } else {
                    cells.for_each(|cell| *cell = 0.0);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn products_follow_the_definition() {
        let mut random = Random::new(1);
        for [m, k, n] in [[1, 1, 1], [7, 5, 33], [13, 96, 70], [6, 3, 32]] {
            let a: Vec<f32> = (0..m * k).map(|_| random.unit() - 0.5).collect();
            let b: Vec<f32> = (0..k * n).map(|_| random.unit() - 0.5).collect();
            let (mut at, mut bt) = (vec![0.0; m * k], vec![0.0; k * n]);
            for i in 0..m {
                for j in 0..k {
                    at[j * m + i] = a[i * k + j];
                }
            }
            for i in 0..k {
                for j in 0..n {
                    bt[j * k + i] = b[i * n + j];
                }
            }
            let mut scratch = Scratch::default();
            let mut plain = vec![1.0; m * n];
            let mut turned = plain.clone();
            add_product([m, k, n], View::new(&a, k), View::new(&b, n), &mut plain, &mut scratch);
            let (ta, tb) = (View::new(&at, m).transposed(), View::new(&bt, k).transposed());
            add_product([m, k, n], ta, tb, &mut turned, &mut scratch);
            assert_eq!(plain, turned);
            for i in 0..m {
                for j in 0..n {
                    let sum: f32 = (0..k).map(|t| a[i * k + t] * b[t * n + j]).sum();
                    assert!((plain[i * n + j] - 1.0 - sum).abs() < 1e-4);
                }
            }
        }
    }
}
