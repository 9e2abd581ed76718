//! Indexes the built-in decks, so that the program starts without parsing them.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a build script has the disk and the environment, and stops the build by panicking"
)]

use std::{env, fmt::Write, fs, path::Path};

use ron::{Options, extensions::Extensions, value::RawValue};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename = "Deck")]
struct Deck<'a> {
    role: String,
    summary: Option<String>,
    group: Option<String>,
    #[serde(borrow)]
    cards: Vec<&'a RawValue>,
}

/// What the role list and the filters need of a card; its other fields are left in the text.
#[derive(Deserialize)]
#[serde(rename = "Card")]
struct Head {
    id: String,
    kind: Option<Kind>,
    difficulty: Option<Difficulty>,
}

#[derive(Debug, Deserialize)]
enum Kind {
    Technical,
    Situational,
    Behavioral,
}

#[derive(Debug, Deserialize)]
enum Difficulty {
    Easy,
    Medium,
    Hard,
}

fn main() {
    println!("cargo::rerun-if-changed=assets/decks");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let folder = Path::new(&root).join("assets/decks");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("assets/decks is there")
        .map(|entry| entry.expect("assets/decks can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    paths.sort();
    let mut code = String::from("pub(super) static BUILT_IN: &[BuiltInDeck] = &[\n");
    for path in paths {
        let id = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("deck names are UTF-8");
        let text = fs::read_to_string(&path).expect("decks are UTF-8");
        index(&mut code, id, &path.display().to_string(), &text);
    }
    code.push_str("];\n");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("built_in.rs"), code).expect("OUT_DIR can be written");
}

fn index(code: &mut String, id: &str, path: &str, text: &str) {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let deck: Deck = options
        .from_str(text)
        .unwrap_or_else(|error| panic!("{path}:{error}"));
    let write = "writing to a string";
    let group = deck.group.map_or("None".into(), |name| variant(&name));
    writeln!(
        code,
        "    BuiltInDeck {{ id: {id:?}, role: {:?}, summary: {:?}, group: {group}, text: include_str!({path:?}), cards: &[",
        deck.role, deck.summary
    )
    .expect(write);
    for raw in deck.cards {
        let raw = raw.get_ron();
        let start = raw.as_ptr() as usize - text.as_ptr() as usize;
        let head: Head = options
            .from_str(raw)
            .unwrap_or_else(|error| panic!("{path}, card at byte {start}: {error}"));
        let kind = head
            .kind
            .map_or("None".into(), |kind| format!("Some(Kind::{kind:?})"));
        let difficulty = head.difficulty.map_or("None".into(), |difficulty| {
            format!("Some(Difficulty::{difficulty:?})")
        });
        let end = start + raw.len();
        writeln!(
            code,
            "        ({:?}, {kind}, {difficulty}, {start}, {end}),",
            format!("{id}/{}", head.id)
        )
        .expect(write);
    }
    code.push_str("    ] },\n");
}

/// "Data and AI" is `Group::DataAndAi`; a name that is no group's does not compile.
fn variant(group: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + &rest.to_lowercase()
    };
    let name: String = group.split_whitespace().map(word).collect();
    format!("Some(Group::{name})")
}
