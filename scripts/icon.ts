/**
 * The icon of the program as pictures, from resources/icon.svg: `npm run icon` after the drawing has changed. 512 points
 * for the packed program and its installers, 256 for the window.
 */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const at = (name: string): string => fileURLToPath(new URL(`../resources/${name}`, import.meta.url));

for (const size of [512, 256]) {
  const picture = at(`icon-${size}.png`);
  await sharp(at('icon.svg')).resize(size, size).png({ compressionLevel: 9, palette: true }).toFile(picture);
  process.stdout.write(`${picture}\n`);
}
