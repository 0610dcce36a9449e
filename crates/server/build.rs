//! Makes a changed page rebuild the crate, because the pages are compiled in.

fn main() {
    println!("cargo:rerun-if-changed=../../web");
}
