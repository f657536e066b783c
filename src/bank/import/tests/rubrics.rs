//! What is looked at in an interview stands beside what is asked.

use super::prompts;

#[test]
fn sections_that_tell_what_is_looked_at_are_no_questions() {
    let document = |title: &str| {
        format!(
            "# {title}\n\n## Structure\n\n### Phase 1: The hull (15 minutes)\n**What to look for:**\n- a keel\n- few seams\n\n### Phase 2: The sail (20 minutes)\n**What to look for:**\n- two masts\n\n### Phase 3: The crew\n**Good signs:**\n- asks for names\n\n## Questions to ask\n\n1. \"How would you keep it dry?\"\n2. \"What happens in a storm?\"\n3. \"Who steers at night?\"\n"
        )
    };
    let asked = ["How would you keep it dry?", "What happens in a storm?", "Who steers at night?"];
    for title in ["Interviewer guide", "Notes for the interviewer", "Leitfaden für Prüfer"] {
        assert_eq!(prompts(&document(title)), asked, "{title}");
    }
    let posed =
        document("Interviewer guide").replace(":**\n", ":**\n- a plan\n\n**Task:** Draw one.\n\n**Also:**\n");
    assert!(prompts(&posed).len() > asked.len());
}
