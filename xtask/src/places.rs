//! Where things are. Everything that xtask writes is in one of these places, and none of them is committed.

use std::env;
use std::path::{Path, PathBuf};

/// The project's folder. Asked for when it runs, not when it was compiled: work trees may share a build folder.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_owned)
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What can be carried away, made out of the finished site.
pub fn packages() -> PathBuf {
    root().join("packages")
}

/// The browser tests and the npm packages that they, the benchmark and the build use.
pub fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// Commands of npm packages.
pub fn npm_commands() -> PathBuf {
    browser_tests().join("node_modules/.bin")
}

/// Cargo's build folder, wherever a setting has moved it: this program was built into it.
pub fn target() -> PathBuf {
    let here = env::current_exe().ok();
    here.as_deref().and_then(|exe| exe.parent()?.parent()).map_or_else(|| root().join("target"), Path::to_owned)
}

/// A program as it is built for tests.
pub fn debug(program: &str) -> PathBuf {
    target().join("debug").join(format!("{program}{}", env::consts::EXE_SUFFIX))
}

/// A folder for what xtask makes on the way.
pub fn scratch() -> PathBuf {
    target().join("xtask")
}

/// Rust tools in the versions that this project wants. Beside `~/.cargo/bin`, not in it: it outlives a clone, as
/// that does, but another version that somebody has installed there for other work is left alone.
pub fn tools() -> PathBuf {
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| home("HOME").or_else(|| home("USERPROFILE")).map(|home| home.join(".cargo")));
    cargo.unwrap_or_else(|| root().join("target")).join("afterlaunch")
}

/// `PATH` as the commands that are started see it: the project's own tools first.
pub fn path() -> std::ffi::OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let own = [tools().join("bin"), npm_commands()];
    env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}

/// The program of this name on [`path`].
pub fn find(program: &str) -> Option<PathBuf> {
    let named = |folder: PathBuf| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX));
    env::split_paths(&path()).map(named).find(|file| file.is_file())
}
