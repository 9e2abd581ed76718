//! What is counted in an answer of one's own, and what is not.
#![expect(
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "helpers of tests, which end where something is missing"
)]

use greenroom::{
    answer::{
        CONVERSATION, Certainty, Counts, Delivery, Habits, Part, Reading, Spotted, Star, pace,
        seconds_if_spoken,
    },
    deck::parse,
    library::built_in,
};

const VERBATIM: Delivery = Delivery::Spoken {
    transcript_is_verbatim: true,
};

const CLEANED: Delivery = Delivery::Spoken {
    transcript_is_verbatim: false,
};

/// English enough for the fillers of what comes before it to be counted.
const REST: &str = " And that is what they would have had with the other one.";

fn habits(text: &str) -> Habits {
    match Counts::of(text, Delivery::Typed).reading {
        Reading::English(habits) => habits,
        other => panic!("{other:?}: {text}"),
    }
}

/// What of these is as certain as `certainty`, in the order it was said.
fn said(these: &[Spotted], certainty: Certainty) -> Vec<&'static str> {
    let these = these.iter().filter(|spotted| spotted.certainty == certainty);
    let mut all: Vec<_> = these
        .flat_map(|spotted| spotted.at.iter().map(|at| (at.start, spotted.phrase)))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, phrase)| phrase).collect()
}

fn clear_fillers(text: &str) -> Vec<&'static str> {
    said(&habits(&format!("{text}{REST}")).fillers, Certainty::Clear)
}

fn possible_fillers(text: &str) -> Vec<&'static str> {
    said(&habits(&format!("{text}{REST}")).fillers, Certainty::Possible)
}

fn hedges(text: &str, certainty: Certainty) -> Vec<&'static str> {
    said(&habits(&format!("{text}{REST}")).hedges, certainty)
}

fn sounds(text: &str) -> Vec<&'static str> {
    said(
        &habits(&format!("{text}{REST}")).sounds.unwrap(),
        Certainty::Clear,
    )
}

#[test]
fn a_spoken_answer_has_its_fillers_and_hedges_counted_where_they_stand() {
    let answer = "Um, okay, so, I'd look at the, um, the logs first. It's basically a queue, you know, and it \
        kind of backs up. I guess the consumer was slow, right? Maybe three minutes behind, and probably worse.";
    let habits = habits(answer);
    assert_eq!(
        said(habits.sounds.as_deref().unwrap(), Certainty::Clear),
        ["um", "um"]
    );
    assert_eq!(
        said(&habits.fillers, Certainty::Clear),
        ["okay", "so", "basically", "you know", "kind of", "right"]
    );
    assert_eq!(said(&habits.hedges, Certainty::Clear), ["i guess", "probably"]);
    assert_eq!(said(&habits.hedges, Certainty::Possible), ["maybe"]);
    let kind_of = habits
        .fillers
        .iter()
        .find(|spotted| spotted.phrase == "kind of")
        .unwrap();
    assert_eq!(&answer[kind_of.at[0].clone()], "kind of");
}

#[test]
fn the_most_frequent_comes_first() {
    let habits = habits("It's, like, slow. So, like, I asked them, well, what they had, like, seen.");
    let shown: Vec<_> = habits
        .fillers
        .iter()
        .map(|spotted| (spotted.phrase, spotted.count()))
        .collect();
    assert_eq!(shown, [("like", 3), ("so", 1), ("well", 1)]);
    assert_eq!(Spotted::total(&habits.fillers, Certainty::Clear), 5);
}

#[test]
fn kinds_and_sorts_are_no_fillers() {
    for text in [
        "This sort of index is what kind of locks?",
        "What kind of failure it is decides the rest.",
        "We built a new kind of queue.",
        "It was an invoicing kind of service, and that sort of thing.",
        "These kinds of things happen.",
    ] {
        assert!(
            clear_fillers(text).is_empty() && possible_fillers(text).is_empty(),
            "{text}"
        );
    }
    assert_eq!(
        clear_fillers("It's sort of slow and we kind of knew."),
        ["sort of", "kind of"]
    );
}

#[test]
fn words_that_can_fill_a_pause_count_only_in_one() {
    for text in [
        "I like canaries, and databases like Postgres look like that.",
        "It works as well, if well tested, in a well-known way.",
        "The right index, right after the join.",
        "It was late, so I actually called just one person.",
        "That is okay, and the status was okay in the end of the day shift.",
        "I literally-typed it, or whatever it was called.",
    ] {
        assert!(
            clear_fillers(text).is_empty(),
            "{text}: {:?}",
            clear_fillers(text)
        );
    }
    assert_eq!(
        clear_fillers("Well, it took, like, a week, actually, right?"),
        ["well", "like", "actually", "right"]
    );
}

#[test]
fn what_one_knows_means_and_is_honest_about_is_no_filler() {
    for text in [
        "As you know, if you know the schema, you know what breaks. Did you know?",
        "What I mean is the lock, and I mean it.",
        "I had to be honest with the client.",
    ] {
        assert!(
            clear_fillers(text).is_empty(),
            "{text}: {:?}",
            clear_fillers(text)
        );
    }
    assert_eq!(
        clear_fillers("I mean, it was, you know, late, to be honest."),
        ["i mean", "you know", "to be honest"]
    );
}

#[test]
fn what_is_unclear_is_possible() {
    assert_eq!(possible_fillers("So the cache was cold."), ["so"]);
    assert_eq!(possible_fillers("It literally ran twice."), ["literally"]);
    // Retold: it may be the other one's.
    assert_eq!(possible_fillers("I asked, okay, who calls this?"), ["okay"]);
    assert_eq!(
        hedges("It took maybe three weeks.", Certainty::Possible),
        ["maybe"]
    );
}

#[test]
fn quoted_words_are_not_ones_own() {
    assert!(clear_fillers("The button said \"okay\", and the log `so`, 'well'.").is_empty());
    assert!(clear_fillers("We left, just 'cause, so 'saved' was wrong.").is_empty());
}

#[test]
fn estimates_are_no_hedges_and_neither_is_what_one_would_tell_someone() {
    for text in [
        "I'd estimate roughly forty, and it depends.",
        "I'd say no, and I would say that to the client.",
        "A little bit of code.",
        "I would say: the plan changed.",
    ] {
        assert!(hedges(text, Certainty::Clear).is_empty(), "{text}");
    }
    assert_eq!(
        hedges(
            "I'm not sure, but hopefully it's more or less, I'd say, done.",
            Certainty::Clear
        ),
        ["i'm not sure, but", "hopefully", "more or less", "i'd say"]
    );
}

#[test]
fn of_two_phrases_in_the_same_words_the_longer_counts() {
    assert_eq!(
        hedges("I think maybe the cache was cold.", Certainty::Clear),
        ["i think maybe"]
    );
    assert_eq!(
        clear_fillers("We had logs and stuff like that."),
        ["and stuff like that"]
    );
}

#[test]
fn abbreviations_and_units_are_no_sounds() {
    assert!(sounds("The ER diagram is 5 mm wide, uh-huh.").is_empty());
    assert_eq!(
        sounds("It's, erm, Uh, hmm… the ER diagram."),
        ["erm", "uh", "hmm"]
    );
}

/// Written by people who left fillers out: what is found in them is found by mistake.
#[test]
fn the_sample_answers_have_no_fillers_and_hardly_a_hedge() {
    let (mut words, mut fillers, mut hedges) = (0, 0, 0);
    for deck in built_in() {
        for card in parse(deck.id, deck.id, deck.text).cards {
            let counts = Counts::of(&card.answer, Delivery::Typed);
            let habits = counts
                .habits()
                .unwrap_or_else(|| panic!("{} is in English", card.id));
            words += counts.words;
            fillers += Spotted::total(&habits.fillers, Certainty::Clear);
            fillers += Spotted::total(habits.sounds.as_deref().unwrap(), Certainty::Clear);
            hedges += Spotted::total(&habits.hedges, Certainty::Clear);
        }
    }
    assert!(fillers * 10_000 <= words, "{fillers} fillers in {words} words");
    assert!(hedges * 1_000 <= words, "{hedges} hedges in {words} words");
}

#[test]
fn sounds_are_counted_only_where_a_transcript_keeps_them() {
    let answer = "Um, I would have asked them what they had with that, uh, index.";
    let sounds = |how| {
        Counts::of(answer, how)
            .habits()
            .unwrap()
            .sounds
            .as_ref()
            .map(Vec::len)
    };
    assert_eq!(sounds(Delivery::Typed), Some(2));
    assert_eq!(sounds(VERBATIM), Some(2));
    assert_eq!(sounds(CLEANED), None);
}

#[test]
fn curly_quotes_capitals_and_emoji_are_read_like_anything_else() {
    let answer =
        "👍 I’D SAY IT’S BASICALLY that 🙂 and, You Know, I’m not sure, but they would have had it 👩‍💻";
    let habits = habits(answer);
    assert_eq!(said(&habits.fillers, Certainty::Clear), ["basically", "you know"]);
    let hedge = &habits.hedges[0];
    assert_eq!(&answer[hedge.at[0].clone()], "I’m not sure, but");
}

#[test]
fn nothing_but_words_is_counted_in_a_language_that_is_not_known() {
    let german =
        "Also, um es kurz zu sagen, ich war so, like, der Chef im Team. Well, man will ja, okay, lernen.";
    let arabic = "سألت العميل أولا، so، ثم أضفت ذاكرة مؤقتة.";
    let hebrew = "שאלתי את הלקוח, okay, ואז הוספתי מטמון.";
    for text in [german, arabic, hebrew] {
        let counts = Counts::of(text, VERBATIM);
        assert_eq!(counts.reading, Reading::Unknown, "{text}");
        assert_eq!(counts.habits(), None);
        assert_eq!(Star::of(text), None);
    }
    assert_eq!(Counts::of(german, VERBATIM).words, 20);
    assert_eq!(Counts::of(hebrew, VERBATIM).words, 7);
}

#[test]
fn a_language_without_blanks_has_no_pace() {
    let chinese = "我先问了客户，然后把查询改成了批量查询，延迟降低了一半。".repeat(5);
    let counts = Counts::of(&chinese, VERBATIM);
    assert_eq!(counts.reading, Reading::Unspaced);
    assert_eq!(counts.pace(60), None);
    assert_eq!(
        Counts::of(&chinese, Delivery::Typed).seconds_if_spoken(CONVERSATION),
        None
    );
}

#[test]
fn an_empty_answer_has_nothing_to_count() {
    for text in ["", " \n\t", "…!?", "👍"] {
        let counts = Counts::of(text, Delivery::Typed);
        assert_eq!(
            (counts.words, &counts.reading),
            (0, &Reading::Unknown),
            "{text:?}"
        );
        assert_eq!(counts.per_100_words(0), None);
        assert_eq!(counts.seconds_if_spoken(CONVERSATION), None);
    }
}

#[test]
fn a_megabyte_is_counted_to_the_last_word() {
    let once = "I mean, it's kind of what they had, like, um, maybe three, and I asked and so, basically, I cut it. ";
    let times = 1_000_000 / once.len();
    let text = once.repeat(times);
    let counts = Counts::of(&text, Delivery::Typed);
    assert_eq!(counts.words, 21 * times);
    let habits = counts.habits().unwrap();
    assert_eq!(habits.sounds.as_ref().unwrap()[0].count(), times);
    assert_eq!(habits.fillers[0].count(), times);
    assert_eq!(Star::of(&text).unwrap().phrases(Part::Action).len(), 2 * times);
}

#[test]
fn pace_is_rounded_to_five_and_hidden_for_short_answers() {
    assert_eq!(pace(187, 75), Some(150));
    assert_eq!(pace(152, 60), Some(150));
    assert_eq!(pace(153, 60), Some(155));
    assert_eq!(pace(30, 20), Some(90));
    assert_eq!((pace(29, 20), pace(30, 19), pace(30, 0)), (None, None, None));
    assert_eq!(pace(usize::MAX, 20), None);
}

#[test]
fn a_typed_answer_has_no_pace_but_seconds_it_would_take_to_say() {
    let answer = "We would have had to ask them what they had. ".repeat(15);
    let typed = Counts::of(&answer, Delivery::Typed);
    assert_eq!((typed.words, typed.pace(60)), (150, None));
    assert_eq!(typed.seconds_if_spoken(CONVERSATION), Some(60));
    assert_eq!(typed.seconds_if_spoken(120), Some(75));
    let spoken = Counts::of(&answer, CLEANED);
    assert_eq!(
        (spoken.pace(60), spoken.seconds_if_spoken(120)),
        (Some(150), None)
    );
    assert_eq!(
        (seconds_if_spoken(1, 150), seconds_if_spoken(10, 0)),
        (Some(5), None)
    );
}

#[test]
fn counts_per_100_words_are_whole_numbers() {
    let answer = "We would have had to ask them what they had. ".repeat(15);
    let counts = Counts::of(&answer, Delivery::Typed);
    let per_100 = [0, 1, 2, 3, 150].map(|count| counts.per_100_words(count));
    assert_eq!(per_100, [0, 1, 1, 2, 100].map(Some));
    assert_eq!(
        Counts::of("So, that is it.", Delivery::Typed).per_100_words(1),
        None
    );
}

const STORY: &str = "In my last job I was responsible for the nightly export, and it had failed for a week when I \
    was told. I quickly read the logs with the database team. Then I moved the join into the warehouse and wrote \
    down why. As a result the run went from four hours to 25 minutes, and it has held since 2021. I now look at \
    the plan before I touch a query.";

#[test]
fn a_story_has_the_phrases_of_each_part_spotted() {
    let star = Star::of(STORY).unwrap();
    let spotted = |part| {
        star.phrases(part)
            .iter()
            .map(|at| &STORY[at.clone()])
            .collect::<Vec<_>>()
    };
    assert_eq!(spotted(Part::Situation), ["In my last", "when I was"]);
    assert_eq!(spotted(Part::Task), ["I was responsible"]);
    assert_eq!(spotted(Part::Action), ["I quickly read", "I moved"]);
    assert_eq!(spotted(Part::Result), ["As a result", "went from"]);
    assert_eq!(spotted(Part::Learning), ["I now"]);
    assert_eq!(star.setup_percent(), Some(30));
}

#[test]
fn numbers_in_the_last_third_are_hints_of_a_result_and_years_are_not() {
    let star = Star::of(STORY).unwrap();
    let numbers: Vec<_> = star
        .numbers_in_result()
        .iter()
        .map(|at| &STORY[at.clone()])
        .collect();
    assert_eq!(numbers, ["four", "25"]);
    let story =
        "I asked them what they had, and then I wrote it down. They paid us two hundred thousand euros.";
    let star = Star::of(story).unwrap();
    assert_eq!(star.numbers_in_result().len(), 1);
    assert!(star.is_spotted(Part::Result) && star.phrases(Part::Result).is_empty());
}

#[test]
fn one_sentence_of_doing_is_not_yet_the_action_of_a_story() {
    let star =
        Star::of("They had a problem with that, and I asked them why and I wrote it down. We left it.")
            .unwrap();
    assert!(!star.is_spotted(Part::Action));
    assert_eq!(star.setup_percent(), None);
}

#[test]
fn an_answer_that_is_no_story_has_nothing_spotted() {
    let star = Star::of("An index is a sorted copy of the columns that you search by, and it costs writes.")
        .unwrap();
    assert!(Part::ALL.into_iter().all(|part| !star.is_spotted(part)));
}
