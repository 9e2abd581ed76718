//! What comes with the program: which roles, how many questions, of which kinds, and how little of it is read at the start.

use std::collections::BTreeMap;

use greenroom::{
    deck::{Card, Difficulty, Group, Kind, parse, parse_card},
    library::{Library, Source, built_in},
};

/// Each role, its group, and how many technical, situational and behavioral questions it has at least.
const ROLES: [(&str, Group, [usize; 3]); 24] = [
    ("AI / LLM Engineer", Group::DataAndAi, [6, 2, 2]),
    ("Android Developer", Group::Engineering, [6, 2, 2]),
    ("Backend Developer", Group::Engineering, [11, 4, 5]),
    (
        "Cloud / Platform Engineer",
        Group::OperationsAndSecurity,
        [6, 2, 2],
    ),
    ("Data Analyst", Group::DataAndAi, [6, 2, 2]),
    ("Data Engineer", Group::DataAndAi, [6, 2, 2]),
    ("Data Scientist", Group::DataAndAi, [6, 2, 2]),
    ("Database Administrator", Group::DataAndAi, [6, 2, 2]),
    ("DevOps / SRE", Group::OperationsAndSecurity, [6, 2, 2]),
    ("Embedded / Systems Engineer", Group::Engineering, [6, 2, 2]),
    ("Engineering Manager", Group::CustomerAndDelivery, [3, 4, 3]),
    ("Frontend Developer", Group::Engineering, [6, 2, 2]),
    ("Full-Stack Developer", Group::Engineering, [6, 2, 2]),
    ("General Behavioral", Group::Everyone, [0, 3, 7]),
    ("iOS Developer", Group::Engineering, [6, 2, 2]),
    ("Machine Learning Engineer", Group::DataAndAi, [6, 2, 2]),
    ("Product Manager", Group::ProductAndDesign, [4, 4, 2]),
    ("QA / Test Automation Engineer", Group::Engineering, [6, 2, 2]),
    (
        "Scrum Master / Project Manager",
        Group::CustomerAndDelivery,
        [4, 4, 2],
    ),
    ("Security Engineer", Group::OperationsAndSecurity, [6, 2, 2]),
    (
        "Solutions / Sales Engineer",
        Group::CustomerAndDelivery,
        [4, 4, 2],
    ),
    (
        "Technical Support Engineer",
        Group::CustomerAndDelivery,
        [5, 3, 2],
    ),
    ("Technical Writer", Group::ProductAndDesign, [5, 3, 2]),
    ("UX / Product Designer", Group::ProductAndDesign, [5, 3, 2]),
];

/// The cards of every role, read from the whole texts of the decks.
fn cards() -> BTreeMap<&'static str, Vec<Card>> {
    let mut cards: BTreeMap<&str, Vec<Card>> = BTreeMap::new();
    for deck in built_in() {
        let parsed = parse(deck.id, deck.id, deck.text);
        assert_eq!(parsed.problems, [], "{}", deck.id);
        cards.entry(deck.role).or_default().extend(parsed.cards);
    }
    cards
}

fn count<T: PartialEq>(cards: &[Card], of: impl Fn(&Card) -> T, wanted: &T) -> usize {
    cards.iter().filter(|card| of(card) == *wanted).count()
}

#[test]
fn it_has_24_roles_in_their_groups_with_250_questions() {
    let library = Library::built_in();
    let cards = cards();
    for (name, group, _) in ROLES {
        let role = library.role(name).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((&*role.name, role.group), (name, Some(group)));
        let summary = role.summary.as_deref().unwrap_or_default();
        assert!(
            summary.ends_with('.') && summary.len() > 20,
            "{name}: {summary:?}"
        );
        assert_eq!(role.cards, cards[name].len(), "{name}");
    }
    let all: usize = library.roles().iter().map(|role| role.cards).sum();
    assert!(library.roles().len() >= 24 && all >= 250, "{all} questions");
    let grouped = |group| library.roles().iter().any(|role| role.group == Some(group));
    assert!(Group::ALL.into_iter().all(grouped), "no group is empty");
}

#[test]
fn each_role_has_ten_questions_of_every_difficulty_and_of_its_kinds() {
    let cards = cards();
    for (name, _, kinds) in ROLES {
        let cards = &cards[name];
        assert!(cards.len() >= 10, "{name}: {} questions", cards.len());
        let found = [Kind::Technical, Kind::Situational, Kind::Behavioral];
        let found = found.map(|kind| count(cards, |card| card.kind, &Some(kind)));
        let enough = found.iter().zip(kinds).all(|(found, least)| *found >= least);
        assert!(enough, "{name}: {found:?} technical, situational, behavioral");
        assert_eq!(
            found.iter().sum::<usize>(),
            cards.len(),
            "{name}: each has a kind"
        );
        let levels = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard];
        let levels = levels.map(|level| count(cards, |card| card.difficulty, &Some(level)));
        assert_eq!(levels.iter().sum::<usize>(), cards.len(), "{name}: each is rated");
        // Three, four and three of ten, give or take one of ten.
        let near =
            |(found, share): (&usize, usize)| (10 * found).abs_diff(share * cards.len()) <= cards.len();
        let near = levels.iter().zip([3, 4, 3]).all(near);
        assert!(near, "{name}: {levels:?} easy, medium, hard");
    }
}

#[test]
fn the_deck_on_the_page_about_writing_decks_follows_its_rules_but_for_its_size() {
    let page = include_str!("../assets/decks/README.md");
    let (_, rest) = page.split_once("```ron\n").unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    let parsed = parse("network-engineer", "page.ron", text);
    assert_eq!(parsed.problems, []);
    let advice = [
        greenroom::deck::check("page.ron", text, &parsed),
        greenroom::answer::check("page.ron", text, &parsed),
    ];
    let advice: Vec<String> = advice.concat().iter().map(ToString::to_string).collect();
    assert_eq!(
        advice,
        ["page.ron:6:5: the deck has 1 card (a role takes at least 10 to rehearse)"]
    );
}

#[test]
fn no_question_and_no_answer_is_there_twice() {
    let plain = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (role, cards) in cards() {
        for card in cards {
            let here = format!("{role}: {}", card.id);
            for text in [&card.question, &card.answer] {
                assert!(text.split_whitespace().count() > 3, "{here}: {text}");
                let before = seen.insert(plain(text), here.clone());
                assert_eq!(before, None, "{here} says the same");
            }
        }
    }
}

#[test]
fn what_the_program_knows_of_a_card_before_it_is_opened_is_what_its_text_says() {
    let library = Library::built_in();
    assert_eq!(library.decks().len(), built_in().len());
    for deck in built_in() {
        let parsed = parse(deck.id, deck.id, deck.text);
        let (file, indexed) = (parsed.deck.unwrap(), library.deck(deck.id).unwrap());
        assert_eq!((&*indexed.role, indexed.group), (&*file.role, file.group));
        assert_eq!(indexed.summary.as_deref(), file.summary.as_deref());
        let heads = file.heads.iter();
        let heads = heads.map(|head| (head.id.as_str(), head.kind, head.difficulty, &head.span));
        let entries = indexed.cards.iter();
        let entries = entries.map(|card| (card.id.card(), card.kind, card.difficulty, &card.span));
        assert!(heads.eq(entries), "{}", deck.id);
        for (entry, card) in indexed.cards.iter().zip(&parsed.cards) {
            assert_eq!(entry.source, Source::BuiltIn);
            let text = indexed.embedded(entry).unwrap();
            assert_eq!(
                &parse_card(text).unwrap(),
                card,
                "its own text is all that is read"
            );
        }
    }
}
