//! A command line of the user's made ready to be started: texts arrive by its standard input and its environment alone.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    settings::{AUDIO, Program},
    tui::program::Job,
};

/// Ends the process group when its input ends, first as ctrl-c does. So a recorder whose input this program holds open does not
/// outlive it, however it ended. In a shell within a shell: the command line, which reads nothing, never waits for it.
const LEASH: &str = "exec 3<&0 </dev/null; \
    ( { read -r _; kill -INT 0; sleep 3; kill -KILL 0; } <&3 3<&- >/dev/null 2>&1 & ); exec 3<&-; ";

/// How `job` is started; `audio` is the file of its recording.
pub(super) fn command(job: &Job, audio: Option<&Path>) -> Command {
    let line = with_audio(&job.command.line, audio);
    let mut command = if job.command.program.needs_audio() {
        shell(LEASH, &line)
    } else {
        shell("", &line)
    };
    let about = &job.about;
    command
        .env("GREENROOM_CARD", about.card.as_str())
        .env("GREENROOM_ROLE", &about.role)
        .env("GREENROOM_SECONDS", about.seconds.to_string())
        .env("GREENROOM_COLUMNS", about.columns.to_string())
        .stdin(if cfg!(unix) || !job.input.is_empty() {
            Stdio::piped()
        } else {
            Stdio::null()
        })
        .stdout(match job.command.program {
            Program::Speak | Program::Record => Stdio::null(),
            Program::Transcribe | Program::Review => Stdio::piped(),
        })
        .stderr(Stdio::piped());
    command
}

/// `line` with the quoted file in the place of `{audio}`.
fn with_audio(line: &str, audio: Option<&Path>) -> OsString {
    let Some(audio) = audio else { return line.into() };
    let quoted = quoted(audio.as_os_str());
    let mut whole = OsString::new();
    for (number, piece) in line.split(AUDIO).enumerate() {
        if number > 0 {
            whole.push(&quoted);
        }
        whole.push(piece);
    }
    whole
}

/// One word for the shell, whatever is in it.
#[cfg(unix)]
fn quoted(word: &OsStr) -> OsString {
    use std::os::unix::ffi::{OsStrExt, OsStringExt};

    let mut quoted = vec![b'\''];
    for byte in word.as_bytes() {
        match byte {
            b'\'' => quoted.extend_from_slice(br"'\''"),
            byte => quoted.push(*byte),
        }
    }
    quoted.push(b'\'');
    OsString::from_vec(quoted)
}

/// One word for the command interpreter: no path on Windows has a quote in it.
#[cfg(not(unix))]
fn quoted(word: &OsStr) -> OsString {
    let mut quoted = OsString::from("\"");
    quoted.push(word);
    quoted.push("\"");
    quoted
}

/// `line` in a shell after `before`, in a process group of its own; what it writes can be read by the user alone.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "here the user's programs are started")]
fn shell(before: &str, line: &OsStr) -> Command {
    use std::os::unix::process::CommandExt;

    let mut script = OsString::from(format!("umask 077; {before}"));
    script.push(line);
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(script).process_group(0);
    command
}

#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "here the user's programs are started")]
fn shell(_: &str, line: &OsStr) -> Command {
    use std::os::windows::process::CommandExt;

    let mut command = Command::new("cmd");
    command.arg("/C").raw_arg(line);
    command
}

#[cfg(all(test, unix))]
#[expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]
mod tests {
    use super::*;
    use crate::tui::program::{CommandLine, Context, RunId};

    fn job(program: Program, line: &str, input: &str) -> Job {
        Job {
            id: RunId::default(),
            command: CommandLine {
                program,
                line: line.to_owned(),
            },
            then: None,
            input: input.to_owned(),
            recording: None,
            about: Context {
                card: crate::deck::DeckId::new("rust").card("send"),
                role: "$(rm -rf \"$HOME\"); 'Rust`' Developer".to_owned(),
                seconds: 42,
                columns: 76,
            },
        }
    }

    fn printed(job: &Job, audio: &str) -> String {
        let mut command = command(job, Some(Path::new(audio)));
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    #[test]
    fn any_path_is_one_word_and_nothing_in_it_is_obeyed() {
        let review = |line| job(Program::Review, line, "");
        for path in [
            "/tmp/plain.wav",
            "/tmp/two words.wav",
            "/tmp/it's.wav",
            "/tmp/'; echo injected; '.wav",
            "/tmp/$(echo injected)`echo injected`$HOME.wav",
            "/tmp/two\nlines.wav",
            "/tmp/\"quoted\" \\ back.wav",
            "-n",
            "{audio}",
        ] {
            assert_eq!(
                printed(&review("printf '[%s]' {audio}"), path),
                format!("[{path}]")
            );
            let twice = review("printf '<%s>' -f {audio} --out={audio}");
            assert_eq!(printed(&twice, path), format!("<-f><{path}><--out={path}>"));
        }
    }

    #[test]
    fn a_path_that_is_no_text_arrives_byte_by_byte() {
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new(OsStr::from_bytes(b"/tmp/\xff'.wav"));
        let job = job(Program::Review, "printf %s {audio} | od -An -tx1", "");
        let output = command(&job, Some(path)).stdin(Stdio::null()).output().unwrap();
        let hex = String::from_utf8(output.stdout).unwrap();
        assert_eq!(hex.trim(), "2f 74 6d 70 2f ff 27 2e 77 61 76");
    }

    #[test]
    fn texts_are_in_the_environment_and_on_the_input_but_never_in_the_command_line() {
        let job = job(
            Program::Review,
            "printf '%s|%s|%s|%s' \"$GREENROOM_CARD\" \"$GREENROOM_ROLE\" $GREENROOM_SECONDS $GREENROOM_COLUMNS",
            "my 'secret' answer",
        );
        assert_eq!(
            printed(&job, "unused"),
            format!("rust/send|{}|42|76", job.about.role)
        );
        let command = command(&job, None);
        let line: Vec<String> = command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        assert_eq!(
            line,
            ["-c".to_owned(), format!("umask 077; {}", job.command.line)]
        );
    }

    #[test]
    fn what_it_writes_can_be_read_by_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("it's a take.wav");
        let job = job(Program::Record, "echo > {audio}", "");
        let mut child = command(&job, Some(&path)).spawn().unwrap();
        let leash = child.stdin.take();
        assert!(child.wait().unwrap().success());
        drop(leash);
        #[expect(clippy::disallowed_methods, reason = "a test looks at a real file")]
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_recorder_is_interrupted_when_its_input_ends_and_killed_if_it_goes_on() {
        for (line, code) in [
            ("trap 'exit 7' INT; echo; while :; do sleep 0.01; done", Some(7)),
            ("trap '' INT; echo; while :; do sleep 0.01; done", None),
        ] {
            let mut child = command(&job(Program::Transcribe, line, ""), None)
                .spawn()
                .unwrap();
            let mut ready = [0];
            std::io::Read::read_exact(&mut child.stdout.take().unwrap(), &mut ready).unwrap();
            drop(child.stdin.take());
            assert_eq!(child.wait().unwrap().code(), code, "{line}");
        }
    }

    #[test]
    fn a_recorder_reads_nothing_and_may_wait_for_all_it_started() {
        let line = "cat; true & wait; echo done";
        let mut child = command(&job(Program::Transcribe, line, ""), None)
            .spawn()
            .unwrap();
        let leash = child.stdin.take();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.stdout, b"done\n");
        drop(leash);
    }
}
