//! Every list of words that a rule of style goes by.

/// Endings after which a sentence goes on, in lower case.
pub(super) const ABBREVIATIONS: [&str; 9] = [
    "e.g.", "i.e.", "vs.", "dr.", "mr.", "mrs.", "ms.", "approx.", "incl.",
];

/// Words that turn up in answers to any question, so that finding one shows nothing. In lower case.
pub(super) const COMMON: [&str; 60] = [
    "answer", "api", "app", "ask", "better", "bug", "build", "case", "change", "check", "clear", "client",
    "code", "cost", "customer", "data", "database", "decide", "design", "example", "explain", "fail", "fast",
    "first", "fix", "good", "help", "issue", "know", "learn", "list", "manager", "measure", "meeting",
    "number", "people", "plan", "problem", "process", "project", "question", "reason", "request", "result",
    "risk", "server", "service", "simple", "slow", "system", "talk", "team", "test", "time", "tool", "user",
    "users", "wait", "work", "write",
];

/// Words of this many letters or fewer, all in lower case, are common whatever they are; `TLS` is not.
pub(super) const SHORT: usize = 3;

/// Phrases that tell a listener nothing, and what is the matter with each. Words are compared, so hyphens do not count.
pub(super) const CLICHES: [(&str, &str); 46] = [
    ("110 percent", "more than there is"),
    ("a testament to", "a flourish where a fact belongs"),
    ("as long as I can remember", "a stock opening"),
    ("best of breed", "a brochure's word"),
    ("blue sky thinking", "office slang"),
    ("boil the ocean", "office slang"),
    ("born leader", "a label anyone can claim"),
    ("bring to the table", "a stock phrase"),
    ("care too much", "a boast dressed as a weakness"),
    ("circle back", "office slang"),
    ("cutting edge", "a brochure's word"),
    ("delve into", "a flourish"),
    ("detail oriented", "a label anyone can claim"),
    ("dynamic individual", "a label anyone can claim"),
    ("ever evolving landscape", "a stock opening"),
    ("extra mile", "a stock phrase"),
    ("fast learner", "a label anyone can claim"),
    ("fast paced environment", "a phrase from job adverts"),
    ("fast paced world", "a stock opening"),
    ("game changer", "a brochure's word"),
    ("give 110", "more than there is"),
    ("go getter", "a label anyone can claim"),
    ("good question", "a way to stall"),
    ("great question", "a way to stall"),
    ("hard worker", "a label anyone can claim"),
    ("hit the ground running", "a stock phrase"),
    ("low hanging fruit", "office slang"),
    ("move the needle", "office slang"),
    ("natural leader", "a label anyone can claim"),
    ("next level", "a brochure's word"),
    ("outside of the box", "a stock phrase"),
    ("outside the box", "a stock phrase"),
    ("paradigm shift", "a brochure's word"),
    ("passionate about", "a claim in place of what one does"),
    ("people person", "a label anyone can claim"),
    ("perfectionist", "a boast dressed as a weakness"),
    ("proven track record", "a phrase from job adverts"),
    ("push the envelope", "office slang"),
    ("quick learner", "a label anyone can claim"),
    ("results driven", "a label anyone can claim"),
    ("results oriented", "a label anyone can claim"),
    ("self starter", "a label anyone can claim"),
    ("team player", "a label anyone can claim"),
    ("thrive under pressure", "a label anyone can claim"),
    ("wealth of experience", "a stock phrase"),
    ("wear many hats", "a phrase from job adverts"),
];
