//! Colours help and are never needed.

use greenroom::settings::{self, Settings};
use ratatui::style::{Color, Modifier};

use crate::{
    player::{Player, Stage},
    stages::{SCREENS, all, show},
};

fn colours(player: &Player) -> Vec<Color> {
    let cells = player.cells().iter();
    cells
        .flat_map(|cell| [cell.fg, cell.bg])
        .filter(|colour| *colour != Color::Reset)
        .collect()
}

#[test]
fn without_colours_no_cell_has_one() {
    for screen in SCREENS {
        let mut player = show(screen, Stage::new().no_color());
        assert_eq!(colours(&player), [], "{screen}");
        player.breaks_the_disk("full").press("f +");
        assert_eq!(colours(&player), [], "{screen}, failing");
    }
    let mono = Settings {
        theme: settings::Theme::Mono,
        ..Settings::default()
    };
    assert_eq!(colours(&show("answer", Stage::new().settings(mono))), []);
}

#[test]
fn there_are_colours_where_they_are_wanted() {
    assert_ne!(colours(&show("answer", Stage::new())), []);
}

#[test]
fn text_is_readable_on_light_and_on_dark_backgrounds() {
    for theme in [settings::Theme::Terminal, settings::Theme::HighContrast] {
        let settings = Settings {
            theme,
            ..Settings::default()
        };
        for screen in SCREENS {
            let player = show(screen, Stage::new().settings(settings.clone()));
            for cell in player.cells() {
                let fixed = matches!(
                    cell.fg,
                    Color::White | Color::Black | Color::Gray | Color::Rgb(..)
                );
                assert!(!fixed, "{screen}: {:?} is {:?}", cell.symbol(), cell.fg);
                assert_eq!(cell.bg, Color::Reset, "{screen}: {:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn high_contrast_has_nothing_dim() {
    let settings = Settings {
        theme: settings::Theme::HighContrast,
        ..Settings::default()
    };
    for screen in SCREENS {
        let player = show(screen, Stage::new().settings(settings.clone()));
        let dim = player
            .cells()
            .iter()
            .find(|cell| cell.modifier.contains(Modifier::DIM));
        assert_eq!(dim, None, "{screen}");
    }
}

#[test]
fn the_screens_say_the_same_with_and_without_colours() {
    for (screen, player) in all() {
        let plain = show(screen, Stage::new().no_color());
        assert_eq!(player.screen(), plain.screen(), "{screen}");
    }
}

#[test]
fn what_colours_mean_is_also_written() {
    let mut player = Stage::new().no_color().open();
    player
        .press("down")
        .see("› Rust Developer")
        .press("enter")
        .waits(jiff::SignedDuration::from_secs(90));
    player.see("over 1:00").press("f").see("flagged").press("space");
    player.see("1 Again").see("2 Hard").see("3 Good").see("4 Easy");
    player.breaks_the_disk("full").press("3").see("NOT SAVED");
    let alarm = player.style_of("NOT SAVED");
    assert!(
        alarm.add_modifier.contains(Modifier::REVERSED | Modifier::BOLD),
        "{alarm:?}"
    );
}
