// Looks at a picture before it is sent: too small, too dark, blurred, or an edge cut off.

const LOOKED_AT_PIXELS = 900;
const SHORT_SIDE_MIN = 700;
const DARK_BELOW = 70;
const BLURRED_BELOW = 45;
const PAPER_SHARE = 0.55;
const EDGE_SHARE = 0.02;

export const isPicture = (file) => /^image\/(jpeg|png|webp)$/.test(file.type);

async function grays(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LOOKED_AT_PIXELS / Math.max(picture.width, picture.height));
  const width = Math.max(3, Math.round(picture.width * scale));
  const height = Math.max(3, Math.round(picture.height * scale));
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const gray = new Float32Array(width * height);
  for (let i = 0; i < gray.length; i += 1)
    gray[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
  return { gray, width, height, short: Math.min(picture.width, picture.height) };
}

// How much the picture changes from pixel to pixel: the variance of its Laplacian.
export function sharpness({ gray, width, height }) {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x;
      const change =
        gray[i - 1] + gray[i + 1] + gray[i - width] + gray[i + width] - 4 * gray[i];
      sum += change;
      squares += change * change;
      count += 1;
    }
  return squares / count - (sum / count) ** 2;
}

function meanOf(gray) {
  let sum = 0;
  for (const value of gray) sum += value;
  return sum / gray.length;
}

// Shares of bright paper along each edge: a page that lies on a table shows table on all four.
// A page that fills the picture on every side is a scan; one that leaves only some is cut off.
function cutEdges({ gray, width, height }, bright) {
  const depth = Math.max(2, Math.round(EDGE_SHARE * Math.min(width, height)));
  const share = (x0, x1, y0, y1) => {
    let paper = 0;
    for (let y = y0; y < y1; y += 1)
      for (let x = x0; x < x1; x += 1) if (gray[y * width + x] > bright) paper += 1;
    return paper / ((x1 - x0) * (y1 - y0));
  };
  const edges = [
    share(0, width, 0, depth),
    share(0, width, height - depth, height),
    share(0, depth, 0, height),
    share(width - depth, width, 0, height),
  ];
  return edges.filter((edge) => edge > PAPER_SHARE).length;
}

// Names what is wrong with a picture, most important first; nothing for one we cannot look at.
export async function problemsOf(file) {
  let seen;
  try {
    seen = await grays(file);
  } catch {
    return [];
  }
  const mean = meanOf(seen.gray);
  const found = [];
  if (seen.short < SHORT_SIDE_MIN) found.push("small");
  if (mean < DARK_BELOW) found.push("dark");
  else if (sharpness(seen) < BLURRED_BELOW) found.push("blurred");
  const cut = cutEdges(seen, Math.max(150, mean));
  if (cut > 0 && cut < 4 && mean >= DARK_BELOW) found.push("cutOff");
  return found;
}
