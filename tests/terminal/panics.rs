//! A program with a bug: it ends, says so on the shell's screen, and keeps what was done.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
};

use greenroom::{
    cli,
    store::{Disk, Filesystem, Lock, Open, OpenFile, Stat, System},
    tui::Screen,
};
use portable_pty::CommandBuilder;

use super::{
    home,
    pty::{Home, Pty},
};

/// Set for this test program when it starts itself on a terminal.
const SCENE: &str = "GREENROOM_TEST_SCENE";

/// This test program again, on a terminal, in one of its own tests.
fn scene(home: &Home, test: &str, scene: &str) -> Pty {
    let this = std::env::current_exe().expect("a running program has a path");
    let mut command: CommandBuilder = home.command(this);
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env(SCENE, scene);
    command.env("RUST_BACKTRACE", "0");
    Pty::start(&command)
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_why() {
    match std::env::var(SCENE).as_deref() {
        Ok("between frames") => {
            let mut screen = Screen::open(true).expect("there is a terminal");
            screen
                .draw(|frame| frame.render_widget("a frame", frame.area()))
                .expect("it draws");
            panic!("the sky fell");
        }
        Ok("in a frame") => {
            let mut screen = Screen::open(true).expect("there is a terminal");
            let drawn = screen.draw(|_| panic!("the sky fell"));
            assert!(drawn.is_ok());
        }
        Ok("in another thread") => {
            let screen = Screen::open(true).expect("there is a terminal");
            let thread = thread::spawn(|| panic!("the sky fell"));
            assert!(thread.join().is_ok(), "and the first one follows it");
            drop(screen);
        }
        _ => {
            for at in ["between frames", "in a frame", "in another thread"] {
                let mut pty = scene(
                    &Home::new(),
                    "panics::a_panic_gives_the_terminal_back_and_says_why",
                    at,
                );
                assert_eq!(pty.ends(), Ok(101), "{at}");
                pty.assert_given_back();
                pty.see("the sky fell").see("tests/terminal/panics.rs");
                let output = pty.output();
                assert!(
                    output.rfind("\x1b[?1049l") < output.find("the sky fell"),
                    "{at}: said too early"
                );
            }
        }
    }
}

/// The machine's files, with a bug: this deck cannot be read once something was graded.
#[derive(Debug)]
struct Buggy {
    deck: &'static str,
    history: PathBuf,
}

impl Filesystem for Buggy {
    fn open(&self, path: &Path, how: Open) -> io::Result<Box<dyn OpenFile>> {
        let graded = self.list(&self.history).is_ok_and(|files| !files.is_empty());
        assert!(!graded || !path.ends_with(self.deck), "the sky fell");
        System.open(path, how)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        System.stat(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        System.list(folder)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        System.create_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        System.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        System.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        System.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        System.remove_folder(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        System.sync_folder(folder)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        System.resolve(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        System.read_link(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        System.lock(path)
    }
}

/// What this test program does on a terminal: it studies, with a bug that shows at `deck`.
fn studies_with_a_bug(deck: &'static str) {
    let history = std::env::var_os("GREENROOM_DATA_DIR").expect("a home names its data");
    let history = Path::new(&history).join("history");
    let disk = Disk::new(Arc::new(Buggy { deck, history }));
    let arguments = ["greenroom", "study", "rust developer"].map(OsString::from);
    let code = cli::run_on(disk, arguments.into_iter());
    assert_eq!(code, ExitCode::SUCCESS, "it did not end well");
}

#[test]
fn a_panic_in_a_session_keeps_what_was_graded_before() {
    if std::env::var(SCENE).is_ok() {
        return studies_with_a_bug("decks/rust.ron");
    }
    let home = home();
    let this = "panics::a_panic_in_a_session_keeps_what_was_graded_before";
    let mut pty = scene(&home, this, "in a session");
    pty.see("What does Send promise?")
        .press("space")
        .see("another thread")
        .press("3");
    assert_eq!(pty.ends(), Ok(101));
    pty.assert_given_back();
    pty.see("the sky fell").see("tests/terminal/panics.rs");
    assert_eq!(home.grades().len(), 1);

    let mut pty = home.run(&["study", "rust developer"]);
    pty.see("And what does Sync promise?").press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn a_panic_beside_a_session_keeps_a_note_being_typed_and_draws_nothing_more() {
    if std::env::var(SCENE).is_ok() {
        return studies_with_a_bug("decks/other.ron");
    }
    let home = home();
    let this = "panics::a_panic_beside_a_session_keeps_a_note_being_typed_and_draws_nothing_more";
    let mut pty = scene(&home, this, "beside a session");
    pty.see("What does Send promise?")
        .press("space")
        .see("another thread")
        .press("3")
        .see("And what does Sync promise?");
    pty.press("n")
        .see("Your note on this card")
        .send("almost")
        .see("almost");
    home.save_deck("other", "no deck");
    assert_eq!(pty.ends(), Ok(101));
    pty.assert_given_back();
    pty.see("everything you did is saved");
    assert_eq!(home.grades().len(), 1);
    let output = pty.output();
    let (_, after) = output
        .rsplit_once("\x1b[?1049l")
        .expect("the screen was given back");
    assert!(!after.contains("Sync"), "drawn on the shell's screen: {after:?}");

    let mut pty = home.run(&["study", "rust developer"]);
    pty.see("And what does Sync promise?").see("+ note").press("q");
    assert_eq!(pty.ends(), Ok(0));
}
