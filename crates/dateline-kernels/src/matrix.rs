//! The product of a 16-bit matrix with a packed matrix of small integers, in exact 32-bit sums.

#[cfg(target_arch = "x86_64")]
mod x86;

/// Columns that are computed together.
const PANEL: usize = 16;

/// A weight matrix of `inputs` rows and `outputs` columns, laid out for [`multiply`]: panels of 16 columns, in each
/// panel pairs of rows, in each pair column after column. An odd row and missing columns are filled with zeros.
#[derive(Clone, Debug)]
pub struct Packed {
    data: Vec<i16>,
    pairs: usize,
    outputs: usize,
}

impl Packed {
    /// Packs `weight(input, output)`.
    pub fn new(inputs: usize, outputs: usize, weight: impl Fn(usize, usize) -> i8) -> Self {
        let pairs = inputs.div_ceil(2);
        let outputs = outputs.next_multiple_of(PANEL);
        let mut data = Vec::with_capacity(pairs * 2 * outputs);
        for first in (0..outputs).step_by(PANEL) {
            for pair in 0..pairs {
                for column in first..first + PANEL {
                    data.push(i16::from(weight(pair * 2, column)));
                    data.push(i16::from(weight(pair * 2 + 1, column)));
                }
            }
        }
        Self { data, pairs, outputs }
    }

    /// Number of columns of the product: the number of outputs, rounded up to a whole panel.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.outputs
    }

    /// Length of a row of the left matrix: the number of inputs, rounded up to an even number.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.pairs * 2
    }
}

/// `out = left × right`, where row `r` of `left` begins at `r * stride` (rows may overlap: a window that slides).
///
/// Every row that lies wholly inside `left` and has room in `out` is computed. Sums are exact as long as
/// `inputs × 127 × max|left|` stays below 2³¹.
pub fn multiply(left: &[i16], stride: usize, right: &Packed, out: &mut [i32]) {
    let inputs = right.inputs();
    if inputs == 0 || right.outputs == 0 || stride == 0 || left.len() < inputs {
        return;
    }
    let rows = ((left.len() - inputs) / stride + 1).min(out.len() / right.outputs);
    #[cfg(target_arch = "x86_64")]
    if let Some(tiles) = x86::tiles() {
        // SAFETY: the machine can run these tiles; `rows` keeps every access inside `left` and `out`.
        unsafe { x86::multiply(left, stride, right, out, rows, tiles) };
        return;
    }
    multiply_portable(left, stride, right, out, rows);
}

/// The twin of the vector code, for every machine.
fn multiply_portable(left: &[i16], stride: usize, right: &Packed, out: &mut [i32], rows: usize) {
    let inputs = right.inputs();
    let out_rows = out.chunks_exact_mut(right.outputs).take(rows);
    for (window, out) in left.windows(inputs).step_by(stride).zip(out_rows) {
        let panels = right.data.chunks_exact(inputs * PANEL);
        for (panel, out) in panels.zip(out.chunks_exact_mut(PANEL)) {
            let mut sums = [0i32; PANEL];
            for (pair, weights) in window.chunks_exact(2).zip(panel.chunks_exact(2 * PANEL)) {
                if let &[a, b] = pair {
                    let (a, b) = (i32::from(a), i32::from(b));
                    for (sum, weights) in sums.iter_mut().zip(weights.chunks_exact(2)) {
                        if let &[v, w] = weights {
                            *sum += a * i32::from(v) + b * i32::from(w);
                        }
                    }
                }
            }
            out.copy_from_slice(&sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(seed: u64) -> impl FnMut() -> u64 {
        let mut state = seed;
        move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        }
    }

    #[test]
    fn vector_code_and_portable_code_agree_with_the_definition() {
        let mut next = numbers(7);
        for (inputs, outputs, stride) in [(288, 96, 96), (96, 101, 96), (7, 5, 8), (2, 16, 2)] {
            let weights: Vec<i8> = (0..inputs * outputs).map(|_| next() as i8).collect();
            let weight = |i: usize, o: usize| {
                if i < inputs && o < outputs {
                    weights[i * outputs + o]
                } else {
                    0
                }
            };
            let packed = Packed::new(inputs, outputs, weight);
            for rows in 0..14 {
                let length = if rows == 0 {
                    0
                } else {
                    (rows - 1) * stride + packed.inputs()
                };
                let left: Vec<i16> = (0..length).map(|_| (next() as i16) / 4).collect();
                let mut fast = vec![-1; rows * packed.columns()];
                let mut slow = fast.clone();
                multiply(&left, stride, &packed, &mut fast);
                multiply_portable(&left, stride, &packed, &mut slow, rows);
                assert_eq!(fast, slow);
                for row in 0..rows {
                    for column in 0..outputs {
                        let sum: i32 = (0..inputs)
                            .map(|i| i32::from(left[row * stride + i]) * i32::from(weight(i, column)))
                            .sum();
                        assert_eq!(fast[row * packed.columns() + column], sum);
                    }
                }
            }
        }
    }

    #[test]
    fn too_little_input_computes_nothing() {
        let packed = Packed::new(4, 3, |_, _| 1);
        let mut out = vec![9; 16];
        multiply(&[1, 2], 4, &packed, &mut out);
        assert_eq!(out, vec![9; 16]);
    }
}
