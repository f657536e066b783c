//! What those who ask read for themselves: what to ask next, sections of a call, notes to candidates; and names before
//! what asks.

use super::{found, prompts};

#[test]
fn what_is_asked_next_below_code_are_questions() {
    let document = "# Code reading\n\nGive the candidate this file and five minutes.\n\n```go\nvar items map[string]string\n```\n\nThen ask:\n\n1. What does this code do?\n2. Is it safe to call twice?\n3. Write a test that fails.\n\nDo not give the answers away.\n";
    let found = found(document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].contains("var items map") && found[0].contains("What does this code do?"), "{found:?}");
    let followed = "# Questions\n\n**What is a lock?**\n\nThen ask:\n\n- Who holds it?\n\n**What is a queue?**\n\nThen ask:\n\n- Who waits?\n";
    assert_eq!(prompts(followed), ["What is a lock?", "What is a queue?"]);
}

#[test]
fn bold_openings_of_a_call_are_no_questions() {
    let document = "# Phone screen\n\n**Opening (3 min)**\n\nIntroduce yourself. Say that you take notes.\n\n**Background (7 min)**\n\nAsk: \"What are you working on?\"\n\nListen for: own part, scale, why it matters.\n\nAsk: \"Why do you leave?\"\n\nListen for: reasons, plans.\n\n**Closing (5 min)**\n\nSay what happens next.\n";
    assert_eq!(prompts(document), ["What are you working on?", "Why do you leave?"]);
}

#[test]
fn notes_to_candidates_hold_no_questions() {
    let document = "# How we interview\n\nThank you for applying!\n\n## How should I prepare?\n\n- Sleep well.\n- Have a project in mind.\n\n## During the interview\n\n- Think aloud.\n- Ask when something is unclear.\n\n## What if I need something changed?\n\nTell your recruiter.\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn a_name_that_bids_is_a_title_above_a_quoted_prompt() {
    let document = "# Guide\n\n## Question 1 – Public bucket\n\n> You learn of a public bucket. What do you do?\n\n*What to look for*\n\n- Closes it\n\n## Question 2 – Explain to the board\n\n> Explain to the board why one factor is not enough.\n\n*What to look for*\n\n- One picture\n";
    let expected = [
        "3 You learn of a public bucket. What do you do? # Guide * Closes it",
        "11 Explain to the board why one factor is not enough. # Guide * One picture",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_prompt_may_bid_in_a_later_sentence() {
    let document = "# Infrastructure\n\n## A move\n\nThe lease ends in nine months. Outline the project.\n\nNotes for the interviewer:\n\n- Waves\n- Traffic\n\n## Untested backups\n\nNo backup has ever been restored here. Describe your first week.\n\nNotes for the interviewer:\n\n- Restores one\n";
    let expected = [
        "3 The lease ends in nine months. Outline the project. # Infrastructure * Waves * Traffic",
        "12 No backup has ever been restored here. Describe your first week. # Infrastructure * Restores one",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_key_may_be_folded_away_under_words_that_show_it() {
    let document = "# Quiz\n\n**1. What does it match?**\n\n   a) all\n   b) none\n\n**2. What is lazy?**\n\n   a) the mark\n   b) the group\n\n<details>\n<summary>Show solutions</summary>\n\n1. a\n2. b\n\n</details>\n";
    let found = found(document);
    assert!(
        found.len() == 2 && found[0].ends_with("= a) all") && found[1].ends_with("= b) the group"),
        "{found:?}"
    );
}

#[test]
fn a_task_with_its_number_in_bold_has_its_answer_behind_it() {
    let document = "# Short answers\n\n**Q1. What is a bean?** An object of the container.\n\n**Q2. Name two scopes, and who needs them.** Singleton and prototype.\n";
    let expected = [
        "3 What is a bean? # Short answers = An object of the container.",
        "5 Name two scopes, and who needs them. # Short answers = Singleton and prototype.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_guide_to_a_call_is_no_list_of_questions() {
    let document = "# Interview tips\n\n## The playbook\n\n### Minute 10–25: Deep dive\n- Pick the hardest part\n- Cover **scale**: how does it grow?\n- Address failure: what breaks?\n- Say what you assume\n\n### Minute 25–35: Bottlenecks\n- Where is the hotspot?\n- What happens at peak load?\n- Discuss sharding\n- Consider a cache\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn a_table_of_what_is_judged_holds_no_questions() {
    let document = "# Mock interview\n\n**Interviewer:** Tell me about yourself.\n\n| Criterion | Score (1-5) |\n|---|---|\n| Clear and concise? | |\n| Under 90 seconds? | |\n";
    assert_eq!(prompts(document), ["Tell me about yourself."]);
}

#[test]
fn links_behind_a_note_in_code_are_material() {
    let document = "### Frontend\n- `Votes: 26` - [Interviewer: how do you stop a second click?](https://a.example/1)\n- `Votes: 16` - [A story of an interview](https://a.example/2)\n- `Votes: 9` - [Vue interviews](https://a.example/3)\n- `Votes: 7` - [The rules of rendering](https://a.example/4)\n- `Votes: 2` - [What is a lock?](https://a.example/5)\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn what_is_asked_on_a_condition_are_questions_where_nothing_was_asked_before() {
    let document = "# Guide\n\n## Caches\n\n**If the candidate has used Redis, ask:**\n\n- What does it evict?\n- Who fills it?\n\n**If they have not, ask:**\n\n- Where may a copy live?\n\n## Tests\n\nWhen they mention mocks, ask:\n\n- When do you avoid them?\n";
    let expected =
        ["What does it evict?", "Who fills it?", "Where may a copy live?", "When do you avoid them?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_is_asked_on_a_condition_goes_on_with_what_was_asked() {
    let document = "# Guide\n\n## How do you test?\n\n**If they mention mocks, ask:**\n\n- When do you avoid them?\n\n## Design a queue\n\n**If they get far, ask:**\n\n- Who waits?\n\n**If they do not, ask:**\n\n- What is full?\n";
    let expected = [
        "3 How do you test? # Guide > When do you avoid them?",
        "9 Design a queue # Guide > Who waits? > What is full?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_deep_dive_asks_on_and_criteria_are_points() {
    let document = "1. Tell me about an outage.\n   - Criteria: calm, a timeline\n   - Deep dive: What changed after it?\n2. Tell me about a choice you regret.\n   - Criteria: owns it, learns\n   - Deep dive: How would you decide today?\n";
    let expected = [
        "1 Tell me about an outage. * calm, a timeline > What changed after it?",
        "4 Tell me about a choice you regret. * owns it, learns > How would you decide today?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn items_that_say_on_which_condition_to_ask_hold_questions() {
    let document = "# Sales interview\n\n- If they have sold to enterprises, ask:\n  - How long was the longest cycle?\n  - Who signed?\n- If they have sold to startups, ask:\n  - How did you find the buyer?\n  - What did you discount?\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn a_condition_alone_among_others_that_ask_on_keeps_its_place() {
    let document = "# Guide\n\n## Coding\n\nThe candidate writes a cache.\n\nIf they finish early, ask:\n\n- Is it safe for threads?\n\n## Reviews\n\nThe candidate reads a change.\n\nIf they finish early, ask:\n\n- What is missing?\n\n## Team\n\nIf they are remote, ask:\n\n- How do you keep in touch?\n";
    let found = found(document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].ends_with("> Is it safe for threads?"), "{found:?}");
}

#[test]
fn what_is_done_after_an_interview_is_no_question() {
    for name in ["Interview analysis guide", "Post-interview protocol"] {
        let document = "# Interview guide: operator\n\n## Main interview questions\n\n1. What does a usual day look like?\n2. How do you watch the platform?\n3. Why is it slow at night?\n4. Tell me about the last time it broke.\n\n## Interview analysis guide\n\n### Figures\n\n- **Volume**: How many requests are there a week?\n- **Share**: Part of the tasks that programs do\n- **Pace**: How often is it released?\n- **Use**: Parts that are used\n".replace("Interview analysis guide", name);
        assert_eq!(prompts(&document).len(), 4, "{:?}", prompts(&document));
    }
}

#[test]
fn a_list_of_questions_may_stand_in_what_is_prepared() {
    let document = "# Interview guide: operator\n\n## Preparation\n\n### Screening questions\n\nTo choose whom to invite:\n\n1. **Role**: What is your team?\n2. **Experience**: How long have you done that?\n3. **Size**: How many people do you help?\n\n### Things to bring\n\n- Paper\n- A pen\n\n## Main questions\n\n1. What does a usual day look like?\n2. How do you watch the platform?\n3. Why is it slow at night?\n";
    assert_eq!(prompts(document).len(), 6, "{:?}", prompts(document));
}
