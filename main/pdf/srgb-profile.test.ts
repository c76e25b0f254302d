import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { colorants, srgbProfile } from './srgb-profile.ts';

describe('the sRGB profile', () => {
  it('has the colorants that IEC 61966-2-1 gives relative to D50', () => {
    const published = [
      [0.4361, 0.2225, 0.0139],
      [0.3851, 0.7169, 0.0971],
      [0.1431, 0.0606, 0.7141],
    ];
    for (const [i, colour] of colorants().entries()) {
      for (const [j, part] of colour.entries()) expect(part).toBeCloseTo(published[i]?.[j] ?? 0, 3);
    }
  });

  it('states its own length, its class and its version', () => {
    const profile = srgbProfile();
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile[8]).toBe(2);
  });

  it('means the same colours to a colour engine as sRGB itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'srgb-'));
    try {
      writeFileSync(join(folder, 'ours.icc'), srgbProfile());
      const pixels = Buffer.from([255, 0, 0, 12, 200, 90, 128, 128, 128, 0, 0, 255, 250, 240, 3, 30, 31, 29]);
      const image = sharp(pixels, { raw: { width: 6, height: 1, channels: 3 } });
      const converted = await image.withIccProfile(join(folder, 'ours.icc')).raw().toBuffer();
      const off = [...converted].map((value, i) => Math.abs(value - (pixels[i] ?? 0)));
      expect(Math.max(...off)).toBeLessThanOrEqual(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
