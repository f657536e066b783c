//! The rounds in which somebody is hired, and what a guide to them has to be asked.

use super::prompts;

#[test]
fn rounds_of_interviews_are_no_subjects() {
    let process = |names: [&str; 5]| {
        let list =
            names.map(|name| format!("1. [{name}](#{})\n", name.to_lowercase().replace(' ', "-"))).concat();
        let told = names
            .map(|name| {
                format!("## {name}\n\nYou meet some of us, and we speak of the work that you like to do.\n\n")
            })
            .concat();
        format!("# Working at the mill\n\nHow our interviews go:\n\n{list}\n{told}")
    };
    let rounds = ["Phone interview", "Milling exercise", "Team interview", "Decision", "Offer"];
    assert_eq!(prompts(&process(rounds)).len(), 0);
    assert_eq!(prompts(&process(["Stones", "Sieves", "Wheels", "Grain", "Sacks"])).len(), 5);
}

#[test]
fn what_a_guide_bids_above_what_to_look_for_is_asked() {
    for label in ["Look for", "Expected answer", "Good answer"] {
        let one =
            |question: &str| format!("1. \"{question}\"\n   - **{label}:** A clear account of the mill.\n\n");
        let asked = [
            "What turns the stone?",
            "Explain your way of sharpening it.",
            "Why does the wheel stop?",
            "Who sets the sails?",
        ];
        let text: String = asked.iter().map(|question| one(question)).collect();
        let document = format!("# Miller: Interview Script & Evaluation Guide\n\n## 1. The mill\n\n{text}");
        assert_eq!(prompts(&document).len(), 4, "{label}");
    }
}
