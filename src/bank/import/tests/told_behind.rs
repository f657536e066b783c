//! Labels that follow a question on its own line.

use super::found;

#[test]
fn what_to_look_for_may_follow_a_question_on_its_line() {
    let document = "# Notes of the interviewer\n\n1. **Scale:** \"What if we had a million boats?\" Look for: a queue, a limit\n2. **Storms:** \"What would you test?\" Look for:\n   - a storm\n   - a strike\n3. **Money:** “What could get costly?” Listen for: fuel\n";
    let expected = [
        "3 What if we had a million boats? # Notes of the interviewer * a queue, a limit",
        "4 What would you test? # Notes of the interviewer * a storm * a strike",
        "7 What could get costly? # Notes of the interviewer * fuel",
    ];
    assert_eq!(found(document), expected);
    let german = "# Fragen\n\n- Was tust du bei Sturm? Achte auf: Ruhe\n- Wer hilft dir? Achte auf: Namen\n";
    assert_eq!(
        found(german),
        ["3 Was tust du bei Sturm? # Fragen * Ruhe", "4 Wer hilft dir? # Fragen * Namen"]
    );
}

#[test]
fn what_is_watched_for_is_no_question() {
    let document = "# Interview\n\n## Phase 1\n\n> \"Build a list of all boats. I need to see their names.\"\n\n**What you're watching for:**\n- Does he ask first?\n- Does he test?\n\n## Phase 2\n\n> \"Now sort the list by length.\"\n\n**What you're watching for:**\n- Is it stable?\n- Does he know why?\n";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with(" * Does he ask first? * Does he test?"), "{found:?}");
}
