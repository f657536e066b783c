//! Documents with hardly more than two questions: what stands around them says little, and each must show by itself.

use super::prompts;

#[test]
fn what_counts_as_all_sections_of_a_document_may_stand_below_others() {
    let document = "# Junior\n\n## Threads\n\n### 1. What is a fiber?\n\nA light thread.\n\n\
                    ### 2. How do fibers yield?\n\nBy a call.\n\n#### In practice\n\nSo.\n";
    assert_eq!(prompts(document), ["What is a fiber?", "How do fibers yield?"]);
    // Others that ask nothing tell of a program.
    let told = "Run it.\n\nThen wait.\n\nIt tells where it is.\n\nStop it by a key.\n";
    let manual =
        document.replace("#### In practice", &format!("### Install\n\n{told}\n### Remove\n\n{told}"));
    assert_eq!(prompts(&manual).len(), 0);
}

#[test]
fn one_of_two_headings_needs_no_mark() {
    let document = "# Мобильные сети\n\n## Что такое хэндовер и зачем он нужен\n\nЭто переход.\n\n\
                    ## Как соты делят частоты?\n\nПо очереди.\n";
    assert_eq!(prompts(document).len(), 2);
}

#[test]
fn two_headings_with_all_folded_away_are_tasks() {
    for name in ["show", "Click to expand", "展开"] {
        let folded =
            format!("<details><summary>{name}</summary>\n<p>\n\n```bash\nrun it\n```\n\n</p>\n</details>");
        let document = format!(
            "# Storage (20%)\n\n### Mount the volume on the spare node\n\n{folded}\n\n\
             ### Resize the claim of the web server\n\n{folded}\n"
        );
        assert_eq!(
            prompts(&document),
            ["Mount the volume on the spare node", "Resize the claim of the web server"],
            "{name}"
        );
    }
}

#[test]
fn two_numbered_names_below_a_title_that_says_so_are_questions() {
    let titled = "# Interview questions\n\n12. Weak maps\n13. Tail calls\n";
    assert_eq!(prompts(titled), ["Weak maps", "Tail calls"]);
    let sectioned = "# Practice questions on pandas\n\n## 5. Gaps\n\n2. Fill gaps forward\n3. Interpolate\n";
    assert_eq!(prompts(sectioned).len(), 2);
    // Among as much else they may be steps.
    let steps = "# Interview questions\n\nWhat we collect.\n\nHow it is kept.\n\n1. A file\n2. A table\n";
    assert_eq!(prompts(steps).len(), 0);
}

#[test]
fn a_heading_that_says_which_question_it_is_may_have_a_name() {
    let document = "# 面试题\n\n#### 第六题：缓存流程\n- 先读缓存\n\n#### 第七题：写入流程\n- 先写日志\n";
    assert_eq!(prompts(document).len(), 2);
}

#[test]
fn a_title_that_names_a_part_stands_above_all() {
    for title in ["Notes", "My notes", "Follow-up questions"] {
        let list =
            format!("# {title}\n\n1. What is a fiber?\n2. Stacks of fibers\n3. How do fibers yield?\n");
        assert_eq!(prompts(&list).len(), 3, "{title}");
        let bullets = format!("# {title}\n\n- What is a fiber?\n- How do fibers yield?\n");
        assert_eq!(prompts(&bullets).len(), 2, "{title}");
    }
}

#[test]
fn readers_are_invited_and_not_asked() {
    let questions =
        "# Interview questions\n\n## What is a fiber?\n\nA light thread.\n\n## Who runs it?\n\nThe loop.\n";
    for remark in [
        "*Last updated: May. Found a mistake? Open an issue.*",
        "**Was it of use? Give the repo a ⭐!**",
        "Missing something? Please send a pull request.",
        "## Want to help? See how to contribute",
    ] {
        assert_eq!(prompts(&format!("{questions}\n---\n\n{remark}\n")).len(), 2, "{remark}");
    }
}

#[test]
fn the_way_to_do_something_is_told_by_code() {
    let document = "# CSS questions\n\n#### How do you hide menus in print?\n\n```css\n@media print { nav { display: none } }\n```\n\n\
                    #### What does the following print?\n\n```js\nconsole.log(1)\n```\n\nOne.\n";
    let found = super::found(document);
    assert!(found[0].contains("= ```css"), "{found:?}");
    assert!(found[1].ends_with("= One."), "{found:?}");
}

#[test]
fn names_above_tables_of_links_are_those_of_a_list_of_contents() {
    let table = |name| {
        format!(
            "### {name}\n\n| Module | Questions |\n|---|---|\n| [Sets](./sets.md) | 12 |\n| [Maps](./maps.md) | 9 |\n\n"
        )
    };
    let sections = ["Algebra", "Graphs", "Statistics", "Storage"].map(table).concat();
    assert_eq!(prompts(&format!("# Data interview questions\n\n## Modules\n\n{sections}")).len(), 0);
}

#[test]
fn two_questions_may_be_set_to_the_right() {
    let questions = ["What is a fiber?", "Who runs it?"];
    let counted = "# Go interview questions\n\n## Basics\n\n\t1.\tWhat is a fiber?\nA light thread.\n\n\
                   \t2.\tWho runs it?\nThe loop.\n";
    assert_eq!(prompts(counted), questions);
    let all = "    # Go interview questions\n\n    1. What is a fiber?\n    2. Who runs it?\n";
    assert_eq!(prompts(all), questions);
    // What is set in below text is code.
    let code = "# Go interview questions\n\nThey are asked so:\n\n    fiber.ask(1)\n    fiber.ask(2)\n";
    assert_eq!(prompts(code).len(), 0);
}

#[test]
fn what_bids_below_a_question_for_a_way_answers_it() {
    let of = |bidding: &str| {
        let document = format!(
            "# Interview questions\n\n- How do you stop a fiber?\n  - `fiber.stop()`\n\n- How do you rank them?\n  - {bidding}\n"
        );
        super::found(&document).pop().unwrap_or_default()
    };
    assert!(of("Define the specific ones first.").contains("= - Define the specific"));
    assert!(of("Explain what they hold.").contains("> Explain what they hold."));
}
