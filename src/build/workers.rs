//! Worker threads with a private pool each.
//!
//! Typst runs its own work on rayon. Inside a shared pool, a thread that waits for a part of one document steals
//! the beginning of the next, and two hundred documents end up half laid out: several gigabytes. A pool of one
//! thread a worker keeps as many documents in flight as there are workers.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rayon::ThreadPoolBuilder;

/// Cached parts of a layout are dropped when this many documents in a row didn't use them.
const CACHE_AGE: usize = 4;

/// Stack of a worker: deeply nested text is laid out by recursion.
const STACK_BYTES: usize = 32 << 20;

/// Runs `work` over all items; results stand in the order of the items, whoever was first.
pub fn each<T: Send, R: Send>(items: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let items: Vec<Mutex<Option<T>>> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    let results: Vec<Mutex<Option<R>>> = items.iter().map(|_| Mutex::new(None)).collect();
    thread::scope(|scope| {
        for _ in 0..workers.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                let pool = ThreadPoolBuilder::new()
                    .num_threads(1)
                    .stack_size(STACK_BYTES)
                    .build()
                    .unwrap_or_else(|why| panic!("the system gives no thread: {why}"));
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index).and_then(|item| item.lock().ok()?.take()) else {
                        break;
                    };
                    let result = pool.install(|| work(item));
                    if let Ok(mut slot) = results[index].lock() {
                        *slot = Some(result);
                    }
                    comemo::evict(CACHE_AGE);
                }
            });
        }
    });
    let taken = results.into_iter().map(|slot| slot.into_inner().ok().flatten());
    taken.map(|result| result.unwrap_or_else(|| unreachable!("every item was worked on"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items_for_any_number_of_workers() {
        let items: Vec<usize> = (0..50).collect();
        for workers in [0, 1, 3, 100] {
            let squares = each(items.clone(), workers, &|item| item * item);
            assert_eq!(squares, items.iter().map(|item| item * item).collect::<Vec<_>>());
        }
        assert!(each(Vec::<u8>::new(), 4, &|byte| byte).is_empty());
    }
}
