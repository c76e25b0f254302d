import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettingsFile, placeOnScreen, programSettings, windowSettings } from './settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file of settings', () => {
  it('begins with the defaults and remembers what was set', () => {
    const file = join(folder, 'new', 'program.json');
    expect(openSettingsFile(file, programSettings).value).toEqual({ archive: null, theme: 'system' });
    openSettingsFile(file, programSettings).set({ archive: '/kho/tài liệu' });
    expect(openSettingsFile(file, programSettings).value).toEqual({ archive: '/kho/tài liệu', theme: 'system' });
    expect(readdirSync(join(folder, 'new'))).toEqual(['program.json']);
  });

  it.each([
    ['half written', '{"width": 12'],
    ['of nonsense', '[]'],
    ['with a size that is none', '{"width": "wide"}'],
    ['with a zoom out of reach', '{"zoomPercent": 900}'],
  ])('%s counts as absent', (_, text) => {
    const file = join(folder, 'window.json');
    writeFileSync(file, text);
    expect(openSettingsFile(file, windowSettings).value).toEqual(windowSettings.parse({}));
  });
});

describe('the window', () => {
  const smallest = { width: 1024, height: 640 };
  const office = { x: 0, y: 24, width: 1366, height: 744 };
  const second = { x: 1366, y: 0, width: 1920, height: 1080 };
  const stood = (place: object) => windowSettings.parse(place);

  it('stands where it stood, on the second screen too', () => {
    const place = { x: 1500, y: 40, width: 1600, height: 900 };
    expect(placeOnScreen(stood(place), [office, second], smallest)).toEqual(place);
  });

  it('comes back when the second screen is gone, in a size that fits', () => {
    const place = { x: 1500, y: 40, width: 1600, height: 900 };
    expect(placeOnScreen(stood(place), [office], smallest)).toEqual({ width: 1366, height: 744 });
  });

  it('is never smaller than the screens are made for', () => {
    expect(placeOnScreen(stood({ x: 0, y: 24, width: 300, height: 200 }), [office], smallest)).toMatchObject(smallest);
  });

  it('lets the system choose a place at the first start', () => {
    expect(placeOnScreen(stood({}), [second], smallest)).toEqual({ width: 1366, height: 768 });
  });
});
