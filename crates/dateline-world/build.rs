//! Compiles the tables under `tables/` into the form that the crate embeds.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "modules shared with the crate, which uses all of them"
)]

#[path = "src/compile.rs"]
mod compile;
#[path = "src/error.rs"]
mod error;
#[path = "src/fold.rs"]
mod fold;
#[path = "src/layout.rs"]
mod layout;
#[path = "src/table.rs"]
mod table;
#[path = "src/types.rs"]
mod types;

use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("no manifest directory")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no output directory")?);
    println!("cargo::rerun-if-changed=tables");
    println!("cargo::rerun-if-changed=src");
    let tables = read_tables(&root.join("tables"))?;
    let words = fs::read_to_string(root.join("tables/common-words.txt"))?;
    let compiled = compile::compile(&tables, &words)?;
    fs::write(out.join("names.fst"), compiled.names)?;
    fs::write(out.join("world.bin"), compiled.data)?;
    Ok(())
}

fn read_tables(folder: &Path) -> Result<Vec<table::Table>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    let mut tables = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let table = table::read(&name, &fs::read_to_string(&file)?);
        tables.push(table.map_err(|error| error.to_string())?);
    }
    Ok(tables)
}
