//! Real files that lie beside the repository: tests that need them say so when they are missing.

/// A file under `../shared/data/surveys`, or under `CONCORD_TEST_SURVEYS`. Missing files fail the
/// test where that variable is set, and are reported where it is not.
pub fn file(path: &str) -> Option<Vec<u8>> {
    let named = std::env::var("CONCORD_TEST_SURVEYS").ok().filter(|folder| !folder.is_empty());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = match &named {
        Some(folder) => vec![std::path::PathBuf::from(folder)],
        // In the project, and in a worktree of it.
        None => ["../shared", "../../shared"]
            .iter()
            .map(|shared| root.join(shared).join("data/surveys"))
            .collect(),
    };
    let found = places.iter().find_map(|folder| std::fs::read(folder.join(path)).ok());
    if found.is_none() {
        assert!(named.is_none(), "{path} is missing in {places:?}");
        eprintln!(
            "SKIPPED, no such file: {path}; set CONCORD_TEST_SURVEYS to the folder of surveys"
        );
    }
    found
}
