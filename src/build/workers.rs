//! Worker threads with a private pool each.
//!
//! Typst runs its own work on rayon. Inside a shared pool, a thread that waits for a part of one document steals
//! the beginning of the next, and two hundred documents end up half laid out: several gigabytes. A pool of one
//! thread a worker keeps as many documents in flight as there are workers.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Stack of a worker: deeply nested text is laid out by recursion.
const STACK_BYTES: usize = 32 << 20;

/// Runs something for each number below another, in any order: [`Queue::side_by_side`], or [`in_turn`].
pub type Each<'a> = &'a dyn Fn(usize, &(dyn Fn(usize) + Sync));

/// Runs `work` for each number below `count`, one after the other.
pub fn in_turn(count: usize, work: &(dyn Fn(usize) + Sync)) {
    (0..count).for_each(work);
}

/// What is left to do. Work may add to it.
#[derive(Debug)]
pub struct Queue<'a, T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    workers: usize,
    /// Threads that help where a worker has nothing to do: each is the only one of its pool, as a worker is.
    helpers: &'a Mutex<Vec<ThreadPool>>,
}

#[derive(Debug)]
struct State<T> {
    waiting: VecDeque<T>,
    /// How many workers are at work: each may add something.
    busy: usize,
    /// How many of the others have lent their time to one that is.
    lent: usize,
}

impl<'a, T> Queue<'a, T> {
    fn new(items: Vec<T>, workers: usize, helpers: &'a Mutex<Vec<ThreadPool>>) -> Self {
        let state = State { waiting: items.into(), busy: 0, lent: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new(), workers, helpers }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds items that are to be worked on before all others, in their order: what was begun is finished first.
    pub fn first(&self, items: Vec<T>) {
        let mut state = self.state();
        for item in items.into_iter().rev() {
            state.waiting.push_front(item);
        }
        self.changed.notify_all();
    }

    /// The next item, once there is one. `None` when there will be no more.
    fn next(&self) -> Option<T> {
        let mut state = self.state();
        loop {
            if let Some(item) = state.waiting.pop_front() {
                state.busy += 1;
                return Some(item);
            }
            if state.busy == 0 {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<'a, T: Send> Queue<'a, T> {
    /// Runs `work` for each number below `count`: on this thread, and beside it on another as soon as a worker has nothing to do.
    pub fn side_by_side(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        let next = AtomicUsize::new(0);
        let go = || {
            let numbers = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
            numbers.take_while(|number| *number < count).for_each(work);
        };
        if count < 2 || self.workers < 2 {
            return go();
        }
        let helper = Helper::of(self.helpers);
        helper.pool().in_place_scope(|scope| {
            scope.spawn(|_| {
                if let Some(_lent) = self.lend(&|| next.load(Ordering::Relaxed) < count) {
                    go();
                }
            });
            go();
            // Who still waits to help is told under the lock, or it might have looked before and wait after.
            let _state = self.state();
            self.changed.notify_all();
        });
    }

    /// Waits until a worker has nothing to do, and takes its place. `None` when there is nothing `left` to help with.
    fn lend(&self, left: &dyn Fn() -> bool) -> Option<Lent<'_, 'a, T>> {
        let mut state = self.state();
        while left() {
            if state.waiting.is_empty() && state.busy + state.lent < self.workers {
                state.lent += 1;
                return Some(Lent(self));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }
}

/// The time of a worker that has nothing to do, until this is dropped.
struct Lent<'b, 'a, T>(&'b Queue<'a, T>);

impl<T> Drop for Lent<'_, '_, T> {
    fn drop(&mut self) {
        self.0.state().lent -= 1;
        self.0.changed.notify_all();
    }
}

/// A thread that helps, given back when this is dropped.
struct Helper<'a> {
    pool: Option<ThreadPool>,
    all: &'a Mutex<Vec<ThreadPool>>,
}

impl<'a> Helper<'a> {
    fn of(all: &'a Mutex<Vec<ThreadPool>>) -> Self {
        let free = all.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Self { pool: Some(free.unwrap_or_else(pool)), all }
    }

    fn pool(&self) -> &ThreadPool {
        self.pool.as_ref().unwrap_or_else(|| unreachable!("it is given back only when this is dropped"))
    }
}

impl Drop for Helper<'_> {
    fn drop(&mut self) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).extend(self.pool.take());
    }
}

/// One worker at work, until it is dropped: also where the work panics, so that the others don't wait for it.
struct AtWork<'b, 'a, T>(&'b Queue<'a, T>);

impl<T> Drop for AtWork<'_, '_, T> {
    fn drop(&mut self) {
        self.0.state().busy -= 1;
        self.0.changed.notify_all();
    }
}

/// Workers, each with its thread. They stay for as long as this does: threads that are made anew for every run take new memory with them each time, and leave
/// the old to nobody.
#[derive(Default)]
pub struct Workers {
    pools: Mutex<Vec<Arc<ThreadPool>>>,
    helpers: Mutex<Vec<ThreadPool>>,
}

/// A pool of one thread.
fn pool() -> ThreadPool {
    let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK_BYTES).build();
    pool.unwrap_or_else(|why| panic!("the system gives no thread: {why}"))
}

impl Workers {
    /// The threads of so many workers.
    fn pools(&self, count: usize) -> Vec<Arc<ThreadPool>> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        while pools.len() < count {
            pools.push(Arc::new(pool()));
        }
        pools[..count].to_vec()
    }

    /// Runs `work` over all items, and over those that it adds to the queue.
    pub fn run<T: Send>(&self, items: Vec<T>, workers: usize, work: &(dyn Fn(T, &Queue<'_, T>) + Sync)) {
        let pools = self.pools(workers.max(1));
        let queue = Queue::new(items, pools.len(), &self.helpers);
        let at_work = || {
            while let Some(item) = queue.next() {
                let _at_work = AtWork(&queue);
                work(item, &queue);
            }
        };
        thread::scope(|scope| {
            for pool in &pools {
                // This thread only waits.
                scope.spawn(|| pool.install(at_work));
            }
        });
    }

    /// Runs `work` over all items; results stand in the order of the items, whoever was first.
    pub fn each<T: Send, R: Send>(
        &self,
        items: Vec<T>,
        workers: usize,
        work: &(dyn Fn(T) -> R + Sync),
    ) -> Vec<R> {
        let results: Vec<Mutex<Option<R>>> = items.iter().map(|_| Mutex::new(None)).collect();
        let workers = workers.min(items.len());
        self.run(items.into_iter().enumerate().collect(), workers, &|(index, item), _| {
            let result = work(item);
            *results[index].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        });
        let taken = results.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner));
        taken.map(|result| result.unwrap_or_else(|| unreachable!("every item was worked on"))).collect()
    }
}

impl std::fmt::Debug for Workers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        write!(f, "Workers({} threads)", pools.len())
    }
}

/// Drops what is kept of layouts and wasn't used for this many documents, this one included.
pub fn forget_unused(documents: usize) {
    comemo::evict(documents);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Barrier;
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items_for_any_number_of_workers() {
        let items: Vec<usize> = (0..50).collect();
        let all = Workers::default();
        for workers in [0, 1, 3, 100] {
            let squares = all.each(items.clone(), workers, &|item| item * item);
            assert_eq!(squares, items.iter().map(|item| item * item).collect::<Vec<_>>());
        }
        assert!(all.each(Vec::<u8>::new(), 4, &|byte| byte).is_empty());
    }

    #[test]
    fn what_work_adds_is_done_before_the_rest_and_nothing_is_left() {
        let order = Mutex::new(Vec::new());
        let all = Workers::default();
        all.run(vec![10, 20, 30], 1, &|item: u32, queue| {
            order.lock().expect("no panic").push(item);
            if item.is_multiple_of(10) {
                queue.first(vec![item + 1, item + 2]);
            }
        });
        assert_eq!(order.into_inner().expect("no panic"), [10, 11, 12, 20, 21, 22, 30, 31, 32]);
        for workers in [1, 2, 7] {
            let count = AtomicUsize::new(0);
            all.run(vec![6_u32; 5], workers, &|item, queue| {
                count.fetch_add(1, Ordering::Relaxed);
                queue.first(vec![item.saturating_sub(1); usize::from(item > 0)]);
            });
            assert_eq!(count.into_inner(), 5 * 7, "{workers}");
        }
    }

    /// On how many threads the first of so many items was worked on, where the others do nothing, or have as long to do. helped: whether
    /// somebody is to help, who is waited for, however busy the machine is.
    fn threads_of_first(workers: usize, items: usize, others_work: bool, helped: bool) -> usize {
        let threads = Mutex::new(BTreeSet::new());
        let on = || threads.lock().expect("no panic").len();
        let barrier = Barrier::new(if others_work { items } else { 1 });
        Workers::default().run((0..items).collect(), workers, &|item: usize, queue| {
            if item > 0 && !others_work {
                return;
            }
            // All are at work before one begins, and until the last is done.
            barrier.wait();
            let done = Mutex::new(Vec::new());
            queue.side_by_side(8, &|number| {
                done.lock().expect("no panic").push(number);
                if item == 0 {
                    threads.lock().expect("no panic").insert(format!("{:?}", thread::current().id()));
                }
                let most = if helped { 6000 } else { 1 };
                (0..most)
                    .take_while(|_| !helped || on() < 2)
                    .for_each(|_| thread::sleep(Duration::from_millis(10)));
            });
            let mut done = done.into_inner().expect("no panic");
            done.sort_unstable();
            assert_eq!(done, (0..8).collect::<Vec<_>>());
            barrier.wait();
        });
        on()
    }

    #[test]
    fn who_has_nothing_to_do_helps_and_nobody_else() {
        assert_eq!(threads_of_first(1, 1, false, false), 1, "there is but one");
        assert_eq!(threads_of_first(2, 1, false, true), 2, "the other has nothing to do");
        assert_eq!(threads_of_first(2, 2, false, true), 2, "the other is through with its own");
        assert_eq!(threads_of_first(2, 2, true, false), 1, "the other is at work");
    }

    #[test]
    fn a_panic_of_who_helps_reaches_the_caller_too() {
        let result = std::panic::catch_unwind(|| {
            Workers::default().run(vec![()], 2, &|(), queue| {
                queue.side_by_side(6, &|number| assert_ne!(number, 3, "a bug"));
            });
        });
        assert!(result.is_err());
    }

    #[test]
    fn a_panic_reaches_the_caller_and_keeps_nobody_waiting() {
        let result = std::panic::catch_unwind(|| {
            Workers::default().run(vec![1, 2, 3], 2, &|item: u32, _| assert_ne!(item, 2, "a bug"));
        });
        assert!(result.is_err());
    }

    #[test]
    fn runs_that_follow_each_other_have_the_same_threads() {
        let all = Workers::default();
        let mut threads = BTreeSet::new();
        for _ in 0..6 {
            threads.extend(all.each((0..20).collect(), 3, &|_: usize| {
                thread::sleep(Duration::from_millis(1));
                format!("{:?}", thread::current().id())
            }));
        }
        // A thread's number is never given again.
        assert!(threads.len() <= 3, "{threads:?}");
        assert_eq!(format!("{all:?}"), "Workers(3 threads)");
    }
}
