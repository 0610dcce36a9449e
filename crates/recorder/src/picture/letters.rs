//! Names as shapes to draw. Latin letters are built in; others are taken from the machine's fonts,
//! where there are any, and are a box where there are none.

use ab_glyph::{Font, FontVec, ScaleFont as _};
use noto_sans_mono_bitmap::{FontWeight, RasterHeight, get_raster};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Most names whose shapes are remembered.
const MOST: usize = 256;

/// Longest name that is drawn, in characters.
const LONGEST: usize = 40;

/// Fonts that are looked for, in the order of how much they cover. Those with Chinese come first, for
/// that is what Latin letters alone leave out most often.
const FILES: [&str; 9] = [
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "FreeSans.ttf",
];

/// Folders where they are looked for, and most entries that are looked at.
const FOLDERS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];
const MOST_ENTRIES: usize = 20_000;

/// Most fonts that are used at a time, and the largest file in bytes: one for Chinese has 20 MB.
const MOST_FONTS: usize = 3;
const LARGEST: u64 = 64 << 20;

/// A shape: how much of each point is covered.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) cover: Vec<u8>,
}

/// Names that have been drawn.
#[derive(Debug, Default)]
pub(crate) struct Letters(HashMap<(String, bool), Arc<Shape>>);

impl Letters {
    /// A line of text, large (32 points high) or small (20).
    pub(crate) fn line(&mut self, text: &str, large: bool) -> Arc<Shape> {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let key = (text.chars().take(LONGEST).collect::<String>(), large);
        if let Some(shape) = self.0.get(&key) {
            return shape.clone();
        }
        let shape = Arc::new(draw(&key.0, large));
        self.0.insert(key, shape.clone());
        shape
    }
}

fn draw(text: &str, large: bool) -> Shape {
    let (raster, height) = if large { (RasterHeight::Size32, 32) } else { (RasterHeight::Size20, 20) };
    let glyphs: Vec<Shape> = text
        .chars()
        .filter_map(|char| {
            let built_in = |char| get_raster(char, FontWeight::Regular, raster);
            let glyph = built_in(char).map(|glyph| Shape {
                width: glyph.width(),
                height: glyph.height(),
                cover: glyph.raster().iter().flat_map(|line| line.iter().copied()).collect(),
            });
            glyph.or_else(|| from_machine(char, height)).or_else(|| (!char.is_control()).then(|| unknown(height)))
        })
        .collect();
    let width = glyphs.iter().map(|glyph| glyph.width).sum();
    let mut cover = Vec::with_capacity(width * height);
    for line in 0..height {
        for glyph in &glyphs {
            cover.extend_from_slice(&glyph.cover[line * glyph.width..][..glyph.width]);
        }
    }
    Shape { width, height, cover }
}

/// A box for what no font has.
fn unknown(height: usize) -> Shape {
    let width = height / 2;
    let edge = |at: usize, size: usize| at == 2 || at + 3 == size;
    let inside = |at: usize, size: usize| at >= 2 && at + 3 <= size;
    let point = |nth: usize| {
        let (x, y) = (nth % width, nth / width);
        let on = inside(x, width) && inside(y, height) && (edge(x, width) || edge(y, height));
        if on { 160 } else { 0 }
    };
    Shape { width, height, cover: (0..width * height).map(point).collect() }
}

/// A character of the machine's fonts.
fn from_machine(char: char, height: usize) -> Option<Shape> {
    let font = fonts().iter().find(|font| font.glyph_id(char).0 != 0)?;
    // Letters are as high as the built-in ones: a line of theirs is 0.85 of the raster.
    let scaled = font.as_scaled(height as f32);
    let id = font.glyph_id(char);
    let width = scaled.h_advance(id).ceil().clamp(1.0, 4.0 * height as f32) as usize;
    let mut cover = vec![0; width * height];
    let glyph = id.with_scale_and_position(height as f32, ab_glyph::point(0.0, scaled.ascent()));
    if let Some(outline) = font.outline_glyph(glyph) {
        let corner = outline.px_bounds().min;
        outline.draw(|x, y, covered| {
            let (x, y) = (corner.x as i64 + i64::from(x), corner.y as i64 + i64::from(y));
            if (0..width as i64).contains(&x) && (0..height as i64).contains(&y) {
                cover[y as usize * width + x as usize] = (covered * 255.0) as u8;
            }
        });
    }
    Some(Shape { width, height, cover })
}

/// The machine's fonts, read when the first character needs one and kept, for all recordings.
fn fonts() -> &'static [FontVec] {
    static FONTS: OnceLock<Vec<FontVec>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut found: Vec<(usize, PathBuf)> = Vec::new();
        let mut left = MOST_ENTRIES;
        FOLDERS.iter().for_each(|folder| look(Path::new(folder), 0, &mut left, &mut found));
        found.sort();
        let read = |path: &Path| -> Option<FontVec> {
            let small = std::fs::metadata(path).ok()?.len() <= LARGEST;
            FontVec::try_from_vec_and_index(small.then(|| std::fs::read(path).ok())??, 0).ok()
        };
        found.iter().filter_map(|(_, path)| read(path)).take(MOST_FONTS).collect()
    })
}

fn look(folder: &Path, depth: usize, left: &mut usize, found: &mut Vec<(usize, PathBuf)>) {
    const DEEPEST: usize = 4;
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Some(less) = left.checked_sub(1) else { return };
        *left = less;
        let path = entry.path();
        if path.is_dir() {
            if depth < DEEPEST {
                look(&path, depth + 1, left, found);
            }
        } else if let Some(rank) = FILES.iter().position(|name| path.file_name().is_some_and(|file| file == *name)) {
            found.push((rank, path));
        }
    }
}
