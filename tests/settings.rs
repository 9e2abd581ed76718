//! What `config.ron` may say, and what a mistake in it costs.

use greenroom::{
    deck::Problem,
    schedule::{MAX_INTERVAL, Retention},
    settings::{DOCUMENTED_DEFAULTS, KeyPatch, Settings, Theme},
};
use proptest::prelude::*;

/// The settings that `text` gives, without a problem.
#[track_caller]
fn read(text: &str) -> Settings {
    let (settings, problems) = Settings::parse("config.ron", text);
    assert_eq!(said(&problems), "", "{text}");
    settings
}

fn said(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

/// The problem with `text`, which must leave everything but `new_per_day: 3` and `mouse: false` at its default.
#[track_caller]
fn mistake(text: &str) -> String {
    let (settings, problems) = Settings::parse("config.ron", text);
    let expected = Settings {
        new_per_day: 3,
        mouse: false,
        ..Settings::default()
    };
    assert_eq!(settings, expected, "{text}");
    assert_eq!(problems.len(), 1, "{}", said(&problems));
    said(&problems)
}

#[test]
fn the_documented_defaults_are_the_defaults() {
    let documented = Settings {
        // All keys are listed there; which actions there are is the screens' business.
        keys: Vec::new(),
        ..read(DOCUMENTED_DEFAULTS)
    };
    assert_eq!(documented, Settings::default());
}

#[test]
fn every_setting_is_documented_with_a_comment_above_it() {
    let Settings {
        retention: _,
        max_interval: _,
        new_per_day: _,
        day_start: _,
        theme: _,
        mouse: _,
        text_width: _,
        commands: _,
        keep_recordings: _,
        transcript_is_verbatim: _,
        keys: _,
    } = Settings::default();
    for field in [
        "retention",
        "max_interval",
        "new_per_day",
        "day_start",
        "theme",
        "mouse",
        "text_width",
        "commands",
        "keep_recordings",
        "transcript_is_verbatim",
        "keys",
    ] {
        let lines: Vec<&str> = DOCUMENTED_DEFAULTS.lines().collect();
        let at = lines
            .iter()
            .position(|line| line.starts_with(&format!("    {field}: ")));
        let at = at.unwrap_or_else(|| panic!("{field} is not documented"));
        assert!(lines[at - 1].starts_with("    // "), "{field} has no comment");
    }
}

#[test]
fn no_file_an_empty_one_and_one_that_says_nothing_give_the_defaults() {
    for text in [
        "",
        " \n\n",
        "()",
        "\u{feff}",
        "\u{feff}()",
        "// nothing\n( /* at all */ )",
    ] {
        assert_eq!(read(text), Settings::default(), "{text:?}");
    }
}

#[test]
fn everything_can_be_set() {
    let settings = read(
        "(\n    retention: 0.85,\n    max_interval: 365,\n    new_per_day: 0,\n    day_start: 0,\n    theme: HighContrast,\n    \
         mouse: false,\n    text_width: 100,\n    keys: {\n        \"reveal\": [\"r\", \"ctrl-r\"],\n    },\n)\n",
    );
    let keys = vec![KeyPatch {
        action: "reveal".to_owned(),
        keys: vec!["r".to_owned(), "ctrl-r".to_owned()],
        place: (10, 19),
    }];
    let expected = Settings {
        retention: Retention::new(0.85).unwrap(),
        max_interval: 365,
        new_per_day: 0,
        day_start: 0,
        theme: Theme::HighContrast,
        mouse: false,
        text_width: 100,
        keys,
        ..Settings::default()
    };
    assert_eq!(settings, expected);
    let scheduler = settings.scheduler();
    assert_eq!(
        (scheduler.retention().get(), scheduler.max_interval()),
        (0.85, 365)
    );
}

#[test]
fn what_is_absent_keeps_its_default() {
    let settings = read("(new_per_day: 3)");
    let expected = Settings {
        new_per_day: 3,
        ..Settings::default()
    };
    assert_eq!(settings, expected);
    assert_eq!((expected.max_interval, expected.day_start), (MAX_INTERVAL, 4));
}

#[test]
fn a_value_out_of_range_is_reported_and_costs_that_setting_alone() {
    for (value, what) in [
        (
            "retention: 0.99",
            "2:16: the retention must lie between 0.70 and 0.97",
        ),
        (
            "retention: NaN",
            "2:16: the retention must lie between 0.70 and 0.97",
        ),
        ("max_interval: 0", "2:19: the longest interval is at least 1 day"),
        ("day_start: 24", "2:16: an hour lies between 0 and 23"),
        (
            "text_width: 20",
            "2:17: the text width lies between 40 and 200 columns",
        ),
        (
            "text_width: 201",
            "2:17: the text width lies between 40 and 200 columns",
        ),
    ] {
        let said = mistake(&format!("(\n    {value},\n    new_per_day: 3, mouse: false,\n)"));
        assert_eq!(said, format!("config.ron:{what} (the default is used)"));
    }
}

#[test]
fn a_value_of_the_wrong_type_is_reported_and_costs_that_setting_alone() {
    for value in [
        "retention: \"high\"",
        "retention: [0.9]",
        "max_interval: -1",
        "max_interval: 4294967296",
        "day_start: 256",
        "day_start: \"4:00\"",
        "theme: Solarized",
        "theme: 3",
        "text_width: 80.5",
        "keys: [\"space\"]",
        "keys: 3",
    ] {
        let said = mistake(&format!(
            "(\n    new_per_day: 3,\n    {value},\n    mouse: false,\n)"
        ));
        assert!(said.starts_with("config.ron:3:"), "{value}: {said}");
        assert!(said.contains("default"), "{value}: {said}");
    }
    let said = mistake("(\n    new_per_day: 3,\n    mouse: false,\n    theme: Solarized,\n)");
    assert!(
        said.contains("Solarized") && said.contains("HighContrast"),
        "{said}"
    );
}

#[test]
fn a_misspelt_setting_is_named_and_the_others_count() {
    let said = mistake("(\n    new_per_day: 3,\n    mouse: false,\n    retentoin: 0.85,\n)");
    assert!(said.starts_with("config.ron:4:"), "{said}");
    assert!(
        said.contains("\"retentoin\"; did you mean \"retention\""),
        "{said}"
    );
}

#[test]
fn each_of_several_misspelt_settings_is_named() {
    let text = "(\n    txt_width: 60,\n    mouse: false,\n    new_per_dayy: 3,\n)";
    let (settings, problems) = Settings::parse("config.ron", text);
    assert!(!settings.mouse);
    let places: Vec<String> = problems.iter().map(Problem::place).collect();
    assert_eq!(places, ["config.ron:2:5", "config.ron:4:5"]);
}

#[test]
fn settings_for_a_newer_greenroom_are_used_as_far_as_they_are_understood() {
    let (settings, problems) =
        Settings::parse("config.ron", "(version: 9, new_per_day: 4, moon_phase: true)");
    assert_eq!(settings.new_per_day, 4);
    let report = said(&problems);
    assert!(
        report.contains("config.ron:1:11: these settings have format version 9"),
        "{report}"
    );
    assert!(report.contains("moon_phase"), "{report}");
    assert_eq!(read("(version: 1, new_per_day: 4)").new_per_day, 4);
}

#[test]
fn each_of_several_mistakes_is_reported() {
    let (settings, problems) = Settings::parse(
        "config.ron",
        "(\n    retention: 2,\n    new_per_day: 3,\n    day_start: 24,\n    colour: 3,\n    theme: Blue,\n    mouse: false,\n)",
    );
    let mut lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    lines.sort_unstable();
    assert_eq!(lines, [2, 4, 5, 6], "{}", said(&problems));
    assert_eq!((settings.new_per_day, settings.mouse), (3, false));
}

#[test]
fn a_syntax_error_is_reported_and_costs_its_line_alone() {
    for line in [
        "text_width 90,",
        "text_width: ,",
        "text_width: 90 90,",
        "text_width: 90, text_width: 100,",
        "text width: 90,",
        "theme: Mono),",
        "\u{2013}",
    ] {
        let said = mistake(&format!(
            "(\n    new_per_day: 3,\n    {line}\n    mouse: false,\n)"
        ));
        assert!(said.starts_with("config.ron:3:"), "{line}: {said}");
        assert!(
            said.ends_with("(this line is left out, and the others are used)"),
            "{line}: {said}"
        );
    }
}

#[test]
fn a_comma_too_few_is_reported_where_it_is_missed() {
    let (settings, problems) = Settings::parse("config.ron", "(\n    new_per_day: 3\n    mouse: false,\n)");
    assert!(
        said(&problems).starts_with("config.ron:3:5: "),
        "{}",
        said(&problems)
    );
    assert_eq!((settings.new_per_day, settings.mouse), (3, true));
}

#[test]
fn a_mistake_beside_a_syntax_error_is_reported_too() {
    let text = "(\n    retention: 2,\n    text_width 90,\n    day_start: 99,\n    new_per_day: 3,\n)";
    let (settings, problems) = Settings::parse("config.ron", text);
    let places: Vec<String> = problems.iter().map(Problem::place).collect();
    assert_eq!(places, ["config.ron:2:16", "config.ron:3:15", "config.ron:4:16"]);
    assert_eq!(settings.new_per_day, 3);
}

#[test]
fn a_file_that_cannot_be_read_at_all_is_one_problem_and_gives_the_defaults() {
    for (text, place) in [
        ("(\n    new_per_day: 3,\n", "config.ron:2:20: "),
        ("new_per_day: 3,\nmouse: false", "config.ron:1:1: "),
        ("(\n    new_per_day: 3,\n) and more", "config.ron:3:2: "),
        ("[\n3]", "config.ron:1:1: "),
    ] {
        let (settings, problems) = Settings::parse("config.ron", text);
        assert_eq!((problems.len(), settings), (1, Settings::default()), "{text}");
        assert!(said(&problems).starts_with(place), "{text}: {}", said(&problems));
        assert!(
            said(&problems).ends_with("(the defaults are used)"),
            "{text}: {}",
            said(&problems)
        );
    }
}

#[test]
fn a_wrong_key_list_costs_that_action_alone() {
    let (settings, problems) = Settings::parse(
        "config.ron",
        "(\n    keys: {\n        \"reveal\": \"r\",\n        \"undo\": [\"z\"],\n    },\n)",
    );
    let undo = KeyPatch {
        action: "undo".to_owned(),
        keys: vec!["z".to_owned()],
        place: (4, 17),
    };
    assert_eq!(settings.keys, [undo]);
    assert_eq!(problems.len(), 1);
    assert!(
        said(&problems).starts_with("config.ron:3:19: "),
        "{}",
        said(&problems)
    );
    assert!(
        said(&problems).contains("write a list such as"),
        "{}",
        said(&problems)
    );
}

#[test]
fn byte_order_marks_and_windows_line_ends_move_no_place() {
    let text = "(\n    // ranges\n    retention: 0.85, day_start: 99,\n    theme: Blue,\n    keys: { \"undo\": [\"z\"] },\n)\n";
    let (settings, problems) = Settings::parse("config.ron", text);
    let places: Vec<String> = problems.iter().map(Problem::place).collect();
    assert_eq!(places, ["config.ron:3:33", "config.ron:4:12"]);
    for text in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        assert_eq!(
            Settings::parse("config.ron", &text),
            (settings.clone(), problems.clone()),
            "{text:?}"
        );
    }
    let (_, problems) = Settings::parse("config.ron", "\u{feff}(retention: 2)");
    assert_eq!(problems[0].place(), "config.ron:1:13");
}

proptest! {
    #[test]
    fn no_text_makes_reading_fail_and_every_problem_lies_within_it(
        text in prop_oneof![
            "(?s).{0,60}",
            "\\((retention|keys|theme|mouse|x|:|,|0.9|\\{|\\}|\\[|\"a\"|\n| ){0,12}\\)?",
        ],
    ) {
        let (_, problems) = Settings::parse("config.ron", &text);
        for problem in problems {
            prop_assert!(problem.line >= 1 && problem.line <= text.matches('\n').count() + 1, "{}", problem);
            prop_assert!(problem.column >= 1, "{}", problem);
        }
    }
}

mod commands {
    use super::*;
    use greenroom::settings::{Commands, Program};

    #[test]
    fn none_is_set_unless_the_settings_set_it() {
        assert_eq!(read("()").commands, Commands::default());
        let settings =
            read(r#"(commands: (speak: "say", review: Some("my-reviewer --short")), keep_recordings: true)"#);
        assert_eq!(settings.commands.of(Program::Speak), Some("say"));
        assert_eq!(settings.commands.of(Program::Review), Some("my-reviewer --short"));
        assert_eq!(settings.commands.of(Program::Record), None);
        assert!(settings.keep_recordings && !settings.transcript_is_verbatim);
    }

    #[test]
    fn a_mistake_in_one_costs_that_one_alone() {
        let text = "(commands: (\n    speak: \"say\",\n    record: \"arecord out.wav\",\n    transcribe: 3,\n    review: \" \"))";
        let (settings, problems) = Settings::parse("config.ron", text);
        let commands = settings.commands;
        assert_eq!(commands.of(Program::Speak), Some("say"));
        assert_eq!(
            (commands.record, commands.transcribe, commands.review),
            (None, None, None)
        );
        let places: Vec<String> = problems.iter().map(Problem::place).collect();
        assert_eq!(places, ["config.ron:3:13", "config.ron:4:17", "config.ron:5:13"]);
        assert!(
            said(&problems).contains("this command needs {audio}"),
            "{}",
            said(&problems)
        );
    }

    #[test]
    fn quotes_around_the_file_are_refused_because_it_is_quoted_already() {
        for quoted in ["'{audio}'", "\\\"{audio}\\\""] {
            let (settings, problems) = Settings::parse(
                "config.ron",
                &format!("(commands: (transcribe: \"whisper {quoted}\"))"),
            );
            assert_eq!(settings.commands.of(Program::Transcribe), None);
            assert!(
                said(&problems).contains("leave out the quotes"),
                "{}",
                said(&problems)
            );
        }
    }

    #[test]
    fn a_name_that_does_not_exist_is_said_with_its_place() {
        let (_, problems) = Settings::parse("config.ron", "(\n  commands: (speek: \"say\"))");
        assert_eq!(problems[0].place(), "config.ron:2:14");
        assert!(said(&problems).contains("speek"), "{}", said(&problems));
    }
}
