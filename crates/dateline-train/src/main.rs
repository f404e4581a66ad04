//! `dateline-train --treebanks DIR --out FILE [--epochs N] [--threads N] …`: trains the weights of the syntax stage.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use dateline::syntax::Model;
use dateline_train::evaluate::evaluate;
use dateline_train::train::{Options, development, train};

const USAGE: &str = "usage: dateline-train --treebanks DIR (--out FILE | --evaluate FILE)
    [--epochs N] [--threads N] [--seed N] [--rate X] [--dropout X] [--words X] [--decay X] [--names X] [--batch N]
DIR holds syntax/ (ewt-train, gum-train and development sets, CoNLL-U) and ner/.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    let mut options = Options::default();
    let (mut folder, mut out, mut measured) = (None, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().ok_or_else(|| io::Error::other(USAGE))?;
        let whole = || value.parse::<usize>().map_err(|_| io::Error::other(USAGE));
        let real = || value.parse::<f32>().map_err(|_| io::Error::other(USAGE));
        match argument.as_str() {
            "--treebanks" => folder = Some(PathBuf::from(&value)),
            "--out" => {
                out = Some(PathBuf::from(&value));
                options.checkpoint = out.clone();
            }
            "--evaluate" => measured = Some(PathBuf::from(&value)),
            "--epochs" => options.epochs = whole()?,
            "--threads" => options.threads = whole()?,
            "--batch" => options.batch = whole()?,
            "--every" => options.every = whole()?,
            "--seed" => options.seed = whole()? as u64,
            "--rate" => options.rate = real()?,
            "--dropout" => options.dropout.values = real()?,
            "--words" => options.dropout.words = real()?,
            "--decay" => options.decay = real()?,
            "--names" => options.names = real()?,
            "--explore" => options.explore = real()?,
            _ => return Err(io::Error::other(USAGE)),
        }
    }
    let folder = folder.ok_or_else(|| io::Error::other(USAGE))?;
    if let Some(file) = measured {
        let model = Model::open(std::fs::read(file)?).map_err(io::Error::other)?;
        for (name, sentences, names) in development(&folder)? {
            println!("{name:14} {}", evaluate(&model, &sentences, &names));
        }
        return Ok(());
    }
    let out = out.ok_or_else(|| io::Error::other(USAGE))?;
    let file = train(&folder, &options)?;
    std::fs::write(out, file)
}
