//! The progress bar: on standard error, for work of more than a second on a terminal.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Counts articles; draws nothing before the first second, nor where nobody looks.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    shown: bool,
    start: Instant,
}

impl Progress {
    /// `forced`: show it at once, and without a terminal too.
    pub(crate) fn new(forced: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        let mut progress = Self {
            bar,
            shown: false,
            start: Instant::now(),
        };
        if forced {
            progress.show();
        }
        progress
    }

    fn show(&mut self) {
        self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        self.shown = true;
    }

    /// One article more.
    pub(crate) fn step(&mut self) {
        self.bar.inc(1);
        if !self.shown && self.start.elapsed() > Duration::from_secs(1) && io::stderr().is_terminal() {
            self.show();
        }
    }

    pub(crate) fn finish(&self) {
        if self.shown {
            self.bar.finish();
        }
    }
}
