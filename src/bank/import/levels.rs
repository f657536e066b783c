//! How deep the items of lists are nested, as far as their writers go: by what is to the right of what.
//!
//! Markdown wants as many blanks below an item as its mark is wide, and many writers give fewer.

/// The mark of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) is_ordered: bool,
    /// The column of its mark, and the one of its text.
    pub(super) column: usize,
    pub(super) content: usize,
}

/// The items that the last one is nested in, and itself.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Item>,
}

impl Levels {
    /// An item begins.
    pub(super) fn begin(&mut self, item: &Item) {
        while self.open.last().is_some_and(|outer| !is_within(item, outer)) {
            self.open.pop();
        }
        self.open.push(*item);
    }

    /// How many items the last one and those around it are.
    pub(super) fn depth(&self) -> usize {
        self.open.len().max(1)
    }
}

fn is_within(item: &Item, outer: &Item) -> bool {
    item.column > outer.column && (item.content > outer.content || item.is_ordered != outer.is_ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depths(items: &[(bool, usize, usize)]) -> Vec<usize> {
        let mut levels = Levels::default();
        let depth = |&(is_ordered, column, content): &(bool, usize, usize)| {
            levels.begin(&Item { is_ordered, column, content });
            levels.depth()
        };
        items.iter().map(depth).collect()
    }

    #[test]
    fn an_item_to_the_right_of_another_is_nested_in_it() {
        assert_eq!(depths(&[(false, 0, 2), (false, 2, 4), (false, 2, 4), (false, 0, 2)]), [1, 2, 2, 1]);
        // One blank is what some give.
        assert_eq!(depths(&[(false, 0, 2), (false, 1, 3)]), [1, 2]);
        // Bullets below a wide number.
        assert_eq!(depths(&[(true, 0, 4), (false, 2, 4)]), [1, 2]);
    }

    #[test]
    fn numbers_that_are_set_to_the_right_are_one_list() {
        assert_eq!(depths(&[(true, 1, 4), (true, 0, 4)]), [1, 1]);
        assert_eq!(depths(&[(true, 0, 3), (true, 0, 4)]), [1, 1]);
    }
}
