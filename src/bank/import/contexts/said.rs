//! What an English text says of the questions after it: that they come next, how many they are, what it is for.

/// Whether an English text speaks of questions that come next: `the next three questions`, `questions 4-6`.
pub(super) fn speaks_of_next(plain: &str) -> bool {
    const NEAR: usize = 4;
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(120).collect();
    words.iter().enumerate().any(|(index, word)| {
        let is_questions = matches!(*word, "questions" | "exercises" | "queries");
        let before = words[index.saturating_sub(NEAR)..index].iter().any(|before| match *before {
            "next" | "following" | "these" => true,
            // `All the queries` are what a text about databases speaks of.
            "remaining" | "all" => *word != "queries",
            _ => false,
        });
        let after =
            words.get(index + 1).is_some_and(|word| *word == "below" || word.parse::<usize>().is_ok());
        // `Total questions: 20` counts them.
        let is_total = index > 0 && words[index - 1] == "total";
        is_questions && !is_total && (before || after)
    })
}

/// Whether an English text tells what is for the questions, and does not only count them: `Questions 4-6 of 20`.
pub(super) fn says_what_for(plain: &str) -> bool {
    const WORDS: [&str; 8] = ["for", "use", "uses", "using", "about", "apply", "based", "concern"];
    plain.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
        || plain.contains("refer to")
}

/// The number of questions that a text says it is for: `the next three questions`, `questions 4-6`.
pub(super) fn count(plain: &str) -> Option<usize> {
    const NAMES: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let plain = plain.to_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(80).collect();
    for (index, word) in words.iter().enumerate() {
        let number = |at: usize| words.get(at).and_then(|word| word.parse::<usize>().ok());
        if word.starts_with("question") {
            let to = if matches!(words.get(index + 2), Some(&("to" | "and" | "through"))) {
                index + 3
            } else {
                index + 2
            };
            if let (Some(first), Some(last)) = (number(index + 1), number(to)) {
                return last.checked_sub(first).map(|more| more.saturating_add(1));
            }
        }
        let is_next = index > 0 && matches!(words[index - 1], "next" | "following" | "these");
        let is_counted =
            is_next && words[index..].iter().skip(1).take(3).any(|word| word.starts_with("question"));
        if is_counted {
            let named = NAMES.iter().position(|name| name == word).map(|index| index + 2);
            if let Some(count) = named.or_else(|| number(index)) {
                return Some(count);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_may_say_how_many_questions_it_is_for() {
        assert_eq!(count("For the next three questions, use this schema:"), Some(3));
        assert_eq!(count("Use this code for questions 4-6."), Some(3));
        assert_eq!(count("Questions 2 to 3 are about it."), Some(2));
        assert_eq!(count("For these questions we use a table."), None);
    }
}
