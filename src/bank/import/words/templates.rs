//! Texts that a template leaves to be filled in.

/// Whether a text leaves room for a number of points: `Testing: ___ / 5`.
pub(in crate::bank::import) fn is_to_be_scored(text: &str) -> bool {
    let is_room = |(before, after): (&str, &str)| {
        before.trim_end().ends_with("__") && after.trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    text.rsplit_once('/').is_some_and(is_room)
}

/// Whether a text begins with boxes of which one is to be ticked on paper: `⬜ Approve · ⬜ Reject`.
pub(in crate::bank::import) fn is_to_be_ticked(text: &str) -> bool {
    const BOXES: [char; 5] = ['⬜', '☐', '□', '◻', '▢'];
    text.trim_start().starts_with(BOXES) && text.matches(BOXES).count() > 1 && !text.contains(['?', '\n'])
}

/// Whether a text is to be filled in, as in a template: `<Your question here>`.
pub(in crate::bank::import) fn is_blank(text: &str) -> bool {
    let text = text.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let inner = text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    let inner = inner.or_else(|| text.strip_prefix('[').and_then(|text| text.strip_suffix(']')));
    inner.is_some_and(|inner| {
        let inner = inner.to_lowercase();
        !inner.contains(['<', '>', '[', ']', '?'])
            && ["your ", "question", "pregunta", "pergunta", "frage", "вопрос", "问题"]
                .iter()
                .any(|word| inner.contains(word))
    })
}
