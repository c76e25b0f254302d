/**
 * The sRGB colour profile that an archival PDF names as its output intent, made here so that nothing has to be
 * shipped or fetched: an ICC version 2 display profile of the matrix kind, about 3 kB.
 *
 * Facts: primaries, white point and transfer curve of IEC 61966-2-1; layout of header and tags, D50 as the profile
 * connection space and s15Fixed16 numbers of ICC.1:2001-04 (version 2.4, the newest that PDF 1.4 and PDF/A-1 admit);
 * the Bradford matrix for adapting D65 to D50.
 */

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** CIE xy of red, green, blue and of the white D65. */
const PRIMARIES = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
] as const;
const D65: Vector = [0.3127 / 0.329, 1, (1 - 0.3127 - 0.329) / 0.329];
const D50: Vector = [0.9642, 1, 0.8249];

const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

const times = (m: Matrix, v: Vector): Vector => [dot(m[0], v), dot(m[1], v), dot(m[2], v)];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Solves m · x = v by Cramer's rule. */
function solve(m: Matrix, v: Vector): Vector {
  const columns = [0, 1, 2].map((i) => m.map((row) => row[i] ?? 0)) as unknown as Matrix;
  const determinant = dot(columns[0], cross(columns[1], columns[2]));
  return [
    dot(v, cross(columns[1], columns[2])) / determinant,
    dot(columns[0], cross(v, columns[2])) / determinant,
    dot(columns[0], cross(columns[1], v)) / determinant,
  ];
}

/** XYZ of red, green and blue at full strength, relative to D50. */
export function colorants(): [Vector, Vector, Vector] {
  const xyz = PRIMARIES.map(([x, y]): Vector => [x / y, 1, (1 - x - y) / y]) as [Vector, Vector, Vector];
  const rows = [0, 1, 2].map((i) => xyz.map((v) => v[i] ?? 0)) as unknown as Matrix;
  const strength = solve(rows, D65);
  const gain = times(BRADFORD, D50).map((cone, i) => cone / (times(BRADFORD, D65)[i] ?? 1));
  const adapt = (v: Vector): Vector => {
    const cones = times(BRADFORD, v).map((cone, i) => cone * (gain[i] ?? 1)) as unknown as Vector;
    return solve(BRADFORD, cones);
  };
  return xyz.map((v, i) => adapt(v.map((part) => part * (strength[i] ?? 1)) as unknown as Vector)) as [
    Vector,
    Vector,
    Vector,
  ];
}

/** Light 0…1 of an encoded value 0…1. */
const toLight = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
};

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const typed = (signature: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.alloc(4), ...parts]);

const xyzTag = (value: Vector): Buffer => typed('XYZ ', ...value.map(fixed));

function descriptionTag(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  // Behind the ASCII form stand an empty Unicode form (language, length) and an empty Macintosh one (code, length, 67 bytes).
  return typed('desc', word(ascii.length), ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67));
}

function curveTag(points: number): Buffer {
  const table = Buffer.alloc(points * 2);
  for (let i = 0; i < points; i += 1) table.writeUInt16BE(Math.round(toLight(i / (points - 1)) * 65535), i * 2);
  return typed('curv', word(points), table);
}

/** The profile as it is embedded. The same bytes each time. */
export function srgbProfile(): Buffer {
  const [red, green, blue] = colorants();
  const curve = curveTag(1024);
  const tags: [string, Buffer][] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', typed('text', Buffer.from('No copyright is claimed on this profile.\0', 'latin1'))],
    ['wtpt', xyzTag(D50)],
    ['rXYZ', xyzTag(red)],
    ['gXYZ', xyzTag(green)],
    ['bXYZ', xyzTag(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const places = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let position = 128 + 4 + tags.length * 12;
  for (const [, body] of tags) {
    if (places.has(body)) continue; // the three curves are one
    places.set(body, position);
    const padding = (4 - (body.length % 4)) % 4;
    bodies.push(body, Buffer.alloc(padding));
    position += body.length + padding;
  }
  const table = tags.map(([name, body]) =>
    Buffer.concat([Buffer.from(name, 'latin1'), word(places.get(body) ?? 0), word(body.length)]),
  );
  const header = Buffer.alloc(128);
  header.writeUInt32BE(position, 0);
  header.writeUInt32BE(0x02100000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [i, part] of [2025, 1, 1, 0, 0, 0].entries()) header.writeUInt16BE(part, 24 + i * 2);
  header.write('acsp', 36, 'latin1');
  Buffer.concat(D50.map(fixed)).copy(header, 68);
  return Buffer.concat([header, word(tags.length), ...table, ...bodies]);
}
