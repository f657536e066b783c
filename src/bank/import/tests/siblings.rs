//! Siblings that other rules leave out, and that ask: links to what is elsewhere, lists below group names, sections that
//! are called aside.

use super::prompts;

#[test]
fn links_to_places_that_are_not_there_ask() {
    let list = "- [¿Qué es un canal?](#que-es-un-canal)\n- [¿Qué es defer?](#que-es-defer)\n- [¿Qué es panic?](#panic)\n";
    let document = format!("# Preguntas de entrevista\n\n## Preguntas disponibles\n\n{list}");
    assert_eq!(prompts(&document), ["¿Qué es un canal?", "¿Qué es defer?", "¿Qué es panic?"]);
    let answered = format!("{document}\n## ¿Qué es un canal?\n\nUn tubo.\n\n## ¿Qué es defer?\n\nLuego.\n");
    assert_eq!(prompts(&answered), ["¿Qué es un canal?", "¿Qué es defer?"]);
}

#[test]
fn links_to_files_below_group_names_are_tasks() {
    let document = r"# Coding interview sheet

## Programs

* <b>Arrays</b>
  * [Find the largest gap](/src/LargestGap.java)
  * [Merge intervals that overlap](/src/Merge.java)
  * [Primes](/src/Primes.java)
  * [Rotate an array](/src/Rotate.java)
* <b>Trees</b>
  * [Implement a heap](/src/Heap.java)
  * [Clone a tree with links](/src/Clone.java)
";
    let expected = [
        "Find the largest gap",
        "Merge intervals that overlap",
        "Rotate an array",
        "Implement a heap",
        "Clone a tree with links",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn contents_whose_answers_are_in_other_files_are_questions() {
    let list = r"- [Q1. What is a delegate?](https://github.com/a/b/blob/main/q1.md)
- [Q2. What is a sealed class?](https://github.com/a/b/blob/main/q2.md)
- [Q3. What is boxing?](https://github.com/a/b/blob/main/q3.md)
";
    let document = format!("# General questions\n\nRead them.\n\n### Table of Contents\n{list}");
    assert_eq!(prompts(&document).len(), 3);
    let articles = document.replace("github.com/a/b/blob/main/", "example.com/articles/");
    assert_eq!(prompts(&articles).len(), 0);
}

#[test]
fn lists_nested_below_names_under_a_bold_line_are_questions() {
    let document = r"## Example questions

**Context**

- How did you hear of us?
- How many others do you talk to?

**Personal questions**

- In public

  - How would you introduce yourself?
  - Why should we choose you?
- At work
  - What drives you?
    - What holds you back?
  - How do you learn?
";
    let expected = [
        "How did you hear of us?",
        "How many others do you talk to?",
        "How would you introduce yourself?",
        "Why should we choose you?",
        "What drives you?",
        "How do you learn?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_is_asked_about_the_candidate_or_before_the_interview_is_left_out() {
    let document = r"# Interview questions

## What to look at

- Do they explain their choices?
- Can they name what they would change?
- Are they at ease with doubt?

## Questions

- How do you test?
- What is a lock?
- Why do you log?
";
    assert_eq!(prompts(document), ["How do you test?", "What is a lock?", "Why do you log?"]);
}

#[test]
fn names_with_the_look_of_questions_are_such_in_other_sections() {
    let linked = "# iOS interview questions\n\n## Swift\n\n- **What does `some` cost?** → [some](../some.md)\n- **How does a builder work?** → [builder](../builder.md)\n- **Why is `lazy` unsafe?** → [lazy](../lazy.md)\n\n## Memory\n\n- **Structs on the heap** → [heap](../heap.md)\n- **Cost of closures** → [closures](../closures.md) + [heap](../heap.md)\n";
    assert_eq!(prompts(linked).len(), 5);
    let counted = "# Kubernetes\n\n## Common interview questions\n\n### 1. **What is a pod?**\n\nThe smallest unit.\n\n### 2. **What is Helm?**\n\nA package manager.\n\n### 3. **How do you scale?**\n\nBy hand.\n\n### 4. **Why namespaces?**\n\nTo part teams.\n\n## Scenarios\n\n### 1. **Zero-downtime deployment:**\n\n- Use rolling updates\n\n### 2. **Secure traffic:**\n\n- Use policies\n";
    assert_eq!(prompts(counted).len(), 6);
}

#[test]
fn numbered_names_of_lists_of_questions_are_none() {
    let document = "# HR interview questions\n\n## 1. Tell me about yourself\n\nI build systems.\n\n## 2. Why should we hire you?\n\nI ship.\n\n## 3. Why do you leave?\n\nTo grow.\n\n## 4. HR questions for architects\n\n### Leadership\n\n- How do you mentor others?\n- How do you lead without authority?\n\n### Delivery\n\n- How do you estimate projects?\n- How do you reduce debt?\n";
    assert_eq!(prompts(document).len(), 7);
}

#[test]
fn what_is_told_of_all_questions_is_none_of_them() {
    for above in ["Each question follows one order:", "📌 **Why this topic matters**"] {
        let document = format!(
            "# Design interview questions\n\n{above}\n\n1. **Explain** what is wanted.\n2. **Draw** the boxes.\n3. **Describe** its limits.\n\n## Easy\n\n1. What is a lock?\n2. What is a lease?\n3. Explain a fence.\n"
        );
        assert_eq!(
            super::prompts(&document),
            ["What is a lock?", "What is a lease?", "Explain a fence."],
            "{above}"
        );
    }
}
