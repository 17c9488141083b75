//! Who is somebody besides the user.

use foldhash::HashSet;
use std::sync::LazyLock;

/// People who are somebody else by what they are called.
const PEOPLE: &str = "boss owner friend colleague colleagues coworker coworkers others someone somebody agency contractor contractors vet \
        brother sister wife husband father mother dad mum mom uncle aunt cousin partner he she parents physio physios teammate teammates classmate classmates council committee chatgpt company team teams department seniors nurses doctors \
        engineers specialist specialists firm office gm rn qs tl hod md gp dr prof professor mr mrs ms they guy lady patron unit desk \
        lab vendor isp provider landlord garage corporate hq hub master bank gaffer producer bursar headteacher headmaster headmistress dean rector provost \
        owners friends partners brothers sisters uncles aunts cousins vendors providers landlords agencies neighbour neighbours neighbor neighbors son daughter \
        subbie subbies subcontractor subcontractors madam maam nan nana gran granny mam nephew niece grandad granddad grandpa grandma boyfriend girlfriend flatmate housemate roommate";

pub fn is_kin(key: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| PEOPLE.split_ascii_whitespace().collect());
    WORDS.contains(key)
}

/// Whether a word names somebody besides the user.
pub fn is_somebody(key: &str) -> bool {
    // A model that somebody built is nobody.
    is_kin(key) || (key != "model" && crate::check::truth::titles::names_a_role(key))
}
