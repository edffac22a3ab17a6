//! A policy that is open: who looks at it, and what was last seen.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::look::Look;
use crate::policy::VariantName;

/// One policy on the table.
#[derive(Debug)]
pub struct Desk {
    /// Its folder's name.
    pub slug: String,
    /// Held while the policy's file is changed: changes come one after the other.
    writing: Mutex<()>,
    looks: watch::Sender<Arc<Look>>,
    /// How many windows show each variant.
    shown: Mutex<BTreeMap<VariantName, usize>>,
}

impl Desk {
    /// A desk on which nobody has looked at anything.
    pub fn new(slug: &str) -> Self {
        let looks = watch::Sender::new(Arc::default());
        Self { slug: slug.to_owned(), writing: Mutex::default(), looks, shown: Mutex::default() }
    }

    /// Waits until nobody else changes the file.
    pub fn write(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was seen at last.
    pub fn look(&self) -> Arc<Look> {
        Arc::clone(&self.looks.borrow())
    }

    /// Hears of every look from now on.
    pub fn subscribe(&self) -> watch::Receiver<Arc<Look>> {
        self.looks.subscribe()
    }

    /// Tells of a look.
    pub fn seen(&self, look: Look) {
        self.looks.send_replace(Arc::new(look));
    }

    /// The variants whose pages somebody looks at.
    pub fn shown(&self) -> Vec<VariantName> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.iter().filter(|(_, windows)| **windows > 0).map(|(variant, _)| *variant).collect()
    }

    /// A window shows a variant until what is returned is dropped.
    pub fn show(self: &Arc<Self>, variant: VariantName) -> Window {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner).entry(variant).or_default() += 1;
        Window { desk: Arc::clone(self), variant }
    }
}

/// A window that shows the pages of a variant.
#[derive(Debug)]
pub struct Window {
    desk: Arc<Desk>,
    variant: VariantName,
}

impl Drop for Window {
    fn drop(&mut self) {
        let mut shown = self.desk.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(windows) = shown.get_mut(&self.variant) {
            *windows = windows.saturating_sub(1);
        }
    }
}
