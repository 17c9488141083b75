//! Why a section failed: a closed set of codes for programs, each with a sentence for the person whose résumé it is.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! failure_codes {
    ($($variant:ident = $code:literal, $advice:literal;)+) => {
        /// A stable code, shown in the API and stored with the section.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum FailureCode {
            $(
                #[doc = $advice]
                #[serde(rename = $code)]
                $variant,
            )+
        }

        impl FailureCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code as stored and shown.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads exactly the codes that [`FailureCode::as_str`] writes.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == code)
            }

            /// What happened and what to do next, as a sentence.
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$variant => $advice),+ }
            }
        }
    };
}

failure_codes! {
    ProviderRateLimited = "provider_rate_limited",
        "The writing service was too busy each time we tried. Your text is safe: submit the section again in a few minutes.";
    ProviderUnavailable = "provider_unavailable",
        "The writing service had a fault each time we tried. Your text is safe: submit the section again later.";
    ProviderTimeout = "provider_timeout",
        "The writing service took too long each time we tried. Your text is safe: submit the section again, perhaps in smaller parts.";
    ProviderUnreachable = "provider_unreachable",
        "The writing service could not be reached. Your text is safe: submit the section again later.";
    ProviderMalformedResponse = "provider_malformed_response",
        "The writing service answered in a form we could not read each time we tried. Your text is safe: submit the section again later.";
    ProviderRejectedCredentials = "provider_rejected_credentials",
        "The writing service did not accept our access. Your text is safe: tell the operator of this site, then submit the section again.";
    ProviderQuotaExhausted = "provider_quota_exhausted",
        "Our quota with the writing service is used up. Your text is safe: tell the operator of this site, then submit the section again.";
    ProviderRejectedRequest = "provider_rejected_request",
        "The writing service did not accept our request. Your text is safe: tell the operator of this site, then submit the section again.";
    ProviderRefused = "provider_refused",
        "The writing service declined to work on this text. Reword it, leaving out anything that is not about your work, and submit it again.";
    ProviderContentFiltered = "provider_content_filtered",
        "The writing service's content filter stopped this text. Reword the passage it may object to and submit it again.";
    OutputTruncated = "output_truncated",
        "The result was too long to be finished. Split your text into two sections and submit them separately.";
    InputTooLong = "input_too_long",
        "The text is longer than the writing service accepts. Split it into two sections and submit them separately.";
    InvalidOutput = "invalid_output",
        "The writing service did not produce a valid résumé section, even when told what was wrong. Your text is safe: submit it again, perhaps in smaller parts.";
    UnsupportedClaims = "unsupported_claims",
        "The result kept claiming things your text does not say, so we did not keep it. Add the missing facts to your text, or submit it again.";
    MissingFact = "missing_fact",
        "A fact that this section cannot do without is missing. Answer the question in the details within your text and submit it again.";
    BudgetExhausted = "budget_exhausted",
        "Today's budget for the writing service is used up. Your text is safe: submit the section again tomorrow.";
    WorkerCrashed = "worker_crashed",
        "Our worker stopped each time it worked on this section. Your text is safe: tell the operator of this site, then submit the section again.";
    InternalError = "internal_error",
        "Something went wrong on our side. Your text is safe: tell the operator of this site, then submit the section again.";
    InvalidJob = "invalid_job",
        "The job of this section could not be read. Your text is safe: submit the section again.";
    Cancelled = "cancelled",
        "The section was cancelled before it was finished. Your text is safe: submit it again when you want it written.";
}

impl fmt::Display for FailureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_to_do_and_serializes_as_it_is_stored() {
        for code in FailureCode::ALL {
            assert!(
                code.advice().ends_with('.') && code.advice().contains("submit"),
                "{code}"
            );
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
            assert_eq!(FailureCode::parse(code.as_str()), Some(*code));
        }
    }
}
