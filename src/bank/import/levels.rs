//! How deep the items of lists are nested, as far as their writers go: by what is to the right of what.
//!
//! Markdown wants as many blanks below an item as its mark is wide, and many writers give fewer. Others set an item a
//! little to the right of the one before it without meaning anything by it.

/// The mark of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) is_ordered: bool,
    /// Its number, if it has one.
    pub(super) number: Option<usize>,
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
        let mut inner = None;
        while let Some(outer) = self.open.last() {
            if is_within(item, outer) && !goes_on(item, outer, inner.as_ref()) {
                break;
            }
            inner = self.open.pop();
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

/// Whether an item a little to the right of another goes on with the list of that: it has the next number, or it is to
/// the left of what is nested in that. One that is right below another goes on with the list of this.
fn goes_on(item: &Item, outer: &Item, inner: Option<&Item>) -> bool {
    let is_below_another = inner.is_some_and(|inner| inner.column <= item.column);
    let is_next = item.number.is_some() && item.number == outer.number.map(|number| number + 1);
    let is_left_of_nested =
        item.is_ordered == outer.is_ordered && item.column == outer.column + 1 && inner.is_some();
    !is_below_another && item.column < outer.content && (is_next || is_left_of_nested)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depths(items: &[(bool, usize, usize)]) -> Vec<usize> {
        let items: Vec<_> = items.iter().map(|item| (None, item.1, item.2, item.0)).collect();
        depths_of(&items)
    }

    fn depths_of(items: &[(Option<usize>, usize, usize, bool)]) -> Vec<usize> {
        let mut levels = Levels::default();
        let depth = |&(number, column, content, is_ordered): &(Option<usize>, usize, usize, bool)| {
            levels.begin(&Item { is_ordered, number, column, content });
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
    fn the_next_number_goes_on_with_the_list_though_it_is_set_to_the_right() {
        let number = |number, column| (Some(number), column, column + 3, true);
        assert_eq!(depths_of(&[number(1, 0), number(2, 2), number(3, 2), number(4, 0)]), [1, 1, 1, 1]);
        assert_eq!(depths_of(&[number(1, 0), number(1, 2), number(2, 2), number(2, 0)]), [1, 2, 2, 1]);
        assert_eq!(depths_of(&[number(1, 0), number(2, 3)]), [1, 2], "Markdown nests it, too");
    }

    #[test]
    fn a_bullet_to_the_left_of_what_is_nested_goes_on_with_the_list() {
        assert_eq!(depths(&[(false, 0, 2), (false, 2, 4), (false, 1, 3), (false, 3, 5)]), [1, 2, 1, 2]);
        assert_eq!(depths(&[(false, 0, 2), (false, 1, 3), (false, 1, 3)]), [1, 2, 2]);
    }

    #[test]
    fn numbers_that_are_set_to_the_right_are_one_list() {
        assert_eq!(depths(&[(true, 1, 4), (true, 0, 4)]), [1, 1]);
        assert_eq!(depths(&[(true, 0, 3), (true, 0, 4)]), [1, 1]);
    }
}
