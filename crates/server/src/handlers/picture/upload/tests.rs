//! Pictures by their first bytes.

use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut image = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    image.extend(width.to_be_bytes());
    image.extend(height.to_be_bytes());
    image.extend([8, 6, 0, 0, 0]);
    image
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut image = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x0b\x08".to_vec();
    image.extend(height.to_be_bytes());
    image.extend(width.to_be_bytes());
    image.extend([1, 1, 0x11, 0]);
    image
}

#[test]
fn sizes_are_read() {
    assert_eq!(png_size(&png(640, 480)), Some((640, 480)));
    assert_eq!(jpeg_size(&jpeg(640, 480)), Some((640, 480)));
    for cut in 0..20 {
        assert_eq!(png_size(&png(640, 480)[..cut]), None, "{cut}");
        let whole = jpeg(640, 480);
        assert_eq!(jpeg_size(&whole[..cut.min(whole.len() - 5)]), None, "{cut}");
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    let is_png = |image: Vec<u8>| checked(image.into()).map(|picture| picture.png).ok();
    assert_eq!(is_png(png(4096, 4096)), Some(true));
    assert_eq!(is_png(jpeg(1, 1)), Some(false));
    for image in
        [png(4097, 1), png(0, 1), jpeg(1, 4097), jpeg(0, 0), b"GIF89a".to_vec(), b"<svg/>".to_vec(), Vec::new()]
    {
        assert_eq!(is_png(image.clone()), None, "{image:?}");
    }
}
