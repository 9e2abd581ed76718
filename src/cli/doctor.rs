//! `doctor`: checks everything on the disk, and mends what can be mended.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::{
    deck::{Problem, Severity},
    history::{Ledger, Writer},
    store::{Access, Finding, Repair, Store, back_up_before, examine, rebuild, repair},
    text::count,
};

use super::{
    ask::agrees,
    output::{Output, exit_code},
    places::Found,
    random,
};

pub(super) fn doctor(found: &Found, mend: bool, yes: bool, json: bool, out: &mut Output) -> Result<ExitCode> {
    let store = Store::open(found.paths.clone(), &random::device()?);
    let findings = examine(&found.paths, found.now(), *store.access() != Access::Writable);
    let mut problems: Vec<&Problem> = found.problems.iter().collect();
    problems.extend(findings.iter().map(|finding| &finding.problem));
    if json {
        out.json(&problems)?;
    } else {
        tell(found, &store, &findings, out);
    }
    let bad = |problem: &&Problem| problem.severity > Severity::Advice;
    let repairs: Vec<&Repair> = findings.iter().filter_map(|it| it.repair.as_ref()).collect();
    let question = "Mend this? A copy of everything is made first.";
    if !mend || repairs.is_empty() || !agrees(question, yes, out)? {
        return Ok(exit_code(problems.iter().any(bad)));
    }
    let left = findings.iter().filter(|it| it.repair.is_none());
    let left: Vec<_> = left.map(|it| &it.problem).chain(&found.problems).collect();
    mend_all(found, store, &repairs, out)?;
    if !left.is_empty() {
        let left = count(left.len(), "thing");
        out.line(format!(
            "{left} left as found: only you can say what should stand there."
        ));
    }
    Ok(exit_code(left.iter().any(bad)))
}

fn tell(found: &Found, store: &Store, findings: &[Finding], out: &mut Output) {
    for problem in &found.problems {
        out.line(problem);
    }
    for finding in findings {
        out.line(&finding.problem);
        if let Some(repair) = &finding.repair {
            out.line(format!("    --repair would {}", repair.says()));
        }
    }
    if let Access::ReadOnly(why) = store.access() {
        out.line(format!("Nothing can be recorded at the moment: {why}"));
    }
    let all = findings.len() + found.problems.len();
    out.line(match all {
        0 => "Everything is in order.".to_owned(),
        some => format!("{} found.", count(some, "thing")),
    });
}

/// Records that what lies in the future happened now.
fn redate(found: &Found, store: &mut Store, repairs: &[&Repair]) -> Result<()> {
    let ids: Vec<_> = repairs
        .iter()
        .filter_map(|it| match it {
            Repair::Redate(ids) => Some(ids),
            _ => None,
        })
        .flatten()
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    let loaded = rebuild(&found.paths);
    store.continue_from(&loaded);
    let writer = Writer::new(store.device(), &random::run()?, 0);
    let mut ledger = Ledger::new(loaded.progress, writer);
    for id in ids {
        store.append(&ledger.redate(id.clone(), found.now()))?;
    }
    Ok(())
}

fn mend_all(found: &Found, mut store: Store, repairs: &[&Repair], out: &mut Output) -> Result<()> {
    if let Access::ReadOnly(why) = store.access() {
        bail!("nothing is mended now: {why}");
    }
    let now = found.now();
    let before = back_up_before(&found.paths, now.day, "repair")?;
    for it in repairs {
        repair(&found.paths, it)?;
    }
    redate(found, &mut store, repairs)?;
    let loaded = rebuild(&found.paths);
    store.continue_from(&loaded);
    store
        .save_snapshot(&loaded.progress)
        .context("the progress cannot be written")?;
    out.line(format!("{} mended.", count(repairs.len(), "thing")));
    if let Some(before) = before {
        out.line(format!("What was before is in {}", before.path.display()));
    }
    Ok(())
}
