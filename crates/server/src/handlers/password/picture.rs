//! The slider's picture: coloured waves and discs, with a square cut out that nobody can see from the
//! request alone.
//!
//! It slows down a simple program. Whoever writes one that looks at pixels gets through; what stops him
//! is how seldom a code is sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use convoca_booking::Random;

/// Width of the picture, in pixels.
const WIDTH: u32 = 280;
/// Height of the picture, in pixels.
const HEIGHT: u32 = 150;
/// Edge of the piece, in pixels.
const PIECE: u32 = 48;
/// Discs in the picture.
const DISCS: usize = 14;
/// How much darker the hole is, of 256.
const SHADE: u32 = 110;

/// A picture with a hole, and the piece.
pub(super) struct Picture {
    /// The picture with the hole, as a data URL.
    pub(super) shadow: String,
    /// The piece, as a data URL.
    pub(super) piece: String,
    /// Where the piece was, in pixels from the left.
    pub(super) x: u32,
    /// The same from the top.
    pub(super) y: u32,
}

type Pixel = [u8; 3];

/// Draws one. `None` when the encoder refuses, which it has no reason to.
pub(super) fn draw(random: &mut Random<'_>) -> Option<Picture> {
    // Not at the left edge, where the piece lies at first.
    let x = PIECE + below(random, WIDTH - 2 * PIECE);
    let y = below(random, HEIGHT - PIECE);
    let mut pixels = waves(random);
    for _ in 0..DISCS {
        disc(&mut pixels, random);
    }
    let piece: Vec<u8> = square(x, y).flat_map(|(x, y)| pixels[at(x, y)]).collect();
    for (x, y) in square(x, y) {
        pixels[at(x, y)] = pixels[at(x, y)].map(shaded);
    }
    let whole: Vec<u8> = pixels.concat();
    Some(Picture { shadow: encoded(&whole, WIDTH, HEIGHT)?, piece: encoded(&piece, PIECE, PIECE)?, x, y })
}

fn square(left: u32, top: u32) -> impl Iterator<Item = (u32, u32)> {
    (top..top + PIECE).flat_map(move |y| (left..left + PIECE).map(move |x| (x, y)))
}

fn at(x: u32, y: u32) -> usize {
    (y * WIDTH + x) as usize
}

fn shaded(part: u8) -> u8 {
    u8::try_from(u32::from(part) * (256 - SHADE) / 256).unwrap_or(u8::MAX)
}

fn waves(random: &mut Random<'_>) -> Vec<Pixel> {
    let [red, green, blue, stretch, slant, ..] = random.bytes::<8>().map(u32::from);
    let mut pixels = Vec::with_capacity((WIDTH * HEIGHT) as usize);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let wave = (x * (stretch % 5 + 1) + y * (slant % 5 + 1)) % 192;
            let height = if wave < 96 { wave } else { 192 - wave };
            pixels.push([red, green, blue].map(|part| u8::try_from(64 + (part / 2 + height) % 160).unwrap_or(u8::MAX)));
        }
    }
    pixels
}

fn disc(pixels: &mut [Pixel], random: &mut Random<'_>) {
    let (centre_x, centre_y) = (below(random, WIDTH), below(random, HEIGHT));
    let radius = 8 + below(random, 24);
    let colour: Pixel = random.bytes::<3>();
    for y in centre_y.saturating_sub(radius)..HEIGHT.min(centre_y + radius) {
        for x in centre_x.saturating_sub(radius)..WIDTH.min(centre_x + radius) {
            if x.abs_diff(centre_x).pow(2) + y.abs_diff(centre_y).pow(2) < radius.pow(2) {
                let under = pixels[at(x, y)];
                pixels[at(x, y)] = std::array::from_fn(|part| under[part] / 2 + colour[part] / 2);
            }
        }
    }
}

/// A number below `bound`; which of them come a little more often does not matter here.
fn below(random: &mut Random<'_>, bound: u32) -> u32 {
    u32::from_le_bytes(random.bytes::<4>()) % bound
}

fn encoded(pixels: &[u8], width: u32, height: u32) -> Option<String> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().ok()?.write_image_data(pixels).ok()?;
    Some(format!("data:image/png;base64,{}", STANDARD.encode(file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(url: &str) -> (u32, u32, Vec<u8>) {
        let file = STANDARD.decode(url.strip_prefix("data:image/png;base64,").unwrap()).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    #[test]
    fn the_piece_lies_in_the_hole_and_nowhere_else() {
        for seed in 1..20_u8 {
            let mut state = seed;
            let mut source = |buffer: &mut [u8]| {
                for byte in buffer {
                    state = state.wrapping_mul(5).wrapping_add(seed);
                    *byte = state;
                }
            };
            let picture = draw(&mut Random::new(&mut source)).unwrap();
            assert!(picture.x >= PIECE && picture.x + PIECE <= WIDTH && picture.y + PIECE <= HEIGHT);
            let (width, height, whole) = decoded(&picture.shadow);
            assert_eq!((width, height), (WIDTH, HEIGHT));
            let (width, height, piece) = decoded(&picture.piece);
            assert_eq!((width, height), (PIECE, PIECE));
            let hole: Vec<u8> = square(picture.x, picture.y)
                .flat_map(|(x, y)| whole[3 * at(x, y)..3 * at(x, y) + 3].to_vec())
                .collect();
            assert_eq!(hole, piece.iter().map(|part| shaded(*part)).collect::<Vec<_>>(), "seed {seed}");
        }
    }
}
