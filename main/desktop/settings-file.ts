/**
 * What the program remembers between two starts on this computer, for this user: which archive was open, where the
 * window stood, how it looked. Small JSON files, written whole; a damaged one counts as absent.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Opens a file of settings; what is missing or wrong in it takes the default of the shape. */
export function openSettingsFile<S extends z.ZodObject>(
  file: string,
  shape: S,
): { readonly value: z.output<S>; set(change: Partial<z.output<S>>): void } {
  let value = read(file, shape);
  return {
    get value() {
      return value;
    },
    set(change) {
      value = { ...value, ...change };
      mkdirSync(dirname(file), { recursive: true });
      // Beside it and renamed: a start in the middle of writing finds the old one.
      writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`);
      renameSync(`${file}.new`, file);
    },
  };
}

function read<S extends z.ZodObject>(file: string, shape: S): z.output<S> {
  let found: unknown = {};
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Absent at a first start; a damaged one is replaced at the next change.
  }
  const parsed = shape.safeParse(found);
  return parsed.success ? parsed.data : shape.parse({});
}

export const programSettings = z.object({
  /** The archive that was open last; null after it was closed by a person. */
  archive: z.string().nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});

export const windowSettings = z.object({
  /** Place and size when not maximised; null lets the system choose. */
  x: z.number().int().nullable().default(null),
  y: z.number().int().nullable().default(null),
  width: z.number().int().min(1).max(20_000).default(1366),
  height: z.number().int().min(1).max(20_000).default(768),
  maximised: z.boolean().default(false),
  zoomPercent: z.number().int().min(100).max(200).default(100),
});

export type WindowSettings = z.output<typeof windowSettings>;

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Where a window may open: as remembered where that still lies on a screen, else in the middle of the first one.
 * @param screens the work areas of the screens there are now
 */
export function placeOnScreen(
  { x, y, width, height }: WindowSettings,
  screens: readonly Area[],
  smallest: { width: number; height: number },
): { x?: number; y?: number; width: number; height: number } {
  const screen = screens.find(
    (s) =>
      x !== null && y !== null && x >= s.x - 16 && y >= s.y - 16 && x < s.x + s.width - 100 && y < s.y + s.height - 50,
  );
  const room = screen ?? screens[0];
  const size = {
    width: Math.max(smallest.width, Math.min(width, room?.width ?? width)),
    height: Math.max(smallest.height, Math.min(height, room?.height ?? height)),
  };
  return screen === undefined || x === null || y === null ? size : { x, y, ...size };
}
