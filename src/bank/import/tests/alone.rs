//! Documents whose sections ask in forms of their own: those that are rare among them are found as well.

use super::{found, left_out, prompts};

const COUNTED: &str = "# Team\n\n## Storage\n\n### 1. What is a page?\n\nA part.\n\n### 2. What is a row?\n\nA line.\n\n### 3. What is a key?\n\nA name.\n\n## Network\n\n### Q1: What is a port?\n\n### Q2: What is a route?\n\n### Q3: What is a frame?\n\n";

#[test]
fn a_section_in_another_form_is_read_alone() {
    let document =
        format!("{COUNTED}## Locks\n\n**Who holds one?**\n\n**Explain a lease.**\n\n**When is it over?**\n");
    let questions = prompts(&document);
    assert_eq!(questions.len(), 9);
    assert_eq!(questions[6..], ["Who holds one?", "Explain a lease.", "When is it over?"]);
    assert_eq!(found(&document)[6], "27 Who holds one? # Locks");
    assert_eq!(left_out(&document), ["1-1", "3-3", "17-17", "25-25"].map(String::from));
}

#[test]
fn tasks_beside_a_list_of_tasks_are_read_alone() {
    let document = "# Interview guide\n\n## At home\n\n### Weather page\n\nBuild a page that shows the weather of a town.\n\n### Chess clock\n\nDesign a clock for two players.\n\n## Here\n\n1. **Word list** - Write a function that sorts the words of a text.\n2. **Counter** - Implement a counter that never goes back.\n3. **Cache** - Build a cache that holds ten values.\n";
    let questions = prompts(document);
    assert_eq!(questions.len(), 5, "{questions:?}");
    assert!(questions[0].contains("Build a page that shows"), "{questions:?}");
}

#[test]
fn what_asks_on_the_way_is_left_where_it_is() {
    for other in [
        "## Again\n\n- What is a page?\n- What is a row?\n",
        "## Follow-up\n\n1. **Who holds one?**\n2. **When is it over?**\n",
        "## Tips\n\n- Be kind\n- Take notes\n",
    ] {
        assert_eq!(prompts(&format!("{COUNTED}{other}")).len(), 6, "{other}");
    }
}

#[test]
fn names_of_sections_in_bold_or_with_a_colon_part_forms() {
    for name in ["**{}**", "**{}:**", "{}:"] {
        let name = |of: &str| name.replace("{}", of);
        let document = format!(
            "{}\n\n**Question 1:** What is a port?\n\n**Question 2:** Explain a route.\n\n{}\n\n1. **Describe a page.**\n2. **What is a row?**\n3. **Why are keys short?**\n",
            name("Network"),
            name("Storage")
        );
        let expected = [
            "What is a port?",
            "Explain a route.",
            "Describe a page.",
            "What is a row?",
            "Why are keys short?",
        ];
        assert_eq!(prompts(&document), expected, "{document}");
    }
}

#[test]
fn headings_over_several_bold_or_labelled_questions_name_what_they_are_about() {
    let document = "# Team\n\n## Storage\n\n**1. What is a page?**\n\nA part.\n\n**2. Explain rows.**\n\nLines.\n\n## Network\n\n**Question 1:** What is a port?\n\n**Answer:** A number.\n\n**Question 2:** Describe a route.\n\n**Answer:** A way.\n";
    assert_eq!(
        prompts(document),
        ["What is a page?", "Explain rows.", "What is a port?", "Describe a route."]
    );
    let single = "## Mirror\n\n**Reverse a word.**\n\n**Answer:** From its end.\n\n## Ring\n\n**Close a list.**\n\n**Answer:** At its end.\n";
    assert_eq!(prompts(single).len(), 2);
}

#[test]
fn bids_beside_quoted_questions_are_quoted_questions() {
    let document = "# Team\n\n## Storage\n\n> What is a page?\n\n> Explain how rows are kept.\n\n> Why are keys short?\n\n## Habits\n\nWe say:\n\n> Keep it small.\n";
    assert_eq!(prompts(document), ["What is a page?", "Explain how rows are kept.", "Why are keys short?"]);
}
