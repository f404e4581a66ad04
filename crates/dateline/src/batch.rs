//! Many articles at once: results in the order of the inputs, in memory that does not grow with their number.
//!
//! The caller's thread reads the inputs and takes the results; threads that belong to the batch alone do the work. No
//! more than [`AHEAD`] inputs a thread are in the works at a time. Nothing outlives the iterator.

use std::any::Any;
use std::collections::VecDeque;
use std::fmt;
use std::iter::Fuse;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::article::Article;
use crate::error::{Error, Result};
use crate::model::ParsedArticle;
use crate::parser::Parser;

/// Inputs read ahead for each thread: enough that a long article does not leave the other threads idle.
pub const AHEAD: usize = 8;

/// Stack of a worker: that of a main thread, so that a text parses on either or on neither.
const STACK: usize = 8 << 20;

/// Applies `work` to every input on `threads` threads (0: as many as the machine has cores), and gives the results in
/// the order of the inputs.
///
/// With one thread everything happens in [`Iterator::next`], one input at a time. With more, up to [`AHEAD`] inputs a
/// thread are read before the first result comes out. A panic of `work` comes out of the `next` that would have given
/// its result.
///
/// ```
/// let lengths = dateline::batch::ordered(["one", "three"].into_iter(), 2, |text| text.len());
/// assert_eq!(lengths.collect::<Vec<_>>(), [3, 5]);
/// ```
pub fn ordered<I, R, F>(inputs: I, threads: usize, work: F) -> Ordered<I::IntoIter, R>
where
    I: IntoIterator,
    I::Item: Send + 'static,
    R: Send + 'static,
    F: Fn(I::Item) -> R + Send + Sync + 'static,
{
    let threads = if threads == 0 {
        thread::available_parallelism().map_or(1, usize::from)
    } else {
        threads
    };
    Ordered {
        inputs: inputs.into_iter().fuse(),
        work: Arc::new(work),
        pool: (threads > 1).then(|| Pool::new(threads)),
    }
}

impl Parser {
    /// Parses many articles on `threads` threads (0: as many as the machine has cores), in order and in bounded memory.
    /// One article that fails, be it by a defect of this crate, does not stop the others.
    ///
    /// ```
    /// let parser = dateline::Parser::new();
    /// let articles = ["Talks began.", "Talks ended."].map(dateline::Article::new);
    /// let texts: Vec<_> = parser.parse_many(articles, 2).map(|parsed| parsed.map(|p| p.text().to_owned())).collect();
    /// assert_eq!(texts, [Ok("Talks began.".to_owned()), Ok("Talks ended.".to_owned())]);
    /// ```
    pub fn parse_many<I>(&self, articles: I, threads: usize) -> Ordered<I::IntoIter, Result<ParsedArticle>>
    where
        I: IntoIterator<Item = Article<'static>>,
    {
        let parser = self.clone();
        ordered(articles, threads, move |article| caught(|| parser.parse(article)))
    }
}

/// Runs `work`; a panic becomes an [`Error::internal`]. For the edges where a panic must not pass: a batch, another
/// language.
///
/// # Errors
/// Those of `work`, and a panic of it.
pub fn caught<R>(work: impl FnOnce() -> Result<R>) -> Result<R> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = match panic.downcast_ref::<String>() {
            Some(message) => message.as_str(),
            None => panic.downcast_ref::<&str>().copied().unwrap_or("panic"),
        };
        Err(Error::internal(message))
    })
}

type Work<T, R> = Arc<dyn Fn(T) -> R + Send + Sync>;

/// The results of a batch, in order: see [`ordered`].
pub struct Ordered<I: Iterator, R> {
    inputs: Fuse<I>,
    work: Work<I::Item, R>,
    pool: Option<Pool<I::Item, R>>,
}

impl<I, R> Iterator for Ordered<I, R>
where
    I: Iterator,
    I::Item: Send + 'static,
    R: Send + 'static,
{
    type Item = R;

    fn next(&mut self) -> Option<R> {
        let Some(pool) = &mut self.pool else {
            return self.inputs.next().map(&*self.work);
        };
        while pool.has_room() {
            let Some(input) = self.inputs.next() else { break };
            if let Err(input) = pool.send(input, &self.work) {
                // No thread could be started: this one does the work.
                pool.results.push_back(Some(Ok((self.work)(input))));
            }
        }
        pool.receive()
    }
}

impl<I: Iterator, R> fmt::Debug for Ordered<I, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let threads = self.pool.as_ref().map_or(1, |pool| pool.threads);
        f.debug_struct("Ordered")
            .field("threads", &threads)
            .finish_non_exhaustive()
    }
}

/// What a worker hands back: the result, or the panic that stood in its way.
type Outcome<R> = std::result::Result<R, Box<dyn Any + Send>>;

/// The threads of a batch and what they are at. Started with the first input.
struct Pool<T, R> {
    threads: usize,
    jobs: Option<Sender<(u64, T)>>,
    done: Option<Receiver<(u64, Outcome<R>)>>,
    workers: Vec<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    /// Results from number `first` on; `None` where the work is not done yet.
    results: VecDeque<Option<Outcome<R>>>,
    first: u64,
}

impl<T, R> Pool<T, R> {
    fn new(threads: usize) -> Self {
        Self {
            threads,
            jobs: None,
            done: None,
            workers: Vec::new(),
            stop: Arc::default(),
            results: VecDeque::new(),
            first: 0,
        }
    }

    fn has_room(&self) -> bool {
        self.results.len() < self.threads.saturating_mul(AHEAD)
    }

    /// The result of the oldest input; `None` when there is none.
    fn receive(&mut self) -> Option<R> {
        while let Some(None) = self.results.front() {
            let (number, outcome) = self.done.as_ref()?.recv().ok()?;
            let place = usize::try_from(number.wrapping_sub(self.first)).ok()?;
            if let Some(slot) = self.results.get_mut(place) {
                *slot = Some(outcome);
            }
        }
        let outcome = self.results.pop_front().flatten()?;
        self.first += 1;
        Some(outcome.unwrap_or_else(|panic| resume_unwind(panic)))
    }
}

impl<T: Send + 'static, R: Send + 'static> Pool<T, R> {
    /// Hands an input to the workers, or back where there are none.
    fn send(&mut self, input: T, work: &Work<T, R>) -> std::result::Result<(), T> {
        if self.jobs.is_none() {
            self.start(work);
        }
        let number = self.first + self.results.len() as u64;
        let jobs = self.jobs.as_ref().filter(|_| !self.workers.is_empty());
        match jobs {
            None => return Err(input),
            Some(jobs) => jobs.send((number, input)).map_err(|failed| failed.0.1)?,
        }
        self.results.push_back(None);
        Ok(())
    }

    fn start(&mut self, work: &Work<T, R>) {
        let (jobs, queue) = channel::<(u64, T)>();
        let (report, done) = channel();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..self.threads {
            let (queue, report, work, stop) = (queue.clone(), report.clone(), work.clone(), self.stop.clone());
            let worker = thread::Builder::new()
                .name("dateline-batch".to_owned())
                .stack_size(STACK)
                .spawn(move || {
                    loop {
                        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok((number, input)) = job else { return };
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        let outcome = catch_unwind(AssertUnwindSafe(|| work(input)));
                        if report.send((number, outcome)).is_err() {
                            return;
                        }
                    }
                });
            self.workers.extend(worker);
        }
        (self.jobs, self.done) = (Some(jobs), Some(done));
    }
}

impl<T, R> Drop for Pool<T, R> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.jobs = None;
        for worker in self.workers.drain(..) {
            // A worker catches the panics of its work; there is nothing to hear from it.
            let _ = worker.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn order_is_kept_whatever_the_number_of_threads() {
        for threads in [0, 1, 2, 4, 9] {
            let results = ordered(0..500u64, threads, |n| {
                // The first of each seven takes longest.
                thread::sleep(std::time::Duration::from_micros(if n % 7 == 0 { 300 } else { 0 }));
                n * n
            });
            assert!(results.eq((0..500).map(|n| n * n)), "{threads} threads");
        }
    }

    #[test]
    fn inputs_are_read_only_so_far_ahead() {
        let read = Arc::new(AtomicUsize::new(0));
        let count = read.clone();
        let inputs = (0..1000).inspect(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        let mut results = ordered(inputs, 3, |n| n);
        assert_eq!(read.load(Ordering::Relaxed), 0, "nothing before it is asked for");
        for taken in 0..100 {
            assert_eq!(results.next(), Some(taken));
            assert!(read.load(Ordering::Relaxed) <= taken + 3 * AHEAD);
        }
    }

    #[test]
    fn a_panic_comes_out_where_its_result_would() {
        let mut results = ordered(0..4, 2, |n| if n == 2 { panic!("two") } else { n });
        assert_eq!((results.next(), results.next()), (Some(0), Some(1)));
        assert!(catch_unwind(AssertUnwindSafe(|| results.next())).is_err());
        assert_eq!((results.next(), results.next()), (Some(3), None));
    }

    #[test]
    fn a_caught_panic_is_an_error_with_its_message() {
        for error in [caught::<()>(|| panic!("at {}", 7)), caught(|| panic!("at 7"))] {
            let error = error.unwrap_err();
            assert_eq!(error.kind(), "internal");
            assert!(error.to_string().ends_with(": at 7"), "{error}");
        }
    }

    #[test]
    fn dropping_it_ends_its_threads() {
        let work = Arc::new(());
        let held = work.clone();
        let mut results = ordered(0.., 4, move |n: u64| {
            let _ = &held;
            n
        });
        assert_eq!(results.next(), Some(0));
        drop(results);
        assert_eq!(Arc::strong_count(&work), 1);
    }
}
