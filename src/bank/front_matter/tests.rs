use super::*;
use crate::bank::problem::Problem;

fn parse(yaml: &str) -> (FrontMatter, Vec<String>) {
    let mut problems = Problems::of("a.md");
    let front = read(yaml, 2, &mut problems);
    (front, problems.into_list().iter().map(Problem::to_string).collect())
}

#[test]
fn every_key_is_read() {
    let (front, problems) = parse(
        "difficulty: mid # a comment\ntopics: [http, distributed-systems]\nminutes: 8\nkind: theory\nsource: https://x.y/z#1\nlicense: CC-BY-4.0\nstatus: draft\n",
    );
    assert_eq!(problems, [""; 0]);
    let topics = Topics { line: 3, names: vec![Topic("http".into()), Topic("distributed-systems".into())] };
    let expected = FrontMatter {
        difficulty: Some(Difficulty::Mid),
        mentions_difficulty: true,
        topics: Some(topics),
        minutes: Some(8),
        kind: Some(Kind::Theory),
        source: Some("https://x.y/z#1".into()),
        license: Some("CC-BY-4.0".into()),
        status: Some(Status::Draft),
    };
    assert_eq!(front, expected);
}

#[test]
fn front_matter_may_be_empty() {
    for yaml in ["", "\n", "# only a comment\n", "{}\n"] {
        assert_eq!(parse(yaml), (FrontMatter::default(), vec![]), "{yaml:?}");
    }
}

#[test]
fn every_wrong_key_is_named_with_its_line_and_the_nearest_right_one() {
    let (front, problems) = parse(
        "dificulty: mid\ndifficulty: midd\ntopics: http\nminutes: 8.5\nkind:\nsource: 12\nlicence: MIT\nstatus: [draft]\ncolour: red\n",
    );
    let expected = [
        "a.md:2: error: unknown key `dificulty`: did you mean `difficulty`?",
        "a.md:3: error: `midd` is no difficulty: did you mean `mid`?",
        "a.md:4: error: `topics` is a list of names, as in `topics: [http, caching]`",
        "a.md:5: error: `minutes` is a whole number from 1 to 240, as in `minutes: 8`",
        "a.md:6: error: `kind` has no value: give it one, or remove the line",
        "a.md:7: error: `source` is not a text: put it into quotes, as in `\"12\"`",
        "a.md:8: error: unknown key `licence`: did you mean `license`?",
        "a.md:9: error: `status` is one text, not several",
        "a.md:10: error: unknown key `colour`: known are `difficulty`, `topics`, `minutes`, `kind`, `source`, `license`, `status`",
    ];
    assert_eq!(problems, expected);
    assert!(front.mentions_difficulty);
}

#[test]
fn minutes_are_within_reason() {
    for wrong in ["0", "-1", "241", "99999999999999999999", "eight", "[8]"] {
        let (front, problems) = parse(&format!("minutes: {wrong}\n"));
        assert_eq!((front.minutes, problems.len()), (None, 1), "{wrong}");
    }
}

#[test]
fn broken_yaml_is_one_error_where_it_breaks() {
    for (yaml, line) in [
        ("kind: theory\nminutes: [8\n", 3),
        ("kind: theory\nkind: design\n", 3),
        ("- a\n- b\n", 2),
        ("just words\n", 2),
        ("kind: theory\n  minutes: 8\n", 3),
        ("? [a]\n: b\n", 2),
    ] {
        let (front, problems) = parse(yaml);
        assert_eq!(problems.len(), 1, "{problems:?}");
        let at = format!("a.md:{line}: error: the front matter ");
        assert!(problems[0].starts_with(&at), "{yaml:?} {problems:?}");
        assert!(!problems[0].contains('\n') && !problems[0].contains(" at line"), "{problems:?}");
        assert!(front.mentions_difficulty, "what cannot be read may well say it");
    }
}
