//! Chinese numerals that count what follows them: `三、什么是锁？`, `（二）介绍一下堆`.
//!
//! One may stand before a heading or an item, and is no part of what that says.

const NUMERALS: [char; 12] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '零'];

/// The text behind such a numeral.
pub(in crate::bank::import) fn without(text: &str) -> &str {
    const MOST: usize = 4;
    let (is_open, inner) = match text.strip_prefix(['（', '(']) {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let count = inner.chars().take_while(|c| NUMERALS.contains(c)).count();
    let after = inner.trim_start_matches(NUMERALS);
    let rest = if is_open { after.strip_prefix(['）', ')']) } else { after.strip_prefix(['、', '．']) };
    let rest = rest.map(str::trim_start).filter(|rest| !rest.is_empty() && (1..=MOST).contains(&count));
    rest.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_numeral_and_its_mark_are_no_part_of_the_text() {
        assert_eq!(without("三、什么是锁？"), "什么是锁？");
        assert_eq!(without("十二、什么是锁？"), "什么是锁？");
        assert_eq!(without("（二）介绍一下堆"), "介绍一下堆");
    }

    #[test]
    fn a_numeral_without_a_mark_is_a_word() {
        for text in ["一个线程能做什么？", "三、", "（二叉树）是什么？", "What is it?"] {
            assert_eq!(without(text), text);
        }
    }
}
