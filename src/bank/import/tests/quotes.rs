//! Names above questions in quotes, as guides for interviewers have them.

use super::found;

const EXPECTED: [&str; 2] = [
    "3 Design a shortener for links. # Interview guide",
    "9 What went wrong? Tell me more. # Interview guide",
];

#[test]
fn a_bold_name_may_stand_above_the_quote() {
    for (open, close) in [("\"", "\""), ("\n“", "”"), ("\n> ", ""), ("\n> \"", "\"")] {
        let document = format!(
            r"# Interview guide

**1. System design (30 min)**
{open}Design a shortener for links.{close}

**Assess:** scale, caching


**2. Teamwork**
{open}What went wrong? Tell me more.{close}

**What NOT to say:** nothing ever does
"
        );
        let lines: Vec<String> = found(&document);
        let prompts: Vec<&str> = lines.iter().filter_map(|line| Some(line.split_once(' ')?.1)).collect();
        assert_eq!(prompts, EXPECTED.map(|line| line.split_once(' ').unwrap().1), "{document}");
    }
}

#[test]
fn a_heading_may_be_the_name_of_what_is_set_off_below() {
    let document = r"# Interview guide

### System design

> Design a shortener for links.
>
> It has a million users.

**Key points:**

- scale
- caching

### Teamwork

> What went wrong? Tell me more.
";
    let expected = [
        "3 Design a shortener for links.\n\nIt has a million users. # Interview guide * scale * caching",
        "14 What went wrong? Tell me more. # Interview guide",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_name_and_a_quote_may_be_one_item() {
    let document =
        "# Leitfaden\n\n1. **Entwurf** – „Entwerfen Sie einen Kürzer.\"\n2. **Team** – „Was ging schief?“\n";
    let expected = ["3 Entwerfen Sie einen Kürzer. # Leitfaden", "4 Was ging schief? # Leitfaden"];
    assert_eq!(found(document), expected);
}

#[test]
fn who_asks_is_no_question() {
    let document = r"# Interview guide

**Duration:** 60 minutes
**Interviewer:** Staff Engineer or Senior Engineer
**Focus:** System design

1. How would you design a cache?
2. How would you test it?
";
    let expected =
        ["7 How would you design a cache? # Interview guide", "8 How would you test it? # Interview guide"];
    assert_eq!(found(document), expected);
    let talk = "Interviewer: What is a lock?\n\nCandidate: A claim.\n\nInterviewer: Explain leases\n";
    assert_eq!(found(talk).len(), 2);
}

#[test]
fn what_answers_a_follow_up_is_none() {
    let document = r#"# Interview

### Q1: "How did you cut latency?"

> "With caches. And with fewer joins."

**Follow-up:** "Why not sharding?"
> "It was too early."

**Follow-up:** Did it last?
- For a year.
"#;
    let expected = "3 How did you cut latency? # Interview = > \"With caches. And with fewer joins.\" > Why not sharding? > Did it last?";
    assert_eq!(found(document), [expected]);
}

#[test]
fn an_expected_answer_in_sentences_is_no_list_of_points() {
    let document = "# Go\n\n**Q1: What is a lock?**\n- **Expected Answer**: A claim, held by one, until it ends. It may block.\n\n**Q2: What is a map?**\n- **Expected Answer**: keys, values\n";
    let expected = [
        "3 What is a lock? # Go = A claim, held by one, until it ends. It may block.",
        "6 What is a map? # Go = keys, values",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_quote_of_which_something_is_said_is_no_prompt() {
    let document = "# Handbook\n\n**Ownership**\n\n\"How can I help?\" is what we ask.\n\n**Speed**\n\n\"Why not today?\" is on our wall.\n";
    assert!(!super::read_document(document).questions.iter().any(|question| question.title == "Ownership"));
}

#[test]
fn items_that_are_not_in_quotes_are_none_where_the_questions_are() {
    let document = r#"# Interview guide

## Before

- What do we need to know?
- What are our guesses?

## During

**Warm up**
- Explain why we are here
- "When did you last travel?"
- "Walk me through that day"
- "What made you go?"
- How long were you away?

**Deeper**
- "Where did you get stuck?"
- "What did you try?"
- "Who helped you?"

**Last**
- "What would you change?"
- "What did I forget?"
- Thank them
"#;
    let expected = [
        "When did you last travel?",
        "Walk me through that day",
        "What made you go?",
        "How long were you away?",
        "Where did you get stuck?",
        "What did you try?",
        "Who helped you?",
        "What would you change?",
        "What did I forget?",
    ];
    assert_eq!(super::prompts(document), expected);
}
