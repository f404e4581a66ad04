//! Compiles `frames/*.toml` into the compact form that the crate embeds, and refuses files with errors.

use std::path::Path;
use std::{env, fs};

// The types are public for the crate; here nobody else sees them.
#[allow(unreachable_pub)]
#[path = "src/frames.rs"]
mod frames;

use frames::FrameFile;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=frames");
    println!("cargo::rerun-if-changed=src/frames.rs");
    let mut paths: Vec<_> = fs::read_dir("frames")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let mut files: Vec<(String, FrameFile)> = Vec::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let file = toml::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{name}: {error}"))?;
        files.push((name, file));
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("frames.bin"), postcard::to_allocvec(&files)?)?;
    Ok(())
}
