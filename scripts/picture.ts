/**
 * The pictures of the README: screens that the stories of the window left in out/screenshots, as WebP.
 *
 *   npm test -- --project stories && npm run picture
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const screens = {
  review: 'day/3-review-1366x768-light.png',
  search: 'day/5-paper-1366x768-light.png',
  home: 'day/8-home-1366x768-light.png',
};

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

mkdirSync(at('resources/pictures'), { recursive: true });
for (const [name, story] of Object.entries(screens)) {
  const picture = at(`resources/pictures/${name}.webp`);
  await sharp(at(`out/screenshots/${story}`))
    .webp({ quality: 82 })
    .toFile(picture);
  console.log(picture);
}
