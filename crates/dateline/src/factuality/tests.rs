use super::*;

#[test]
fn a_broken_table_names_its_line_and_column() {
    let error =
        Signatures::parse("# comment\nlemma\tframe\taffirmed\tnegated\tsource\nwant\tto\t?\t0\town\n").unwrap_err();
    assert_eq!(error.to_string(), "signatures, line 3: affirmed is missing or unknown");
}
