//! Groups of roles that are looked for together.

use serde::{Deserialize, Serialize};

use crate::text::{clean_line, nearest, slug, truncate};

/// Columns of a wrong name that are said again.
const SHOWN: usize = 40;

/// A group of roles; the order is that of the role list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Group {
    Engineering,
    DataAndAi,
    OperationsAndSecurity,
    ProductAndDesign,
    CustomerAndDelivery,
    Everyone,
}

impl Group {
    /// All groups, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Engineering,
        Self::DataAndAi,
        Self::OperationsAndSecurity,
        Self::ProductAndDesign,
        Self::CustomerAndDelivery,
        Self::Everyone,
    ];

    /// As shown and as written in a deck.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Engineering => "Engineering",
            Self::DataAndAi => "Data and AI",
            Self::OperationsAndSecurity => "Operations and Security",
            Self::ProductAndDesign => "Product and Design",
            Self::CustomerAndDelivery => "Customer and Delivery",
            Self::Everyone => "Everyone",
        }
    }

    /// The group called `name`, in any capitals; else what is wrong with the name, and what to write instead.
    ///
    /// ```
    /// use greenroom::deck::Group;
    /// assert_eq!(Group::named("data and ai"), Ok(Group::DataAndAi));
    /// assert_eq!(
    ///     Group::named("Enginering"),
    ///     Err(r#"there is no group "Enginering"; did you mean "Engineering"?"#.to_owned()),
    /// );
    /// ```
    pub fn named(name: &str) -> Result<Self, String> {
        let wanted = slug(name);
        let found = Self::ALL.into_iter().find(|group| slug(group.name()) == wanted);
        found.ok_or_else(|| {
            let advice = match nearest(name, Self::ALL.map(Self::name)) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => format!("there is {}", Self::ALL.map(Self::name).join(", ")),
            };
            let shown = truncate(&clean_line(name), SHOWN);
            format!("there is no group \"{shown}\"; {advice}")
        })
    }
}
