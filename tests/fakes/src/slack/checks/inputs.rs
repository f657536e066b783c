//! What is typed or picked.

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::{
    elements::{ACTION_ID, CONFIRMED, FOCUS, PLACEHOLDER},
    limits,
    objects::DISPATCH,
    rich_text::RICH_TEXT,
    shape::{Kind, Property, Shape, Sheet},
};

const DISPATCHED: Property = ("dispatch_action_config", Kind::Like(&DISPATCH));

/// A day.
pub static DATEPICKER: Shape = Shape {
    kind: "datepicker",
    required: &[],
    optional: &[ACTION_ID, ("initial_date", Kind::Form(is_date, "date")), CONFIRMED, FOCUS, PLACEHOLDER],
    rules: &[],
};

/// A time of day.
pub static TIMEPICKER: Shape = Shape {
    kind: "timepicker",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_time", Kind::Form(is_time, "time")),
        ("timezone", Kind::Form(is_zone, "timezone")),
        CONFIRMED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// A moment.
pub static DATETIMEPICKER: Shape = Shape {
    kind: "datetimepicker",
    required: &[],
    // Ten digits.
    optional: &[
        ACTION_ID,
        ("initial_date_time", Kind::Integer(1_000_000_000, 9_999_999_999)),
        CONFIRMED,
        FOCUS,
    ],
    rules: &[],
};

/// Text.
pub static PLAIN_TEXT_INPUT: Shape = Shape {
    kind: "plain_text_input",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_value", Kind::Line(0, limits::INPUT_TEXT)),
        ("multiline", Kind::Bool),
        ("min_length", Kind::Integer(0, limits::INPUT_LENGTH)),
        ("max_length", Kind::Integer(1, limits::INPUT_LENGTH)),
        DISPATCHED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[lengths_agree],
};

/// The address of a mailbox.
pub static EMAIL_INPUT: Shape = Shape {
    kind: "email_text_input",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_value", Kind::Line(1, limits::INPUT_TEXT)),
        DISPATCHED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// The address of a page.
pub static URL_INPUT: Shape = Shape {
    kind: "url_text_input",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_value", Kind::Line(1, limits::INPUT_TEXT)),
        DISPATCHED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// A number.
pub static NUMBER_INPUT: Shape = Shape {
    kind: "number_input",
    required: &[("is_decimal_allowed", Kind::Bool)],
    optional: &[
        ACTION_ID,
        ("initial_value", Kind::Form(is_number, "number")),
        ("min_value", Kind::Form(is_number, "number")),
        ("max_value", Kind::Form(is_number, "number")),
        DISPATCHED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// Formatted text.
pub static RICH_TEXT_INPUT: Shape = Shape {
    kind: "rich_text_input",
    required: &[],
    optional: &[
        ACTION_ID,
        ("initial_value", Kind::Like(&RICH_TEXT)),
        ("min_lines", Kind::Integer(1, limits::INPUT_LINES)),
        ("max_lines", Kind::Integer(1, limits::INPUT_LINES)),
        DISPATCHED,
        FOCUS,
        PLACEHOLDER,
    ],
    rules: &[],
};

/// Files.
pub static FILE_INPUT: Shape = Shape {
    kind: "file_input",
    required: &[],
    optional: &[
        ACTION_ID,
        ("filetypes", Kind::List(1, limits::OPTIONS, &Kind::Line(1, limits::OPTION_TEXT))),
        ("max_files", Kind::Integer(1, limits::FILES)),
    ],
    rules: &[],
};

/// The least is no more than the most, and what stands there at first fits.
fn lengths_agree(sheet: &mut Sheet, at: &str, value: &Value) {
    let most = value["max_length"].as_i64().unwrap_or(limits::INPUT_LENGTH);
    if value["min_length"].as_i64().is_some_and(|least| least > most) {
        sheet.wrong(&format!("{at}/min_length"), format!("must be less than {}", most + 1));
    }
    let initial = value["initial_value"].as_str().unwrap_or_default().chars().count();
    let is_long = i64::try_from(initial).is_ok_and(|initial| initial > most);
    // What is too long for every input was said already.
    if is_long && initial <= limits::INPUT_TEXT {
        sheet.wrong(&format!("{at}/initial_value"), format!("must be less than {} characters", most + 1));
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn is_time(text: &str) -> bool {
    text.len() == 5 && NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}

fn is_zone(text: &str) -> bool {
    text.parse::<chrono_tz::Tz>().is_ok()
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}
