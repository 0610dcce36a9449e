//! A picture in I420: a plane of brightness, then two of colour with a quarter of the points each.

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Image {
    width: usize,
    height: usize,
    data: Vec<u8>,
}

/// One plane of a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plane<'a> {
    pub(crate) data: &'a [u8],
    pub(crate) width: usize,
}

impl Image {
    /// Bytes of a picture of this size.
    pub(crate) fn length(width: u32, height: u32) -> usize {
        let (width, height) = (width as usize, height as usize);
        width * height + 2 * (width.div_ceil(2) * height.div_ceil(2))
    }

    /// A picture of `data`, which is as long as [`Image::length`] says.
    pub(crate) fn new(width: u32, height: u32, mut data: Vec<u8>) -> Self {
        data.resize(Self::length(width, height), 0x80);
        Self { width: width as usize, height: height as usize, data }
    }

    /// A picture of one colour.
    pub(crate) fn plain(width: u32, height: u32, [y, u, v]: [u8; 3]) -> Self {
        let (bright, length) = ((width * height) as usize, Self::length(width, height));
        let mut data = vec![y; length];
        let middle = bright + (length - bright) / 2;
        data[bright..middle].fill(u);
        data[middle..].fill(v);
        Self::new(width, height, data)
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn data(&self) -> &[u8] {
        &self.data
    }

    pub(crate) fn into_data(self) -> Vec<u8> {
        self.data
    }

    /// The planes: brightness, blue, red.
    pub(crate) fn planes(&self) -> [Plane<'_>; 3] {
        let width = self.width.div_ceil(2);
        let (y, colour) = self.data.split_at(self.width * self.height);
        let (u, v) = colour.split_at(width * self.height.div_ceil(2));
        [(y, self.width), (u, width), (v, width)].map(|(data, width)| Plane { data, width })
    }

    /// The planes to draw on, each with its width.
    pub(crate) fn planes_mut(&mut self) -> [(&mut [u8], usize); 3] {
        let width = self.width.div_ceil(2);
        let (y, colour) = self.data.split_at_mut(self.width * self.height);
        let (u, v) = colour.split_at_mut(width * self.height.div_ceil(2));
        [(y, self.width), (u, width), (v, width)]
    }
}
