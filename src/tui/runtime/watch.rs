//! The thread that notices what others do to the history and to the settings.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Sender, channel},
};

use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::{
    deck::Problem,
    settings::Settings,
    store::{Paths, SettingsFile},
    tui::Message,
};

use super::{Incoming, decks::quiet};

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    History,
    Settings,
    /// A folder came or went, or something was missed: anything may have changed.
    All,
}

/// Tells the main thread of changes, for as long as the program runs. `known` are the settings it has.
pub(super) fn watch(
    paths: &Paths,
    file: &SettingsFile,
    mut known: (Settings, Vec<Problem>),
    to_main: &Sender<Incoming>,
) {
    let (changed, changes) = channel();
    let begin = || Watch::<RecommendedWatcher>::new(paths, file, changed.clone());
    let mut has_failed = false;
    let mut watch = match begin() {
        Ok(watch) => watch,
        Err(error) => return failed(&error, to_main),
    };
    // What changed before the watch began.
    let mut topics = vec![Topic::All];
    loop {
        if watch.settings != places(file) {
            // A link leads elsewhere now.
            topics.push(Topic::All);
            watch = match begin() {
                Ok(watch) => watch,
                Err(error) => return failed(&error, to_main),
            };
        }
        if topics.contains(&Topic::All) {
            let failure = watch.renew();
            if let Some(error) = failure.filter(|_| !has_failed) {
                has_failed = true;
                failed(&error, to_main);
            }
        }
        let told = news(&topics, file, &mut known).try_for_each(|news| to_main.send(news));
        match quiet(&changes) {
            Some(next) if told.is_ok() => topics = next,
            _ => return,
        }
    }
}

/// What main is to hear of changes about these topics.
fn news(
    topics: &[Topic],
    file: &SettingsFile,
    known: &mut (Settings, Vec<Problem>),
) -> impl Iterator<Item = Incoming> {
    let is_about = |wanted| topics.contains(&Topic::All) || topics.contains(&wanted);
    let history = is_about(Topic::History).then_some(Incoming::HistoryTouched);
    let read = is_about(Topic::Settings).then(|| file.read());
    let settings = read.filter(|read| read != known).map(|read| {
        known.clone_from(&read);
        Incoming::SettingsRead(Box::new(read))
    });
    history.into_iter().chain(settings)
}

fn failed(error: &notify::Error, to_main: &Sender<Incoming>) {
    let text = format!(
        "some of what other devices do, or new settings, may go unnoticed until the next start: {error}"
    );
    let _ = to_main.send(Incoming::Message(Message::Failed(text)));
}

/// Where the settings lie: the file that is named, and the one it leads to if it is a link.
fn places(file: &SettingsFile) -> [PathBuf; 2] {
    [file.path.clone(), file.disk.really(&file.path)]
}

/// The watch over folders that may come and go.
struct Watch<W> {
    paths: Paths,
    settings: [PathBuf; 2],
    watcher: W,
    /// The folders whose files matter.
    folders: Vec<PathBuf>,
    /// Folders that are watched, each with what tells it from another at its path.
    watched: BTreeMap<PathBuf, (u64, u64)>,
}

impl<W: Watcher> Watch<W> {
    fn new(paths: &Paths, file: &SettingsFile, changed: Sender<Topic>) -> notify::Result<Self> {
        let settings = places(file);
        let parents = settings.iter().filter_map(|it| Some(it.parent()?.to_owned()));
        let folders: Vec<PathBuf> = [paths.history()].into_iter().chain(parents).collect();
        let named = Names::new(&settings, &folders);
        let tell = move |event: notify::Result<Event>| {
            for topic in named.topics(event) {
                let _ = changed.send(topic);
            }
        };
        let watcher = W::new(tell, notify::Config::default())?;
        Ok(Self {
            paths: paths.clone(),
            settings,
            watcher,
            folders,
            watched: BTreeMap::new(),
        })
    }

    /// Watches the folders as they are now; of one that is missing, the one in which it would come. Says why one cannot be
    /// watched; the others are.
    fn renew(&mut self) -> Option<notify::Error> {
        let there: BTreeMap<_, _> = self.folders.iter().filter_map(|it| self.nearest(it)).collect();
        let gone = self
            .watched
            .iter()
            .filter(|(path, identity)| there.get(*path) != Some(identity));
        let gone: Vec<PathBuf> = gone.map(|(path, _)| path.clone()).collect();
        for path in gone {
            // The system has let go of a folder that is gone.
            let _ = self.watcher.unwatch(&path);
            self.watched.remove(&path);
        }
        let mut failure = None;
        for (path, identity) in there {
            if self.watched.contains_key(&path) {
                continue;
            }
            match self.watcher.watch(&path, RecursiveMode::NonRecursive) {
                Ok(()) => _ = self.watched.insert(path, identity),
                // One that goes just now is missed by its own folder too.
                Err(error) if is_gone(&error) => {}
                Err(error) => failure = Some(error),
            }
        }
        failure
    }

    fn nearest(&self, folder: &Path) -> Option<(PathBuf, (u64, u64))> {
        folder
            .ancestors()
            .filter(|it| !it.as_os_str().is_empty())
            .find_map(|folder| {
                let identity = self.paths.disk.folder(folder)?;
                Some((folder.to_owned(), identity))
            })
    }
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

/// What tells what an event is about: names, since systems disagree on how the way to a file is written.
struct Names {
    settings: BTreeSet<OsString>,
    /// Of folders, and those they lie in.
    folders: BTreeSet<OsString>,
}

impl Names {
    fn new(settings: &[PathBuf], folders: &[PathBuf]) -> Self {
        let names = settings.iter().filter_map(|it| it.file_name());
        let ways = folders.iter().flat_map(|folder| folder.iter());
        Self {
            settings: names.map(ToOwned::to_owned).collect(),
            folders: ways.map(ToOwned::to_owned).collect(),
        }
    }

    fn topics(&self, event: notify::Result<Event>) -> Vec<Topic> {
        match event {
            Ok(event) if event.kind.is_access() => Vec::new(),
            Ok(event) if !event.need_rescan() => {
                event.paths.iter().filter_map(|path| self.topic(path)).collect()
            }
            _ => vec![Topic::All],
        }
    }

    fn topic(&self, path: &Path) -> Option<Topic> {
        match path.file_name() {
            Some(name) if self.settings.contains(name) => Some(Topic::Settings),
            Some(name) if self.folders.contains(name) => Some(Topic::All),
            _ => {
                let history = path.extension()?.eq_ignore_ascii_case("ronl");
                history.then_some(Topic::History)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use notify::{Config, EventHandler, WatcherKind};

    use crate::store::Disk;

    use super::*;

    /// A system that has one watch left.
    #[derive(Debug)]
    struct OneLeft(Vec<PathBuf>);

    impl Watcher for OneLeft {
        fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Ok(Self(Vec::new()))
        }

        fn watch(&mut self, path: &Path, _: RecursiveMode) -> notify::Result<()> {
            if self.0.is_empty() {
                self.0.push(path.to_owned());
                return Ok(());
            }
            Err(notify::Error::new(ErrorKind::MaxFilesWatch).add_path(path.to_owned()))
        }

        fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
            self.0.retain(|it| it != path);
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    #[test]
    fn a_folder_that_cannot_be_watched_is_told_and_the_others_are_watched() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let paths = Paths {
            disk: Disk::default(),
            data: "/no/such/folder".into(),
            config: here.join("config.ron"),
            state: here.to_owned(),
            cache: here.to_owned(),
        };
        let file = SettingsFile {
            disk: paths.disk.clone(),
            path: paths.config.clone(),
            named: false,
        };
        let mut watch = Watch::<OneLeft>::new(&paths, &file, channel().0).expect("nothing is watched yet");
        let error = watch.renew().expect("the second folder is one too many");
        assert!(matches!(error.kind, ErrorKind::MaxFilesWatch), "{error}");
        assert_eq!(watch.watched.len(), 1);
    }
}
