//! Documents in which names stand around the questions: above them, before them, below them.

use super::{found, prompts};

#[test]
fn what_is_right_below_options_is_the_next_question() {
    let document = "Docker quiz\nWhich file defines an image?\n\nA) image.config\n**B) Dockerfile**\nHow do you remove a container?\n\nA) docker stop\n**B) docker rm**\nGit\nWhat does git pull do?\n\nA) Push\n**B) Fetch and merge**\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 3, "{prompts:?}");
    assert!(prompts[1].starts_with("How do you remove a container?"), "{prompts:?}");
    assert!(prompts[1].contains("A) docker stop") && !prompts[1].contains("Git"), "{prompts:?}");
    assert!(prompts[2].starts_with("What does git pull do?"), "{prompts:?}");
}

#[test]
fn characters_may_say_which_question_it_is() {
    let document = "# 前端面试题\n\n- [第 1 题：讲解一下 HTTPS 的工作原理](https://example.com/1)\n- [第 2 题：如何遍历一个 dom 树](https://example.com/2)\n- 第三题、手写 call\n";
    assert_eq!(prompts(document), ["讲解一下 HTTPS 的工作原理", "如何遍历一个 dom 树", "手写 call"]);
}

#[test]
fn a_title_is_the_question_where_several_are() {
    let document = "# CSS questions\n\n## Question 1\n\n**ID**: css-001\n**Title**: What is the box model?\n**Difficulty**: easy\n\n### Answer\n\nHow boxes are sized.\n\n## Question 2\n\n**ID**: css-002\n**Title**: How does a float end?\n**Difficulty**: hard\n\n### Answer\n\nIt is cleared.\n";
    let expected = [
        "6 What is the box model? # Question 1 ! junior = How boxes are sized.",
        "16 How does a float end? # Question 2 ! senior = It is cleared.",
    ];
    assert_eq!(found(document), expected);
    let slides = "---\ntitle: Interviews\n---\n\nTitle: Behavioral interviews\nSubtitle: Why?\n\n- Tell me about a conflict?\n- How do you plan?\n- Why us?\n";
    assert_eq!(prompts(slides), ["Tell me about a conflict?", "How do you plan?", "Why us?"]);
}

#[test]
fn titles_and_answers_are_labels_in_persian() {
    let document = "# سوالات مصاحبه\n\n## سوال ۱\n\n**عنوان**: مدل جعبه ای چیست؟\n**سطح دشواری**: آسان\n\n### پاسخ\n\nاندازه جعبه ها.\n\n## سوال ۲\n\n**عنوان**: شناور چیست؟\n\n### پاسخ\n\nکنار متن.\n";
    assert_eq!(prompts(document), ["مدل جعبه ای چیست؟", "شناور چیست؟"]);
}

#[test]
fn a_scenario_may_be_one_of_a_list() {
    let document = "# AWS questions\n\n1. **What is a role?**\n   → A set of permissions.\n2. **Scenario:**\n   Your machine needs a bucket. Should you use a key or a role? Why?\n   → A role.\n3. **What is a policy?**\n4. **Scenario:**\n   You cannot reach a machine. What could be wrong?\n   → The firewall.\n5. **What is a group?**\n";
    let prompts = prompts(document);
    let expected = [
        "What is a role?",
        "Your machine needs a bucket. Should you use a key or a role? Why?",
        "What is a policy?",
        "You cannot reach a machine. What could be wrong?",
        "What is a group?",
    ];
    assert_eq!(prompts, expected);
}

#[test]
fn what_leads_to_the_answers_of_a_list_is_none() {
    let document = "### Front-end questions\n\n#### Week 1\n\n1. [What is a closure?](https://example.com/1)\n\n2. [Tell me about semantic HTML](https://example.com/2)\n\nBest answer: [Week 1](https://example.com/w1)\n\n#### Week 2\n\n3. [What is throttling?](https://example.com/3)\n\n4. [Implement a queue](https://example.com/4)\n\nBest answer: [Week 2](https://example.com/w2)\n";
    let expected =
        ["What is a closure?", "Tell me about semantic HTML", "What is throttling?", "Implement a queue"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_bold_name_above_tasks_is_none_of_them() {
    let document = "# Java interview questions\n\n**Practices**\n\n- What good practices do you know?\n- How would you design a method?\n\n**Paradigms**\n- Describe structural programming\n- Describe functional programming\n\n**Threads**\n- What can threads solve?\n";
    let expected = [
        "What good practices do you know?",
        "How would you design a method?",
        "Describe structural programming",
        "Describe functional programming",
        "What can threads solve?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_number_may_name_the_bullet_below_it() {
    let document = "# Questions\n\n1. Pods in a loop :-\n• Your pods restart. How would you find out why?\n\n2. High latency :-\n• A service is slow. What would you look at?\n\n3. Failed rollout :-\n• A rollout fails. What do you do?\n";
    let expected = [
        "4 Your pods restart. How would you find out why? # Questions",
        "7 A service is slow. What would you look at? # Questions",
        "10 A rollout fails. What do you do? # Questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_names_the_question_right_below_it() {
    let document = "# 1. Incidents\n\n## Question\n\nThe application is down. What do you do?\n\n## Answer\n\nRestore it.\n\n# 2. Drift\n\n## Question\n\nThe plan changes a machine. Why?\n\n## Answer\n\nIt drifted.\n";
    assert_eq!(
        prompts(document),
        ["The application is down. What do you do?", "The plan changes a machine. Why?"]
    );
}

#[test]
fn headings_between_items_that_hold_headings_are_in_answers() {
    let item = |number: usize| format!("{number}. ### What is trait {number}?\n\nIt is told.\n\n");
    let mut document = String::from("# Rust questions\n\n");
    (1..=5).for_each(|number| document.push_str(&item(number)));
    document.push_str("### Without traits\n\nNo.\n\n### Why is that so?\n\nSo.\n\n");
    document.push_str(&item(6));
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 6, "{prompts:?}");
}

#[test]
fn a_list_below_a_heading_in_a_folded_answer_is_in_it() {
    let document = "# Питання про Node.js\n\n<details>\n<summary>1. Що таке fs?</summary>\n\n#### Node.js\n\nМодуль.\n\n1. Асинхронне читання:\n\n2. Синхронні методи:\n\n</details>\n\n<details>\n<summary>2. Що таке path?</summary>\n\n#### Node.js\n\nМодуль.\n\n</details>\n";
    assert_eq!(prompts(document), ["Що таке fs?", "Що таке path?"]);
}

#[test]
fn folded_tables_are_given_and_answer_nothing() {
    let document = "# SQL questions\n\n## Dataset\n\n### `regions`\n\n<details>\n<summary>View table</summary>\n\n| id |\n|---|\n| 1 |\n\n</details>\n\n### `nodes`\n\n<details>\n<summary>View table</summary>\n\n| id |\n|---|\n| 1 |\n\n</details>\n\n## Questions\n\n1. How many nodes are there?\n2. How many regions are there?\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 2, "{prompts:?}");
}

#[test]
fn lists_below_what_says_to_choose_are_options() {
    let choice = |name: &str| {
        format!(
            "<details>\n<summary>Which statement is true about {name}?</summary>\n\n1. It is slow.\n2. It is fast.\n</details>\n\n"
        )
    };
    let document = ["queues", "heaps", "trees"].map(choice).concat();
    let found = found(&document);
    assert_eq!(found[0], "2 Which statement is true about queues?\n\n1. It is slow.\n2. It is fast.");
    assert_eq!(found.len(), 3);
}

#[test]
fn resources_may_be_what_is_asked_about() {
    let document = "# Kubernetes questions\n\n## Kubernetes resources\n\n- What is a quota?\n- How do limits differ from requests?\n\n## More resources\n\n- Where to read on?\n- What to watch?\n";
    assert_eq!(prompts(document), ["What is a quota?", "How do limits differ from requests?"]);
}

#[test]
fn how_to_use_a_document_is_no_question() {
    let document = "# Interview questions\n\n**When to use:**\n- Hiring\n- Promotions\n\n**How to prepare**: Read this.\n\n**What is a lock?**\n\nIt is held by one.\n\n**What is a race?**\n\nTwo run at once.\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a race?"]);
}

#[test]
fn names_with_text_below_are_questions_where_the_title_says_so() {
    let names = "#### Memory model\n\nThe heap.\n\n#### String pool\n\nShared.\n\n#### Class loading\n\nParents first.\n\n";
    let document = format!("# Java interview questions\n\n{names}#### Boxing\n\nAn object.\n");
    assert_eq!(prompts(&document), ["Memory model", "String pool", "Class loading", "Boxing"]);
    assert_eq!(prompts(&document.replace(" interview questions", " in short")).len(), 0);
}

#[test]
fn a_document_of_names_with_text_folded_away_is_one_of_cards() {
    let card = |name: &str| {
        format!(
            "<details>\n<summary>{name}</summary>\n<div>\n\n- It says what {name} is.\n\n</div>\n</details>\n\n"
        )
    };
    let cards: String = ["Static types", "Overriding", "Generics", "The final word"].map(card).concat();
    assert_eq!(prompts(&format!("### Java\n\n{cards}")).len(), 4);
    assert_eq!(prompts(&format!("### Java\n\n{cards}> [Source](https://example.org)\n")).len(), 4);
    assert!(prompts(&format!("# Tool\n\nIt builds things for you.\n\n{cards}")).is_empty());
}

#[test]
fn choices_with_a_number_are_questions_below_others() {
    let document = "### Q1: What is a lock?\n**Answer:**\nHeld by one.\n\n## Multiple choice\n\n### MCQ 1\n**Which switches?**\nA) Loader\nB) Dispatcher\n\n### MCQ 2\n**Which starves?**\nA) Priority\nB) Round robin\n";
    assert_eq!(prompts(document).len(), 3);
    let named = document
        .replace("### Q1", "## 1. Interview Questions\n\n### Q1")
        .replace("## Multiple choice", "## 2. MCQs");
    assert_eq!(prompts(&named).len(), 3);
    let glued = "### Question: What is a lock?\n\n**Answer**: Held by one.\n\n### Question:null == undefined\n\n**Answer**: true\n";
    assert_eq!(prompts(glued), ["What is a lock?", "null == undefined"]);
}

#[test]
fn systems_to_design_are_questions_whatever_their_links_are() {
    let document = "# Part 1\n\n* Design a URL shortener - [Video](https://example.org/1)\n\n* Design a chat system\n  - [One](https://example.org/2)\n  - [Two](https://example.org/3)\n\n* Design an auction - [Video](https://example.org/4)\n\n# Part 2\n\n* [Design a queue](https://example.org/5) - [Video](https://example.org/6)\n\n* Design a limiter\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn bold_names_with_text_in_a_list_are_questions_below_their_subjects() {
    let document = "# Awesome interviews\n\nThe most popular questions of interviews.\n\n- [Databases](#databases)\n- [Patterns](#patterns)\n\n## Databases\n\n- **CAP theorem**\n\n  Two of three.\n\n- **Indices**\n\n  They take space.\n\n- **Ways to find slow queries**\n  - Look at the plan\n\n## Patterns\n\n- **Currying**\n\n  One argument each.\n\n- **Closure**\n\n  It knows its surroundings.\n";
    let expected = ["CAP theorem", "Indices", "Ways to find slow queries", "Currying", "Closure"];
    assert_eq!(prompts(document), expected);
    let guide = "# How we interview\n\n## Calls\n\n- **Screening**\n\n  A call.\n\n- **Offer**\n\n  A letter.\n\n- **Design**\n\n  An hour.\n\n- **Code**\n\n  An hour.\n\n- **Values**\n\n  An hour.\n";
    assert_eq!(prompts(guide), [""; 0]);
}
