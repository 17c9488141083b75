//! Ids: UUIDv7 newtypes, shown with a prefix (`sec_…`) so that one kind is never taken for another.

use std::{fmt, str::FromStr};

use uuid::Uuid;

/// Text that is not an id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind: expected `{prefix}_` followed by 32 hexadecimal digits")]
pub struct InvalidId {
    prefix: &'static str,
}

macro_rules! id {
    ($name:ident, $prefix:literal, $what:literal) => {
        #[doc = concat!("The id of ", $what, ", shown as `", $prefix, "_` and 32 hexadecimal digits.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id; later ids sort after earlier ones (UUIDv7).
            #[expect(
                clippy::new_without_default,
                reason = "a default id would be a different id each time"
            )]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The id as the database stores it.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "_{}"), self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.trim()
                    .strip_prefix(concat!($prefix, "_"))
                    .and_then(|hex| Uuid::try_parse(hex).ok())
                    .map(Self)
                    .ok_or(InvalidId { prefix: $prefix })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id!(UserId, "usr", "a user");
id!(ResumeId, "res", "a résumé");
id!(SectionId, "sec", "a section");
id!(WorkerId, "wrk", "one start of a worker process");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text_form() {
        let id = SectionId::new();
        let text = id.to_string();
        assert!(text.starts_with("sec_") && text.len() == 36, "{text}");
        assert_eq!(text.parse(), Ok(id));
        assert_eq!(format!("  {text}\n").parse(), Ok(id));
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        let text = UserId::new().to_string();
        let error = text
            .parse::<SectionId>()
            .expect_err("a user's id is no section's id");
        assert!(error.to_string().contains("`sec_`"));
        assert!("".parse::<UserId>().is_err());
        assert!("usr_".parse::<UserId>().is_err());
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let ids: Vec<_> = std::iter::repeat_with(SectionId::new).take(100).collect();
        assert!(ids.is_sorted());
    }
}
