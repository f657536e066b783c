//! Tasks that are known by what stands next to them: a label nested below their name, a query, what goes in and comes
//! out, a list of nothing else.

use super::{prompts, read_document};

#[test]
fn a_task_may_be_nested_below_its_name() {
    let document = |name: fn(usize) -> String, label: &str| {
        let item = |at: usize| {
            format!("{}\n\n    - {label} Part {at} of a kettle.\n    - **Props:** `a`\n\n", name(at))
        };
        format!("# Live coding interview questions\n\n## Widgets\n\n{}", (1..5).map(item).collect::<String>())
    };
    let names: [fn(usize) -> String; 3] = [
        |at| format!("{at}. **Kettle {at}:**"),
        |at| format!("- Kettle {at}"),
        |at| format!("{at}.  Kettle {at}"),
    ];
    for name in names {
        for label in ["**Task:**", "Task:", "*Your task:*", "**Tarea:**", "**Aufgabe:**"] {
            let found = read_document(&document(name, label)).questions;
            assert_eq!(found.len(), 4, "{}", document(name, label));
            assert!(found[0].prompt.starts_with("Part 1 of a kettle."), "{}", found[0].prompt);
        }
    }
}

#[test]
fn headings_may_have_their_task_in_an_item() {
    let text = "# Frontend interview\n\n### Lamp\n\n- **Task:** Something that glows.\n- **Props:** `on`\n\n### Bell\n\n\
                - **Task:** Something that rings.\n- **Props:** `loud`\n";
    assert_eq!(
        prompts(text),
        ["Something that glows.\n- **Props:** `on`", "Something that rings.\n- **Props:** `loud`"]
    );
}

#[test]
fn queries_below_what_bids_say_that_it_is_a_task() {
    let fenced = |task: &str| format!("{task}\n\n```sql\nselect * from ships;\n```\n\n");
    let listed = |task: &str| format!("{task}\n\n- SELECT * FROM ships;\n\n---\n");
    let tasks = [
        "1. Obtener los datos completos de los barcos.",
        "2. Listar el nombre de todos los puertos.",
        "3. Hallar los puertos que no tienen barcos.",
        "4. Mostrar el peso de cada uno de ellos.",
    ];
    let preface = "Abrir el script y ejecutarlo.\n\nDescargar la carpeta.\n\n";
    for write in [&fenced as &dyn Fn(&str) -> String, &listed] {
        let text = format!("{preface}{}", tasks.iter().map(|task| write(task)).collect::<String>());
        assert_eq!(prompts(&text).len(), 4, "{text}");
    }
}

#[test]
fn what_goes_in_and_comes_out_states_a_task() {
    let part = |name: &str, text: &str, write: fn(&str) -> String| format!("{}\n\n{text}\n\n", write(name));
    let writes: [fn(&str) -> String; 3] =
        [|name| format!("## {name}"), |name| format!("**{name}:**"), |name| format!("{name}:")];
    for write in writes {
        let text = format!(
            "Ships come with their weights, and a quay bears but some of them.\n\n{}{}{}{}",
            part("Input format", "A number.", write),
            part("Output format", "Another number.", write),
            part("Constraints", "Both are small.", write),
            part("Sample input 1", "5", write),
        );
        let found = prompts(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].starts_with("Ships come"), "{found:?}");
    }
}

#[test]
fn names_in_numbered_lists_are_asked_where_nothing_else_is_there() {
    let text = "# Advanced sail practice questions\n\n## 1. Cloth\n\n1. Find the tear in the cloth\n2. Compute how much is needed\n\
                3. Find the seam that gives way\n4. Compare two kinds of yarn\n\n## 2. Ropes\n\n1. Splice a rope\n2. Whip its end\n\
                3. Eye splice\n4. Long splice\n\n## 3. Knots\n\n1. Find the knot that slips\n2. Create a loop at the end\n\
                3. Show how to join two ropes\n4. Compare a bowline with a hitch\n";
    assert_eq!(prompts(text).len(), 12);
}

#[test]
fn a_heading_that_asks_is_told_more_of_below_a_label() {
    let section = |ask: &str, more: &str| {
        format!(
            "### Q: {ask}\n\n**Question:** {more}\n\n**What a strong answer includes:**\n- Wind\n- Tides\n\n"
        )
    };
    let text = format!(
        "# Sailor interview bank\n\n{}{}",
        section("Why does a keel help?", "A boat drifts; tell what holds it."),
        section("When do you reef?", "The wind grows; say what you watch.")
    );
    let found = prompts(&text);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("Why does a keel help?"), "{found:?}");
}

#[test]
fn an_arrow_may_be_glued_to_the_number() {
    let text = "Sea questions\n\n-->1. What is a keel?\n\nAnswer:\nA fin.\n\n-->2.What is a mast?\n\nAnswer:\nA pole.\n\n\
                --> 3. What is a sail?\n\nAnswer:\nA cloth.\n";
    assert_eq!(prompts(text), ["What is a keel?", "What is a mast?", "What is a sail?"]);
}

#[test]
fn a_letter_may_be_glued_to_what_it_asks() {
    let text = "# Sea interview\n\n*Q:What is a keel?*\n\nA fin.\n\n*Q: What is a mast?*\n\nA pole.\n\n*Q:Why does it bend?*\n\nIt is wood.\n";
    assert_eq!(prompts(text), ["What is a keel?", "What is a mast?", "Why does it bend?"]);
}

#[test]
fn tasks_among_questions_may_be_answered_by_queries_in_items() {
    let document = "# SQL\n\n### Relations\n\n* What is a view?\n  * A kept query\n* What is a trigger?\n  * A procedure\n\n### Practice\n\n* Write a query for all rows\n  * `SELECT * FROM ships`\n* Find the oldest\n  * `SELECT MIN(built) FROM ships`\n* Remove them all\n  * `DELETE FROM ships`\n";
    let tasks = ["Write a query for all rows", "Find the oldest", "Remove them all"];
    assert_eq!(prompts(document)[2..], tasks);
}
