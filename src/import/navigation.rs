//! The words sites put around their pages: menus, links, notices.

use super::{lines::ends_sentence, peel::peel};

/// How surely a line is part of a site and not of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// A word that might stand alone in a text as well.
    Likely,
    /// A phrase that only sites use.
    Sure,
}

/// Phrases no answer consists of.
const SURE: &[&str] = &[
    "about us",
    "accept all",
    "accept cookies",
    "all questions",
    "all rights reserved",
    "all roles",
    "browse roles",
    "contact us",
    "cookie policy",
    "cookie settings",
    "cookies policy",
    "copy link",
    "follow us",
    "help center",
    "log in",
    "manage cookies",
    "next question",
    "next role",
    "previous question",
    "previous role",
    "print this page",
    "privacy notice",
    "privacy policy",
    "report a problem",
    "share on",
    "share this",
    "share this page",
    "share this question",
    "sign in",
    "sign up",
    "skip to content",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "was this helpful",
    "was this page helpful",
    "you may also like",
    "you might also like",
];

/// Single words of menus.
const LIKELY: &[&str] = &[
    "about",
    "accessibility",
    "blog",
    "careers",
    "contact",
    "cookies",
    "email",
    "facebook",
    "faq",
    "help",
    "home",
    "imprint",
    "jobs",
    "legal",
    "linkedin",
    "login",
    "menu",
    "next",
    "prev",
    "previous",
    "pricing",
    "print",
    "privacy",
    "reddit",
    "roles",
    "search",
    "share",
    "sitemap",
    "terms",
    "top",
    "twitter",
    "whatsapp",
];

/// What a heading such as "Related roles" ends in.
const THINGS: &[&str] = &[
    "articles",
    "careers",
    "guides",
    "interviews",
    "jobs",
    "links",
    "pages",
    "posts",
    "questions",
    "roles",
    "topics",
];

/// Whether `line` calls for something only a site sells: "Ready to practice?", "Start a mock interview".
pub(super) fn is_call(line: &str) -> bool {
    let body = peel(line).body;
    if body.len() > 60 || !body.starts_with(char::is_uppercase) || body.ends_with(['.', ',', ';', ':']) {
        return false;
    }
    let lower = body.to_lowercase();
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let asks = body.ends_with('?');
    let about = |things: &[&str]| words.iter().skip(1).any(|word| things.contains(word));
    match words.as_slice() {
        ["ready" | "want" | "need", ..] => {
            asks && about(&[
                "practice",
                "practise",
                "practicing",
                "interview",
                "interviews",
                "prepare",
            ])
        }
        _ if asks || words.len() > 6 => false,
        [
            "start" | "try" | "begin" | "take" | "practice" | "practise" | "book" | "schedule",
            ..,
        ] => about(&[
            "interview",
            "interviews",
            "practice",
            "practicing",
            "practising",
            "free",
            "now",
        ]),
        ["get", "started", ..] | ["create", .., "account"] | ["join", "now" | "free" | "for", ..] => true,
        _ => false,
    }
}

/// Whether `line` is the work of a site and says nothing else: "Next: the customer" may.
pub(super) fn is_plain(line: &str) -> bool {
    let first = peel(line).body.split(|char: char| !char.is_alphanumeric()).next();
    let beside = || first.is_some_and(|word| ["next", "prev", "previous"].contains(&&*word.to_lowercase()));
    navigation(line).is_some() && !(beside() && line.contains(':'))
}

/// Whether `line` is one phrase of a menu, such as "Sign up", which may be the heading of a text as well.
pub(super) fn is_phrase(line: &str) -> bool {
    let body = peel(line).body;
    SURE.iter().any(|phrase| body.eq_ignore_ascii_case(phrase))
}

/// What only sites say, be it in the middle of a short line.
const SITE_WORDS: &[&str] = &[
    "comments (",
    "free trial",
    "frequently asked questions",
    "leave a comment",
    "mock interview",
    "newsletter",
    "practice with ai",
    "sign up for",
    "subscribe now",
    "subscribe to",
    "unlock all",
    "unlock more",
    "upgrade now",
    "upgrade to",
    "want more?",
    "was this answer",
    "was this helpful",
    "was this page",
];

/// Whether `line` is short and has words that sites put around their pages.
pub(super) fn has_site_words(line: &str) -> bool {
    let lower = if line.len() > 120 {
        String::new()
    } else {
        line.to_lowercase()
    };
    SITE_WORDS.iter().any(|words| lower.contains(words))
}

/// Whether `line` is the work of a site.
pub(super) fn navigation(line: &str) -> Option<Certainty> {
    // Longer lines are sentences; a menu of many words would not be worth the time.
    if line.len() > 200 {
        return None;
    }
    let body = peel(line).body;
    let lower = body.to_lowercase();
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if is_copyright(&lower) {
        return Some(Certainty::Sure);
    }
    if let Some(certainty) = tiled(&words).filter(|_| !body.ends_with(['.', '!', ',', ';'])) {
        return Some(certainty);
    }
    let (first, last) = (words.first()?, words.last()?);
    if body.ends_with(['.', '!', '?', ',', ';']) || words.len() > 6 {
        return None;
    }
    let sure = match *first {
        "back" => words.get(1) == Some(&"to") && words.len() >= 3,
        "related" | "similar" | "more" | "other" | "popular" | "explore" | "browse" => {
            words.len() >= 2 && THINGS.contains(last)
        }
        "share" => matches!(words.get(1), Some(&("this" | "on" | "via"))),
        "follow" => words.get(1) == Some(&"us"),
        _ => false,
    };
    let beside = matches!(*first, "previous" | "prev" | "next") && body.contains([':', '→', '»']);
    (sure || beside).then_some(Certainty::Sure)
}

fn is_copyright(lower: &str) -> bool {
    lower.starts_with('©')
        || lower.contains("all rights reserved")
        || [
            "(c) 19",
            "(c) 20",
            "copyright ©",
            "copyright (c)",
            "copyright 20",
            "copyright 19",
        ]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// Whether `words` are phrases of menus one after another, and how sure the surest is.
fn tiled(words: &[&str]) -> Option<Certainty> {
    let mut rest = words;
    let mut certainty = None;
    while !rest.is_empty() {
        if let ["and", more @ ..] = rest
            && certainty.is_some()
        {
            rest = more;
        } else if let Some(length) = SURE.iter().filter_map(|phrase| starts(rest, phrase)).max() {
            certainty = Some(Certainty::Sure);
            rest = rest.get(length..)?;
        } else if rest.first().is_some_and(|word| LIKELY.contains(word)) {
            certainty = certainty.max(Some(Certainty::Likely));
            rest = rest.get(1..)?;
        } else {
            return None;
        }
    }
    certainty
}

/// The number of words of `phrase`, if `words` begin with it.
fn starts(words: &[&str], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for word in phrase.split(' ') {
        if words.get(count) != Some(&word) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Whether `text` is a word of a row of buttons: one of the well-known, or one that stands beside those.
pub(super) fn is_button_of_row(text: &str) -> bool {
    let others = [
        "bookmark", "dislike", "edit", "flag", "like", "listen", "print", "report", "save", "share",
    ];
    is_button(text) || others.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether `text` is what well-known buttons say: "Copy", "Show sample answer".
pub(super) fn is_button(text: &str) -> bool {
    if text.len() > 40 || ends_sentence(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let [verb, rest @ ..] = words.as_slice() else {
        return false;
    };
    match *verb {
        "copy" | "copied" if matches!(rest, [] | ["to", "clipboard"] | ["text"]) => true,
        "copy" | "show" | "hide" | "reveal" | "view" | "see" => {
            let kind = ["the", "sample", "model", "example", "suggested"];
            rest.split_last().is_some_and(|(last, between)| {
                *last == "answer" && between.iter().all(|word| kind.contains(word))
            })
        }
        _ => false,
    }
}
