//! What a program of the user's leaves behind: recordings of answers, and texts that were in an editor.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "files are laid out beside the program, on a disk that works"
)]

#[path = "common/places.rs"]
mod places;

use std::{fs, path::Path};

use greenroom::store::{
    Handed, Paths, drop_recording, hand_over, is_recorded, keep_recording, left_by_editors, left_recordings,
    make_recording_private, new_recording, untranscribed,
};
use places::places;
use tempfile::TempDir;

fn home() -> (TempDir, Paths) {
    let home = TempDir::new().unwrap();
    let paths = places(home.path());
    (home, paths)
}

/// As a recorder does.
fn record(path: &Path) {
    fs::write(path, "RIFF").unwrap();
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

mod recordings {
    use super::*;

    #[test]
    fn a_new_one_takes_no_others_place_be_it_transcribed_or_kept() {
        let (_home, paths) = home();
        let first = new_recording(&paths, "take").unwrap();
        assert_eq!(first, paths.untranscribed().join("take.wav"));
        assert!(!is_recorded(&paths, &first));
        record(&first);
        assert!(is_recorded(&paths, &first));
        let second = new_recording(&paths, "take").unwrap();
        assert_eq!(name(&second), "take-2.wav");
        record(&second);
        let kept = keep_recording(&paths, &first).unwrap();
        assert_eq!(kept, paths.recordings().join("take.wav"));
        assert!(!first.exists() && kept.exists());
        assert_eq!(name(&new_recording(&paths, "take").unwrap()), "take-3.wav");
    }

    #[test]
    fn one_that_is_not_needed_is_deleted_and_one_that_was_never_made_is_no_mistake() {
        let (_home, paths) = home();
        let path = new_recording(&paths, "take").unwrap();
        drop_recording(&paths, &path).unwrap();
        record(&path);
        drop_recording(&paths, &path).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn one_that_cannot_be_deleted_or_kept_is_named() {
        let (_home, paths) = home();
        let path = new_recording(&paths, "take").unwrap();
        fs::create_dir(&path).unwrap();
        let said = drop_recording(&paths, &path).unwrap_err().to_string();
        assert!(
            said.contains("take.wav: this recording cannot be deleted"),
            "{said}"
        );
        let gone = paths.untranscribed().join("gone.wav");
        let said = keep_recording(&paths, &gone).unwrap_err().to_string();
        assert!(said.contains("gone.wav: this recording stays here"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn one_that_a_recorder_made_for_all_to_read_becomes_the_users_own() {
        use std::os::unix::fs::PermissionsExt;

        let (_home, paths) = home();
        let path = new_recording(&paths, "take").unwrap();
        record(&path);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        make_recording_private(&paths, &path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn those_left_are_counted_in_one_line_and_named_one_by_one() {
        let (_home, paths) = home();
        assert_eq!((untranscribed(&paths), left_recordings(&paths)), (None, vec![]));
        for take in ["one", "two"] {
            record(&new_recording(&paths, take).unwrap());
        }
        let said = untranscribed(&paths).unwrap().to_string();
        assert!(
            said.contains("untranscribed") && said.contains("2 files left here"),
            "{said}"
        );
        let left: Vec<String> = left_recordings(&paths).iter().map(ToString::to_string).collect();
        assert!(
            left[0].contains("one.wav") && left[1].contains("two.wav"),
            "{left:?}"
        );
        assert!(left[0].contains("listen to it, then delete it"), "{left:?}");
        // One that is kept on purpose is none of them.
        keep_recording(&paths, &paths.untranscribed().join("one.wav")).unwrap();
        assert_eq!(left_recordings(&paths).len(), 1);
    }
}

mod texts {
    use super::*;

    #[test]
    fn one_that_an_editor_left_is_not_written_over_by_the_next() {
        let (_home, paths) = home();
        let left = hand_over(&paths, Handed::Answer, "My own words").unwrap();
        let next = hand_over(&paths, Handed::Answer, "Others").unwrap();
        assert_eq!((name(&left), name(&next)), ("answer.md", "answer-2.md"));
        assert_eq!(fs::read_to_string(&left).unwrap(), "My own words");
        assert_eq!(fs::read_to_string(&next).unwrap(), "Others");
        assert_eq!(name(&hand_over(&paths, Handed::Story, "").unwrap()), "story.md");
    }

    #[test]
    fn those_left_are_named_with_what_to_do_and_nothing_else_that_lies_there() {
        let (_home, paths) = home();
        assert_eq!(left_by_editors(&paths), []);
        hand_over(&paths, Handed::Answer, "My own words").unwrap();
        hand_over(&paths, Handed::Story, "A story").unwrap();
        for other in ["device", "answers.md", "answer.txt"] {
            fs::write(paths.state.join(other), "").unwrap();
        }
        let left: Vec<String> = left_by_editors(&paths).iter().map(ToString::to_string).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(
            left[0].contains("answer.md") && left[1].contains("story.md"),
            "{left:?}"
        );
        assert!(left[0].contains("then delete this file"), "{left:?}");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_one() {
        use std::os::unix::fs::PermissionsExt;

        let (_home, paths) = home();
        let path = hand_over(&paths, Handed::Answer, "My own words").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
