//! Who holds an office: "the British prime minister" at a date.

use crate::entry::Tenure;
use crate::fold::fold;
use crate::layout::office_key;
use crate::types::Date;
use crate::world::World;

impl World {
    /// Who holds an office of a country at a date. Titles match by their words ("Defence Minister", "minister of
    /// defense"), else by what they mean ("premier", "leader").
    #[must_use]
    pub fn holder(&self, country: &str, title: &str, date: Date) -> Option<Tenure<'_>> {
        self.holder_of(&office_key(country, title), date)
            .or_else(|| self.holder_of(&office_key(country, class(title)?), date))
    }

    fn holder_of(&self, key: &str, date: Date) -> Option<Tenure<'_>> {
        let mut best: Option<Tenure<'_>> = None;
        for store in self.stores() {
            for index in store.postings(key) {
                let index = index & !crate::layout::AMBIGUOUS;
                let Some(tenure) = self.tenure(store, index) else {
                    continue;
                };
                let later = |best: Tenure<'_>| tenure.from() > best.from();
                if tenure.covers(date) && best.is_none_or(later) {
                    best = Some(tenure);
                }
            }
            if best.is_some() {
                break;
            }
        }
        best
    }
}

/// The general name of an office.
fn class(title: &str) -> Option<&'static str> {
    let folded = fold(title);
    Some(match folded.as_str() {
        "prime minister" | "premier" | "pm" | "chancellor" | "head of government" | "taoiseach"
        | "government leader" => "head of government",
        "president" | "head of state" | "king" | "queen" | "monarch" | "emperor" | "emir" | "sultan" => "head of state",
        "leader" | "ruler" | "strongman" | "dictator" | "commander in chief" => "leader",
        "supreme leader" => "supreme leader",
        "foreign minister"
        | "foreign secretary"
        | "foreign affairs minister"
        | "minister of foreign affairs"
        | "minister for foreign affairs"
        | "secretary of state"
        | "top diplomat"
        | "chief diplomat"
        | "external affairs minister" => "foreign minister",
        "defense minister"
        | "defence minister"
        | "defense secretary"
        | "defence secretary"
        | "minister of defense"
        | "minister of defence"
        | "secretary of defense"
        | "defense chief"
        | "pentagon chief"
        | "war minister" => "defense minister",
        "finance minister"
        | "minister of finance"
        | "treasury secretary"
        | "secretary of the treasury"
        | "chancellor of the exchequer" => "finance minister",
        "interior minister" | "minister of the interior" | "home secretary" | "home minister" => "interior minister",
        "central bank governor"
        | "central bank chief"
        | "fed chair"
        | "fed chairman"
        | "central bank chairman"
        | "governor of the central bank" => "central bank governor",
        "vice president" | "deputy president" => "vice president",
        "army chief"
        | "military chief"
        | "chief of staff"
        | "chief of the general staff"
        | "top general"
        | "armed forces chief"
        | "chairman of the joint chiefs of staff" => "military chief",
        "national security adviser" | "national security advisor" => "national security adviser",
        "spy chief" | "intelligence chief" | "cia director" => "intelligence chief",
        "opposition leader" | "leader of the opposition" => "opposition leader",
        "speaker" | "parliament speaker" | "house speaker" | "speaker of parliament" | "speaker of the house" => {
            "speaker"
        }
        "crown prince" => "crown prince",
        _ => return None,
    })
}
