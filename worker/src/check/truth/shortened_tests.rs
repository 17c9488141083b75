//! Abbreviations and cut words, and what they stand for.

use crate::check::truth::testing::text_passes as told;

#[test]
fn abbreviations_are_spelt_out_and_no_others() {
    for (source, text, other) in [
        (
            "sold print b2b and bikes on c2w vouchers",
            "Sold bikes on Cycle to Work vouchers",
            "Sold bikes on Walk to School vouchers",
        ),
        (
            "taught grade 5, half the class ELL",
            "Taught grade 5, half of the class English language learners",
            "Taught grade 5, half of the class Spanish language learners",
        ),
        (
            "opened the vault with the HOP",
            "Opened the vault with the Head of Operations",
            "Opened the vault with the Head of Treasury",
        ),
        (
            "HVAC installs for two years",
            "Installed Heating, Ventilation and Air Conditioning for two years",
            "Installed Heating, Plumbing and Solar for two years",
        ),
        (
            "swimmer in d2, fly and free",
            "Division II swimmer in fly and free",
            "Division III swimmer in fly and free",
        ),
        (
            "drilled and set dets at the quarry",
            "Drilled and set detonators at the quarry",
            "Drilled and set sensors at the quarry",
        ),
        (
            "retired USAF, loadmaster for ten years",
            "Loadmaster in the Air Force for ten years",
            "Loadmaster in the Coast Guard for ten years",
        ),
        (
            "RAF loadmaster for ten years",
            "Ten years a loadmaster in the Royal Air Force",
            "Ten years a loadmaster in the Royal Navy",
        ),
        (
            "retired msgt, ran the radio shop",
            "As a Master Sergeant ran the radio shop",
            "As a Chief Master Sergeant ran the radio shop",
        ),
        (
            "TA'd statics for two terms",
            "Was TA for statics for two terms",
            "Was RA for statics for two terms",
        ),
    ] {
        assert!(told(source, text), "{text}");
        assert!(!told(source, other), "{other}");
    }
}
