//! Builds the web client with npm when its sources changed, and writes the table of the files to
//! embed (`$OUT_DIR/assets.rs`).
//!
//! `CONCORD_WEB` says how: `auto` (default) builds; `skip` embeds a page that says so, for checks
//! of the Rust code alone; `prebuilt` takes `web/dist` as it is, for images that ran Node before.
//!
//! Only the standard library is used, so that npm runs while cargo still compiles everything else.
//! Cargo watches the sources, not what the build makes of them: otherwise each build would call
//! for the next one.
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::error::Error;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What the client is made of, in `web/`. Never the folder itself: `node_modules` is in it.
const INPUTS: &[&str] = &[
    "src",
    "public",
    "public-pages",
    "scripts",
    "index.html",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "vite.config.ts",
    "tsconfig.json",
    "biome.json",
];
/// What the build itself writes among the inputs.
const GENERATED: &[&str] = &["src/i18n/compiled", "src/routeTree.gen.ts"];

const NEEDED: &str = "the web client needs Node.js 20.19 or newer with npm: install it, or set \
    CONCORD_WEB=skip to build without the web client";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=[web] {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    println!("cargo::rerun-if-env-changed=CONCORD_WEB");
    let web = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let dist = web.join("dist");
    let built = match env::var("CONCORD_WEB").as_deref() {
        Err(_) | Ok("" | "auto") => {
            for input in INPUTS {
                watch(&web, Path::new(input))?;
            }
            build_or_placeholder(&web)?
        }
        Ok("prebuilt") => {
            println!("cargo::rerun-if-changed={}", dist.display());
            if !dist.join("index.html").exists() {
                return Err("CONCORD_WEB=prebuilt, but web/dist/index.html does not exist".into());
            }
            true
        }
        Ok("skip") => false,
        Ok(other) => {
            return Err(format!("CONCORD_WEB is {other:?}: use auto, skip or prebuilt").into());
        }
    };
    let table = if built { embed(&dist, &out.join("web"))? } else { placeholder() };
    fs::write(out.join("assets.rs"), table)?;
    Ok(())
}

/// Whether there is a client to embed. A debug build goes on without one, a release does not.
fn build_or_placeholder(web: &Path) -> Result<bool> {
    match build(web) {
        Ok(()) => Ok(true),
        Err(error) if env::var("PROFILE")? == "release" => Err(error),
        Err(error) => {
            // Makes cargo try again: each time, because a file that does not exist counts as
            // changed; without an npm project, when one appears in the folder.
            let is_project = web.join("package.json").exists();
            let retry = web.join(if is_project { "no-web-client" } else { "." });
            println!("cargo::rerun-if-changed={}", retry.display());
            println!("cargo::warning=[web] {error}");
            println!(
                "cargo::warning=[web] this build shows a placeholder instead of the web client"
            );
            Ok(false)
        }
    }
}

/// Tells cargo to watch an input: a folder as a whole, unless something generated lies in it.
fn watch(web: &Path, input: &Path) -> Result<()> {
    let path = web.join(input);
    if !path.exists() || is_generated(input) {
        return Ok(());
    }
    let holds_generated = GENERATED.iter().any(|generated| Path::new(generated).starts_with(input));
    if !holds_generated {
        println!("cargo::rerun-if-changed={}", path.display());
        return Ok(());
    }
    for name in sorted_names(&path)? {
        watch(web, &input.join(name))?;
    }
    Ok(())
}

fn is_generated(input: &Path) -> bool {
    GENERATED.iter().any(|generated| input.starts_with(generated))
}

/// Runs npm if the client in `dist` was not made from the inputs as they are.
fn build(web: &Path) -> Result<()> {
    if !web.join("package.json").exists() {
        return Err("web/package.json does not exist".into());
    }
    // Cargo and an editor may build at once.
    let lock = fs::File::create(web.join(".build.lock"))?;
    lock.lock()?;
    let mut inputs = Vec::new();
    for input in INPUTS {
        collect(web, Path::new(input), &mut inputs)?;
    }
    let wanted = fingerprint(web, &inputs)?;
    let stamp = web.join("dist/.stamp");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    check_node()?;
    install(web)?;
    npm(web, &["run", "build"])?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// `npm ci`, unless `node_modules` was made from this very lock file.
fn install(web: &Path) -> Result<()> {
    let lock = PathBuf::from("package-lock.json");
    let wanted = fingerprint(web, &[lock])?;
    let stamp = web.join("node_modules/.concord-lock");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    npm(web, &["ci", "--include=dev", "--no-audit", "--no-fund"])?;
    fs::write(stamp, wanted)?;
    Ok(())
}

fn check_node() -> Result<()> {
    let output = Command::new("node").arg("--version").output();
    let version = output.ok().and_then(|output| String::from_utf8(output.stdout).ok());
    let version = version.unwrap_or_default();
    let mut parts = version.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor))) if (major, minor) >= (20, 19) => Ok(()),
        (Some(Ok(_)), _) => Err(format!("Node.js {} is too old: {NEEDED}", version.trim()).into()),
        _ => Err(NEEDED.into()),
    }
}

fn npm(web: &Path, arguments: &[&str]) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let command = format!("npm {}", arguments.join(" "));
    eprintln!("[web] {command}"); // seen with `cargo build -vv`
    let output = Command::new(npm)
        .args(arguments)
        .current_dir(web)
        .env("CI", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("npm cannot be run ({error}): {NEEDED}"))?;
    if output.status.success() {
        return Ok(());
    }
    let words = [output.stdout, output.stderr].concat();
    let words = String::from_utf8_lossy(&words);
    let lines: Vec<&str> = words.lines().filter(|line| !line.trim().is_empty()).collect();
    for line in lines.iter().skip(lines.len().saturating_sub(30)) {
        println!("cargo::warning=[web] {line}");
    }
    Err(format!("`{command}` failed in web/; its last lines are above").into())
}

/// All files of an input, by path, without what is generated.
fn collect(web: &Path, input: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    let path = web.join(input);
    if is_generated(input) {
        return Ok(());
    }
    if path.is_dir() {
        for name in sorted_names(&path)? {
            collect(web, &input.join(name), into)?;
        }
    } else if path.is_file() {
        into.push(input.to_owned());
    }
    Ok(())
}

fn sorted_names(folder: &Path) -> Result<Vec<PathBuf>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(PathBuf::from(entry?.file_name())));
    let mut names = names.collect::<std::io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Names and contents of `files` under `root`, as 16 hexadecimal digits.
fn fingerprint(root: &Path, files: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(root.join(file))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Copies `dist` to `copy`, so that a later npm build cannot pull files away from under the
/// compiler, and returns the table, sorted by path.
fn embed(dist: &Path, copy: &Path) -> Result<String> {
    let mut files = Vec::new();
    collect(dist, Path::new(""), &mut files)?;
    if copy.exists() {
        fs::remove_dir_all(copy)?;
    }
    for file in &files {
        let target = copy.join(file);
        fs::create_dir_all(target.parent().unwrap_or(copy))?;
        fs::copy(dist.join(file), target)?;
    }
    let mut lines = BTreeMap::new();
    for file in &files {
        let path = file.to_string_lossy().replace('\\', "/");
        if !path.starts_with('.') && !path.ends_with(".br") && !path.ends_with(".gz") {
            lines.insert(path.clone(), table_line(copy, file, &path)?);
        }
    }
    let lines: String = lines.into_values().collect();
    Ok(format!("{TABLE_DOC}pub static FILES: &[Asset] = &[\n{lines}];\n"))
}

const TABLE_DOC: &str = "/// Every file of the web client, sorted by path.\n";

fn table_line(folder: &Path, file: &Path, path: &str) -> Result<String> {
    let include = |file: &Path| format!("include_bytes!({:?})", folder.join(file));
    let compressed = |extension: &str| {
        let file = PathBuf::from(format!("{}{extension}", file.display()));
        let exists = folder.join(&file).exists();
        if exists { format!("Some({})", include(&file)) } else { "None".to_owned() }
    };
    Ok(format!(
        "Asset {{ path: {path:?}, media_type: {:?}, etag: \"\\\"{}\\\"\", immutable: {}, raw: {}, \
         gzip: {}, brotli: {} }},\n",
        media_type(file),
        fingerprint(folder, &[file.to_owned()])?,
        path.starts_with("assets/"),
        include(file),
        compressed(".gz"),
        compressed(".br"),
    ))
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn placeholder() -> String {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Concord</title>\
        <p>This build of Concord has no web client. Build it with Node.js 20.19 or newer and \
        without <code>CONCORD_WEB=skip</code>. The API is at <code>/api/v1</code>.</p></html>";
    format!(
        "{TABLE_DOC}pub static FILES: &[Asset] = &[Asset {{ path: \"index.html\", \
         media_type: \"text/html; charset=utf-8\", etag: \"\\\"placeholder\\\"\", immutable: false, \
         raw: {page:?}.as_bytes(), gzip: None, brotli: None }}];\n"
    )
}
