//! `import`: saved role pages as decks of the user's own.

use std::{collections::BTreeMap, path::Path, process::ExitCode};

use anyhow::{Context, Result, anyhow, bail};

use crate::{
    deck::{DeckId, ROLE_LIMIT},
    import::{PAGE_LIMIT, PageQuestion, Plan, deck_name, joined, plan, read_page, repeated},
    store::{Backup, Disk, Written, back_up_before, read_imported, write_imported},
    text::{clean_line, count},
};

use super::{
    args::Import,
    output::{Output, complain, exit_code},
    places::Found,
};

/// What is to be imported into one deck, from any number of pages.
#[derive(Default)]
struct Target {
    role: String,
    questions: Vec<PageQuestion>,
}

pub(super) fn import(found: &Found, args: &Import, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    if let Some(deck) = &args.deck {
        check_name(deck)?;
    }
    let mut failed = false;
    let mut targets: BTreeMap<String, Target> = BTreeMap::new();
    for path in &args.files {
        match page(path, args.role.as_deref()) {
            Ok((role, questions)) => {
                let found = count(questions.len(), "question");
                out.line(format!("{}: {found} found for {role}", shown(path)));
                let deck = args.deck.clone().unwrap_or_else(|| deck_name(&role));
                let target = targets.entry(deck).or_default();
                target.role = role;
                target.questions = joined(std::mem::take(&mut target.questions), questions);
            }
            Err(error) => {
                complain(&format!("error: {error:#}"));
                failed = true;
            }
        }
    }
    for (deck, target) in targets {
        if let Err(error) = write(found, &deck, &target, args.dry_run, out) {
            complain(&format!("error: {error:#}"));
            failed = true;
        }
    }
    Ok(exit_code(failed))
}

/// A deck's name becomes a file's name, within the decks folder, and is the deck's id.
fn check_name(deck: &str) -> Result<()> {
    let strange = |char: char| char.is_whitespace() || "\\:*?\"<>|".contains(char);
    let is_its_id = DeckId::new(deck).as_str() == deck;
    if !is_its_id || deck.len() > 100 || deck.starts_with('.') || deck.contains(strange) {
        bail!(
            "\"{}\" cannot name a deck: use letters, digits and hyphens",
            clean_line(deck)
        );
    }
    Ok(())
}

/// A path as it can be printed in one line.
fn shown(path: &Path) -> String {
    clean_line(&path.display().to_string()).into_owned()
}

fn name(path: &Path) -> String {
    shown(path.file_name().unwrap_or_default().as_ref())
}

/// The role and questions of a page. What was left out or doubtful is printed.
fn page(path: &Path, role: Option<&str>) -> Result<(String, Vec<PageQuestion>)> {
    let shown = shown(path);
    let bytes = Disk::default()
        .read_limited(path, PAGE_LIMIT as u64)
        .with_context(|| format!("{shown} cannot be read"))?;
    let page = read_page(path, &bytes);
    for problem in &page.problems {
        complain(&format!("warning: {problem}"));
    }
    for (line, first) in repeated(&page.questions) {
        complain(&format!(
            "warning: {shown}:{line}: this question and its answer are on line {first} too; both are imported"
        ));
    }
    if page.questions.is_empty() {
        bail!("{shown}: nothing was imported");
    }
    if role.is_some_and(|role| role.trim().is_empty()) {
        bail!("--role is empty: give the role a name, or leave the option out");
    }
    let role = role.map(str::to_owned).or(page.role);
    let role = role.filter(|role| !role.trim().is_empty());
    let role = role.with_context(|| format!("{shown} names no role: say which with --role NAME"))?;
    if role.chars().nth(ROLE_LIMIT).is_some() {
        bail!(
            "{shown}: the name of the role has over {ROLE_LIMIT} characters: say a shorter one with --role NAME"
        );
    }
    Ok((role.trim().to_owned(), page.questions))
}

fn write(found: &Found, deck: &str, target: &Target, dry_run: bool, out: &mut Output) -> Result<()> {
    let existing = read_imported(&found.paths, deck).map_err(|problems| {
        for problem in problems {
            complain(&format!("error: {problem}"));
        }
        anyhow!("the deck {deck} has errors; mend them first, or import into another with --deck")
    })?;
    let plan = plan(&existing.cards, &target.questions);
    let role = existing.role.as_deref().unwrap_or(&target.role);
    let keeps_role = (role != target.role)
        .then(|| format!("  the deck {deck} keeps its role, {role}; --deck names another deck"));
    if plan.is_unchanged() || dry_run {
        report(&plan, existing.edited, keeps_role.as_deref(), out);
        out.line(if plan.is_unchanged() {
            "  nothing to change"
        } else {
            "  dry run: nothing was written"
        });
        return Ok(());
    }
    let copy = (!plan.updated.is_empty() && !existing.edited)
        .then(|| back_up_before(&found.paths, found.now().day, "import"))
        .transpose()
        .map_err(|error| anyhow!("{error}; {REMEDY}"))?;
    let written = write_imported(&found.paths, deck, role, &plan.cards, existing.edited)
        .map_err(|error| anyhow!("{error}; {REMEDY}"))?;
    // Only now is it true.
    report(&plan, existing.edited, keeps_role.as_deref(), out);
    if let Some(copy) = copy.flatten() {
        undo(&copy, deck, out);
    }
    tell(&written, out);
    Ok(())
}

/// What to do where the disk refuses. A deck is replaced whole, so the old one or the new one is there.
const REMEDY: &str =
    "nothing is lost: free some space, or see whether you may write there, then import again";

fn tell(written: &Written, out: &mut Output) {
    match written {
        Written::Deck(path) => out.line(format!("  written to {}", shown(path))),
        Written::Beside { path, deck, kept } => {
            let left = if kept.is_empty() { "it was" } else { "they were" };
            let kept = kept.iter().map(|path| format!(" and {}", name(path)));
            out.line(format!(
                "  you edited {deck}{}, so {left} left alone. To take the new deck over, rename {} to {deck}",
                kept.collect::<String>(),
                shown(path),
                deck = name(deck),
            ));
        }
    }
}

/// A site's new wording may be worse than its old one.
fn undo(copy: &Backup, deck: &str, out: &mut Output) {
    let file = Path::new("decks").join(format!("{deck}.ron"));
    out.line(format!(
        "  to undo: greenroom restore {} --only {}",
        copy.name(),
        shown(&file)
    ));
}

/// Says what the import changes; in a deck that was `edited` it only would, for that one is left alone.
fn report(plan: &Plan, edited: bool, keeps_role: Option<&str>, out: &mut Output) {
    let (start, would) = if edited && !plan.is_unchanged() {
        ("compared with your edited deck: ", "would be updated")
    } else {
        ("", "updated")
    };
    out.line(format!(
        "  {start}{} new, {} {would}, {} unchanged",
        plan.new.len(),
        plan.updated.len(),
        plan.unchanged
    ));
    for change in &plan.updated {
        let parts = [
            (change.question_changed, "question"),
            (change.answer_changed, "answer"),
            (change.difficulty_changed, "difficulty"),
        ];
        let parts: Vec<_> = parts
            .iter()
            .filter(|(changed, _)| *changed)
            .map(|(_, name)| *name)
            .collect();
        out.line(format!("  {would}: {} ({})", change.id, parts.join(", ")));
    }
    for id in &plan.gone {
        out.line(format!("  no longer on the page, kept in the deck: {id}"));
    }
    if let Some(line) = keeps_role {
        out.line(line);
    }
}
