//! Building and running C programs against the libraries that cargo has just built beside this test.
#![allow(dead_code, unreachable_pub)] // each test uses a part
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where this package stands.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where the workspace stands.
pub fn workspace() -> &'static Path {
    package().ancestors().nth(2).unwrap()
}

/// The example articles, in order of their names.
pub fn articles() -> Vec<PathBuf> {
    let folder = workspace().join("examples/articles");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    // One of our own, with more than ASCII and every kind of quotation mark.
    paths.push(package().join("tests/data/full.txt"));
    paths.sort();
    paths
}

/// How a program is linked.
#[derive(Clone, Copy)]
pub enum Link {
    Static,
    Shared,
}

/// Compiles a C program with warnings as errors, under AddressSanitizer and UndefinedBehaviorSanitizer.
pub fn compile(source: &Path, link: Link) -> PathBuf {
    let libraries = std::env::current_exe().unwrap();
    let libraries = libraries.parent().unwrap();
    let name = format!(
        "{}-{}",
        source.file_stem().unwrap().to_str().unwrap(),
        std::process::id()
    );
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut cc = Command::new(std::env::var_os("CC").unwrap_or("cc".into()));
    cc.args(["-std=c11", "-g", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"])
        .args(["-fsanitize=address,undefined", "-fno-sanitize-recover=all"])
        .arg("-I")
        .arg(package().join("include"))
        .arg(source)
        .arg("-o")
        .arg(&program);
    match link {
        // What `rustc --print native-static-libs` names.
        Link::Static => cc.arg(libraries.join("libdateline_capi.a")).args([
            "-lgcc_s",
            "-lutil",
            "-lrt",
            "-lpthread",
            "-lm",
            "-ldl",
            "-lc",
        ]),
        Link::Shared => cc
            .arg(libraries.join("libdateline_capi.so"))
            .arg(format!("-Wl,-rpath,{}", libraries.display()))
            .args(["-lpthread", "-lm"]),
    };
    assert!(
        cc.status().expect("a C compiler").success(),
        "{} does not compile",
        source.display()
    );
    program
}

/// Runs a program that should succeed, and gives back what it printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}: {}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}
