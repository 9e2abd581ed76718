//! A `progress.ron` with something in it that no Greenroom would write, as if one had written it.

use greenroom::history::Snapshot;

/// `text`, or a document without its first line, under a checksum that is right.
pub(crate) fn sealed(text: &str) -> String {
    let empty = Snapshot::default().to_ron();
    let (seal, _) = empty
        .split_once("Checksum ")
        .unwrap_or_else(|| unreachable!("{empty}"));
    let body = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(seal) => rest,
        _ => text,
    };
    format!("{seal}Checksum {:08x}\n{body}", crc32fast::hash(body.as_bytes()))
}
