//! Control sequences (ECMA-48) with numbers in them.

/// `numbers` in the control sequence that `last` ends.
pub(super) fn code(numbers: &[u16], last: u8) -> Vec<u8> {
    let mut code = Vec::with_capacity(16);
    code.extend_from_slice(b"\x1b[");
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            code.push(b';');
        }
        digits(&mut code, *number);
    }
    code.push(last);
    code
}

fn digits(code: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        digits(code, number / 10);
    }
    let [_, digit] = (number % 10).to_be_bytes();
    code.push(b'0' + digit);
}

/// Moves the cursor to a place.
pub(super) fn move_to(x: u16, y: u16) -> Vec<u8> {
    let (column, row) = (x.saturating_add(1), y.saturating_add(1));
    match (column, row) {
        (1, 1) => code(&[], b'H'),
        (1, _) => code(&[row], b'H'),
        _ => code(&[row, column], b'H'),
    }
}

/// Moves the cursor right, or nowhere.
pub(super) fn move_right(columns: u16) -> Vec<u8> {
    match columns {
        0 => Vec::new(),
        1 => code(&[], b'C'),
        _ => code(&[columns], b'C'),
    }
}

/// Moves the cursor to a column of its row.
pub(super) fn move_across(x: u16) -> Vec<u8> {
    match x {
        0 => b"\r".to_vec(),
        _ => code(&[x.saturating_add(1)], b'G'),
    }
}
