//! Faults, kills and power cuts one after the other, as chance has it.

use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{
    check::check,
    fake_disk::{Cut, EACCES, EIO, ENOSPC, EROFS, Fault, Kind, Lost},
    person::{Person, sitting},
};

prop_compose! {
    fn fault()(
        call in 0_usize..200,
        from_then_on in any::<bool>(),
        of in select(vec![
            (|_| true) as fn(Kind) -> bool,
            Kind::changes,
            Kind::grows,
            |kind| matches!(kind, Kind::Sync | Kind::SyncFolder),
            |kind| matches!(kind, Kind::Write | Kind::SetLen),
        ]),
        errno in select(vec![ENOSPC, EIO, EACCES, EROFS]),
        lost in select(vec![Lost::AtThePowerCut, Lost::AtOnce, Lost::Zeroed]),
        torn_after in 0_usize..700,
        dies in prop::bool::weighted(0.2),
    ) -> Fault {
        let fault = match (dies, from_then_on) {
            (true, _) => return Fault::death_at(call),
            (false, true) => Fault::from(call),
            (false, false) => Fault::nth(call),
        };
        fault.of(of).with(errno).losing(lost).torn_after(torn_after)
    }
}

fn cut() -> impl Strategy<Value = Cut> {
    prop_oneof![
        Just(Cut::Dropped),
        Just(Cut::Kept),
        any::<u64>().prop_map(Cut::Mixed)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn whatever_happens_what_was_saved_is_there(
        rounds in vec((vec(fault(), 0..4), option::of(cut())), 1..5),
    ) {
        let mut person = Person::new();
        for (number, (faults, cut)) in rounds.into_iter().enumerate() {
            for fault in faults {
                person.disk.fail(fault);
            }
            sitting(&mut person);
            person.disk = match cut {
                Some(cut) => person.disk.after_power_cut(cut),
                None => person.disk.copy(),
            };
            check(&person.disk, &person, &format!("after round {number}"));
        }
    }
}
