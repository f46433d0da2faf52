"""Pictures of a card with a code on it, as a phone takes them."""

import math
import random

import qrcode
from PIL import Image, ImageChops, ImageDraw, ImageFilter


CODE = "05986312647070341096492321563115614655210922138434586"
CARD_MM = (85.6, 54.0)
QR_MM = 28.0
_FINE = 8  # the card is drawn so much finer than it is shown


def qr_modules(code):
    """Return the code with its quiet zone, one pixel a module."""
    qr = qrcode.QRCode(
        version=3, error_correction=qrcode.constants.ERROR_CORRECT_H, box_size=1, border=4
    )
    qr.add_data(qrcode.util.QRData(code, mode=qrcode.util.MODE_NUMBER))
    qr.make(fit=False)
    matrix = qr.get_matrix()
    image = Image.new("L", (len(matrix), len(matrix)), 255)
    image.putdata([0 if dark else 255 for row in matrix for dark in row])
    return image


def card(dpi, code=CODE):
    """Return a white CR80 card with a 28 mm code on it, at a resolution."""
    fine = dpi * _FINE / 25.4
    size = [round(mm * fine) for mm in CARD_MM]
    picture = Image.new("L", size, 255)
    side = round(QR_MM * fine)
    square = qr_modules(code).resize((side, side), Image.Resampling.NEAREST)
    picture.paste(square, (size[0] - side - round(4 * fine), (size[1] - side) // 2))
    pen = ImageDraw.Draw(picture)
    for i in range(5):  # stands for the words on the card
        top = round((8 + i * 8) * fine)
        pen.rectangle((round(5 * fine), top, round((42 - i * 4) * fine), top + round(3 * fine)), 90)
    return picture.resize([n // _FINE for n in size], Image.Resampling.BOX)


def on_table(picture, table=70):
    """Lay a card on a grey table, with room to turn it."""
    room = round(math.hypot(*picture.size)) + 20
    ground = Image.new("L", (room, room), table)
    ground.paste(picture, ((room - picture.width) // 2, (room - picture.height) // 2))
    return ground


def rotated(picture, degrees):
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=70)


def in_perspective(picture, degrees, distance=3.0):
    """Lean the picture away around its upright axis, seen from so many widths off."""
    width, height = picture.size
    half, turn = width / 2, math.radians(degrees)

    def seen(x, y):
        dx, dy = x - half, y - height / 2
        scale = distance * width / (distance * width + dx * math.sin(turn))
        return half + dx * math.cos(turn) * scale, height / 2 + dy * scale

    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        _coefficients([seen(x, y) for x, y in corners], corners),
        Image.Resampling.BICUBIC,
        fillcolor=70,
    )


def _coefficients(shown, source):
    """Solve the eight numbers that carry four shown points to four source points."""
    rows = []
    for (x, y), (u, v) in zip(shown, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):
        pivot = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(8):
            if r != i:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[8] for row in rows]


def blurred(picture, sigma=1.5):
    return picture.filter(ImageFilter.GaussianBlur(sigma))


def darkened(picture, share=0.25):
    return picture.point(lambda value: round(value * share))


def shadowed(picture):
    """Let a hand's shadow fall over the code, with a soft edge."""
    mask = Image.new("L", picture.size, 255)
    pen = ImageDraw.Draw(mask)
    width, height = picture.size
    pen.polygon([(0, 0), (width * 0.9, 0), (width * 0.55, height), (0, height)], 110)
    mask = mask.filter(ImageFilter.GaussianBlur(width / 40))
    return ImageChops.multiply(picture, mask)


def noisy(picture, sigma=25, seed=1):
    """Add the noise of a small sensor, the same at every run."""
    dice, tile = random.Random(seed), Image.new("L", (257, 263))
    tile.putdata(
        [min(255, max(0, round(dice.gauss(128, sigma)))) for _ in range(tile.width * tile.height)]
    )
    noise = Image.new("L", picture.size)
    for x in range(0, picture.width, tile.width):
        for y in range(0, picture.height, tile.height):
            noise.paste(tile, (x, y))
    return ImageChops.add(picture, noise, offset=-128)
