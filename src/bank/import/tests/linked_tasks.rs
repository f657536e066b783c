//! Names of tasks that are set on other pages.

use super::prompts;

fn linked(address: &str) -> String {
    ["Two Sum", "Best Time to Buy", "Product of Array", "Maximum Subarray", "Container With Water"]
        .map(|name| format!("* [{name}]({address}{}/) - done\n", name.to_lowercase().replace(' ', "-")))
        .concat()
}

#[test]
fn what_leads_to_a_task_is_one() {
    for address in [
        "https://leetcode.com/problems/",
        "https://www.hackerrank.com/challenges/",
        "https://www.geeksforgeeks.org/problems/",
    ] {
        let document = format!("# Coding questions\n\n## Arrays\n\n{}", linked(address));
        assert_eq!(prompts(&document).len(), 5, "{address}");
    }
}

#[test]
fn so_is_what_does_in_a_table() {
    let rows = |address: &str| {
        format!(
            "| 1 | [Two Sum]({address}two-sum/) | Easy |\n| 121 | [Best Time to Buy]({address}buy/) | Easy |\n| 3 | Three Sum | Hard |\n| 217 | [Contains Duplicate]({address}duplicate/) | Easy |\n"
        )
    };
    let table = |address: &str| {
        format!("# Blind 75\n\n**Arrays**\n\n| # | Title | Difficulty |\n|---|---|---|\n{}", rows(address))
    };
    assert_eq!(
        prompts(&table("https://leetcode.com/problems/")),
        ["Two Sum", "Best Time to Buy", "Three Sum", "Contains Duplicate"]
    );
    assert_eq!(prompts(&table("https://a.example/articles/")), [""; 0]);
}

#[test]
fn what_leads_elsewhere_is_to_be_read() {
    for address in ["https://a.example/articles/", "https://a.example/problems", "problems/"] {
        let document = format!("# Coding questions\n\n## To read\n\n{}", linked(address));
        assert_eq!(prompts(&document), [""; 0], "{address}");
    }
}

#[test]
fn where_the_title_says_so_names_beside_them_are_asked() {
    let asked = "* How would you design a library?\n* Explain how a server works?\n* How would you build a lift?\n* Sort a list whose items are near their places.\n";
    let names = "* Clone Graph\n* Course Schedule\n* Number of Islands\n";
    let lists = format!(
        "## Arrays\n\n{}\n## Objects\n\n{asked}\n## Graphs\n\n{names}",
        linked("https://leetcode.com/problems/")
    );
    assert_eq!(prompts(&format!("# Coding questions\n\n{lists}")).len(), 12);
}

#[test]
fn a_list_of_names_may_have_links_beside_it() {
    let names = "1. SDK, API level, structure\n1. Types of resources\n2. (Lab 2) Activities\n3. Intents and filters\n3. Permissions\n4. Doze mode\n4. Broadcasts\n5. Services: started, bound\n5. Content providers\n10. Storage access framework\n7. Fragments. Life cycle, manager\n10. View, ViewGroup\n11. Libraries. Data binding\n13. Tasks & back stack\n";
    let links = "# Useful links:\n1. https://a.example/guide\n1. https://a.example/course - a course by a university\n2. Cheat sheet: states\n    1. [States](https://a.example/states)\n    2. [Moods](https://a.example/moods)\n    3. [Colours](https://a.example/colours)\n3. https://a.example/more\n4. https://a.example/most\n";
    let document = format!("# Questions for the exam\n{names}\n{links}");
    assert_eq!(prompts(&document).len(), 14);
}
