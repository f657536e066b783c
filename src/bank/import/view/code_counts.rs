//! Numbers that are set as code before what they count: `` `#1` What is a lock? ``, `<code>2.</code> Explain heaps`.
//!
//! They get the form of other numbers, where several count on. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// A line with such a number: where it stands, the line before it, the number, and the line behind it.
type Counted<'a> = (usize, &'a str, usize, &'a str);

/// The lines with plain numbers, where nearly all such numbers of a document go on from the last one.
pub(super) fn plain(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let counted: Vec<Counted> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| counted(lines[at]).map(|(before, number, text)| (at, before, number, text)))
        .collect();
    let goes_on = |pair: &&[Counted]| pair[1].2 == pair[0].2 + 1 || pair[1].2 == 1;
    let on = counted.windows(2).filter(goes_on).count();
    if counted.len() < FEWEST || on * 10 < (counted.len() - 1) * 9 {
        return None;
    }
    let mut plain = Rewritten::of(lines);
    for (at, before, number, text) in counted {
        plain.set(at, format!("{before}{number}. {text}"));
    }
    plain.lines()
}

/// The number that is set as code before all words of a line, what stands before it, and what it counts.
fn counted(line: &str) -> Option<(&str, usize, &str)> {
    const MOST_DIGITS: usize = 3;
    let (start, open) = begin_of_code(line)?;
    let (code, rest) = ["</code>", "`"].iter().find_map(|close| line[start + open..].split_once(close))?;
    let number = code.trim().trim_start_matches('#').trim_end_matches(['.', ')', ':']);
    let is_number = number.len() <= MOST_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
    let text = rest.trim_start().trim_start_matches(['.', ')']).trim_start();
    let says = text.chars().any(char::is_alphabetic)
        && text.starts_with(|c: char| c.is_alphanumeric() || "\"“'*_[¿«「".contains(c));
    let number = number.parse().ok().filter(|_| is_number && says)?;
    Some((&line[..start], number, text))
}

/// Where code begins in a line before which only marks and tags stand, and how long what opens it is.
fn begin_of_code(line: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        let rest = line.get(at..)?;
        let length = match rest.chars().next()? {
            '`' => return Some((at, 1)),
            '<' => {
                let end = rest.find('>')? + 1;
                if rest[..end].eq_ignore_ascii_case("<code>") || rest.starts_with("<code ") {
                    return Some((at, end));
                }
                end
            }
            c @ (' ' | '\t' | '-' | '*' | '+' | '#' | '>') => c.len_utf8(),
            _ => return None,
        };
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    fn read(text: &str) -> Option<String> {
        plain(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn numbers_set_as_code_are_plain() {
        let text = "- `#1` What is a lock?\n- `#2` Leases\n- `#3`. Why?";
        assert_eq!(read(text).unwrap(), "- 1. What is a lock?\n- 2. Leases\n- 3. Why?");
        let text = "<summary><code class=\"a\">1</code> Why?</summary>\n## <code>2.</code> How?\n`3` When?";
        assert_eq!(read(text).unwrap(), "<summary>1. Why?</summary>\n## 2. How?\n3. When?");
    }

    #[test]
    fn other_numbers_in_code_stay() {
        for text in [
            "`200` Fine\n`201` Made\n`404` Not found\n`500` Broken",
            "`1` a\n`2` b",
            "`1`\n`2`\n`3`",
            "`1`: not found\n`2`: no rights\n`3`: broken",
            "`a1` One\n`a2` Two\n`a3` Three",
            "It is `1` a\nIt is `2` b\nIt is `3` c",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
