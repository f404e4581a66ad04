//! `boundaries DIR FILE`: learns sentence ends without a mark from the treebanks of a folder, and measures them.

use std::io;
use std::path::Path;

use dateline_train::boundaries::{cased, dictionary, documents, learn, measure, news};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, file] = &arguments[..] else {
        return Err(io::Error::other("usage: boundaries DIR FILE"));
    };
    let folder = Path::new(folder);
    let read = |name: &str| documents(&folder.join(format!("syntax/{name}.conllu")));
    let texts = [read("ewt-train")?, read("gum-train")?, news(folder)?].concat();
    let weights = learn(&texts, &cased(folder)?, &dictionary(folder)?);
    for name in ["ewt-dev", "gum-dev"] {
        let (found, seen_falsely, missed) = measure(&weights, &read(name)?);
        println!("{name}: {found} ends without a mark found, {seen_falsely} seen falsely, {missed} missed");
    }
    std::fs::write(file, weights)
}
