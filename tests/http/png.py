"""Looks at a slider's picture as a person does: where does the darker square begin? And makes pictures."""

import struct
import zlib

PIECE = 48


def pixels(file):
    """Width and rows of a PNG of 8-bit RGB, each row a list of brightnesses (PNG, third edition, 9)."""
    data, width, height, packed = file.read()[8:], 0, 0, b""
    while data:
        [length] = struct.unpack(">I", data[:4])
        kind, body, data = data[4:8], data[8 : 8 + length], data[12 + length :]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            assert (depth, colour) == (8, 2)
        elif kind == b"IDAT":
            packed += body
    raw, rows, above = zlib.decompress(packed), [], bytes(3 * width)
    for number in range(height):
        start = number * (3 * width + 1)
        above = unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + 3 * width]), above)
        rows.append([sum(above[3 * x : 3 * x + 3]) for x in range(width)])
    return rows


def unfiltered(kind, line, above):
    for place, value in enumerate(line):
        left, up = (line[place - 3] if place >= 3 else 0), above[place]
        corner = above[place - 3] if place >= 3 else 0
        guess = left + up - corner
        paeth = min((left, up, corner), key=lambda one: abs(guess - one))
        line[place] = (value + (0, left, up, (left + up) // 2, paeth)[kind]) % 256
    return bytes(line)


def edges_of_the_hole(file, top):
    """Where, from the left, a square of the piece's size has the strongest edges all around."""
    rows = pixels(file)
    height, width = len(rows), len(rows[0])

    def edge(x):
        total = 0
        for y in range(top, top + PIECE):
            total += rows[y][x - 1] - rows[y][x] + rows[y][x + PIECE] - rows[y][x + PIECE - 1]
        for column in range(x, x + PIECE):
            total += rows[top - 1][column] - rows[top][column] if top > 0 else 0
            below = top + PIECE
            total += rows[below][column] - rows[below - 1][column] if below < height else 0
        return total

    return max(range(PIECE, width - PIECE), key=edge)


def one_colour(width, height, filling=0):
    """A picture in one colour (PNG, third edition), and after its end as many bytes as are wanted."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(b"\0" + bytes(width) + (b"\0" + bytes(width)) * (height - 1))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + bytes(filling)
