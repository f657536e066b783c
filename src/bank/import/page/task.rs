//! The only task that all of a document is.

/// The only task that all of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bank::import) struct Task {
    /// Where it begins.
    pub(in crate::bank::import) at: usize,
    /// The block that states it.
    pub(in crate::bank::import) stated: usize,
    /// Whether it is asked there, so that the sections that follow without a label answer it.
    pub(in crate::bank::import) is_asked: bool,
}
