//! The oldest Rust that the workspace promises (`rust-version`) is one that every dependency builds with.

use serde_json::Value;

use crate::shell::{Result, cargo, output};

/// Fails if a package of the lock file needs a later Rust than this workspace says.
pub(crate) fn check() -> Result {
    let metadata = output(cargo(), &["metadata", "--format-version", "1", "--locked"])?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let promised = numbers(env!("CARGO_PKG_RUST_VERSION"));
    let packages = metadata.get("packages").and_then(Value::as_array);
    let packages = packages.ok_or("cargo metadata: no packages")?;
    let later: Vec<String> = packages
        .iter()
        .filter_map(|package| {
            let text = |key| package.get(key).and_then(Value::as_str);
            let needed = text("rust_version").filter(|needed| numbers(needed) > promised)?;
            Some(format!("{} {} needs Rust {needed}", text("name")?, text("version")?))
        })
        .collect();
    if later.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "rust-version in Cargo.toml is {}, but {}",
            env!("CARGO_PKG_RUST_VERSION"),
            later.join(", ")
        ))
    }
}

/// `1.88.0` as numbers, which compare as versions do.
fn numbers(version: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = version.split('.').map(|part| part.parse().unwrap_or(0)).collect();
    numbers.resize(3, 0);
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(numbers("1.100") > numbers("1.99.9"));
        assert_eq!(numbers("1.88"), numbers("1.88.0"));
    }
}
