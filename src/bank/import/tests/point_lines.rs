//! What stands in one line behind the label of key points.

use super::found;

#[test]
fn a_line_behind_a_label_is_one_point_unless_it_names_many() {
    let document = |wanted: &str| {
        format!(
            "# Interview\n\n1. How do you plan a trip?\n   - Look for: {wanted}\n2. How do you pack?\n   - Look for: lists\n"
        )
    };
    for wanted in [
        "a map, a date",
        "a plan, a budget, a spare day",
        "specific, checkable examples with dates",
        "two weeks are enough; one is too short",
        "asks who comes along, which way they go, what they like, who pays, and when",
    ] {
        assert!(found(&document(wanted))[0].ends_with(&format!("* {wanted}")), "{wanted}");
    }
    for names in ["map, date, budget, tickets, spare day", "Karte; Datum; Geld; Fahrkarten; ein freier Tag"] {
        assert_eq!(found(&document(names))[0].matches(" * ").count(), 5, "{names}");
    }
}
